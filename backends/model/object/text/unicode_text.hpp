#pragma once

#include "backends/model/object/make.hpp"

#include <cstddef>
#include <string_view>

/// Python 2's unicode objects beside its strs: where one meets the other, the str is taken for ASCII. What coerces
/// raises UnicodeDecodeError or UnicodeEncodeError where that fails.
namespace lastref::model {

/// A unicode object. `text` is UTF-8.
Ref<Str> make_unicode(Run& run, std::string_view text);
/// Likewise, of `size` bytes and `length` code points, to be filled in by the caller.
Ref<Str> make_raw_unicode(Run& run, std::size_t size, std::size_t length);

/// The text itself where it is unicode already.
Ref<Str> as_unicode(Run& run, Str* text);
/// The text itself where it is a str already.
Ref<Str> as_plain_string(Run& run, Str* text);

/// unicode(object): what `__unicode__` gives, else what str() gives. Runs Python code.
Ref<Str> unicode(Run& run, Object* object);

/// Raises TypeError "coercing to Unicode: need string or buffer, int found".
[[noreturn]] void raise_not_unicode(Run& run, const Object* object);

/// What str.decode() and its like raise; `source` is the object that it names.
[[noreturn]] void raise_unicode_error(Run& run, CoreType type, std::string_view codec, Object* source,
                                      std::size_t start, std::size_t end, std::string_view reason);

/// -1, 0, 1 for a str and a unicode object; both must be text of ASCII, or raises UnicodeDecodeError.
int compare_coerced(Run& run, Str* left, Str* right);
/// Whether they are equal: a str that is not ASCII equals no unicode object, of which there is a warning.
bool equal_coerced(Run& run, Str* left, Str* right);

/// repr of a unicode object.
void append_unicode_repr(std::string& result, std::string_view text);
/// The hash of one: that of a str with the same text, where it is ASCII.
std::int64_t hash_of_unicode(std::string_view text);

}  // namespace lastref::model
