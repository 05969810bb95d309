#include "backends/model/vm/borrowed_locals.hpp"

#include "backends/model/compile/borrowed_loads.hpp"
#include "backends/model/compile/verify.hpp"
#include "backends/model/vm/interpreter.hpp"

#include <algorithm>

namespace lastref::model {

namespace {

/// How many operands the call that a frame waits for has handed over to the frame of its callee.
std::size_t handed_over(const Frame& frame, const Frame* callee) {
    if (!callee || callee->entry || callee->generator || callee->kept_arguments) return 0;
    const compile::Instruction& call = *frame.instruction;
    const bool calls = call.opcode == compile::Opcode::call || call.opcode == compile::Opcode::call_keywords;
    return calls ? static_cast<std::size_t>(compile::taken_from_stack(call.opcode, call.argument)) : 0;
}

/// How many locals of the callee hold `object` since the call.
std::int64_t still_held(const Frame& callee, const Object* object) {
    const compile::Code& code = *callee.code->code;
    std::vector<bool> given(code.plain_count, true);
    for (std::uint32_t i = 0; i < callee.instruction_index(); ++i) {
        const compile::Instruction& each = code.instructions[i];
        if (each.opcode == compile::Opcode::store_fast) given[each.argument] = false;
    }
    std::int64_t count = 0;
    for (std::uint32_t i = 0; i < code.plain_count; ++i) count += given[i] && callee.slots[i] == object;
    return count;
}

std::int64_t borrowed_by(const Frame& frame, const Frame* callee, const Object* object) {
    const compile::Code& code = *frame.code->code;
    Object* const* locals = frame.slots;
    if (std::find(locals, locals + code.plain_count, object) == locals + code.plain_count) return 0;
    const std::vector<std::uint32_t> operands = compile::borrowed_operands(code, frame.instruction_index());
    const auto borrows = [&](std::uint32_t local) { return local != code.absent && locals[local] == object; };
    const auto first_given = operands.end() - static_cast<std::ptrdiff_t>(handed_over(frame, callee));
    const std::int64_t given = std::count_if(first_given, operands.end(), borrows);
    const std::int64_t taken = given ? still_held(*callee, object) : 0;
    return std::count_if(operands.begin(), first_given, borrows) + std::min(given, taken);
}

}  // namespace

std::int64_t borrowed_references(Interpreter& vm, const Object* object) {
    std::int64_t count = 0;
    const Frame* callee = nullptr;
    for (const Frame* frame = vm.current_frame(); frame; callee = frame, frame = frame->previous) {
        count += borrowed_by(*frame, callee, object);
    }
    return count;
}

}  // namespace lastref::model
