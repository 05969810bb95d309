#pragma once

#include "backends/model/library/types/method_helpers.hpp"
#include "backends/model/object/numbers/complex_number.hpp"
#include "backends/model/object/numbers/floating.hpp"
#include "backends/model/object/numbers/integer.hpp"

#include <optional>

/// What the method tables of numbers share.
namespace lastref::model {

inline Int* as_int(Object* object) {
    return static_cast<Int*>(object);
}
inline Int* as_int(const Value& value) {
    return static_cast<Int*>(value.get());
}

/// The double that a float, or an int as the other operand of one, means. Raises OverflowError.
inline std::optional<double> as_double(Run& run, Object* object) {
    if (object->kind == Kind::floating) return static_cast<Float*>(object)->value;
    if (object->kind == Kind::integer) return int_as_double(run, as_int(object));
    return {};
}

/// int of a float. Raises ValueError for a NaN, OverflowError for an infinity.
Value int_from_float(Run& run, double value);

/// An instance of `cls`, int or a subclass, with this value.
Value make_int_of(Run& run, Type* cls, Value number);
Value make_float_of(Run& run, Type* cls, double value);
Value make_complex_of(Run& run, Type* cls, ComplexValue value);

/// float(object): numbers, `__float__`, `__index__`; nothing for what has none of them. May run Python code.
std::optional<double> float_from_number(Run& run, Object* object);
/// The same where a real number is an argument, of math's functions or `%f`: on PyPy, `__index__` is not asked.
std::optional<double> real_from_number(Run& run, Object* object);

/// int() and long().
Value int_new(Run& run, Arguments arguments);

/// int.to_bytes() and int.from_bytes().
Value int_to_bytes_row(Run& run, Arguments arguments);
Value int_from_bytes(Run& run, Arguments arguments);

/// The text of a str, or of bytes and bytearray, that a number is to be read from; nothing for other objects.
std::optional<std::string_view> number_source(Object* object);

}  // namespace lastref::model
