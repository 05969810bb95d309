#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lastref::bench {

/// Which side of its bound a figure should be on.
enum class Bound { at_most, at_least };

struct Goal {
    Bound bound = Bound::at_most;
    double value = 1;
};

/// One figure that was measured, and what it should be.
struct Line {
    std::string name;
    std::string unit;               ///< behind both figures: "s", "ms", "MB", "/s"
    double value = 0;               ///< the model's, or what there is only one of
    std::optional<double> against;  ///< what it is held against; the goal then speaks of the ratio
    Goal goal;

    [[nodiscard]] double judged() const { return against ? value / *against : value; }
    [[nodiscard]] bool met() const;
};

/// The value in the middle, or the mean of the two there. Requires at least one.
[[nodiscard]] double median(std::vector<double> values);

/// The table, with a last line that counts the goals met.
[[nodiscard]] std::string write_table(const std::vector<Line>& lines);

/// Likewise as JSON: `against` names what figures were held against, "" for nothing.
[[nodiscard]] std::string write_json(const std::vector<Line>& lines, std::string_view against, int repeat);

}  // namespace lastref::bench
