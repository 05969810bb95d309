#include "backends/model/object/check_signals.hpp"
#include "backends/model/object/errors.hpp"
#include "backends/model/object/numbers/big_integer.hpp"
#include "backends/model/object/numbers/integer.hpp"
#include "backends/model/object/text/unicode.hpp"

#include <charconv>

namespace lastref::model {

namespace mp = boost::multiprecision;

namespace {

int value_of_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'z' ? lower - 'a' + 10 : 99;
}

/// Text of a power-of-two base, digit by digit from the lowest.
std::string digits_by_bits(const Int* number, int bits_a_digit) {
    std::uint64_t bits = int_bit_length(number);
    auto step = static_cast<std::uint64_t>(bits_a_digit);
    std::string backwards;
    for (std::uint64_t at = 0; at < bits; at += step) {
        unsigned digit = 0;
        for (std::uint64_t i = 0; i < step && at + i < bits; ++i) {
            std::uint64_t place = at + i;
            digit |= static_cast<unsigned>(number->limbs()[place / 64] >> (place % 64) & 1) << i;
        }
        backwards += "0123456789abcdefghijklmnopqrstuv"[digit];
    }
    if (number->negative) backwards += '-';
    return {backwards.rbegin(), backwards.rend()};
}

void append_decimal(std::string& text, const BigInteger& value, std::size_t width);

/// Halves the number by a power of ten, so that a long one takes less than quadratic time.
std::string decimal_digits(const BigInteger& value) {
    std::string text;
    append_decimal(text, value, 0);
    return text;
}

void append_decimal(std::string& text, const BigInteger& value, std::size_t width) {
    if (value.backend().size() <= 32) {
        std::string digits = value.is_zero() ? "" : value.str();
        if (digits.size() < width) text.append(width - digits.size(), '0');
        text += digits;
        return;
    }
    auto places = static_cast<std::size_t>(static_cast<double>(mp::msb(value)) * 0.30103 / 2);
    BigInteger unit = mp::pow(BigInteger(10), static_cast<unsigned>(places));
    BigInteger high;
    BigInteger low;
    mp::divide_qr(value, unit, high, low);
    append_decimal(text, high, width > places ? width - places : 0);
    append_decimal(text, low, places);
}

/// The value of digits that are all below `base`.
BigInteger big_of_digits(std::string_view digits, int base) {
    if (digits.size() <= 256) {
        BigInteger value = 0;
        for (char c : digits) value = value * base + value_of_digit(c);
        return value;
    }
    std::size_t low = digits.size() / 2;
    BigInteger high = big_of_digits(digits.substr(0, digits.size() - low), base);
    return high * mp::pow(BigInteger(base), static_cast<unsigned>(low)) +
           big_of_digits(digits.substr(digits.size() - low), base);
}

bool is_power_of_two(int base) {
    return (base & (base - 1)) == 0;
}

int prefix_base(std::string_view text) {
    if (text.size() < 2 || text[0] != '0') return 0;
    switch (text[1] | 0x20) {
        case 'x': return 16;
        case 'o': return 8;
        case 'b': return 2;
        default: return 0;
    }
}

/// The digits without underscores; false when one is out of place or a digit does not belong to the base.
bool take_digits(std::string_view text, int base, std::string& digits) {
    bool after_digit = false;
    for (char c : text) {
        if (c == '_') {
            if (!after_digit) return false;
            after_digit = false;
            continue;
        }
        if (value_of_digit(c) >= base) return false;
        digits += c;
        after_digit = true;
    }
    return after_digit;
}

Value make_from_digits(Run& run, std::string digits, int base, bool negative) {
    std::int64_t small = 0;
    auto end = digits.data() + digits.size();
    if (digits.size() <= 63 && std::from_chars(digits.data(), end, small, base).ec == std::errc()) {
        return new_int(run, negative ? -small : small);
    }
    if (!is_power_of_two(base) && run.most_text_digits && digits.size() > run.most_text_digits) {
        raise(run, CoreType::value_error,
              "Exceeds the limit ({} digits) for integer string conversion: value has {} digits; "
              "use sys.set_int_max_str_digits() to increase the limit",
              run.most_text_digits, digits.size());
    }
    check_integer_bits(run, digits.size());
    BigInteger value = big_of_digits(digits, base);
    return make_big(run, negative ? BigInteger(-value) : value);
}

}  // namespace

