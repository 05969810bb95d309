#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lastref::model {

/// The one of `names` that is most like `wanted`, for "Did you mean"; empty when none is near enough.
std::string nearest_name(const std::vector<std::string>& names, std::string_view wanted);

}  // namespace lastref::model
