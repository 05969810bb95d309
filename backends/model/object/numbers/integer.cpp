#include "backends/model/object/numbers/integer.hpp"

#include "backends/model/heap/detail.hpp"
#include "backends/model/object/errors.hpp"
#include "backends/model/object/numbers/big_integer.hpp"

#include <bit>
#include <cmath>

namespace lastref::model {

namespace mp = boost::multiprecision;

namespace {

std::size_t int_size(const Object* object) {
    return sizeof(Int) + static_cast<const Int*>(object)->limb_count * sizeof(std::uint64_t);
}

void destroy_int(Heap& heap, Object* object) {
    heap.free_object(object, int_size(object));
}

[[noreturn]] void raise_zero_division(Run& run, std::string_view text) {
    raise_message(run, CoreType::zero_division_error, text);
}

std::uint64_t magnitude(std::int64_t value) {
    return value < 0 ? ~static_cast<std::uint64_t>(value) + 1 : static_cast<std::uint64_t>(value);
}

}  // namespace

extern const KindRow integer_kind;
const KindRow integer_kind{.name = "int", .destroy = destroy_int};

Value detail::make_cached_int(Run& run, std::int64_t value) {
    Int*& place = run.small_integers[static_cast<std::size_t>(value - Run::smallest_cached_integer)];
    if (!place) {
        place = run.heap.make<Int>(Kind::integer, run.type(CoreType::integer));
        place->value = value;
        // The interpreter itself holds so many that no count is a small integer.
        place->refcount += 1000;
        if (run.profile.immortal != ImmortalObjects::none) set_flag(place, flag_immortal);
    }
    return share(place);
}

Value make_int(Run& run, std::int64_t value) {
    return new_int(run, value);
}

Value make_int_unsigned(Run& run, std::uint64_t value) {
    if (value <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) {
        return new_int(run, static_cast<std::int64_t>(value));
    }
    return make_big(run, BigInteger(value));
}

Value int_exact(Run& run, Int* number) {
    if (number->type == run.type(CoreType::integer)) return share(number);
    return number->big ? make_big(run, big_of(number)) : new_int(run, number->value);
}

Value as_long(Run& run, Value number) {
    Type* type = run.type(CoreType::long_integer);
    auto* source = static_cast<Int*>(number.get());
    if (source->type == type) return number;
    if (source->big) return make_big(run, big_of(source));
    Int* made = run.heap.make<Int>(Kind::integer, type);
    made->value = source->value;
    return Value::adopt(made);
}

BigInteger big_of(const Int* number) {
    if (!number->big) return BigInteger(number->value);
    BigInteger result;
    auto& backend = result.backend();
    backend.resize(number->limb_count, number->limb_count);
    static_assert(sizeof(*backend.limbs()) == sizeof(std::uint64_t));
    for (std::uint32_t i = 0; i < number->limb_count; ++i) backend.limbs()[i] = number->limbs()[i];
    backend.sign(number->negative);
    return result;
}

Value make_big(Run& run, const BigInteger& value) {
    const auto& backend = value.backend();
    if (backend.size() == 1) {
        std::uint64_t limb = backend.limbs()[0];
        constexpr auto most = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
        if (limb <= most) {
            auto small = static_cast<std::int64_t>(limb);
            return new_int(run, backend.sign() ? -small : small);
        }
        if (backend.sign() && limb == most + 1) return new_int(run, std::numeric_limits<std::int64_t>::min());
    }
    std::size_t count = backend.size();
    check_integer_bits(run, count * 64);
    const CoreType type = run.profile.python_2 ? CoreType::long_integer : CoreType::integer;
    Int* made = run.heap.make<Int>(Kind::integer, run.type(type), count * sizeof(std::uint64_t));
    made->big = true;
    made->negative = backend.sign();
    made->limb_count = static_cast<std::uint32_t>(count);
    for (std::size_t i = 0; i < count; ++i) made->limbs()[i] = backend.limbs()[i];
    return Value::adopt(made);
}

void check_integer_bits(Run& run, std::uint64_t bits) {
    if (bits > most_integer_bits) run.refuse("an int of more than 8388608 bits");
}

void floor_divide(const BigInteger& left, const BigInteger& right, BigInteger& quotient, BigInteger& rest) {
    mp::divide_qr(left, right, quotient, rest);
    if (!rest.is_zero() && (rest.sign() < 0) != (right.sign() < 0)) {
        quotient -= 1;
        rest += right;
    }
}

Value detail::big_add(Run& run, const Int* left, const Int* right) {
    return make_big(run, big_of(left) + big_of(right));
}

Value detail::big_subtract(Run& run, const Int* left, const Int* right) {
    return make_big(run, big_of(left) - big_of(right));
}

Value detail::big_multiply(Run& run, const Int* left, const Int* right) {
    check_integer_bits(run, int_bit_length(left) + int_bit_length(right));
    return make_big(run, big_of(left) * big_of(right));
}

Value detail::big_floor_divide(Run& run, const Int* left, const Int* right) {
    if (int_is_zero(right)) raise_zero_division(run, run.profile.words.integer_floor_by_zero);
    BigInteger quotient;
    BigInteger rest;
    floor_divide(big_of(left), big_of(right), quotient, rest);
    return make_big(run, quotient);
}

Value detail::big_modulo(Run& run, const Int* left, const Int* right) {
    if (int_is_zero(right)) raise_zero_division(run, run.profile.words.integer_modulo_by_zero);
    BigInteger quotient;
    BigInteger rest;
    floor_divide(big_of(left), big_of(right), quotient, rest);
    return make_big(run, rest);
}

int detail::big_compare(const Int* left, const Int* right) {
    if (int_sign(left) != int_sign(right)) return int_sign(left) < int_sign(right) ? -1 : 1;
    int result = 0;
    if (left->big != right->big || left->limb_count != right->limb_count) {
        result = left->limb_count < right->limb_count ? -1 : 1;
    } else {
        for (std::uint32_t i = left->limb_count; i-- > 0 && result == 0;) {
            if (left->limbs()[i] != right->limbs()[i]) result = left->limbs()[i] < right->limbs()[i] ? -1 : 1;
        }
    }
    return int_is_negative(left) ? -result : result;
}

Value detail::big_bit_operation(Run& run, BitOperation operation, const Int* left, const Int* right) {
    BigInteger a = big_of(left);
    BigInteger b = big_of(right);
    switch (operation) {
        case BitOperation::bit_and: return make_big(run, a & b);
        case BitOperation::bit_or: return make_big(run, a | b);
        default: return make_big(run, a ^ b);
    }
}

Value int_negate(Run& run, const Int* number) {
    if (!number->big && number->value != std::numeric_limits<std::int64_t>::min()) return new_int(run, -number->value);
    return make_big(run, -big_of(number));
}

Value int_invert(Run& run, const Int* number) {
    if (!number->big) return new_int(run, ~number->value);
    return make_big(run, -big_of(number) - 1);
}

Value int_absolute(Run& run, const Int* number) {
    if (int_is_negative(number)) return int_negate(run, number);
    return int_exact(run, const_cast<Int*>(number));
}

Value int_power(Run& run, const Int* base, const Int* exponent) {
    if (int_is_negative(exponent)) {
        double power = int_as_double(run, exponent);
        double value = int_as_double(run, base);
        if (value == 0) raise_zero_division(run, run.profile.words.zero_to_negative_power);
        return make_float(run, std::pow(value, power));
    }
    if (int_is_zero(exponent)) return new_int(run, 1);
    if (!base->big && base->value >= -1 && base->value <= 1) {
        bool odd = exponent->big ? (exponent->limbs()[0] & 1) != 0 : (exponent->value & 1) != 0;
        return new_int(run, base->value == -1 && !odd ? 1 : base->value);
    }
    std::uint64_t bits = int_bit_length(base);
    if (exponent->big || static_cast<std::uint64_t>(exponent->value) > most_integer_bits / (bits > 1 ? bits - 1 : 1)) {
        check_integer_bits(run, most_integer_bits + 1);
    }
    auto count = static_cast<unsigned>(exponent->value);
    if (bits * count < 63) {
        std::int64_t result = 1;
        for (unsigned i = 0; i < count; ++i) result *= base->value;
        return new_int(run, result);
    }
    return make_big(run, mp::pow(big_of(base), count));
}

namespace {

/// The number that `value` times is 1 modulo `modulus`, or 0 when there is none. Requires 0 <= value < modulus.
BigInteger inverse(BigInteger value, const BigInteger& modulus) {
    BigInteger before = 0;
    BigInteger now = 1;
    BigInteger rest = modulus;
    while (!value.is_zero()) {
        BigInteger quotient = rest / value;
        BigInteger next_rest = rest - quotient * value;
        rest = std::move(value);
        value = std::move(next_rest);
        BigInteger next = before - quotient * now;
        before = std::move(now);
        now = std::move(next);
    }
    if (rest != 1) return 0;
    return before.sign() < 0 ? before + modulus : before;
}

BigInteger floor_rest(const BigInteger& left, const BigInteger& right) {
    BigInteger quotient;
    BigInteger rest;
    floor_divide(left, right, quotient, rest);
    return rest;
}

}  // namespace

Value int_power_modulo(Run& run, const Int* base, const Int* exponent, const Int* modulus) {
    bool is_refused = big_of(exponent).sign() < 0 && !does(run, Detail::negative_powers_invert);
    const CoreType error = run.profile.python_2 ? CoreType::type_error : CoreType::value_error;
    if (is_refused) raise_message(run, error, run.profile.words.no_inverse);
    if (int_is_zero(modulus)) raise_message(run, CoreType::value_error, "pow() 3rd argument cannot be 0");
    BigInteger by = big_of(modulus);
    BigInteger size = mp::abs(by);
    if (size == 1) return new_int(run, 0);
    BigInteger value = floor_rest(big_of(base), size);
    BigInteger power = big_of(exponent);
    if (power.sign() < 0) {
        value = inverse(value, size);
        if (value.is_zero()) raise_message(run, CoreType::value_error, run.profile.words.no_inverse);
        power = -power;
    }
    BigInteger result = mp::powm(value, power, size);
    return make_big(run, floor_rest(result, by));
}

namespace {

void check_shift_count(Run& run, const Int* count) {
    if (!count->big || !does(run, Detail::shift_counts_fit_machine)) return;
    raise(run, CoreType::overflow_error, "Python int too large to convert to C ssize_t");
}

}  // namespace

Value int_shift_left(Run& run, const Int* number, const Int* count) {
    if (int_is_negative(count)) raise_message(run, CoreType::value_error, "negative shift count");
    check_shift_count(run, count);
    if (int_is_zero(number)) return new_int(run, 0);
    if (count->big) check_integer_bits(run, most_integer_bits + 1);
    auto places = static_cast<std::uint64_t>(count->value);
    if (!number->big && places < 63 &&
        static_cast<std::uint64_t>(std::bit_width(magnitude(number->value))) + places < 63) {
        return new_int(run, number->value * (std::int64_t{1} << places));
    }
    check_integer_bits(run, places);
    check_integer_bits(run, int_bit_length(number) + places);
    return make_big(run, big_of(number) << places);
}

Value int_shift_right(Run& run, const Int* number, const Int* count) {
    if (int_is_negative(count)) raise_message(run, CoreType::value_error, "negative shift count");
    check_shift_count(run, count);
    if (count->big || static_cast<std::uint64_t>(count->value) >= int_bit_length(number)) {
        return new_int(run, int_is_negative(number) ? -1 : 0);
    }
    if (!number->big) return new_int(run, number->value >> count->value);
    BigInteger value = big_of(number);
    if (value.sign() >= 0) return make_big(run, value >> static_cast<std::uint64_t>(count->value));
    return make_big(run, -((-value - 1) >> static_cast<std::uint64_t>(count->value)) - 1);
}

std::uint64_t int_bit_length(const Int* number) {
    if (!number->big) return static_cast<std::uint64_t>(std::bit_width(magnitude(number->value)));
    std::uint64_t top = number->limbs()[number->limb_count - 1];
    return (std::uint64_t{number->limb_count} - 1) * 64 + static_cast<std::uint64_t>(std::bit_width(top));
}

std::uint64_t int_bit_count(const Int* number) {
    if (!number->big) return static_cast<std::uint64_t>(std::popcount(magnitude(number->value)));
    std::uint64_t count = 0;
    for (std::uint32_t i = 0; i < number->limb_count; ++i) {
        count += static_cast<std::uint64_t>(std::popcount(number->limbs()[i]));
    }
    return count;
}

namespace {

/// That of Python 2: a number of 64 bits itself, of others their digits of 30 bits, turned and added up.
std::int64_t hash_of_digits(const Int* number) {
    constexpr int bits = 30;
    std::uint64_t hash = number->big ? 0 : static_cast<std::uint64_t>(number->value);
    for (std::uint64_t at = number->big ? (int_bit_length(number) + bits - 1) / bits : 0; at-- > 0;) {
        const std::uint64_t place = at * bits / 64;
        const int shift = static_cast<int>(at * bits % 64);
        std::uint64_t digit = number->limbs()[place] >> shift;
        if (shift > 64 - bits && place + 1 < number->limb_count) digit |= number->limbs()[place + 1] << (64 - shift);
        digit &= (std::uint64_t{1} << bits) - 1;
        hash = hash << bits | hash >> (64 - bits);
        hash += digit;
        if (hash < digit) ++hash;
    }
    auto result = static_cast<std::int64_t>(number->big && number->negative ? 0 - hash : hash);
    return result == -1 ? -2 : result;
}

}  // namespace

std::int64_t int_hash(const Int* number) {
    if (run_of(number).profile.python_2) return hash_of_digits(number);
    constexpr std::uint64_t modulus = (std::uint64_t{1} << 61) - 1;
    std::uint64_t rest = 0;
    if (!number->big) {
        rest = magnitude(number->value) % modulus;
    } else {
        for (std::uint32_t i = number->limb_count; i-- > 0;) {
            // 2**64 is 8 modulo 2**61 - 1.
            rest = (rest * 8 % modulus + number->limbs()[i] % modulus) % modulus;
        }
    }
    auto result = static_cast<std::int64_t>(rest);
    if (int_is_negative(number)) result = -result;
    return result == -1 ? -2 : result;
}

}  // namespace lastref::model
