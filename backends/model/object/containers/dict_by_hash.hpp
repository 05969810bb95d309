#pragma once

#include "backends/model/object/containers.hpp"

namespace lastref::model {

/// Dicts of Python 2, where entries stand where their hash leads (Objects/dictobject.c of 2.7): entry i is the one of
/// place i of the index. A table that is two thirds full, deleted places included, grows to more than four times what
/// is used (twice above 50000).

/// Adds a key that is not there. Takes references of its own.
void append_by_hash(Run& run, Dict* dict, Object* key, std::int64_t hash, Object* value);

/// Makes room as a merge does before it adds `count` keys.
void reserve_by_hash(Run& run, Dict* dict, std::uint32_t count);

/// Rebuilds the table for more than `minimum` keys.
void resize_by_hash(Heap& heap, Dict* dict, std::uint32_t minimum);

/// The place of the entry that popitem() takes. Requires that there is one.
std::uint32_t place_to_pop(Dict* dict);

}  // namespace lastref::model
