#include <fmt/format.h>

#include <algorithm>

#include "backends/model/syntax/characters.hpp"
#include "backends/model/syntax/literals.hpp"
#include "backends/model/syntax/source.hpp"

namespace lastref::model::syntax {

namespace {

/// Reads up to `most` digits of a base off the front of `rest`.
struct Digits {
    std::size_t count = 0;
    std::uint32_t value = 0;
};

Digits take_digits(std::string_view& rest, std::size_t most, int base) {
    Digits digits;
    while (digits.count < most && digits.count < rest.size()) {
        const char c = rest[digits.count];
        if (!is_hexadecimal_digit(c) || digit_value(c) >= base) break;
        digits.value = digits.value * static_cast<std::uint32_t>(base) + static_cast<std::uint32_t>(digit_value(c));
        ++digits.count;
    }
    rest.remove_prefix(digits.count);
    return digits;
}

/// The character of a one-letter escape; 0 when there is none.
char simple_escape(char letter) {
    switch (letter) {
        case '\\':
        case '\'':
        case '"': return letter;
        case 'a': return '\a';
        case 'b': return '\b';
        case 'f': return '\f';
        case 'n': return '\n';
        case 'r': return '\r';
        case 't': return '\t';
        case 'v': return '\v';
        default: return '\0';
    }
}

std::size_t width_of(char letter) {
    return letter == 'x' ? 2 : letter == 'u' ? 4 : letter == 'U' ? 8 : 0;
}

class StringDecoder {
public:
    StringDecoder(std::string_view body, std::string& text) : body_(body), rest_(body), text_(text) {}

    DecodedText run() {
        while (result_.problem == EscapeProblem::none && !rest_.empty()) {
            const std::size_t plain = rest_.find('\\');
            text_.append(rest_.substr(0, plain));
            if (plain == std::string_view::npos) break;
            rest_.remove_prefix(plain);
            read_escape();
        }
        return std::move(result_);
    }

private:
    void read_escape() {
        const std::string_view escape = rest_;
        if (rest_.size() < 2) {  // before the brace of a field
            text_ += '\\';
            rest_ = {};
            return;
        }
        const char letter = rest_[1];
        rest_.remove_prefix(2);
        if (letter == '\n') return;
        if (const char c = simple_escape(letter)) {
            text_ += c;
        } else if (letter >= '0' && letter <= '7') {
            rest_ = escape.substr(1);
            append_utf8(text_, take_digits(rest_, 3, 8).value);
        } else if (const std::size_t width = width_of(letter)) {
            read_hexadecimal(escape, width);
        } else if (letter == 'N') {
            read_name(escape);
        } else {
            text_ += '\\';
            rest_ = escape.substr(1);
            append_utf8(text_, take_code_point(rest_));
        }
    }

    void read_hexadecimal(std::string_view escape, std::size_t width) {
        const Digits digits = take_digits(rest_, width, 16);
        if (digits.count < width) {
            return fail(escape, fmt::format("truncated \\{}{} escape", escape[1], std::string(width, 'X')));
        }
        if (digits.value > 0x10FFFF) return fail(escape, "illegal Unicode character");
        append_utf8(text_, digits.value);
    }

    void read_name(std::string_view escape) {
        const std::size_t end = escape.find('}');
        if (escape.size() > 2 && escape[2] == '{') rest_ = escape.substr(std::min(end, escape.size()));
        if (escape.size() < 5 || escape[2] != '{' || end == std::string_view::npos || end == 3) {
            return fail(escape, "malformed \\N character escape");
        }
        result_.problem = EscapeProblem::unknown_name;
        result_.message = escape.substr(0, end + 1);
    }

    /// Positions are told in the text as CPython's decoder sees it: in it, what is not ASCII is written as an escape of
    /// ten characters.
    void fail(std::string_view escape, std::string_view what) {
        const auto position = [&](std::string_view before) {
            std::size_t count = 0;
            while (!before.empty()) count += take_code_point(before) < 128 ? 1 : 10;
            return count;
        };
        const std::size_t first = position(body_.substr(0, body_.size() - escape.size()));
        const std::size_t last = first + (escape.size() - rest_.size()) - 1;
        result_.problem = EscapeProblem::error;
        const std::string where = last == first ? fmt::format("byte 0x5c in position {}", first)
                                                : fmt::format("bytes in position {}-{}", first, last);
        result_.message = fmt::format("(unicode error) 'unicodeescape' codec can't decode {}: {}", where, what);
    }

    std::string_view body_;
    std::string_view rest_;
    std::string& text_;
    DecodedText result_;
};

}  // namespace

StringParts split_string_token(std::string_view token) {
    StringParts parts;
    while (token[0] != '\'' && token[0] != '"') {
        const char letter = static_cast<char>(token[0] | 0x20);
        parts.bytes |= letter == 'b';
        parts.raw |= letter == 'r';
        parts.unicode |= letter == 'u';
        token.remove_prefix(1);
    }
    const std::size_t quotes = token.size() >= 6 && token[1] == token[0] && token[2] == token[0] ? 3 : 1;
    parts.body = token.substr(quotes, token.size() - 2 * quotes);
    return parts;
}

DecodedText decode_string(std::string_view body, std::string& text) {
    return StringDecoder(body, text).run();
}

DecodedText decode_bytes(std::string_view body, std::string& bytes) {
    std::string_view rest = body;
    while (!rest.empty()) {
        if (rest[0] != '\\' || rest.size() < 2) {
            bytes += rest[0];
            rest.remove_prefix(1);
            continue;
        }
        const char letter = rest[1];
        const std::size_t position = body.size() - rest.size();
        if (const char c = simple_escape(letter)) {
            bytes += c;
            rest.remove_prefix(2);
        } else if (letter == '\n') {
            rest.remove_prefix(2);
        } else if (letter >= '0' && letter <= '7') {
            rest.remove_prefix(1);
            bytes += static_cast<char>(take_digits(rest, 3, 8).value);
        } else if (letter == 'x') {
            rest.remove_prefix(2);
            const Digits digits = take_digits(rest, 2, 16);
            if (digits.count < 2) {
                return {EscapeProblem::error, fmt::format("(value error) invalid \\x escape at position {}", position)};
            }
            bytes += static_cast<char>(digits.value);
        } else {
            bytes += '\\';
            rest.remove_prefix(1);
        }
    }
    return {};
}

}  // namespace lastref::model::syntax
