#include "backends/model/library/formatting.hpp"
#include "backends/model/object/numbers/complex_number.hpp"
#include "backends/model/object/numbers/floating.hpp"
#include "backends/model/object/numbers/integer.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/object/text/unicode.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace lastref::model {

namespace {

/// A number cut into what padding and grouping treat differently.
struct NumberParts {
    std::string sign;
    std::string prefix;  ///< "0x"
    std::string digits;  ///< before the point
    std::string rest;    ///< point, exponent, "%"
};

std::string sign_text(bool negative, char sign) {
    if (negative) return "-";
    return sign == '+' ? "+" : sign == ' ' ? " " : "";
}

/// Digits with separators, and zeros in front until there are `least` characters.
std::string group_digits(std::string_view digits, char separator, std::size_t size, std::size_t least) {
    std::string backwards;
    std::size_t in_group = 0;
    auto add = [&](char digit) {
        if (separator && in_group == size) {
            backwards += separator;
            in_group = 0;
        }
        backwards += digit;
        ++in_group;
    };
    for (std::size_t i = digits.size(); i-- > 0;) add(digits[i]);
    while (backwards.size() < least) add('0');
    return {backwards.rbegin(), backwards.rend()};
}

std::string assemble(const NumberParts& parts, const FormatSpec& spec, std::size_t group_size) {
    char align = spec.align ? spec.align : '>';
    std::size_t others = parts.sign.size() + parts.prefix.size() + parts.rest.size();
    auto width = static_cast<std::size_t>(std::max<std::int64_t>(spec.width, 0));
    bool zeros = spec.fill == "0" && align == '=';
    std::size_t least = zeros && width > others ? width - others : 0;
    std::string digits = parts.digits;
    // What has no digits (inf, nan) is padded without separators.
    char separator = digits.empty() ? '\0' : spec.grouping;
    if (zeros || spec.grouping) digits = group_digits(digits, separator, group_size, least);
    std::string body = digits + parts.rest;
    if (align != '=') return pad_text(parts.sign + parts.prefix + body, spec.fill, align, spec.width);
    std::string front = parts.sign + parts.prefix;
    return front +
           pad_text(body, spec.fill, '>', static_cast<std::int64_t>(width) - static_cast<std::int64_t>(front.size()));
}

std::string format_character(Run& run, const Int* number, const FormatSpec& spec) {
    if (spec.sign_given) raise(run, CoreType::value_error, "Sign not allowed with integer format specifier 'c'");
    if (spec.alternate) {
        raise(run, CoreType::value_error, "Alternate form (#) not allowed with integer format specifier 'c'");
    }
    if (!int_fits_int64(number) && run.profile.family == "pypy")
        raise(run, CoreType::overflow_error, "int too large to convert to int");
    if (!int_fits_int64(number) || number->value < 0 || number->value > 0x10ffff) {
        raise(run, CoreType::overflow_error, "%c arg not in range(0x110000)");
    }
    return pad_text(encode_code_point(static_cast<std::uint32_t>(number->value)), spec.fill,
                    spec.align == '=' || !spec.align ? '>' : spec.align, spec.width);
}

/// %g with at least one digit behind the point, as repr has it.
std::string general_with_point(double value, int precision) {
    if (precision == 0) precision = 1;
    std::string text = float_digits(value, 'e', precision - 1);
    std::size_t mark = text.find('e');
    if (mark == std::string::npos) return text;
    int exponent = 0;
    std::size_t start = mark + (text[mark + 1] == '+' ? 2 : 1);
    std::from_chars(text.data() + start, text.data() + text.size(), exponent);
    bool with_exponent = exponent < -4 || exponent + 1 > precision - 1;
    std::string mantissa = text.substr(0, mark);
    if (with_exponent) {
        if (mantissa.find('.') != std::string::npos) {
            mantissa.resize(mantissa.find_last_not_of('0') + 1);
            if (mantissa.back() == '.') mantissa.pop_back();
        }
        return mantissa + text.substr(mark);
    }
    text = float_digits(value, 'g', precision);
    return text.find('.') == std::string::npos ? text + ".0" : text;
}

void make_upper(std::string& text) {
    for (char& c : text) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    }
}

