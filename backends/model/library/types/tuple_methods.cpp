#include "backends/model/heap/detail.hpp"
#include "backends/model/library/types/method_helpers.hpp"
#include "backends/model/library/types/reducing.hpp"
#include "backends/model/library/types/sequence_compare.hpp"
#include "backends/model/object/containers/list.hpp"
#include "backends/model/object/containers/slice_range.hpp"
#include "backends/model/object/containers/struct_sequence.hpp"
#include "backends/model/object/containers/tuple.hpp"
#include "backends/model/object/real_size.hpp"
#include "backends/model/object/repr_guard.hpp"
#include "backends/model/object/subscript.hpp"

#include <algorithm>
#include <limits>

namespace lastref::model {

namespace {

Tuple* self_of(Arguments arguments) {
    return static_cast<Tuple*>(arguments[0]);
}

struct TupleItems {
    Tuple* tuple;
    [[nodiscard]] std::uint32_t size() const { return tuple->size; }
    [[nodiscard]] Object* item(std::uint32_t place) const { return tuple->items()[place]; }
};

Value compare_tuples(Run& run, Object* left, Object* right, compile::CompareOperator operation) {
    if (right->kind != Kind::tuple) return not_implemented(run);
    return compare_sequences(run, TupleItems{static_cast<Tuple*>(left)}, TupleItems{static_cast<Tuple*>(right)},
                             operation, run.profile.family == "pypy");
}

Value tuple_new(Run& run, Arguments arguments) {
    Type* type = class_argument(arguments[0]);
    bool is_safe = type->program_defined || (!has_flag(type, flag_made_inside) &&
                                             find_special(type, SpecialName::new_) ==
                                                 find_special(run.type(CoreType::tuple), SpecialName::new_));
    if (!is_safe) {
        raise(run, CoreType::type_error, "tuple.__new__({0}) is not safe, use {0}.__new__()", full_type_name(type));
    }
    Ref<Tuple> plain = arguments[1] ? tuple_from(run, arguments[1]) : Ref<Tuple>::share(run.empty_tuple);
    if (type == run.type(CoreType::tuple)) return plain;
    Ref<Tuple> made = make_raw_tuple_of(run, type, plain->size);
    for (std::uint32_t i = 0; i < plain->size; ++i) made->items()[i] = share(plain->items()[i]).release();
    run.heap.track(made.get());
    return made;
}

Value tuple_len(Run& run, Arguments arguments) {
    return make_int(run, self_of(arguments)->size);
}

Value slice_of(Run& run, Tuple* tuple, Slice* slice) {
    SliceRange range = adjust_slice(unpack_slice(run, slice), tuple->size);
    if (range.step == 1) {
        return tuple_slice(run, tuple, static_cast<std::uint32_t>(range.start),
                           static_cast<std::uint32_t>(std::max(range.start, range.stop)));
    }
    if (range.count == 0) return share(run.empty_tuple);
    Ref<Tuple> result = make_raw_tuple(run, static_cast<std::size_t>(range.count));
    for (std::int64_t i = 0; i < range.count; ++i) {
        result->items()[i] = share(tuple->items()[range.start + i * range.step]).release();
    }
    run.heap.track(result.get());
    return result;
}

Value tuple_getitem(Run& run, Arguments arguments) {
    Tuple* tuple = self_of(arguments);
    if (arguments[1]->kind == Kind::slice) return slice_of(run, tuple, static_cast<Slice*>(arguments[1]));
    auto complain = [&] {
        raise(run, CoreType::type_error, "tuple indices must be integers or slices, not {}", type_name(arguments[1]));
    };
    if (!is_index(arguments[1])) complain();
    std::int64_t place = subscript(
        run, [&] { return index_as_int64(run, arguments[1]); }, complain);
    if (place < 0) place += tuple->size;
    if (place < 0 || place >= tuple->size) raise(run, CoreType::index_error, "tuple index out of range");
    return share(tuple->items()[place]);
}

Value tuple_iter(Run& run, Arguments arguments) {
    return make_iterator(run, CoreType::tuple_iterator, arguments[0]);
}

std::int64_t find_equal(Run& run, Tuple* tuple, Object* item, std::int64_t start, std::int64_t stop) {
    for (std::int64_t i = start; i < stop && i < tuple->size; ++i) {
        if (equals(run, tuple->items()[i], item)) return i;
    }
    return -1;
}

Value tuple_contains(Run& run, Arguments arguments) {
    Tuple* tuple = self_of(arguments);
    const bool asks_sought = does(run, Detail::tuples_ask_what_is_sought);
    for (std::uint32_t i = 0; i < tuple->size; ++i) {
        Object* item = tuple->items()[i];
        if (asks_sought ? equals(run, arguments[1], item) : equals(run, item, arguments[1]))
            return make_bool(run, true);
    }
    return make_bool(run, false);
}

Value tuple_add(Run& run, Arguments arguments) {
    Tuple* left = self_of(arguments);
    if (arguments[1]->kind != Kind::tuple) return refuse_concatenation(run, left, arguments[1]);
    auto* right = static_cast<Tuple*>(arguments[1]);
    if (left->size == 0 && is_exactly(run, right, CoreType::tuple)) return share(right);
    if (right->size == 0 && is_exactly(run, left, CoreType::tuple)) return share(left);
    Ref<Tuple> result = make_raw_tuple(run, std::size_t{left->size} + right->size);
    Object** out = result->items();
    for (std::uint32_t i = 0; i < left->size; ++i) *out++ = share(left->items()[i]).release();
    for (std::uint32_t i = 0; i < right->size; ++i) *out++ = share(right->items()[i]).release();
    run.heap.track(result.get());
    return result;
}

Value tuple_mul(Run& run, Arguments arguments) {
    Tuple* tuple = self_of(arguments);
    if (leaves_repetition(run, arguments[1])) return not_implemented(run);
    std::int64_t times = std::max<std::int64_t>(count_as_int64(run, arguments[1]), 0);
    if (tuple->size == 0 || times == 0) return share(run.empty_tuple);
    if (times == 1 && is_exactly(run, tuple, CoreType::tuple)) return share(tuple);
    if (times > std::numeric_limits<std::uint32_t>::max() / tuple->size) raise(run, CoreType::memory_error, "");
    Ref<Tuple> result = make_raw_tuple(run, static_cast<std::size_t>(tuple->size * times));
    for (std::uint32_t i = 0; i < result->size; ++i) {
        result->items()[i] = share(tuple->items()[i % tuple->size]).release();
    }
    run.heap.track(result.get());
    return result;
}

Value tuple_repr(Run& run, Arguments arguments) {
    Tuple* tuple = self_of(arguments);
    if (tuple->size == 0) return make_string(run, "()");
    ReprGuard guard(run, tuple);
    if (guard.is_nested()) return make_string(run, "(...)");
    std::string text = "(";
    for (std::uint32_t i = 0; i < tuple->size; ++i) {
        if (i) text += ", ";
        text += repr(run, tuple->items()[i])->view();
    }
    return make_string(run, text + (tuple->size == 1 ? ",)" : ")"));
}

Value tuple_hash_row(Run& run, Arguments arguments) {
    return make_int(run, tuple_hash(run, self_of(arguments)));
}

Value tuple_index(Run& run, Arguments arguments) {
    Tuple* tuple = self_of(arguments);
    std::int64_t start = search_place(run, arguments[2], tuple->size);
    std::int64_t stop = arguments[3] ? search_place(run, arguments[3], tuple->size) : tuple->size;
    std::int64_t place = find_equal(run, tuple, arguments[1], start, stop);
    if (place < 0) raise(run, CoreType::value_error, "tuple.index(x): x not in tuple");
    return make_int(run, place);
}

Value tuple_count(Run& run, Arguments arguments) {
    Tuple* tuple = self_of(arguments);
    std::int64_t count = 0;
    for (std::uint32_t i = 0; i < tuple->size; ++i) count += equals(run, tuple->items()[i], arguments[1]);
    return make_int(run, count);
}

Value tuple_getnewargs(Run& run, Arguments arguments) {
    Ref<Tuple> plain = make_tuple(run, {self_of(arguments)->items(), self_of(arguments)->size});
    return make_tuple(run, {static_cast<Object*>(plain.get())});
}

constexpr NativeRow rows[] = {
    {"__new__", "cls, iterable=?, /", tuple_new, Binding::static_method},
    {"__getnewargs__", "self, /", get_new_arguments},
    {"__new__", "cls, sequence=?", tuple_new, Binding::static_method, true, 0, 6},
    {"__len__", "self, /", tuple_len},
    {"__getitem__", "self, key, /", tuple_getitem},
    {"__iter__", "self, /", tuple_iter},
    {"__contains__", "self, key, /", tuple_contains},
    {"__add__", "self, value, /", tuple_add},
    {"__mul__", "self, value, /", tuple_mul},
    {"__rmul__", "self, value, /", tuple_mul},
    {"__repr__", "self, /", tuple_repr},
    {"__hash__", "self, /", tuple_hash_row},
    LASTREF_COMPARISON_ROWS(compare_tuples),
    {"index", "self, value, start=0, stop=?, /", tuple_index},
    {"count", "self, value, /", tuple_count},
    {"__getnewargs__", "self, /", tuple_getnewargs},
    {"__sizeof__", "self, /", object_sizeof},
    {"__class_getitem__", "cls, item, /", class_getitem_row, Binding::class_method, true, 9},
};

}  // namespace

const TypeSpec tuple_type{
    .name = "tuple",
    .kind = Kind::tuple,
    .instance_size = sizeof(Tuple),
    .methods = rows,
};

}  // namespace lastref::model
