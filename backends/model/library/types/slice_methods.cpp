#include "backends/model/heap/detail.hpp"
#include "backends/model/library/types/method_helpers.hpp"
#include "backends/model/library/types/reducing.hpp"
#include "backends/model/object/containers/slice_range.hpp"
#include "backends/model/object/numbers/integer.hpp"
#include "backends/model/object/real_size.hpp"

namespace lastref::model {

namespace {

Slice* self_of(Arguments arguments) {
    return static_cast<Slice*>(arguments[0]);
}

Value slice_new(Run& run, Arguments arguments) {
    auto* given = static_cast<Tuple*>(arguments[1]);
    Object** items = given->items();
    switch (given->size) {
        case 0: raise(run, CoreType::type_error, "slice expected at least 1 argument, got 0");
        case 1: return make_slice(run, nullptr, items[0], nullptr);
        case 2: return make_slice(run, items[0], items[1], nullptr);
        case 3: return make_slice(run, items[0], items[1], items[2]);
        default: raise(run, CoreType::type_error, "slice expected at most 3 arguments, got {}", given->size);
    }
}

Value slice_repr(Run& run, Arguments arguments) {
    Slice* slice = self_of(arguments);
    std::string text = "slice(";
    text += repr(run, slice->start)->view();
    text += ", ";
    text += repr(run, slice->stop)->view();
    text += ", ";
    text += repr(run, slice->step)->view();
    return make_string(run, text + ")");
}

Ref<Tuple> parts_of(Run& run, Slice* slice) {
    return make_tuple(run, {slice->start, slice->stop, slice->step});
}

Value compare_slices(Run& run, Object* left, Object* right, compile::CompareOperator operation) {
    if (right->kind != Kind::slice) return not_implemented(run);
    if (left == right) return make_bool(run, order_holds(operation, 0));
    Ref<Tuple> first = parts_of(run, static_cast<Slice*>(left));
    Ref<Tuple> second = parts_of(run, static_cast<Slice*>(right));
    return compare(run, first.get(), second.get(), static_cast<int>(operation));
}

/// The steps of a tuple's hash without the last one, which mixes in how many there are.
Value slice_hash(Run& run, Arguments arguments) {
    const auto* slice = static_cast<Slice*>(arguments[0]);
    std::uint64_t mixed = 2870177450012600261ULL;
    for (Object* each : {slice->start, slice->stop, slice->step}) {
        mixed += static_cast<std::uint64_t>(hash(run, each)) * 14029467366897019727ULL;
        mixed = (mixed << 31) | (mixed >> 33);
        mixed *= 11400714785074694791ULL;
    }
    return make_int(run, mixed == ~std::uint64_t{0} ? 1546275796 : static_cast<std::int64_t>(mixed));
}

Value index_of_part(Run& run, Object* given) {
    if (!is_index(given)) {
        raise(run, CoreType::type_error, "slice indices must be integers or None or have an __index__ method");
    }
    return index_of(run, given);
}

/// One bound of slice.indices(length); `none_is` stands for one that is not given.
Value bound_of(Run& run, Object* given, const Value& none_is, const Int* length, const Value& lower,
               const Value& upper) {
    if (given == run.none) return none_is;
    Value bound = index_of_part(run, given);
    auto number = [](const Value& value) { return static_cast<Int*>(value.get()); };
    if (int_is_negative(number(bound))) {
        bound = int_add(run, number(bound), length);
        return int_compare(number(bound), number(lower)) < 0 ? lower : bound;
    }
    return int_compare(number(bound), number(upper)) > 0 ? upper : bound;
}

/// slice.indices(length) of numbers of any size.
Value exact_indices(Run& run, Slice* slice, const Int* length) {
    Value zero = make_int(run, 0);
    Value one = make_int(run, 1);
    Value step = slice->step == run.none ? share(one.get()) : index_of_part(run, slice->step);
    if (int_is_zero(static_cast<Int*>(step.get()))) raise(run, CoreType::value_error, "slice step cannot be zero");
    const bool backwards = int_is_negative(static_cast<Int*>(step.get()));
    Value whole = share(static_cast<Object*>(const_cast<Int*>(length)));
    Value lower = backwards ? make_int(run, -1) : share(zero.get());
    Value upper = backwards ? int_subtract(run, length, static_cast<Int*>(one.get())) : whole;
    Value start = bound_of(run, slice->start, backwards ? upper : lower, length, lower, upper);
    Value stop = bound_of(run, slice->stop, backwards ? lower : upper, length, lower, upper);
    return make_tuple(run, {start.get(), stop.get(), step.get()});
}

Value slice_indices(Run& run, Arguments arguments) {
    if (!run.profile.python_2) {
        Value number = index_of(run, arguments[1]);
        auto* length = static_cast<Int*>(number.get());
        if (int_is_negative(length)) raise(run, CoreType::value_error, "length should not be negative");
        return exact_indices(run, self_of(arguments), length);
    }
    std::int64_t length = index_as_int64(run, arguments[1]);
    SliceRange range = adjust_slice(unpack_slice(run, self_of(arguments)), length);
    Value start = make_int(run, range.start);
    Value stop = make_int(run, range.stop);
    Value step = make_int(run, range.step);
    return make_tuple(run, {start.get(), stop.get(), step.get()});
}

constexpr NativeRow rows[] = {
    {"__new__", "cls, /, *args", slice_new, Binding::static_method},
    {"__repr__", "self, /", slice_repr},
    {"__reduce__", "self, /", reduce_in_library},
    {"__hash__", "self, /", slice_hash, Binding::method, true, 12},
    LASTREF_COMPARISON_ROWS(compare_slices),
    {"__sizeof__", "self, /", object_sizeof},
    {"indices", "self, length, /", slice_indices},
};

Value get_start(Run&, Object* object) {
    return share(static_cast<Slice*>(object)->start);
}
Value get_stop(Run&, Object* object) {
    return share(static_cast<Slice*>(object)->stop);
}
Value get_step(Run&, Object* object) {
    return share(static_cast<Slice*>(object)->step);
}

constexpr GetSetRow attributes[] = {{"start", get_start}, {"stop", get_stop}, {"step", get_step}};

}  // namespace

const TypeSpec slice_type{
    .name = "slice",
    .kind = Kind::slice,
    .instance_size = sizeof(Slice),
    .methods = rows,
    .attributes = attributes,
    .subclassable = false,
    .doc = "slice(stop)\nslice(start, stop[, step])",
    .hashable = false,
};

}  // namespace lastref::model
