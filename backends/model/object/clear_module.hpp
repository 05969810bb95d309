#pragma once

#include "backends/model/object/containers.hpp"

namespace lastref::model {

/// _PyModule_Clear: names with one leading underscore first, then the others, each set to None in the dict's order.
/// May run Python code.
void clear_module(Run& run, Module* module);

}  // namespace lastref::model
