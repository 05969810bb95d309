#include "backends/model/heap/edges.hpp"
#include "backends/model/heap/heap.hpp"

namespace lastref::model {

bool Heap::revived_by_finalizer(Object* object) {
    if (has_flag(object, flag_finalized) || !has_finalizer(object)) return false;
    bool legacy = profile_.legacy_finalizers && !type_layout(object->type).attributes_go_first;
    if (legacy) clear_weak_references(object);
    // Tracked again during the call, at the end of the youngest generation, as subtype_dealloc does.
    add_reference(object);
    // A collection that runs found it as trash: that is over. Under a tracing collector the marks last.
    if (frees_at_zero_ && has_flag(object, flag_tracked_kind)) object->collector_bits = 0;
    track(object);
    finalize(object);
    if (object->refcount > 1) {
        if (profile_.is_mutant(Mutant::finalized_again)) clear_flag(object, flag_finalized);
        if (profile_.is_mutant(Mutant::revived_object_emptied)) clear_edges(object);
    }
    if (--object->refcount > 0) return true;
    if (has_flag(object, flag_tracked_kind)) untrack(object);
    WeakReference** list = legacy ? weak_list(object) : nullptr;
    while (list && *list) clear_weak_reference(**list);
    return false;
}

bool Heap::run_finalizer(Object* object) {
    const bool is_called = type_layout(object->type).has_finalizer;
    if (is_called) embedder_.call_finalizer(object);
    // Python 2 does both, as long as it dies.
    if (is_called && (!profile_.legacy_finalizers || object->refcount > 1)) return true;
    const KindRow& row = kind_row(object);
    const bool has_own = row.has_finalizer && row.has_finalizer(object) && row.finalize(*this, object);
    return has_own || is_called;
}

void Heap::finalize(Object* object) {
    if (has_flag(object, flag_finalized) || !run_finalizer(object)) return;
    // Objects without a collector header cannot remember it and are finalized at every death, as in CPython.
    if (has_flag(object, flag_tracked_kind) && !profile_.legacy_finalizers) set_flag(object, flag_finalized);
}

}  // namespace lastref::model
