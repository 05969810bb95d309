#include <fmt/format.h>

#include "backends/model/syntax/characters.hpp"
#include "backends/model/syntax/tokenizer.hpp"

namespace lastref::model::syntax {

/// Skips digits with single underscores between them; `at` stands on the first. Not `good` after an error.
std::size_t Tokenizer::skip_digits(std::size_t at, bool& good) {
    const auto look = [&](std::size_t i) { return i < text_.size() ? text_[i] : '\0'; };
    for (;;) {
        while (is_digit(look(at))) ++at;
        if (look(at) != '_') return at;
        if (!is_digit(look(++at))) {
            fail("invalid decimal literal", at);
            good = false;
            return at;
        }
    }
}

/// A number may touch a keyword that can follow it ("1if x else y"), but no other word.
bool Tokenizer::check_end_of_number(std::size_t at, std::string_view kind) {
    const char c = at < text_.size() ? text_[at] : '\0';
    if (!is_identifier_part(c) || static_cast<unsigned char>(c) >= 128) return true;
    std::size_t end = at;
    while (end < text_.size() && is_identifier_part(text_[end])) ++end;
    const std::string_view word = text_.substr(at, end - at);
    if (word == "and" || word == "else" || word == "for" || word == "or" || word == "not") return true;
    if (word.starts_with("if") || word.starts_with("in") || word.starts_with("is")) return true;
    fail(fmt::format("invalid {} literal", kind), at);
    return false;
}

void Tokenizer::read_radix_number(std::string_view digits, std::string_view radix) {
    const Place start = here();
    const auto look = [&](std::size_t i) { return i < text_.size() ? text_[i] : '\0'; };
    const auto is_one = [&](char c) { return c != '\0' && digits.find(c) != std::string_view::npos; };
    const auto wrong_digit = [&](std::size_t at) {
        fail(fmt::format("invalid digit '{}' in {} literal", look(at), radix), at + 1);
    };
    std::size_t at = at_ + 2;
    do {
        if (look(at) == '_') ++at;
        if (!is_one(look(at))) {
            return is_digit(look(at)) ? wrong_digit(at) : fail(fmt::format("invalid {} literal", radix), at);
        }
        while (is_one(look(at))) ++at;
    } while (look(at) == '_');
    if (is_digit(look(at))) return wrong_digit(at);
    if (is_python_2_ && (look(at) | 0x20) == 'l') ++at;
    if (!check_end_of_number(at, radix)) return;
    at_ = at;
    add(TokenKind::number, start);
}

void Tokenizer::read_number() {
    if (peek() == '0') {
        switch (peek(1) | 0x20) {
            case 'x': return read_radix_number("0123456789abcdefABCDEF", "hexadecimal");
            case 'o': return read_radix_number("01234567", "octal");
            case 'b': return read_radix_number("01", "binary");
            default: break;
        }
    }
    const Place start = here();
    const auto look = [&](std::size_t i) { return i < text_.size() ? text_[i] : '\0'; };
    bool good = true;
    bool whole = true;
    std::size_t at = at_;
    if (look(at) != '.') at = skip_digits(at, good);
    const std::size_t zeros_end = text_.find_first_not_of("0_", at_);
    if (good && look(at) == '.') {
        whole = false;
        ++at;
        if (is_digit(look(at))) at = skip_digits(at, good);
    }
    if (good && (look(at) | 0x20) == 'e') {
        const bool sign = look(at + 1) == '+' || look(at + 1) == '-';
        if (is_digit(look(at + 1 + sign))) {
            whole = false;
            at = skip_digits(at + 1 + sign, good);
        } else if (sign) {
            return fail("invalid decimal literal", at + 2);
        }
    }
    if (!good) return;
    const bool imaginary = (look(at) | 0x20) == 'j';
    if (imaginary) ++at;
    const bool has_zeros = !is_python_2_ && peek() == '0';
    if (is_python_2_ && whole && !imaginary && (look(at) | 0x20) == 'l') ++at;
    if (whole && !imaginary && has_zeros && zeros_end < at && is_digit(look(zeros_end))) {
        fail("leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers",
             at_ + 1);
        out_.error.end_offset = out_.error.offset + static_cast<int>(zeros_end - at_);
        return;
    }
    if (!check_end_of_number(at, imaginary ? "imaginary" : "decimal")) return;
    at_ = at;
    add(TokenKind::number, start);
}

}  // namespace lastref::model::syntax
