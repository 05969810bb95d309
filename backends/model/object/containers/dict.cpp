#include "backends/model/object/containers/dict.hpp"

#include "backends/model/heap/kind_row.hpp"
#include "backends/model/object/containers/dict_by_hash.hpp"
#include "backends/model/object/containers/dict_order.hpp"
#include "backends/model/object/containers/dict_table.hpp"
#include "backends/model/object/key.hpp"
#include "backends/model/object/make.hpp"
#include "backends/model/object/types/instance_size.hpp"
#include "backends/model/object/types/may_be_tracked.hpp"

#include <algorithm>
#include <cstddef>

namespace lastref::model {

std::int64_t hash_or_explain(Run& run, Object* key, std::string_view words) {
    try {
        return hash(run, key);
    } catch (Raised& raised) {
        if (raised.exception->type != run.type(CoreType::type_error)) throw;
        Ref<Str> said = str(run, raised.exception.get());
        raise_worded(run, CoreType::type_error, words, qualified_type_name(key->type), said->view());
    }
}

namespace {

/// Insertion order, the key before its value, as dictkeys_decref does.
void drop_table(Heap& heap, const DictTable& table) {
    for (std::uint32_t i = 0; i < table.end; ++i) {
        drop_reference_or_null(table.items[2 * std::size_t{i}]);
        drop_reference_or_null(table.items[2 * std::size_t{i} + 1]);
    }
    release_table(heap, table);
}

/// Of a key in a table that is not for its kind (see append_unfound), the first there: nothing that equals it is found,
/// and collections do not see that the dict refers to it, so that it has one reference more than they can tell.
constexpr std::int64_t lost_hash = 0x5ca1ab1e0b1ec7;

void let_go_of_lost_key(Dict* dict) {
    if (dict->end > 0 && dict->hashes[0] == lost_hash) drop_reference_or_null(dict->items[0]);
}

void destroy_dict(Heap& heap, Object* object) {
    let_go_of_lost_key(static_cast<Dict*>(object));
    if (has_flag(object, flag_prefix)) heap.drop_prefix(object);
    // The nodes of an order are taken apart before the table.
    if (keeps_order(static_cast<Dict*>(object))) drop_order(static_cast<Dict*>(object));
    if (shares_keys(object)) {
        run_of(object).shared_dicts.put_in_order(static_cast<Dict*>(object));
        run_of(object).shared_dicts.remove(static_cast<Dict*>(object));
    }
    drop_table(heap, take_table(static_cast<Dict*>(object)));
    clear(static_cast<Dict*>(object)->owner);
    heap.free_object(object, instance_size(object->type, sizeof(Dict)));
}

void clear_dict(Heap& heap, Object* object) {
    auto* dict = static_cast<Dict*>(object);
    let_go_of_lost_key(dict);
    dict->version = ++run_of(dict).last_version;
    if (keeps_order(dict)) {
        drop_table(heap, take_table(dict));
        return drop_order(dict);
    }
    clear(dict->owner);
    if (!shares_keys(dict)) return drop_table(heap, take_table(dict));
    SharedDicts& shared = run_of(dict).shared_dicts;
    shared.put_in_order(dict);
    if (heap.profile().emptied_dicts_have_own_keys) shared.remove(dict);
    drop_table(heap, take_table(dict));
}

/// MAINTAIN_TRACKING: the first key or value that may take part in a cycle brings the dict into the collector's lists.
inline void maintain_tracking(Run& run, Dict* dict, const Object* key, const Object* value) {
    if (dict->next() == nullptr && (may_be_tracked(value) || may_be_tracked(key))) track_new(run.heap, dict);
}

/// The first key that is no string: a table for strings gives way to one for any, where what was deleted has no place.
void take_other_keys(Run& run, Dict* dict) {
    dict->has_other_keys = 1;
    if (dict->index_size && does(run, Detail::tables_of_strings_give_way))
        rebuild_table(run.heap, dict, grown_index_size(run.heap, dict));
}

void append_entry(Run& run, Dict* dict, Object* key, std::int64_t hash, Object* value) {
    if (shares_keys(dict)) run.shared_dicts.will_add(run, dict, key);
    if (!dict->has_other_keys && !is_exact_string(run, key)) take_other_keys(run, dict);
    if (dict->end == dict->capacity) {
        if (run.profile.dicts_go_by_hash) {
            append_by_hash(run, dict, key, hash, value);
            return maintain_tracking(run, dict, key, value);
        }
        make_room(run.heap, dict);
    }
    std::uint32_t entry = dict->end++;
    dict->edge_count = std::max(dict->edge_count, 2 * dict->end);
    ++dict->used;
    dict->version = ++run.last_version;
    dict->hashes[entry] = hash;
    add_reference(key);
    add_reference(value);
    dict->items[2 * std::size_t{entry}] = key;
    dict->items[2 * std::size_t{entry} + 1] = value;
    insert_index(dict, hash, entry);
    if (keeps_order(dict)) add_to_order(run, dict, key);
    maintain_tracking(run, dict, key, value);
}

void take_entry(Run& run, Dict* dict, std::uint32_t place, Value& key, Value& value) {
    if (place == 0) let_go_of_lost_key(dict);
    dict->index[slot_of_entry(dict, place)] = index_deleted;
    key = Value::adopt(std::exchange(dict->items[2 * std::size_t{place}], nullptr));
    value = Value::adopt(std::exchange(dict->items[2 * std::size_t{place} + 1], nullptr));
    --dict->used;
    dict->version = ++run.last_version;
}

/// Walks the entries of equal hash. `Match` answers for a stored key and may run Python code that changes the dict:
/// then the walk starts over, as lookdict does.
std::int64_t find_slowly(Run& run, Dict* dict, Object* key, std::int64_t hash) {
restart:
    if (!dict->index_size) return -1;
    IndexProbe probe(dict, hash);
    for (;; probe.advance()) {
        std::uint32_t place = dict->index[probe.slot];
        if (place == index_empty) return -1;
        if (place == index_deleted || dict->hashes[place - 1] != hash) continue;
        Object* stored = dict_key_at(dict, place - 1);
        KeyMatch match = match_keys(run, stored, key);
        if (match == KeyMatch::ask) {
            Value kept = share(stored);
            std::uint32_t* index = dict->index;
            match = equals(run, stored, key) ? KeyMatch::same : KeyMatch::different;
            if (dict->index != index || dict->index[probe.slot] != place || dict_key_at(dict, place - 1) != stored) {
                goto restart;
            }
        }
        if (match == KeyMatch::same) return place - 1;
    }
}

/// The usual case first: the very key at the first place looked at.
inline std::int64_t find_entry(Run& run, Dict* dict, Object* key, std::int64_t hash) {
    if (!dict->index_size) return -1;
    std::uint32_t place = dict->index[static_cast<std::uint64_t>(hash) & (dict->index_size - 1)];
    if (place == index_empty) return -1;
    if (place != index_deleted && dict_key_at(dict, place - 1) == key) return place - 1;
    return find_slowly(run, dict, key, hash);
}

/// A key that is not found, and no string, is put into a table for strings where an `__eq__` emptied the dict
/// meanwhile (3.11 to 3.13).
void append_unfound(Run& run, Dict* dict, Object* key, std::int64_t hash, Object* value, bool was_empty) {
    const int minor = run.profile.family == "cpython" ? run.profile.minor() : 0;
    const bool is_lost = minor >= 11 && minor <= 13 && !was_empty && !dict->index_size && !is_exact_string(run, key);
    if (!is_lost) return append_entry(run, dict, key, hash, value);
    // Up to 3.12 it is found where its hash leads to, by nothing but itself.
    append_entry(run, dict, key, minor < 13 ? hash : lost_hash, value);
    dict->hashes[0] = lost_hash;
    add_reference(key);
}

std::int64_t find_string(Dict* dict, const Str* key, std::int64_t hash) {
    if (!dict->index_size) return -1;
    for (IndexProbe probe(dict, hash);; probe.advance()) {
        std::uint32_t place = dict->index[probe.slot];
        if (place == index_empty) return -1;
        if (place == index_deleted) continue;
        Object* stored = dict_key_at(dict, place - 1);
        if (stored == key) return place - 1;
        if (dict->hashes[place - 1] == hash && stored->kind == Kind::string &&
            same_text(static_cast<Str*>(stored), key)) {
            return place - 1;
        }
    }
}

inline std::int64_t hash_of(const Str* key) {
    return key->hash != -1 ? key->hash : string_hash(const_cast<Str*>(key));
}

}  // namespace

extern const KindRow dict_kind;
const KindRow dict_kind{
    .name = "dict",
    .tracked = true,
    .edges = {.fixed_offset = offsetof(Dict, owner),
              .fixed_count = 1,
              .array = EdgeArray::pointed_pairs,
              .array_offset = offsetof(Dict, items),
              .count_offset = offsetof(Dict, edge_count)},
    .destroy = destroy_dict,
    .clear = clear_dict,
    .in_trashcan = true,
    .untracking = Untracking::full_collection,
    .holds_atoms_only = [](Object* object) { return dict_should_be_untracked(static_cast<Dict*>(object)); },
};

void dict_store(Run& run, Dict* dict, std::uint32_t entry, Object* value) {
    add_reference(value);
    Object* old = std::exchange(dict->items[2 * std::size_t{entry} + 1], value);
    maintain_tracking(run, dict, value, value);
    drop_reference(old);
}

Ref<Dict> make_dict_of(Run& run, Type* type) {
    auto* dict = static_cast<Dict*>(run.heap.make_sized(Kind::dict, type, instance_size(type, sizeof(Dict))));
    dict->version = ++run.last_version;
    // Instances of subclasses are tracked from birth: they have attributes.
    if (run.profile.dict_tracking == DictTracking::always || type->program_defined) track_new(run.heap, dict);
    return Ref<Dict>::adopt(dict);
}

Ref<Dict> make_dict(Run& run) {
    return make_dict_of(run, run.type(CoreType::dict));
}

std::int64_t dict_find_entry(Dict* dict, const Str* key) {
    return find_string(dict, key, hash_of(key));
}

std::int64_t dict_find_entry(Run& run, Dict* dict, Object* key, std::int64_t hash) {
    return find_entry(run, dict, key, hash);
}

namespace {

/// Of a key that has no hash: an OrderedDict asks for it by itself before it changes.
std::string_view words_of_changes(const Run& run, const Dict* dict) {
    return type_layout(dict->type).keeps_order ? std::string_view{} : run.profile.words.unhashable_dict_key;
}

}  // namespace

Object* dict_find(Run& run, Dict* dict, Object* key) {
    return dict_find(run, dict, key, hash_of_key(run, key, run.profile.words.unhashable_dict_key));
}

Object* dict_find(Run& run, Dict* dict, Object* key, std::int64_t hash) {
    std::int64_t entry = find_entry(run, dict, key, hash);
    return entry < 0 ? nullptr : dict_value_at(dict, static_cast<std::uint32_t>(entry));
}

Object* dict_find(Dict* dict, const Str* key) {
    std::int64_t entry = find_string(dict, key, hash_of(key));
    return entry < 0 ? nullptr : dict_value_at(dict, static_cast<std::uint32_t>(entry));
}

Object* dict_find(Run& run, Dict* dict, std::string_view key) {
    return dict_find(dict, run.intern(key));
}

void dict_set(Run& run, Dict* dict, Object* key, Object* value) {
    dict_set(run, dict, key, hash_of_key(run, key, words_of_changes(run, dict)), value);
}

void dict_set(Run& run, Dict* dict, Object* key, std::int64_t hash, Object* value) {
    const bool was_empty = dict->index_size == 0;
    std::int64_t entry = find_entry(run, dict, key, hash);
    if (entry >= 0) {
        dict_store(run, dict, static_cast<std::uint32_t>(entry), value);
        if (keeps_order(dict)) ensure_in_order(run, dict, key);
    } else {
        append_unfound(run, dict, key, hash, value, was_empty);
    }
}

void dict_add(Run& run, Dict* dict, Object* key, std::int64_t hash, Object* value) {
    append_entry(run, dict, key, hash, value);
}

void dict_set(Run& run, Dict* dict, std::string_view key, Object* value) {
    dict_set(run, dict, run.intern(key), value);
}

Object* dict_set_default(Run& run, Dict* dict, Object* key, Object* value) {
    std::int64_t hash = hash_of_key(run, key, run.profile.words.unhashable_dict_key);
    const bool was_empty = dict->index_size == 0;
    std::int64_t entry = find_entry(run, dict, key, hash);
    if (entry >= 0) return dict_value_at(dict, static_cast<std::uint32_t>(entry));
    append_unfound(run, dict, key, hash, value, was_empty);
    return value;
}

void dict_remove_entry(Run& run, Dict* dict, std::uint32_t place, Value& key, Value& value) {
    if (keeps_order(dict)) take_from_order(dict, dict_key_at(dict, place));
    take_entry(run, dict, place, key, value);
    if (run.profile.tables_keep_moved_entries) give_room_back(run.heap, dict);
}

bool dict_delete(Run& run, Dict* dict, Object* key) {
    return dict_delete(run, dict, key, hash_of_key(run, key, words_of_changes(run, dict)));
}

bool dict_delete(Run& run, Dict* dict, Object* key, std::int64_t hash) {
    std::int64_t entry = find_entry(run, dict, key, hash);
    if (entry < 0) return false;
    Value old_value;
    Value old_key;  // dies first
    dict_remove_entry(run, dict, static_cast<std::uint32_t>(entry), old_key, old_value);
    return true;
}

Value dict_take(Run& run, Dict* dict, Object* key) {
    if (dict->used == 0 && !type_layout(dict->type).keeps_order && run.profile.family != "pypy") return {};
    std::int64_t entry = find_entry(run, dict, key, hash_of_key(run, key, words_of_changes(run, dict)));
    if (entry < 0) return {};
    Value old_key;
    Value value;
    dict_remove_entry(run, dict, static_cast<std::uint32_t>(entry), old_key, value);
    return value;
}

bool dict_take_last(Run& run, Dict* dict, Value& key, Value& value) {
    if (dict->used == 0) return false;
    if (shares_keys(dict)) run.shared_dicts.remove(dict);
    if (run.profile.dicts_go_by_hash) {
        dict_remove_entry(run, dict, place_to_pop(dict), key, value);
        return true;
    }
    std::uint32_t last = dict->end - 1;
    while (!dict_key_at(dict, last)) --last;
    dict_remove_entry(run, dict, last, key, value);
    if (dict->end <= last) return true;
    // The room behind is not given back, as in CPython: the table is rebuilt when it is used up.
    dict->capacity -= dict->end - last;
    dict->end = last;
    dict->edge_count = 2 * last;
    return true;
}

void dict_move_entry(Run& run, Dict* dict, std::uint32_t place, DictEnd end) {
    if (end == DictEnd::back) {
        if (place + 1 == dict->end) return;
        std::int64_t hash = dict->hashes[place];
        Value key;
        Value value;
        take_entry(run, dict, place, key, value);
        append_entry(run, dict, key.get(), hash, value.get());
        return;
    }
    std::int64_t hash = dict->hashes[place];
    Object* key = dict_key_at(dict, place);
    Object* value = dict_value_at(dict, place);
    for (std::uint32_t i = place; i > 0; --i) {
        dict->hashes[i] = dict->hashes[i - 1];
        dict->items[2 * std::size_t{i}] = dict->items[2 * std::size_t{i} - 2];
        dict->items[2 * std::size_t{i} + 1] = dict->items[2 * std::size_t{i} - 1];
    }
    dict->hashes[0] = hash;
    dict->items[0] = key;
    dict->items[1] = value;
    dict->version = ++run.last_version;
    rebuild_table(run.heap, dict, dict->index_size);
}

void dict_clear(Run& run, Dict* dict) {
    clear_dict(run.heap, dict);
}

bool dict_next(Dict* dict, std::uint32_t& position, Object*& key, Object*& value) {
    while (position < dict->end) {
        std::uint32_t place = position++;
        if (Object* found = dict_key_at(dict, place)) {
            key = found;
            value = dict_value_at(dict, place);
            return true;
        }
    }
    return false;
}

void dict_reserve(Run& run, Dict* dict, std::uint32_t count) {
    if (run.profile.tables_keep_moved_entries) return;
    if (run.profile.dicts_go_by_hash) return reserve_by_hash(run, dict, count);
    if (dict->capacity - dict->end < count) rebuild_table(run.heap, dict, index_size_for(dict->used + count));
}

bool dict_should_be_untracked(Dict* dict) {
    if (dict->type->program_defined) return false;
    for (std::uint32_t i = 0; i < 2 * dict->end; ++i) {
        if (dict->items[i] && may_be_tracked(dict->items[i])) return false;
    }
    return true;
}

}  // namespace lastref::model
