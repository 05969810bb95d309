#pragma once

#include "fuzz/fuzz_program.hpp"
#include "fuzz/target.hpp"

#include <vector>

namespace lastref::fuzz {

/// Programs that others wrote, of which text and file are known, in this order.
[[nodiscard]] ProgramSource given_programs(std::vector<FuzzProgram> programs, const Target& target);

}  // namespace lastref::fuzz
