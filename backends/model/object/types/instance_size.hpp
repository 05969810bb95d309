#pragma once

#include "backends/model/object/types/type.hpp"

namespace lastref::model {

/// Bytes of an instance of `type` whose kind's structure has `own` bytes: a program's class may add slots.
inline std::size_t instance_size(const Type* type, std::size_t own) {
    return type->program_defined && type->layout.instance_size > own ? type->layout.instance_size : own;
}

/// Enters a new object into the collector's lists unless it is one of the interpreter's own.
inline void track_new(Heap& heap, Object* object) {
    if (!heap.making_internals) heap.track(object);
}

}  // namespace lastref::model
