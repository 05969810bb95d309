#pragma once

#include "backends/model/object/containers.hpp"

namespace lastref::model {

/// An empty dict of `type` (dict or a subclass), tracked as the profile says.
Ref<Dict> make_dict_of(Run& run, Type* type);

/// The number of the entry with this key, or -1. May run __eq__.
std::int64_t dict_find_entry(Run& run, Dict* dict, Object* key, std::int64_t hash);

/// Stores into an entry that is there. The old value dies after the store.
void dict_store(Run& run, Dict* dict, std::uint32_t entry, Object* value);

/// dict.setdefault: the value that is in the dict afterwards. Borrowed.
Object* dict_set_default(Run& run, Dict* dict, Object* key, Object* value);

/// Takes entry `place` out; both references are handed over through the out-parameters.
void dict_remove_entry(Run& run, Dict* dict, std::uint32_t place, Value& key, Value& value);

/// `del dict[key]`: false when the key is not there. The key dies first, then the value.
bool dict_delete(Run& run, Dict* dict, Object* key);
bool dict_delete(Run& run, Dict* dict, Object* key, std::int64_t hash);

/// popitem() of the last entry. False when the dict is empty.
bool dict_take_last(Run& run, Dict* dict, Value& key, Value& value);

/// Sets a key that is known not to be there.
void dict_add(Run& run, Dict* dict, Object* key, std::int64_t hash, Object* value);

/// Moves the entry to the front or to the back (OrderedDict.move_to_end).
enum class DictEnd : std::uint8_t { front, back };
void dict_move_entry(Run& run, Dict* dict, std::uint32_t place, DictEnd end);

/// `{**mapping}`, dict.update with a mapping: keys() and [] unless it is a plain dict.
void dict_merge_mapping(Run& run, Dict* dict, Object* mapping);
/// dict.update with an iterable of pairs.
void dict_merge_pairs(Run& run, Dict* dict, Object* pairs);

/// left == right for dicts.
bool dict_equals(Run& run, Dict* left, Dict* right);

/// Whether a full collection that sees this dict takes it out of the collector's lists.
bool dict_should_be_untracked(Dict* dict);

/// Grows the table so that `count` entries fit without another growth.
void dict_reserve(Run& run, Dict* dict, std::uint32_t count);

inline Object* dict_key_at(const Dict* dict, std::uint32_t place) {
    return dict->items[2 * std::size_t{place}];
}
inline Object* dict_value_at(const Dict* dict, std::uint32_t place) {
    return dict->items[2 * std::size_t{place} + 1];
}

}  // namespace lastref::model
