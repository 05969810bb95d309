#pragma once

#include "backends/runtime.hpp"
#include "fuzz/difference.hpp"
#include "fuzz/fuzz_program.hpp"
#include "fuzz/target.hpp"
#include "reports/fuzz_record.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <stop_token>
#include <string>
#include <vector>

namespace lastref::fuzz {

/// What came of one program.
struct Finding {
    Difference difference = Difference::none;
    bool unconfirmed = false;  ///< the warm runtimes differed on it, and the two themselves agreed
    bool interrupted = false;  ///< a stop was asked for meanwhile: nothing of this counts
    std::string reason;        ///< why there is no comparison
    std::set<std::string> productions;
    std::vector<MemoryStep> steps;
    std::string open_point;                ///< what the models leave open, if that explains the difference
    std::optional<FuzzDifference> shrunk;  ///< where the two differ and nothing explains it
};

/// Programs, each run on a model and on another runtime. `examine` may be called from several threads at once.
class Campaign {
public:
    /// A difference is made small in at most `tries` runs of either.
    Campaign(const Runtime& model, const Runtime& against, Limits limits, ProgramSource programs,
             std::size_t tries = 1500);

    [[nodiscard]] const Target& target() const { return target_; }

    /// Runs program `index`, and makes it small where the two differ and no open point explains it. A difference is one
    /// only if the runtimes themselves, not just the warm ones, show it.
    [[nodiscard]] Finding examine(std::uint64_t index, const std::stop_token& stop);

private:
    struct Runtimes {
        const Runtime& model;
        const Runtime& real;
    };
    struct Pair {
        Observation model;
        Observation real;
    };

    class Borrowed;

    [[nodiscard]] Pair run(const std::string& program, const Runtimes& on, const std::stop_token& stop) const;
    /// The name of the open point that explains why `program`, which ended so, differs; empty: none.
    [[nodiscard]] std::string explain(const std::string& program, Status ended, const Runtimes& on,
                                      const std::stop_token& stop) const;
    [[nodiscard]] FuzzDifference shrink_difference(const FuzzProgram& program, const Pair& first, const Runtimes& warm,
                                                   std::uint64_t index, const std::stop_token& stop) const;
    [[nodiscard]] Block shrink_on(const Block& program, const Pair& first, const Runtimes& on,
                                  const std::stop_token& stop) const;

    Runtimes themselves_;
    Limits limits_;
    ProgramSource programs_;
    std::size_t tries_;
    Target target_;
    std::unique_ptr<Runtime> warm_model_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<Runtime>> idle_;  ///< warm ones, of which a thread has each for itself
};

/// Adds what came of the next program to the record.
void add(FuzzRecord& record, Finding finding);

/// A difference as a case: the program below a header.
[[nodiscard]] std::string case_text(const FuzzRecord& record, const FuzzDifference& difference, const Target& target);

}  // namespace lastref::fuzz
