#pragma once

#include "fuzz/target.hpp"
#include "fuzz/tree.hpp"

#include <cstdint>
#include <set>
#include <string>

namespace lastref::fuzz {

struct GeneratedProgram {
    Block tree;
    std::set<std::string> productions;  ///< of the grammar that it was made with
};

/// Program number `index` of the campaign `seed`: what it is depends on these and the target alone. It parses, it
/// ends, and what it prints on a real interpreter is the same each time.
[[nodiscard]] GeneratedProgram generate(std::uint64_t seed, std::uint64_t index, const Target& target);

/// The modules that programs may import, and those that the interpreters import for them: to show errors and warnings,
/// to open text files. A version need not have each of them.
[[nodiscard]] std::vector<std::string> modules_of_programs(const Target& target);

}  // namespace lastref::fuzz
