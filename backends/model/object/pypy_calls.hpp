#pragma once

#include "backends/model/object/dict.hpp"
#include "backends/model/object/native.hpp"
#include "backends/model/object/type.hpp"

#include <cstddef>
#include <string_view>

namespace lastref::model {

// What PyPy says of calls of built-in functions whose arguments do not fit. Most complain as those of programs do.

[[noreturn]] void raise_too_many_as_function(Run& run, const Native* native, std::size_t given);
[[noreturn]] void raise_missing_as_function(Run& run, const Native* native, std::size_t given);
/// `name` is the first of `count` keywords that are no parameters.
[[noreturn]] void raise_unexpected_as_function(Run& run, const Native* native, std::string_view name,
                                               std::size_t count);
/// The same of an exception of the type.
[[noreturn]] void raise_unexpected_by_exception(Run& run, const Type* type, Dict* keywords);

}  // namespace lastref::model
