#pragma once

#include "backends/model/object/objects.hpp"
#include "backends/model/object/run.hpp"

namespace lastref::model {

/// What the print statement calls, and the builtins that give lists, into the dict of module builtins.
void fill_python_2_builtins(Run& run, Module* module);

}  // namespace lastref::model
