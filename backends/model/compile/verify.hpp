#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "backends/model/compile/code.hpp"

namespace lastref::model::compile {

/// What is wrong with `code`, or with a code object inside it; nothing when it is well formed: every index lies within
/// its table, every path reaches an instruction with the same depth of the stack, which never falls below zero or
/// above `stack_size`, every exception finds the depth that its handler says, and no path runs off the end.
std::optional<std::string> verify(const Code& code);

/// How many values lie on the stack when instruction number `at` begins,
std::uint32_t depth_at(const Code& code, std::uint32_t at);
/// and below those that it takes.
std::uint32_t depth_below(const Code& code, std::uint32_t at);

/// How many values `opcode` takes from the stack at most, those included that it puts back.
int taken_from_stack(Opcode opcode, std::uint32_t argument);

}  // namespace lastref::model::compile
