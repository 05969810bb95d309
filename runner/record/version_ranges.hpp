#pragma once

#include "runner/format/expectation.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace lastref {

/// Where a family stands when families are listed: CPython, PyPy, then all others by name.
[[nodiscard]] std::pair<int, std::string_view> family_rank(std::string_view family);

/// The shortest prefix of `newer` that is above `older`: 3.11 between 3.10.13 and 3.11.7, 8 between 7.3.11 and 8.0.1.
/// Requires that `older` is below `newer`.
[[nodiscard]] Version boundary(const Version& older, const Version& newer);

/// Gives each outcome of `now` the selectors that hold its runtimes; `outcome_of[i]` is the outcome of
/// `now.recorded[i]`, which is sorted by family and version. The selectors of a family are those of `before` if they
/// still fit.
void add_selectors(Expectation& now, const std::vector<std::size_t>& outcome_of, const Expectation& before);

}  // namespace lastref
