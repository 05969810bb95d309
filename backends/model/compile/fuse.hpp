#pragma once

#include "backends/model/compile/code.hpp"

namespace lastref::model::compile {

/// Marks where common sequences of instructions begin. The first instruction of a sequence gets an opcode that stands
/// for all of it; the others stay in place, as they are. So numbers of instructions, positions, handlers and jumps mean
/// what they meant, and whoever executes a fused opcode may do the first instruction alone when the rest is not quick.
void fuse(Code& code);

/// The instruction as it was before.
[[nodiscard]] Instruction without_fusion(Instruction instruction);

}  // namespace lastref::model::compile
