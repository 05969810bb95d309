#pragma once

#include "backends/model/object/operations.hpp"

namespace lastref::model {

/// The places that a slice means in a sequence: `start + i * step` for i in [0, count).
struct SliceRange {
    std::int64_t start;
    std::int64_t stop;
    std::int64_t step;
    std::int64_t count;
};

/// The numbers of a slice, which may run __index__ of its parts, without looking at a length: call before the length is
/// taken. Raises ValueError "slice step cannot be zero".
SliceRange unpack_slice(Run& run, Slice* slice);

/// Fits unpacked numbers to a length, as slice.indices does.
SliceRange adjust_slice(SliceRange range, std::int64_t length);

/// An index argument (as of list.insert, list.index): clamped to 64 bits, negative ones counted from the end, at least
/// 0.
std::int64_t clamped_place(Run& run, Object* index, std::int64_t length);
/// The same of index(), which takes no None and says so.
std::int64_t search_place(Run& run, Object* index, std::int64_t length);

}  // namespace lastref::model
