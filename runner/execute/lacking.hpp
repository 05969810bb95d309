#pragma once

#include "backends/observation.hpp"

#include <string>

namespace lastref {

/// What the runtime lacks for the program, in its own last words: a module, a part of a module, or what it says itself
/// that it does not implement. Empty if the run ended in any other way.
[[nodiscard]] std::string lacking(const Observation& observation);

}  // namespace lastref
