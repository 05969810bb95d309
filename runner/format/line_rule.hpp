#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lastref {

/// How lines of a transcript compare that need not be the same every time.
enum class LineKind {
    unordered,  ///< neighbouring ones may come in any order
    bounded,    ///< their numbers lie within bounds
    present,    ///< they are there, whatever follows their beginning
};

/// What a case says of the lines of its transcript that begin with a mark. All other lines compare exactly.
struct LineRule {
    std::string begin;
    LineKind kind = LineKind::present;
    double least = 0;  ///< the bounds of each number, both included; of `bounded` lines only
    double greatest = 0;
    std::string why;
};

/// The transcript that stands for all that compare equal under `rules`: unordered lines are sorted, a number within
/// bounds is the bounds ("1..5"), what follows the beginning of a present line is "...". This is what is recorded,
/// compared and shown.
[[nodiscard]] std::string canonical(std::string transcript, const std::vector<LineRule>& rules);

}  // namespace lastref
