#include "backends/model/library/patterns/pattern_state.hpp"

#include <fmt/format.h>

namespace lastref::model {

namespace {

using Kind = PatternEscape::Kind;

constexpr std::u32string_view octal_digits = U"01234567";
constexpr std::u32string_view digits = U"0123456789";
constexpr std::u32string_view hexadecimal_digits = U"0123456789abcdefABCDEF";

bool is_one_of(char32_t character, std::u32string_view characters) {
    return characters.find(character) != std::u32string_view::npos;
}

bool is_ascii_letter(char32_t character) {
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
}

std::uint64_t number_of(std::u32string_view text, int base) {
    return std::stoull(as_utf8(text), nullptr, base);
}

std::optional<char32_t> control_character(char32_t letter) {
    switch (letter) {
        case 'a': return '\a';
        case 'b': return '\b';
        case 'f': return '\f';
        case 'n': return '\n';
        case 'r': return '\r';
        case 't': return '\t';
        case 'v': return '\v';
        case '\\': return '\\';
        default: return std::nullopt;
    }
}

PatternEscape hexadecimal(PatternReader& reader, std::u32string escape, std::size_t count) {
    escape += reader.get_while(count, hexadecimal_digits);
    if (escape.size() != 2 + count) reader.fail("incomplete escape " + as_utf8(escape), escape.size());
    const std::uint64_t code_point = number_of(std::u32string_view(escape).substr(2), 16);
    if (code_point > 0x10ffff) reader.fail("bad escape " + as_utf8(escape), escape.size());
    return {.character = static_cast<char32_t>(code_point)};
}

[[noreturn]] void refuse_octal(const PatternReader& reader, std::u32string_view escape) {
    reader.fail("octal escape value " + as_utf8(escape) + " outside of range 0-0o377", escape.size());
}

/// Escapes by number of a code point, and those of letters that mean nothing.
PatternEscape code_point_escape(PatternReader& reader, std::u32string_view token, PatternDialect dialect) {
    const char32_t letter = token[1];
    if (letter == 'x') return hexadecimal(reader, std::u32string(token), 2);
    if (reader.is_text() && !dialect.python_2) {
        if (letter == 'u') return hexadecimal(reader, std::u32string(token), 4);
        if (letter == 'U') return hexadecimal(reader, std::u32string(token), 8);
        if (letter == 'N' && dialect.minor >= 8) {
            if (!reader.match('{')) reader.fail("missing {");
            reader.get_until('}', "character name");
            throw PatternLack{"a character by its name in a regular expression"};
        }
    }
    if (is_ascii_letter(letter) && !dialect.python_2) reader.fail("bad escape " + as_utf8(token), token.size());
    return {.character = letter};
}

/// A group by its number, or three octal digits.
PatternEscape group_or_octal(PatternReader& reader, std::u32string escape, const PatternGroups& groups) {
    if (reader.is_next_of(digits)) {
        escape += reader.get();
        if (is_one_of(escape[1], octal_digits) && is_one_of(escape[2], octal_digits) &&
            reader.is_next_of(octal_digits)) {
            escape += reader.get();
            const std::uint64_t code_point = number_of(std::u32string_view(escape).substr(1), 8);
            if (code_point > 0xff) refuse_octal(reader, escape);
            return {.character = static_cast<char32_t>(code_point)};
        }
    }
    const std::uint64_t group = number_of(std::u32string_view(escape).substr(1), 10);
    if (group >= groups.count()) reader.fail(fmt::format("invalid group reference {}", group), escape.size() - 1);
    if (!groups.is_closed(group)) reader.fail("cannot refer to an open group", escape.size());
    groups.check_in_lookbehind(group, reader);
    return {.kind = Kind::group, .group = group};
}

}  // namespace

PatternEscape parse_class_escape(PatternReader& reader, std::u32string_view token, PatternDialect dialect) {
    const char32_t letter = token[1];
    if (auto control = control_character(letter)) return {.character = *control};
    if (is_one_of(letter, U"dDsSwW")) return {.kind = Kind::char_class, .character = letter};
    if (is_one_of(letter, octal_digits)) {
        std::u32string escape = std::u32string(token) + reader.get_while(2, octal_digits);
        const std::uint64_t code_point = number_of(std::u32string_view(escape).substr(1), 8);
        if (code_point > 0xff) refuse_octal(reader, escape);
        return {.character = static_cast<char32_t>(code_point)};
    }
    if (is_one_of(letter, digits)) reader.fail("bad escape " + as_utf8(token), token.size());
    return code_point_escape(reader, token, dialect);
}

PatternEscape parse_escape(PatternReader& reader, std::u32string_view token, PatternDialect dialect,
                           const PatternGroups& groups) {
    const char32_t letter = token[1];
    if (is_one_of(letter, U"dDsSwW")) return {.kind = Kind::char_class, .character = letter};
    if (is_one_of(letter, U"AbBZ") || (letter == 'z' && dialect.minor >= 14))
        return {.kind = Kind::place, .character = letter};
    if (auto control = control_character(letter)) return {.character = *control};
    if (letter == '0') {
        const std::u32string escape = std::u32string(token) + reader.get_while(2, octal_digits);
        return {.character = static_cast<char32_t>(number_of(std::u32string_view(escape).substr(1), 8))};
    }
    if (is_one_of(letter, digits)) return group_or_octal(reader, std::u32string(token), groups);
    return code_point_escape(reader, token, dialect);
}

}  // namespace lastref::model
