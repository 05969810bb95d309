#include "backends/model/library/types/deque_methods.hpp"

#include "backends/model/heap/detail.hpp"
#include "backends/model/library/types/iterator_states.hpp"
#include "backends/model/library/types/method_helpers.hpp"
#include "backends/model/library/types/reducing.hpp"
#include "backends/model/library/types/sequence_compare.hpp"
#include "backends/model/object/containers/deque.hpp"
#include "backends/model/object/containers/slice_range.hpp"
#include "backends/model/object/repr_guard.hpp"

#include <algorithm>
#include <limits>

namespace lastref::model {

namespace {

Deque* self_of(Arguments arguments) {
    return static_cast<Deque*>(arguments[0]);
}

Value compare_deques(Run& run, Object* left, Object* right, compile::CompareOperator operation) {
    using compile::CompareOperator;
    if (right->kind != Kind::deque) return not_implemented(run);
    const bool lengths_tell = operation == CompareOperator::equal || operation == CompareOperator::not_equal;
    if (lengths_tell && run.profile.family != "pypy" &&
        static_cast<Deque*>(left)->size != static_cast<Deque*>(right)->size)
        return make_bool(run, operation == CompareOperator::not_equal);
    return compare_by_iterators(run, left, right, operation);
}

void extend(Run& run, Deque* deque, Object* iterable) {
    if (iterable == deque) return extend(run, deque, list_from(run, iterable).get());
    Value iterator = get_iterator(run, iterable);
    while (Value item = next(run, iterator.get())) deque_append(run, deque, std::move(item));
}

Value deque_new(Run& run, Arguments arguments) {
    return make_deque_of(run, class_argument(arguments[0]));
}

Value deque_init(Run& run, Arguments arguments) {
    Deque* deque = self_of(arguments);
    std::int64_t limit = -1;
    if (arguments[2] != run.none) {
        if (arguments[2]->kind != Kind::integer)
            raise(run, CoreType::type_error, "an integer is required", type_name(arguments[2]));
        limit = integer_argument(run, arguments[2]);
        if (limit < 0) raise(run, CoreType::value_error, "maxlen must be non-negative");
    }
    deque->limit = limit;
    if (deque->size) deque_clear(run, deque);
    if (arguments[1]) extend(run, deque, arguments[1]);
    return none(run);
}

/// No copy of a program's class, but of the deque that it is.
Ref<Deque> plain_copy(Run& run, Deque* deque) {
    Type* type = deque->type;
    while (type->program_defined) type = type->base;
    Ref<Deque> copy = make_deque_of(run, type);
    copy->limit = deque->limit;
    for (std::uint32_t i = 0; i < deque->size; ++i) deque_append(run, copy.get(), share(deque->items[i]));
    return copy;
}

Value deque_copy(Run& run, Arguments arguments) {
    Deque* deque = self_of(arguments);
    if (!deque->type->program_defined) return plain_copy(run, deque);
    Value limit = deque->limit < 0 ? Value{} : make_int(run, deque->limit);
    Value made = limit ? call(run, deque->type, {deque, limit.get()}) : call(run, deque->type, deque);
    if (made->kind == Kind::deque) return made;
    raise(run, CoreType::type_error, "{}() must return a deque, not {}", type_name(deque), type_name(made.get()));
}

Value deque_len(Run& run, Arguments arguments) {
    return make_int(run, self_of(arguments)->size);
}

Value deque_bool(Run& run, Arguments arguments) {
    return make_bool(run, self_of(arguments)->size != 0);
}

std::uint32_t place_of(Run& run, Deque* deque, Object* index) {
    const Wordings& words = run.profile.words;
    if (index->kind == Kind::slice && !words.deque_slice.empty())
        raise_worded(run, CoreType::type_error, words.deque_slice, type_name(index));
    bool fits = is_int(index) || (words.deque_takes_index_methods && find_special(index->type, SpecialName::index));
    if (!fits) raise_worded(run, CoreType::type_error, words.deque_place, type_name(index));
    std::int64_t place = index_as_int64(run, index);
    if (place < 0) place += deque->size;
    if (place < 0 || place >= deque->size) raise(run, CoreType::index_error, "deque index out of range");
    return static_cast<std::uint32_t>(place);
}

Value deque_getitem(Run& run, Arguments arguments) {
    return share(self_of(arguments)->items[place_of(run, self_of(arguments), arguments[1])]);
}

Value deque_setitem(Run& run, Arguments arguments) {
    std::uint32_t place = place_of(run, self_of(arguments), arguments[1]);
    replace(self_of(arguments)->items[place], share(arguments[2]));
    return none(run);
}

Value deque_delitem(Run& run, Arguments arguments) {
    deque_take_at(run, self_of(arguments), place_of(run, self_of(arguments), arguments[1]));
    return none(run);
}

/// The place of an equal item in [start, stop), or -1.
std::int64_t find_equal(Run& run, Deque* deque, Object* item, std::int64_t start, std::int64_t stop) {
    std::uint32_t version = deque->version;
    for (std::int64_t i = start; i < stop && i < deque->size; ++i) {
        Value kept = share(deque->items[i]);
        bool same = equals(run, kept.get(), item);
        if (same) return i;
        if (deque->version != version) raise(run, CoreType::runtime_error, "deque mutated during iteration");
    }
    return -1;
}

Value deque_contains(Run& run, Arguments arguments) {
    return make_bool(run, find_equal(run, self_of(arguments), arguments[1], 0, self_of(arguments)->size) >= 0);
}

Value iterator_over(Run& run, const TypeSpec& type, Deque* deque, std::int64_t start) {
    Ref<Iterator> iterator = make_iterator(run, type, deque);
    iterator->index = start;
    iterator->version = deque->version;
    iterator->limit = deque->size;
    return iterator;
}

Value deque_iter(Run& run, Arguments arguments) {
    return iterator_over(run, deque_iterator_type, self_of(arguments), 0);
}

Value deque_reversed(Run& run, Arguments arguments) {
    Deque* deque = self_of(arguments);
    return iterator_over(run, deque_reverse_iterator_type, deque, std::int64_t{deque->size} - 1);
}

Value deque_repr(Run& run, Arguments arguments) {
    Deque* deque = self_of(arguments);
    std::string_view name = does(run, Detail::reprs_name_subclasses) ? as_string(deque->type->name)->view() : "deque";
    ReprGuard guard(run, deque);
    if (guard.is_nested()) return make_string(run, "[...]");
    Ref<Str> shown = repr(run, list_from(run, deque).get());
    if (deque->limit < 0) return make_string(run, fmt::format("{}({})", name, shown->view()));
    return make_string(run, fmt::format("{}({}, maxlen={})", name, shown->view(), deque->limit));
}

Value deque_append_row(Run& run, Arguments arguments) {
    deque_append(run, self_of(arguments), share(arguments[1]));
    return none(run);
}

Value deque_append_left_row(Run& run, Arguments arguments) {
    deque_append_left(run, self_of(arguments), share(arguments[1]));
    return none(run);
}

Value deque_pop(Run& run, Arguments arguments) {
    if (self_of(arguments)->size == 0) raise(run, CoreType::index_error, "pop from an empty deque");
    return deque_take(run, self_of(arguments));
}

Value deque_pop_left(Run& run, Arguments arguments) {
    if (self_of(arguments)->size == 0) raise(run, CoreType::index_error, "pop from an empty deque");
    return deque_take_left(run, self_of(arguments));
}

Value deque_extend_row(Run& run, Arguments arguments) {
    extend(run, self_of(arguments), arguments[1]);
    return none(run);
}

Value deque_extend_left(Run& run, Arguments arguments) {
    Value source = arguments[1] == arguments[0] ? Value(list_from(run, arguments[1])) : share(arguments[1]);
    Value iterator = get_iterator(run, source.get());
    while (Value item = next(run, iterator.get())) deque_append_left(run, self_of(arguments), std::move(item));
    return none(run);
}

Value deque_rotate(Run& run, Arguments arguments) {
    Deque* deque = self_of(arguments);
    std::int64_t steps = integer_argument(run, arguments[1]);
    if (deque->size < 2) return none(run);
    steps %= deque->size;
    if (steps < 0) steps += deque->size;
    std::rotate(deque->items, deque->items + (deque->size - steps), deque->items + deque->size);
    ++deque->version;
    return none(run);
}

Value deque_clear_row(Run& run, Arguments arguments) {
    deque_clear(run, self_of(arguments));
    return none(run);
}

Value deque_count(Run& run, Arguments arguments) {
    Deque* deque = self_of(arguments);
    std::uint32_t version = deque->version;
    std::int64_t count = 0;
    for (std::uint32_t i = 0; i < deque->size; ++i) {
        Value kept = share(deque->items[i]);
        count += equals(run, kept.get(), arguments[1]);
        if (deque->version != version) raise(run, CoreType::runtime_error, "deque mutated during iteration");
    }
    return make_int(run, count);
}

Value deque_index(Run& run, Arguments arguments) {
    Deque* deque = self_of(arguments);
    std::int64_t start = search_place(run, arguments[2], deque->size);
    std::int64_t stop = arguments[3] ? search_place(run, arguments[3], deque->size) : deque->size;
    std::int64_t place = find_equal(run, deque, arguments[1], start, stop);
    if (place < 0) raise_not_found(run, run.profile.words.deque_index, arguments[1]);
    return make_int(run, place);
}

Value deque_insert_row(Run& run, Arguments arguments) {
    Deque* deque = self_of(arguments);
    std::int64_t place = integer_argument(run, arguments[1]);
    if (deque->limit >= 0 && deque->size >= deque->limit) {
        raise(run, CoreType::index_error, "deque already at its maximum size");
    }
    if (place < 0) place = std::max<std::int64_t>(place + deque->size, 0);
    deque_insert(run, deque, static_cast<std::uint32_t>(std::min<std::int64_t>(place, deque->size)), arguments[2]);
    return none(run);
}

Value deque_remove(Run& run, Arguments arguments) {
    Deque* deque = self_of(arguments);
    std::uint32_t version = deque->version;
    for (std::uint32_t i = 0; i < deque->size; ++i) {
        Value kept = share(deque->items[i]);
        bool same = equals(run, kept.get(), arguments[1]);
        if (deque->version != version)
            raise(run, CoreType::index_error, "{}", run.profile.words.deque_changed_in_remove);
        if (!same) continue;
        deque_take_at(run, deque, i);
        return none(run);
    }
    raise_not_found(run, run.profile.words.deque_remove, arguments[1]);
}

Value deque_reverse(Run& run, Arguments arguments) {
    std::reverse(self_of(arguments)->items, self_of(arguments)->items + self_of(arguments)->size);
    return none(run);
}

/// What + and * begin with.
Ref<Deque> operand_copy(Run& run, Arguments arguments) {
    if (does(run, Detail::deque_sums_are_plain)) return plain_copy(run, self_of(arguments));
    return deque_copy(run, arguments).cast<Deque>();
}

Value deque_add(Run& run, Arguments arguments) {
    if (arguments[1]->kind != Kind::deque) {
        raise_worded(run, CoreType::type_error, run.profile.words.deque_concatenation, type_name(arguments[1]));
    }
    Ref<Deque> copy = operand_copy(run, arguments);
    extend(run, copy.get(), arguments[1]);
    return copy;
}

Value deque_iadd(Run& run, Arguments arguments) {
    extend(run, self_of(arguments), arguments[1]);
    return share(arguments[0]);
}

std::int64_t times_of(Run& run, Object* count) {
    if (!is_index(count)) raise_worded(run, CoreType::type_error, run.profile.words.deque_repetition, type_name(count));
    return count_as_int64(run, count);
}

void repeat(Run& run, Deque* deque, std::int64_t times) {
    if (times <= 0) return deque_clear(run, deque);
    if (deque->limit < 0 && deque->size > std::numeric_limits<std::int64_t>::max() / times)
        raise(run, CoreType::memory_error, "");
    Ref<List> items = list_from(run, deque);
    for (std::int64_t round = 1; round < times; ++round) extend(run, deque, items.get());
}

Value deque_mul(Run& run, Arguments arguments) {
    std::int64_t times = times_of(run, arguments[1]);
    Ref<Deque> copy = operand_copy(run, arguments);
    repeat(run, copy.get(), times);
    return copy;
}

Value deque_imul(Run& run, Arguments arguments) {
    repeat(run, self_of(arguments), times_of(run, arguments[1]));
    return share(arguments[0]);
}

Value get_limit(Run& run, Object* deque) {
    std::int64_t limit = static_cast<Deque*>(deque)->limit;
    return limit < 0 ? none(run) : make_int(run, limit);
}

/// Iterator fields: index the next place, limit how many are left, version the deque's when it was made.
template <int step>
Value next_of_deque(Run& run, Object* object) {
    auto* iterator = static_cast<Iterator*>(object);
    auto* deque = static_cast<Deque*>(iterator->source);
    if (deque->version != iterator->version) {
        iterator->limit = 0;
        raise(run, CoreType::runtime_error, "deque mutated during iteration");
    }
    if (iterator->limit == 0) return {};
    --iterator->limit;
    Value item = share(deque->items[iterator->index]);
    iterator->index += step;
    return item;
}

Value iterator_hint(Run& run, Arguments arguments) {
    return make_int(run, static_cast<Iterator*>(arguments[0])->limit);
}

template <int step>
Value iterator_new(Run& run, Arguments arguments) {
    if (arguments[1]->kind != Kind::deque) {
        raise(run, CoreType::type_error, "{}() argument 1 must be {}, not {}",
              step > 0 ? "_deque_iterator" : "_deque_reverse_iterator", "collections.deque", type_name(arguments[1]));
    }
    Value iterator =
        step > 0 ? deque_iter(run, {&arguments.values[1], 1}) : deque_reversed(run, {&arguments.values[1], 1});
    for (std::int64_t skipped = index_as_int64(run, arguments[2]); skipped > 0; --skipped) {
        if (!next_of_deque<step>(run, iterator.get())) break;
    }
    return iterator;
}

constexpr NativeRow rows[] = {
    {"__new__", "cls, *args, **kwargs", deque_new, Binding::static_method},
    {"__init__", "self, iterable=?, maxlen=None", deque_init},
    {"__len__", "self, /", deque_len},
    {"__bool__", "self, /", deque_bool, Binding::method, true, only_cpython_3, 10},
    {"__getitem__", "self, key, /", deque_getitem},
    {"__setitem__", "self, key, value, /", deque_setitem},
    {"__delitem__", "self, key, /", deque_delitem},
    {"__contains__", "self, key, /", deque_contains},
    {"__iter__", "self, /", deque_iter},
    {"__reversed__", "self, /", deque_reversed},
    {"__repr__", "self, /", deque_repr},
    {"__reduce__", "self, /", reduce_in_library},
    LASTREF_COMPARISON_ROWS(compare_deques),
    {"__add__", "self, value, /", deque_add, Binding::method, true, 5},
    {"__iadd__", "self, value, /", deque_iadd},
    {"__mul__", "self, value, /", deque_mul, Binding::method, true, 5},
    {"__rmul__", "self, value, /", deque_mul, Binding::method, true, 5},
    {"__imul__", "self, value, /", deque_imul, Binding::method, true, 5},
    {"__copy__", "self, /", deque_copy},
    {"append", "self, item, /", deque_append_row},
    {"appendleft", "self, item, /", deque_append_left_row},
    {"pop", "self, /", deque_pop},
    {"popleft", "self, /", deque_pop_left},
    {"extend", "self, iterable, /", deque_extend_row},
    {"extendleft", "self, iterable, /", deque_extend_left},
    {"rotate", "self, n=1, /", deque_rotate},
    {"clear", "self, /", deque_clear_row},
    {"copy", "self, /", deque_copy, Binding::method, true, 5},
    {"count", "self, value, /", deque_count},
    {"index", "self, value, start=0, stop=?, /", deque_index, Binding::method, true, 5},
    {"insert", "self, index, value, /", deque_insert_row, Binding::method, true, 5},
    {"remove", "self, value, /", deque_remove},
    {"reverse", "self, /", deque_reverse},
    {"__class_getitem__", "cls, item, /", class_getitem_row, Binding::class_method, true, 9},
};

template <int step>
constexpr NativeRow iterator_rows[] = {
    {"__new__", "cls, deque, index=0, /", iterator_new<step>, Binding::static_method},
    {"__length_hint__", "self, /", iterator_hint},
    {"__reduce__", "self, /", reduce_deque_iterator},
};

constexpr GetSetRow attributes[] = {{"maxlen", get_limit}};

}  // namespace

const TypeSpec deque_type{
    .name = "deque",
    .kind = Kind::deque,
    .instance_size = sizeof(Deque),
    .methods = rows,
    .attributes = attributes,
    .module = "collections",
    .hashable = false,
    .attributes_go_first = true,
};

const TypeSpec deque_iterator_type{
    .name = "_deque_iterator",
    .kind = Kind::iterator,
    .instance_size = sizeof(Iterator),
    .methods = iterator_rows<1>,
    .subclassable = false,
    .module = "_collections",
    .next = next_of_deque<1>,
};

const TypeSpec deque_reverse_iterator_type{
    .name = "_deque_reverse_iterator",
    .kind = Kind::iterator,
    .instance_size = sizeof(Iterator),
    .methods = iterator_rows<-1>,
    .subclassable = false,
    .module = "_collections",
    .next = next_of_deque<-1>,
};

}  // namespace lastref::model
