#pragma once

#include "backends/model/object/calls/native_object.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace lastref::model {

// What a call of a built-in function says of arguments that do not fit it: who it is for the message, and the errors.

/// `__new__`, or an `__init__` of its own: it goes by its type.
bool is_constructor(const Native* native);
/// Whether it is the function sorted(), which leaves its keywords to list.sort().
bool is_sorted(const Native* native);
/// "upper()", "len()"
std::string function_name(const Native* native);
/// "str.upper()", "gc.collect()", "len()": as messages about calls that take a fixed number of arguments name it.
std::string full_function_name(const Native* native);

/// The class that a built-in method's qualified name begins with: of what it is bound to, else the one that has it.
std::string_view holder_name(const Native* native);
/// 1 where messages do not count the object that a method is called on.
int hidden_self(const Native* native);
/// How many places stand for one argument each, by position or by name.
int named_places(const Signature& signature);
bool takes_keywords(const Signature& signature);
/// PyPy's built-in functions and methods complain as those of programs do.
bool complains_as_function(const Native* native);

[[noreturn]] void raise_too_many(Run& run, const Native* native, std::size_t given, const Object* receiver);
[[noreturn]] void raise_takes_no_keywords(Run& run, const Native* native);
/// Whether it is what calls a weak reference.
bool is_weak_call(const Native* native);
[[noreturn]] void raise_weak_call_takes_nothing(Run& run, std::size_t positional, std::size_t keywords);
/// No argument for the parameter at `place`; `values` is what the places have so far.
[[noreturn]] void raise_missing(Run& run, const Native* native, std::size_t given, std::uint8_t place,
                                Object* const* values);
/// `name` is the first of `count` keywords that are no parameters.
[[noreturn]] void raise_unexpected(Run& run, const Native* native, std::string_view name, std::size_t count);

/// An unbound method of a built-in type works on instances of that type alone.
void check_receiver(Run& run, const Native* native, Object* const* arguments, std::size_t count);

/// Whether it is a special method that CPython calls through the type's table: `__len__`, no constructor.
bool is_slot(const Native* native);

}  // namespace lastref::model
