#pragma once

#include "backends/observation.hpp"
#include "runner/record/generalise.hpp"

#include <optional>
#include <string>
#include <vector>

namespace lastref {

/// What all runs of a case on one runtime come to: one sighting, or why there is none.
struct Reading {
    std::optional<Sighting> sighting;
    std::string problem;
};

/// Puts the runs of one case on one runtime together. Only what can be expected of the next run can be seen: that the
/// program finished, raised or crashed, in the same way each time, and not for want of a module. Requires at least one
/// observation.
[[nodiscard]] Reading read_runs(const RecordedRuntime& runtime, const std::vector<const Observation*>& observations);

}  // namespace lastref
