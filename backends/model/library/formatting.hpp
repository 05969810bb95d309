#pragma once

#include "backends/model/object/make.hpp"

#include <string>
#include <string_view>

/// Text from values: the format mini-language, `%` and str.format. What they raise is what Python raises.
namespace lastref::model {

/// What a format spec says: [[fill]align][sign][z][#][0][width][,_][.precision][type].
struct FormatSpec {
    std::string fill = " ";  ///< one character
    char align = '\0';       ///< '<' '>' '^' '=', or none given
    char sign = '-';         ///< '+' '-' ' '
    bool sign_given = false;
    bool no_negative_zero = false;
    bool alternate = false;  ///< '#'
    bool zero_padded = false;
    std::int64_t width = -1;  ///< -1: not given
    char grouping = '\0';     ///< ',' or '_'
    std::int64_t precision = -1;
    char type = '\0';
};

/// Reads a spec for `value`. Raises ValueError, MemoryError.
FormatSpec parse_format_spec(Run& run, std::string_view spec, const Object* value);

/// Raises MemoryError where a text of that width has no place.
void check_width(Run& run, std::int64_t width);

/// `text` padded to `width` characters; `align` '<', '>' or '^'.
std::string pad_text(std::string_view text, std::string_view fill, char align, std::int64_t width);

/// `text` as a string: `whole` (may be null) itself where it reads so, though PyPy keeps none that derives from str.
Value text_or_whole(Run& run, std::string_view text, Object* whole);

/// str, int, bool, float and complex formatted by a spec. Raises ValueError, OverflowError.
std::string format_text(Run& run, const Str* value, const FormatSpec& spec);
std::string format_integer(Run& run, const Int* number, const FormatSpec& spec);
std::string format_float(Run& run, double value, const FormatSpec& spec);
std::string format_complex(Run& run, const Complex* number, const FormatSpec& spec);

/// The `__format__` of those types: object and a str with the spec. An empty spec gives str(object). Raises TypeError
/// when the spec is no str. May run Python code.
Value format_object(Run& run, Object* object, Object* spec);

/// format % arguments, for str and bytes. May run Python code.
Value percent_format(Run& run, Str* format, Object* arguments);
std::string percent_format_bytes(Run& run, std::string_view format, Object* arguments);

/// format.format(*arguments, **names); `arguments` may be null (format_map) and `names` is any mapping or null. May run
/// Python code.
Value format_fields(Run& run, Str* format, Tuple* arguments, Object* names);

}  // namespace lastref::model
