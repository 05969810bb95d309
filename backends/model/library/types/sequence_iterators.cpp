#include "backends/model/library/types/iterator_states.hpp"
#include "backends/model/library/types/method_helpers.hpp"
#include "backends/model/object/containers/list.hpp"
#include "backends/model/object/containers/set.hpp"
#include "backends/model/object/iterator.hpp"

namespace lastref::model {

namespace {

// Iterators over list, tuple, set, any sequence, and iter(callable, sentinel). Each lets go of what it walks at the
// end.

Iterator* as_iterator(Object* object) {
    return static_cast<Iterator*>(object);
}

Value next_of_list(Run&, Object* object) {
    Iterator* iterator = as_iterator(object);
    auto* list = static_cast<List*>(iterator->source);
    if (!list) return {};
    if (iterator->index < list->size) return share(list->items[iterator->index++]);
    clear(iterator->source);
    return {};
}

Value next_of_list_backward(Run& run, Object* object) {
    Iterator* iterator = as_iterator(object);
    auto* list = static_cast<List*>(iterator->source);
    if (!list) return {};
    if (iterator->index >= 0 && iterator->index < list->size) return share(list->items[iterator->index--]);
    if (iterator->index < 0 && run.profile.exhausted_list_reversals_hold) return {};
    iterator->index = -1;
    clear(iterator->source);
    return {};
}

Value next_of_tuple(Run&, Object* object) {
    Iterator* iterator = as_iterator(object);
    auto* tuple = static_cast<Tuple*>(iterator->source);
    if (!tuple) return {};
    if (iterator->index < tuple->size) return share(tuple->items()[iterator->index++]);
    clear(iterator->source);
    return {};
}

/// Fields: limit the size that the set must keep (-1 once it did not), step how many keys are left.
Value next_of_set(Run& run, Object* object) {
    Iterator* iterator = as_iterator(object);
    auto* set = static_cast<Set*>(iterator->source);
    if (!set) return {};
    if (iterator->limit != set->used) {
        iterator->limit = -1;
        raise(run, CoreType::runtime_error, "Set changed size during iteration");
    }
    auto position = static_cast<std::uint32_t>(iterator->index);
    Object* key = nullptr;
    if (set_next(set, position, key)) {
        iterator->index = position;
        --iterator->step;
        return share(key);
    }
    end_table_iterator(run, iterator);
    return {};
}

Value next_of_sequence(Run& run, Object* object) {
    Iterator* iterator = as_iterator(object);
    if (!iterator->source) return {};
    try {
        Value place = make_int(run, iterator->index);
        Value item = get_item(run, iterator->source, place.get());
        ++iterator->index;
        return item;
    } catch (const Raised& raised) {
        bool at_end = is_exception(run, raised.exception.get(), CoreType::index_error) ||
                      is_exception(run, raised.exception.get(), CoreType::stop_iteration);
        if (!at_end) throw;
    }
    clear(iterator->source);
    return {};
}

/// Fields: source the callable, second the sentinel.
Value next_of_callable(Run& run, Object* object) {
    Iterator* iterator = as_iterator(object);
    if (!iterator->source || iterator->index < 0) return {};
    try {
        Value result = call(run, iterator->source);
        if (!iterator->second) return {};
        const bool ends = equals(run, iterator->second, result.get());
        // PyPy 7.3's is a generator with what it gave last in a local.
        const bool is_generator = run.profile.family == "pypy" && !run.profile.ended_call_iterators_hold;
        if (!ends && is_generator) replace(iterator->third, share(result.get()));
        if (!ends) return result;
    } catch (const Raised& raised) {
        if (!is_exception(run, raised.exception.get(), CoreType::stop_iteration)) throw;
    }
    iterator->index = -1;
    if (run.profile.ended_call_iterators_hold) return {};
    clear(iterator->source);
    clear(iterator->second);
    clear(iterator->third);
    return {};
}

Value list_hint(Run& run, Arguments arguments) {
    Iterator* iterator = as_iterator(arguments[0]);
    if (!iterator->source) return make_int(run, 0);
    std::int64_t left = static_cast<List*>(iterator->source)->size - iterator->index;
    return make_int(run, left > 0 ? left : 0);
}

Value list_backward_hint(Run& run, Arguments arguments) {
    Iterator* iterator = as_iterator(arguments[0]);
    bool over = !iterator->source || iterator->index >= static_cast<List*>(iterator->source)->size;
    return make_int(run, over ? 0 : iterator->index + 1);
}

Value tuple_hint(Run& run, Arguments arguments) {
    Iterator* iterator = as_iterator(arguments[0]);
    return make_int(run, iterator->source ? static_cast<Tuple*>(iterator->source)->size - iterator->index : 0);
}

Value set_hint(Run& run, Arguments arguments) {
    Iterator* iterator = as_iterator(arguments[0]);
    bool valid = iterator->source && static_cast<Set*>(iterator->source)->used == iterator->limit;
    return make_int(run, valid ? iterator->step : 0);
}

Value sequence_hint(Run& run, Arguments arguments) {
    Iterator* iterator = as_iterator(arguments[0]);
    if (!iterator->source) return make_int(run, 0);
    if (!find_special(iterator->source->type, SpecialName::len)) return not_implemented(run);
    std::int64_t left = length(run, iterator->source) - iterator->index;
    return make_int(run, left > 0 ? left : 0);
}

constexpr NativeRow list_rows[] = {
    {"__length_hint__", "self, /", list_hint},
    {"__reduce__", "self, /", reduce_sequence_iterator},
    {"__setstate__", "self, state, /", set_sequence_iterator},
};
constexpr NativeRow list_backward_rows[] = {
    {"__length_hint__", "self, /", list_backward_hint},
    {"__reduce__", "self, /", reduce_reversed},
    {"__setstate__", "self, state, /", set_reversed},
};
constexpr NativeRow tuple_rows[] = {
    {"__length_hint__", "self, /", tuple_hint},
    {"__reduce__", "self, /", reduce_sequence_iterator},
    {"__setstate__", "self, state, /", set_sequence_iterator},
};
constexpr NativeRow set_rows[] = {
    {"__length_hint__", "self, /", set_hint},
    {"__reduce__", "self, /", reduce_table_iterator},
};
constexpr NativeRow callable_rows[] = {{"__reduce__", "self, /", reduce_callable_iterator}};
constexpr NativeRow sequence_rows[] = {
    {"__length_hint__", "self, /", sequence_hint},
    {"__reduce__", "self, /", reduce_sequence_iterator},
    {"__setstate__", "self, state, /", set_sequence_iterator},
};

constexpr TypeSpec iterator_spec(std::string_view name, Value (*next)(Run&, Object*), std::span<const NativeRow> rows) {
    TypeSpec spec;
    spec.name = name;
    spec.kind = Kind::iterator;
    spec.instance_size = sizeof(Iterator);
    spec.methods = rows;
    spec.subclassable = false;
    spec.next = next;
    return spec;
}

}  // namespace

const TypeSpec list_iterator_type = iterator_spec("list_iterator", next_of_list, list_rows);
const TypeSpec list_reverse_iterator_type =
    iterator_spec("list_reverseiterator", next_of_list_backward, list_backward_rows);
const TypeSpec tuple_iterator_type = iterator_spec("tuple_iterator", next_of_tuple, tuple_rows);
const TypeSpec set_iterator_type = iterator_spec("set_iterator", next_of_set, set_rows);
const TypeSpec sequence_iterator_type = iterator_spec("iterator", next_of_sequence, sequence_rows);
const TypeSpec callable_iterator_type = iterator_spec("callable_iterator", next_of_callable, callable_rows);

}  // namespace lastref::model
