#include "backends/model/object/containers/set.hpp"

#include "backends/model/heap/kind_row.hpp"
#include "backends/model/object/containers/dict.hpp"
#include "backends/model/object/containers/list.hpp"
#include "backends/model/object/containers/set_table.hpp"
#include "backends/model/object/key.hpp"
#include "backends/model/object/make.hpp"
#include "backends/model/object/types/instance_size.hpp"

#include <cstddef>

namespace lastref::model {

namespace {

SetOrder order_of(Run& run) {
    return run.profile.sets_keep_insertion_order ? SetOrder::by_insertion : SetOrder::by_hash;
}

/// In the table's order.
void drop_table(Heap& heap, const SetTable& table) {
    for (std::uint32_t i = 0; i < table.places; ++i) drop_reference_or_null(table.items[i]);
    release_table(heap, table);
}

void destroy_set(Heap& heap, Object* object) {
    if (has_flag(object, flag_prefix)) heap.drop_prefix(object);
    drop_table(heap, take_table(static_cast<Set*>(object)));
    heap.free_object(object, instance_size(object->type, sizeof(Set)));
}

void clear_set(Heap& heap, Object* object) {
    drop_table(heap, take_table(static_cast<Set*>(object)));
}

enum class Lookup : std::uint8_t { same, different, table_changed };

/// What a key is looked up for: one that is added is known to be there when an equal one was, even if the table changed
/// meanwhile.
enum class Purpose : std::uint8_t { question, addition };

/// Compares the key in `place` with `key`; may run __eq__, which may change the table.
Lookup compare_at(Run& run, Set* set, std::uint32_t place, Object* key, Purpose purpose) {
    Object* stored = set->items[place];
    switch (match_keys(run, stored, key)) {
        case KeyMatch::same: return Lookup::same;
        case KeyMatch::different: return Lookup::different;
        case KeyMatch::ask: break;
    }
    Value kept = share(stored);
    Object** items = set->items;
    bool same = equals(run, stored, key);
    if (same && purpose == Purpose::addition) return Lookup::same;
    if (set->items != items || place >= set_end(set) || set->items[place] != stored) return Lookup::table_changed;
    return same ? Lookup::same : Lookup::different;
}

std::int64_t find_by_hash(Run& run, Set* set, Object* key, std::int64_t hash, Purpose purpose) {
restart:
    if (!set->items) return -1;
    for (SetProbe probe(set, hash);; probe.advance()) {
        if (!set->items[probe.slot]) {
            if (set->hashes[probe.slot] == 0) return -1;
            continue;
        }
        if (set->hashes[probe.slot] != hash) continue;
        Lookup result = compare_at(run, set, static_cast<std::uint32_t>(probe.slot), key, purpose);
        if (result == Lookup::same) return static_cast<std::int64_t>(probe.slot);
        if (result == Lookup::table_changed) goto restart;
    }
}

std::int64_t find_by_insertion(Run& run, Set* set, Object* key, std::int64_t hash, Purpose purpose) {
restart:
    if (!set->items) return -1;
    for (SetIndexProbe probe(set, hash);; probe.advance()) {
        std::uint32_t entry = set->index[probe.slot];
        if (entry == 0) return -1;
        if (entry == set_index_deleted || set->hashes[entry - 1] != hash) continue;
        Lookup result = compare_at(run, set, entry - 1, key, purpose);
        if (result == Lookup::same) return entry - 1;
        if (result == Lookup::table_changed) goto restart;
    }
}

/// The place of the key in `items`, or -1.
std::int64_t find(Run& run, Set* set, Object* key, std::int64_t hash, Purpose purpose = Purpose::question) {
    return set->index ? find_by_insertion(run, set, key, hash, purpose) : find_by_hash(run, set, key, hash, purpose);
}

/// A copy of another set into an empty one: the same table where CPython copies it, else one key after the other.
void merge_set(Run& run, Set* set, Set* other) {
    if (set == other || other->used == 0) return;
    SetOrder order = order_of(run);
    if (order == SetOrder::by_hash) {
        std::uint64_t mask = set->items ? set->mask : smallest_set - 1;
        if (set_is_full(run.heap, std::uint64_t{set->fill} + other->used, mask)) {
            set_resize(run.heap, set, (set->used + other->used) * 2, order);
        } else {
            set_make_room(run.heap, set, order);
        }
        bool copies = !run.profile.dicts_go_by_hash;
        if (copies && set->fill == 0 && set->mask == other->mask && other->fill == other->used) {
            for (std::uint32_t i = 0; i < other->places; ++i) {
                if (other->items[i]) add_reference(other->items[i]);
                set->items[i] = other->items[i];
                set->hashes[i] = other->hashes[i];
            }
            set->fill = set->used = other->used;
            return;
        }
    }
    // Python 2 looks for each key, though none can be there.
    bool was_empty = set->fill == 0 && !run.profile.dicts_go_by_hash;
    std::uint32_t position = 0;
    Object* key = nullptr;
    while (set_next(other, position, key)) {
        std::int64_t hash = other->hashes[position - 1];
        if (was_empty) {
            add_reference(key);
            set_insert_new(run.heap, set, key, hash, order);
        } else {
            Value kept = share(key);
            set_add(run, set, key, hash);
        }
    }
}

void merge_dict_keys(Run& run, Set* set, Dict* dict) {
    SetOrder order = order_of(run);
    std::uint64_t mask = set->items ? set->mask : smallest_set - 1;
    if (order == SetOrder::by_hash && set_is_full(run.heap, std::uint64_t{set->fill} + dict->used, mask)) {
        set_resize(run.heap, set, (set->used + dict->used) * 2, order);
    }
    std::uint32_t position = 0;
    Object* key = nullptr;
    Object* value = nullptr;
    while (dict_next(dict, position, key, value)) {
        Value kept = share(key);
        if (run.profile.family == "pypy") hash_of_key(run, key);
        set_add(run, set, key, dict->hashes[position - 1]);
    }
}

}  // namespace

extern const KindRow set_kind;
const KindRow set_kind{
    .name = "set",
    .tracked = true,
    .edges = {.array = EdgeArray::pointed, .array_offset = offsetof(Set, items), .count_offset = offsetof(Set, places)},
    .weak_offset = offsetof(Set, weak_references),
    .destroy = destroy_set,
    .clear = clear_set,
    .in_trashcan = true,
};

Ref<Set> make_set_of(Run& run, Type* type) {
    auto* set = static_cast<Set*>(run.heap.make_sized(Kind::set, type, instance_size(type, sizeof(Set))));
    set->hash = -1;
    track_new(run.heap, set);
    return Ref<Set>::adopt(set);
}

Ref<Set> make_set(Run& run) {
    return make_set_of(run, run.type(CoreType::set));
}
Ref<Set> make_frozenset(Run& run) {
    return make_set_of(run, run.type(CoreType::frozenset));
}

bool set_add(Run& run, Set* set, Object* key) {
    return set_add(run, set, key, hash_of_key(run, key, run.profile.words.unhashable_element));
}

bool set_add(Run& run, Set* set, Object* key, std::int64_t hash) {
    bool python_2 = run.profile.dicts_go_by_hash;
    if (find(run, set, key, hash, python_2 ? Purpose::question : Purpose::addition) >= 0) return false;
    add_reference(key);
    set_insert_new(run.heap, set, key, hash, order_of(run));
    return true;
}

bool set_contains(Run& run, Set* set, Object* key) {
    return set_contains(run, set, key, hash_of_key(run, key, run.profile.words.unhashable_element));
}

bool set_contains(Run& run, Set* set, Object* key, std::int64_t hash) {
    return find(run, set, key, hash) >= 0;
}

Value set_take(Run& run, Set* set, Object* key, std::int64_t hash) {
    std::int64_t place = find(run, set, key, hash);
    if (place < 0) return {};
    Value taken = Value::adopt(set_remove_at(set, static_cast<std::uint32_t>(place)));
    // switch_to_empty_strategy: nothing is left of what was moved either.
    if (set->index && set->used == 0) clear_set(run.heap, set);
    return taken;
}

bool set_discard(Run& run, Set* set, Object* key) {
    return static_cast<bool>(set_take(run, set, key, hash_of_key(run, key, run.profile.words.unhashable_element)));
}

Value set_take_any(Run&, Set* set) {
    if (set->used == 0) return {};
    if (set->index) {
        std::uint32_t last = set_end(set);
        while (!set->items[last - 1]) --last;
        return Value::adopt(set_remove_at(set, last - 1));
    }
    std::uint32_t place = set->finger & set->mask;
    while (!set->items[place]) place = place == set->mask ? 0 : place + 1;
    set->finger = place + 1;
    return Value::adopt(set_remove_at(set, place));
}

void set_clear(Run& run, Set* set) {
    clear_set(run.heap, set);
}

bool set_next(Set* set, std::uint32_t& position, Object*& key) {
    while (position < set_end(set)) {
        if (Object* found = set->items[position++]) {
            key = found;
            return true;
        }
    }
    return false;
}

void set_merge(Run& run, Set* set, Object* iterable, LengthHint hint) {
    if (is_any_set(iterable)) return merge_set(run, set, static_cast<Set*>(iterable));
    if (is_exactly(run, iterable, CoreType::dict)) return merge_dict_keys(run, set, static_cast<Dict*>(iterable));
    const bool is_asked = run.profile.family == "pypy";
    if (is_asked && hint == LengthHint::asked) ask_length(run, iterable);
    Value iterator = get_iterator(run, iterable);
    if (is_asked && hint == LengthHint::asked_after_iter) ask_length(run, iterable, iterator.get());
    for_each_left(run, iterator.get(), [&](Object* key) {
        set_add(run, set, key);
        return true;
    });
}

void set_swap(Set* left, Set* right) {
    std::swap(left->items, right->items);
    std::swap(left->hashes, right->hashes);
    std::swap(left->index, right->index);
    std::swap(left->mask, right->mask);
    std::swap(left->places, right->places);
    std::swap(left->used, right->used);
    std::swap(left->fill, right->fill);
    std::swap(left->finger, right->finger);
}

std::int64_t frozenset_hash(Set* set) {
    if (set->hash != -1) return set->hash;
    std::uint64_t mixed = 0;
    for (std::uint32_t i = 0; i < set_end(set); ++i) {
        if (!set->items[i]) continue;
        auto each = static_cast<std::uint64_t>(set->hashes[i]);
        mixed ^= ((each ^ 89869747ULL) ^ (each << 16)) * 3644798167ULL;
    }
    mixed ^= (std::uint64_t{set->used} + 1) * 1927868237ULL;
    if (!set->type->run->profile.python_2) mixed ^= (mixed >> 11) ^ (mixed >> 25);
    mixed = mixed * 69069U + 907133923ULL;
    set->hash = static_cast<std::int64_t>(mixed);
    if (set->hash == -1) set->hash = 590923713;
    return set->hash;
}

}  // namespace lastref::model
