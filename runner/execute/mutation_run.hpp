#pragma once

#include "backends/runtime.hpp"
#include "reports/mutation.hpp"
#include "runner/execute/suite_run.hpp"

#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace lastref {

/// A deliberate fault, and how to make runtimes that have it. Each bears the name of a sound one.
struct Fault {
    std::string name;
    std::string breaks;
    std::function<std::vector<std::unique_ptr<Runtime>>()> make;
};

/// Runs each of the cases on each of the sound runtimes, and on those again with each of the faults: a fault is noticed
/// where a case that passed does not pass any more, unless it is unsupported. `report` is called before each fault,
/// with its index. After a stop was asked for, the fault under way and all later ones are not in the score.
[[nodiscard]] MutationScore run_mutants(const Catalogue& catalogue, const std::vector<CaseName>& names,
                                        const std::vector<const Runtime*>& sound, const std::vector<Fault>& faults,
                                        const SuiteOptions& options, const std::function<void(std::size_t)>& report,
                                        std::stop_token stop);

/// Of these cases those that no recorded runtime runs differently from another, and that no fault in `score` makes
/// fail.
[[nodiscard]] std::vector<std::string> find_idle_cases(const Catalogue& catalogue, const std::vector<CaseName>& names,
                                                       const MutationScore& score);

}  // namespace lastref
