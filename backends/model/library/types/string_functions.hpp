#pragma once

#include "backends/model/library/types/method_helpers.hpp"
#include "backends/model/library/types/text_algorithms.hpp"
#include "backends/model/object/text/string.hpp"

/// The functions of str's method table that do not stand beside it.
namespace lastref::model {

inline Str* string_self(Arguments arguments) {
    return static_cast<Str*>(arguments[0]);
}

/// PyPy's words for what should be a str.
[[noreturn]] void raise_not_decodable(Run& run, const Object* object);
/// The argument as a str; raises TypeError "find() argument 1 must be str, not int".
Str* string_argument(Run& run, Object* object, std::string_view function, std::string_view place);
/// The same where every version tells which argument it is.
Str* placed_string_argument(Run& run, Object* object, std::string_view function, int place);

/// The bounds of an optional slice [start:stop] of `length` places; null and None stand for the ends. May run Python
/// code.
struct SearchBounds {
    std::int64_t start = 0;
    std::int64_t stop = 0;
};
SearchBounds search_bounds(Run& run, Object* start, Object* stop, std::int64_t length);

/// An int argument, null standing for `otherwise`.
std::int64_t count_argument(Run& run, Object* object, std::int64_t otherwise);

/// An argument that says yes or no: up to 3.11 an int of C.
bool flag_argument(Run& run, Object* object);

/// An instance of a class that derives from the text's type.
Value make_text_of(Run& run, Type* cls, const Str* text);

Ref<List> list_of_texts(Run& run, const Pieces& pieces);

// Searching: string_search.cpp
Value string_find_row(Run& run, Arguments arguments);
Value string_rfind_row(Run& run, Arguments arguments);
Value string_index_row(Run& run, Arguments arguments);
Value string_rindex_row(Run& run, Arguments arguments);
Value string_count_row(Run& run, Arguments arguments);
Value string_startswith_row(Run& run, Arguments arguments);
Value string_endswith_row(Run& run, Arguments arguments);
Value string_contains_row(Run& run, Arguments arguments);

// Cutting and joining: string_pieces.cpp
Value string_split_row(Run& run, Arguments arguments);
Value string_rsplit_row(Run& run, Arguments arguments);
Value string_splitlines_row(Run& run, Arguments arguments);
Value string_partition_row(Run& run, Arguments arguments);
Value string_rpartition_row(Run& run, Arguments arguments);
Value string_join_row(Run& run, Arguments arguments);
Value string_replace_row(Run& run, Arguments arguments);
Value string_strip_row(Run& run, Arguments arguments);
Value string_lstrip_row(Run& run, Arguments arguments);
Value string_rstrip_row(Run& run, Arguments arguments);
Value string_removeprefix_row(Run& run, Arguments arguments);
Value string_removesuffix_row(Run& run, Arguments arguments);

// Padding and replacing by table: string_layout.cpp
Value string_center_row(Run& run, Arguments arguments);
Value string_ljust_row(Run& run, Arguments arguments);
Value string_rjust_row(Run& run, Arguments arguments);
Value string_zfill_row(Run& run, Arguments arguments);
Value string_expandtabs_row(Run& run, Arguments arguments);
Value string_translate_row(Run& run, Arguments arguments);
Value string_maketrans_row(Run& run, Arguments arguments);

// Upper and lower case, kinds of characters: string_case.cpp
Value string_upper_row(Run& run, Arguments arguments);
Value string_lower_row(Run& run, Arguments arguments);
Value string_casefold_row(Run& run, Arguments arguments);
Value string_title_row(Run& run, Arguments arguments);
Value string_capitalize_row(Run& run, Arguments arguments);
Value string_swapcase_row(Run& run, Arguments arguments);
Value string_isalnum_row(Run& run, Arguments arguments);
Value string_isalpha_row(Run& run, Arguments arguments);
Value string_isascii_row(Run& run, Arguments arguments);
Value string_isdecimal_row(Run& run, Arguments arguments);
Value string_isdigit_row(Run& run, Arguments arguments);
Value string_isnumeric_row(Run& run, Arguments arguments);
Value string_isidentifier_row(Run& run, Arguments arguments);
Value string_islower_row(Run& run, Arguments arguments);
Value string_isupper_row(Run& run, Arguments arguments);
Value string_istitle_row(Run& run, Arguments arguments);
Value string_isprintable_row(Run& run, Arguments arguments);
Value string_isspace_row(Run& run, Arguments arguments);

}  // namespace lastref::model
