#pragma once

#include "backends/model/library/types/method_helpers.hpp"
#include "backends/model/library/types/text_algorithms.hpp"
#include "backends/model/object/text/bytes.hpp"

/// The methods that bytes and bytearray have alike; results are of the kind of their object.
namespace lastref::model {

/// The bytes of a bytes or bytearray object.
inline std::string_view bytes_self(Arguments arguments) {
    return *bytes_like(arguments[0]);
}

/// A new object of the kind of `like`.
Value make_bytes_like(Run& run, Object* like, std::string_view bytes);
/// bytes(source) and bytearray(source): a count, a buffer, an iterable of ints, text with an encoding. May run Python
/// code.
std::string bytes_from(Run& run, Object* source, Object* encoding, Object* errors, std::string_view target = "bytes");
/// A byte from an int. Raises ValueError "byte must be in range(0, 256)".
char byte_argument(Run& run, Object* object);

/// `__buffer__`: a view of it.
Value buffer_of(Run& run, Arguments arguments);

Value bytes_len(Run& run, Arguments arguments);
Value bytes_getitem(Run& run, Arguments arguments);
Value bytes_contains(Run& run, Arguments arguments);
Value bytes_add(Run& run, Arguments arguments);
Value bytes_mul(Run& run, Arguments arguments);
Value bytes_mod(Run& run, Arguments arguments);
Value compare_bytes(Run& run, Object* left, Object* right, compile::CompareOperator operation);

Value bytes_find(Run& run, Arguments arguments);
Value bytes_rfind(Run& run, Arguments arguments);
Value bytes_index(Run& run, Arguments arguments);
Value bytes_rindex(Run& run, Arguments arguments);
Value bytes_count(Run& run, Arguments arguments);
Value bytes_startswith(Run& run, Arguments arguments);
Value bytes_endswith(Run& run, Arguments arguments);

Value bytes_split(Run& run, Arguments arguments);
Value bytes_rsplit(Run& run, Arguments arguments);
Value bytes_splitlines(Run& run, Arguments arguments);
Value bytes_partition(Run& run, Arguments arguments);
Value bytes_rpartition(Run& run, Arguments arguments);
Value bytes_join(Run& run, Arguments arguments);
Value bytes_replace(Run& run, Arguments arguments);
Value bytes_strip(Run& run, Arguments arguments);
Value bytes_lstrip(Run& run, Arguments arguments);
Value bytes_rstrip(Run& run, Arguments arguments);
Value bytes_removeprefix(Run& run, Arguments arguments);
Value bytes_removesuffix(Run& run, Arguments arguments);

Value bytes_decode(Run& run, Arguments arguments);
Value bytes_hex(Run& run, Arguments arguments);
Value bytes_fromhex(Run& run, Arguments arguments);
Value bytes_center(Run& run, Arguments arguments);
Value bytes_ljust(Run& run, Arguments arguments);
Value bytes_rjust(Run& run, Arguments arguments);
Value bytes_zfill(Run& run, Arguments arguments);
Value bytes_expandtabs(Run& run, Arguments arguments);
Value bytes_translate(Run& run, Arguments arguments);
Value bytes_maketrans(Run& run, Arguments arguments);
Value bytes_upper(Run& run, Arguments arguments);
Value bytes_lower(Run& run, Arguments arguments);
Value bytes_title(Run& run, Arguments arguments);
Value bytes_capitalize(Run& run, Arguments arguments);
Value bytes_swapcase(Run& run, Arguments arguments);
Value bytes_isalnum(Run& run, Arguments arguments);
Value bytes_isalpha(Run& run, Arguments arguments);
Value bytes_isascii(Run& run, Arguments arguments);
Value bytes_isdigit(Run& run, Arguments arguments);
Value bytes_islower(Run& run, Arguments arguments);
Value bytes_isupper(Run& run, Arguments arguments);
Value bytes_istitle(Run& run, Arguments arguments);
Value bytes_isspace(Run& run, Arguments arguments);

/// The rows of those methods, for both tables.
#define LASTREF_BYTES_ROWS                                                                                             \
    LASTREF_COMPARISON_ROWS(compare_bytes), {"__len__", "self, /", bytes_len},                                         \
        {"__getitem__", "self, key, /", bytes_getitem}, {"__contains__", "self, key, /", bytes_contains},              \
        {"__add__", "self, value, /", bytes_add}, {"__mul__", "self, value, /", bytes_mul},                            \
        {"__rmul__", "self, value, /", bytes_mul}, {"__mod__", "self, value, /", bytes_mod},                           \
        {"capitalize", "self, /", bytes_capitalize}, {"center", "self, width, fillchar=?, /", bytes_center},           \
        {"count", "self, sub, start=?, end=?, /", bytes_count},                                                        \
        {"decode", "self, /, encoding=?, errors=?", bytes_decode},                                                     \
        {"endswith", "self, suffix, start=?, end=?, /", bytes_endswith},                                               \
        {"expandtabs", "self, /, tabsize=8", bytes_expandtabs}, {"find", "self, sub, start=?, end=?, /", bytes_find},  \
        {"fromhex", "cls, string, /", bytes_fromhex, Binding::class_method},                                           \
        {"hex", "self, /, sep=?, bytes_per_sep=1", bytes_hex}, {"index", "self, sub, start=?, end=?, /", bytes_index}, \
        {"isalnum", "self, /", bytes_isalnum}, {"isalpha", "self, /", bytes_isalpha},                                  \
        {"isascii", "self, /", bytes_isascii, Binding::method, true, 7}, {"isdigit", "self, /", bytes_isdigit},        \
        {"islower", "self, /", bytes_islower}, {"isspace", "self, /", bytes_isspace},                                  \
        {"istitle", "self, /", bytes_istitle}, {"isupper", "self, /", bytes_isupper},                                  \
        {"join", "self, iterable_of_bytes, /", bytes_join}, {"ljust", "self, width, fillchar=?, /", bytes_ljust},      \
        {"lower", "self, /", bytes_lower}, {"lstrip", "self, bytes=None, /", bytes_lstrip},                            \
        {"maketrans", "frm, to, /", bytes_maketrans, Binding::static_method},                                          \
        {"partition", "self, sep, /", bytes_partition},                                                                \
        {"removeprefix", "self, prefix, /", bytes_removeprefix, Binding::method, true, 9},                             \
        {"removesuffix", "self, suffix, /", bytes_removesuffix, Binding::method, true, 9},                             \
        {"replace", "self, old, new, count=-1, /", bytes_replace},                                                     \
        {"rfind", "self, sub, start=?, end=?, /", bytes_rfind},                                                        \
        {"rindex", "self, sub, start=?, end=?, /", bytes_rindex},                                                      \
        {"rjust", "self, width, fillchar=?, /", bytes_rjust}, {"rpartition", "self, sep, /", bytes_rpartition},        \
        {"rsplit", "self, /, sep=None, maxsplit=-1", bytes_rsplit}, {"rstrip", "self, bytes=None, /", bytes_rstrip},   \
        {"split", "self, /, sep=None, maxsplit=-1", bytes_split},                                                      \
        {"splitlines", "self, /, keepends=False", bytes_splitlines},                                                   \
        {"startswith", "self, prefix, start=?, end=?, /", bytes_startswith},                                           \
        {"strip", "self, bytes=None, /", bytes_strip}, {"swapcase", "self, /", bytes_swapcase},                        \
        {"title", "self, /", bytes_title}, {"translate", "self, table, /, delete=?", bytes_translate},                 \
        {"upper", "self, /", bytes_upper}, {                                                                           \
        "zfill", "self, width, /", bytes_zfill                                                                         \
    }

}  // namespace lastref::model
