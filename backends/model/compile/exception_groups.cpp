#include "backends/model/compile/generator.hpp"

// `except*`: each handler takes its part of the group. On the stack are, above the previous exception, the original
// one, the list of what the handlers raised, and the part of the group that nobody has taken yet.

namespace lastref::model::compile {

void Generator::visit_try_star(const syntax::TryBlock& node) {
    require_language(11, node.handlers.front().span);
    const Label failed = new_label();
    const Label otherwise = new_label();
    const Label cleanup = new_label();
    const Label end = new_label();
    const Assembler::HandlerId outer = assembler().current_handler();
    push_block({BlockKind::try_except, failed, end, outer});
    assembler().begin_handler(failed, SavesIndex::no);
    visit(node.body);
    assembler().end_handler();
    pop_block();
    emit_jump(nowhere, Opcode::jump, otherwise);
    bind(failed);
    assembler().begin_handler(cleanup, SavesIndex::yes);
    emit(nowhere, Opcode::push_exception);
    push_block({BlockKind::exception_group_handler, failed, end, outer});
    emit(node.handlers.front().span, Opcode::build_list, 0);
    emit(node.handlers.front().span, Opcode::copy, 2);
    for (const syntax::ExceptHandler& handler : node.handlers) visit_star_handler(handler);
    emit(nowhere, Opcode::list_append, 1);
    pop_block();
    visit_star_reraise(end, outer);
    bind(cleanup);
    pop_exception_and_reraise();
    bind(otherwise);
    visit(node.orelse);
    bind(end);
}

/// `list rest -> list rest`, less what the handler took, which may have added an exception to the list.
void Generator::visit_star_handler(const syntax::ExceptHandler& handler) {
    const Label no_match = new_label();
    const Label next = new_label();
    const Label failed = new_label();
    check_types(*handler.type);
    visit(*handler.type);
    emit(handler.span, Opcode::check_group_match);
    emit(handler.span, Opcode::copy, 1);
    emit_jump(handler.span, Opcode::pop_jump_if_none, no_match);
    if (handler.name) {
        access(Access::store, *handler.name, handler.span);
    } else {
        emit(handler.span, Opcode::pop_top);
    }
    const Assembler::HandlerId outer = assembler().current_handler();
    assembler().begin_handler(failed, SavesIndex::yes);
    push_block({BlockKind::handler_cleanup, failed, failed, outer, nullptr, handler.name ? &*handler.name : nullptr});
    visit(handler.body);
    pop_block();
    assembler().end_handler();
    if (handler.name) clear_handler_name(*handler.name, nowhere);
    emit_jump(nowhere, Opcode::jump, next);
    bind(failed);
    if (handler.name) clear_handler_name(*handler.name, nowhere);
    emit(nowhere, Opcode::list_append, 3);
    emit(nowhere, Opcode::pop_top);
    emit_jump(nowhere, Opcode::jump, next);
    bind(no_match);
    emit(handler.span, Opcode::pop_top);
    bind(next);
}

/// `previous original list -> `: raises what is left and what was raised, or goes on.
void Generator::visit_star_reraise(Label end, Assembler::HandlerId outer) {
    const Label reraise = new_label();
    const Assembler::HandlerId cleanup = assembler().current_handler();
    emit(nowhere, Opcode::prepare_reraise_group);
    emit(nowhere, Opcode::copy, 1);
    emit_jump(nowhere, Opcode::pop_jump_if_not_none, reraise);
    emit(nowhere, Opcode::pop_top);
    assembler().set_current_handler(outer);
    emit(nowhere, Opcode::pop_exception);
    emit_jump(nowhere, Opcode::jump, end);
    assembler().set_current_handler(cleanup);
    bind(reraise);
    assembler().set_current_handler(outer);
    emit(nowhere, Opcode::swap, 2);
    emit(nowhere, Opcode::pop_exception);
    emit(nowhere, Opcode::reraise, 0);
}

}  // namespace lastref::model::compile
