#pragma once

#include "backends/model/object/calls/native.hpp"

#include <string_view>

/// What built-in types answer copies and pickles.
namespace lastref::model {

// object's own, which ask copyreg and may run Python code.
Value object_reduce(Run& run, Arguments arguments);
Value object_reduce_ex(Run& run, Arguments arguments);
Value object_getstate(Run& run, Arguments arguments);

/// `__reduce__` of what the library tells of itself in Python.
Value reduce_in_library(Run& run, Arguments arguments);
/// `__reduce__` of what is found by its name.
Value reduce_to_name(Run& run, Arguments arguments);
Value reduce_bytearray(Run& run, Arguments arguments);
Value attribute_error_state(Run& run, Arguments arguments);

/// `__getnewargs__` of what cannot be changed: the same as its plain type.
Value get_new_arguments(Run& run, Arguments arguments);

/// The built-in function of that name.
Value builtin_function(Run& run, std::string_view name);

}  // namespace lastref::model
