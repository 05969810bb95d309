#include <fmt/format.h>

#include <charconv>
#include <cstdlib>
#include <limits>

#include "backends/model/syntax/characters.hpp"
#include "backends/model/syntax/literals.hpp"

namespace lastref::model::syntax {

namespace {

constexpr std::size_t most_decimal_digits = 4300;

std::string without_underscores(std::string_view token) {
    std::string digits;
    digits.reserve(token.size());
    for (const char c : token) {
        if (c != '_') digits += c;
    }
    return digits;
}

void drop_leading_zeros(std::string& digits) {
    const std::size_t first = digits.find_first_not_of('0');
    digits.erase(0, first == std::string::npos ? digits.size() - 1 : first);
}

/// The hexadecimal digits for a number in base 2 or 8.
std::string as_hexadecimal(std::string_view digits, int bits_a_digit) {
    std::string backwards;
    unsigned pending = 0;
    int bits = 0;
    for (std::size_t i = digits.size(); i-- > 0;) {
        pending |= static_cast<unsigned>(digits[i] - '0') << bits;
        for (bits += bits_a_digit; bits >= 4; bits -= 4, pending >>= 4) backwards += "0123456789abcdef"[pending & 15U];
    }
    if (bits > 0) backwards += "0123456789abcdef"[pending];
    return {backwards.rbegin(), backwards.rend()};
}

IntegerLiteral finish(std::string digits, int base) {
    drop_leading_zeros(digits);
    IntegerLiteral literal;
    std::int64_t small = 0;
    const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), small, base);
    if (result.ec == std::errc()) literal.small = small;
    literal.digits = std::move(digits);
    literal.base = base;
    return literal;
}

IntegerLiteral read_radix(char radix, std::string digits) {
    if (radix == 'x') {
        for (char& c : digits) c = static_cast<char>(is_digit(c) ? c : c | 0x20);
        return finish(std::move(digits), 16);
    }
    return finish(as_hexadecimal(digits, radix == 'o' ? 3 : 1), 16);
}

double read_float(const std::string& digits) {
    double value = 0;
    const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    // Out of its range strtod knows infinity from zero; from_chars does not say.
    return result.ec == std::errc() ? value : std::strtod(digits.c_str(), nullptr);
}

}  // namespace

std::variant<ConstantValue, std::string> read_python_2_number_literal(std::string_view token) {
    const bool is_long = (token.back() | 0x20) == 'l';
    if (is_long) token.remove_suffix(1);
    const bool is_octal =
        token.size() > 1 && token.find_first_not_of("01234567") == std::string_view::npos && token[0] == '0';
    std::variant<ConstantValue, std::string> read =
        is_octal ? ConstantValue(read_radix('o', std::string(token.substr(1)))) : read_number_literal(token);
    if (auto* value = std::get_if<ConstantValue>(&read)) {
        if (auto* integer = std::get_if<IntegerLiteral>(value)) integer->is_long = is_long || !integer->small;
    }
    return read;
}

std::variant<ConstantValue, std::string> read_number_literal(std::string_view token) {
    if (token.size() == 1) {
        IntegerLiteral literal;
        literal.digits.push_back(token[0]);
        literal.small = token[0] - '0';
        return ConstantValue(std::move(literal));
    }
    std::string digits = without_underscores(token);
    const char radix = static_cast<char>(digits[1] | 0x20);
    if (digits[0] == '0' && (radix == 'x' || radix == 'o' || radix == 'b')) {
        return ConstantValue(read_radix(radix, digits.substr(2)));
    }
    if ((digits.back() | 0x20) == 'j') {
        digits.pop_back();
        return ConstantValue(ImaginaryLiteral{read_float(digits)});
    }
    if (digits.find_first_of(".eE") != std::string::npos) return ConstantValue(read_float(digits));
    if (digits.size() > most_decimal_digits) {
        return fmt::format(
            "Exceeds the limit ({} digits) for integer string conversion: value has {} digits; "
            "use sys.set_int_max_str_digits() to increase the limit - "
            "Consider hexadecimal for huge integer literals to avoid decimal conversion limits.",
            most_decimal_digits, digits.size());
    }
    return ConstantValue(finish(std::move(digits), 10));
}

}  // namespace lastref::model::syntax
