#include <fmt/format.h>

#include "backends/model/syntax/parser.hpp"

namespace lastref::model::syntax {

namespace {

bool begins_expression_after_arrow(TokenKind kind) {
    return kind != TokenKind::colon && kind != TokenKind::newline && kind != TokenKind::right_parenthesis;
}

}  // namespace

/// The ":" of a statement whose line ends without one is missed by name; anything else in its place is a plain error.
void Parser::expect_colon() {
    if (at(TokenKind::newline)) fail_here("expected ':'");
    expect(TokenKind::colon);
}

/// What follows the colon of a compound statement. `owner` is what CPython calls the statement, which began on `line`.
Body Parser::block(std::string_view owner, std::size_t line) {
    const Nesting nesting(*this);
    Body body;
    if (!take_if(TokenKind::newline)) {
        simple_stmts(body);
        return body;
    }
    if (!at(TokenKind::indent)) {
        fail_here(fmt::format("expected an indented block after {} on line {}", owner, line),
                  SyntaxErrorKind::indentation_error);
    }
    take();
    body = statements(TokenKind::dedent);
    take();
    return body;
}

StatementPtr Parser::decorated() {
    Expressions decorators;
    while (take_if(TokenKind::at)) {
        decorators.push_back(named_expression());
        expect(TokenKind::newline);
    }
    switch (kind()) {
        case TokenKind::kw_def: return function_def(std::move(decorators), std::nullopt);
        case TokenKind::kw_class: return class_def(std::move(decorators));
        case TokenKind::kw_async: return async_stmt(std::move(decorators));
        default: fail();
    }
}

StatementPtr Parser::async_stmt(Expressions decorators) {
    const Span start = take().span;
    if (at(TokenKind::kw_def)) return function_def(std::move(decorators), start);
    if (decorators.empty() && at(TokenKind::kw_for)) return for_stmt(start);
    if (decorators.empty() && at(TokenKind::kw_with)) return with_stmt(start);
    fail();
}

StatementPtr Parser::function_def(Expressions decorators, std::optional<Span> async_start) {
    const Span def = take().span;
    std::unique_ptr<Function> node;
    if (async_start) {
        node = std::make_unique<AsyncFunctionDef>();
    } else {
        node = std::make_unique<FunctionDef>();
    }
    node->decorator_list = std::move(decorators);
    node->name = expect_name();
    node->type_params = type_params();
    expect_forced(TokenKind::left_parenthesis);
    node->args = parameters(Parameters::of_def);
    expect(TokenKind::right_parenthesis);
    if (at(TokenKind::arrow)) {
        const Token arrow = take();
        if (!begins_expression_after_arrow(kind())) fail_at(arrow, "expected ':'");
        node->returns = expression();
    }
    expect_forced(TokenKind::colon);
    node->body = block("function definition", def.line);
    return finish(std::move(node), async_start.value_or(def));
}

/// A class cannot be given a generator expression that lacks its parentheses.
void Parser::fail_at_bare_generator(std::size_t first) {
    at_ = first;
    while (!at_comprehension()) take();
    fail();
}

StatementPtr Parser::class_def(Expressions decorators) {
    const Span start = take().span;
    auto node = make<ClassDef>(start);
    node->decorator_list = std::move(decorators);
    node->name = expect_name();
    node->type_params = type_params();
    if (take_if(TokenKind::left_parenthesis)) {
        const std::size_t first = at_;
        arguments(node->bases, node->keywords);
        if (node->bases.size() == 1 && node->bases[0]->span.end_line == 0) fail_at_bare_generator(first);
        expect(TokenKind::right_parenthesis);
    }
    expect_colon();
    node->body = block("class definition", start.line);
    return finish(std::move(node), start);
}

StatementPtr Parser::if_stmt() {
    const Span start = token().span;
    auto first = std::make_unique<If>();
    // A chain of elifs nests in the tree, but is read in a loop, so that its length is no matter of stack depth.
    std::vector<If*> chain{first.get()};
    std::vector<Span> starts{start};
    for (;;) {
        If& current = *chain.back();
        const Token keyword = take();
        current.test = named_expression();
        expect_colon();
        current.body =
            block(keyword.kind == TokenKind::kw_if ? "'if' statement" : "'elif' statement", keyword.span.line);
        if (!at(TokenKind::kw_elif)) break;
        auto next = std::make_unique<If>();
        starts.push_back(token().span);
        chain.push_back(next.get());
        current.orelse.push_back(std::move(next));
    }
    chain.back()->orelse = else_block();
    for (std::size_t i = 0; i < chain.size(); ++i) chain[i]->span = since(starts[i]);
    return first;
}

Body Parser::else_block() {
    if (!at(TokenKind::kw_else)) return {};
    const Span start = take().span;
    expect_forced(TokenKind::colon);
    return block("'else' statement", start.line);
}

StatementPtr Parser::while_stmt() {
    const Span start = take().span;
    auto node = make<While>(start);
    node->test = named_expression();
    expect_colon();
    node->body = block("'while' statement", start.line);
    node->orelse = else_block();
    return finish(std::move(node), start);
}

StatementPtr Parser::for_stmt(std::optional<Span> async_start) {
    const Span start = take().span;
    std::unique_ptr<ForLoop> node;
    if (async_start) {
        node = std::make_unique<AsyncFor>();
    } else {
        node = std::make_unique<For>();
    }
    node->target = star_targets();
    require_target(*node->target, Targets::for_targets);
    expect(TokenKind::kw_in);
    node->iter = star_expressions();
    expect_colon();
    node->body = block("'for' statement", start.line);
    node->orelse = else_block();
    return finish(std::move(node), async_start.value_or(start));
}

}  // namespace lastref::model::syntax
