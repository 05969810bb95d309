#pragma once

#include "backends/model/object/run.hpp"
#include "backends/model/object/types/type_name.hpp"

#include <fmt/format.h>

#include <initializer_list>
#include <string>

namespace lastref::model {

/// A new exception of the built-in type with one string argument.
Value make_exception(Run& run, CoreType type, std::string_view message);

/// Raises it. The handled exception becomes its context.
[[noreturn]] void raise_exception(Run& run, Value exception);
/// Raises one that the interpreter itself found: where the profile says so, its handler only makes it.
[[noreturn]] void raise_unborn(Run& run, Value exception);
/// What a handler does that gets it: from now on the exception is there, the newest object for a collector.
void bear(Run& run, Object* exception);
[[noreturn]] void raise_message(Run& run, CoreType type, std::string_view message);

/// A message's format in the words of the run's version.
std::string_view reworded(const Run& run, std::string_view format);

template <class... Arguments>
std::string message_text(const Run& run, fmt::format_string<Arguments...> text, Arguments&&... arguments) {
    fmt::string_view format = text;
    return fmt::vformat(reworded(run, {format.data(), format.size()}), fmt::make_format_args(arguments...));
}

/// Of what a message is made of: the object that it speaks about, or null.
inline const Object* object_named_by(const TypeName& name) {
    return name.of;
}
template <class Other>
const Object* object_named_by(const Other&) {
    return nullptr;
}

/// Raises one that speaks about `named`, of which some may be null. Where the text is only made when somebody asks for
/// it, a TypeError holds them as long as it is handled.
[[noreturn]] void raise_about(Run& run, Value exception, std::initializer_list<const Object*> named);
/// Ends what raise_about() began.
void let_go_of_named(Run& run, Object* exception);

template <class... Arguments>
[[noreturn]] void raise(Run& run, CoreType type, fmt::format_string<Arguments...> text, Arguments&&... arguments) {
    raise_about(run, make_exception(run, type, message_text(run, text, std::forward<Arguments>(arguments)...)),
                {object_named_by(arguments)...});
}

/// Likewise in the words of the run's version, one of `run.profile.words`.
template <class... Arguments>
[[noreturn]] void raise_worded(Run& run, CoreType type, std::string_view text, Arguments&&... arguments) {
    const std::string message = fmt::format(fmt::runtime(text), arguments...);
    raise_about(run, make_exception(run, type, reworded(run, message)), {object_named_by(arguments)...});
}

/// KeyError(key), StopIteration(value): the argument is an object.
[[noreturn]] void raise_with(Run& run, CoreType type, Object* argument);

/// A KeyError about a key that, where it is a tuple, is all the arguments (PyErr_SetObject of CPython).
[[noreturn]] void raise_about_key(Run& run, Object* key);

/// OSError of the right subclass: errno, its text ("No such file or directory"), the file name if not null.
[[noreturn]] void raise_os_error(Run& run, int error_number, Object* filename = nullptr);

/// Makes the exception being handled the context of `exception`, unless it is that one; cycles of contexts are broken.
void set_context(Run& run, Exception* exception);

/// Where handlers hold tracebacks, the innermost one of `exception` keeps `traceback`, which the exception loses or
/// which gets longer, until it ends. No effect where it has one already, or nobody handles the exception.
void hold_traceback(Run& run, const Object* exception, Value traceback);

/// What the innermost handler of `exception` holds; null: what the exception has.
HeldTraceback* find_held_traceback(Run& run, const Object* exception);

/// Another handler of `exception` begins within the one that holds a traceback, if there is one.
void begin_inner_handler(Run& run, const Object* exception);

/// What the handler of `exception`, which ends, held, or null.
Value take_held_traceback(Run& run, const Object* exception);

/// True when `exception` is an instance of the built-in exception type.
bool is_exception(Run& run, const Object* exception, CoreType type);

}  // namespace lastref::model
