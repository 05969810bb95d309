#include "backends/model/heap/detail.hpp"
#include "backends/model/library/types/iterator_states.hpp"
#include "backends/model/library/types/method_helpers.hpp"
#include "backends/model/object/calls/native_object.hpp"
#include "backends/model/object/containers/list.hpp"
#include "backends/model/object/containers/result_tuple.hpp"
#include "backends/model/object/containers/tuple.hpp"
#include "backends/model/object/iterator.hpp"
#include "backends/model/object/operations.hpp"

#include <array>
#include <vector>

namespace lastref::model {

namespace {

// enumerate, zip, map, filter, reversed: iterators over iterators, made by calling their types.

Iterator* as_iterator(Object* object) {
    return static_cast<Iterator*>(object);
}

/// What `zip()`, `map()` and their like walk. PyPy 7.3 takes any TypeError for one about its argument.
Value iterator_of_argument(Run& run, Object* iterable, std::uint32_t number, std::string_view function) {
    if (!does(run, Detail::walked_arguments_are_counted)) return get_iterator(run, iterable);
    try {
        return get_iterator(run, iterable);
    } catch (Raised& raised) {
        if (!is_exception(run, raised.exception.get(), CoreType::type_error)) throw;
        raise(run, CoreType::type_error, "{} argument #{} must support iteration", function, number);
    }
}

/// The iterators of `iterables`, as a tuple.
Ref<Tuple> iterators_of(Run& run, Tuple* iterables, std::uint32_t first, const TypeSpec& spec) {
    Ref<Tuple> iterators = make_raw_tuple(run, iterables->size - first);
    if (iterators->size) run.heap.track(iterators.get());
    for (std::uint32_t i = first; i < iterables->size; ++i) {
        iterators->items()[i - first] =
            iterator_of_argument(run, iterables->items()[i], i - first + 1, spec.name).release();
    }
    return iterators;
}

// enumerate: source the iterator, second the tuple kept for reuse, third the count when it does not fit `index`.

Value enumerate_new(Run& run, Arguments arguments) {
    Ref<Iterator> made = make_raw_iterator(run, class_argument(arguments[0]));
    if (arguments[2]) {
        Value start = index_of(run, arguments[2]);
        auto* number = static_cast<Int*>(start.get());
        if (number->big) {
            made->third = start.release();
        } else {
            made->index = number->value;
        }
    }
    run.heap.track(made.get());
    made->source = get_iterator(run, arguments[1]).release();
    made->second = first_result(run).release();
    return made;
}

Value count_of(Run& run, Iterator* iterator) {
    if (!iterator->third) return make_int(run, iterator->index++);
    Value one = make_int(run, 1);
    Value next = binary_operation(run, static_cast<int>(compile::BinaryOperator::add), iterator->third, one.get());
    Value count = share(iterator->third);
    replace(iterator->third, std::move(next));
    return count;
}

Value next_of_enumerate(Run& run, Object* object) {
    Iterator* iterator = as_iterator(object);
    Value item = next(run, iterator->source);
    if (!item) return {};
    return next_pair(run, iterator->second, count_of(run, iterator), std::move(item));
}

// zip: source the tuple of iterators (null when exhausted at once), second the tuple kept for reuse, step whether
// strict.

Value zip_new(Run& run, Arguments arguments) {
    Type* type = class_argument(arguments[0]);
    auto* iterables = static_cast<Tuple*>(arguments[1]);
    bool counts = does(run, Detail::zip_counts_what_cannot_be_walked);
    for (std::uint32_t i = 0; counts && i < iterables->size; ++i) {
        Type* given = iterables->items()[i]->type;
        bool walks = find_special(given, SpecialName::iter) || find_special(given, SpecialName::getitem);
        if (!walks) raise(run, CoreType::type_error, "zip argument #{} must support iteration", i + 1);
    }
    Ref<Tuple> iterators = iterators_of(run, iterables, 0, zip_type);
    Value result = first_result(run, iterables->size);
    if (result) run.heap.track(result.get());
    Ref<Iterator> made = make_raw_iterator(run, type);
    made->source = iterators.release();
    made->second = result.release();
    made->step = arguments.count > 2 && is_true(run, arguments[2]);
    run.heap.track(made.get());
    return made;
}

/// One iterable of a strict zip() or map(), as `name` says, ended; raises ValueError unless all end here.
void check_strict(Run& run, std::string_view name, Tuple* iterators, std::uint32_t ended) {
    auto plural = [](std::uint32_t count) { return count == 1 ? std::string(" ") : fmt::format("s 1-{}", count); };
    if (ended > 0) {
        raise(run, CoreType::value_error, "{}() argument {} is shorter than argument{}{}", name, ended + 1,
              plural(ended), ended == 1 ? "1" : "");
    }
    for (std::uint32_t i = 1; i < iterators->size; ++i) {
        if (next(run, iterators->items()[i])) {
            raise(run, CoreType::value_error, "{}() argument {} is longer than argument{}{}", name, i + 1, plural(i),
                  i == 1 ? "1" : "");
        }
    }
}

Value next_of_zip(Run& run, Object* object) {
    Iterator* iterator = as_iterator(object);
    auto* iterators = static_cast<Tuple*>(iterator->source);
    if (iterators->size == 0) return {};
    if (may_reuse_result(iterator->second)) {
        auto* result = static_cast<Tuple*>(iterator->second);
        Value kept = share(result);
        for (std::uint32_t i = 0; i < iterators->size; ++i) {
            Value item = next(run, iterators->items()[i]);
            if (!item) {
                kept = nullptr;
                if (iterator->step) check_strict(run, "zip", iterators, i);
                return {};
            }
            replace(result->items()[i], std::move(item));
        }
        run.heap.track(result);
        return kept;
    }
    Ref<Tuple> result = make_raw_tuple(run, iterators->size);
    for (std::uint32_t i = 0; i < iterators->size; ++i) {
        Value item = next(run, iterators->items()[i]);
        if (!item) {
            result = nullptr;
            if (iterator->step) check_strict(run, "zip", iterators, i);
            return {};
        }
        result->items()[i] = item.release();
    }
    track_tuple(run, result.get());
    return result;
}

// map: source the tuple of iterators, second the function, step whether strict.

Value map_new(Run& run, Arguments arguments) {
    Type* type = class_argument(arguments[0]);
    auto* iterables = static_cast<Tuple*>(arguments[1]);
    if (iterables->size == 0 && !does(run, Detail::titles_are_qualified) && run.profile.family == "pypy")
        raise(run, CoreType::type_error, "__new__() missing 1 required positional argument: 'fun'");
    if (iterables->size < 2) raise(run, CoreType::type_error, "map() must have at least two arguments.");
    Ref<Tuple> iterators = iterators_of(run, iterables, 1, map_type);
    Ref<Iterator> made = make_raw_iterator(run, type);
    made->source = iterators.release();
    made->second = share(iterables->items()[0]).release();
    made->step = arguments.count > 2 && is_true(run, arguments[2]);
    run.heap.track(made.get());
    return made;
}

Value next_of_map(Run& run, Object* object) {
    Iterator* iterator = as_iterator(object);
    auto* iterators = static_cast<Tuple*>(iterator->source);
    if (iterators->size == 1) {
        Value item = next(run, iterators->items()[0]);
        if (!item) return {};
        return call(run, iterator->second, item.get());
    }
    std::vector<Value> values;
    std::vector<Object*> borrowed;
    for (std::uint32_t i = 0; i < iterators->size; ++i) {
        Value item = next(run, iterators->items()[i]);
        if (!item && iterator->step) check_strict(run, "map", iterators, i);
        if (!item) return {};
        borrowed.push_back(item.get());
        values.push_back(std::move(item));
    }
    return run.call(iterator->second, borrowed.data(), borrowed.size(), nullptr);
}

// filter: source the iterator, second the function or None.

Value filter_new(Run& run, Arguments arguments) {
    Type* type = class_argument(arguments[0]);
    Value source = get_iterator(run, arguments[2]);
    Ref<Iterator> made = make_raw_iterator(run, type);
    made->source = source.release();
    made->second = share(arguments[1]).release();
    run.heap.track(made.get());
    return made;
}

Value next_of_filter(Run& run, Object* object) {
    Iterator* iterator = as_iterator(object);
    bool by_truth =
        iterator->second == run.none || iterator->second == static_cast<Object*>(run.type(CoreType::boolean));
    while (Value item = next(run, iterator->source)) {
        if (by_truth) {
            if (is_true(run, item.get())) return item;
            continue;
        }
        Value answer = call(run, iterator->second, item.get());
        if (is_true(run, answer.get())) return item;
    }
    return {};
}

// reversed: source the sequence, index the next place.

Value reversed_new(Run& run, Arguments arguments) {
    Type* type = class_argument(arguments[0]);
    Object* sequence = arguments[1];
    Object* method = find_special(sequence->type, SpecialName::reversed);
    if (method == run.none && run.profile.family != "pypy")
        raise(run, CoreType::type_error, "'{}' object is not reversible", type_name(sequence));
    if (method) return call_special(run, sequence, SpecialName::reversed);
    bool is_sequence = find_special(sequence->type, SpecialName::getitem) && sequence->kind != Kind::weak_reference &&
                       sequence->kind != Kind::dict;
    if (!is_sequence && does(run, Detail::reversed_asks_length)) {
        length(run, sequence);
        raise(run, CoreType::type_error, "argument to reversed() must be a sequence");
    }
    if (!is_sequence) raise(run, CoreType::type_error, "'{}' object is not reversible", type_name(sequence));
    std::int64_t size = length(run, sequence);
    Ref<Iterator> made = make_raw_iterator(run, type);
    made->source = share(sequence).release();
    made->index = size - 1;
    run.heap.track(made.get());
    return made;
}

Value next_of_reversed(Run& run, Object* object) {
    Iterator* iterator = as_iterator(object);
    if (!iterator->source) return {};
    if (iterator->index >= 0) {
        try {
            Value place = make_int(run, iterator->index);
            Value item = get_item(run, iterator->source, place.get());
            --iterator->index;
            return item;
        } catch (const Raised& raised) {
            bool at_end = is_exception(run, raised.exception.get(), CoreType::index_error) ||
                          is_exception(run, raised.exception.get(), CoreType::stop_iteration);
            if (!at_end) throw;
        }
    }
    iterator->index = -1;
    clear(iterator->source);
    return {};
}

Value reversed_hint(Run& run, Arguments arguments) {
    Iterator* iterator = as_iterator(arguments[0]);
    if (!iterator->source) return make_int(run, 0);
    std::int64_t left = iterator->index + 1;
    return make_int(run, length(run, iterator->source) < left ? 0 : left);
}

constexpr NativeRow enumerate_plain_row{"__new__", "cls, iterable, start=?", enumerate_new, Binding::static_method};

/// Since 3.11 enumerate itself, not what is derived from it, looks at its arguments in its own way.
Value enumerate_checked(Run& run, Arguments arguments) {
    auto* given = static_cast<Tuple*>(arguments[1]);
    auto* named = static_cast<Dict*>(arguments[2]);
    std::uint32_t total = given->size + named->used;
    Type* type = run.type(CoreType::enumerate);
    if (arguments[0] == type && run.profile.family == "cpython") {
        std::uint32_t position = 0;
        Object* key = nullptr;
        Object* value = nullptr;
        while (total <= 2 && dict_next(named, position, key, value)) {
            std::string_view name = as_string(key)->view();
            bool fits = name == "start" ? total == 2 : name == "iterable" && !given->size;
            if (!fits) raise(run, CoreType::type_error, "'{}' is an invalid keyword argument for enumerate()", name);
        }
        if (total > 2) raise(run, CoreType::type_error, "enumerate() takes at most 2 arguments ({} given)", total);
        if (total == 0) raise(run, CoreType::type_error, "enumerate() missing required argument 'iterable'");
        if (!named->used) {
            Object* start = given->size > 1 ? given->items()[1] : nullptr;
            std::array<Object*, 3> places{arguments[0], given->items()[0], start};
            return enumerate_new(run, {places.data(), 3});
        }
    }
    Ref<Native> plain = make_native(run, enumerate_plain_row, nullptr, type);
    std::vector<Object*> values(given->items(), given->items() + given->size);
    values.insert(values.begin(), arguments[0]);
    Ref<Tuple> positional = model::make_tuple(run, values);
    return call_all(run, plain.get(), positional.get(), named);
}

constexpr NativeRow enumerate_rows[] = {
    {"__reduce__", "self, /", reduce_enumerate},
    enumerate_plain_row,
    {"__new__", "cls, sequence, start=?", enumerate_new, Binding::static_method, true, only_python_2},
    {"__new__", "cls, /, *args, **kwargs", enumerate_checked, Binding::static_method, true, 11},
    {"__class_getitem__", "cls, item, /", class_getitem_row, Binding::class_method, true, 9},
};
constexpr NativeRow zip_rows[] = {
    {"__reduce__", "self, /", reduce_zip},
    {"__setstate__", "self, state, /", set_strictness, Binding::method, true, from_3_10_or_pypy},
    {"__new__", "cls, /, *iterables", zip_new, Binding::static_method},
    {"__new__", "cls, /, *iterables, strict=False", zip_new, Binding::static_method, true, from_3_10_or_pypy},
};
constexpr NativeRow map_rows[] = {
    {"__reduce__", "self, /", reduce_map},
    {"__setstate__", "self, state, /", set_strictness, Binding::method, true, 14},
    {"__new__", "cls, /, *iterables", map_new, Binding::static_method},
    {"__new__", "cls, /, *iterables, strict=False", map_new, Binding::static_method, true, 14},
};
constexpr NativeRow filter_rows[] = {
    {"__reduce__", "self, /", reduce_filter},
    {"__new__", "cls, function, iterable, /", filter_new, Binding::static_method},
};
constexpr NativeRow reversed_rows[] = {
    {"__new__", "cls, sequence, /", reversed_new, Binding::static_method},
    {"__length_hint__", "self, /", reversed_hint},
    {"__reduce__", "self, /", reduce_reversed},
    {"__setstate__", "self, state, /", set_reversed},
};

constexpr TypeSpec iterator_spec(std::string_view name, Value (*next)(Run&, Object*), std::span<const NativeRow> rows,
                                 std::array<std::uint8_t, 4> dies = {0, 1, 2, 3}) {
    TypeSpec spec;
    spec.name = name;
    spec.kind = Kind::iterator;
    spec.instance_size = sizeof(Iterator);
    spec.methods = rows;
    spec.next = next;
    spec.dies = dies;
    return spec;
}

}  // namespace

const TypeSpec enumerate_type = iterator_spec("enumerate", next_of_enumerate, enumerate_rows);
const TypeSpec zip_type = iterator_spec("zip", next_of_zip, zip_rows);
const TypeSpec map_type = iterator_spec("map", next_of_map, map_rows);
const TypeSpec filter_type = iterator_spec("filter", next_of_filter, filter_rows, {1, 0, 2, 3});
const TypeSpec reversed_type = iterator_spec("reversed", next_of_reversed, reversed_rows);

}  // namespace lastref::model
