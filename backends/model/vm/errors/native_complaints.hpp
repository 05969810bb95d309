#pragma once

#include "backends/model/object/run.hpp"

#include <cstddef>

namespace lastref::model {

/// Raises what the real runtime, which has the function in C, says of arguments that do not fit a function of the
/// library's own Python. Returns where C would take them, and where the real one is no C either.
void complain_as_native(Run& run, const Function* function, Object* const* arguments, std::size_t count, Tuple* names);

}  // namespace lastref::model
