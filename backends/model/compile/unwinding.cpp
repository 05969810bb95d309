#include <utility>

#include "backends/model/compile/failure.hpp"
#include "backends/model/compile/generator.hpp"

namespace lastref::model::compile {

void Generator::push_block(Block block) {
    unit_->blocks.push_back(std::move(block));
}

/// Undoes blocks from the innermost out. While a block's code is being emitted, that block and those inside it are
/// taken off, so that a `return` in a finally body leaves only what is around it.
std::optional<Block> Generator::unwind_blocks(Span& span, Preserve preserve, UnwindTo to) {
    std::vector<Block> removed;
    std::optional<Block> loop;
    while (!unit_->blocks.empty()) {
        Block block = unit_->blocks.back();
        if (block.kind == BlockKind::exception_group_handler) {
            fail(span, "'break', 'continue' and 'return' cannot appear in an except* block");
        }
        if (to == UnwindTo::loop && (block.kind == BlockKind::while_loop || block.kind == BlockKind::for_loop)) {
            loop = block;
            break;
        }
        unit_->blocks.pop_back();
        unwind(block, span, preserve);
        removed.push_back(std::move(block));
    }
    for (std::size_t i = removed.size(); i-- > 0;) unit_->blocks.push_back(std::move(removed[i]));
    return loop;
}

void Generator::unwind(const Block& block, Span& span, Preserve preserve) {
    switch (block.kind) {
        case BlockKind::while_loop:
        case BlockKind::exception_handler:
        case BlockKind::exception_group_handler: return;
        case BlockKind::try_except: return assembler().set_current_handler(block.outer);
        case BlockKind::for_loop:
        case BlockKind::pop_value: swap_if(preserve, span); return emit(span, Opcode::pop_top);
        case BlockKind::finally_try: return unwind_finally(block, span, preserve);
        case BlockKind::finally_end:
            swap_if(preserve, span);
            emit(span, Opcode::pop_top);
            swap_if(preserve, span);
            assembler().set_current_handler(block.outer);
            return pop_exception(span);
        case BlockKind::with:
        case BlockKind::async_with: return unwind_with(block, span, preserve);
        case BlockKind::handler_cleanup: return unwind_handler(block, span, preserve);
    }
}

void Generator::unwind_finally(const Block& block, Span& span, Preserve preserve) {
    assembler().set_current_handler(block.outer);
    if (preserve == Preserve::top) push_block({BlockKind::pop_value});
    visit(*block.finally_body);
    if (preserve == Preserve::top) pop_block();
    span = nowhere;
}

void Generator::unwind_with(const Block& block, Span& span, Preserve preserve) {
    assembler().set_current_handler(block.outer);
    const Span left = place_of_exit(block.span);
    swap_if(preserve, left);
    leave_with(block.kind, left);
    span = nowhere;
}

void Generator::unwind_handler(const Block& block, const Span& span, Preserve preserve) {
    assembler().set_current_handler(block.outer);
    swap_if(preserve, span);
    if (block.handler_name) return leave_named_handler(*block.handler_name, span);
    pop_exception(span);
}

}  // namespace lastref::model::compile
