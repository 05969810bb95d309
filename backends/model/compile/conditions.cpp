#include "backends/model/compile/fold.hpp"
#include "backends/model/compile/generator.hpp"

namespace lastref::model::compile {

using syntax::as;
using syntax::ExpressionKind;

namespace {

JumpWhen opposite(JumpWhen when) {
    return when == JumpWhen::is_true ? JumpWhen::is_false : JumpWhen::is_true;
}

Opcode jump_opcode(JumpWhen when) {
    return when == JumpWhen::is_true ? Opcode::pop_jump_if_true : Opcode::pop_jump_if_false;
}

bool is_none(const syntax::Expression& expression) {
    const auto* constant = syntax::try_as<syntax::Constant>(&expression);
    return constant && std::holds_alternative<syntax::NoneLiteral>(constant->value);
}

}  // namespace

void Generator::jump_if(const syntax::Expression& condition, Label target, JumpWhen when) {
    switch (condition.kind) {
        case ExpressionKind::unary_op: {
            const auto& node = as<syntax::UnaryOp>(condition);
            if (node.op == syntax::UnaryOperator::not_) return jump_if(*node.operand, target, opposite(when));
            break;
        }
        case ExpressionKind::bool_op: return jump_if_bool(as<syntax::BoolOp>(condition), target, when);
        case ExpressionKind::if_exp: {
            const auto& node = as<syntax::IfExp>(condition);
            const Label end = new_label();
            const Label otherwise = new_label();
            jump_if(*node.test, otherwise, JumpWhen::is_false);
            jump_if(*node.body, target, when);
            emit_jump(nowhere, Opcode::jump, end);
            bind(otherwise);
            jump_if(*node.orelse, target, when);
            return bind(end);
        }
        case ExpressionKind::compare: return jump_if_compare(as<syntax::Compare>(condition), target, when);
        default: break;
    }
    if (const auto constant = fold(condition)) {
        if (is_true(*constant) == (when == JumpWhen::is_true)) emit_jump(condition.span, Opcode::jump, target);
        return;
    }
    visit(condition);
    emit_jump(condition.span, jump_opcode(when), target);
}

void Generator::jump_if_bool(const syntax::BoolOp& node, Label target, JumpWhen when) {
    const JumpWhen decides = node.op == syntax::BoolOperator::or_ ? JumpWhen::is_true : JumpWhen::is_false;
    const Label end = new_label();
    for (std::size_t i = 0; i + 1 < node.values.size(); ++i) {
        jump_if(*node.values[i], decides == when ? target : end, decides);
    }
    jump_if(*node.values.back(), target, when);
    bind(end);
}

void Generator::jump_if_compare(const syntax::Compare& node, Label target, JumpWhen when) {
    if (node.ops.size() == 1) {
        const syntax::CompareOperator op = node.ops[0];
        const bool identity = op == syntax::CompareOperator::is || op == syntax::CompareOperator::is_not;
        if (identity && is_none(*node.comparators[0])) {
            visit(*node.left);
            const bool on_none = (op == syntax::CompareOperator::is) == (when == JumpWhen::is_true);
            return emit_jump(node.span, on_none ? Opcode::pop_jump_if_none : Opcode::pop_jump_if_not_none, target);
        }
        visit_compare(node);
        return emit_jump(node.span, jump_opcode(when), target);
    }
    visit(*node.left);
    const std::size_t last = node.ops.size() - 1;
    const Label cleanup = new_label();
    for (std::size_t i = 0; i < last; ++i) {
        visit(*node.comparators[i]);
        emit(node.span, Opcode::swap, 2);
        emit(node.span, Opcode::copy, 2);
        emit_compare(node.span, node.ops[i]);
        emit_jump(node.span, Opcode::pop_jump_if_false, cleanup);
    }
    visit_container(node.ops[last], *node.comparators[last]);
    emit_compare(node.span, node.ops[last]);
    emit_jump(node.span, jump_opcode(when), target);
    const Label end = new_label();
    emit_jump(nowhere, Opcode::jump, end);
    bind(cleanup);
    emit(node.span, Opcode::pop_top);
    if (when == JumpWhen::is_false) emit_jump(nowhere, Opcode::jump, target);
    bind(end);
}

}  // namespace lastref::model::compile
