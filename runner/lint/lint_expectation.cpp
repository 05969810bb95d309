#include "runner/lint/lint.hpp"

#include "reports/line_diff.hpp"

#include <algorithm>

namespace lastref {
namespace {

/// Whether the text has what looks like an address: "0x" and at least six hexadecimal digits.
bool shows_address(std::string_view text) {
    for (std::size_t at = text.find("0x"); at != std::string_view::npos; at = text.find("0x", at + 1)) {
        const std::size_t end = std::min(text.find_first_not_of("0123456789abcdefABCDEF", at + 2), text.size());
        if (end - at >= 8) return true;
    }
    return false;
}

std::string describe(const RecordedRuntime& runtime) {
    return runtime.family + " " + to_string(runtime.version);
}

void lint_outcome(const std::string& file, const Outcome& outcome, std::size_t number, bool has_others,
                  Diagnostics& diagnostics) {
    const std::string which = "outcome " + std::to_string(number);
    if (has_others && outcome.why.empty())
        diagnostics.push_back({file, {}, which + " has no reason, and there are others", "why = \"...\""});
    if (outcome.basis == Basis::unsaid)
        diagnostics.push_back({file, {}, which + " does not say what promises it", "basis = \"...\""});
    for (const std::string& transcript : outcome.transcripts) {
        if (shows_address(transcript))
            diagnostics.push_back({file, {}, which + " shows an address", "values that every run shows"});
        if (transcript.empty() && outcome.status == Status::finished)
            diagnostics.push_back({file, {}, which + " shows nothing", "a case that prints what it claims"});
    }
}

}  // namespace

void lint_expectation(const std::string& file, const Expectation& expectation,
                      const std::vector<RecordedSource>& sources, Diagnostics& diagnostics) {
    for (std::size_t i = 0; i < expectation.outcomes.size(); ++i)
        lint_outcome(file, expectation.outcomes[i], i + 1, expectation.outcomes.size() > 1, diagnostics);
    if (expectation.recorded.empty())
        diagnostics.push_back({file, {}, "recorded on no runtime", "recorded = [...], as lastref record writes it"});
    for (const RecordedRuntime& runtime : expectation.recorded) {
        const auto selects = [&](const Outcome& one) { return one.selects(runtime.family, runtime.version); };
        const auto count = std::count_if(expectation.outcomes.begin(), expectation.outcomes.end(), selects);
        if (count != 1)
            diagnostics.push_back(
                {file, {}, std::to_string(count) + " outcomes are selected by " + describe(runtime), "one"});
        const auto is_source = [&](const RecordedSource& source) { return source.runtime == runtime; };
        if (std::none_of(sources.begin(), sources.end(), is_source))
            diagnostics.push_back(
                {file, {}, describe(runtime) + " is not a runtime of " + recorded_file, "a recorded one"});
    }
}

}  // namespace lastref
