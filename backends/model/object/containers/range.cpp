#include "backends/model/object/containers/range.hpp"

#include "backends/model/heap/detail.hpp"
#include "backends/model/object/errors.hpp"
#include "backends/model/object/numbers/integer.hpp"

#include <cstddef>

namespace lastref::model {

extern const TypeSpec long_range_iterator_type;

namespace {

const Int* as_int(const Object* object) {
    return static_cast<const Int*>(object);
}

/// How many values lie in the range.
Value range_length(Run& run, const Int* start, const Int* stop, const Int* step) {
    bool backwards = int_is_negative(step);
    const Int* low = backwards ? stop : start;
    const Int* high = backwards ? start : stop;
    if (int_compare(low, high) >= 0) return make_int(run, 0);
    Value one = make_int(run, 1);
    Value span = int_subtract(run, high, low);
    Value last = int_subtract(run, as_int(span.get()), as_int(one.get()));
    Value width = int_absolute(run, step);
    Value steps = int_floor_divide(run, as_int(last.get()), as_int(width.get()));
    return int_add(run, as_int(steps.get()), as_int(one.get()));
}

/// `stop` is what the range would reach next, or is bounded by.
Ref<RangeIterator> make_iterator_of(Run& run, Value start, Value stop, Value step, Value length) {
    auto small = [](const Value& number) { return int_fits_int64(as_int(number.get())); };
    bool fits = small(start) && small(stop) && small(step) && small(length);
    Type* type = fits ? run.type(CoreType::range_iterator) : builtin_type(run, long_range_iterator_type);
    auto* made = run.heap.make<RangeIterator>(Kind::range_iterator, type);
    if (fits) {
        made->next = as_int(start.get())->value;
        made->step = as_int(step.get())->value;
        made->left = as_int(length.get())->value;
    } else {
        made->big_next = start.release();
        made->big_step = step.release();
        made->big_left = length.release();
    }
    return Ref<RangeIterator>::adopt(made);
}

}  // namespace

extern const KindRow range_kind;
extern const KindRow range_iterator_kind;
const KindRow range_kind{
    .name = "range",
    .edges = {.fixed_offset = offsetof(Range, start), .fixed_count = 4},
};
const KindRow range_iterator_kind{
    .name = "range_iterator",
    .edges = {.fixed_offset = offsetof(RangeIterator, big_next), .fixed_count = 3},
};

Ref<Range> make_range(Run& run, Object* start, Object* stop, Object* step) {
    if (int_is_zero(as_int(step))) raise_message(run, CoreType::value_error, run.profile.words.range_step);
    auto kept = [&](Object* number) {
        return does(run, Detail::operator_index_gives_int_itself) ? int_exact(run, static_cast<Int*>(number))
                                                                  : share(number);
    };
    Value first = kept(start);
    Value last = kept(stop);
    Value width = kept(step);
    Value length = range_length(run, as_int(start), as_int(stop), as_int(step));
    auto* made = run.heap.make<Range>(Kind::range, run.type(CoreType::range));
    made->start = first.release();
    made->stop = last.release();
    made->step = width.release();
    made->length = length.release();
    return Ref<Range>::adopt(made);
}

Ref<RangeIterator> make_range_iterator(Run& run, Range* range) {
    return make_iterator_of(run, share(range->start), share(range->stop), share(range->step), share(range->length));
}

Ref<RangeIterator> make_reversed_range_iterator(Run& run, Range* range) {
    Value one = make_int(run, 1);
    Value steps = int_subtract(run, as_int(range->length), as_int(one.get()));
    Value distance = int_multiply(run, as_int(steps.get()), as_int(range->step));
    Value last = int_add(run, as_int(range->start), as_int(distance.get()));
    Value stop = int_subtract(run, as_int(range->start), as_int(range->step));
    return make_iterator_of(run, std::move(last), std::move(stop), int_negate(run, as_int(range->step)),
                            share(range->length));
}

Value range_iterator_next_big(Run& run, RangeIterator* iterator) {
    if (int_is_zero(as_int(iterator->big_left))) return nullptr;
    Value value = share(iterator->big_next);
    Value one = make_int(run, 1);
    replace(iterator->big_next, int_add(run, as_int(value.get()), as_int(iterator->big_step)));
    replace(iterator->big_left, int_subtract(run, as_int(iterator->big_left), as_int(one.get())));
    return value;
}

}  // namespace lastref::model
