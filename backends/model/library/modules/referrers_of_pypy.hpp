#pragma once

#include "backends/model/object/run.hpp"

#include <vector>

namespace lastref::model {

/// What PyPy's gc.get_referrers lists of these objects, once for each that it refers to: of all that is reached, depth
/// first and from the last referent of an object to the first, from the program's namespace, from the frames, the
/// innermost first, and at last from the arguments of the call.
std::vector<Value> referrers_of_pypy(Run& run, Tuple* objects);

}  // namespace lastref::model
