#pragma once

#include "backends/model/object/core_types.hpp"

#include <string_view>

namespace lastref::model {

/// "No such file or directory" for 2: what strerror says on Linux.
std::string_view os_error_text(int error_number);

/// The name of a number ("ENOENT"), empty when unknown; and the number of a name, 0 when unknown.
std::string_view os_error_name(int error_number);
int os_error_number(std::string_view name);

/// The subclass of OSError that OSError(error_number, ...) makes.
CoreType os_error_class(int error_number);

}  // namespace lastref::model
