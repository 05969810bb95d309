#pragma once

#include "backends/model/object/run.hpp"

#include <vector>

namespace lastref::model {

/// What PyPy's gc.get_referents lists of one object, in order, where an object may come twice. Lists, pairs, sets, keys
/// and attributes of plain values (machine words, floats, ASCII text, bytes) hold no objects; that one once held
/// something else, after which it keeps objects, is not known here.
void list_referents_of_pypy(Run& run, Object* object, std::vector<Value>& found);

}  // namespace lastref::model
