#include <fmt/format.h>

#include "backends/model/syntax/parser.hpp"

namespace lastref::model::syntax {

namespace {

bool is_soft_keyword(std::string_view word) {
    return word == "match" || word == "case" || word == "type" || word == "_";
}

/// Whether an expression stands in parentheses of its own: it begins after the first token then.
bool is_group(const Expression& expression, const Span& start) {
    return expression.span.line != start.line || expression.span.column != start.column;
}

bool has_parentheses(const Tuple& tuple) {
    const Span& last = tuple.elts.back()->span;
    return is_group(*tuple.elts.front(), tuple.span) &&
           (last.end_line != tuple.span.end_line || last.end_column != tuple.span.end_column);
}

/// What CPython's grammar calls a bitwise_or: all but comparisons, logic, conditions, lambdas and stars.
bool is_bitwise_or(const Expression& expression, const Span& start) {
    if (is_group(expression, start)) return true;
    switch (expression.kind) {
        case ExpressionKind::bool_op:
        case ExpressionKind::compare:
        case ExpressionKind::if_exp:
        case ExpressionKind::lambda:
        case ExpressionKind::starred:
        case ExpressionKind::named_expr:
        case ExpressionKind::yield:
        case ExpressionKind::yield_from: return false;
        case ExpressionKind::unary_op: return as<UnaryOp>(expression).op != UnaryOperator::not_;
        default: return true;
    }
}

/// Targets for which CPython does not suggest `==`.
bool is_no_comparison(const Expression& expression, const Span& start) {
    if (is_group(expression, start)) return false;
    if (const auto* constant = try_as<Constant>(&expression)) {
        return std::holds_alternative<NoneLiteral>(constant->value) || std::holds_alternative<bool>(constant->value);
    }
    return expression.kind == ExpressionKind::list || expression.kind == ExpressionKind::tuple ||
           expression.kind == ExpressionKind::generator_exp;
}

}  // namespace

/// Two expressions side by side. Fails where CPython has more to say than "invalid syntax", else returns.
void Parser::check_juxtaposition(const Span& first, const Expression& left, std::size_t first_token) {
    if (attempts_ > 0) return;
    const Token& start = stream_.tokens[first_token];
    const auto* name = try_as<Name>(&left);
    const std::size_t here = at_;
    if (name && (name->id == "print" || name->id == "exec")) {
        if (attempt([&] { return star_expressions(); })) {
            fail_over(first, last_token().span,
                      fmt::format("Missing parentheses in call to '{0}'. Did you mean {0}(...)?", name->id));
        }
        return;
    }
    const bool prefixed = start.kind == TokenKind::name && stream_.tokens[first_token + 1].kind == TokenKind::string;
    if (prefixed || (start.kind == TokenKind::name && is_soft_keyword(text(start)))) return;
    const bool negated = at(TokenKind::kw_not);
    if (attempt([&] { return expression(); })) {
        const Token& last = last_token();
        if (last.level > 0) fail_over(first, last.span, "invalid syntax. Perhaps you forgot a comma?");
        at_ = here;
    }
    if (!negated) return;
    take();  // it may have been "not in", so CPython has read on
    fail();
}

/// `not` as the operand of an arithmetic operator.
void Parser::fail_at_not(ExpressionPtr (Parser::*operand)()) {
    const Span start = token().span;
    const std::size_t here = at_;
    if (attempts_ > 0) fail();
    const auto right = attempt([&] {
        take();
        return (this->*operand)();
    });
    if (right) fail_over(start, (*right)->span, "'not' after an operator must be parenthesized");
    at_ = here;
    fail();
}

/// `=` or `:=` after something in a place where only an expression may stand.
void Parser::fail_in_condition(const Expression& left, std::size_t first_token) {
    if (attempts_ > 0) fail();
    if (at(TokenKind::colon_equal)) {
        const std::size_t here = at_;
        take();
        if (attempt([&] { return expression(); })) {
            fail_over(left.span, fmt::format("cannot use assignment expressions with {}", describe(left)));
        }
        at_ = here;
        fail();
    }
    const Span& start = stream_.tokens[first_token].span;
    if (!is_bitwise_or(left, start) || is_no_comparison(left, start)) fail();
    const std::optional<Span> right = comparand();
    if (!right) fail();
    if (stream_.tokens[first_token].kind == TokenKind::name && first_token + 1 == at_) {
        fail_over(left.span, *right, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
    }
    fail_over(left.span, fmt::format("cannot assign to {} here. Maybe you meant '==' instead of '='?", describe(left)));
}

/// What follows "=" where it could have followed "==" instead.
std::optional<Span> Parser::comparand() {
    const std::size_t here = at_;
    take();
    const Span start = token().span;
    const std::size_t begin = at_;
    // CPython is content with the part that it can read.
    const bool good = attempt([&] { return bitwise_or(); }) || failed_at_ > begin;
    const Span found = good ? since(start) : Span{};
    const bool chained = at(TokenKind::equal) || at(TokenKind::colon_equal);
    at_ = here;
    return good && !chained ? std::optional(found) : std::nullopt;
}

/// A statement that assigns to what is no target.
void Parser::fail_in_assignment(Expression& target, const Span& start) {
    const auto* tuple = try_as<Tuple>(&target);
    const bool several = tuple && !tuple->elts.empty() && !has_parentheses(*tuple);
    const Expression& last = several ? *tuple->elts.back() : target;
    const Span& last_start = several ? last.span : start;
    const bool comparable = is_bitwise_or(last, last_start) && !is_no_comparison(last, last_start);
    if (comparable && last.kind != ExpressionKind::name && comparand()) {
        fail_over(last.span,
                  fmt::format("cannot assign to {} here. Maybe you meant '==' instead of '='?", describe(last)));
    }
    require_target(target, Targets::star_targets);
    fail();
}

/// The same for a target after the first, as in `a = b, 1 = c`. CPython looks at the beginning of the statement first.
void Parser::fail_in_later_assignment(Expression& target, std::size_t first_token) {
    const std::size_t here = at_;
    at_ = first_token;
    const auto first = attempt([&] { return bitwise_or(); });
    if (first && at(TokenKind::equal) && comparand()) fail_in_condition(**first, first_token);
    at_ = here;
    require_target(target, Targets::star_targets);
    fail();
}

}  // namespace lastref::model::syntax
