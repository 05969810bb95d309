#include "backends/model/object/numbers/floating.hpp"

#include "backends/model/object/errors.hpp"
#include "backends/model/object/numbers/complex_number.hpp"
#include "backends/model/object/numbers/integer.hpp"

#include <cmath>

namespace lastref::model {

namespace {

[[noreturn]] void raise_zero_division(Run& run, std::string_view text) {
    raise_message(run, CoreType::zero_division_error, text);
}

/// The rest with the sign of the divisor. Requires a divisor other than 0.
double rest_of(double left, double right) {
    double rest = std::fmod(left, right);
    if (rest != 0) return (rest < 0) != (right < 0) ? rest + right : rest;
    return std::copysign(0.0, right);
}

}  // namespace

extern const KindRow floating_kind;
const KindRow floating_kind{.name = "float"};

Value make_float(Run& run, double value) {
    return new_float(run, value);
}

Value float_true_divide(Run& run, double left, double right) {
    if (right == 0) raise_zero_division(run, run.profile.words.float_divide_by_zero);
    return new_float(run, left / right);
}

double float_modulo(Run& run, double left, double right) {
    if (right == 0) raise_zero_division(run, run.profile.words.float_modulo_by_zero);
    return rest_of(left, right);
}

double float_floor_divide(Run& run, double left, double right) {
    if (right == 0) raise_zero_division(run, run.profile.words.float_floor_by_zero);
    double rest = std::fmod(left, right);
    double quotient = (left - rest) / right;
    if (rest != 0 && (rest < 0) != (right < 0)) quotient -= 1;
    if (quotient == 0) return std::copysign(0.0, left / right);
    double whole = std::floor(quotient);
    return quotient - whole > 0.5 ? whole + 1 : whole;
}

Value float_power(Run& run, double base, double exponent) {
    if (base == 0 && exponent < 0 && std::isfinite(exponent))
        raise_zero_division(run, run.profile.words.zero_to_negative_power);
    if (base < 0 && std::isfinite(base) && std::isfinite(exponent) && exponent != std::floor(exponent)) {
        return complex_power(run, {base, 0}, {exponent, 0});
    }
    double result = std::pow(base, exponent);
    if (std::isinf(result) && std::isfinite(base) && std::isfinite(exponent)) {
        std::string_view words = run.profile.words.float_power_range;
        if (!words.empty()) raise_message(run, CoreType::overflow_error, words);
        raise_with(
            run, CoreType::overflow_error,
            make_tuple(run, {make_int(run, 34).get(), make_string(run, "Numerical result out of range").get()}).get());
    }
    return new_float(run, result);
}

std::int64_t float_hash(double value) {
    constexpr int bits = 61;
    constexpr std::uint64_t modulus = (std::uint64_t{1} << bits) - 1;
    if (std::isinf(value)) return value > 0 ? 314159 : -314159;
    int exponent = 0;
    double fraction = std::frexp(std::fabs(value), &exponent);
    std::uint64_t hash = 0;
    while (fraction != 0) {
        hash = ((hash << 28) & modulus) | hash >> (bits - 28);
        fraction *= 268435456.0;
        exponent -= 28;
        auto part = static_cast<std::uint64_t>(fraction);
        fraction -= static_cast<double>(part);
        hash += part;
        if (hash >= modulus) hash -= modulus;
    }
    int turn = exponent >= 0 ? exponent % bits : bits - 1 - (-1 - exponent) % bits;
    if (turn != 0) hash = ((hash << turn) & modulus) | hash >> (bits - turn);
    auto result = static_cast<std::int64_t>(hash);
    if (value < 0) result = -result;
    return result == -1 ? -2 : result;
}

namespace {

/// That of Python 2.
std::int64_t split_hash(double value) {
    if (std::isinf(value)) return value > 0 ? 314159 : -271828;
    if (std::isnan(value)) return 0;
    std::int64_t hash = 0;
    if (value == std::floor(value)) {
        hash = static_cast<std::int64_t>(value);
    } else {
        int exponent = 0;
        double rest = std::frexp(value, &exponent) * 2147483648.0;
        auto high = static_cast<std::int64_t>(rest);
        rest = (rest - static_cast<double>(high)) * 2147483648.0;
        hash = high + static_cast<std::int64_t>(rest) + exponent * 32768;
    }
    return hash == -1 ? -2 : hash;
}

}  // namespace

std::int64_t float_hash(Run& run, const Float* number) {
    if (run.profile.dicts_go_by_hash) {
        const double value = number->value;
        const bool is_long = std::fabs(value) >= 4e18 && std::isfinite(value);
        return is_long ? int_hash(static_cast<Int*>(make_int_from_double(run, value).get())) : split_hash(value);
    }
    if (!std::isnan(number->value)) return float_hash(number->value);
    return static_cast<std::int64_t>(run.heap.memory().identity(number) >> 4);
}

}  // namespace lastref::model
