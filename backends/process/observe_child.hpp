#pragma once

#include "backends/observation.hpp"
#include "backends/process/run_child.hpp"

namespace lastref {

/// What a child's end means as an observation of the program that it ran.
[[nodiscard]] Observation observe_child(ChildResult result, const Limits& limits);

}  // namespace lastref
