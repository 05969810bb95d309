#pragma once

#include "fuzz/tree.hpp"

#include <cstddef>
#include <functional>

namespace lastref::fuzz {

/// Makes `program` smaller as long as `fails` says of the smaller one what it says of the whole: leaves statements
/// out, many at once first; puts the body in the place of a compound statement; puts a part, an integer or None in the
/// place of an expression. What is pinned stays. Nothing can be left out of the result any more, unless `tries` were
/// used up before. `fails` is given programs that do not parse, too.
[[nodiscard]] Block shrink(Block program, const std::function<bool(const Block&)>& fails, std::size_t tries);

}  // namespace lastref::fuzz
