#pragma once

#include "backends/model/object/make.hpp"

namespace lastref::model {

extern const TypeSpec dict_reverse_key_iterator_type;
extern const TypeSpec dict_reverse_value_iterator_type;
extern const TypeSpec dict_reverse_item_iterator_type;

/// An iterator over a dict, of one of the six types.
Value make_dict_iterator(Run& run, const TypeSpec& type, Dict* dict);

/// The same for dict_iterators of dicts held by views.
inline Dict* dict_of_view(Object* view) {
    return static_cast<Dict*>(static_cast<View*>(view)->source);
}

}  // namespace lastref::model
