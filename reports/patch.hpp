#pragma once

#include "reports/paint.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace lastref {

/// The lines that differ between two texts, marked - and +, each with up to `context` equal lines around it; a line
/// "..." stands for equal lines that are left out. Empty if the texts are the same line by line.
[[nodiscard]] std::string write_patch(std::string_view left, std::string_view right, std::size_t context,
                                      std::string_view indent, Colour colour);

/// A line of a program's output as it can be shown: control characters but the tab are written as \xNN, and space at
/// the end of the line as \x20.
[[nodiscard]] std::string visible(std::string_view line);

}  // namespace lastref
