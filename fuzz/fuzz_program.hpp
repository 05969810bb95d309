#pragma once

#include "fuzz/tree.hpp"

#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <vector>

namespace lastref::fuzz {

/// A program that runtimes are compared on.
struct FuzzProgram {
    std::string text;
    Block tree;                         ///< the same, as it is made smaller
    std::set<std::string> productions;  ///< of the grammar that it was generated with
    std::string file;                   ///< that it was read from
};

/// The modules that a program imports in statements of their own.
[[nodiscard]] std::set<std::string> imported_modules(const std::string& text);

/// Where the programs of a campaign come from.
struct ProgramSource {
    /// Gives program number `index`, the same one each time. May be called from several threads at once.
    std::function<FuzzProgram(std::uint64_t index)> program;
    /// What programs import, and what the interpreters import for them. A version need not have each of these.
    std::vector<std::string> modules;
};

}  // namespace lastref::fuzz
