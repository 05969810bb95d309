#pragma once

#include "backends/model/object/types/type.hpp"

namespace lastref::model {

/// Adds the attributes by which a class gives out what its instances have and its bases' have not: `__dict__` and
/// `__weakref__`.
void add_instance_descriptors(Run& run, Type* type);

/// Whether a descriptor is one of those where all classes share them.
bool is_shared_instance_descriptor(const Run& run, const Object* descriptor);

}  // namespace lastref::model
