#pragma once

#include "backends/model/object/run.hpp"

namespace lastref::model {

/// The `__loader__` of a program's `__main__`: what loaded it from `file`. No collector lists it.
Value make_source_loader(Run& run, Str* file);

}  // namespace lastref::model
