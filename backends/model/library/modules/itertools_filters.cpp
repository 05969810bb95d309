#include "backends/model/heap/detail.hpp"
#include "backends/model/library/modules/itertools_types.hpp"
#include "backends/model/library/types/method_helpers.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/containers/result_tuple.hpp"
#include "backends/model/object/containers/tuple.hpp"
#include "backends/model/object/iterator.hpp"

namespace lastref::model {

namespace {

Iterator* as_iterator(Object* object) {
    return static_cast<Iterator*>(object);
}

/// An iterator over `iterable` with a function (or another object) in `second`.
Ref<Iterator> make_with(Run& run, Object* cls, Object* iterable, Object* second) {
    Type* type = class_argument(cls);
    Value source = get_iterator(run, iterable);
    Ref<Iterator> made = make_raw_iterator(run, type);
    made->source = source.release();
    if (second) made->second = share(second).release();
    run.heap.track(made.get());
    return made;
}

Value function_first_new(Run& run, Arguments arguments) {
    return make_with(run, arguments[0], arguments[2], arguments[1]);
}

bool holds(Run& run, Object* function, Object* item) {
    if (function == run.none || function == static_cast<Object*>(run.type(CoreType::boolean)))
        return is_true(run, item);
    Value answer = call(run, function, item);
    return is_true(run, answer.get());
}

// takewhile, dropwhile: index is 1 once the predicate has failed.

Value next_of_takewhile(Run& run, Object* object) {
    Iterator* iterator = as_iterator(object);
    if (iterator->index) return {};
    Value item = next(run, iterator->source);
    if (!item) return {};
    Value answer = call(run, iterator->second, item.get());
    if (is_true(run, answer.get())) return item;
    iterator->index = 1;
    return {};
}

Value next_of_dropwhile(Run& run, Object* object) {
    Iterator* iterator = as_iterator(object);
    while (Value item = next(run, iterator->source)) {
        if (iterator->index) return item;
        Value answer = call(run, iterator->second, item.get());
        if (!is_true(run, answer.get())) {
            iterator->index = 1;
            return item;
        }
    }
    return {};
}

Value next_of_filterfalse(Run& run, Object* object) {
    Iterator* iterator = as_iterator(object);
    while (Value item = next(run, iterator->source)) {
        if (!holds(run, iterator->second, item.get())) return item;
    }
    return {};
}

Value next_of_starmap(Run& run, Object* object) {
    Iterator* iterator = as_iterator(object);
    Value item = next(run, iterator->source);
    if (!item) return {};
    if (run.profile.family == "pypy" && !is_iterable(item.get()))
        raise(run, CoreType::type_error, "argument after * must be an iterable, not {}", type_name(item.get()));
    Ref<Tuple> arguments = tuple_from(run, item.get());
    return run.call(iterator->second, arguments->items(), arguments->size, nullptr);
}

// accumulate: source the function or None, second what is walked, third the total so far, fourth the initial value
// until it was given.

Value accumulate_new(Run& run, Arguments arguments) {
    Ref<Iterator> made = make_with(run, arguments[0], arguments[1], arguments[2]);
    std::swap(made->source, made->second);
    if (arguments[3] != run.none) made->fourth = share(arguments[3]).release();
    return made;
}

Value next_of_accumulate(Run& run, Object* object) {
    Iterator* iterator = as_iterator(object);
    if (iterator->fourth) {
        iterator->third = std::exchange(iterator->fourth, nullptr);
        return share(iterator->third);
    }
    Value item = next(run, iterator->second);
    if (!item) return {};
    if (!iterator->third) {
        iterator->third = share(item.get()).release();
        return item;
    }
    Value total = iterator->source == run.none ? binary_operation(run, static_cast<int>(compile::BinaryOperator::add),
                                                                  iterator->third, item.get())
                                               : call(run, iterator->source, {iterator->third, item.get()});
    item = nullptr;
    replace(iterator->third, total);
    return total;
}

// compress: second the iterator over the selectors.

Value compress_new(Run& run, Arguments arguments) {
    Value selectors = get_iterator(run, arguments[2]);
    return make_with(run, arguments[0], arguments[1], selectors.get());
}

Value next_of_compress(Run& run, Object* object) {
    Iterator* iterator = as_iterator(object);
    while (true) {
        Value item = next(run, iterator->source);
        if (!item) return {};
        Value selector = next(run, iterator->second);
        if (!selector) return {};
        if (is_true(run, selector.get())) return item;
    }
}

// zip_longest: source the tuple of iterators, None where one is exhausted; second the tuple kept for reuse;
// third the fill value; index how many are left.

}  // namespace

Ref<Iterator> make_zip_longest(Run& run, Type* type, Ref<Tuple> iterators, Object* filler) {
    Ref<Iterator> made = make_raw_iterator(run, type);
    const std::uint32_t count = iterators->size;
    made->index = count;
    made->source = iterators.release();
    made->third = share(filler).release();
    made->second = first_result(run, count).release();
    // Unlike tuples of atoms elsewhere, this one is tracked in all versions.
    if (made->second) run.heap.track(made->second);
    run.heap.track(made.get());
    return made;
}

namespace {

Value zip_longest_new(Run& run, Arguments arguments) {
    Type* type = class_argument(arguments[0]);
    auto* iterables = static_cast<Tuple*>(arguments[1]);
    auto* keywords = static_cast<Dict*>(arguments[2]);
    Object* filler = keywords->used == 0 ? run.none : dict_find(keywords, run.intern("fillvalue"));
    if (!filler || keywords->used > 1)
        raise(run, CoreType::type_error, "zip_longest() got an unexpected keyword argument");
    Ref<Tuple> iterators = make_raw_tuple(run, iterables->size);
    const bool counts =
        does(run, Detail::zip_counts_what_cannot_be_walked) || does(run, Detail::walked_arguments_are_counted);
    for (std::uint32_t i = 0; i < iterables->size; ++i) {
        Object* each = iterables->items()[i];
        const auto walk = [&] { return get_iterator(run, each); };
        Value walks = counts ? unless_type_error(run, walk) : walk();
        if (!walks) raise(run, CoreType::type_error, "zip_longest argument #{} must support iteration", i + 1);
        iterators->items()[i] = walks.release();
    }
    track_tuple(run, iterators.get());
    return make_zip_longest(run, type, std::move(iterators), filler);
}

Value next_of_zip_longest(Run& run, Object* object) {
    Iterator* iterator = as_iterator(object);
    auto* iterators = static_cast<Tuple*>(iterator->source);
    if (iterators->size == 0 || iterator->index == 0) return {};
    bool reused = may_reuse_result(iterator->second);
    Ref<Tuple> result =
        reused ? Ref<Tuple>::share(static_cast<Tuple*>(iterator->second)) : make_raw_tuple(run, iterators->size);
    for (std::uint32_t i = 0; i < iterators->size; ++i) {
        Value item;
        if (iterators->items()[i] != run.none) {
            try {
                item = next(run, iterators->items()[i]);
            } catch (const Raised&) {
                if (run.profile.family == "cpython") iterator->index = 0;
                throw;
            }
            if (!item) {
                if (--iterator->index == 0) return {};
                replace(iterators->items()[i], none(run));
            }
        }
        Object* fresh = item ? item.release() : share(iterator->third).release();
        Value old = Value::adopt(std::exchange(result->items()[i], fresh));
    }
    if (reused) {
        run.heap.track(result.get());
    } else {
        track_tuple(run, result.get());
    }
    return result;
}

// pairwise: second the item before, third the tuple kept for reuse.

Value pairwise_new(Run& run, Arguments arguments) {
    Ref<Iterator> made = make_with(run, arguments[0], arguments[1], nullptr);
    if (does(run, Detail::pairwise_keeps_pair)) made->third = first_result(run).release();
    return made;
}

Value next_of_pairwise(Run& run, Object* object) {
    Iterator* iterator = as_iterator(object);
    if (!iterator->source) return {};
    if (!iterator->second) {
        Value first = next_or_end(run, *iterator);
        if (!first) {
            clear(iterator->source);
            return {};
        }
        replace(iterator->second, std::move(first));
    }
    Value before = share(iterator->second);
    Value item = iterator->source ? next_or_end(run, *iterator) : Value{};
    if (!item && run.profile.family == "pypy") return {};  // it goes on if it can
    if (!item) {
        clear(iterator->source);
        clear(iterator->second);
        return {};
    }
    replace(iterator->second, share(item.get()));
    return next_pair(run, iterator->third, std::move(before), std::move(item));
}

// batched: limit the size, step whether strict.

Value batched_new(Run& run, Arguments arguments) {
    std::int64_t size = index_as_int64(run, arguments[2]);
    if (size < 1) raise(run, CoreType::value_error, "n must be at least one");
    Ref<Iterator> made = make_with(run, arguments[0], arguments[1], nullptr);
    made->limit = size;
    made->step = is_true(run, arguments[3]);
    return made;
}

Value next_of_batched(Run& run, Object* object) {
    Iterator* iterator = as_iterator(object);
    if (!iterator->source) return {};
    Ref<List> batch = make_list(run);
    while (batch->size < iterator->limit) {
        Value item = next_or_end(run, *iterator);
        if (!item) {
            clear(iterator->source);
            break;
        }
        list_append(run, batch.get(), std::move(item));
    }
    if (batch->size == 0) return {};
    if (iterator->step && batch->size < iterator->limit) {
        raise(run, CoreType::value_error, "batched(): incomplete batch");
    }
    return tuple_from(run, batch.get());
}

constexpr NativeRow takewhile_rows[] = {
    {"__new__", "cls, predicate, iterable, /", function_first_new, Binding::static_method},
};
constexpr NativeRow dropwhile_rows[] = {
    {"__new__", "cls, predicate, iterable, /", function_first_new, Binding::static_method},
};
constexpr NativeRow filterfalse_rows[] = {
    {"__new__", "cls, function, iterable, /", function_first_new, Binding::static_method},
};
constexpr NativeRow starmap_rows[] = {
    {"__new__", "cls, function, iterable, /", function_first_new, Binding::static_method},
};
constexpr NativeRow accumulate_rows[] = {
    {"__new__", "cls, iterable, func=None, *, initial=None", accumulate_new, Binding::static_method},
};
constexpr NativeRow compress_rows[] = {
    {"__new__", "cls, data, selectors", compress_new, Binding::static_method},
};
constexpr NativeRow zip_longest_rows[] = {
    {"__new__", "cls, /, *iterables, **keywords", zip_longest_new, Binding::static_method},
};
constexpr NativeRow pairwise_rows[] = {{"__new__", "cls, iterable, /", pairwise_new, Binding::static_method}};
constexpr NativeRow batched_rows[] = {
    {"__new__", "cls, iterable, n, *, strict=False", batched_new, Binding::static_method},
};

}  // namespace

const TypeSpec itertools_takewhile_type =
    itertools_spec("takewhile", next_of_takewhile, takewhile_rows, function_dies_first);
const TypeSpec itertools_dropwhile_type =
    itertools_spec("dropwhile", next_of_dropwhile, dropwhile_rows, function_dies_first);
const TypeSpec itertools_filterfalse_type =
    itertools_spec("filterfalse", next_of_filterfalse, filterfalse_rows, function_dies_first);
const TypeSpec itertools_starmap_type = itertools_spec("starmap", next_of_starmap, starmap_rows, function_dies_first);
const TypeSpec itertools_accumulate_type =
    itertools_spec("accumulate", next_of_accumulate, accumulate_rows, {0, 2, 1, 3});
const TypeSpec itertools_compress_type = itertools_spec("compress", next_of_compress, compress_rows);
const TypeSpec itertools_zip_longest_type = itertools_spec("zip_longest", next_of_zip_longest, zip_longest_rows);
const TypeSpec itertools_pairwise_type = itertools_spec("pairwise", next_of_pairwise, pairwise_rows);
const TypeSpec itertools_batched_type = itertools_spec("batched", next_of_batched, batched_rows);

}  // namespace lastref::model
