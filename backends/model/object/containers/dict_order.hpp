#pragma once

#include "backends/model/object/containers/dict.hpp"

namespace lastref::model {

// CPython's OrderedDict keeps its keys a second time, in its order, beside the table of a dict, which keeps its own: a
// list that is made with the first key stands for the nodes there. What it holds is as if the dict held it.

inline bool keeps_order(const Dict* dict) {
    return dict->type->layout.keeps_order;
}

/// Null while nothing was stored.
inline List* order_of(const Dict* dict) {
    return static_cast<List*>(dict->owner);
}

/// A new key, behind all others.
void add_to_order(Run& run, Dict* dict, Object* key);
/// A key of the dict was given a new value: one that came while clear() emptied it is in no order before that.
void ensure_in_order(Run& run, Dict* dict, Object* key);
/// The key goes, which somebody else holds; if it is there.
void take_from_order(Dict* dict, const Object* key);
/// Lets go of them all, first to last.
void drop_order(Dict* dict);
/// OrderedDict.move_to_end
void move_in_order(Dict* dict, Object* key, DictEnd end);

}  // namespace lastref::model
