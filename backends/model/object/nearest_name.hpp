#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lastref::model {

/// The one of `names` that is most like `wanted`, for "Did you mean"; empty when none is near enough.
std::string nearest_name(const std::vector<std::string>& names, std::string_view wanted);

/// As PyPy's traceback does it, which takes none as far away as `wanted` is long.
std::string nearer_name(const std::vector<std::string>& names, std::string_view wanted);
/// As that of PyPy 7.3 does it: up to three letters differ, be it in their case.
std::string name_by_letters(const std::vector<std::string>& names, std::string_view wanted);

}  // namespace lastref::model
