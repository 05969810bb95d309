#include <fmt/format.h>
#include <algorithm>

#include "backends/model/syntax/parser.hpp"

// What Python 2 reads otherwise, as far as programs for both need it.
namespace lastref::model::syntax {

BinaryOperator Parser::operator_of_language(BinaryOperator op, const Span& span) {
    if (!is_python_2()) return op;
    if (op == BinaryOperator::matrix_multiply) refuse("the operator @ in Python 2", span);
    return op == BinaryOperator::divide && !divides_truly_ ? BinaryOperator::classic_divide : op;
}

/// `name(argument)` as a statement.
void Parser::call_in(Body& body, std::string_view name, const Span& start, ExpressionPtr first, ExpressionPtr second) {
    auto function = make<Name>(start);
    function->id = name;
    auto call = make<Call>(start);
    call->func = std::move(function);
    if (first) call->args.push_back(std::move(first));
    if (second) call->args.push_back(std::move(second));
    auto node = make<Expr>(start);
    node->value = finish(std::move(call), start);
    body.push_back(finish(std::move(node), start));
}

/// Each value is printed before the next one is evaluated; the newline comes last.
void Parser::print_stmt(Body& body) {
    const Span start = take().span;
    if (take_if(TokenKind::right_shift)) return print_to_stream(body, start);
    bool ends_line = true;
    while (!at(TokenKind::newline) && !at(TokenKind::semicolon)) {
        call_in(body, ".print_item", start, expression());
        ends_line = !take_if(TokenKind::comma);
        if (ends_line) break;
    }
    if (ends_line) call_in(body, ".print_newline", start);
}

/// `print >>stream, ...`. The stream is evaluated once: where it is more than a name, one value alone can follow.
void Parser::print_to_stream(Body& body, const Span& start) {
    const std::size_t first = at_;
    ExpressionPtr stream = expression();
    const std::size_t behind = at_;
    const bool is_plain = stream->kind == ExpressionKind::name;
    const auto stream_again = [&] {
        const std::size_t now = std::exchange(at_, first);
        ExpressionPtr read = expression();
        at_ = now;
        return read;
    };
    if (!take_if(TokenKind::comma)) return call_in(body, ".print_newline", start, std::move(stream));
    if (!is_plain) {
        ExpressionPtr value = expression();
        if (at(TokenKind::comma)) refuse("several values printed to what is no name", start);
        return call_in(body, ".print_line", start, std::move(stream), std::move(value));
    }
    bool ends_line = true;
    while (!at(TokenKind::newline) && !at(TokenKind::semicolon)) {
        call_in(body, ".print_item", start, stream_again(), expression());
        ends_line = !take_if(TokenKind::comma);
        if (ends_line) break;
    }
    if (ends_line && at_ > behind) call_in(body, ".print_newline", start, stream_again());
}

/// What `raise type, value[, traceback]` raises, as a call that gives it.
ExpressionPtr Parser::raised_of_parts(ExpressionPtr type, const Span& start) {
    auto function = make<Name>(start);
    function->id = ".raised";
    auto call = make<Call>(start);
    call->func = std::move(function);
    call->args.push_back(std::move(type));
    call->args.push_back(expression());
    if (take_if(TokenKind::comma)) call->args.push_back(expression());
    return finish(std::move(call), start);
}

void Parser::check_name_of_python_2(const Token& name) {
    const std::string_view word = text(name);
    if (word == "print" && grammar_ == Grammar::python_2) fail();
    const bool called = token_ahead(1).kind == TokenKind::left_parenthesis;
    if (word == "exec" && !called) refuse("the exec statement", name.span);
}

void Parser::check_future(const std::vector<Alias>& names, const Span& span) {
    for (const Alias& alias : names) {
        if (alias.name == "division") divides_truly_ = true;
        if (alias.name == "print_function") grammar_ = Grammar::python_2_with_print_function;
        if (alias.name == "unicode_literals") unicode_literals_ = true;
        const bool unknown =
            alias.name == "annotations" || alias.name == "generator_stop" || alias.name == "barry_as_FLUFL";
        if (unknown) refuse(fmt::format("from __future__ import {} in Python 2", alias.name), span);
    }
}

}  // namespace lastref::model::syntax
