#include "runner/execute/baseline.hpp"

#include "reports/line_diff.hpp"

#include <algorithm>

namespace lastref {
namespace {

bool is_failure(Verdict verdict) {
    return facts(verdict).weight == Weight::bad && verdict != Verdict::xpass;
}

std::string_view next_word(std::string_view& line) {
    const std::size_t begin = line.find_first_not_of(" \t\r");
    if (begin == std::string_view::npos) return {};
    const std::size_t end = std::min(line.find_first_of(" \t\r", begin), line.size());
    const std::string_view word = line.substr(begin, end - begin);
    line.remove_prefix(end);
    return word;
}

}  // namespace

Baseline Baseline::parse(const std::string& file, std::string_view text, Diagnostics& diagnostics) {
    Baseline baseline;
    int number = 0;
    for (std::string_view line : split_lines(text)) {
        ++number;
        line = line.substr(0, line.find('#'));
        const std::string_view runtime = next_word(line);
        if (runtime.empty()) continue;
        const std::string_view name = next_word(line);
        if (name.empty() || !next_word(line).empty())
            diagnostics.push_back({file, {number, 1}, "malformed known failure", "RUNTIME CASE"});
        else
            baseline.known_.emplace(runtime, name);
    }
    return baseline;
}

std::string Baseline::write(const RunRecord& record) {
    std::set<std::string> lines;
    for (const Result& result : record.results) {
        if (is_failure(result.verdict) || result.verdict == Verdict::xfail)
            lines.insert(record.runtime_of(result).name + " " + record.case_of(result).name() + "\n");
    }
    std::string text;
    for (const std::string& line : lines) text += line;
    return text;
}

void Baseline::apply(const std::string& runtime, const std::string& case_name, Result& result) const {
    if (!known_.contains({runtime, case_name})) return;
    if (result.verdict == Verdict::pass) {
        result.verdict = Verdict::xpass;
        result.reason = "the baseline says that it fails";
    } else if (is_failure(result.verdict)) {
        result.verdict = Verdict::xfail;
    }
}

}  // namespace lastref
