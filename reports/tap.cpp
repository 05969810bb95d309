#include "reports/explain.hpp"
#include "reports/report.hpp"

#include <fmt/format.h>

namespace lastref {
namespace {

/// Text in a description or reason: no line end, and "#" and "\" are escaped, for they begin a directive.
std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '#' || c == '\\') out += '\\';
        out += c == '\n' || c == '\r' ? ' ' : c;
    }
    return out;
}

std::string yaml_line(std::string_view text) {
    std::string out = "'";
    for (const char c : text) {
        if (c == '\'') out += '\'';
        out += c == '\n' || c == '\r' ? ' ' : c;
    }
    return out + "'";
}

std::string directive(const Result& result) {
    if (result.verdict == Verdict::xfail || result.verdict == Verdict::xpass)
        return " # TODO " + escaped(result.reason);
    if (result.verdict == Verdict::skipped) return " # SKIP " + escaped(result.reason);
    if (facts(result.verdict).weight == Weight::neutral)
        return fmt::format(" # SKIP {}: {}", facts(result.verdict).label, escaped(result.reason));
    return "";
}

std::string diagnosis(const Result& result) {
    std::string out = "  ---\n";
    out += fmt::format("  verdict: {}\n  reason: {}\n", facts(result.verdict).name, yaml_line(result.reason));
    const std::string explanation = explain(result, "    ", Colour::off);
    if (!explanation.empty()) out += "  explanation: |2\n" + explanation;
    return out + "  ...\n";
}

}  // namespace

std::string write_tap_report(const RunRecord& record, const ReportOptions&) {
    std::string out = fmt::format("TAP version 14\n1..{}\n", record.results.size());
    std::size_t number = 0;
    for (const Result& result : record.results) {
        const Weight weight = facts(result.verdict).weight;
        const bool bad = weight == Weight::bad || weight == Weight::broken;
        const bool ok = result.verdict == Verdict::xpass || (!bad && result.verdict != Verdict::xfail);
        out +=
            fmt::format("{} {} - {} on {}{}\n", ok ? "ok" : "not ok", ++number, escaped(record.case_of(result).name()),
                        escaped(record.runtime_of(result).name), directive(result));
        if (bad && result.verdict != Verdict::xpass) out += diagnosis(result);
    }
    if (record.interrupted_by != 0) out += "Bail out! interrupted: this report is partial\n";
    return out;
}

}  // namespace lastref
