#include "reports/explain.hpp"
#include "reports/report.hpp"
#include "reports/sums.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace lastref {
namespace {

/// Text within a line, so that nothing in it is taken for markup.
std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (std::string_view("\\`*_[]<>|#").find(c) != std::string_view::npos) out += '\\';
        out += c == '\n' ? ' ' : c;
    }
    return out;
}

/// A fence longer than any run of backticks in `text`.
std::string fenced(std::string_view text, std::string_view language) {
    std::size_t longest = 2;
    std::size_t run = 0;
    for (const char c : text) {
        run = c == '`' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    const std::string fence(longest + 1, '`');
    return fmt::format("{}{}\n{}{}\n", fence, language, text, fence);
}

std::string failure(const RunRecord& record, const Result& result) {
    const CaseFacts& one = record.case_of(result);
    std::string out =
        fmt::format("### {} on {}\n\n{}\n\n{}: {}\n", escaped(one.name()), escaped(record.runtime_of(result).name),
                    escaped(one.claim), facts(result.verdict).label, escaped(result.reason));
    const std::string explanation = explain(result, "", Colour::off);
    return out + (explanation.empty() ? "" : "\n" + fenced(explanation, "diff")) + "\n";
}

}  // namespace

std::string write_markdown_report(const RunRecord& record, const ReportOptions&) {
    std::string out = fmt::format("# Run of {}\n\n{}\n\n", record.started, escaped(one_line(record)));
    if (record.interrupted_by != 0) out += "**Interrupted: this report is partial.**\n\n";
    out += "## By runtime\n\n" + sum_by_runtime(record).write_markdown();
    out += "\n## By topic\n\nHow many are as expected, out of how many; `!` marks failures.\n\n";
    for (const Table& table : sum_by_topic(record, ~std::size_t{0} / 2)) out += table.write_markdown();

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
        out += fmt::format("- {} x {}: {} on {}\n", group.count, escaped(group.reason), escaped(join(group.cases)),
                           escaped(join(group.runtimes)));
    return out;
}

}  // namespace lastref
