#pragma once

#include "backends/runtime.hpp"

#include <memory>
#include <vector>

namespace lastref {

/// The model runtimes, one a supported profile, oldest version first within a family.
std::vector<std::unique_ptr<Runtime>> make_model_runtimes();

}  // namespace lastref
