#pragma once

#include "backends/model/object/types/type.hpp"

namespace lastref::model {

/// Adds the attributes by which a class gives out what its instances have and its bases' have not: `__dict__` and
/// `__weakref__`.
void add_instance_descriptors(Run& run, Type* type);

}  // namespace lastref::model
