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
        if (place >= left.size() || place >= right.size()) break;  // __eq__ took them
        if (for_equality) return make_bool(run, operation == CompareOperator::not_equal);
        kept_one = share(left.item(place));
        kept_other = share(right.item(place));
        return compare(run, kept_one.get(), kept_other.get(), static_cast<int>(operation));
    }
    int order = left.size() < right.size() ? -1 : left.size() > right.size();
    return make_bool(run, order_holds(operation, order));
}

/// Compares by iterators, which notice what __eq__ does to a deque; two items that are not equal are compared once
/// more, as the operator says, in CPython also for equality.
inline Value compare_by_iterators(Run& run, Object* left, Object* right, compile::CompareOperator operation) {
    using compile::CompareOperator;
    const bool pypy = run.profile.family == "pypy";
    const bool for_equality = operation == CompareOperator::equal || operation == CompareOperator::not_equal;
    Value lefts = get_iterator(run, left);
    Value rights = get_iterator(run, right);
    for (;;) {
        Value one = next(run, lefts.get());
        Value other = next(run, rights.get());
        if (!one || !other) return make_bool(run, order_holds(operation, one ? 1 : other ? -1 : 0));
        if (equals(run, one.get(), other.get())) continue;
        if (for_equality && pypy) return make_bool(run, operation == CompareOperator::not_equal);
        Value answer = compare(run, one.get(), other.get(), static_cast<int>(operation));
        return make_bool(run, is_true(run, answer.get()));
    }
}

}  // namespace lastref::model
