#include "backends/model/object/errors.hpp"
#include "backends/model/object/numbers/big_integer.hpp"
#include "backends/model/object/numbers/integer.hpp"

#include <cmath>

namespace lastref::model {

namespace mp = boost::multiprecision;

namespace {

constexpr int mantissa_bits = std::numeric_limits<double>::digits;
constexpr std::int64_t exact_limit = std::int64_t{1} << mantissa_bits;

/// `magnitude` times 2**exponent as the nearest double, ties to even; `sticky` tells that a bit below was lost.
double round_to_double(const BigInteger& magnitude, std::int64_t exponent, bool sticky) {
    if (magnitude.is_zero()) return 0;
    auto bits = static_cast<std::int64_t>(mp::msb(magnitude)) + 1;
    // Below the smallest normal number a double has fewer bits.
    std::int64_t kept = std::min<std::int64_t>(mantissa_bits, bits + exponent + 1074);
    std::int64_t dropped = bits - kept;
    if (kept < 0) return 0;
    if (dropped <= 0) {
        return std::ldexp(static_cast<double>(static_cast<std::uint64_t>(magnitude)), static_cast<int>(exponent));
    }
    auto top = static_cast<std::uint64_t>(magnitude >> static_cast<std::uint64_t>(dropped));
    bool half = mp::bit_test(magnitude, static_cast<unsigned>(dropped - 1));
    bool below = sticky || (dropped > 1 && mp::lsb(magnitude) < static_cast<std::uint64_t>(dropped - 1));
    if (half && (below || (top & 1) != 0)) ++top;
    if (exponent + dropped > 2000) return HUGE_VAL;
    return std::ldexp(static_cast<double>(top), static_cast<int>(exponent + dropped));
}

}  // namespace

double int_to_double(const Int* number) {
    if (!number->big) return static_cast<double>(number->value);
    if (int_bit_length(number) > 1024) return number->negative ? -HUGE_VAL : HUGE_VAL;
    double result = round_to_double(mp::abs(big_of(number)), 0, false);
    return number->negative ? -result : result;
}

double int_as_double(Run& run, const Int* number) {
    double result = int_to_double(number);
    if (std::isinf(result)) raise_message(run, CoreType::overflow_error, "int too large to convert to float");
    return result;
}

Value make_int_from_double(Run& run, double value) {
    double whole = std::trunc(value);
    if (whole >= -9.2e18 && whole <= 9.2e18) return new_int(run, static_cast<std::int64_t>(whole));
    int exponent = 0;
    double fraction = std::frexp(std::fabs(whole), &exponent);
    BigInteger result(static_cast<std::uint64_t>(std::ldexp(fraction, mantissa_bits)));
    result <<= static_cast<unsigned>(exponent - mantissa_bits);
    return make_big(run, whole < 0 ? BigInteger(-result) : result);
}

Value int_true_divide(Run& run, const Int* left, const Int* right) {
    if (int_is_zero(right)) raise_message(run, CoreType::zero_division_error, "division by zero");
    auto exact = [](const Int* number) {
        return !number->big && number->value >= -exact_limit && number->value <= exact_limit;
    };
    if (exact(left) && exact(right)) {
        return make_float(run, static_cast<double>(left->value) / static_cast<double>(right->value));
    }
    if (int_is_zero(left)) return make_float(run, int_is_negative(right) ? -0.0 : 0.0);
    BigInteger dividend = mp::abs(big_of(left));
    BigInteger divisor = mp::abs(big_of(right));
    auto difference =
        static_cast<std::int64_t>(int_bit_length(left)) - static_cast<std::int64_t>(int_bit_length(right));
    bool negative = int_is_negative(left) != int_is_negative(right);
    double result = HUGE_VAL;
    if (difference <= 1024) {
        // Shifted so that the quotient has all the bits of a double and some to round by.
        std::int64_t shift = std::min<std::int64_t>(difference - mantissa_bits - 2, 1100);
        if (difference < -1200) return make_float(run, negative ? -0.0 : 0.0);
        if (shift < 0) dividend <<= static_cast<std::uint64_t>(-shift);
        if (shift > 0) divisor <<= static_cast<std::uint64_t>(shift);
        BigInteger quotient;
        BigInteger rest;
        mp::divide_qr(dividend, divisor, quotient, rest);
        result = round_to_double(quotient, shift, !rest.is_zero());
    }
    if (std::isinf(result)) {
        raise_message(run, CoreType::overflow_error, "integer division result too large for a float");
    }
    return make_float(run, negative ? -result : result);
}

std::partial_ordering int_compare_double(const Int* number, double other) {
    if (std::isnan(other)) return std::partial_ordering::unordered;
    if (std::isinf(other)) return other > 0 ? std::partial_ordering::less : std::partial_ordering::greater;
    if (!number->big && number->value >= -exact_limit && number->value <= exact_limit) {
        return static_cast<double>(number->value) <=> other;
    }
    double whole = std::floor(other);
    if (!number->big && (whole < -9.3e18 || whole > 9.3e18)) {
        return other > 0 ? std::partial_ordering::less : std::partial_ordering::greater;
    }
    int exponent = 0;
    double fraction = std::frexp(std::fabs(whole), &exponent);
    BigInteger limit(static_cast<std::uint64_t>(std::ldexp(fraction, mantissa_bits)));
    if (exponent > mantissa_bits) {
        limit <<= static_cast<unsigned>(exponent - mantissa_bits);
    } else {
        limit >>= static_cast<unsigned>(mantissa_bits - exponent);
    }
    if (whole < 0) limit = -limit;
    int order = big_of(number).compare(limit);
    if (order != 0) return order < 0 ? std::partial_ordering::less : std::partial_ordering::greater;
    return whole < other ? std::partial_ordering::less : std::partial_ordering::equivalent;
}

Value int_round(Run& run, const Int* number, std::int64_t places) {
    // More digits than it has: the nearest multiple is 0.
    if (static_cast<std::uint64_t>(places) > int_bit_length(number)) return new_int(run, 0);
    BigInteger unit = mp::pow(BigInteger(10), static_cast<unsigned>(places));
    BigInteger quotient;
    BigInteger rest;
    floor_divide(big_of(number), unit, quotient, rest);
    BigInteger twice = rest * 2;
    bool odd = mp::bit_test(mp::abs(quotient), 0);
    if (twice > unit || (twice == unit && odd)) quotient += 1;
    return make_big(run, quotient * unit);
}

}  // namespace lastref::model
