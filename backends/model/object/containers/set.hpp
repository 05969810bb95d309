#pragma once

#include "backends/model/object/containers.hpp"
#include "backends/model/object/containers/list.hpp"

namespace lastref::model {

/// An empty set or frozenset of `type` (or a subclass), tracked as CPython tracks them.
Ref<Set> make_set_of(Run& run, Type* type);

bool set_add(Run& run, Set* set, Object* key, std::int64_t hash);
bool set_contains(Run& run, Set* set, Object* key, std::int64_t hash);
/// The key that was in the set, null when there was none.
Value set_take(Run& run, Set* set, Object* key, std::int64_t hash);

/// pop(): null when the set is empty.
Value set_take_any(Run& run, Set* set);

/// set.update(iterable): sets and dicts by their hashes, others by iteration.
void set_merge(Run& run, Set* set, Object* iterable, LengthHint hint = LengthHint::asked);

/// Exchanges the contents of two sets.
void set_swap(Set* left, Set* right);

/// hash(frozenset): independent of order.
std::int64_t frozenset_hash(Set* set);

inline bool is_any_set(const Object* object) {
    return object->kind == Kind::set;
}

}  // namespace lastref::model
