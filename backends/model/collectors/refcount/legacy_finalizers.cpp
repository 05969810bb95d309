#include "backends/model/collectors/refcount/cycle_collector.hpp"
#include "backends/model/heap/edges.hpp"

/// What CPython 2 does with trash (Modules/gcmodule.c of 2.7): nobody can tell which of two finalizers in a cycle to
/// call first, so none is called. Steps bear the names that they have there:
///
///     move_finalizers             objects with `__del__`, generators that wait in a try or with
///     move_finalizer_reachable    and what they reach stay as they are
///     handle_weakrefs             of the rest
///     delete_garbage              of the rest: tp_clear breaks the cycles
///     handle_finalizers           the former go to gc.garbage, they and what they reach to the older generation
namespace lastref::model {

void CycleCollector::dispose_without_finalizing(TrackedList& old, CollectionResult& result) {
    TrackedList finalizers;
    move_finalizers(finalizers);
    move_finalizer_reachable(finalizers);
    for_each_in(unreachable_, [&](Tracked* each) {
        ++result.collected;
        if (debug_ & debug_collectable) heap_.embedder().debug_object("collectable", each);
    });
    uncollectable_.splice(finalizers);
    result.collected += handle_weakrefs(old);
    final_unreachable_.splice(unreachable_);
    delete_garbage(old);
    for_each_in(uncollectable_, [&](Tracked* each) {
        ++result.uncollectable;
        if (debug_ & debug_uncollectable) heap_.embedder().debug_object("uncollectable", each);
    });
    handle_finalizers(old);
}

bool CycleCollector::prevents_clearing(Object* object) const {
    if (type_layout(object->type).has_finalizer) return true;
    const KindRow& row = kind_row(object);
    return row.prevents_clearing && row.prevents_clearing(object);
}

void CycleCollector::move_finalizers(TrackedList& finalizers) {
    for_each_in(unreachable_, [&](Tracked* each) {
        if (!prevents_clearing(each)) return;
        TrackedList::remove(each);
        finalizers.append(each);
        set_collector_bits(each, 0);
    });
}

void CycleCollector::move_finalizer_reachable(TrackedList& finalizers) {
    // The list may grow meanwhile.
    for (Tracked* each = finalizers.first(); each != finalizers.head(); each = each->next()) {
        for_each_edge(each, [&](Object* target) {
            if (!is_collecting(target)) return;
            auto* tracked = static_cast<Tracked*>(target);
            TrackedList::remove(tracked);
            finalizers.append(tracked);
            set_collector_bits(tracked, 0);
        });
    }
}

void CycleCollector::handle_finalizers(TrackedList& old) {
    for_each_in(uncollectable_, [&](Tracked* each) {
        if ((debug_ & debug_save_all) || prevents_clearing(each)) heap_.embedder().add_garbage(each);
    });
    old.splice(uncollectable_);
}

}  // namespace lastref::model
