#pragma once

#include "backends/model/object/make.hpp"

#include <compare>
#include <limits>
#include <string>
#include <string_view>

/// Arithmetic on int objects. Results are exact ints, also for operands of subclasses and bool. Only those that say so
/// raise; none runs Python code, none collects. A result too large for the model ends the run as unsupported.
namespace lastref::model {

/// Warns that a method gave an int of a subclass; a filter may make that raise.
void warn_of_int_subclass(Run& run, std::string_view method, Object* result);

inline bool int_fits_int64(const Int* number) {
    return !number->big;
}
inline bool int_is_negative(const Int* number) {
    return number->big ? number->negative : number->value < 0;
}
inline bool int_is_zero(const Int* number) {
    return !number->big && number->value == 0;
}
/// -1, 0 or 1.
inline int int_sign(const Int* number) {
    if (number->big) return number->negative ? -1 : 1;
    return (number->value > 0) - (number->value < 0);
}

namespace detail {

Value make_cached_int(Run& run, std::int64_t value);
Value big_add(Run& run, const Int* left, const Int* right);
Value big_subtract(Run& run, const Int* left, const Int* right);
Value big_multiply(Run& run, const Int* left, const Int* right);
Value big_floor_divide(Run& run, const Int* left, const Int* right);
Value big_modulo(Run& run, const Int* left, const Int* right);
int big_compare(const Int* left, const Int* right);
enum class BitOperation : std::uint8_t { bit_and, bit_or, bit_xor };
Value big_bit_operation(Run& run, BitOperation operation, const Int* left, const Int* right);
/// The number 2**63, which is what negating or dividing the smallest int64 gives.
Value make_two_to_63(Run& run);

inline bool both_small(const Int* left, const Int* right) {
    return !(left->big || right->big);
}

}  // namespace detail

/// make_int with the cache looked at inline.
inline Value new_int(Run& run, std::int64_t value) {
    if (value >= Run::smallest_cached_integer && value <= run.profile.largest_cached_integer) {
        Int* known = run.small_integers[static_cast<std::size_t>(value - Run::smallest_cached_integer)];
        return known ? Value::share(known) : detail::make_cached_int(run, value);
    }
    Int* made = run.heap.make_atom<Int>(Kind::integer, run.type(CoreType::integer));
    made->value = value;
    made->big = false;
    made->negative = false;
    made->limb_count = 0;
    return Value::adopt(made);
}
Value make_int_unsigned(Run& run, std::uint64_t value);

inline Value int_add(Run& run, const Int* left, const Int* right) {
    std::int64_t result = 0;
    if (detail::both_small(left, right) && !__builtin_add_overflow(left->value, right->value, &result)) {
        return new_int(run, result);
    }
    return detail::big_add(run, left, right);
}
inline Value int_subtract(Run& run, const Int* left, const Int* right) {
    std::int64_t result = 0;
    if (detail::both_small(left, right) && !__builtin_sub_overflow(left->value, right->value, &result)) {
        return new_int(run, result);
    }
    return detail::big_subtract(run, left, right);
}
inline Value int_multiply(Run& run, const Int* left, const Int* right) {
    std::int64_t result = 0;
    if (detail::both_small(left, right) && !__builtin_mul_overflow(left->value, right->value, &result)) {
        return new_int(run, result);
    }
    return detail::big_multiply(run, left, right);
}
/// Raises ZeroDivisionError.
inline Value int_floor_divide(Run& run, const Int* left, const Int* right) {
    if (detail::both_small(left, right) && right->value != 0 && right->value != -1) {
        std::int64_t quotient = left->value / right->value;
        bool inexact = left->value % right->value != 0;
        return new_int(run, quotient - (inexact && (left->value < 0) != (right->value < 0)));
    }
    return detail::big_floor_divide(run, left, right);
}
/// Raises ZeroDivisionError.
inline Value int_modulo(Run& run, const Int* left, const Int* right) {
    if (detail::both_small(left, right) && right->value != 0 && right->value != -1) {
        std::int64_t rest = left->value % right->value;
        return new_int(run, rest != 0 && (rest < 0) != (right->value < 0) ? rest + right->value : rest);
    }
    return detail::big_modulo(run, left, right);
}
/// A float. Raises ZeroDivisionError, OverflowError.
Value int_true_divide(Run& run, const Int* left, const Int* right);
/// An int, or a float for a negative exponent. Raises ZeroDivisionError.
Value int_power(Run& run, const Int* base, const Int* exponent);
/// pow(base, exponent, modulus). Raises ValueError.
Value int_power_modulo(Run& run, const Int* base, const Int* exponent, const Int* modulus);
/// Raises ValueError "negative shift count".
Value int_shift_left(Run& run, const Int* number, const Int* count);
Value int_shift_right(Run& run, const Int* number, const Int* count);

inline Value int_bit_and(Run& run, const Int* left, const Int* right) {
    if (detail::both_small(left, right)) return new_int(run, left->value & right->value);
    return detail::big_bit_operation(run, detail::BitOperation::bit_and, left, right);
}
inline Value int_bit_or(Run& run, const Int* left, const Int* right) {
    if (detail::both_small(left, right)) return new_int(run, left->value | right->value);
    return detail::big_bit_operation(run, detail::BitOperation::bit_or, left, right);
}
inline Value int_bit_xor(Run& run, const Int* left, const Int* right) {
    if (detail::both_small(left, right)) return new_int(run, left->value ^ right->value);
    return detail::big_bit_operation(run, detail::BitOperation::bit_xor, left, right);
}
Value int_negate(Run& run, const Int* number);
Value int_invert(Run& run, const Int* number);
Value int_absolute(Run& run, const Int* number);
/// `number` itself when it is an exact int, else an exact int of the same value.
Value int_exact(Run& run, Int* number);

/// Python 2's long integers are Ints of that type; int arithmetic gives one where an int has no room. The number as a
/// long.
Value as_long(Run& run, Value number);
inline bool is_long(Run& run, const Object* object) {
    return run.profile.python_2 && object->kind == Kind::integer &&
           is_subtype(object->type, run.type(CoreType::long_integer));
}

/// -1, 0 or 1.
inline int int_compare(const Int* left, const Int* right) {
    if (detail::both_small(left, right)) return (left->value > right->value) - (left->value < right->value);
    return detail::big_compare(left, right);
}
inline bool int_equal(const Int* left, const Int* right) {
    return int_compare(left, right) == 0;
}
/// Exact, also where the int has no double of its own. `other` may be infinite; unordered when it is a NaN.
std::partial_ordering int_compare_double(const Int* number, double other);

/// CPython's: the value modulo 2**61 - 1 with its sign; never -1.
std::int64_t int_hash(const Int* number);

/// How many bits the magnitude has.
std::uint64_t int_bit_length(const Int* number);
std::uint64_t int_bit_count(const Int* number);

/// The nearest double, ties to even; infinite when it is out of range.
double int_to_double(const Int* number);
/// Likewise. Raises OverflowError "int too large to convert to float".
double int_as_double(Run& run, const Int* number);
/// The integer part of a finite double.
Value make_int_from_double(Run& run, double value);
/// round(number, -places): to the nearest multiple of 10**places, ties to even.
Value int_round(Run& run, const Int* number, std::int64_t places);

/// The digits in base 2 to 36, lower case, with a minus sign and without prefix. No limit on their number.
std::string int_digits(const Int* number, int base);
/// str(number). Raises ValueError beyond CPython's limit of 4300 digits.
std::string int_text(Run& run, const Int* number);
/// int(text, base): blanks around, sign, prefix (also for base 0), underscores. Null when malformed. Raises ValueError
/// beyond the limit of digits.
Value make_int_from_text(Run& run, std::string_view text, int base);
/// A number from hexadecimal digits without sign and prefix, as compile::IntegerConstant has them.
Value make_int_from_hex(Run& run, std::string_view digits);

enum class ByteOrder : std::uint8_t { big, little };
enum class Signedness : std::uint8_t { is_unsigned, is_signed };
Value make_int_from_bytes(Run& run, std::string_view bytes, ByteOrder order, Signedness signedness);
/// Raises OverflowError when it does not fit.
std::string int_to_bytes(Run& run, const Int* number, std::size_t size, ByteOrder order, Signedness signedness);

}  // namespace lastref::model
