#include "backends/model/syntax/token.hpp"

#include <array>

namespace lastref::model::syntax {

namespace {

constexpr std::array<std::string_view, 35> keywords = {
    "False", "None",     "True",  "and",    "as",   "assert", "async",  "await",    "break",
    "class", "continue", "def",   "del",    "elif", "else",   "except", "finally",  "for",
    "from",  "global",   "if",    "import", "in",   "is",     "lambda", "nonlocal", "not",
    "or",    "pass",     "raise", "return", "try",  "while",  "with",   "yield"};

constexpr std::array<std::string_view, 46> operators = {
    "(",  ")",  "[", "]",  "{",  "}",  ",",   ":",  ":=",  ";",  ".",  "...", "->", "!",  "~", "@",
    "+",  "-",  "*", "**", "/",  "//", "%",   "<<", ">>",  "&",  "|",  "^",   "<",  "<=", ">", ">=",
    "==", "!=", "=", "+=", "-=", "*=", "**=", "/=", "//=", "%=", "@=", "&=",  "|=", "^="};

constexpr std::size_t index(TokenKind kind) {
    return static_cast<std::size_t>(kind);
}

static_assert(index(TokenKind::kw_yield) - index(TokenKind::kw_false) + 1 == keywords.size());

/// Keywords by first letter: keywords are few and words that are none are many, so most words end at the first test.
struct KeywordTable {
    std::array<std::uint8_t, 128> first{};
    std::array<std::uint8_t, 128> last{};

    constexpr KeywordTable() {
        for (std::size_t i = 0; i < keywords.size(); ++i) {
            const auto letter = static_cast<std::size_t>(keywords[i][0]);
            if (last[letter] == 0) first[letter] = static_cast<std::uint8_t>(i);
            last[letter] = static_cast<std::uint8_t>(i + 1);
        }
    }
};

constexpr KeywordTable table;

}  // namespace

TokenKind keyword_or_name(std::string_view word) {
    const auto letter = static_cast<unsigned char>(word[0]);
    if (letter >= 128) return TokenKind::name;
    for (std::size_t i = table.first[letter]; i < table.last[letter]; ++i) {
        if (keywords[i] == word) return static_cast<TokenKind>(index(TokenKind::kw_false) + i);
    }
    return TokenKind::name;
}

std::string_view spelling(TokenKind kind) {
    if (kind >= TokenKind::kw_false) return keywords[index(kind) - index(TokenKind::kw_false)];
    if (kind == TokenKind::left_shift_equal) return "<<=";
    if (kind == TokenKind::right_shift_equal) return ">>=";
    if (kind < TokenKind::left_parenthesis || kind == TokenKind::name) return {};
    return operators[index(kind) - index(TokenKind::left_parenthesis)];
}

}  // namespace lastref::model::syntax
