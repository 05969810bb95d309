#pragma once

#include "backends/model/object/ref.hpp"

#include <optional>

namespace lastref::model {

struct Run;

/// -1, 0, 1 by what `__cmp__` of one of their classes says, in Python 2; nothing without. Runs Python code.
std::optional<int> order_by_cmp(Run& run, Object* left, Object* right);

}  // namespace lastref::model
