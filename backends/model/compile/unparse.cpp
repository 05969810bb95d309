#include "backends/model/compile/unparse.hpp"

#include "backends/model/compile/failure.hpp"

namespace lastref::model::compile {

using syntax::as;
using syntax::ExpressionKind;

namespace {

std::string joined(const syntax::Expressions& elements) {
    std::string text;
    for (const auto& element : elements) text += (text.empty() ? "" : ", ") + unparse(*element);
    return text;
}

std::string quoted(const std::string& text, const syntax::Span& span) {
    for (const char c : text) {
        if (c == '\\' || c == '\'' || static_cast<unsigned char>(c) < ' ') refuse(span, "this string in an annotation");
    }
    return "'" + text + "'";
}

std::string unparse_constant(const syntax::Constant& node) {
    const syntax::ConstantValue& value = node.value;
    if (std::holds_alternative<syntax::NoneLiteral>(value)) return "None";
    if (std::holds_alternative<syntax::EllipsisLiteral>(value)) return "...";
    if (const bool* truth = std::get_if<bool>(&value)) return *truth ? "True" : "False";
    if (const auto* string = std::get_if<syntax::StringLiteral>(&value)) return quoted(string->text, node.span);
    if (const auto* integer = std::get_if<syntax::IntegerLiteral>(&value)) {
        if (integer->small) return std::to_string(*integer->small);
    }
    refuse(node.span, "this literal in an annotation");
}

std::string unparse_tuple(const syntax::Tuple& node) {
    return node.elts.size() == 1 ? joined(node.elts) + "," : joined(node.elts);
}

}  // namespace

std::string unparse(const syntax::Expression& expression) {
    switch (expression.kind) {
        case ExpressionKind::name: return as<syntax::Name>(expression).id;
        case ExpressionKind::constant: return unparse_constant(as<syntax::Constant>(expression));
        case ExpressionKind::attribute: {
            const auto& node = as<syntax::Attribute>(expression);
            return unparse(*node.value) + "." + node.attr;
        }
        case ExpressionKind::subscript: {
            const auto& node = as<syntax::Subscript>(expression);
            const auto* tuple = syntax::try_as<syntax::Tuple>(node.slice.get());
            return unparse(*node.value) + "[" +
                   (tuple && !tuple->elts.empty() ? unparse_tuple(*tuple) : unparse(*node.slice)) + "]";
        }
        case ExpressionKind::bin_op: {
            const auto& node = as<syntax::BinOp>(expression);
            if (node.op == syntax::BinaryOperator::bit_or) return unparse(*node.left) + " | " + unparse(*node.right);
            break;
        }
        case ExpressionKind::tuple: return "(" + unparse_tuple(as<syntax::Tuple>(expression)) + ")";
        case ExpressionKind::list: return "[" + joined(as<syntax::List>(expression).elts) + "]";
        case ExpressionKind::call: {
            const auto& node = as<syntax::Call>(expression);
            if (node.keywords.empty()) return unparse(*node.func) + "(" + joined(node.args) + ")";
            break;
        }
        case ExpressionKind::starred: return "*" + unparse(*as<syntax::Starred>(expression).value);
        default: break;
    }
    refuse(expression.span, "this expression in an annotation under `from __future__ import annotations`");
}

}  // namespace lastref::model::compile
