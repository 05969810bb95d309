#include <algorithm>

#include "backends/model/compile/annotations.hpp"
#include "backends/model/compile/failure.hpp"
#include "backends/model/compile/symbol_collector.hpp"

// What only Python 3 has is refused by name where the language is Python 2.
namespace lastref::model::compile {

using namespace syntax;

namespace {

[[noreturn]] void refuse_in_python_2(const Span& span, const char* construct) {
    refuse(span, std::string(construct) + " in Python 2");
}

bool has_starred(const Expressions& elements) {
    return std::any_of(elements.begin(), elements.end(),
                       [](const auto& each) { return each->kind == ExpressionKind::starred; });
}

void check_call(const Call& node) {
    for (std::size_t i = 0; i + 1 < node.args.size(); ++i) {
        if (node.args[i]->kind == ExpressionKind::starred) refuse_in_python_2(node.span, "an argument after *");
    }
    for (std::size_t i = 0; i + 1 < node.keywords.size(); ++i) {
        if (!node.keywords[i].arg) refuse_in_python_2(node.span, "an argument after **");
    }
}

}  // namespace

void SymbolCollector::check_parameters(const Arguments& arguments, const Span& span) const {
    if (!arguments.kwonlyargs.empty()) refuse_in_python_2(span, "keyword-only parameters");
    if (!arguments.posonlyargs.empty()) refuse_in_python_2(span, "positional-only parameters");
}

void SymbolCollector::check_language(const Expression& expression) const {
    const Span& span = expression.span;
    switch (expression.kind) {
        case ExpressionKind::named_expr: refuse_in_python_2(span, "the operator :=");
        case ExpressionKind::await: refuse_in_python_2(span, "await");
        case ExpressionKind::yield_from: refuse_in_python_2(span, "yield from");
        case ExpressionKind::joined_str: refuse_in_python_2(span, "an f-string");
        case ExpressionKind::lambda: return check_parameters(as<Lambda>(expression).args, span);
        case ExpressionKind::call: return check_call(as<Call>(expression));
        case ExpressionKind::tuple:
            if (has_starred(as<Tuple>(expression).elts)) refuse_in_python_2(span, "a starred expression");
            return;
        case ExpressionKind::list:
            if (has_starred(as<List>(expression).elts)) refuse_in_python_2(span, "a starred expression");
            return;
        case ExpressionKind::set:
            if (has_starred(as<Set>(expression).elts)) refuse_in_python_2(span, "a starred expression");
            return;
        case ExpressionKind::dict: {
            const auto& keys = as<Dict>(expression).keys;
            if (std::any_of(keys.begin(), keys.end(), [](const auto& key) { return !key; }))
                refuse_in_python_2(span, "** in a display");
            return;
        }
        default: return;
    }
}

void SymbolCollector::check_language(const Statement& statement) const {
    const Span& span = statement.span;
    switch (statement.kind) {
        case StatementKind::async_function_def:
        case StatementKind::async_for:
        case StatementKind::async_with: refuse_in_python_2(span, "async");
        case StatementKind::nonlocal: refuse_in_python_2(span, "nonlocal");
        case StatementKind::ann_assign: refuse_in_python_2(span, "an annotation");
        case StatementKind::match: refuse_in_python_2(span, "match");
        case StatementKind::try_star: refuse_in_python_2(span, "except*");
        case StatementKind::raise:
            if (as<Raise>(statement).cause) refuse_in_python_2(span, "raise ... from");
            return;
        case StatementKind::class_def: {
            const auto& node = as<ClassDef>(statement);
            if (!node.keywords.empty() || has_starred(node.bases)) refuse_in_python_2(span, "keywords of a class");
            return;
        }
        case StatementKind::function_def: {
            const auto& node = as<FunctionDef>(statement);
            check_parameters(node.args, span);
            if (has_annotations(node)) refuse_in_python_2(span, "an annotation");
            return;
        }
        default: return;
    }
}

}  // namespace lastref::model::compile
