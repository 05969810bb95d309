#pragma once

#include "backends/model/object/run.hpp"

/// What PyPy's gc module has beside functions.
namespace lastref::model {

/// gc.GcCollectStepStats: what gc.collect_step() returns.
Value make_collect_step_stats(Run& run, int old_state, int new_state);

/// Puts GcCollectStepStats and `hooks` into the module's dict.
void fill_collect_step_stats(Run& run, Dict* module);

}  // namespace lastref::model
