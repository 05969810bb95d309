#pragma once

#include "backends/runtime.hpp"
#include "reports/run_record.hpp"
#include "runner/execute/baseline.hpp"
#include "runner/select/catalogue.hpp"

#include <functional>
#include <stop_token>
#include <vector>

namespace lastref {

/// Whether a run goes on after something that is not as expected.
enum class AfterFailure { go_on, stop };

struct SuiteOptions {
    std::size_t threads = 1;
    std::size_t repeats = 1;  ///< runs of a case on a runtime
    AfterFailure after_failure = AfterFailure::go_on;
    Limits limits;
    Baseline baseline;
};

/// Runs each of the cases on each of the runtimes, several at a time, and grades what they do. `report` is called for
/// each result in the order of the record, as soon as that order allows, with the record so far. Cases and expectations
/// that cannot be read are complained about in the record, and the rest is run. After a stop was asked for, what was
/// not run says so.
[[nodiscard]] RunRecord run_suite(const Catalogue& catalogue, const std::vector<CaseName>& names,
                                  const std::vector<const Runtime*>& runtimes, const SuiteOptions& options,
                                  const std::function<void(const RunRecord&, const Result&)>& report,
                                  std::stop_token stop);

}  // namespace lastref
