#include "backends/model/compile/fuse.hpp"

#include <algorithm>
#include <array>

namespace lastref::model::compile {

namespace {

/// `count` opcodes in a row. A load_constant in front of an operator counts only with a small int.
struct Fusion {
    Opcode fused;
    std::uint32_t count;
    std::array<Opcode, 3> sequence;
};

/// The longer ones first.
// clang-format off
constexpr Fusion fusions[] = {
    {Opcode::compare_fast_constant, 3, {Opcode::load_fast, Opcode::load_constant, Opcode::compare_operator}},
    {Opcode::compare_fast_pair,     3, {Opcode::load_fast, Opcode::load_fast,     Opcode::compare_operator}},
    {Opcode::binary_fast_constant,  3, {Opcode::load_fast, Opcode::load_constant, Opcode::binary_operator}},
    {Opcode::binary_fast_constant,  3, {Opcode::load_fast, Opcode::load_constant, Opcode::inplace_operator}},
    {Opcode::binary_fast_pair,      3, {Opcode::load_fast, Opcode::load_fast,     Opcode::binary_operator}},
    {Opcode::binary_fast_pair,      3, {Opcode::load_fast, Opcode::load_fast,     Opcode::inplace_operator}},
    {Opcode::load_item_fast_pair,   3, {Opcode::load_fast, Opcode::load_fast,     Opcode::load_item}},
    {Opcode::load_fast_pair,        2, {Opcode::load_fast, Opcode::load_fast}},
    {Opcode::load_fast_constant,    2, {Opcode::load_fast, Opcode::load_constant}},
    {Opcode::load_fast_attribute,   2, {Opcode::load_fast, Opcode::load_attribute}},
    {Opcode::load_global_null,      2, {Opcode::load_global, Opcode::push_null}},
};
// clang-format on

/// By opcode: whether some sequence begins with it.
constexpr auto begins_sequence = [] {
    std::array<bool, 256> begins{};
    for (const Fusion& fusion : fusions) begins[static_cast<std::size_t>(fusion.sequence[0])] = true;
    return begins;
}();

bool is_small_integer(const Constant& constant) {
    const auto* integer = std::get_if<IntegerConstant>(&constant);
    return integer && integer->hex.empty();
}

bool stands_at(const Fusion& fusion, const Code& code, std::size_t at) {
    if (at + fusion.count > code.instructions.size()) return false;
    for (std::size_t i = 0; i < fusion.count; ++i) {
        const Instruction& instruction = code.instructions[at + i];
        if (instruction.opcode != fusion.sequence[i]) return false;
        const bool operand = fusion.count == 3 && instruction.opcode == Opcode::load_constant;
        if (operand && !is_small_integer(code.constants[instruction.argument])) return false;
    }
    return true;
}

}  // namespace

void fuse(Code& code) {
    for (std::size_t at = 0; at < code.instructions.size();) {
        if (!begins_sequence[static_cast<std::size_t>(code.instructions[at].opcode)]) {
            ++at;
            continue;
        }
        const auto* found = std::find_if(std::begin(fusions), std::end(fusions),
                                         [&](const Fusion& fusion) { return stands_at(fusion, code, at); });
        if (found == std::end(fusions)) {
            ++at;
            continue;
        }
        code.instructions[at].opcode = found->fused;
        at += found->count;
    }
}

Instruction without_fusion(Instruction instruction) {
    for (const Fusion& fusion : fusions) {
        if (instruction.opcode == fusion.fused) instruction.opcode = fusion.sequence[0];
    }
    return instruction;
}

}  // namespace lastref::model::compile
