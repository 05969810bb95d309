#include "reports/comparison.hpp"
#include "reports/markdown_text.hpp"
#include "reports/patch.hpp"
#include "reports/table.hpp"

#include <fmt/format.h>

namespace lastref {
namespace {

std::string write_side(const RuntimeFacts& runtime, const Side& side) {
    if (side.why.empty()) return "";
    return fmt::format("- {}: {}\n", markdown_text(runtime.name), markdown_text(side.why));
}

std::string write_ends(const Comparison& comparison, const Difference& one) {
    if (one.left.status == one.right.status) return "";
    return fmt::format("{} ends as {}, {} as {}.\n\n", markdown_text(comparison.left.name),
                       markdown_text(one.left.status), markdown_text(comparison.right.name),
                       markdown_text(one.right.status));
}

std::string write_difference(const Comparison& comparison, const Difference& one) {
    std::string out = fmt::format("### {}\n\n", markdown_text(one.name));
    if (!one.claim.empty()) out += markdown_text(one.claim) + "\n\n";
    out += write_ends(comparison, one);
    const std::string patch = write_patch(one.left.transcript, one.right.transcript, 2, "", Colour::off);
    if (!patch.empty()) out += markdown_block(patch, "diff") + "\n";
    const std::string reasons = write_side(comparison.left, one.left) + write_side(comparison.right, one.right);
    if (!reasons.empty()) out += reasons + "\n";
    if (!one.instead.empty())
        out += fmt::format("Write instead: {}: {}\n\n", markdown_text(one.instead), markdown_text(one.instead_claim));
    return out;
}

std::string write_sums(const Comparison& comparison) {
    Table table({"topic", "the same", "different"});
    for (const TopicSum& sum : comparison.topics)
        table.add({{markdown_text(sum.topic)}, {std::to_string(sum.same)}, {std::to_string(sum.different)}});
    return table.write_markdown();
}

}  // namespace

std::string write_markdown_comparison(const Comparison& comparison, const ComparisonOptions&) {
    std::string out = fmt::format("# From {} to {}\n\n{} the same, {} different.\n\n{}\n",
                                  markdown_text(comparison.left.name), markdown_text(comparison.right.name),
                                  comparison.same(), comparison.differences.size(), write_sums(comparison));
    std::string topic;
    for (const Difference& one : comparison.differences) {
        if (one.topic != topic) out += fmt::format("## {}\n\n", markdown_text(one.topic));
        topic = one.topic;
        out += write_difference(comparison, one);
    }
    if (!comparison.not_compared.empty()) out += "## Not compared\n\n";
    for (const NotCompared& one : comparison.not_compared)
        out += fmt::format("- {}: {} on {}: {}\n", markdown_text(one.name), markdown_text(one.status),
                           markdown_text(one.runtime), markdown_text(one.reason));
    return out;
}

}  // namespace lastref
