#include "backends/model/compile/failure.hpp"
#include "backends/model/compile/generator.hpp"

namespace lastref::model::compile {

using syntax::as;
using syntax::StatementKind;

/// Where exceptions outlive their handlers, `previous` is but a place on the stack.
void Generator::push_exception(const Span& span) {
    if (!options_.exceptions_outlive_handlers) return emit(span, Opcode::push_exception);
    if (unit_->code->handled_slot == Code::absent) {
        unit_->code->handled_slot = unit_->locals.insert(table_.names().intern(".handled"));
        unit_->locals.insert(table_.names().intern(".traceback"));
    }
    emit(span, Opcode::keep_exception);
}

void Generator::pop_exception(const Span& span) {
    emit(span, options_.exceptions_outlive_handlers ? Opcode::pop_top : Opcode::pop_exception);
}

void Generator::restore_exception() {
    if (options_.exceptions_outlive_handlers && unit_->scope.catches) emit(nowhere, Opcode::restore_exception);
}

/// `previous index exception -> `: what every handler's own handler does.
void Generator::pop_exception_and_reraise() {
    emit(nowhere, Opcode::copy, 3);
    pop_exception(nowhere);
    emit(nowhere, Opcode::reraise, 1);
}

void Generator::visit_try(const syntax::TryBlock& node) {
    if (node.finalbody.empty()) {
        visit_guarded(node);
    } else {
        visit_finally(node);
    }
}

void Generator::visit_guarded(const syntax::TryBlock& node) {
    if (node.handlers.empty()) {
        visit(node.body);
    } else if (node.kind == StatementKind::try_star) {
        visit_try_star(node);
    } else {
        visit_try_except(node);
    }
}

/// The finally body is there twice: after the body, and as a handler. Where the handler is compiled first, what it
/// names is numbered first.
void Generator::visit_finally(const syntax::TryBlock& node) {
    const Label failed = new_label();
    const Label body = new_label();
    const Label exit = new_label();
    const Assembler::HandlerId outer = assembler().current_handler();
    if (options_.finally_bodies_come_first) {
        emit_jump(nowhere, Opcode::jump, body);
        visit_failed_finally(node, failed);
        bind(body);
    }
    push_block({BlockKind::finally_try, failed, failed, outer, &node.finalbody});
    assembler().begin_handler(failed, SavesIndex::no);
    visit_guarded(node);
    assembler().end_handler();
    pop_block();
    visit(node.finalbody);
    if (!options_.finally_bodies_come_first) {
        emit_jump(nowhere, Opcode::jump, exit);
        visit_failed_finally(node, failed);
    }
    bind(exit);
}

/// `previous index exception -> `, and goes on with the exception.
void Generator::visit_failed_finally(const syntax::TryBlock& node, Label failed) {
    const Label cleanup = new_label();
    bind(failed);
    push_block({BlockKind::finally_end, failed, failed, assembler().current_handler()});
    assembler().begin_handler(cleanup, SavesIndex::yes);
    if (options_.exceptions_outlive_handlers) {
        // Nor does a finally clause handle what it sees.
        load_none(nowhere);
        emit(nowhere, Opcode::swap, 2);
    } else {
        push_exception(nowhere);
    }
    visit(node.finalbody);
    pop_block();
    emit(nowhere, Opcode::reraise, 0);
    assembler().end_handler();
    bind(cleanup);
    pop_exception_and_reraise();
}

/// Where the handlers are compiled before the `else`, what they name is numbered before it, too.
void Generator::visit_try_except(const syntax::TryBlock& node) {
    const Label failed = new_label();
    const Label otherwise = new_label();
    const Label end = new_label();
    const Assembler::HandlerId outer = assembler().current_handler();
    push_block({BlockKind::try_except, failed, end, outer});
    assembler().begin_handler(failed, SavesIndex::no);
    visit(node.body);
    assembler().end_handler();
    pop_block();
    if (options_.handlers_come_before_else && !node.orelse.empty()) {
        emit_jump(nowhere, Opcode::jump, otherwise);
        visit_handlers(node, failed, end);
        bind(otherwise);
        visit(node.orelse);
    } else {
        visit(node.orelse);
        emit_jump(nowhere, Opcode::jump, end);
        visit_handlers(node, failed, end);
    }
    bind(end);
}

void Generator::visit_handlers(const syntax::TryBlock& node, Label failed, Label end) {
    const Label cleanup = new_label();
    const Assembler::HandlerId outer = assembler().current_handler();
    bind(failed);
    assembler().begin_handler(cleanup, SavesIndex::yes);
    push_exception(nowhere);
    push_block({BlockKind::exception_handler, failed, end, outer});
    for (std::size_t i = 0; i < node.handlers.size(); ++i) {
        const syntax::ExceptHandler& handler = node.handlers[i];
        begin_line(handler.span.line);
        if (!handler.type && i + 1 < node.handlers.size()) fail(handler.span, "default 'except:' must be last");
        visit_handler(handler, end, outer);
    }
    pop_block();
    const syntax::ExceptHandler& last = node.handlers.back();
    const bool tells_type = options_.minor >= 10 && last.type;
    const bool tells_pass = options_.minor < 10 && last.body.back()->kind == syntax::StatementKind::pass;
    emit(tells_type ? last.type->span : tells_pass ? last.body.back()->span : nowhere, Opcode::reraise, 0);
    assembler().end_handler();
    bind(cleanup);
    pop_exception_and_reraise();
}

/// `except A, B:` came with 3.14. Only a tuple without parentheses begins where its first part does.
void Generator::check_types(const syntax::Expression& types) const {
    const auto* tuple = syntax::try_as<syntax::Tuple>(&types);
    if (options_.minor >= 14 || !tuple || tuple->elts.empty()) return;
    const Span& first = tuple->elts.front()->span;
    const bool is_bare = std::pair(first.line, first.column) == std::pair(types.span.line, types.span.column);
    if (is_bare) fail(types.span, "multiple exception types must be parenthesized");
}

void Generator::visit_handler(const syntax::ExceptHandler& handler, Label end, Assembler::HandlerId outer) {
    const Label next = new_label();
    const Assembler::HandlerId cleanup = assembler().current_handler();
    if (handler.type) {
        check_types(*handler.type);
        visit(*handler.type);
        emit(handler.span, Opcode::check_exception_match);
        emit_jump(handler.span, Opcode::pop_jump_if_false, next);
    }
    if (handler.name) {
        visit_named_handler(handler, end, outer);
    } else {
        emit(handler.span, Opcode::pop_top);
        visit_handler_body(handler, end, outer);
    }
    assembler().set_current_handler(cleanup);
    bind(next);
}

void Generator::visit_handler_body(const syntax::ExceptHandler& handler, Label end, Assembler::HandlerId outer) {
    push_block({BlockKind::handler_cleanup, end, end, outer});
    visit(handler.body);
    pop_block();
    assembler().set_current_handler(outer);
    pop_exception(nowhere);
    emit_jump(nowhere, Opcode::jump, end);
}

void Generator::leave_named_handler(const std::string& name, const Span& span) {
    if (options_.handler_names_go_first) clear_handler_name(name, span);
    pop_exception(span);
    if (!options_.handler_names_go_first) clear_handler_name(name, span);
}

/// `except E as e` clears the name however its body is left.
void Generator::visit_named_handler(const syntax::ExceptHandler& handler, Label end, Assembler::HandlerId outer) {
    if (options_.exceptions_outlive_handlers) {
        access(Access::store, *handler.name, handler.span);
        return visit_handler_body(handler, end, outer);
    }
    const Label failed = new_label();
    access(Access::store, *handler.name, handler.span);
    assembler().begin_handler(failed, SavesIndex::yes);
    push_block({BlockKind::handler_cleanup, failed, end, outer, nullptr, &*handler.name});
    visit(handler.body);
    pop_block();
    assembler().end_handler();
    const Assembler::HandlerId cleanup = assembler().current_handler();
    assembler().set_current_handler(outer);
    leave_named_handler(*handler.name, nowhere);
    emit_jump(nowhere, Opcode::jump, end);
    assembler().set_current_handler(cleanup);
    bind(failed);
    clear_handler_name(*handler.name, nowhere);
    emit(nowhere, Opcode::reraise, 1);
}

void Generator::clear_handler_name(const std::string& name, const Span& span) {
    load_none(span);
    access(Access::store, name, span);
    access(Access::erase, name, span);
}

}  // namespace lastref::model::compile
