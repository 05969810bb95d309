#include "backends/model/compile/opcodes.hpp"

#include <bit>

namespace lastref::model::compile {

namespace {

constexpr int effects[] = {
#define LASTREF_EFFECT(name, effect, text) effect,
    LASTREF_OPCODES(LASTREF_EFFECT)
#undef LASTREF_EFFECT
};

constexpr const char* names[] = {
#define LASTREF_NAME(name, effect, text) #name,
    LASTREF_OPCODES(LASTREF_NAME)
#undef LASTREF_NAME
};

}  // namespace

int stack_effect(Opcode opcode, std::uint32_t argument) {
    const int effect = effects[static_cast<int>(opcode)];
    if (effect != variable) return effect;
    const int count = static_cast<int>(argument);
    switch (opcode) {
        case Opcode::build_slice:
        case Opcode::build_tuple:
        case Opcode::build_list:
        case Opcode::build_set:
        case Opcode::build_string:
        case Opcode::join_list:
        case Opcode::join_arguments:
        case Opcode::join_set:
        case Opcode::join_dict:
        case Opcode::join_keywords: return 1 - count;
        case Opcode::build_dict: return 1 - 2 * count;
        case Opcode::format_value: return (argument & 4) != 0 ? -1 : 0;
        case Opcode::unpack_sequence: return count - 1;
        case Opcode::unpack_star: return static_cast<int>(argument & 0xff) + static_cast<int>(argument >> 8);
        case Opcode::call: return -1 - count;
        case Opcode::call_keywords: return -2 - count;
        case Opcode::call_unpacked: return argument != 0 ? -3 : -2;
        case Opcode::make_function: return -std::popcount(argument);
        case Opcode::raise: return -count;
        default: return 0;
    }
}

const char* opcode_name(Opcode opcode) {
    return names[static_cast<int>(opcode)];
}

}  // namespace lastref::model::compile
