#pragma once

#include "backends/model/object/ref.hpp"
#include "backends/model/object/run.hpp"

namespace lastref::model {

/// An iterator of a type or a subclass of it, all fields null or 0, untracked: fill it in, then `heap.track`.
Ref<Iterator> make_raw_iterator(Run& run, Type* type);

/// Hands a reference over into a field of an iterator.
inline void hold(Object*& field, Value value) {
    replace(field, std::move(value));
}

}  // namespace lastref::model
