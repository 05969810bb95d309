#pragma once

#include "backends/model/vm/interpreter.hpp"

namespace lastref::model {

/// How many references to `object` CPython's calls under way hold that are no objects here. What a class, or an object
/// with a `__call__` in Python, is called with lies in a tuple and a dict until the call ends.
std::int64_t references_of_calls(Interpreter& vm, const Object* object);

}  // namespace lastref::model
