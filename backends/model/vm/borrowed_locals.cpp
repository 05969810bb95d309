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

/// The local whose value the instruction stores, if it is another's; else `code.absent`.
std::uint32_t stored_local(const compile::Code& code, std::uint32_t store) {
    if (store && code.instructions[store - 1].opcode == compile::Opcode::copy) --store;
    const bool is_copy = store && code.instructions[store - 1].opcode == compile::Opcode::load_fast;
    return is_copy ? code.instructions[store - 1].argument : code.absent;
}

/// How many locals of the callee hold `object` as one of `given` arguments, or as what had its name before: a copy of
/// what is borrowed is borrowed, too.
std::int64_t still_held(const Frame& callee, const Object* object, std::int64_t given) {
    const compile::Code& code = *callee.code->code;
    enum class From : std::uint8_t { call, copy, elsewhere };
    std::vector<From> from(code.plain_count, From::call);
    for (std::uint32_t i = 0; i < callee.instruction_index(); ++i) {
        const compile::Instruction& each = code.instructions[i];
        if (each.opcode != compile::Opcode::store_fast) continue;
        const std::uint32_t source = stored_local(code, i);
        const bool is_borrowed = source < code.plain_count && from[source] != From::elsewhere;
        from[each.argument] = is_borrowed ? From::copy : From::elsewhere;
    }
    std::int64_t arguments = 0;
    std::int64_t copies = 0;
    for (std::uint32_t i = 0; i < code.plain_count; ++i) {
        if (callee.slots[i] != object) continue;
        arguments += from[i] == From::call;
        copies += from[i] == From::copy;
    }
    return std::min(given, arguments) + copies;
}

std::int64_t borrowed_by(const Frame& frame, const Frame* callee, const Object* object) {
    const compile::Code& code = *frame.code->code;
    Object* const* locals = frame.slots;
    if (std::find(locals, locals + code.plain_count, object) == locals + code.plain_count) return 0;
    const std::vector<std::uint32_t> operands = compile::borrowed_operands(code, frame.instruction_index());
    const auto borrows = [&](std::uint32_t local) { return local != code.absent && locals[local] == object; };
    const auto first_given = operands.end() - static_cast<std::ptrdiff_t>(handed_over(frame, callee));
    const std::int64_t given = std::count_if(first_given, operands.end(), borrows);
    const std::int64_t held = given ? still_held(*callee, object, given) : 0;
    return std::count_if(operands.begin(), first_given, borrows) + held;
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
