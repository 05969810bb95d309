#pragma once

#include "backends/model/library/types/method_helpers.hpp"

namespace lastref::model {

/// Compares two sequences item by item as list and tuple do. `Left` and `Right` are called as `item(place)`, which
/// gives null behind the end: lists may change while their items' __eq__ runs. Some know by their lengths that they are
/// not equal.
template <class Items>
Value compare_sequences(Run& run, const Items& left, const Items& right, compile::CompareOperator operation,
                        bool lengths_first = true) {
    using compile::CompareOperator;
    bool for_equality = operation == CompareOperator::equal || operation == CompareOperator::not_equal;
    if (for_equality && lengths_first && left.size() != right.size())
        return make_bool(run, operation == CompareOperator::not_equal);
    std::uint32_t place = 0;
    for (; place < left.size() && place < right.size(); ++place) {
        Object* one = left.item(place);
        Object* other = right.item(place);
        if (one == other) continue;
        Value kept_one = share(one);
        Value kept_other = share(other);
        if (equals(run, one, other)) continue;
        if (for_equality) return make_bool(run, operation == CompareOperator::not_equal);
        return compare(run, one, other, static_cast<int>(operation));
    }
    int order = left.size() < right.size() ? -1 : left.size() > right.size();
    return make_bool(run, order_holds(operation, order));
}

}  // namespace lastref::model
