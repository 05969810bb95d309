#include "backends/model/heap/weak_reference.hpp"

#include "backends/model/heap/detail.hpp"
#include "backends/model/heap/heap.hpp"
#include "backends/model/heap/kind_row.hpp"
#include "backends/model/heap/type_layout.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

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

void Heap::clear_weak_references(Object* object) {
    WeakReference** list = weak_list(object);
    if (!list) return;
    struct Call {
        WeakReference* reference;
        Object* callback;
    };
    std::vector<Call> to_call;
    // In CPython what may call back waits in a tuple of references and callbacks. Up to 3.12 one alone needs none, and
    // only the first two are let go before where they have no callback.
    const bool one_is_listed = does(profile_, Detail::one_weak_callback_is_listed);
    std::size_t listed = 0;
    std::size_t let_go = 0;
    while (WeakReference* reference = *list) {
        const bool waits = reference->callback || (let_go >= 2 && !one_is_listed);
        if (waits)
            ++listed;
        else
            ++let_go;
        clear_weak_reference(*reference);
        // One whose count is zero is being destroyed itself: it never calls back.
        if (reference->callback && reference->refcount > 0) {
            add_reference(reference);
            to_call.push_back({reference, std::exchange(reference->callback, nullptr)});
        }
    }
    PassingTuple references_and_callbacks(*this, listed > 1 || one_is_listed ? 2 * listed : 0);
    if (profile_.is_mutant(Mutant::weak_callbacks_reversed)) std::reverse(to_call.begin(), to_call.end());
    for (const Call& each : to_call) embedder_.call_weak_callback(*each.reference, each.callback);
    while (!to_call.empty()) {
        const Call last = to_call.back();
        to_call.pop_back();
        drop_reference(last.callback);
        drop_reference(last.reference);
    }
}

}  // namespace lastref::model
