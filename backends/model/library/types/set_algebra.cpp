#include "backends/model/library/types/set_algebra.hpp"

#include "backends/model/heap/detail.hpp"
#include "backends/model/library/types/method_helpers.hpp"
#include "backends/model/object/containers/dict.hpp"
#include "backends/model/object/containers/set_table.hpp"
#include "backends/model/object/key.hpp"

namespace lastref::model {

Ref<Set> make_basic(Run& run, const Object* like) {
    // Python 2 keeps the class, and does not ask it.
    if (run.profile.python_2) return make_set_of(run, like->type);
    bool frozen = is_subtype(like->type, run.type(CoreType::frozenset));
    return frozen ? make_frozenset(run) : make_set(run);
}

Ref<Set> copy_of(Run& run, Object* set) {
    Ref<Set> copy = make_basic(run, set);
    set_merge(run, copy.get(), set);
    return copy;
}

bool is_subset(Run& run, Set* left, Set* right) {
    if (left->used > right->used) return false;
    std::uint32_t position = 0;
    Object* key = nullptr;
    while (set_next(left, position, key)) {
        Value kept = share(key);
        if (!set_contains(run, right, key, left->hashes[position - 1])) return false;
    }
    return true;
}

Ref<Set> as_set(Run& run, Object* iterable) {
    if (is_any_set(iterable)) return Ref<Set>::share(static_cast<Set*>(iterable));
    Ref<Set> made = make_set(run);
    set_merge(run, made.get(), iterable);
    return made;
}

std::pair<Set*, Set*> walked_and_asked(Run& run, Set* set, Set* other) {
    const bool first_walked =
        run.profile.sets_keep_insertion_order ? other->used >= set->used : other->used > set->used;
    return first_walked ? std::pair(set, other) : std::pair(other, set);
}

Ref<Set> intersection(Run& run, Set* set, Object* other) {
    Ref<Set> result = make_basic(run, set);
    if (set == other) {
        set_merge(run, result.get(), set);
        return result;
    }
    if (!is_any_set(other)) {
        const bool stops = does(run, Detail::intersections_stop_when_full);
        for_each(run, other, [&](Object* key) {
            std::int64_t hash = hash_of_key(run, key, run.profile.words.unhashable_element);
            if (!set_contains(run, set, key, hash)) return true;
            set_add(run, result.get(), key, hash);
            return !stops || result->used < set->used;
        });
        return result;
    }
    auto [walked, asked] = walked_and_asked(run, set, static_cast<Set*>(other));
    for_each_key(walked, [&](Object* key, std::int64_t hash) {
        if (set_contains(run, asked, key, hash)) set_add(run, result.get(), key, hash);
    });
    return result;
}

namespace {

/// Dicts are looked into with the hashes that the set knows.
Ref<Set> difference_from_dict(Run& run, Set* set, Dict* other) {
    Ref<Set> result = make_basic(run, set);
    for_each_key(set, [&](Object* key, std::int64_t hash) {
        if (!dict_find(run, other, key, hash)) set_add(run, result.get(), key, hash);
    });
    return result;
}

}  // namespace

void subtract(Run& run, Set* set, Object* other) {
    if (set == other) return set_clear(run, set);
    if (is_any_set(other) && set->index && set->used < static_cast<Set*>(other)->used) {
        set_swap(set, difference(run, set, other).get());
        return;
    }
    if (is_any_set(other)) {
        for_each_key(static_cast<Set*>(other), [&](Object* key, std::int64_t hash) { set_take(run, set, key, hash); });
    } else {
        for_each(run, other, [&](Object* key) {
            set_discard(run, set, key);
            return true;
        });
    }
    // Many places of deleted keys are given up, as by set_difference_update_internal.
    if (!set->index && set->fill - set->used > set->mask / 4) {
        set_resize(run.heap, set, set->used > 50000 ? set->used * 2 : set->used * 4, SetOrder::by_hash);
    }
}

Ref<Set> difference(Run& run, Set* set, Object* other) {
    bool in_dict = does(run, Detail::set_differences_look_into_dicts) && is_exactly(run, other, CoreType::dict);
    if (in_dict && (set->used >> 2) <= static_cast<Dict*>(other)->used) {
        return difference_from_dict(run, set, static_cast<Dict*>(other));
    }
    if (set->used == 0 && does(run, Detail::nothing_is_taken_from_empty_sets)) return make_basic(run, set);
    bool by_copy = !is_any_set(other) || (set->used >> 2) > static_cast<Set*>(other)->used;
    if (by_copy) {
        Ref<Set> result = copy_of(run, set);
        subtract(run, result.get(), other);
        return result;
    }
    Ref<Set> result = make_basic(run, set);
    for_each_key(set, [&](Object* key, std::int64_t hash) {
        if (!set_contains(run, static_cast<Set*>(other), key, hash)) set_add(run, result.get(), key, hash);
    });
    return result;
}

void subtract_symmetrically(Run& run, Set* set, Object* other) {
    if (set == other) return set_clear(run, set);
    Ref<Set> walked = as_set(run, other);
    if (run.profile.sets_keep_insertion_order) {
        // A new table: what only the other has, then what only this one has.
        Ref<Set> fresh = difference(run, walked.get(), set);
        for_each_key(set, [&](Object* key, std::int64_t hash) {
            if (!set_contains(run, walked.get(), key, hash)) set_add(run, fresh.get(), key, hash);
        });
        set_swap(set, fresh.get());
        return;
    }
    for_each_key(walked.get(), [&](Object* key, std::int64_t hash) {
        if (!set_take(run, set, key, hash)) set_add(run, set, key, hash);
    });
}

Ref<Set> symmetric_difference(Run& run, Set* set, Object* other) {
    Ref<Set> result = make_basic(run, set);
    bool ordered = run.profile.sets_keep_insertion_order;
    set_merge(run, result.get(), ordered ? set : other);
    subtract_symmetrically(run, result.get(), ordered ? other : set);
    return result;
}

}  // namespace lastref::model
