#pragma once

#include "backends/model/object/types/type.hpp"

namespace lastref::model {

extern const TypeSpec partial_type;      ///< functools.partial (partial.cpp)
extern const TypeSpec lru_wrapper_type;  ///< what lru_cache makes (lru_cache.cpp)

/// `__dict__` of types whose instances have one.
Value get_instance_dict(Run& run, Object* object);
void set_instance_dict(Run& run, Object* object, Object* value);

}  // namespace lastref::model
