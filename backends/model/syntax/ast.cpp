#include "backends/model/syntax/ast.hpp"

#include <utility>

namespace lastref::model::syntax {

namespace {

/// The child through which a chain such as `a.b().c[d] + e + f` grows, or null.
ExpressionPtr* spine(Expression& node) {
    switch (node.kind) {
        case ExpressionKind::bin_op: return &as<BinOp>(node).left;
        case ExpressionKind::call: return &as<Call>(node).func;
        case ExpressionKind::attribute: return &as<Attribute>(node).value;
        case ExpressionKind::subscript: return &as<Subscript>(node).value;
        default: return nullptr;
    }
}

/// Destroys a chain from the top down in a loop, so that its length is no matter of stack depth.
void release_spine(ExpressionPtr child) {
    while (child) {
        ExpressionPtr* next = spine(*child);
        if (!next) return;
        child = std::move(*next);
    }
}

}  // namespace

BinOp::~BinOp() {
    release_spine(std::move(left));
}
Call::~Call() {
    release_spine(std::move(func));
}
Attribute::~Attribute() {
    release_spine(std::move(value));
}
Subscript::~Subscript() {
    release_spine(std::move(value));
}

If::~If() {
    Body rest = std::move(orelse);
    while (rest.size() == 1 && rest.front()->kind == StatementKind::if_) {
        Body next = std::move(as<If>(*rest.front()).orelse);
        rest = std::move(next);
    }
}

}  // namespace lastref::model::syntax
