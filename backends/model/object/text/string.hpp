#pragma once

#include "backends/model/object/containers.hpp"
#include "backends/model/object/make.hpp"

#include <string>
#include <string_view>

/// str objects, and Python 2's unicode ones, for C++ code. Results are exact strs, or exact unicode objects where the
/// text is one. Nothing here runs Python code or collects.
namespace lastref::model {

/// Of the type str or unicode, of `size` bytes and `length` characters, to be filled in by the caller.
Ref<Str> make_raw_string_of(Run& run, Type* type, std::size_t size, std::size_t length);

/// A str that is not interned, with a length known already.
Ref<Str> make_string_of_length(Run& run, std::string_view text, std::size_t length);

/// left + right, which Python 2 coerces where one is unicode; one of them itself when the other is empty, as CPython
/// does for exact strs.
Ref<Str> string_concatenate(Run& run, Str* left, Str* right);
/// Raises MemoryError when the result would be too large.
Ref<Str> string_repeat(Run& run, Str* text, std::int64_t count);

inline bool string_equal(const Str* left, const Str* right) {
    return same_text(left, right);
}
/// By code points: negative, 0 or positive. UTF-8 has their order.
inline int string_compare(const Str* left, const Str* right) {
    return left->view().compare(right->view());
}
/// `needle in text`
inline bool string_contains(const Str* text, const Str* needle) {
    return text->view().find(needle->view()) != std::string_view::npos;
}

/// The character that begins `offset` bytes behind the text's start, and the offset of the next one.
Ref<Str> string_next(Run& run, const Str* text, std::int64_t& offset);
/// text[place], with 0 <= place < length.
Ref<Str> string_item(Run& run, const Str* text, std::uint32_t place);
/// text[start:stop] by code points, with 0 <= start <= stop <= length. `text` itself when it is all of an exact str.
Ref<Str> string_slice(Run& run, Str* text, std::uint32_t start, std::uint32_t stop);
/// `text` itself when it is an exact str, else an exact str with the same text.
Ref<Str> string_exact(Run& run, Str* text);

/// repr: quotes and escapes as CPython chooses them; what is printable stays.
void append_repr(std::string& result, std::string_view text);
void append_repr(std::string& result, const Str* text);
/// The same with everything beyond ASCII escaped, of a text that is a repr already.
std::string as_ascii_text(std::string_view repr);

/// The hash that CPython computes with PYTHONHASHSEED=0, never -1; of bytes, or of the code points of a text.
/// That of Python 2, where text is bytes.
std::int64_t multiplied_hash(std::string_view bytes);
std::int64_t hash_of_bytes(std::string_view bytes);
std::int64_t hash_of_text(std::string_view text);

}  // namespace lastref::model
