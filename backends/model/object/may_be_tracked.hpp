#pragma once

#include "backends/model/object/type.hpp"

namespace lastref::model {

/// CPython's _PyObject_GC_MAY_BE_TRACKED: false for what can never take part in a cycle, or no longer can.
inline bool may_be_tracked(const Object* object) {
    if (!has_flag(object, flag_tracked_kind)) return false;
    if (object->kind == Kind::type && has_flag(object, flag_immortal)) return false;
    if (object->kind == Kind::tuple && !object->type->program_defined) return is_tracked(object);
    return true;
}

}  // namespace lastref::model
