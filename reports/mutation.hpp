#pragma once

#include "reports/paint.hpp"

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

namespace lastref {

/// A case that notices a fault, and the runtimes on which it does.
struct Killer {
    std::string name;
    std::vector<std::string> runtimes;
};

/// What became of one deliberate fault.
struct MutantResult {
    std::string name;
    std::string breaks;                 ///< what it does wrong
    std::vector<std::string> runtimes;  ///< that were given it
    std::vector<Killer> killers;        ///< those that notice it on the most runtimes first

    /// The runtimes on which no case notices it.
    [[nodiscard]] std::vector<std::string> survived_on() const;
    [[nodiscard]] bool is_killed() const { return survived_on().empty(); }
};

/// How good a suite is at noticing deliberate faults of runtimes.
struct MutationScore {
    static constexpr int current_schema = 1;

    std::vector<MutantResult> mutants;
    std::size_t cases = 0;
    std::vector<std::string> idle_cases;  ///< they kill no mutant, and all recorded runtimes show one outcome
    int interrupted_by = 0;               ///< the signal that ended it early, 0 if none did
    std::chrono::nanoseconds duration{};

    [[nodiscard]] std::size_t killed() const;
};

/// The score as lines for people: each mutant, by which cases it is killed or where it survives, and the sum.
[[nodiscard]] std::string describe(const MutationScore& score, Colour colour);

/// The score as JSON, with an end of line.
[[nodiscard]] std::string write_mutation_score(const MutationScore& score);

}  // namespace lastref
