#pragma once

#include "backends/model/object/run.hpp"

namespace lastref::model {

/// Whether CPython calls the type with its arguments in a row. Most types it gives a tuple, which moves the count of
/// allocations. Measured: gc.get_count() around the first and the second call after a collection.
bool is_called_with_vector(Run& run, const Type* type);

/// Whether a tuple is made of what the type is called with and goes again. Natives that take all as a tuple, here or in
/// `__init__`, count it themselves.
bool passes_tuple(Run& run, Type* type, Object* new_method);

}  // namespace lastref::model
