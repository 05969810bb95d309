#pragma once

#include "backends/model/object/objects.hpp"
#include "backends/model/object/ref.hpp"

#include <span>

namespace lastref::model {

/// A tuple of `type` (tuple or a subclass) with room for `size` items, all null, untracked.
Ref<Tuple> make_raw_tuple_of(Run& run, Type* type, std::size_t size);

/// Enters a filled-in tuple into the collector's lists, if the profile says that such tuples enter them at birth.
void track_tuple(Run& run, Tuple* tuple);

/// Whether a collection that sees this tuple takes it out of the collector's lists: nothing in it can take part in a
/// cycle.
bool tuple_should_be_untracked(Tuple* tuple);

/// tuple[start:stop] with a step of 1.
Ref<Tuple> tuple_slice(Run& run, Tuple* tuple, std::uint32_t start, std::uint32_t stop);

std::int64_t tuple_hash(Run& run, Tuple* tuple);

}  // namespace lastref::model
