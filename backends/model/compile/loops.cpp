#include <algorithm>

#include "backends/model/compile/failure.hpp"
#include "backends/model/compile/fold.hpp"
#include "backends/model/compile/generator.hpp"

namespace lastref::model::compile {

using syntax::as;
using syntax::ExpressionKind;

void Generator::visit_while(const syntax::While& node) {
    const Label loop = new_label();
    const Label end = new_label();
    const Label exhausted = new_label();
    const Label body = new_label();
    bind(loop);
    push_block({BlockKind::while_loop, loop, end});
    jump_if(*node.test, exhausted, JumpWhen::is_false);
    bind(body);
    visit(node.body);
    if (options_.while_tests_at_end) {
        jump_if(*node.test, exhausted, JumpWhen::is_false);
        emit_jump(nowhere, Opcode::jump, body);
    } else {
        emit_jump(nowhere, Opcode::jump, loop);
    }
    pop_block();
    bind(exhausted);
    visit(node.orelse);
    bind(end);
}

bool Generator::becomes_tuple(const syntax::List& used) const {
    return !options_.used_lists_stay_lists || fold_tuple(used.elts);
}

/// A list that is only iterated over is made as a tuple.
void Generator::visit_iterable(const syntax::Expression& iterable) {
    if (iterable.kind == ExpressionKind::list && becomes_tuple(as<syntax::List>(iterable))) {
        const auto& elements = as<syntax::List>(iterable).elts;
        const bool starred = std::any_of(elements.begin(), elements.end(),
                                         [](const auto& element) { return element->kind == ExpressionKind::starred; });
        if (!starred) return visit_sequence(elements, Sequence::tuple, 0, iterable.span);
    }
    if (iterable.kind == ExpressionKind::set) {
        if (auto constant = fold_frozen_set(as<syntax::Set>(iterable).elts)) {
            return load_constant(std::move(*constant), iterable.span);
        }
    }
    visit(iterable);
}

void Generator::visit_for(const syntax::For& node) {
    const Label start = new_label();
    const Label end = new_label();
    const Label exhausted = new_label();
    push_block({BlockKind::for_loop, start, end});
    visit_iterable(*node.iter);
    const Span& span = place_of_loop(node.span, node.iter->span);
    emit(span, Opcode::get_iterator);
    bind(start);
    emit_jump(span, Opcode::for_iterator, exhausted);
    store(*node.target);
    visit(node.body);
    emit_jump(nowhere, Opcode::jump, start);
    bind(exhausted);
    pop_block();
    visit(node.orelse);
    bind(end);
}

void Generator::visit_async_for(const syntax::AsyncFor& node) {
    if (!can_await()) {
        fail(node.span, "'async for' outside async function");
    }
    const Label start = new_label();
    const Label end = new_label();
    const Label exhausted = new_label();
    visit(*node.iter);
    emit(place_of_loop(node.span, node.iter->span), Opcode::get_async_iterator);
    bind(start);
    push_block({BlockKind::for_loop, start, end});
    assembler().begin_handler(exhausted, SavesIndex::no);
    emit(node.span, Opcode::get_async_next);
    load_none(node.span);
    emit_send_loop(node.span);
    assembler().end_handler();
    store(*node.target);
    visit(node.body);
    emit_jump(nowhere, Opcode::jump, start);
    pop_block();
    bind(exhausted);
    emit(node.iter->span, Opcode::end_async_for);
    visit(node.orelse);
    bind(end);
}

void Generator::visit_return(const syntax::Return& node) {
    if (!is_in_function()) fail(node.span, "'return' outside function");
    if (node.value && unit_->scope.coroutine && unit_->scope.generator) {
        fail(node.span, "'return' with value in async generator");
    }
    Span span = node.span;
    const Assembler::HandlerId handler = assembler().current_handler();
    if (!node.value) {
        unwind_blocks(span, Preserve::nothing, UnwindTo::function);
        load_none(span);
    } else if (auto constant = fold(*node.value)) {
        if (node.value->span.line == node.span.line) span = node.value->span;
        unwind_blocks(span, Preserve::nothing, UnwindTo::function);
        load_constant(std::move(*constant), span);
    } else {
        visit(*node.value);
        unwind_blocks(span, Preserve::top, UnwindTo::function);
    }
    restore_exception();
    emit(span, Opcode::return_value);
    assembler().set_current_handler(handler);
}

void Generator::visit_break(const syntax::Statement& node) {
    Span span = node.span;
    const Assembler::HandlerId handler = assembler().current_handler();
    const std::optional<Block> loop = unwind_blocks(span, Preserve::nothing, UnwindTo::loop);
    if (!loop) fail(node.span, "'break' outside loop");
    unwind(*loop, span, Preserve::nothing);
    emit_jump(span, Opcode::jump, loop->exit);
    assembler().set_current_handler(handler);
}

void Generator::visit_continue(const syntax::Statement& node) {
    Span span = node.span;
    const Assembler::HandlerId handler = assembler().current_handler();
    const std::optional<Block> loop = unwind_blocks(span, Preserve::nothing, UnwindTo::loop);
    if (!loop) fail(node.span, "'continue' not properly in loop");
    emit_jump(span, Opcode::jump, loop->start);
    assembler().set_current_handler(handler);
}

}  // namespace lastref::model::compile
