#pragma once

#include "backends/model/object/numbers/integer.hpp"

namespace lastref::model {

/// range(start, stop, step) of Ints. Raises ValueError for a step of 0. Does not collect.
Ref<Range> make_range(Run& run, Object* start, Object* stop, Object* step);
/// iter(range). Does not collect.
Ref<RangeIterator> make_range_iterator(Run& run, Range* range);
/// Likewise, from the last value to the first.
Ref<RangeIterator> make_reversed_range_iterator(Run& run, Range* range);

Value range_iterator_next_big(Run& run, RangeIterator* iterator);

/// The iterator's next value, null when it is exhausted. Runs no Python code.
inline Value range_iterator_next(Run& run, RangeIterator* iterator) {
    if (iterator->big_left) return range_iterator_next_big(run, iterator);
    if (iterator->left == 0) return nullptr;
    --iterator->left;
    std::int64_t value = iterator->next;
    // Behind the last value the sum may not fit; nobody reads it.
    iterator->next =
        static_cast<std::int64_t>(static_cast<std::uint64_t>(value) + static_cast<std::uint64_t>(iterator->step));
    return new_int(run, value);
}

}  // namespace lastref::model
