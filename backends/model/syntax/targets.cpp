#include <fmt/format.h>

#include "backends/model/syntax/parser.hpp"

namespace lastref::model::syntax {

namespace {

std::string_view describe_constant(const Constant& constant) {
    if (std::holds_alternative<NoneLiteral>(constant.value)) return "None";
    if (const bool* value = std::get_if<bool>(&constant.value)) return *value ? "True" : "False";
    return std::holds_alternative<EllipsisLiteral>(constant.value) ? "ellipsis" : "literal";
}

}  // namespace

/// What CPython calls an expression in its messages.
std::string_view Parser::describe(const Expression& expression) {
    using enum ExpressionKind;
    switch (expression.kind) {
        case attribute: return "attribute";
        case subscript: return "subscript";
        case starred: return "starred";
        case name: return "name";
        case list: return "list";
        case tuple: return "tuple";
        case lambda: return "lambda";
        case call: return "function call";
        case bool_op:
        case bin_op:
        case unary_op: return "expression";
        case generator_exp: return "generator expression";
        case yield:
        case yield_from: return "yield expression";
        case await: return "await expression";
        case list_comp: return "list comprehension";
        case set_comp: return "set comprehension";
        case dict_comp: return "dict comprehension";
        case dict: return "dict literal";
        case set: return "set display";
        case joined_str:
        case formatted_value: return "f-string expression";
        case constant: return describe_constant(as<Constant>(expression));
        case compare: return "comparison";
        case if_exp: return "conditional expression";
        case named_expr: return "named expression";
        case slice: return "slice";
    }
    return "expression";
}

const Expression* Parser::find_invalid_target(const Expression& expression, Targets targets) {
    const auto first_invalid = [&](const Expressions& elements) -> const Expression* {
        for (const ExpressionPtr& element : elements) {
            if (const Expression* invalid = find_invalid_target(*element, targets)) return invalid;
        }
        return nullptr;
    };
    switch (expression.kind) {
        case ExpressionKind::list: return first_invalid(as<List>(expression).elts);
        case ExpressionKind::tuple: return first_invalid(as<Tuple>(expression).elts);
        case ExpressionKind::starred:
            if (targets == Targets::del_targets) return &expression;
            return find_invalid_target(*as<Starred>(expression).value, targets);
        case ExpressionKind::compare: {
            const Compare& compare = as<Compare>(expression);
            if (targets != Targets::for_targets || compare.ops.front() != CompareOperator::in) return &expression;
            return find_invalid_target(*compare.left, targets);
        }
        case ExpressionKind::name:
        case ExpressionKind::subscript:
        case ExpressionKind::attribute: return nullptr;
        default: return &expression;
    }
}

void Parser::set_context(Expression& expression, Context context) {
    const auto set_all = [&](Expressions& elements) {
        for (const ExpressionPtr& element : elements) set_context(*element, context);
    };
    switch (expression.kind) {
        case ExpressionKind::name: as<Name>(expression).ctx = context; break;
        case ExpressionKind::attribute: as<Attribute>(expression).ctx = context; break;
        case ExpressionKind::subscript: as<Subscript>(expression).ctx = context; break;
        case ExpressionKind::starred:
            as<Starred>(expression).ctx = context;
            set_context(*as<Starred>(expression).value, context);
            break;
        case ExpressionKind::list:
            as<List>(expression).ctx = context;
            set_all(as<List>(expression).elts);
            break;
        case ExpressionKind::tuple:
            as<Tuple>(expression).ctx = context;
            set_all(as<Tuple>(expression).elts);
            break;
        default: break;
    }
}

/// Makes a target of what was read as a value, or fails with what it is instead.
void Parser::require_target(Expression& expression, Targets targets) {
    if (const Expression* invalid = find_invalid_target(expression, targets)) {
        const bool deletes = targets == Targets::del_targets;
        fail_over(invalid->span, fmt::format("cannot {} {}", deletes ? "delete" : "assign to", describe(*invalid)));
    }
    set_context(expression, targets == Targets::del_targets ? Context::del : Context::store);
}

ExpressionPtr Parser::star_target_element() {
    return at(TokenKind::star) ? starred(&Parser::bitwise_or) : bitwise_or();
}

/// The targets of `for`, not yet known to be any.
ExpressionPtr Parser::star_targets() {
    const Span start = token().span;
    ExpressionPtr target = star_target_element();
    if (at(TokenKind::comma)) target = tuple_of(start, std::move(target), &Parser::star_target_element);
    return target;
}

}  // namespace lastref::model::syntax
