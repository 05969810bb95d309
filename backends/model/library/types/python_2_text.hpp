#pragma once

#include "backends/model/library/types/method_helpers.hpp"

/// The methods of Python 2's str and unicode, which are those of str and bytes, chosen by what they are called with.
namespace lastref::model {

/// Calls `of_text` with unicode objects alone, where one of the arguments is one, and makes texts that it gives unicode
/// objects. Without, calls `of_bytes` where bytes and text differ. Raises UnicodeDecodeError.
Value call_text_method(Run& run, Arguments arguments, NativeFunction of_text, NativeFunction of_bytes);

/// A row's function for a method of str.
template <NativeFunction of_text, NativeFunction of_bytes = nullptr>
Value text_method(Run& run, Arguments arguments) {
    if (run.profile.python_2) return call_text_method(run, arguments, of_text, of_bytes);
    return of_text(run, arguments);
}

Value python_2_text_new(Run& run, Arguments arguments);
Value python_2_join(Run& run, Arguments arguments);
Value python_2_translate(Run& run, Arguments arguments);
Value python_2_encode(Run& run, Arguments arguments);
Value python_2_decode(Run& run, Arguments arguments);
/// What str, unicode and bytearray have as `decode`, with the method's arguments.
Value decode_of_python_2(Run& run, std::string_view bytes, Arguments arguments);

}  // namespace lastref::model
