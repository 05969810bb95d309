#include <fmt/format.h>

#include "backends/model/syntax/parser.hpp"

namespace lastref::model::syntax {

namespace {

std::optional<BinaryOperator> augmented_operator(TokenKind kind) {
    switch (kind) {
        case TokenKind::plus_equal: return BinaryOperator::add;
        case TokenKind::minus_equal: return BinaryOperator::subtract;
        case TokenKind::star_equal: return BinaryOperator::multiply;
        case TokenKind::double_star_equal: return BinaryOperator::power;
        case TokenKind::slash_equal: return BinaryOperator::divide;
        case TokenKind::double_slash_equal: return BinaryOperator::floor_divide;
        case TokenKind::percent_equal: return BinaryOperator::modulo;
        case TokenKind::at_equal: return BinaryOperator::matrix_multiply;
        case TokenKind::ampersand_equal: return BinaryOperator::bit_and;
        case TokenKind::vertical_bar_equal: return BinaryOperator::bit_or;
        case TokenKind::circumflex_equal: return BinaryOperator::bit_xor;
        case TokenKind::left_shift_equal: return BinaryOperator::left_shift;
        case TokenKind::right_shift_equal: return BinaryOperator::right_shift;
        default: return std::nullopt;
    }
}

bool is_single_target(const Expression& expression) {
    return expression.kind == ExpressionKind::name || expression.kind == ExpressionKind::attribute ||
           expression.kind == ExpressionKind::subscript;
}

}  // namespace

Body Parser::statements(TokenKind end) {
    Body body;
    while (!at(end)) statement(body);
    return body;
}

void Parser::statement(Body& body) {
    switch (kind()) {
        case TokenKind::kw_def: body.push_back(function_def({}, std::nullopt)); return;
        case TokenKind::kw_class: body.push_back(class_def({})); return;
        case TokenKind::kw_if: body.push_back(if_stmt()); return;
        case TokenKind::kw_for: body.push_back(for_stmt(std::nullopt)); return;
        case TokenKind::kw_while: body.push_back(while_stmt()); return;
        case TokenKind::kw_try: body.push_back(try_stmt()); return;
        case TokenKind::kw_with: body.push_back(with_stmt(std::nullopt)); return;
        case TokenKind::kw_async: body.push_back(async_stmt({})); return;
        case TokenKind::at: body.push_back(decorated()); return;
        case TokenKind::name:
            if (at_match_stmt()) {
                body.push_back(match_stmt());
                return;
            }
            return simple_stmts(body);
        default: return simple_stmts(body);
    }
}

void Parser::simple_stmts(Body& body) {
    do {
        if (at_print_stmt()) {
            print_stmt(body);
        } else {
            body.push_back(simple_stmt());
        }
    } while (take_if(TokenKind::semicolon) && !at(TokenKind::newline));
    expect(TokenKind::newline);
}

StatementPtr Parser::simple_stmt() {
    const Span start = token().span;
    const auto bare = [&](auto node) -> StatementPtr {
        take();
        return finish(std::move(node), start);
    };
    switch (kind()) {
        case TokenKind::kw_return: return return_stmt();
        case TokenKind::kw_raise: return raise_stmt();
        case TokenKind::kw_import: return import_name();
        case TokenKind::kw_from: return import_from();
        case TokenKind::kw_del: return del_stmt();
        case TokenKind::kw_assert: return assert_stmt();
        case TokenKind::kw_global: return scope_stmt<Global>();
        case TokenKind::kw_nonlocal: return scope_stmt<Nonlocal>();
        case TokenKind::kw_pass: return bare(make<Pass>(start));
        case TokenKind::kw_break: return bare(make<Break>(start));
        case TokenKind::kw_continue: return bare(make<Continue>(start));
        default: break;
    }
    const TokenKind next = token_ahead(1).kind;
    if (at_soft_keyword("lazy") && (next == TokenKind::kw_import || next == TokenKind::kw_from))
        refuse("a lazy import", start);
    if (at_soft_keyword("type") && token_ahead(1).kind == TokenKind::name) return type_alias();
    return expression_stmt();
}

/// An expression, or an assignment of any kind.
StatementPtr Parser::expression_stmt() {
    const Span start = token().span;
    const std::size_t first_token = at_;
    ExpressionPtr value = annotated_rhs();
    if (at(TokenKind::equal)) return assign(std::move(value), first_token);
    if (at(TokenKind::colon)) return ann_assign(std::move(value), start, first_token);
    if (augmented_operator(kind())) return aug_assign(std::move(value), start);
    auto node = make<Expr>(start);
    node->value = std::move(value);
    return finish(std::move(node), start);
}

StatementPtr Parser::assign(ExpressionPtr first, std::size_t first_token) {
    const Span start = stream_.tokens[first_token].span;
    auto node = make<Assign>(start);
    node->value = std::move(first);
    Span target_start = start;
    while (at(TokenKind::equal)) {
        Expression& target = *node->value;
        const bool bare_yield = (target.kind == ExpressionKind::yield || target.kind == ExpressionKind::yield_from) &&
                                target.span.column == target_start.column && target.span.line == target_start.line;
        if (bare_yield) fail_over(target.span, "assignment to yield expression not possible");
        if (find_invalid_target(target, Targets::star_targets)) {
            if (!node->targets.empty()) fail_in_later_assignment(target, first_token);
            fail_in_assignment(target, start);
        }
        set_context(target, Context::store);
        node->targets.push_back(std::move(node->value));
        take();
        target_start = token().span;
        node->value = annotated_rhs();
    }
    return finish(std::move(node), start);
}

StatementPtr Parser::ann_assign(ExpressionPtr target, const Span& start, std::size_t first_token) {
    if (!is_single_target(*target)) {
        const std::size_t here = at_;
        take();
        if (!attempt([&] { return expression(); })) {
            at_ = here;
            fail();
        }
        at_ = here;
        if (const auto* tuple = try_as<Tuple>(target.get())) {
            const bool parenthesized = stream_.tokens[at_ - 1].kind == TokenKind::right_parenthesis &&
                                       stream_.tokens[first_token].kind == TokenKind::left_parenthesis;
            fail_over(parenthesized || tuple->elts.empty() ? tuple->span : tuple->elts.front()->span,
                      "only single target (not tuple) can be annotated");
        }
        if (target->kind == ExpressionKind::list) {
            fail_over(target->span, "only single target (not list) can be annotated");
        }
        fail_over(target->span, "illegal target for annotation");
    }
    auto node = make<AnnAssign>(start);
    node->simple = target->kind == ExpressionKind::name && at_ == first_token + 1;
    set_context(*target, Context::store);
    node->target = std::move(target);
    take();
    node->annotation = expression();
    if (take_if(TokenKind::equal)) node->value = annotated_rhs();
    return finish(std::move(node), start);
}

StatementPtr Parser::aug_assign(ExpressionPtr target, const Span& start) {
    if (!is_single_target(*target)) {
        const std::size_t here = at_;
        take();
        const bool good = attempt([&] { return annotated_rhs(); }).has_value();
        at_ = here;
        if (!good) fail();
        fail_over(target->span,
                  fmt::format("'{}' is an illegal expression for augmented assignment", describe(*target)));
    }
    auto node = make<AugAssign>(start);
    node->op = operator_of_language(*augmented_operator(take().kind), start);
    set_context(*target, Context::store);
    node->target = std::move(target);
    node->value = annotated_rhs();
    return finish(std::move(node), start);
}

StatementPtr Parser::return_stmt() {
    const Span start = take().span;
    auto node = make<Return>(start);
    if (!at(TokenKind::newline) && !at(TokenKind::semicolon)) node->value = star_expressions();
    return finish(std::move(node), start);
}

StatementPtr Parser::raise_stmt() {
    const Span start = take().span;
    auto node = make<Raise>(start);
    if (!at(TokenKind::newline) && !at(TokenKind::semicolon)) {
        node->exc = expression();
        if (is_python_2() && take_if(TokenKind::comma)) node->exc = raised_of_parts(std::move(node->exc), start);
        if (take_if(TokenKind::kw_from)) node->cause = expression();
    }
    return finish(std::move(node), start);
}

StatementPtr Parser::del_stmt() {
    const Span start = take().span;
    auto node = make<Delete>(start);
    do {
        ExpressionPtr target = star_expression();
        require_target(*target, Targets::del_targets);
        node->targets.push_back(std::move(target));
    } while (take_if(TokenKind::comma) && !at(TokenKind::newline) && !at(TokenKind::semicolon));
    if (!at(TokenKind::newline) && !at(TokenKind::semicolon)) fail();
    return finish(std::move(node), start);
}

StatementPtr Parser::assert_stmt() {
    const Span start = take().span;
    auto node = make<Assert>(start);
    node->test = expression();
    if (take_if(TokenKind::comma)) node->msg = expression();
    return finish(std::move(node), start);
}

StatementPtr Parser::type_alias() {
    const Span start = take().span;
    auto node = make<TypeAlias>(start);
    node->name = name_atom();
    set_context(*node->name, Context::store);
    node->type_params = type_params();
    expect(TokenKind::equal);
    node->value = expression();
    return finish(std::move(node), start);
}

template <class Names>
StatementPtr Parser::scope_stmt() {
    const Span start = take().span;
    auto node = make<Names>(start);
    do {
        node->names.push_back(expect_name());
    } while (take_if(TokenKind::comma));
    return finish(std::move(node), start);
}

}  // namespace lastref::model::syntax
