#include "backends/model/syntax/parser.hpp"

namespace lastref::model::syntax {

namespace {

/// Tokens with which an expression can begin, and which cannot follow one.
bool begins_expression_only(TokenKind kind) {
    switch (kind) {
        case TokenKind::name:
        case TokenKind::number:
        case TokenKind::string:
        case TokenKind::fstring_start:
        case TokenKind::kw_none:
        case TokenKind::kw_true:
        case TokenKind::kw_false:
        case TokenKind::ellipsis:
        case TokenKind::left_brace:
        case TokenKind::tilde:
        case TokenKind::kw_lambda:
        case TokenKind::kw_not:
        case TokenKind::kw_await: return true;
        default: return false;
    }
}

bool begins_expression(TokenKind kind) {
    return begins_expression_only(kind) || kind == TokenKind::left_parenthesis || kind == TokenKind::left_bracket ||
           kind == TokenKind::minus || kind == TokenKind::plus || kind == TokenKind::star ||
           kind == TokenKind::kw_yield;
}

bool cannot_be_starred(TokenKind kind) {
    return kind == TokenKind::comma || kind == TokenKind::colon || kind == TokenKind::right_bracket ||
           kind == TokenKind::right_parenthesis;
}

struct BinaryRow {
    int precedence = 0;  // 0: no binary operator
    BinaryOperator op = BinaryOperator::add;
};

BinaryRow binary_row(TokenKind kind) {
    switch (kind) {
        case TokenKind::vertical_bar: return {1, BinaryOperator::bit_or};
        case TokenKind::circumflex: return {2, BinaryOperator::bit_xor};
        case TokenKind::ampersand: return {3, BinaryOperator::bit_and};
        case TokenKind::left_shift: return {4, BinaryOperator::left_shift};
        case TokenKind::right_shift: return {4, BinaryOperator::right_shift};
        case TokenKind::plus: return {5, BinaryOperator::add};
        case TokenKind::minus: return {5, BinaryOperator::subtract};
        case TokenKind::star: return {6, BinaryOperator::multiply};
        case TokenKind::slash: return {6, BinaryOperator::divide};
        case TokenKind::double_slash: return {6, BinaryOperator::floor_divide};
        case TokenKind::percent: return {6, BinaryOperator::modulo};
        case TokenKind::at: return {6, BinaryOperator::matrix_multiply};
        default: return {};
    }
}

std::optional<UnaryOperator> unary_operator(TokenKind kind) {
    switch (kind) {
        case TokenKind::plus: return UnaryOperator::positive;
        case TokenKind::minus: return UnaryOperator::negative;
        case TokenKind::tilde: return UnaryOperator::invert;
        default: return std::nullopt;
    }
}

}  // namespace

ExpressionPtr Parser::starred(ExpressionPtr (Parser::*operand)()) {
    const Span start = take().span;
    if (cannot_be_starred(kind()) && attempts_ == 0) fail_here("Invalid star expression");
    auto node = make<Starred>(start);
    node->value = (this->*operand)();
    return finish(std::move(node), start);
}

/// A tuple without parentheses, whose first element has been read and is followed by a comma.
ExpressionPtr Parser::tuple_of(const Span& start, ExpressionPtr first, ExpressionPtr (Parser::*element)()) {
    auto tuple = make<Tuple>(start);
    tuple->elts.push_back(std::move(first));
    while (take_if(TokenKind::comma) && begins_expression(kind())) tuple->elts.push_back((this->*element)());
    return finish(std::move(tuple), start);
}

ExpressionPtr Parser::star_expressions() {
    const Span start = token().span;
    ExpressionPtr first = star_expression();
    if (!at(TokenKind::comma)) return first;
    return tuple_of(start, std::move(first), &Parser::star_expression);
}

ExpressionPtr Parser::star_expression() {
    return at(TokenKind::star) ? starred(&Parser::bitwise_or) : expression();
}

ExpressionPtr Parser::star_named_expression() {
    return at(TokenKind::star) ? starred(&Parser::bitwise_or) : named_expression();
}

ExpressionPtr Parser::annotated_rhs() {
    return at(TokenKind::kw_yield) ? yield_expr() : star_expressions();
}

ExpressionPtr Parser::named_expression() {
    const std::size_t first_token = at_;
    const Span start = token().span;
    if (at(TokenKind::name) && token_ahead(1).kind == TokenKind::colon_equal) {
        auto named = make<NamedExpr>(start);
        ExpressionPtr target = name_atom();
        set_context(*target, Context::store);
        take();
        named->target = std::move(target);
        named->value = expression();
        return finish(std::move(named), start);
    }
    ExpressionPtr value = expression();
    if (at(TokenKind::colon_equal) || at(TokenKind::equal)) fail_in_condition(*value, first_token);
    return value;
}

/// Whether an expression that began at `start` is `name := value` without parentheses.
bool Parser::is_bare_named_expression(const Expression& expression, const Span& start) {
    return expression.kind == ExpressionKind::named_expr && expression.span.line == start.line &&
           expression.span.column == start.column;
}

ExpressionPtr Parser::expression() {
    const Nesting nesting(*this);
    if (at(TokenKind::kw_lambda)) return lambdef();
    const std::size_t first_token = at_;
    const Span start = token().span;
    ExpressionPtr value = disjunction();
    if (begins_expression_only(kind())) check_juxtaposition(start, *value, first_token);
    if (!at(TokenKind::kw_if)) return value;
    take();
    auto conditional = make<IfExp>(start);
    conditional->test = disjunction();
    if (!at(TokenKind::kw_else) && !at(TokenKind::colon) && attempts_ == 0) {
        fail_over(start, last_token().span, "expected 'else' after 'if' expression");
    }
    expect(TokenKind::kw_else);
    conditional->body = std::move(value);
    conditional->orelse = expression();
    return finish(std::move(conditional), start);
}

ExpressionPtr Parser::yield_expr() {
    const Span start = expect(TokenKind::kw_yield).span;
    if (take_if(TokenKind::kw_from)) {
        auto node = make<YieldFrom>(start);
        node->value = expression();
        return finish(std::move(node), start);
    }
    auto node = make<Yield>(start);
    if (begins_expression(kind())) node->value = star_expressions();
    return finish(std::move(node), start);
}

ExpressionPtr Parser::lambdef() {
    const Span start = take().span;
    auto lambda = make<Lambda>(start);
    lambda->args = parameters(Parameters::of_lambda);
    const Token colon = expect(TokenKind::colon);
    if (at(TokenKind::fstring_middle) && attempts_ == 0) {
        fail_over(start, colon.span, "f-string: lambda expressions are not allowed without parentheses");
    }
    lambda->body = expression();
    return finish(std::move(lambda), start);
}

ExpressionPtr Parser::disjunction() {
    const Span start = token().span;
    ExpressionPtr first = conjunction();
    if (!at(TokenKind::kw_or)) return first;
    auto node = make<BoolOp>(start);
    node->op = BoolOperator::or_;
    node->values.push_back(std::move(first));
    while (take_if(TokenKind::kw_or)) node->values.push_back(conjunction());
    return finish(std::move(node), start);
}

ExpressionPtr Parser::conjunction() {
    const Span start = token().span;
    ExpressionPtr first = inversion();
    if (!at(TokenKind::kw_and)) return first;
    auto node = make<BoolOp>(start);
    node->op = BoolOperator::and_;
    node->values.push_back(std::move(first));
    while (take_if(TokenKind::kw_and)) node->values.push_back(inversion());
    return finish(std::move(node), start);
}

ExpressionPtr Parser::inversion() {
    if (!at(TokenKind::kw_not)) return comparison();
    const Nesting nesting(*this);
    const Span start = take().span;
    auto node = make<UnaryOp>(start);
    node->op = UnaryOperator::not_;
    node->operand = inversion();
    return finish(std::move(node), start);
}

std::optional<CompareOperator> Parser::take_compare_operator() {
    const auto one = [&](CompareOperator op) {
        take();
        return op;
    };
    switch (kind()) {
        case TokenKind::double_equal: return one(CompareOperator::equal);
        case TokenKind::not_equal: return one(CompareOperator::not_equal);
        case TokenKind::less: return one(CompareOperator::less);
        case TokenKind::less_equal: return one(CompareOperator::less_equal);
        case TokenKind::greater: return one(CompareOperator::greater);
        case TokenKind::greater_equal: return one(CompareOperator::greater_equal);
        case TokenKind::kw_in: return one(CompareOperator::in);
        case TokenKind::kw_is:
            take();
            return take_if(TokenKind::kw_not) ? CompareOperator::is_not : CompareOperator::is;
        case TokenKind::kw_not:
            if (token_ahead(1).kind != TokenKind::kw_in) return std::nullopt;
            take();
            return one(CompareOperator::not_in);
        default: return std::nullopt;
    }
}

ExpressionPtr Parser::comparison() {
    const Span start = token().span;
    ExpressionPtr left = bitwise_or();
    std::optional<CompareOperator> op = take_compare_operator();
    if (!op) return left;
    auto node = make<Compare>(start);
    node->left = std::move(left);
    for (; op; op = take_compare_operator()) {
        node->ops.push_back(*op);
        node->comparators.push_back(bitwise_or());
    }
    return finish(std::move(node), start);
}

/// Binary operators of at least the precedence `lowest`; all of them group from the left.
ExpressionPtr Parser::binary(int lowest) {
    const Span start = token().span;
    ExpressionPtr left = factor();
    for (;;) {
        const BinaryRow row = binary_row(kind());
        if (row.precedence < lowest || row.precedence == 0) return left;
        take();
        if (at(TokenKind::kw_not) && row.precedence >= 5) fail_at_not(&Parser::inversion);
        auto node = make<BinOp>(start);
        node->op = operator_of_language(row.op, node->span);
        node->left = std::move(left);
        node->right = binary(row.precedence + 1);
        left = finish(std::move(node), start);
    }
}

ExpressionPtr Parser::factor() {
    const std::optional<UnaryOperator> op = unary_operator(kind());
    if (!op) return power();
    const Nesting nesting(*this);
    const Span start = take().span;
    auto node = make<UnaryOp>(start);
    node->op = *op;
    if (at(TokenKind::kw_not)) fail_at_not(&Parser::factor);
    node->operand = factor();
    return finish(std::move(node), start);
}

ExpressionPtr Parser::power() {
    const Span start = token().span;
    ExpressionPtr base = await_primary();
    if (!at(TokenKind::double_star)) return base;
    const Nesting nesting(*this);
    take();
    auto node = make<BinOp>(start);
    node->op = BinaryOperator::power;
    node->left = std::move(base);
    node->right = factor();
    return finish(std::move(node), start);
}

}  // namespace lastref::model::syntax
