#pragma once

#include "fuzz/fuzz_program.hpp"
#include "fuzz/target.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace lastref::fuzz {

/// So many statements a program has at most at its top level, classes, calls of gc and the last print aside.
constexpr int default_statements = 22;

/// Program number `index` of the campaign `seed`, with up to `statements` statements (from 1 on): what it is depends
/// on these and the target alone. It parses, it ends, and what it prints on a real interpreter is the same each time.
[[nodiscard]] FuzzProgram generate(std::uint64_t seed, std::uint64_t index, const Target& target,
                                   int statements = default_statements);

/// All programs of a seed.
[[nodiscard]] ProgramSource generated_programs(std::uint64_t seed, const Target& target,
                                               int statements = default_statements);

/// The modules that such programs may import, and those that the interpreters import for them: to show errors and
/// warnings, to open text files. A version need not have each of them.
[[nodiscard]] std::vector<std::string> modules_of_programs(const Target& target);

}  // namespace lastref::fuzz
