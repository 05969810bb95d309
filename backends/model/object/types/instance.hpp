#pragma once

#include "backends/model/object/run.hpp"

/// Where the attributes of one instance lie.
namespace lastref::model {

/// Of a dict: it was made for the attributes of an instance.
inline constexpr ObjectFlag flag_of_attributes = flag_values_read;

/// The place of `name` among the class's shared keys, or -1.
int find_shared_key(const Type* type, const Str* name);

/// Likewise, adding the name when there is room; -1 when there is none.
int ensure_shared_key(Run& run, Type* type, Str* name);

/// The instance's own value of an attribute, from inline values or its dict. Borrowed, null when absent. `name`
/// interned.
Object* find_own_attribute(Run& run, Object* object, Str* name);

/// Stores (or, with null, deletes) the instance's own attribute. False when deleting what is not there, or when the
/// object cannot have attributes of its own.
bool set_own_attribute(Run& run, Object* object, Str* name, Object* value);

/// Stores into inline value `place`. The old value dies after the store.
void store_inline_value(Object* object, InlineValues& values, int place, Object* value);

/// The field of the object that holds its dict, or null when it has none (a prefix without dict, a kind without one).
Object** dict_field(Object* object);

/// Whether a descriptor decides over the instance's own attribute: it has `__set__` or `__delete__`.
bool is_data_descriptor(Object* descriptor);

}  // namespace lastref::model
