#pragma once

#include "backends/model/object/ref.hpp"
#include "backends/model/object/run.hpp"

namespace lastref::model {

/// The next pair of an iterator that keeps its last result for reuse in `kept`: while nobody else holds that tuple its
/// items are replaced (the old ones die now), else a new tuple is made. References are handed over.
Value next_pair(Run& run, Object*& kept, Value first, Value second);

/// The tuple (None, None) that such an iterator starts with, null where the profile does not reuse.
Value first_result(Run& run, std::size_t size = 2);

/// Whether `kept` may be filled again: the iterator alone holds it.
inline bool may_reuse_result(const Object* kept) {
    return kept && kept->refcount == 1;
}

}  // namespace lastref::model
