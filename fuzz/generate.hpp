#pragma once

#include "fuzz/fuzz_program.hpp"
#include "fuzz/target.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace lastref::fuzz {

/// Program number `index` of the campaign `seed`: what it is depends on these and the target alone. It parses, it
/// ends, and what it prints on a real interpreter is the same each time.
[[nodiscard]] FuzzProgram generate(std::uint64_t seed, std::uint64_t index, const Target& target);

/// All programs of a seed.
[[nodiscard]] ProgramSource generated_programs(std::uint64_t seed, const Target& target);

/// The modules that such programs may import, and those that the interpreters import for them: to show errors and
/// warnings, to open text files. A version need not have each of them.
[[nodiscard]] std::vector<std::string> modules_of_programs(const Target& target);

}  // namespace lastref::fuzz
