#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "backends/model/syntax/literals.hpp"
#include "backends/model/syntax/parser.hpp"

namespace lastref::model::syntax {

/// The parts of adjacent string literals on their way to one node. Neighbouring texts are joined.
class Parser::StringPieces {
public:
    std::string bytes;
    bool has_bytes = false;
    bool has_text = false;
    bool is_unicode = false;
    bool has_fields = false;
    bool is_fstring = false;
    std::optional<EarlyEnd> early_end;

    void add_text(std::string text, const Span& where) {
        if (text.empty()) return;
        if (!texts_open_) {
            values_.push_back(nullptr);
            text_.clear();
            span_ = where;
            texts_open_ = true;
        }
        text_ += text;
        span_.end_line = where.end_line;
        span_.end_column = where.end_column;
    }

    void add_field(ExpressionPtr field) {
        close_text();
        values_.push_back(std::move(field));
    }

    [[nodiscard]] bool is_ascii() const {
        return std::all_of(text_.begin(), text_.end(), [](char c) { return static_cast<unsigned char>(c) < 128; });
    }

    std::string take_text() { return std::move(text_); }

    Expressions take_values() {
        close_text();
        return std::move(values_);
    }

private:
    void close_text() {
        if (!texts_open_) return;
        auto constant = std::make_unique<Constant>();
        constant->span = span_;
        constant->value = StringLiteral{std::move(text_)};
        values_.back() = std::move(constant);
        text_.clear();
        texts_open_ = false;
    }

    Expressions values_;
    std::string text_;
    Span span_;
    bool texts_open_ = false;
};

/// One or more adjacent literals.
ExpressionPtr Parser::strings() {
    const Span start = token().span;
    StringPieces pieces;
    while (at(TokenKind::string) || at(TokenKind::fstring_start)) {
        if (at(TokenKind::string)) {
            plain_string(pieces);
        } else {
            fstring(pieces);
        }
    }
    if (pieces.has_bytes && pieces.has_text) fail_here("cannot mix bytes and nonbytes literals");
    if (pieces.is_fstring) {
        auto node = make<JoinedStr>(start);
        node->values = pieces.take_values();
        node->early_end = std::move(pieces.early_end);
        return finish(std::move(node), start);
    }
    auto node = make<Constant>(start);
    if (pieces.has_bytes) {
        node->value = BytesLiteral{std::move(pieces.bytes)};
    } else {
        node->value = StringLiteral{pieces.take_text(), pieces.is_unicode};
    }
    return finish(std::move(node), start);
}

void Parser::decode_into(std::string& text, std::string_view body, const Span& where) {
    DecodedText result = decode_string(body, text);
    if (result.problem == EscapeProblem::error) fail_over(where, std::move(result.message));
    if (result.problem == EscapeProblem::unknown_name) {
        refuse(fmt::format("the named character escape {}", result.message), where);
    }
}

void Parser::plain_string(StringPieces& pieces) {
    const Token literal = take();
    const StringParts parts = split_string_token(text(literal));
    if (parts.bytes && !is_python_2()) {
        pieces.has_bytes = true;
        const bool ascii = std::all_of(parts.body.begin(), parts.body.end(),
                                       [](char c) { return static_cast<unsigned char>(c) < 128; });
        if (!ascii) fail_over(literal.span, "bytes can only contain ASCII literal characters");
        if (parts.raw) {
            pieces.bytes += parts.body;
            return;
        }
        DecodedText result = decode_bytes(parts.body, pieces.bytes);
        if (result.problem != EscapeProblem::none) fail_over(literal.span, std::move(result.message));
        return;
    }
    const bool was_text = std::exchange(pieces.has_text, true);
    if (is_python_2()) return python_2_string(pieces, literal, parts, was_text);
    std::string decoded;
    if (parts.raw) {
        decoded = parts.body;
    } else {
        decode_into(decoded, parts.body, literal.span);
    }
    pieces.add_text(std::move(decoded), literal.span);
}

/// Strings are bytes there, and those that are unicode take in what stands beside them.
void Parser::python_2_string(StringPieces& pieces, const Token& literal, const StringParts& parts, bool has_more) {
    const bool is_unicode = parts.unicode || (unicode_literals_ && !parts.bytes);
    std::string decoded;
    if (is_unicode && !parts.raw) {
        decode_into(decoded, parts.body, literal.span);
    } else if (is_unicode || parts.raw) {
        const bool is_escaped = is_unicode && parts.body.find("\\u") != std::string_view::npos;
        if (is_escaped) refuse("a character escape of raw unicode strings", literal.span);
        decoded = parts.body;
    } else {
        DecodedText result = decode_bytes(parts.body, decoded);
        if (result.problem != EscapeProblem::none) fail_over(literal.span, std::move(result.message));
    }
    const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 128; };
    const bool declares_encoding = source_.line(1).find("coding") != std::string_view::npos ||
                                   source_.line(2).find("coding") != std::string_view::npos;
    if (!declares_encoding && !std::all_of(parts.body.begin(), parts.body.end(), is_ascii))
        refuse("a character beyond ASCII without a declaration of the encoding", literal.span);
    const bool is_mixed = has_more && is_unicode != pieces.is_unicode;
    if (is_mixed && !std::all_of(decoded.begin(), decoded.end(), is_ascii))
        refuse("a string that is not ASCII beside a unicode string", literal.span);
    if (is_mixed && !pieces.is_ascii()) refuse("a string that is not ASCII beside a unicode string", literal.span);
    pieces.is_unicode = pieces.is_unicode || is_unicode;
    pieces.add_text(std::move(decoded), literal.span);
}

