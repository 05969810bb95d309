#include "backends/model/heap/weak_reference.hpp"

#include "backends/model/heap/heap.hpp"
#include "backends/model/heap/kind_row.hpp"
#include "backends/model/heap/type_layout.hpp"

namespace lastref::model {

Object* weak_target(const WeakReference& reference) {
    Object* target = reference.dead ? nullptr : reference.referent;
    if (target && target->refcount == 0 && type_layout(target->type).heap->collector().frees_at_zero()) return nullptr;
    return target;
}

void clear_weak_reference(WeakReference& reference) {
    if (!reference.referent) return;
    if (WeakReference** list = weak_list(reference.referent); list && *list == &reference) *list = reference.next_weak;
    if (reference.previous_weak) reference.previous_weak->next_weak = reference.next_weak;
    if (reference.next_weak) reference.next_weak->previous_weak = reference.previous_weak;
    reference.referent = nullptr;
    reference.next_weak = nullptr;
    reference.previous_weak = nullptr;
}

}  // namespace lastref::model
