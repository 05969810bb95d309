#pragma once

#include "backends/model/object/objects.hpp"

namespace lastref::model {

/// The names that every module has from its beginning.
void name_module(Run& run, Dict* dict, Str* name, Object* doc);

}  // namespace lastref::model