void Parser::fstring(StringPieces& pieces) {
    if (is_python_2()) refuse("an f-string in Python 2", token().span);
    const std::size_t first = at_;
    const std::string_view opening = text(take());
    const bool raw = opening.find_first_of("rR") != std::string_view::npos;
    pieces.has_text = true;
    pieces.is_fstring = true;
    while (!at(TokenKind::fstring_end)) {
        fstring_part(pieces, raw);
    }
    take();
    if (!pieces.early_end) pieces.early_end = find_early_end(first);
}

/// Of the f-string that began with token `first` and has just been read.
std::optional<EarlyEnd> Parser::find_early_end(std::size_t first) const {
    const auto quote_of = [](std::string_view literal) { return literal.substr(literal.find_first_of("'\"")); };
    const std::string_view quote = quote_of(text(stream_.tokens[first]));
    std::string open;
    for (std::size_t i = first + 1; i < at_; ++i) {
        const Token& each = stream_.tokens[i];
        const std::string_view literal = text(each);
        switch (each.kind) {
            case TokenKind::left_parenthesis:
            case TokenKind::left_bracket:
            case TokenKind::left_brace: open += literal; break;
            case TokenKind::right_parenthesis:
            case TokenKind::right_bracket:
            case TokenKind::right_brace: open.pop_back(); break;
            case TokenKind::string:
            case TokenKind::fstring_start: {
                if (!quote_of(literal).starts_with(quote)) break;
                const std::size_t size = literal.find(quote) + quote.size();
                const auto column = static_cast<std::uint32_t>(each.span.column + size);
                const char next = source_.text()[each.begin + size];
                return EarlyEnd{
                    {each.span.line, column, each.span.line, column + 1},
                    std::isalnum(static_cast<unsigned char>(next)) || next == '_',
                    open.size() > 1 ? fmt::format("f-string: unmatched '{}'", open.back()) : "f-string: expecting '}'"};
            }
            default: break;
        }
    }
    return std::nullopt;
}

void Parser::fstring_part(StringPieces& pieces, bool raw) {
    if (!at(TokenKind::fstring_middle)) return replacement_field(pieces, raw);
    const Token middle = take();
    std::string decoded;
    if (raw) {
        decoded = text(middle);
    } else {
        decode_into(decoded, text(middle), token().span);
    }
    pieces.add_text(std::move(decoded), middle.span);
}

void Parser::check_replacement_field_start() {
    switch (kind()) {
        case TokenKind::equal:
        case TokenKind::exclamation:
        case TokenKind::colon:
        case TokenKind::right_brace:
            fail_here(fmt::format("f-string: valid expression required before '{}'", spelling(kind())));
        default: break;
    }
}

