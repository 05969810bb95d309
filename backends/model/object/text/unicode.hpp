#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

/// Text as strings of the model hold it: UTF-8 in which lone surrogates stand as three bytes each. Pure functions.
namespace lastref::model {

inline bool is_continuation_byte(char c) {
    return (static_cast<unsigned char>(c) & 0xc0) == 0x80;
}

/// The code point at `at`, which moves behind it. Requires well-formed text and `at` before its end.
inline std::uint32_t next_code_point(const char*& at) {
    auto byte = [&](int place) { return static_cast<std::uint32_t>(static_cast<unsigned char>(at[place])); };
    std::uint32_t lead = byte(0);
    std::uint32_t result = lead;
    if (lead < 0x80) {
        at += 1;
    } else if (lead < 0xe0) {
        result = (lead & 0x1f) << 6 | (byte(1) & 0x3f);
        at += 2;
    } else if (lead < 0xf0) {
        result = (lead & 0x0f) << 12 | (byte(1) & 0x3f) << 6 | (byte(2) & 0x3f);
        at += 3;
    } else {
        result = (lead & 0x07) << 18 | (byte(1) & 0x3f) << 12 | (byte(2) & 0x3f) << 6 | (byte(3) & 0x3f);
        at += 4;
    }
    return result;
}

/// Calls `visit(code point)` for each.
template <class Visit>
void for_each_code_point(std::string_view text, Visit&& visit) {
    const char* at = text.data();
    const char* end = at + text.size();
    while (at != end) visit(next_code_point(at));
}

inline bool is_ascii_text(std::string_view text) {
    for (char c : text) {
        if (static_cast<unsigned char>(c) >= 0x80) return false;
    }
    return true;
}

std::size_t count_code_points(std::string_view text);
/// Where in `text` code point number `place` begins; its size when there are not as many.
std::size_t offset_of_code_point(std::string_view text, std::size_t place);
std::size_t encoded_size(std::uint32_t code_point);
void append_code_point(std::string& text, std::uint32_t code_point);
std::string encode_code_point(std::uint32_t code_point);
inline bool is_surrogate(std::uint32_t code_point) {
    return code_point >= 0xd800 && code_point < 0xe000;
}

// What str.isspace() and its like say of one code point.
bool is_whitespace(std::uint32_t code_point);
bool is_line_break(std::uint32_t code_point);
bool is_printable(std::uint32_t code_point);
bool is_alphabetic(std::uint32_t code_point);
bool is_decimal(std::uint32_t code_point);
bool is_digit(std::uint32_t code_point);
bool is_numeric(std::uint32_t code_point);
bool is_lowercase(std::uint32_t code_point);
bool is_uppercase(std::uint32_t code_point);
bool is_titlecase(std::uint32_t code_point);
bool is_identifier(std::string_view text);
/// 0 to 9, or -1 for what is no decimal digit.
int decimal_value(std::uint32_t code_point);

enum class LetterCase : std::uint8_t { lower, upper, title, folded };
/// Appends the counterpart of one code point, which may be several.
void append_in_case(std::string& text, std::uint32_t code_point, LetterCase letter_case);

/// Without the whitespace at both ends.
std::string_view strip_whitespace(std::string_view text);
/// Decimal digits of other scripts become ASCII ones; all else stays.
std::string decimal_digits_as_ascii(std::string_view text);

}  // namespace lastref::model
