#include "backends/model/syntax/parser.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace lastref::model::syntax {

namespace {

constexpr int most_nesting = 600;

bool is_invisible(TokenKind kind) {
    return kind == TokenKind::indent || kind == TokenKind::dedent || kind == TokenKind::end_marker;
}

bool is_layout(TokenKind kind) {
    return is_invisible(kind) || kind == TokenKind::newline;
}

}  // namespace

Parser::Nesting::Nesting(Parser& parser) : parser_(parser) {
    if (++parser_.depth_ <= most_nesting) return;
    --parser_.depth_;
    parser_.refuse("code nested this deeply", parser_.token().span);
}

Parser::Parser(const Source& source, TokenStream stream, Grammar grammar)
    : source_(source), grammar_(grammar), stream_(std::move(stream)) {}

Body Parser::file() {
    Body body = statements(TokenKind::end_marker);
    if (later_error_) throw_error(*later_error_);
    return body;
}

ExpressionPtr Parser::eval() {
    ExpressionPtr expression = star_expressions();
    while (take_if(TokenKind::newline)) {
    }
    if (!at(TokenKind::end_marker)) fail();
    if (later_error_) throw_error(*later_error_);
    return expression;
}

const Token& Parser::token_ahead(std::size_t count) const {
    return stream_.tokens[std::min(at_ + count, stream_.tokens.size() - 1)];
}

bool Parser::take_if(TokenKind wanted) {
    if (kind() != wanted) return false;
    ++at_;
    return true;
}

Token Parser::expect(TokenKind wanted) {
    if (kind() != wanted) fail();
    return take();
}

Token Parser::expect_forced(TokenKind wanted) {
    if (kind() != wanted) fail_at(token(), fmt::format("expected '{}'", spelling(wanted)));
    return take();
}

Identifier Parser::expect_name() {
    return Identifier(text(expect(TokenKind::name)));
}

Span Parser::since(const Span& start) const {
    std::size_t last = at_ - 1;
    while (is_layout(stream_.tokens[last].kind)) --last;
    const Span& end = stream_.tokens[last].span;
    return {start.line, start.column, end.end_line, end.end_column};
}

void Parser::throw_error(SyntaxError error) {
    const Token& last = stream_.tokens.back();
    if (last.kind == TokenKind::error) {
        if (!stream_.unsupported.empty()) {
            throw ParseFailure{Unsupported{stream_.unsupported, stream_.error.line, stream_.error.offset - 1}};
        }
        const bool reached = at_ + 1 >= stream_.tokens.size();
        const bool later_line =
            static_cast<int>(stream_.tokens[std::max(at_, furthest_)].span.line) > stream_.error.line;
        const bool wins = (stream_.precedence == Precedence::over_parser && !at(TokenKind::indent)) ||
                          (stream_.precedence == Precedence::over_later_lines && later_line);
        if (reached || wins) error = stream_.error;
    }
    error.text = source_.line(error.line);
    throw ParseFailure{std::move(error)};
}

void Parser::fail() {
    if (at(TokenKind::indent)) fail_here("unexpected indent", SyntaxErrorKind::indentation_error);
    if (at(TokenKind::dedent)) fail_here("unexpected unindent", SyntaxErrorKind::indentation_error);
    if (at(TokenKind::end_marker)) fail_at_end();
    fail_here("invalid syntax");
}

void Parser::fail_at_end() {
    SyntaxError error;
    error.message = "invalid syntax";
    error.line = error.end_line = last_line();
    throw_error(std::move(error));
}

int Parser::last_line() const {
    const std::string_view whole = source_.text();
    const std::string_view ended = whole.ends_with('\n') ? whole.substr(0, whole.size() - 1) : whole;
    return static_cast<int>(std::count(ended.begin(), ended.end(), '\n')) + 1;
}

void Parser::fail_here(std::string message, SyntaxErrorKind error) {
    fail_at(token(), std::move(message), error);
}

void Parser::fail_at(const Token& where, std::string message, SyntaxErrorKind error) {
    SyntaxError failure;
    failure.kind = error;
    failure.message = std::move(message);
    failure.line = static_cast<int>(where.span.line);
    failure.end_line = static_cast<int>(where.span.end_line);
    failure.offset = static_cast<int>(where.span.column) + 1;
    failure.end_offset = static_cast<int>(where.span.end_column) + 1;
    if (is_invisible(where.kind)) {
        // These tokens have no text: CPython tells how far it has read instead.
        failure.end_offset = -1;
        failure.offset -= 1;
        if (where.begin >= source_.text().size()) {
            failure.line = failure.end_line = last_line();
            failure.offset = static_cast<int>(count_characters(source_.line(failure.line))) + 1;
        }
    }
    throw_error(std::move(failure));
}

void Parser::fail_over(const Span& where, std::string message) {
    SyntaxError error;
    error.message = std::move(message);
    error.line = static_cast<int>(where.line);
    error.end_line = static_cast<int>(where.end_line);
    error.offset = static_cast<int>(where.column) + 1;
    error.end_offset = static_cast<int>(where.end_column) + 1;
    throw_error(std::move(error));
}

void Parser::fail_over(const Span& first, const Span& last, std::string message) {
    fail_over({first.line, first.column, last.end_line, last.end_column}, std::move(message));
}

void Parser::fail_from(const Span& first, std::string message) {
    const Span& last = token().span;
    SyntaxError error;
    error.message = std::move(message);
    error.line = static_cast<int>(first.line);
    error.offset = static_cast<int>(first.column) + 1;
    error.end_line = static_cast<int>(last.end_line);
    error.end_offset = static_cast<int>(last.end_column);
    throw_error(std::move(error));
}

void Parser::refuse(std::string construct, const Span& where) {
    throw ParseFailure{Unsupported{std::move(construct), static_cast<int>(where.line), static_cast<int>(where.column)}};
}

/// For what CPython finds only once the whole file has been parsed.
void Parser::fail_after_parse(const Span& where, std::string message) {
    if (later_error_ || attempts_ > 0) return;
    SyntaxError error;
    error.message = std::move(message);
    error.line = static_cast<int>(where.line);
    error.end_line = static_cast<int>(where.end_line);
    error.offset = static_cast<int>(where.column) + 1;
    error.end_offset = static_cast<int>(where.end_column) + 1;
    later_error_ = std::move(error);
}

}  // namespace lastref::model::syntax
