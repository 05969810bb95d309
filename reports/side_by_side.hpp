#pragma once

#include "reports/paint.hpp"

#include <string>
#include <string_view>

namespace lastref {

/// Both texts in two columns, equal lines next to each other and | between lines that differ.
[[nodiscard]] std::string write_side_by_side(std::string_view left, std::string_view right, std::string_view indent,
                                             Colour colour);

}  // namespace lastref
