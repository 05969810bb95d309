#pragma once

#include "backends/model/object/types/type.hpp"

namespace lastref::model {

/// Whether a type of C comes into being with its module, as a class does, and is tracked like one.
bool is_made_as_classes_are(const Type* type);

/// CPython's _PyObject_GC_MAY_BE_TRACKED: false for what can never take part in a cycle, or no longer can.
inline bool may_be_tracked(const Object* object) {
    if (!has_flag(object, flag_tracked_kind)) return false;
    if (object->kind == Kind::type) {
        const auto* type = static_cast<const Type*>(object);
        if (!type->program_defined || type->tells_module) return is_made_as_classes_are(type);
    }
    if (object->kind == Kind::tuple && !object->type->program_defined) return is_tracked(object);
    return true;
}

}  // namespace lastref::model
