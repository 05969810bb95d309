#include "backends/model/collectors/tracing/sweep.hpp"

#include "backends/model/heap/edges.hpp"

#include <utility>

namespace lastref::model {

namespace {

/// One reference of the sweep's own to each object, so that none is freed while another still refers to it.
void hold_all(TrackedList& dead) {
    for (Tracked* each = dead.first(); each != dead.head(); each = each->next) ++each->refcount;
}

void drop_held_edges(TrackedList& dead) {
    for (Tracked* each = dead.first(); each != dead.head(); each = each->next) {
        for_each_held_edge(each, [](Object*& target) { drop_reference(std::exchange(target, nullptr)); });
    }
}

/// Instances before classes: freeing an object asks its class for the layout.
void free_all_but_types(Heap& heap, TrackedList& dead) {
    for (Tracked *each = dead.first(), *next = nullptr; each != dead.head(); each = next) {
        next = each->next;
        if (each->kind == Kind::type) continue;
        TrackedList::remove(each);
        each->refcount = 0;
        heap.free_unreferenced(each);
    }
}

/// A class goes when no other dead class is an instance of it. The last round frees what is left.
void free_types(Heap& heap, TrackedList& dead) {
    bool all = false;
    while (!dead.empty()) {
        bool freed = false;
        for (Tracked *each = dead.first(), *next = nullptr; each != dead.head(); each = next) {
            next = each->next;
            if (!all && each->refcount != 1) continue;
            TrackedList::remove(each);
            each->refcount = 0;
            heap.free_unreferenced(each);
            freed = true;
        }
        all = !freed;
    }
}

}  // namespace

void sweep(Heap& heap, TrackedList& dead) {
    hold_all(dead);
    drop_held_edges(dead);
    free_all_but_types(heap, dead);
    free_types(heap, dead);
}

}  // namespace lastref::model
