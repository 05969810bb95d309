#pragma once

#include "backends/model/object/calls/native.hpp"

#include <string_view>

namespace lastref::model {

/// What PyPy calls a built-in function: some go by the name of the one that they are.
std::string_view pypy_function_name(const Native* native);
/// What PyPy calls the parameter at the place of a built-in function, which takes an argument by that name, too.
std::string_view pypy_parameter_name(const Native* native, int place);

}  // namespace lastref::model
