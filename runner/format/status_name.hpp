#pragma once

#include "backends/observation.hpp"

#include <optional>
#include <string_view>

namespace lastref {

/// The word for a status in files and reports: "finished", "raised", "timed_out", ...
[[nodiscard]] std::string_view status_name(Status status);

/// The status that `name` is the word for.
[[nodiscard]] std::optional<Status> parse_status(std::string_view name);

}  // namespace lastref