std::string int_digits(const Int* number, int base) {
    if (!number->big) {
        char text[72];
        auto result = std::to_chars(text, text + sizeof text, number->value, base);
        return {text, result.ptr};
    }
    if (is_power_of_two(base)) return digits_by_bits(number, std::countr_zero(static_cast<unsigned>(base)));
    BigInteger magnitude = mp::abs(big_of(number));
    std::string text = number->negative ? "-" : "";
    if (base == 10) return text + decimal_digits(magnitude);
    std::string backwards;
    while (!magnitude.is_zero()) {
        backwards += "0123456789abcdefghijklmnopqrstuvwxyz"[static_cast<unsigned>(magnitude % base)];
        magnitude /= base;
    }
    return text.append(backwards.rbegin(), backwards.rend());
}

std::string int_text(Run& run, const Int* number) {
    check_signals(run);
    if (!number->big) return int_digits(number, 10);
    std::size_t most = run.most_text_digits;
    bool is_long = most && static_cast<std::size_t>(int_bit_length(number)) > most * 10 / 3;
    std::string text = is_long ? std::string() : int_digits(number, 10);
    if (is_long || (most && text.size() - (number->negative ? 1 : 0) > most)) {
        raise(run, CoreType::value_error,
              "Exceeds the limit ({} digits) for integer string conversion; "
              "use sys.set_int_max_str_digits() to increase the limit",
              most);
    }
    return text;
}

Value make_int_from_text(Run& run, std::string_view text, int base) {
    if (base == 10 && !text.empty() && text.size() <= 18 && text[0] >= '0' && text[0] <= '9') {
        std::int64_t small = 0;
        const char* end = text.data() + text.size();
        if (std::from_chars(text.data(), end, small).ptr == end) return new_int(run, small);
    }
    std::string plain = decimal_digits_as_ascii(strip_whitespace(text));
    std::string_view rest = plain;
    bool negative = false;
    if (!rest.empty() && (rest[0] == '+' || rest[0] == '-')) {
        negative = rest[0] == '-';
        rest.remove_prefix(1);
    }
    int prefixed = prefix_base(rest);
    bool zero_only = false;
    if (prefixed != 0 && (base == 0 || base == prefixed)) {
        rest.remove_prefix(2);
        if (!rest.empty() && rest[0] == '_') rest.remove_prefix(1);
        base = prefixed;
    } else if (base == 0) {
        // "010" is an error, "00" is not.
        zero_only = rest.size() > 1 && rest[0] == '0';
        base = 10;
    }
    std::string digits;
    if (!take_digits(rest, base, digits)) return nullptr;
    if (zero_only && digits.find_first_not_of('0') != std::string::npos) return nullptr;
    return make_from_digits(run, std::move(digits), base, negative);
}

Value make_int_from_hex(Run& run, std::string_view digits) {
    return make_from_digits(run, std::string(digits), 16, false);
}

Value make_int_from_bytes(Run& run, std::string_view bytes, ByteOrder order, Signedness signedness) {
    check_integer_bits(run, bytes.size() * 8);
    BigInteger value = 0;
    if (!bytes.empty()) {
        auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
        mp::import_bits(value, data, data + bytes.size(), 8, order == ByteOrder::big);
        bool top = (data[order == ByteOrder::big ? 0 : bytes.size() - 1] & 0x80) != 0;
        if (signedness == Signedness::is_signed && top) value -= BigInteger(1) << (bytes.size() * 8);
    }
    return make_big(run, value);
}

std::string int_to_bytes(Run& run, const Int* number, std::size_t size, ByteOrder order, Signedness signedness) {
    bool with_sign = signedness == Signedness::is_signed;
    if (!with_sign && int_is_negative(number)) {
        raise_message(run, CoreType::overflow_error, "can't convert negative int to unsigned");
    }
    BigInteger value = big_of(number);
    std::uint64_t bits = size * 8;
    BigInteger limit = BigInteger(1) << (with_sign && bits > 0 ? bits - 1 : bits);
    bool fits = value < limit && (!with_sign || value >= -limit);
    if (size == 0 && !value.is_zero()) fits = false;
    if (!fits) raise_message(run, CoreType::overflow_error, "int too big to convert");
    if (value.sign() < 0) value += BigInteger(1) << bits;
    std::string bytes(size, '\0');
    for (std::size_t i = 0; i < size; ++i) {
        std::size_t limb = i / 8;
        const auto& backend = value.backend();
        std::uint64_t part = limb < backend.size() ? backend.limbs()[limb] : 0;
        char byte = static_cast<char>(part >> (i % 8 * 8) & 0xff);
        bytes[order == ByteOrder::little ? i : size - 1 - i] = byte;
    }
    return bytes;
}

}  // namespace lastref::model
