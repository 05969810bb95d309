#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "backends/model/syntax/parse.hpp"

namespace lastref::model::syntax {

/// Source text as the tokenizer wants it: UTF-8 without byte order mark, lines ended by "\n" alone. Borrows the text it
/// was made from where that is so already, and must not outlive it.
class Source {
public:
    Source() = default;
    Source(Source&&) = delete;

    /// Decodes `text`. Fails on bytes that are not UTF-8, on null bytes and on an encoding that is not UTF-8, ASCII or
    /// Latin-1.
    std::optional<std::variant<SyntaxError, Unsupported>> load(std::string_view text);

    std::string_view text() const { return text_; }

    /// The line, counted from 1, without its newline; empty beyond the end.
    std::string_view line(int number) const;

private:
    std::string_view text_;
    std::string owned_;
};

/// How many characters (code points) `utf8` holds.
std::size_t count_characters(std::string_view utf8);

/// Appends a code point to UTF-8 text; surrogates are encoded like any other.
void append_utf8(std::string& text, char32_t code_point);

/// Takes one code point off the front of valid UTF-8.
char32_t take_code_point(std::string_view& utf8);

/// The position of the first byte that is not part of valid UTF-8, or npos.
std::size_t find_invalid_utf8(std::string_view text);

}  // namespace lastref::model::syntax
