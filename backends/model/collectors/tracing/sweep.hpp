#pragma once

#include "backends/model/heap/heap.hpp"

namespace lastref::model {

/// Frees all objects of `dead`, whose weak references are cleared and whose finalizers are done with. What they refer
/// to outside of the list loses references; leaves that nobody else holds die. Runs no Python code. `dead` is empty
/// afterwards.
void sweep(Heap& heap, TrackedList& dead);

}  // namespace lastref::model
