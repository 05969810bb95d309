#pragma once

#include <string_view>
#include <vector>

#include "backends/model/syntax/node.hpp"
#include "backends/model/syntax/parse.hpp"

namespace lastref::model::syntax {

enum class TokenKind : std::uint8_t {
    end_marker,
    error,
    newline,
    indent,
    dedent,
    number,
    string,
    fstring_start,
    fstring_middle,
    fstring_end,
    unknown,  // a character that Python has no use for, such as `$`

    left_parenthesis,
    right_parenthesis,
    left_bracket,
    right_bracket,
    left_brace,
    right_brace,
    comma,
    colon,
    colon_equal,
    semicolon,
    dot,
    ellipsis,
    arrow,
    exclamation,
    tilde,
    at,
    plus,
    minus,
    star,
    double_star,
    slash,
    double_slash,
    percent,
    left_shift,
    right_shift,
    ampersand,
    vertical_bar,
    circumflex,
    less,
    less_equal,
    greater,
    greater_equal,
    double_equal,
    not_equal,

    equal,
    plus_equal,
    minus_equal,
    star_equal,
    double_star_equal,
    slash_equal,
    double_slash_equal,
    percent_equal,
    at_equal,
    ampersand_equal,
    vertical_bar_equal,
    circumflex_equal,
    left_shift_equal,
    right_shift_equal,

    name,
    kw_false,
    kw_none,
    kw_true,
    kw_and,
    kw_as,
    kw_assert,
    kw_async,
    kw_await,
    kw_break,
    kw_class,
    kw_continue,
    kw_def,
    kw_del,
    kw_elif,
    kw_else,
    kw_except,
    kw_finally,
    kw_for,
    kw_from,
    kw_global,
    kw_if,
    kw_import,
    kw_in,
    kw_is,
    kw_lambda,
    kw_nonlocal,
    kw_not,
    kw_or,
    kw_pass,
    kw_raise,
    kw_return,
    kw_try,
    kw_while,
    kw_with,
    kw_yield,
};

/// The keyword that `word` is, or TokenKind::name. Soft keywords are names.
TokenKind keyword_or_name(std::string_view word);

/// The text that a token of this kind always has, such as "(" or "while"; empty for names, literals and the like.
std::string_view spelling(TokenKind kind);

struct Token {
    TokenKind kind = TokenKind::end_marker;
    std::uint16_t level = 0;  // brackets that are open after this token
    std::uint32_t begin = 0;  // where its text stands, in bytes of the source
    std::uint32_t end = 0;
    Span span;
};

/// Whether an error of the tokenizer is told even where the parser failed earlier in the file: always, where the parser
/// failed on a line after the one that the error is about, or never.
enum class Precedence { over_parser, over_later_lines, when_reached };

struct Bracket {
    char opening = 0;
    std::uint32_t line = 0;
    std::uint32_t column = 0;
};

/// The tokens of a source, the last of which is an end_marker or, where `error` says what went wrong, an error.
struct TokenStream {
    std::vector<Token> tokens;
    SyntaxError error;        // its `text` is empty
    std::string unsupported;  // what we do not read, when that is what stopped the tokenizer instead
    Precedence precedence = Precedence::when_reached;
    std::vector<Bracket> unclosed;  // the brackets that were open where the tokenizer stopped
};

}  // namespace lastref::model::syntax
