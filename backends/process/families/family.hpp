#pragma once

#include "backends/process/probe.hpp"
#include "backends/process/run_child.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lastref {

/// Where an interpreter's string hashes come from.
enum class Hashing { unseeded, seeded };

/// What sets one family of interpreters apart: how it is found, told from others, and started. Adding one is a file
/// beside this one and a row in families.cpp.
struct Family {
    /// As it is printed, and what its launchers' names begin with: digits, dots and hyphens may follow ("python3.13").
    std::string_view name;
    std::string_view launcher;

    bool (*recognises)(const ProbeAnswer&);
    std::vector<int> (*version)(const ProbeAnswer&);

    /// What the version's numbers leave out, as it follows them in a runtime's name: "a1", "t".
    std::string (*version_suffix)(const ProbeAnswer&);

    /// The arguments that come before the program: they keep site packages, user settings and caches away. With
    /// `Hashing::seeded` they leave PYTHONHASHSEED in force.
    std::vector<std::string> (*flags)(const ProbeAnswer&, Hashing);

    /// Variables that it needs of its surroundings, besides PATH.
    std::span<const std::string_view> environment = {};

    MemoryBound memory_bound = MemoryBound::address_space;

    /// Whether a program may fork.
    bool forks = false;
};

/// Every family, in the order in which they are listed. The last one takes whatever answers like a Python.
[[nodiscard]] std::span<const Family* const> families();

/// The family of an interpreter that gave `answer`.
[[nodiscard]] const Family& family_of(const ProbeAnswer& answer);

/// The family's name as Runtime::family tells it; for one that is not known, what the interpreter calls itself.
[[nodiscard]] std::string family_label(const Family& family, const ProbeAnswer& answer);

/// "real:pypy-8.0.1": the family's name, its version, and what the version leaves out.
[[nodiscard]] std::string runtime_name(const Family& family, const ProbeAnswer& answer);

/// The most common answers.
[[nodiscard]] std::vector<int> implementation_version(const ProbeAnswer& answer);
[[nodiscard]] std::string no_suffix(const ProbeAnswer& answer);
[[nodiscard]] std::vector<std::string> no_flags(const ProbeAnswer& answer, Hashing hashing);

}  // namespace lastref
