#include "backends/model/syntax/tokenizer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "backends/model/syntax/characters.hpp"
#include "backends/model/syntax/source.hpp"

namespace lastref::model::syntax {

namespace {

constexpr std::size_t most_indents = 100;
constexpr std::size_t most_brackets = 200;

}  // namespace

Tokenizer::Tokenizer(std::string_view text, Grammar grammar) : text_(text), is_python_2_(grammar != Grammar::python_3) {
    out_.tokens.reserve(text.size() / 4 + 16);
}

TokenStream Tokenizer::run() {
    while (!done_) {
        if (!fstrings_.empty() && fstrings_.back().in_text) {
            read_fstring_text();
        } else {
            step();
        }
    }
    return std::move(out_);
}

Tokenizer::Place Tokenizer::here() const {
    return {at_, line_, static_cast<std::uint32_t>(at_ - line_start_) - wide_bytes_};
}

void Tokenizer::begin_line_at(std::size_t start) {
    ++line_;
    line_start_ = start;
    wide_bytes_ = 0;
}

void Tokenizer::count_wide_characters(std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i) wide_bytes_ += (static_cast<unsigned char>(text_[i]) & 0xC0U) == 0x80;
}

void Tokenizer::add(TokenKind kind, const Place& start) {
    Token& token = out_.tokens.emplace_back();
    token.kind = kind;
    token.level = static_cast<std::uint16_t>(out_.unclosed.size());
    token.begin = static_cast<std::uint32_t>(start.at);
    token.end = static_cast<std::uint32_t>(at_);
    const Place end = here();
    token.span = {start.line, start.column, end.line, end.column};
}

void Tokenizer::add_short(TokenKind kind, std::size_t length) {
    const Place start = here();
    at_ += length;
    add(kind, start);
}

void Tokenizer::add_invisible(TokenKind kind) {
    add(kind, here());
}

void Tokenizer::fail_at(std::string message, const Place& place) {
    add_invisible(TokenKind::error);
    out_.error.message = std::move(message);
    out_.error.line = out_.error.end_line = static_cast<int>(place.line);
    out_.error.offset = out_.error.end_offset = static_cast<int>(place.column);
    // Once the parser has failed, CPython reads on in search of errors, but learns of none within f-strings.
    out_.precedence = fstrings_.empty() ? Precedence::over_parser : Precedence::when_reached;
    done_ = true;
}

void Tokenizer::fail(std::string message, std::size_t at) {
    const auto column = count_characters(text_.substr(line_start_, at - line_start_));
    fail_at(std::move(message), {at, line_, static_cast<std::uint32_t>(column)});
}

void Tokenizer::fail_when_reached(SyntaxErrorKind kind, std::string message, int offset, int end_offset) {
    fail_at(std::move(message), here());
    out_.error.kind = kind;
    out_.error.offset = offset;
    out_.error.end_offset = end_offset;
    out_.precedence = Precedence::when_reached;
}

void Tokenizer::step() {
    if (at_line_start_) {
        at_line_start_ = false;
        read_indentation();
        if (done_) return;
    }
    while (peek() == ' ' || peek() == '\t' || peek() == '\f') ++at_;
    if (at_end()) return finish();
    const char c = peek();
    if (is_identifier_start(c)) return read_word();
    if (is_digit(c) || (c == '.' && is_digit(peek(1)))) return read_number();
    switch (c) {
        case '\n': return read_newline();
        case '#': return read_comment();
        case '\'':
        case '"': return read_string(0);
        case '\\': read_continuation(); return;
        default: return read_operator();
    }
}

void Tokenizer::read_indentation() {
    for (;;) {
        int column = 0;
        int alternative_column = 0;  // with tabs one column wide: where the two disagree, tabs are used inconsistently
        int continued_column = 0;
        for (;; ++at_) {
            if (peek() == ' ') {
                ++column, ++alternative_column;
            } else if (peek() == '\t') {
                column = (column / 8 + 1) * 8;
                ++alternative_column;
            } else if (peek() == '\f') {
                column = alternative_column = 0;
            } else if (peek() == '\\') {
                if (continued_column == 0) continued_column = column;
                if (!read_continuation()) return;
                --at_;
            } else {
                break;
            }
        }
        if (peek() == '#') at_ = std::min(text_.find('\n', at_), text_.size());
        if (peek() == '\n' && !at_end()) {
            begin_line_at(++at_);
            continue;
        }
        if (at_end() || !out_.unclosed.empty()) return;
        if (continued_column != 0) column = alternative_column = continued_column;
        return change_indentation(column, alternative_column);
    }
}

