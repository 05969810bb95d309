#pragma once

#include "backends/model/object/run.hpp"

namespace lastref::model {

/// PyErr_CheckSignals: C code that asks it does what waits for a safe point, too. May collect.
inline void check_signals(Run& run) {
    Heap& heap = run.heap;
    if (heap.attention_wanted && run.profile.automatic == AutomaticCollection::at_safe_point &&
        heap.collector().frees_at_zero())
        heap.collector().safe_point();
}

}  // namespace lastref::model
