#include "backends/model/collectors/tracing/sweep.hpp"

namespace lastref::model {

namespace {

enum class Which { all_but_types, types };

void free_each(Heap& heap, TrackedList& dead, Which which) {
    for (Tracked *each = dead.first(), *next = nullptr; each != dead.head(); each = next) {
        next = each->next();
        if (which == Which::all_but_types && each->kind == Kind::type) continue;
        TrackedList::remove(each);
        heap.free_unreferenced(each);
    }
}

}  // namespace

void sweep(Heap& heap, TrackedList& dead) {
    if (dead.empty()) return;
    // One reference of the sweep's own to each object, so that none dies by another's death.
    for (Tracked* each = dead.first(); each != dead.head(); each = each->next()) ++each->refcount;
    heap.begin_sweep();
    free_each(heap, dead, Which::all_but_types);
    // Freeing an object asks its class for the layout, so classes go last.
    free_each(heap, dead, Which::types);
    heap.end_sweep();
}

}  // namespace lastref::model