namespace {

/// The text of `{text=}`, without the comments that a field may hold.
std::string without_comments(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '#') {
            i = std::min(text.find('\n', i), text.size());
            if (i == text.size()) break;
        }
        plain += text[i];
    }
    return plain;
}

}  // namespace

/// The expression of a field. CPython tells where the field should have ended after the part that it could read.
ExpressionPtr Parser::field_expression() {
    const std::size_t begin = at_;
    try {
        return annotated_rhs();
    } catch (const ParseFailure& failure) {
        const auto* error = std::get_if<SyntaxError>(&failure.what);
        if (attempts_ > 0 || !error || error->message != "invalid syntax") throw;
        bool is_prefix = true;
        for (std::size_t i = begin; i < at_; ++i) {
            constexpr std::string_view prefixes[] = {"+", "-", "~", "not", "*"};
            is_prefix = is_prefix && std::find(std::begin(prefixes), std::end(prefixes), text(stream_.tokens[i])) !=
                                         std::end(prefixes);
        }
        if (is_prefix) fail_here("f-string: expecting a valid expression after '{'");
        if (at(TokenKind::right_brace)) --at_;
        fail_here("f-string: expecting '=', or '!', or ':', or '}'");
    }
}

void Parser::replacement_field(StringPieces& pieces, bool raw) {
    const Token brace = expect(TokenKind::left_brace);
    check_replacement_field_start();
    auto field = make<FormattedValue>(brace.span);
    field->value = field_expression();
    const bool debug = take_if(TokenKind::equal);
    if (debug) {
        const std::string_view shown = source_.text().substr(brace.end, token().begin - brace.end);
        const Span& next = token().span;
        pieces.add_text(without_comments(shown), {brace.span.end_line, brace.span.end_column, next.line, next.column});
    }
    if (!at(TokenKind::exclamation) && !at(TokenKind::colon) && !at(TokenKind::right_brace)) {
        fail_here(debug ? "f-string: expecting '!', or ':', or '}'"
                        : "f-string: expecting '=', or '!', or ':', or '}'");
    }
    if (at(TokenKind::exclamation)) field->conversion = conversion();
    if (at(TokenKind::colon)) {
        field->format_spec = format_spec(raw);
    } else if (debug && field->conversion == Conversion::none) {
        field->conversion = Conversion::repr;
    }
    if (!at(TokenKind::right_brace)) {
        fail_here(field->format_spec ? "f-string: expecting '}', or format specs" : "f-string: expecting '}'");
    }
    take();
    pieces.add_field(finish(std::move(field), brace.span));
}

Conversion Parser::conversion() {
    const Token mark = take();
    if (at(TokenKind::colon) || at(TokenKind::right_brace)) fail_here("f-string: missing conversion character");
    if (kind() < TokenKind::name) fail_here("f-string: invalid conversion character");
    if (token().begin != mark.end) {
        // The spelling is CPython's.
        fail_over(mark.span, token().span, "f-string: conversion type must come right after the exclamation mark");
    }
    const std::string_view letter = text(token());
    if (letter != "s" && letter != "r" && letter != "a") {
        take();
        if (at(TokenKind::fstring_end)) fail_here("f-string: expecting '}'");
        --at_;
        fail_here(fmt::format("f-string: invalid conversion character '{}': expected 's', 'r', or 'a'", letter));
    }
    take();
    if (!at(TokenKind::colon) && !at(TokenKind::right_brace)) {
        fail_here("f-string: expecting ':' or '}'");
    }
    return letter == "s" ? Conversion::str : letter == "r" ? Conversion::repr : Conversion::ascii;
}

ExpressionPtr Parser::format_spec(bool raw) {
    const Span start = take().span;
    auto node = make<JoinedStr>(start);
    StringPieces pieces;
    while (at(TokenKind::fstring_middle) || at(TokenKind::left_brace)) fstring_part(pieces, raw);
    node->values = pieces.take_values();
    return finish(std::move(node), start);
}

}  // namespace lastref::model::syntax
