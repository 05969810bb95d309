#pragma once

#include "backends/model/object/calls/native.hpp"
#include "backends/model/object/containers/dict.hpp"
#include "backends/model/object/types/type.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace lastref::model {

// What PyPy says of calls of built-in functions whose arguments do not fit. Most complain as those of programs do.

/// Where the argument of that name goes: also those have names that CPython takes by position only. -1 if nowhere.
int place_as_function(const Native* native, std::string_view name);
[[noreturn]] void raise_too_many_as_function(Run& run, const Native* native, std::size_t given);
/// `values` is null, or has what keywords put into places; null in those that are missing.
[[noreturn]] void raise_missing_as_function(Run& run, const Native* native, std::size_t given, Object* const* values);
/// `name` is the first of `count` keywords that are no parameters.
[[noreturn]] void raise_unexpected_as_function(Run& run, const Native* native, std::string_view name,
                                               std::size_t count);
/// The same of an exception of the type.
[[noreturn]] void raise_unexpected_by_exception(Run& run, const Type* type, Dict* keywords);

/// An exception that is made of as many arguments as there are names, and was given another number.
[[noreturn]] void raise_wrong_number_by_exception(Run& run, const Type* type,
                                                  const std::vector<std::string_view>& names, std::size_t given);

}  // namespace lastref::model
