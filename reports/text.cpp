#include "reports/explain.hpp"
#include "reports/report.hpp"
#include "reports/sums.hpp"

#include <fmt/format.h>

namespace lastref {
namespace {

bool is_bad(const Result& result) {
    const Weight weight = facts(result.verdict).weight;
    return weight == Weight::bad || weight == Weight::broken;
}

std::string result_line(const RunRecord& record, const Result& result, Colour colour) {
    const VerdictFacts& verdict = facts(result.verdict);
    const Tone tone = is_bad(result) ? Tone::bad : verdict.weight == Weight::good ? Tone::good : Tone::doubtful;
    return fmt::format("{} {} on {}{}{}\n", paint(verdict.label, tone, colour), record.case_of(result).name(),
                       record.runtime_of(result).name, result.reason.empty() ? "" : ": ", result.reason);
}

std::string shortened(const std::vector<std::string>& names) {
    constexpr std::size_t most = 4;
    if (names.size() <= most) return join(names);
    return fmt::format("{} and {} more", join({names.begin(), names.begin() + most}), names.size() - most);
}

std::string groups_text(const RunRecord& record, Verdict verdict, Colour colour) {
    const std::vector<Group> groups = group_by_reason(record, verdict);
    if (groups.empty()) return "";
    std::string out = paint(facts(verdict).label, Tone::heading, colour) + "\n";
    for (const Group& group : groups)
        out += fmt::format("  {:>4} x {}\n         {} on {}\n", group.count, group.reason, shortened(group.cases),
                           shortened(group.runtimes));
    return out + "\n";
}

/// How a runtime behaves for which nothing is declared.
std::string alignment_text(const RunRecord& record, Colour colour) {
    std::string out;
    std::string runtime;
    for (const Alignment& one : align(record)) {
        if (one.runtime != runtime) out += paint(one.runtime, Tone::heading, colour) + "\n";
        runtime = one.runtime;
        const bool lonely = one.families.empty();
        out += fmt::format("  {:>4} as {}{}\n", one.cases.size(),
                           lonely ? "none that is recorded" : join(one.families, " and "),
                           lonely ? ": " + join(one.cases) : "");
    }
    return out.empty() ? out : out + "\n";
}

std::string ending(const RunRecord& record, Colour colour) {
    std::string out;
    if (record.interrupted_by != 0)
        out += paint(fmt::format("interrupted by signal {}: this record is partial", record.interrupted_by), Tone::bad,
                     colour) +
               "\n";
    if (record.stopped_at_failure) out += "stopped at the first failure: this record is partial\n";
    if (record.executed() == 0) out += "nothing was executed\n";
    const bool bad = record.count(Weight::bad) + record.count(Weight::broken) > 0;
    return out + paint(one_line(record), bad ? Tone::bad : Tone::good, colour) + "\n";
}

}  // namespace

std::string write_text_report(const RunRecord& record, const ReportOptions& options) {
    std::string out;
    if (options.detail == Detail::brief) return ending(record, options.colour);
    for (const Result& result : record.results) {
        if (!is_bad(result) && options.detail != Detail::full) continue;
        out += result_line(record, result, options.colour);
        if (is_bad(result)) out += explain(result, "    ", options.colour) + "\n";
    }
    if (options.detail == Detail::full) out += "\n";
    for (const Verdict verdict : {Verdict::unsupported, Verdict::not_run})
        out += groups_text(record, verdict, options.colour);
    for (const Table& table : sum_by_topic(record, 6)) out += table.write(options.colour) + "\n";
    out += sum_by_runtime(record).write(options.colour) + "\n";
    return out + alignment_text(record, options.colour) + ending(record, options.colour);
}

}  // namespace lastref
