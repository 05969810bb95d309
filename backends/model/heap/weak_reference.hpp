#pragma once

#include "backends/model/heap/kind_row.hpp"
#include "backends/model/heap/object.hpp"
#include "backends/model/heap/type_layout.hpp"

#include <cstdint>

namespace lastref::model {

/// weakref.ref, weakref.proxy: linked into its referent's list, the newest with a callback in front after the shared
/// ones, as CPython keeps them. A cleared one has a null referent and is in no list. A dead one of an object that lived
/// on stays in the list.
struct WeakReference : Tracked {
    Object* referent;  ///< not owned
    Object* callback;  ///< owned, may be null
    WeakReference* next_weak;
    WeakReference* previous_weak;
    std::int64_t hash;  ///< -1 until asked for
    bool dead;          ///< gives None whether it has a referent or not
    bool forgotten;  ///< it works, but its referent does not know it any more: it is not counted, shared or called back
};

/// The head of the list of weak references to `object`; null when its kind and type cannot be weakly referenced.
inline WeakReference** weak_list(Object* object) {
    if (has_flag(object, flag_prefix) && type_layout(object->type).has_weak_list) {
        return &prefix_of(object).weak_references;
    }
    const KindRow& row = kind_row(object);
    if (!row.weak_offset) return nullptr;
    return reinterpret_cast<WeakReference**>(reinterpret_cast<char*>(object) + row.weak_offset);
}

/// What `reference()` gives: the referent, borrowed, or null when the reference is dead or the referent is dying.
Object* weak_target(const WeakReference& reference);

/// Takes `reference` out of its referent's list and makes it dead. Calls nothing.
void clear_weak_reference(WeakReference& reference);

}  // namespace lastref::model
