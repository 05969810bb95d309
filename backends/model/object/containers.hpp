#pragma once

#include "backends/model/object/run.hpp"

#include <span>

/// What C++ code does to built-in containers directly, without going through Python's protocols.
namespace lastref::model {

// list
void list_append(Run& run, List* list, Object* item);
void list_append(Run& run, List* list, Value item);  ///< hands the reference over
void list_insert(Run& run, List* list, std::uint32_t place, Object* item);
/// Empties a list, items dying last to first.
void list_clear(Run& run, List* list);
/// Replaces items [start, stop) by copies of `items`; what is replaced dies after the list is whole again.
void list_replace(Run& run, List* list, std::uint32_t start, std::uint32_t stop, std::span<Object* const> items);

// dict. Keys that are not strings may run __hash__ and __eq__. Results of `find` are borrowed.
Object* dict_find(Run& run, Dict* dict, Object* key);
Object* dict_find(Run& run, Dict* dict, Object* key, std::int64_t hash);
/// For interned or other exact strings: never runs Python code, never raises.
Object* dict_find(Dict* dict, const Str* key);
Object* dict_find(Run& run, Dict* dict, std::string_view key);
/// The entry's number, or -1; valid while `dict->version` stays the same.
std::int64_t dict_find_entry(Dict* dict, const Str* key);
void dict_set(Run& run, Dict* dict, Object* key, Object* value);
void dict_set(Run& run, Dict* dict, Object* key, std::int64_t hash, Object* value);
void dict_set(Run& run, Dict* dict, std::string_view key, Object* value);
/// Takes the entry out and gives its value back; null when absent.
Value dict_take(Run& run, Dict* dict, Object* key);
void dict_clear(Run& run, Dict* dict);
Ref<Dict> dict_copy(Run& run, Dict* dict);
/// dict.update(mapping or iterable of pairs)
void dict_merge(Run& run, Dict* dict, Object* source);
/// Steps over live entries: `position` starts at 0; false at the end. Borrowed. The dict may change between calls.
bool dict_next(Dict* dict, std::uint32_t& position, Object*& key, Object*& value);

// set
bool set_add(Run& run, Set* set, Object* key);  ///< false when it was there
bool set_contains(Run& run, Set* set, Object* key);
bool set_discard(Run& run, Set* set, Object* key);  ///< false when it was not there
void set_clear(Run& run, Set* set);
bool set_next(Set* set, std::uint32_t& position, Object*& key);

// str and bytes
std::int64_t string_hash(Str* text);
inline bool same_text(const Str* left, const Str* right) {
    return left == right || (left->size == right->size && left->view() == right->view());
}
/// Code point number `place` of a string, by position in code points.
std::uint32_t code_point_at(const Str* text, std::uint32_t place);
/// Byte offset of that code point.
std::uint32_t byte_offset(const Str* text, std::uint32_t place);

}  // namespace lastref::model
