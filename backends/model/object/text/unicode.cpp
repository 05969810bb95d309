#include "backends/model/object/text/unicode.hpp"

#include "backends/model/object/text/unicode_tables.hpp"

#include <algorithm>

namespace lastref::model {

namespace {

template <class Range>
const Range* find_range(std::span<const Range> ranges, std::uint32_t code_point) {
    auto found = std::upper_bound(ranges.begin(), ranges.end(), code_point,
                                  [](std::uint32_t value, const Range& range) { return value < range.first; });
    if (found == ranges.begin()) return nullptr;
    --found;
    return code_point <= found->last ? &*found : nullptr;
}

bool is_in(std::span<const unicode::CodePointRange> ranges, std::uint32_t code_point) {
    return find_range(ranges, code_point) != nullptr;
}

bool is_in(std::span<const unicode::StridedRange> ranges, std::uint32_t code_point) {
    auto* range = find_range(ranges, code_point);
    return range && (code_point - range->first) % range->stride == 0;
}

std::uint32_t mapped(std::span<const unicode::CaseRange> ranges, std::uint32_t code_point) {
    auto* range = find_range(ranges, code_point);
    if (!range || (code_point - range->first) % range->stride != 0) return code_point;
    return static_cast<std::uint32_t>(static_cast<std::int32_t>(code_point) + range->delta);
}

const char* find_exception(std::span<const unicode::CaseException> exceptions, std::uint32_t code_point) {
    auto found = std::lower_bound(
        exceptions.begin(), exceptions.end(), code_point,
        [](const unicode::CaseException& each, std::uint32_t value) { return each.code_point < value; });
    return found != exceptions.end() && found->code_point == code_point ? found->text : nullptr;
}

bool is_ascii_letter(std::uint32_t c) {
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

void append_beyond_ascii(std::string& text, std::uint32_t code_point, LetterCase letter_case) {
    const char* special = nullptr;
    if (letter_case == LetterCase::title) special = find_exception(unicode::to_title_special, code_point);
    if (letter_case == LetterCase::folded) special = find_exception(unicode::to_folded_special, code_point);
    bool upwards = letter_case == LetterCase::upper || letter_case == LetterCase::title;
    if (!special) special = find_exception(upwards ? unicode::to_upper_special : unicode::to_lower_special, code_point);
    if (special) {
        text += special;
    } else {
        append_code_point(text, mapped(upwards ? unicode::to_upper : unicode::to_lower, code_point));
    }
}

}  // namespace

std::size_t count_code_points(std::string_view text) {
    std::size_t count = 0;
    for (char c : text) count += !is_continuation_byte(c);
    return count;
}

std::size_t offset_of_code_point(std::string_view text, std::size_t place) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (is_continuation_byte(text[at])) continue;
        if (place == 0) return at;
        --place;
    }
    return text.size();
}

std::size_t encoded_size(std::uint32_t code_point) {
    if (code_point < 0x80) return 1;
    if (code_point < 0x800) return 2;
    return code_point < 0x10000 ? 3 : 4;
}

void append_code_point(std::string& text, std::uint32_t code_point) {
    auto add = [&](std::uint32_t byte) { text += static_cast<char>(byte); };
    if (code_point < 0x80) {
        add(code_point);
    } else if (code_point < 0x800) {
        add(0xc0 | code_point >> 6);
        add(0x80 | (code_point & 0x3f));
    } else if (code_point < 0x10000) {
        add(0xe0 | code_point >> 12);
        add(0x80 | (code_point >> 6 & 0x3f));
        add(0x80 | (code_point & 0x3f));
    } else {
        add(0xf0 | code_point >> 18);
        add(0x80 | (code_point >> 12 & 0x3f));
        add(0x80 | (code_point >> 6 & 0x3f));
        add(0x80 | (code_point & 0x3f));
    }
}

std::string encode_code_point(std::uint32_t code_point) {
    std::string text;
    append_code_point(text, code_point);
    return text;
}

bool is_whitespace(std::uint32_t c) {
    if (c < 0x80) return c == ' ' || (c >= 9 && c <= 13) || (c >= 0x1c && c <= 0x1f);
    return c == 0x85 || c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200a) || c == 0x2028 || c == 0x2029 ||
           c == 0x202f || c == 0x205f || c == 0x3000;
}

bool is_line_break(std::uint32_t c) {
    return (c >= 10 && c <= 13) || (c >= 0x1c && c <= 0x1e) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

bool is_printable(std::uint32_t c) {
    return c < 0x80 ? c >= 0x20 && c < 0x7f : is_in(unicode::printable, c);
}
bool is_alphabetic(std::uint32_t c) {
    return c < 0x80 ? is_ascii_letter(c) : is_in(unicode::alphabetic, c);
}
bool is_decimal(std::uint32_t c) {
    return c < 0x80 ? c >= '0' && c <= '9' : is_in(unicode::decimal, c);
}
bool is_digit(std::uint32_t c) {
    return is_decimal(c) || is_in(unicode::digit, c);
}
bool is_numeric(std::uint32_t c) {
    return is_digit(c) || is_in(unicode::numeric, c);
}
bool is_lowercase(std::uint32_t c) {
    return c < 0x80 ? c >= 'a' && c <= 'z' : is_in(unicode::lowercase, c);
}
bool is_uppercase(std::uint32_t c) {
    return c < 0x80 ? c >= 'A' && c <= 'Z' : is_in(unicode::uppercase, c);
}
bool is_titlecase(std::uint32_t c) {
    return c >= 0x80 && is_in(unicode::titlecase, c);
}

bool is_identifier(std::string_view text) {
    if (text.empty()) return false;
    bool valid = true;
    bool first = true;
    for_each_code_point(text, [&](std::uint32_t c) {
        if (c != '_' && !is_alphabetic(c) && (first || !is_decimal(c))) valid = false;
        first = false;
    });
    return valid;
}

int decimal_value(std::uint32_t c) {
    if (c < 0x80) return c >= '0' && c <= '9' ? static_cast<int>(c - '0') : -1;
    auto* range = find_range(unicode::decimal, c);
    return range ? static_cast<int>((c - range->first) % 10) : -1;
}

void append_in_case(std::string& text, std::uint32_t c, LetterCase letter_case) {
    if (c >= 0x80) return append_beyond_ascii(text, c, letter_case);
    bool upwards = letter_case == LetterCase::upper || letter_case == LetterCase::title;
    if (is_ascii_letter(c)) c = upwards ? c & ~0x20U : c | 0x20;
    text += static_cast<char>(c);
}

std::string_view strip_whitespace(std::string_view text) {
    const char* begin = text.data();
    const char* end = begin + text.size();
    while (begin != end) {
        const char* at = begin;
        if (!is_whitespace(next_code_point(at))) break;
        begin = at;
    }
    while (end != begin) {
        const char* last = end - 1;
        while (last != begin && is_continuation_byte(*last)) --last;
        const char* at = last;
        if (!is_whitespace(next_code_point(at))) break;
        end = last;
    }
    return {begin, static_cast<std::size_t>(end - begin)};
}

std::string decimal_digits_as_ascii(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for_each_code_point(text, [&](std::uint32_t c) {
        int value = c < 0x80 ? -1 : decimal_value(c);
        if (value >= 0) {
            result += static_cast<char>('0' + value);
        } else {
            append_code_point(result, c);
        }
    });
    return result;
}

}  // namespace lastref::model
