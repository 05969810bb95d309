#pragma once

#include "backends/model/compile/code.hpp"
#include "backends/model/object/run.hpp"

namespace lastref::model {

/// CPython's compiler makes containers of its own. Long programs so have a collection before they begin; and what it
/// lets go of fills the free lists, from which the program's first objects come.
void make_compile_costs(Run& run, const compile::Code& program);

}  // namespace lastref::model