void Tokenizer::change_indentation(int column, int alternative_column) {
    const auto inconsistent = [&] {
        fail_when_reached(SyntaxErrorKind::tab_error, "inconsistent use of tabs and spaces in indentation", 1, 0);
    };
    if (column == indents_.back()) {
        if (alternative_column != alternative_indents_.back()) inconsistent();
        return;
    }
    if (column > indents_.back()) {
        if (indents_.size() >= most_indents) {
            return fail_when_reached(SyntaxErrorKind::indentation_error, "too many levels of indentation", 1, 0);
        }
        if (alternative_column <= alternative_indents_.back()) return inconsistent();
        indents_.push_back(column);
        alternative_indents_.push_back(alternative_column);
        return add_invisible(TokenKind::indent);
    }
    std::size_t dedents = 0;
    for (; column < indents_.back(); ++dedents) {
        indents_.pop_back();
        alternative_indents_.pop_back();
    }
    if (column != indents_.back()) {
        const auto end = std::min(text_.find('\n', at_), text_.size());
        const int offset = static_cast<int>(count_characters(text_.substr(line_start_, end - line_start_))) + 1;
        return fail_when_reached(SyntaxErrorKind::indentation_error,
                                 "unindent does not match any outer indentation level", offset, -1);
    }
    if (alternative_column != alternative_indents_.back()) return inconsistent();
    while (dedents-- > 0) add_invisible(TokenKind::dedent);
}

void Tokenizer::read_newline() {
    if (out_.unclosed.empty()) {
        add_short(TokenKind::newline, 1);
        out_.tokens.back().end -= 1;
        at_line_start_ = true;
    } else {
        ++at_;
    }
    begin_line_at(at_);
}

void Tokenizer::read_comment() {
    const Place start = here();
    const std::size_t end = std::min(text_.find('\n', at_), text_.size());
    count_wide_characters(at_, end);
    at_ = end;
    if (at_end() || !out_.unclosed.empty()) return;
    // CPython counts a comment as a part of the newline after it.
    read_newline();
    Token& newline = out_.tokens.back();
    newline.span.line = start.line;
    newline.span.column = start.column;
}

bool Tokenizer::read_continuation() {
    if (at_ + 1 >= text_.size() || (peek(1) == '\n' && at_ + 2 >= text_.size())) {
        ++at_;
        fail_when_reached(SyntaxErrorKind::syntax_error, "unexpected EOF while parsing",
                          static_cast<int>(here().column) + 1, -1);
        return false;
    }
    if (peek(1) != '\n') {
        fail_when_reached(SyntaxErrorKind::syntax_error, "unexpected character after line continuation character",
                          static_cast<int>(here().column) + 2, 0);
        return false;
    }
    at_ += 2;
    begin_line_at(at_);
    return true;
}

void Tokenizer::finish() {
    if (!out_.unclosed.empty()) {
        const Bracket& bracket = out_.unclosed.back();
        const Place place{0, bracket.line, bracket.column + 1};
        fail_at(fmt::format("'{}' was never closed", bracket.opening), place);
        out_.error.end_offset = 0;
        out_.precedence = Precedence::over_later_lines;
        return;
    }
    const bool needs_newline = !out_.tokens.empty() && out_.tokens.back().kind != TokenKind::newline &&
                               out_.tokens.back().kind != TokenKind::dedent;
    if (needs_newline) {
        add_invisible(TokenKind::newline);
        ++out_.tokens.back().span.end_column;
        begin_line_at(at_);
    }
    for (; indents_.size() > 1; indents_.pop_back()) add_invisible(TokenKind::dedent);
    add_invisible(TokenKind::end_marker);
    done_ = true;
}

void Tokenizer::read_word() {
    enum Prefix { b = 1, u = 2, r = 4, f = 8 };
    unsigned seen = 0;
    std::size_t length = 0;
    for (;; ++length) {
        const char letter = static_cast<char>(peek(length) | 0x20);
        if (letter == 'b' && !(seen & (b | u | f))) {
            seen |= b;
        } else if (letter == 'u' && seen == 0) {
            seen |= u;
        } else if (letter == 'r' && !(seen & (r | u))) {
            seen |= r;
        } else if (letter == 'f' && !(seen & (f | b | u))) {
            seen |= f;
        } else {
            break;
        }
    }
    if (length > 0 && (peek(length) == '"' || peek(length) == '\'')) {
        return seen & f ? begin_fstring(length) : read_string(length);
    }
    const Place start = here();
    bool wide = false;
    while (is_identifier_part(peek(length))) wide |= static_cast<unsigned char>(peek(length++)) >= 128;
    at_ += length;
    if (wide && !check_identifier(start.at)) return;
    if (wide) count_wide_characters(start.at, at_);
    add(keyword_or_name(text_.substr(start.at, length)), start);
}

bool Tokenizer::check_identifier(std::size_t start) {
    std::string_view rest = text_.substr(start, at_ - start);
    while (!rest.empty()) {
        const char32_t code_point = take_code_point(rest);
        if (code_point < 128) continue;
        if (may_be_in_identifier(code_point) && !may_be_normalized(code_point)) continue;
        const std::size_t end = at_ - rest.size();
        std::string character;
        append_utf8(character, code_point);
        const auto number = static_cast<std::uint32_t>(code_point);
        if (may_be_in_identifier(code_point)) {
            out_.unsupported = fmt::format("an identifier with the character '{}' (U+{:04X})", character, number);
            fail(out_.unsupported, start + 1);
            return false;
        }
        fail(is_printable(code_point) ? fmt::format("invalid character '{}' (U+{:04X})", character, number)
                                      : fmt::format("invalid non-printable character U+{:04X}", number),
             end);
        return false;
    }
    return true;
}

