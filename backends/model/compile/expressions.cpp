#include <vector>

#include "backends/model/compile/failure.hpp"
#include "backends/model/compile/fold.hpp"
#include "backends/model/compile/generator.hpp"

namespace lastref::model::compile {

using syntax::as;
using syntax::ExpressionKind;

namespace {

BinaryOperator operator_of(syntax::BinaryOperator op) {
    switch (op) {
        case syntax::BinaryOperator::add: return BinaryOperator::add;
        case syntax::BinaryOperator::subtract: return BinaryOperator::subtract;
        case syntax::BinaryOperator::multiply: return BinaryOperator::multiply;
        case syntax::BinaryOperator::matrix_multiply: return BinaryOperator::matrix_multiply;
        case syntax::BinaryOperator::classic_divide: return BinaryOperator::classic_divide;
        case syntax::BinaryOperator::divide: return BinaryOperator::true_divide;
        case syntax::BinaryOperator::modulo: return BinaryOperator::modulo;
        case syntax::BinaryOperator::power: return BinaryOperator::power;
        case syntax::BinaryOperator::left_shift: return BinaryOperator::left_shift;
        case syntax::BinaryOperator::right_shift: return BinaryOperator::right_shift;
        case syntax::BinaryOperator::bit_or: return BinaryOperator::bit_or;
        case syntax::BinaryOperator::bit_xor: return BinaryOperator::bit_xor;
        case syntax::BinaryOperator::bit_and: return BinaryOperator::bit_and;
        case syntax::BinaryOperator::floor_divide: return BinaryOperator::floor_divide;
    }
    return BinaryOperator::add;
}

}  // namespace

std::uint32_t binary_operator_number(syntax::BinaryOperator op) {
    return static_cast<std::uint32_t>(operator_of(op));
}

void Generator::visit(const syntax::Expression& expression) {
    if (++depth_ > deepest_tree) refuse(expression.span, "an expression nested this deeply");
    assembler().advance_line(expression.span.line);
    visit_kind(expression);
    --depth_;
}

void Generator::visit_kind(const syntax::Expression& expression) {
    const Span& span = expression.span;
    switch (expression.kind) {
        case ExpressionKind::constant: return load_constant(constant_of(as<syntax::Constant>(expression).value), span);
        case ExpressionKind::name: return access(Access::load, as<syntax::Name>(expression).id, span);
        case ExpressionKind::bool_op: return visit_bool(as<syntax::BoolOp>(expression), {});
        case ExpressionKind::named_expr: {
            const auto& node = as<syntax::NamedExpr>(expression);
            require_language(8, expression.span);
            refuse_in_annotation("named expression", span);
            visit(*node.value);
            emit(span, Opcode::copy, 1);
            return store(*node.target);
        }
        case ExpressionKind::bin_op: return visit_binary(as<syntax::BinOp>(expression));
        case ExpressionKind::unary_op: return visit_unary(as<syntax::UnaryOp>(expression));
        case ExpressionKind::lambda: return visit_lambda(as<syntax::Lambda>(expression));
        case ExpressionKind::if_exp: return visit_conditional(as<syntax::IfExp>(expression));
        case ExpressionKind::dict: return visit_dict(as<syntax::Dict>(expression));
        case ExpressionKind::set: return visit_sequence(as<syntax::Set>(expression).elts, Sequence::set, 0, span);
        case ExpressionKind::list_comp:
        case ExpressionKind::set_comp:
        case ExpressionKind::dict_comp:
        case ExpressionKind::generator_exp: return visit_comprehension(expression);
        case ExpressionKind::await: return visit_await(as<syntax::Await>(expression));
        case ExpressionKind::yield: return visit_yield(as<syntax::Yield>(expression));
        case ExpressionKind::yield_from: return visit_yield_from(as<syntax::YieldFrom>(expression));
        case ExpressionKind::compare: return visit_compare(as<syntax::Compare>(expression));
        case ExpressionKind::call: return visit_call(as<syntax::Call>(expression));
        case ExpressionKind::formatted_value: return visit_formatted_value(as<syntax::FormattedValue>(expression));
        case ExpressionKind::joined_str: return visit_joined_string(as<syntax::JoinedStr>(expression));
        case ExpressionKind::attribute: {
            const auto& node = as<syntax::Attribute>(expression);
            visit(*node.value);
            return emit_named(span_from_attribute(node, span), Opcode::load_attribute, node.attr);
        }
        case ExpressionKind::subscript: {
            const auto& node = as<syntax::Subscript>(expression);
            visit(*node.value);
            if (visit_bounds(*node.slice)) return emit(span, Opcode::load_slice);
            visit(*node.slice);
            return emit(span, Opcode::load_item);
        }
        case ExpressionKind::starred: fail(span, "can't use starred expression here");
        case ExpressionKind::list: return visit_sequence(as<syntax::List>(expression).elts, Sequence::list, 0, span);
        case ExpressionKind::tuple: return visit_sequence(as<syntax::Tuple>(expression).elts, Sequence::tuple, 0, span);
        case ExpressionKind::slice: return visit_slice(as<syntax::Slice>(expression));
    }
}

void Generator::visit_operand(const syntax::Expression& operand, Tested tested) {
    if (const auto* inner = syntax::try_as<syntax::BoolOp>(&operand)) return visit_bool(*inner, tested);
    visit(operand);
}

void Generator::visit_bool(const syntax::BoolOp& node, Tested tested) {
    const bool is_and = node.op == syntax::BoolOperator::and_;
    const Opcode jump = is_and ? Opcode::pop_jump_if_false : Opcode::pop_jump_if_true;
    const Label end = new_label();
    const Label decided = (is_and ? tested.when_false : tested.when_true).value_or(end);
    for (std::size_t i = 0; i + 1 < node.values.size(); ++i) {
        const Label next = new_label();
        const auto on = options_.tested_values_jump_on ? std::optional(decided) : std::nullopt;
        const auto across = options_.tested_values_jump_across ? std::optional(next) : std::nullopt;
        visit_operand(*node.values[i], is_and ? Tested{across, on} : Tested{on, across});
        emit(node.span, Opcode::copy, 1);
        emit_jump(node.span, jump, decided);
        bind(next);
        emit(node.span, Opcode::pop_top);
    }
    visit_operand(*node.values.back(), tested);
    bind(end);
}

void Generator::visit_binary(const syntax::BinOp& node) {
    if (auto constant = fold(node)) return load_constant(std::move(*constant), node.span);
    if (node.op == syntax::BinaryOperator::modulo && visit_percent_format(node)) return;
    // Long sums grow to the left: no recursion there.
    std::vector<const syntax::BinOp*> chain{&node};
    while (const auto* left = syntax::try_as<syntax::BinOp>(chain.back()->left.get())) {
        if (left->op == syntax::BinaryOperator::modulo || fold(*left)) break;
        chain.push_back(left);
    }
    visit(*chain.back()->left);
    for (std::size_t i = chain.size(); i-- > 0;) {
        visit(*chain[i]->right);
        emit(chain[i]->span, Opcode::binary_operator, binary_operator_number(chain[i]->op));
    }
}

void Generator::visit_unary(const syntax::UnaryOp& node) {
    if (auto constant = fold(node)) return load_constant(std::move(*constant), node.span);
    if (node.op == syntax::UnaryOperator::not_) {
        // `not a in b` is `a not in b`, and likewise for `is`.
        const auto* compare = syntax::try_as<syntax::Compare>(node.operand.get());
        if (compare && compare->ops.size() == 1) {
            const auto inverted = [&]() -> syntax::CompareOperator {
                switch (compare->ops[0]) {
                    case syntax::CompareOperator::is: return syntax::CompareOperator::is_not;
                    case syntax::CompareOperator::is_not: return syntax::CompareOperator::is;
                    case syntax::CompareOperator::in: return syntax::CompareOperator::not_in;
                    case syntax::CompareOperator::not_in: return syntax::CompareOperator::in;
                    default: return compare->ops[0];
                }
            }();
            if (inverted != compare->ops[0]) {
                visit(*compare->left);
                visit_container(inverted, *compare->comparators[0]);
                return emit_compare(options_.minor < 14 ? compare->span : node.span, inverted);
            }
            // From 3.13 on what decides is part of the comparison, which lies where it lay.
            if (options_.minor >= 13) {
                visit(*compare->left);
                visit(*compare->comparators[0]);
                emit_compare(node.span, compare->ops[0]);
                return emit(node.span, Opcode::unary_operator, static_cast<std::uint32_t>(UnaryOperator::logical_not));
            }
        }
    }
    if (node.op == syntax::UnaryOperator::invert && options_.minor < 14) {
        // `~True` is a constant, too; later it warns at run time.
        const auto operand = fold(*node.operand);
        const bool* truth = operand ? std::get_if<bool>(&*operand) : nullptr;
        if (truth) return load_constant(integer_constant(*truth ? -2 : -1), node.span);
    }
    visit(*node.operand);
    const UnaryOperator op = node.op == syntax::UnaryOperator::negative   ? UnaryOperator::negative
                             : node.op == syntax::UnaryOperator::positive ? UnaryOperator::positive
                             : node.op == syntax::UnaryOperator::invert   ? UnaryOperator::invert
                                                                          : UnaryOperator::logical_not;
    emit(node.span, Opcode::unary_operator, static_cast<std::uint32_t>(op));
}

void Generator::visit_conditional(const syntax::IfExp& node) {
    const Label end = new_label();
    const Label otherwise = new_label();
    jump_if(*node.test, otherwise, JumpWhen::is_false);
    visit(*node.body);
    emit_jump(nowhere, Opcode::jump, end);
    bind(otherwise);
    visit(*node.orelse);
    bind(end);
}

void Generator::visit_container(syntax::CompareOperator op, const syntax::Expression& container) {
    const bool is_membership = op == syntax::CompareOperator::in || op == syntax::CompareOperator::not_in;
    if (is_membership && container.kind == ExpressionKind::list && becomes_tuple(as<syntax::List>(container))) {
        const auto& list = as<syntax::List>(container);
        return visit_sequence(list.elts, Sequence::tuple, 0, list.span);
    }
    if (is_membership && container.kind == ExpressionKind::set) {
        if (auto constant = fold_frozen_set(as<syntax::Set>(container).elts)) {
            return load_constant(std::move(*constant), container.span);
        }
    }
    visit(container);
}

void Generator::emit_compare(const Span& span, syntax::CompareOperator op) {
    const auto compare = [&](CompareOperator which) {
        emit(span, Opcode::compare_operator, static_cast<std::uint32_t>(which));
    };
    switch (op) {
        case syntax::CompareOperator::equal: return compare(CompareOperator::equal);
        case syntax::CompareOperator::not_equal: return compare(CompareOperator::not_equal);
        case syntax::CompareOperator::less: return compare(CompareOperator::less);
        case syntax::CompareOperator::less_equal: return compare(CompareOperator::less_equal);
        case syntax::CompareOperator::greater: return compare(CompareOperator::greater);
        case syntax::CompareOperator::greater_equal: return compare(CompareOperator::greater_equal);
        case syntax::CompareOperator::is: return emit(span, Opcode::is_operator, 0);
        case syntax::CompareOperator::is_not: return emit(span, Opcode::is_operator, 1);
        case syntax::CompareOperator::in: return emit(span, Opcode::contains_operator, 0);
        case syntax::CompareOperator::not_in: return emit(span, Opcode::contains_operator, 1);
    }
}

void Generator::visit_compare(const syntax::Compare& node) {
    visit(*node.left);
    const std::size_t last = node.ops.size() - 1;
    const Label cleanup = new_label();
    for (std::size_t i = 0; i < last; ++i) {
        visit(*node.comparators[i]);
        emit(node.span, Opcode::swap, 2);
        emit(node.span, Opcode::copy, 2);
        emit_compare(node.span, node.ops[i]);
        emit(node.span, Opcode::copy, 1);
        emit_jump(node.span, Opcode::pop_jump_if_false, cleanup);
        emit(node.span, Opcode::pop_top);
    }
    visit_container(node.ops[last], *node.comparators[last]);
    emit_compare(node.span, node.ops[last]);
    if (last == 0) return bind(cleanup);
    const Label end = new_label();
    emit_jump(nowhere, Opcode::jump, end);
    bind(cleanup);
    emit(node.span, Opcode::swap, 2);
    emit(node.span, Opcode::pop_top);
    bind(end);
}

void Generator::visit_bound(const syntax::ExpressionPtr& bound, const Span& span) {
    if (bound) {
        visit(*bound);
    } else {
        load_none(span);
    }
}

/// Visits the bounds of a slice that the instruction behind them makes itself; false, and nothing, of any other index.
bool Generator::visit_bounds(const syntax::Expression& index) {
    const auto* slice = syntax::try_as<syntax::Slice>(&index);
    if (!slice || slice->step || !options_.slices_are_unbuilt) return false;
    visit_bound(slice->lower, slice->span);
    visit_bound(slice->upper, slice->span);
    return true;
}

void Generator::visit_slice(const syntax::Slice& node) {
    visit_bound(node.lower, node.span);
    visit_bound(node.upper, node.span);
    if (node.step) visit(*node.step);
    emit(node.span, Opcode::build_slice, node.step ? 3 : 2);
}

bool Generator::can_await() const {
    return unit_->kind == UnitKind::async_function || unit_->kind == UnitKind::comprehension;
}

void Generator::emit_send_loop(const Span& span) {
    const Label send = new_label();
    const Label failed = new_label();
    const Label exit = new_label();
    bind(send);
    emit_jump(span, Opcode::send, exit);
    assembler().begin_handler(failed, SavesIndex::no);
    emit(span, Opcode::yield_value, 1);
    assembler().end_handler();
    assembler().emit_jump(Opcode::jump, send, SafePoint::no);
    bind(failed);
    emit(span, Opcode::cleanup_throw);
    bind(exit);
    emit(span, Opcode::end_send);
}

void Generator::emit_await(const Span& span, std::uint32_t purpose) {
    emit(span, Opcode::get_awaitable, purpose);
    load_none(span);
    emit_send_loop(span);
}

/// What a function of annotations, which runs when it is asked for, has no place for.
void Generator::refuse_in_annotation(const std::string& what, const Span& span) {
    if (unit_->locals.find(table_.names().intern(".format")) != IndexMap::absent)
        fail(span, what + " cannot be used within an annotation");
}

void Generator::visit_await(const syntax::Await& node) {
    refuse_in_annotation("await expression", node.span);
    if (!is_in_function()) fail(node.span, "'await' outside function");
    if (!can_await()) fail(node.span, "'await' outside async function");
    visit(*node.value);
    emit_await(node.span, 0);
}

void Generator::visit_yield(const syntax::Yield& node) {
    refuse_in_annotation("yield expression", node.span);
    if (!is_in_function()) fail(node.span, "'yield' outside function");
    if (node.value) {
        visit(*node.value);
    } else {
        load_none(node.span);
    }
    emit_yield(node.span);
}

void Generator::emit_yield(const Span& span) {
    restore_exception();
    emit(span, Opcode::yield_value, 0);
}

void Generator::visit_yield_from(const syntax::YieldFrom& node) {
    if (!is_in_function()) fail(node.span, "'yield from' outside function");
    if (unit_->kind == UnitKind::async_function) fail(node.span, "'yield from' inside async function");
    if (options_.loops_keep_sequences) {
        visit_iterable(*node.value);
    } else {
        visit(*node.value);
    }
    emit(node.span, Opcode::get_yield_from_iterator);
    load_none(node.span);
    emit_send_loop(node.span);
}

}  // namespace lastref::model::compile
