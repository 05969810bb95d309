#include "reports/explain.hpp"
#include "reports/markdown_text.hpp"
#include "reports/report.hpp"
#include "reports/sums.hpp"

#include <fmt/format.h>

namespace lastref {
namespace {

std::string failure(const RunRecord& record, const Result& result) {
    const CaseFacts& one = record.case_of(result);
    std::string out = fmt::format("### {} on {}\n\n{}\n\n{}: {}\n", markdown_text(one.name()),
                                  markdown_text(record.runtime_of(result).name), markdown_text(one.claim),
                                  facts(result.verdict).label, markdown_text(result.reason));
    const std::string explanation = explain(result, "", Colour::off);
    return out + (explanation.empty() ? "" : "\n" + markdown_block(explanation, "diff")) + "\n";
}

}  // namespace

std::string write_markdown_report(const RunRecord& record, const ReportOptions&) {
    std::string out = fmt::format("# Run of {}\n\n{}\n\n", record.started, markdown_text(one_line(record)));
    if (record.interrupted_by != 0) out += "**Interrupted: this report is partial.**\n\n";
    out += "## By runtime\n\n" + sum_by_runtime(record).write_markdown();
    out += "\n## By topic\n\nHow many are as expected, out of how many; `!` marks failures.\n\n";
    for (const Table& table : sum_by_topic(record, ~std::size_t{0} / 2)) out += table.write_markdown();

    const std::vector<Alignment> alignments = align(record);
    if (!alignments.empty()) out += "\n## As whom\n\nHow runtimes behave for which nothing is declared.\n\n";
    for (const Alignment& one : alignments)
        out += fmt::format("- {}: {} as {}\n", markdown_text(one.runtime), one.cases.size(),
                           one.families.empty() ? "none that is recorded: " + markdown_text(join(one.cases))
                                                : markdown_text(join(one.families, " and ")));

    std::string failures;
    for (const Result& result : record.results) {
        const Weight weight = facts(result.verdict).weight;
        if (weight == Weight::bad || weight == Weight::broken) failures += failure(record, result);
    }
    if (!failures.empty()) out += "\n## Not as expected\n\n" + failures;
    const std::vector<Group> groups = group_by_reason(record, Verdict::unsupported);
    if (groups.empty()) return out;
    out += failures.empty() ? "\n## Unsupported\n\n" : "## Unsupported\n\n";
    for (const Group& group : groups)
        out += fmt::format("- {} x {}: {} on {}\n", group.count, markdown_text(group.reason),
                           markdown_text(join(group.cases)), markdown_text(join(group.runtimes)));
    return out;
}

}  // namespace lastref
