#pragma once

#include "reports/paint.hpp"
#include "reports/run_record.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace lastref {

/// What one of the two runtimes did with a program.
struct Side {
    std::string status;  ///< how it ended: "finished", "raised", ...
    std::string reason;  ///< why it did not just finish
    std::string transcript;
    std::string why;  ///< of the outcome that this is, as its expectation says; empty where none is
};

/// A program with which two runtimes do not do the same.
struct Difference {
    std::string topic;  ///< empty for a program that is no case
    std::string name;
    std::string claim;
    std::string instead;  ///< the case that says the same in a way that does not differ; empty where none is named
    std::string instead_claim;
    Side left;
    Side right;
};

/// A program that could not be compared.
struct NotCompared {
    std::string name;
    std::string runtime;
    std::string status;
    std::string reason;
};

/// How many programs of a topic two runtimes do the same with, and how many not.
struct TopicSum {
    std::string topic;
    std::size_t same = 0;
    std::size_t different = 0;
};

/// What changes for a program that moves from one runtime to another. Topics are in order.
struct Comparison {
    static constexpr int current_schema = 1;

    RuntimeFacts left;
    RuntimeFacts right;
    std::vector<TopicSum> topics;
    std::vector<Difference> differences;
    std::vector<NotCompared> not_compared;

    [[nodiscard]] std::size_t same() const;
};

/// How the lines of two transcripts are put together.
enum class Layout { patch, side_by_side };

struct ComparisonOptions {
    Colour colour = Colour::off;
    Layout layout = Layout::patch;
};

/// A way to write a comparison down. Each lies in a file of its own.
struct ComparisonFormat {
    std::string_view name;
    std::string (*write)(const Comparison& comparison, const ComparisonOptions& options);
};

/// All formats: text, markdown, json.
[[nodiscard]] const std::vector<ComparisonFormat>& comparison_formats();

}  // namespace lastref
