#pragma once

#include "backends/model/object/containers/set.hpp"

#include <utility>

namespace lastref::model {

// What the methods and operators of sets compute. Keys may run the program's code, which may change the sets.

/// set or frozenset, whichever `like` inherits from: what results of operations are.
Ref<Set> make_basic(Run& run, const Object* like);
Ref<Set> copy_of(Run& run, Object* set);
/// A set of what an iterable gives; sets are taken as they are.
Ref<Set> as_set(Run& run, Object* iterable);

/// Which of two sets is walked, its keys looked for in the other: the smaller one; of two of the same size CPython
/// walks the second, PyPy the first.
std::pair<Set*, Set*> walked_and_asked(Run& run, Set* set, Set* other);

bool is_subset(Run& run, Set* left, Set* right);
Ref<Set> intersection(Run& run, Set* set, Object* other);
Ref<Set> difference(Run& run, Set* set, Object* other);
Ref<Set> symmetric_difference(Run& run, Set* set, Object* other);
/// Takes from `set` what any iterable gives.
void subtract(Run& run, Set* set, Object* other);
/// Leaves in `set` what just one of the two has.
void subtract_symmetrically(Run& run, Set* set, Object* other);

/// Calls `visit(key, hash)` for the keys of a set, which may change meanwhile.
template <class Visit>
void for_each_key(Set* set, Visit&& visit) {
    std::uint32_t position = 0;
    Object* key = nullptr;
    while (set_next(set, position, key)) {
        Value kept = share(key);
        visit(key, set->hashes[position - 1]);
    }
}

}  // namespace lastref::model
