#include "backends/model/library/types/iterator_states.hpp"
#include "backends/model/library/types/method_helpers.hpp"
#include "backends/model/library/types/reducing.hpp"
#include "backends/model/object/containers/range.hpp"
#include "backends/model/object/containers/slice_range.hpp"
#include "backends/model/object/numbers/integer.hpp"

namespace lastref::model {

extern const TypeSpec long_range_iterator_type;

namespace {

Range* self_of(Arguments arguments) {
    return static_cast<Range*>(arguments[0]);
}
const Int* as_int(const Object* object) {
    return static_cast<const Int*>(object);
}
const Int* as_int(const Value& value) {
    return static_cast<const Int*>(value.get());
}

Value range_new(Run& run, Arguments arguments) {
    auto* given = static_cast<Tuple*>(arguments[1]);
    if (given->size == 0) raise(run, CoreType::type_error, "range expected at least 1 argument, got 0");
    if (given->size > 3) raise(run, CoreType::type_error, "range expected at most 3 arguments, got {}", given->size);
    auto number = [&](std::uint32_t place) {
        Object* item = given->items()[place];
        return run.profile.python_2 ? Value(make_int(run, integer_argument(run, item))) : index_of(run, item);
    };
    Value start = given->size == 1 ? make_int(run, 0) : number(0);
    Value stop = number(given->size == 1 ? 0 : 1);
    Value step = given->size == 3 ? number(2) : make_int(run, 1);
    return make_range(run, start.get(), stop.get(), step.get());
}

Value range_repr(Run& run, Arguments arguments) {
    Range* range = self_of(arguments);
    std::string text = (run.profile.python_2 ? "xrange(" : "range(") + int_text(run, as_int(range->start)) + ", " +
                       int_text(run, as_int(range->stop));
    bool plain = int_fits_int64(as_int(range->step)) && as_int(range->step)->value == 1;
    if (!plain) text += ", " + int_text(run, as_int(range->step));
    return make_string(run, text + ")");
}

Value range_len(Run& run, Arguments arguments) {
    if (!int_fits_int64(as_int(self_of(arguments)->length))) {
        raise(run, CoreType::overflow_error, "Python int too large to convert to C ssize_t");
    }
    return share(self_of(arguments)->length);
}

Value range_bool(Run& run, Arguments arguments) {
    return make_bool(run, !int_is_zero(as_int(self_of(arguments)->length)));
}

/// start + place * step
Value value_at(Run& run, Range* range, const Int* place) {
    Value distance = int_multiply(run, place, as_int(range->step));
    return int_add(run, as_int(range->start), as_int(distance));
}

/// A slice bound clipped to the range's length, of any size.
Value clipped_bound(Run& run, Object* bound, Range* range, bool backwards, bool is_start) {
    const Int* length = as_int(range->length);
    Value low = make_int(run, backwards ? -1 : 0);
    Value one = make_int(run, 1);
    Value high = backwards ? int_subtract(run, length, as_int(one)) : share(range->length);
    if (bound == run.none) return is_start == backwards ? high : low;
    Value place = index_of(run, bound);
    if (int_is_negative(as_int(place))) place = int_add(run, as_int(place), length);
    if (int_compare(as_int(place), as_int(low)) < 0) return low;
    return int_compare(as_int(place), as_int(high)) > 0 ? high : place;
}

Value slice_of(Run& run, Range* range, Slice* slice) {
    Value step = slice->step == run.none ? make_int(run, 1) : index_of(run, slice->step);
    if (int_is_zero(as_int(step))) raise(run, CoreType::value_error, "slice step cannot be zero");
    bool backwards = int_is_negative(as_int(step));
    Value first = clipped_bound(run, slice->start, range, backwards, true);
    Value last = clipped_bound(run, slice->stop, range, backwards, false);
    Value start = value_at(run, range, as_int(first));
    Value stop = value_at(run, range, as_int(last));
    Value width = int_multiply(run, as_int(step), as_int(range->step));
    return make_range(run, start.get(), stop.get(), width.get());
}

Value range_getitem(Run& run, Arguments arguments) {
    Range* range = self_of(arguments);
    if (arguments[1]->kind == Kind::slice) return slice_of(run, range, static_cast<Slice*>(arguments[1]));
    if (!is_int(arguments[1]) && !find_special(arguments[1]->type, SpecialName::index)) {
        raise(run, CoreType::type_error, "range indices must be integers or slices, not {}", type_name(arguments[1]));
    }
    Value place = index_of(run, arguments[1]);
    if (int_is_negative(as_int(place))) place = int_add(run, as_int(place), as_int(range->length));
    if (int_is_negative(as_int(place)) || int_compare(as_int(place), as_int(range->length)) >= 0) {
        raise(run, CoreType::index_error, "range object index out of range");
    }
    return value_at(run, range, as_int(place));
}

/// The place of an int in the range, null when it is not there.
Value place_of(Run& run, Range* range, const Int* number) {
    bool backwards = int_is_negative(as_int(range->step));
    int from_start = int_compare(number, as_int(range->start));
    int from_stop = int_compare(number, as_int(range->stop));
    bool outside = backwards ? from_start > 0 || from_stop <= 0 : from_start < 0 || from_stop >= 0;
    if (outside) return {};
    Value distance = int_subtract(run, number, as_int(range->start));
    Value rest = int_modulo(run, as_int(distance), as_int(range->step));
    if (!int_is_zero(as_int(rest))) return {};
    return int_floor_divide(run, as_int(distance), as_int(range->step));
}

bool is_exact_int(Run& run, const Object* object) {
    return is_exactly(run, object, CoreType::integer) || is_exactly(run, object, CoreType::boolean);
}

Value range_contains(Run& run, Arguments arguments) {
    Range* range = self_of(arguments);
    if (is_exact_int(run, arguments[1])) {
        return make_bool(run, static_cast<bool>(place_of(run, range, as_int(arguments[1]))));
    }
    bool found = false;
    for_each(run, range, [&](Object* each) {
        found = is_sought(run, each, arguments[1]);
        return !found;
    });
    return make_bool(run, found);
}

Value range_index(Run& run, Arguments arguments) {
    Range* range = self_of(arguments);
    if (is_exact_int(run, arguments[1])) {
        if (Value place = place_of(run, range, as_int(arguments[1]))) return place;
        raise(run, CoreType::value_error, "{} not in range",
              does(run, Detail::ranges_tell_no_value) ? "range.index(x): x" : repr_text(run, arguments[1]) + " is");
    }
    std::int64_t place = -1;
    bool found = false;
    for_each(run, range, [&](Object* each) {
        ++place;
        found = is_sought(run, each, arguments[1]);
        return !found;
    });
    if (!found) raise(run, CoreType::value_error, "sequence.index(x): x not in sequence");
    return make_int(run, place);
}

Value range_count(Run& run, Arguments arguments) {
    Range* range = self_of(arguments);
    if (is_exact_int(run, arguments[1])) {
        return make_int(run, place_of(run, range, as_int(arguments[1])) ? 1 : 0);
    }
    std::int64_t count = 0;
    for_each(run, range, [&](Object* each) {
        count += is_sought(run, each, arguments[1]);
        return true;
    });
    return make_int(run, count);
}

bool same_values(Range* left, Range* right) {
    if (!int_equal(as_int(left->length), as_int(right->length))) return false;
    if (int_is_zero(as_int(left->length))) return true;
    if (!int_equal(as_int(left->start), as_int(right->start))) return false;
    bool single = int_fits_int64(as_int(left->length)) && as_int(left->length)->value == 1;
    return single || int_equal(as_int(left->step), as_int(right->step));
}

Value compare_ranges(Run& run, Object* left, Object* right, compile::CompareOperator operation) {
    bool equality = operation == compile::CompareOperator::equal || operation == compile::CompareOperator::not_equal;
    if (!equality || right->kind != Kind::range) return not_implemented(run);
    bool same = same_values(static_cast<Range*>(left), static_cast<Range*>(right));
    return make_bool(run, same == (operation == compile::CompareOperator::equal));
}

Value range_hash(Run& run, Arguments arguments) {
    Range* range = self_of(arguments);
    bool empty = int_is_zero(as_int(range->length));
    bool single = int_fits_int64(as_int(range->length)) && as_int(range->length)->value == 1;
    Object* start = empty ? run.none : range->start;
    Object* step = empty || single ? run.none : range->step;
    Ref<Tuple> parts = make_tuple(run, {range->length, start, step});
    return make_int(run, hash(run, parts.get()));
}

Value range_iter(Run& run, Arguments arguments) {
    return make_range_iterator(run, self_of(arguments));
}
Value range_reversed(Run& run, Arguments arguments) {
    return make_reversed_range_iterator(run, self_of(arguments));
}

constexpr NativeRow rows[] = {
    {"__new__", "cls, /, *args", range_new, Binding::static_method},
    {"__repr__", "self, /", range_repr},
    {"__reduce__", "self, /", reduce_in_library},
    {"__hash__", "self, /", range_hash},
    {"__bool__", "self, /", range_bool},
    LASTREF_COMPARISON_ROWS(compare_ranges),
    {"__len__", "self, /", range_len},
    {"__getitem__", "self, key, /", range_getitem},
    {"__contains__", "self, key, /", range_contains},
    {"__iter__", "self, /", range_iter},
    {"__reversed__", "self, /", range_reversed},
    {"index", "self, value, /", range_index},
    {"count", "self, value, /", range_count},
};

Value get_start(Run&, Object* object) {
    return share(static_cast<Range*>(object)->start);
}
Value get_stop(Run&, Object* object) {
    return share(static_cast<Range*>(object)->stop);
}
Value get_step(Run&, Object* object) {
    return share(static_cast<Range*>(object)->step);
}

constexpr GetSetRow attributes[] = {{"start", get_start}, {"stop", get_stop}, {"step", get_step}};

Value next_of_range(Run& run, Object* object) {
    return range_iterator_next(run, static_cast<RangeIterator*>(object));
}

Value iterator_hint(Run& run, Arguments arguments) {
    auto* iterator = static_cast<RangeIterator*>(arguments[0]);
    return iterator->big_left ? share(iterator->big_left) : make_int(run, iterator->left);
}

constexpr NativeRow iterator_rows[] = {
    {"__length_hint__", "self, /", iterator_hint},
    {"__reduce__", "self, /", reduce_range_iterator},
    {"__setstate__", "self, state, /", set_range_iterator},
};

}  // namespace

const TypeSpec range_type{
    .name = "range",
    .kind = Kind::range,
    .instance_size = sizeof(Range),
    .methods = rows,
    .attributes = attributes,
    .subclassable = false,
    .doc = "range(stop) -> range object\nrange(start, stop[, step]) -> range object",
};

const TypeSpec range_iterator_type{
    .name = "range_iterator",
    .kind = Kind::range_iterator,
    .instance_size = sizeof(RangeIterator),
    .methods = iterator_rows,
    .subclassable = false,
    .next = next_of_range,
};

const TypeSpec long_range_iterator_type{
    .name = "longrange_iterator",
    .kind = Kind::range_iterator,
    .instance_size = sizeof(RangeIterator),
    .methods = iterator_rows,
    .subclassable = false,
    .next = next_of_range,
};

}  // namespace lastref::model
