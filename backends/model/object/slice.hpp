#pragma once

#include "backends/model/object/make.hpp"

#include <cstdint>

namespace lastref::model {

/// A slice's numbers for a sequence of a given length: `count` places from `start` on, `step` apart; `stop` is where
/// slicing ends (step 1: start <= stop).
struct SliceBounds {
    std::int64_t start = 0;
    std::int64_t stop = 0;
    std::int64_t step = 1;
    std::int64_t count = 0;
};

/// start, stop and step as given, with their defaults, not clipped to any length. May run Python code (`__index__`).
/// Raises ValueError "slice step cannot be zero", TypeError for what is no index.
SliceBounds unpack_slice(Run& run, Slice* slice);
/// Clips what `unpack_slice` gave to a length, asked for after it: `__index__` may have changed the sequence.
SliceBounds clip_slice(SliceBounds bounds, std::int64_t length);

}  // namespace lastref::model
