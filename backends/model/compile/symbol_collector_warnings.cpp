#include <algorithm>
#include <array>
#include <variant>

#include "backends/model/compile/failure.hpp"
#include "backends/model/compile/symbol_collector.hpp"

// What is compiled with a warning: operands that can't be meant so.
namespace lastref::model::compile {

using namespace syntax;

namespace {

/// The type of what a display or literal makes; empty for other expressions.
std::string_view type_of_display(const Expression& expression) {
    switch (expression.kind) {
        case ExpressionKind::tuple: return "tuple";
        case ExpressionKind::list:
        case ExpressionKind::list_comp: return "list";
        case ExpressionKind::dict:
        case ExpressionKind::dict_comp: return "dict";
        case ExpressionKind::set:
        case ExpressionKind::set_comp: return "set";
        case ExpressionKind::generator_exp: return "generator";
        case ExpressionKind::lambda: return "function";
        case ExpressionKind::joined_str:
        case ExpressionKind::formatted_value: return "str";
        case ExpressionKind::constant: {
            constexpr std::array<std::string_view, 8> names{"NoneType", "bool",    "ellipsis", "int",
                                                            "float",    "complex", "str",      "bytes"};
            return names[as<syntax::Constant>(expression).value.index()];
        }
        default: return {};
    }
}

bool is_text(std::string_view type) {
    return type == "str" || type == "bytes";
}

bool is_constant(const Expression& expression) {
    if (expression.kind == ExpressionKind::constant) return true;
    const auto* tuple = try_as<Tuple>(&expression);
    return tuple &&
           std::all_of(tuple->elts.begin(), tuple->elts.end(), [](const auto& each) { return is_constant(*each); });
}

/// The type of a literal that may or may not be one object with another; empty for other expressions. Up to 3.13 a
/// number with a sign is one, too.
std::string_view literal_type(const Expression& expression, int minor) {
    const auto* signed_one = try_as<UnaryOp>(&expression);
    const bool folded = signed_one && minor < 14 && signed_one->op == syntax::UnaryOperator::negative;
    const Expression& literal = folded ? *signed_one->operand : expression;
    std::string_view type = type_of_display(literal);
    const bool is_single = type == "NoneType" || type == "bool" || type == "ellipsis";
    return is_constant(literal) && !is_single ? type : std::string_view();
}

}  // namespace

void SymbolCollector::warn(const Span& span, std::string message) {
    if (!options_.python_2) table_.warnings().push_back({span, std::move(message), false});
}

/// Up to 3.8 a decorator is a dotted name, or a call of one.
void SymbolCollector::check_decorators(const Expressions& decorators) const {
    for (const ExpressionPtr& each : decorators) {
        const Expression* part = each.get();
        if (const auto* call = try_as<Call>(part)) part = call->func.get();
        while (const auto* attribute = try_as<Attribute>(part)) part = attribute->value.get();
        const bool good = part->kind == ExpressionKind::name || options_.minor >= 9 || options_.python_2;
        if (!good) fail(each->span, "invalid syntax");
    }
}

void SymbolCollector::check_comparison(const Compare& node) {
    if (options_.minor < 8) return;
    const Expression* left = node.left.get();
    for (std::size_t i = 0; i < node.ops.size(); ++i) {
        const Expression* right = node.comparators[i].get();
        const bool is = node.ops[i] == syntax::CompareOperator::is;
        if (is || node.ops[i] == syntax::CompareOperator::is_not) {
            std::string_view type = literal_type(*left, options_.minor);
            if (type.empty()) type = literal_type(*right, options_.minor);
            if (!type.empty()) {
                std::string what = "a literal";
                if (options_.minor >= 12) what = "'" + std::string(type) + "' literal";
                return warn(node.span, std::string(is ? "\"is\"" : "\"is not\"") + " with " + what +
                                           ". Did you mean \"" + (is ? "==" : "!=") + "\"?");
            }
        }
        left = right;
    }
}

void SymbolCollector::check_callee(const Call& node) {
    std::string_view type = type_of_display(*node.func);
    if (options_.minor < 8 || type.empty() || type == "function") return;
    warn(node.span, "'" + std::string(type) + "' object is not callable; perhaps you missed a comma?");
}

void SymbolCollector::check_subscript(const Subscript& node) {
    if (options_.minor < 8 || node.ctx != Context::load) return;
    std::string_view type = type_of_display(*node.value);
    const bool is_constant = node.value->kind == ExpressionKind::constant;
    const bool has_no_items = is_constant ? !is_text(type) : type == "set" || type == "generator" || type == "function";
    if (has_no_items) {
        return warn(node.span, "'" + std::string(type) + "' object is not subscriptable; perhaps you missed a comma?");
    }
    if (!is_text(type) && type != "tuple" && type != "list") return;
    std::string_view index = type_of_display(*node.slice);
    if (index.empty() || index == "int" || index == "bool") return;
    warn(node.span, std::string(type) + " indices must be integers or slices, not " + std::string(index) +
                        "; perhaps you missed a comma?");
}

void SymbolCollector::check_assertion(const Assert& node) {
    const auto* tuple = try_as<Tuple>(node.test.get());
    if (!tuple || tuple->elts.empty()) return;
    // 3.7 to 3.9 see no tuple in a constant.
    if (options_.minor < 7 || options_.minor > 9 || !is_constant(*tuple))
        warn(node.span, "assertion is always true, perhaps remove parentheses?");
}

void SymbolCollector::check_leaving(const Statement& statement, std::string_view word) {
    const bool leaves = in_finally_ && (word == "return" || loops_in_finally_ == 0);
    if (options_.minor < 14 || !leaves) return;
    warn(statement.span, "'" + std::string(word) + "' in a 'finally' block");
    if (!table_.warnings().empty()) table_.warnings().back().early = true;
}

}  // namespace lastref::model::compile
