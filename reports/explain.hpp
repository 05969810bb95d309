#pragma once

#include "reports/paint.hpp"
#include "reports/run_record.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace lastref {

/// What went wrong in one result, line by line: what was expected of whom and why, both transcripts as a patch, whose
/// behaviour it is instead, and the end of what went to standard error. Each line is indented by `indent`.
[[nodiscard]] std::string explain(const Result& result, std::string_view indent, Colour colour);

/// The texts with commas between them.
[[nodiscard]] std::string join(const std::vector<std::string>& texts, std::string_view between = ", ");

}  // namespace lastref
