#pragma once

#include "backends/model/object/make.hpp"

namespace lastref::model {

/// Whether the object's class has a `__buffer__` of its own, which counts since 3.12.
bool has_own_buffer(Run& run, Object* object);

/// The view that it makes for `flags`; null without one. Runs Python code. Raises TypeError when it is no view. A class
/// that wants to know of the release is refused.
Ref<MemoryView> own_buffer(Run& run, Object* object, int flags);

}  // namespace lastref::model
