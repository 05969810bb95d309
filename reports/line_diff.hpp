#pragma once

#include <string_view>
#include <vector>

namespace lastref {

/// Where a line of a comparison stands.
enum class Side { both, left, right };

/// One line of a comparison, without its line end; a view into one of the two texts.
struct DiffLine {
    Side side = Side::both;
    std::string_view text;
};

/// The lines of `text`, without their ends; a last line that does not end counts as a line.
[[nodiscard]] std::vector<std::string_view> split_lines(std::string_view text);

/// Both texts line by line, as few lines as can be on one side only; of what differs, the left comes first. Texts that
/// differ only in whether the last line ends are the same. Texts with thousands of differing lines are not matched
/// line by line.
[[nodiscard]] std::vector<DiffLine> diff_lines(std::string_view left, std::string_view right);

}  // namespace lastref
