#pragma once

#include "backends/model/library/types/method_helpers.hpp"
#include "backends/model/object/numbers/integer.hpp"

#include <initializer_list>
#include <string_view>

/// What an instance of a classic class is as a container: the rows of its method table that do not stand beside it.
namespace lastref::model {

/// Calls the special method that the instance gives, or raises AttributeError.
Value ask_classic_instance(Run& run, Object* instance, std::string_view name,
                           std::initializer_list<Object*> arguments = {});
/// The int that a special method gave. Raises TypeError "__len__() should return an int".
Int* classic_int_result(Run& run, const Value& answer, std::string_view method);

Value instance_len(Run& run, Arguments arguments);
Value instance_getitem(Run& run, Arguments arguments);
Value instance_setitem(Run& run, Arguments arguments);
Value instance_delitem(Run& run, Arguments arguments);
Value instance_iter(Run& run, Arguments arguments);
Value instance_next(Run& run, Arguments arguments);
Value instance_contains(Run& run, Arguments arguments);
Value instance_length_hint(Run& run, Arguments arguments);
Value instance_reversed(Run& run, Arguments arguments);

}  // namespace lastref::model
