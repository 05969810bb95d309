#include "reports/explain.hpp"

#include "reports/line_diff.hpp"
#include "reports/patch.hpp"

#include <fmt/format.h>

namespace lastref {
namespace {

std::string last_lines(const std::string& text, std::string_view indent, std::size_t most, Colour colour) {
    const auto lines = split_lines(text);
    std::string out;
    for (std::size_t i = lines.size() > most ? lines.size() - most : 0; i < lines.size(); ++i)
        out += fmt::format("{}{}\n", indent, paint("| " + visible(lines[i]), Tone::faint, colour));
    return out;
}

/// The declared transcript that differs least from what was seen.
const std::string& nearest(const DeclaredOutcome& expected, const std::string& transcript) {
    const std::string* best = &expected.transcripts.front();
    std::size_t least = ~std::size_t{0};
    for (const std::string& one : expected.transcripts) {
        std::size_t differing = 0;
        for (const DiffLine& line : diff_lines(one, transcript)) differing += line.side != Side::both ? 1 : 0;
        if (differing < least) least = differing, best = &one;
    }
    return *best;
}

}  // namespace

std::string join(const std::vector<std::string>& texts, std::string_view between) {
    std::string out;
    for (const std::string& text : texts) {
        if (!out.empty()) out += between;
        out += text;
    }
    return out;
}

std::string explain(const Result& result, std::string_view indent, Colour colour) {
    std::string out;
    if (result.verdict == Verdict::xpass) return out;
    if (!result.behaves_as.empty()) out += fmt::format("{}it behaves as {}\n", indent, join(result.behaves_as, " or "));
    const std::string printed = fmt::format("{}{}\n", indent, paint("+++ printed", Tone::good, colour));
    if (result.expected && !result.expected->transcripts.empty()) {
        const DeclaredOutcome& expected = *result.expected;
        const std::string& transcript = nearest(expected, result.transcript);
        const std::size_t others = expected.transcripts.size() - 1;
        out += fmt::format("{}{} of {}{}{}{}\n", indent, paint("--- expected", Tone::bad, colour),
                           join(expected.runtimes, " or "), others > 0 ? fmt::format(" (or {} other)", others) : "",
                           expected.why.empty() ? "" : ": ", expected.why);
        const std::string patch = write_patch(transcript, result.transcript, 3, indent, colour);
        out += printed + (patch.empty() ? fmt::format("{}  (the same lines)\n", indent) : patch);
    } else if (!result.transcript.empty() && facts(result.verdict).weight == Weight::bad) {
        out += printed + write_patch("", result.transcript, 3, indent, colour);
    }
    if (result.status != "finished") out += last_lines(result.errors, indent, 6, colour);
    return out;
}

}  // namespace lastref