std::string magnitude_text(Run& run, double value, const FormatSpec& spec) {
    PointKept point = spec.alternate ? PointKept::always : PointKept::when_needed;
    auto precision = static_cast<int>(std::min<std::int64_t>(spec.precision, 100'000));
    if (spec.precision > 100'000) raise(run, CoreType::value_error, "precision too big");
    switch (spec.type) {
        case '\0':
            if (precision < 0) return float_text(value);
            return general_with_point(value, precision);
        case 'e':
        case 'E': return float_digits(value, 'e', precision < 0 ? 6 : precision, point);
        case 'f':
        case 'F': return float_digits(value, 'f', precision < 0 ? 6 : precision, point);
        case '%': return float_digits(value * 100, 'f', precision < 0 ? 6 : precision, point) + "%";
        default: return float_digits(value, 'g', precision < 0 ? 6 : precision, point);
    }
}

bool is_zero_text(std::string_view text) {
    return text.substr(0, text.find_first_of("eE%")).find_first_of("123456789in") == std::string_view::npos;
}

NumberParts float_parts(Run& run, double value, const FormatSpec& spec) {
    NumberParts parts;
    bool negative = std::signbit(value) && !std::isnan(value);
    std::string text = magnitude_text(run, std::fabs(value), spec);
    if (negative && spec.no_negative_zero && is_zero_text(text)) negative = false;
    if (spec.type == 'E' || spec.type == 'F' || spec.type == 'G') make_upper(text);
    std::size_t whole = std::min(text.find_first_not_of("0123456789"), text.size());
    parts.sign = sign_text(negative, spec.sign);
    parts.digits = text.substr(0, whole);
    parts.rest = text.substr(whole);
    return parts;
}

}  // namespace

std::string format_integer(Run& run, const Int* number, const FormatSpec& spec) {
    std::string_view name = type_name(number);
    if (spec.type != '\0' && std::string_view("eEfFgG%").find(spec.type) != std::string_view::npos) {
        return format_float(run, int_as_double(run, number), spec);
    }
    if (spec.type != '\0' && std::string_view("bcdnoxX").find(spec.type) == std::string_view::npos)
        raise(run, CoreType::value_error, "Unknown format code '{}' for object of type '{}'", spec.type, name);
    if (spec.precision >= 0) raise(run, CoreType::value_error, "Precision not allowed in integer format specifier");
    if (spec.no_negative_zero && (!spec.type || std::string_view("bcdnoxX").find(spec.type) != std::string_view::npos))
        raise(run, CoreType::value_error, "Negative zero coercion (z) not allowed in integer format specifier");
    if (spec.type == 'c') return format_character(run, number, spec);
    NumberParts parts;
    int base = 10;
    switch (spec.type) {
        case '\0':
        case 'd':
        case 'n': break;
        case 'b': base = 2; break;
        case 'o': base = 8; break;
        default: base = 16; break;
    }
    parts.digits = base == 10 ? int_text(run, number) : int_digits(number, base);
    if (parts.digits[0] == '-') parts.digits.erase(0, 1);
    if (spec.alternate && base != 10) parts.prefix = std::string("0") + spec.type;
    if (spec.type == 'X') make_upper(parts.digits);
    parts.sign = sign_text(int_is_negative(number), spec.sign);
    return assemble(parts, spec, base == 10 ? 3 : 4);
}

std::string format_float(Run& run, double value, const FormatSpec& spec) {
    if (spec.type != '\0' && std::string_view("eEfFgGn%").find(spec.type) == std::string_view::npos) {
        raise(run, CoreType::value_error, "Unknown format code '{}' for object of type 'float'", spec.type);
    }
    return assemble(float_parts(run, value, spec), spec, 3);
}

std::string format_complex(Run& run, const Complex* number, const FormatSpec& spec) {
    if (spec.type != '\0' && std::string_view("eEfFgGn").find(spec.type) == std::string_view::npos) {
        raise(run, CoreType::value_error, "Unknown format code '{}' for object of type 'complex'", spec.type);
    }
    if (spec.zero_padded || spec.fill == "0") {
        raise(run, CoreType::value_error, "Zero padding is not allowed in complex format specifier");
    }
    if (spec.align == '=') {
        raise(run, CoreType::value_error, "'=' alignment flag is not allowed in complex format specifier");
    }
    FormatSpec part = spec;
    part.width = -1;
    bool bare = spec.type == '\0';
    bool real_shown = !bare || number->real != 0 || std::signbit(number->real);
    if (bare && spec.precision >= 0) part.type = 'g';
    auto shown = [&](double value, char sign) {
        FormatSpec each = part;
        each.sign = sign;
        std::string text = format_float(run, value, each);
        if (each.type == '\0' && text.ends_with(".0")) text.resize(text.size() - 2);
        return text;
    };
    std::string text = shown(number->imaginary, real_shown ? '+' : spec.sign) + "j";
    if (real_shown) text = shown(number->real, spec.sign) + text;
    if (bare && real_shown) text = "(" + text + ")";
    return pad_text(text, spec.fill, spec.align ? spec.align : '>', spec.width);
}

}  // namespace lastref::model
