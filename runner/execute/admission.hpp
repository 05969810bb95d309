#pragma once

#include "backends/runtime.hpp"
#include "runner/format/case_header.hpp"

#include <string>

namespace lastref {

/// Why a case is not for this runtime, in a few words; empty if it is.
[[nodiscard]] std::string reason_to_skip(const CaseHeader& header, const Runtime& runtime);

}  // namespace lastref
