#include "reports/comparison.hpp"
#include "reports/patch.hpp"
#include "reports/side_by_side.hpp"

#include <fmt/format.h>

namespace lastref {
namespace {

std::string write_end(char sign, const Side& side, Tone tone, Colour colour) {
    return fmt::format("    {} {}\n", paint(fmt::format("{} {}", sign, side.status), tone, colour), side.reason);
}

std::string write_reason(char sign, const Side& side, Tone tone, Colour colour) {
    if (side.why.empty()) return "";
    return fmt::format("    {} {}\n", paint(std::string(1, sign) + " why:", tone, colour), side.why);
}

std::string write_difference(const Difference& one, const ComparisonOptions& options) {
    const Colour colour = options.colour;
    std::string out =
        fmt::format("  {}{}{}\n", paint(one.name, Tone::strong, colour), one.claim.empty() ? "" : ": ", one.claim);
    if (one.left.status != one.right.status)
        out += write_end('-', one.left, Tone::bad, colour) + write_end('+', one.right, Tone::good, colour);
    out += options.layout == Layout::side_by_side
               ? write_side_by_side(one.left.transcript, one.right.transcript, "    ", colour)
               : write_patch(one.left.transcript, one.right.transcript, 2, "    ", colour);
    if (one.left.why == one.right.why) {
        if (!one.left.why.empty()) out += fmt::format("    why: {}\n", one.left.why);
    } else {
        out += write_reason('-', one.left, Tone::bad, colour) + write_reason('+', one.right, Tone::good, colour);
    }
    if (!one.instead.empty())
        out += fmt::format("    write instead: {}: {}\n", paint(one.instead, Tone::strong, colour), one.instead_claim);
    return out;
}

}  // namespace

std::string write_text_comparison(const Comparison& comparison, const ComparisonOptions& options) {
    const Colour colour = options.colour;
    std::string out = fmt::format("{} {}\n{} {}\n", paint("-", Tone::bad, colour), comparison.left.name,
                                  paint("+", Tone::good, colour), comparison.right.name);
    std::string topic;
    for (const Difference& one : comparison.differences) {
        if (one.topic != topic) out += fmt::format("\n{}\n", paint(one.topic, Tone::heading, colour));
        topic = one.topic;
        out += write_difference(one, options);
    }
    if (!comparison.not_compared.empty()) out += fmt::format("\n{}\n", paint("not compared", Tone::heading, colour));
    for (const NotCompared& one : comparison.not_compared)
        out += fmt::format("  {}: {} on {}: {}\n", one.name, one.status, one.runtime, one.reason);
    out += fmt::format("\n{} the same, {} different", comparison.same(), comparison.differences.size());
    if (!comparison.not_compared.empty()) out += fmt::format(", {} not compared", comparison.not_compared.size());
    return out + "\n";
}

}  // namespace lastref
