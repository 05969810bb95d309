#pragma once

#include <string_view>

namespace lastref::model {

/// Whether some real version's module has that name, which is its own affair, and the model's module never does.
bool is_unmodelled_name(std::string_view module, std::string_view name);

}  // namespace lastref::model
