#pragma once

#include "backends/observation.hpp"
#include "backends/runtime.hpp"
#include "reports/run_record.hpp"
#include "runner/format/expectation.hpp"

namespace lastref {

/// The verdict on what was observed of a case on a runtime, and why: fills in the verdict, its reason, what is expected
/// and how it behaves. `expectation` is null where a case has none; what nobody declared is a failure, unless the
/// runtime says that it lacks something.
void grade(const Observation& observation, const Runtime& runtime, const Expectation* expectation, Result& result);

/// The outcome that an observation is: the one declared for the runtime, else any other; null if none is like it.
[[nodiscard]] const Outcome* find_shown(const Expectation& expectation, const Observation& observation,
                                        const Runtime& runtime);

/// What several runs of a case on a runtime come to: the first result, marked flaky if their verdicts differ. Requires
/// at least one.
[[nodiscard]] Result combine(std::vector<Result> runs);

}  // namespace lastref
