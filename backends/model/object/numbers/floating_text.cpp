#include "backends/model/object/numbers/floating.hpp"
#include "backends/model/object/text/unicode.hpp"

#include <charconv>
#include <cmath>
#include <cstdlib>

namespace lastref::model {

namespace {

std::string_view special_text(double value) {
    if (std::isnan(value)) return "nan";
    return value > 0 ? "inf" : "-inf";
}

bool equals_ignoring_case(std::string_view text, std::string_view lower) {
    if (text.size() != lower.size()) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if ((text[i] | 0x20) != lower[i]) return false;
    }
    return true;
}

/// Digits only between digits separated by single underscores: what float() takes beyond C.
bool drop_underscores(std::string& text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '_') {
            plain += text[i];
            continue;
        }
        auto is_digit = [&](std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
        if (i == 0 || !is_digit(i - 1) || !is_digit(i + 1)) return false;
    }
    text = std::move(plain);
    return true;
}

bool looks_like_number(std::string_view text) {
    std::size_t at = 0;
    std::size_t digits = 0;
    auto skip_digits = [&] {
        for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at) ++digits;
    };
    skip_digits();
    if (at < text.size() && text[at] == '.') ++at;
    skip_digits();
    if (digits == 0) return false;
    if (at < text.size() && (text[at] | 0x20) == 'e') {
        ++at;
        if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
        digits = 0;
        skip_digits();
        if (digits == 0) return false;
    }
    return at == text.size();
}

}  // namespace

std::string float_text(double value) {
    if (!std::isfinite(value)) return std::string(special_text(value));
    char scientific[40];
    auto result = std::to_chars(scientific, scientific + sizeof scientific, value, std::chars_format::scientific);
    std::string_view text(scientific, static_cast<std::size_t>(result.ptr - scientific));
    std::size_t mark = text.find('e');
    int exponent = 0;
    std::string_view exponent_text = text.substr(mark + 1);
    if (exponent_text[0] == '+') exponent_text.remove_prefix(1);
    std::from_chars(exponent_text.data(), exponent_text.data() + exponent_text.size(), exponent);
    if (exponent < -4 || exponent >= 16) return std::string(text);
    std::string digits;
    std::string sign = text[0] == '-' ? "-" : "";
    for (char c : text.substr(0, mark)) {
        if (c >= '0' && c <= '9') digits += c;
    }
    if (exponent < 0) return sign + "0." + std::string(static_cast<std::size_t>(-exponent - 1), '0') + digits;
    auto whole = static_cast<std::size_t>(exponent) + 1;
    if (digits.size() <= whole) return sign + digits + std::string(whole - digits.size(), '0') + ".0";
    return sign + digits.substr(0, whole) + "." + digits.substr(whole);
}

std::optional<double> parse_plain_float(std::string_view text) {
    std::string plain(text);
    if (!drop_underscores(plain)) return {};
    std::string_view rest = plain;
    bool negative = false;
    if (!rest.empty() && (rest[0] == '+' || rest[0] == '-')) {
        negative = rest[0] == '-';
        rest.remove_prefix(1);
    }
    double value = 0;
    if (equals_ignoring_case(rest, "inf") || equals_ignoring_case(rest, "infinity")) {
        value = HUGE_VAL;
    } else if (equals_ignoring_case(rest, "nan")) {
        value = std::numeric_limits<double>::quiet_NaN();
    } else {
        if (!looks_like_number(rest)) return {};
        auto result = std::from_chars(rest.data(), rest.data() + rest.size(), value);
        if (result.ec == std::errc::result_out_of_range) {
            // from_chars does not say in which direction; the exponent's sign does, all but always.
            std::size_t mark = rest.find_first_of("eE");
            bool tiny = mark != std::string_view::npos ? rest.find('-', mark) != std::string_view::npos
                                                       : rest[0] == '0' || rest[0] == '.';
            value = tiny ? 0 : HUGE_VAL;
        }
    }
    return negative ? -value : value;
}

std::optional<double> parse_float(std::string_view text) {
    return parse_plain_float(decimal_digits_as_ascii(strip_whitespace(text)));
}

double float_round(double value, int places) {
    // Beyond these the value itself, or zero, is nearest.
    if (places > 323) return value;
    if (places < -308) return std::copysign(0.0, value);
    if (places >= 0) {
        std::string digits = float_digits(value, 'f', places);
        double result = 0;
        std::from_chars(digits.data(), digits.data() + digits.size(), result);
        return result;
    }
    // Rounds the decimal digits of the whole number; %f of an integer is exact.
    std::string digits = float_digits(std::fabs(value), 'f', 0);
    auto dropped = static_cast<std::size_t>(-places);
    if (digits.size() < dropped) return std::copysign(0.0, value);
    std::string kept = "0" + digits.substr(0, digits.size() - dropped);
    std::string tail = digits.substr(digits.size() - dropped);
    double fraction = std::fabs(value) - std::floor(std::fabs(value));
    std::string half = "5" + std::string(dropped - 1, '0');
    std::string whole_tail = tail;
    if (fraction != 0) {
        // "f" with no places rounded it; take the digits below the point into account instead.
        digits = float_digits(std::floor(std::fabs(value)), 'f', 0);
        digits.insert(0, digits.size() < dropped ? dropped - digits.size() : 0, '0');
        kept = "0" + digits.substr(0, digits.size() - dropped);
        whole_tail = digits.substr(digits.size() - dropped);
    }
    bool above = whole_tail > half || (whole_tail == half && fraction != 0);
    bool tie = whole_tail == half && fraction == 0;
    if (above || (tie && (kept.back() - '0') % 2 != 0)) {
        std::size_t at = kept.size();
        while (kept[--at] == '9') kept[at] = '0';
        ++kept[at];
    }
    kept.append(dropped, '0');
    double result = 0;
    auto read = std::from_chars(kept.data(), kept.data() + kept.size(), result);
    if (read.ec == std::errc::result_out_of_range) result = HUGE_VAL;
    return std::copysign(result, value);
}

std::string float_digits(double value, char notation, int precision, PointKept point) {
    if (!std::isfinite(value)) return std::string(special_text(value));
    auto format = notation == 'e'   ? std::chars_format::scientific
                  : notation == 'f' ? std::chars_format::fixed
                                    : std::chars_format::general;
    std::string text(static_cast<std::size_t>(precision) + 350, '\0');
    if (notation == 'g' && precision == 0) precision = 1;
    auto result = std::to_chars(text.data(), text.data() + text.size(), value, format, precision);
    text.resize(static_cast<std::size_t>(result.ptr - text.data()));
    if (point == PointKept::when_needed) return text;
    std::size_t mark = text.find('e');
    std::string exponent = mark == std::string::npos ? "" : text.substr(mark);
    std::string mantissa = text.substr(0, mark);
    bool had_point = mantissa.find('.') != std::string::npos;
    if (!had_point) mantissa += '.';
    if (notation == 'g') {
        std::size_t digits = 0;
        bool leading = true;
        for (char c : mantissa) {
            if (c >= '1' && c <= '9') leading = false;
            if (c >= '0' && c <= '9' && !leading) ++digits;
        }
        if (value == 0) digits = 1;
        if (digits < static_cast<std::size_t>(precision))
            mantissa.append(static_cast<std::size_t>(precision) - digits, '0');
    }
    return mantissa + exponent;
}

}  // namespace lastref::model