TokenKind Tokenizer::operator_kind(std::size_t& length) const {
    using enum TokenKind;
    const char second = peek(1);
    const char third = peek(2);
    const auto sized = [&](std::size_t size, TokenKind kind) {
        length = size;
        return kind;
    };
    /// An operator that may be followed by "=".
    const auto or_equal = [&](TokenKind plain, TokenKind with_equal) {
        return second == '=' ? sized(2, with_equal) : sized(1, plain);
    };
    /// One that may be doubled, too.
    const auto doubled = [&](TokenKind plain, TokenKind with_equal, TokenKind twice, TokenKind twice_equal) {
        if (second != peek()) return or_equal(plain, with_equal);
        return third == '=' ? sized(3, twice_equal) : sized(2, twice);
    };
    switch (peek()) {
        case '(': return sized(1, left_parenthesis);
        case ')': return sized(1, right_parenthesis);
        case '[': return sized(1, left_bracket);
        case ']': return sized(1, right_bracket);
        case '{': return sized(1, left_brace);
        case '}': return sized(1, right_brace);
        case ',': return sized(1, comma);
        case ';': return sized(1, semicolon);
        case '~': return sized(1, tilde);
        case ':': return or_equal(colon, colon_equal);
        case '.': return second == '.' && third == '.' ? sized(3, ellipsis) : sized(1, dot);
        case '-': return second == '>' ? sized(2, arrow) : or_equal(minus, minus_equal);
        case '+': return or_equal(plus, plus_equal);
        case '*': return doubled(star, star_equal, double_star, double_star_equal);
        case '/': return doubled(slash, slash_equal, double_slash, double_slash_equal);
        case '%': return or_equal(percent, percent_equal);
        case '@': return or_equal(at, at_equal);
        case '&': return or_equal(ampersand, ampersand_equal);
        case '|': return or_equal(vertical_bar, vertical_bar_equal);
        case '^': return or_equal(circumflex, circumflex_equal);
        case '=': return or_equal(equal, double_equal);
        case '!': return or_equal(exclamation, not_equal);
        case '<':
            if (second == '>') return sized(2, unknown);
            return doubled(less, less_equal, left_shift, left_shift_equal);
        case '>': return doubled(greater, greater_equal, right_shift, right_shift_equal);
        default: return sized(1, unknown);
    }
}

void Tokenizer::read_operator() {
    const char c = peek();
    std::size_t length = 1;
    TokenKind kind = operator_kind(length);
    if (c == ':' && begins_format_spec()) {
        add_short(TokenKind::colon, 1);
        fstrings_.back().in_text = true;
        return;
    }
    if (kind == TokenKind::unknown && !is_printable(static_cast<unsigned char>(c))) {
        return fail(fmt::format("invalid non-printable character U+{:04X}", static_cast<unsigned>(c)), at_ + 1);
    }
    if (c == '(' || c == '[' || c == '{') {
        if (out_.unclosed.size() >= most_brackets) return fail("too many nested parentheses", at_ + 1);
        open_bracket(c);
    } else if (c == ')' || c == ']' || c == '}') {
        if (!close_bracket(c)) return;
    }
    add_short(kind, length);
}

void Tokenizer::open_bracket(char opening) {
    const Place start = here();
    out_.unclosed.push_back({opening, start.line, start.column});
    if (!fstrings_.empty()) ++fstrings_.back().depth;
}

bool Tokenizer::close_bracket(char closing) {
    const auto wrong = [&](std::string message) {
        fail(std::move(message), at_ + 1);
        return false;
    };
    FString* const fstring = fstrings_.empty() ? nullptr : &fstrings_.back();
    if (fstring && fstring->depth == 0 && closing == '}') return wrong("f-string: single '}' is not allowed");
    if (out_.unclosed.empty()) return wrong(fmt::format("unmatched '{}'", closing));
    const Bracket bracket = out_.unclosed.back();
    const char opening = bracket.opening;
    out_.unclosed.pop_back();
    const bool matches =
        (opening == '(' && closing == ')') || (opening == '[' && closing == ']') || (opening == '{' && closing == '}');
    if (!matches) {
        if (fstring && opening == '{' && fstring->depth - 1 == fstring->field_depth) {
            return wrong(fmt::format("f-string: unmatched '{}'", closing));
        }
        const std::string where = bracket.line == line_ ? "" : fmt::format(" on line {}", bracket.line);
        return wrong(
            fmt::format("closing parenthesis '{}' does not match opening parenthesis '{}'{}", closing, opening, where));
    }
    if (fstring) {
        if (--fstring->depth < 0) return wrong(fmt::format("f-string: unmatched '{}'", closing));
        if (closing == '}' && fstring->depth == fstring->field_depth) {
            --fstring->field_depth;
            fstring->in_text = true;
        }
    }
    return true;
}

}  // namespace lastref::model::syntax
