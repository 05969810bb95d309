#include "backends/model/syntax/parser.hpp"

namespace lastref::model::syntax {

WithItem Parser::with_item() {
    WithItem item;
    item.context_expr = expression();
    if (take_if(TokenKind::kw_as)) {
        item.optional_vars = star_target_element();
        require_target(*item.optional_vars, Targets::star_targets);
    }
    return item;
}

/// The items of a with statement and the colon after them. What begins with a parenthesis is taken for items in
/// parentheses of their own and, where that fails, for an expression. When both fail, the one that got further is
/// right.
std::vector<WithItem> Parser::with_items() {
    if (!at(TokenKind::left_parenthesis)) return plain_with_items();
    const std::size_t begin = at_;
    const int depth = depth_;
    try {
        return parenthesized_with_items();
    } catch (const ParseFailure& failure) {
        const std::size_t reached = at_;
        if (at(TokenKind::error)) throw;
        at_ = begin;
        depth_ = depth;
        try {
            return plain_with_items();
        } catch (const ParseFailure&) {
            if (at_ > reached) throw;
            throw ParseFailure(failure);
        }
    }
}

std::vector<WithItem> Parser::parenthesized_with_items() {
    std::vector<WithItem> items;
    take();
    do {
        items.push_back(with_item());
    } while (take_if(TokenKind::comma) && !at(TokenKind::right_parenthesis));
    expect(TokenKind::right_parenthesis);
    expect_colon();
    return items;
}

std::vector<WithItem> Parser::plain_with_items() {
    std::vector<WithItem> items;
    do {
        items.push_back(with_item());
    } while (take_if(TokenKind::comma));
    expect_colon();
    return items;
}

StatementPtr Parser::with_stmt(std::optional<Span> async_start) {
    const Span start = take().span;
    std::unique_ptr<WithBlock> node;
    if (async_start) {
        node = std::make_unique<AsyncWith>();
    } else {
        node = std::make_unique<With>();
    }
    node->items = with_items();
    node->body = block("'with' statement", start.line);
    return finish(std::move(node), async_start.value_or(start));
}

StatementPtr Parser::try_stmt() {
    const Span start = take().span;
    expect_forced(TokenKind::colon);
    Body body = block("'try' statement", start.line);
    if (!at(TokenKind::kw_except) && !at(TokenKind::kw_finally)) {
        fail_here("expected 'except' or 'finally' block");
    }
    std::vector<ExceptHandler> handlers;
    std::optional<Handlers> of;
    while (at(TokenKind::kw_except)) except_block(handlers, of);
    if (of == Handlers::of_groups) return finish_try<TryStar>(std::move(body), std::move(handlers), start);
    return finish_try<Try>(std::move(body), std::move(handlers), start);
}

template <class Node>
StatementPtr Parser::finish_try(Body body, std::vector<ExceptHandler> handlers, const Span& start) {
    auto node = make<Node>(start);
    node->body = std::move(body);
    node->handlers = std::move(handlers);
    if (!node->handlers.empty()) node->orelse = else_block();
    if (at(TokenKind::kw_finally)) {
        const Span finally = take().span;
        expect_forced(TokenKind::colon);
        node->finalbody = block("'finally' statement", finally.line);
    }
    return finish(std::move(node), start);
}

/// One `except` or `except*`; the first one decides which of the two all of a try must be.
void Parser::except_block(std::vector<ExceptHandler>& handlers, std::optional<Handlers>& of) {
    const Span start = take().span;
    const bool star = at(TokenKind::star);
    const Span last = token().span;
    const TokenKind next = token_ahead(1).kind;
    if (star && (next == TokenKind::newline || next == TokenKind::colon)) {
        take();
        fail_here("expected one or more exception types");
    }
    if (of && (of == Handlers::of_groups) != star) {
        static constexpr const char* message = "cannot have both 'except' and 'except*' on the same 'try'";
        if (star) fail_over(start, last, message);
        fail_over(start, message);
    }
    of = star ? Handlers::of_groups : Handlers::of_exceptions;
    if (star) take();
    ExceptHandler handler;
    if (!at(TokenKind::colon) && !at(TokenKind::newline)) {
        const Span type_start = token().span;
        handler.type = expression();
        if (is_python_2() && take_if(TokenKind::comma)) {
            if (!at(TokenKind::name)) refuse("an exception that is bound to what is no name", token().span);
            handler.name = expect_name();
        }
        if (at(TokenKind::comma)) handler.type = several_types(std::move(handler.type), type_start);
        if (take_if(TokenKind::kw_as)) handler.name = expect_name();
    }
    expect_colon();
    handler.body = block(star ? "'except*' statement" : "'except' statement", start.line);
    handler.span = since(start);
    handlers.push_back(std::move(handler));
}

/// `except A, B:`, which the compiler takes from 3.14 on.
ExpressionPtr Parser::several_types(ExpressionPtr first_type, const Span& first) {
    const std::size_t here = at_;
    auto types = make<Tuple>(first);
    types->elts.push_back(std::move(first_type));
    const bool several = attempt([&] {
                             while (take_if(TokenKind::comma) && !at(TokenKind::colon))
                                 types->elts.push_back(expression());
                             if (!at(TokenKind::colon) && !at(TokenKind::kw_as)) fail();
                             return true;
                         }).has_value();
    if (!several) {
        at_ = here;
        fail();
    }
    if (at(TokenKind::kw_as)) {
        const bool is_named = attempt([&] {
                                  take();
                                  expect_name();
                                  if (!at(TokenKind::colon)) fail();
                                  return true;
                              }).has_value();
        if (is_named) fail_from(first, "multiple exception types must be parenthesized when using 'as'");
        at_ = here;
        fail();
    }
    return finish(std::move(types), first);
}

}  // namespace lastref::model::syntax
