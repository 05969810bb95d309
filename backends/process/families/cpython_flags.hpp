#pragma once

#include "backends/process/families/family.hpp"

#include <string>
#include <vector>

namespace lastref {

/// CPython's isolating flags, for it and those that take them over.
[[nodiscard]] std::vector<std::string> cpython_flags(const ProbeAnswer& answer, Hashing hashing);

}  // namespace lastref
