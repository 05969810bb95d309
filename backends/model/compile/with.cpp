#include "backends/model/compile/failure.hpp"
#include "backends/model/compile/generator.hpp"

namespace lastref::model::compile {

namespace {

constexpr std::uint32_t awaits_enter = 1;
constexpr std::uint32_t awaits_exit = 2;

}  // namespace

/// Where a `with` statement, a loop or a comprehension is shown while it enters or iterates: its header, or from 3.8 to
/// 3.12 the whole.
const Generator::Span& Generator::place_of_loop(const Span& whole, const Span& header) const {
    return options_.minor >= 13 || options_.minor < 8 ? header : whole;
}

/// Up to 3.9 a context manager is left at the last statement before.
Generator::Span Generator::place_of_exit(const Span& span) const {
    return options_.minor >= 10 ? span : unit_->statement;
}

/// One item of a `with` statement, and inside it the further ones.
void Generator::visit_with_block(const syntax::WithBlock& node, std::size_t index) {
    const bool is_async = node.kind == syntax::StatementKind::async_with;
    if (is_async && !can_await()) {
        fail(node.span, "'async with' outside async function");
    }
    const BlockKind kind = is_async ? BlockKind::async_with : BlockKind::with;
    const syntax::WithItem& item = node.items[index];
    const Span& span = place_of_loop(node.span, item.context_expr->span);
    const Label failed = new_label();
    const Label exit = new_label();
    visit(*item.context_expr);
    emit(span, is_async ? Opcode::before_async_with : Opcode::before_with);
    if (is_async) emit_await(span, awaits_enter);
    push_block({kind, failed, exit, assembler().current_handler(), nullptr, nullptr, span});
    assembler().begin_handler(failed, SavesIndex::yes, 1);
    if (item.optional_vars) {
        store(*item.optional_vars);
    } else {
        emit(span, Opcode::pop_top);
    }
    if (index + 1 < node.items.size()) {
        visit_with_block(node, index + 1);
    } else {
        visit(node.body);
    }
    assembler().end_handler();
    pop_block();
    const Span left = place_of_exit(span);
    leave_with(kind, left);
    emit_jump(left, Opcode::jump, exit);
    bind(failed);
    visit_failed_with(kind, left);
    bind(exit);
}

/// `exit -> `: calls it with three times None. The first None lies where `call` expects self.
void Generator::leave_with(BlockKind kind, const Span& span) {
    for (int i = 0; i < 3; ++i) load_none(span);
    emit(span, Opcode::call, 2);
    if (kind == BlockKind::async_with) emit_await(span, awaits_exit);
    emit(span, Opcode::pop_top);
}

/// `exit index previous exception result -> None index previous exception result`: up to 3.8 `exit` goes first of them.
void Generator::drop_exit(const Span& span) {
    load_none(span);
    emit(span, Opcode::swap, 6);
    emit(span, Opcode::pop_top);
}

/// `exit index exception -> `: tells `exit` about the exception, and raises it again unless that returned a true value.
void Generator::visit_failed_with(BlockKind kind, const Span& span) {
    const Label cleanup = new_label();
    const Label suppress = new_label();
    const Label exit = new_label();
    assembler().begin_handler(cleanup, SavesIndex::yes);
    push_exception(span);
    emit(span, Opcode::with_exception);
    if (options_.minor < 9) drop_exit(span);
    if (kind == BlockKind::async_with) emit_await(span, awaits_exit);
    emit_jump(span, Opcode::pop_jump_if_true, suppress);
    emit(span, Opcode::reraise, 2);
    bind(suppress);
    emit(span, Opcode::pop_top);
    assembler().end_handler();
    pop_exception(span);
    emit(span, Opcode::pop_top);
    emit(span, Opcode::pop_top);
    emit_jump(span, Opcode::jump, exit);
    bind(cleanup);
    pop_exception_and_reraise();
    bind(exit);
}

}  // namespace lastref::model::compile
