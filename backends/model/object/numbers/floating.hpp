#pragma once

#include "backends/model/object/make.hpp"

#include <optional>
#include <string>
#include <string_view>

/// What float objects do, on plain doubles. Nothing here runs Python code or collects.
namespace lastref::model {

inline Value new_float(Run& run, double value) {
    Float* made = run.heap.make_atom<Float>(Kind::floating, run.type(CoreType::floating));
    made->value = value;
    return Value::adopt(made);
}

/// Raises ZeroDivisionError "float division by zero".
Value float_true_divide(Run& run, double left, double right);
/// Raise ZeroDivisionError as Python does.
double float_floor_divide(Run& run, double left, double right);
double float_modulo(Run& run, double left, double right);
/// A float, or a complex for a negative base and a broken exponent. Raises ZeroDivisionError, OverflowError.
Value float_power(Run& run, double base, double exponent);

/// CPython's hash of a number that is not a NaN: that of the int of the same value if there is one.
std::int64_t float_hash(double value);
/// The hash of a float object; a NaN's goes by its identity.
std::int64_t float_hash(Run& run, const Float* number);

/// repr(value): the shortest digits that give the same double, "1e+16", "inf", "nan".
std::string float_text(double value);
/// float(text): blanks around, underscores, "inf", "nan". Nothing when malformed.
std::optional<double> parse_float(std::string_view text);
/// The same without blanks, for a whole text of ASCII. Nothing when malformed.
std::optional<double> parse_plain_float(std::string_view text);

/// round(value, places), correctly rounded. Requires a finite value.
double float_round(double value, int places);

/// `value` in C's %e, %f or %g notation, `precision` digits; '#' keeps the point and trailing zeros.
enum class PointKept : std::uint8_t { when_needed, always };
std::string float_digits(double value, char notation, int precision, PointKept point = PointKept::when_needed);

}  // namespace lastref::model
