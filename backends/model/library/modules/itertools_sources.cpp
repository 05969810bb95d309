#include "backends/model/library/modules/itertools_types.hpp"
#include "backends/model/library/types/method_helpers.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/containers/tuple.hpp"
#include "backends/model/object/iterator.hpp"
#include "backends/model/object/numbers/integer.hpp"

#include <limits>

namespace lastref::model {

namespace {

Iterator* as_iterator(Object* object) {
    return static_cast<Iterator*>(object);
}

Value add(Run& run, Object* left, Object* right) {
    return binary_operation(run, static_cast<int>(compile::BinaryOperator::add), left, right);
}

// count: source the next number, second the step.

Value count_new(Run& run, Arguments arguments) {
    for (Object* each : {arguments[1], arguments[2]}) {
        bool is_number = find_special(each->type, SpecialName::index) || find_special(each->type, SpecialName::int_) ||
                         find_special(each->type, SpecialName::float_) || each->kind == Kind::complex_number;
        if (!is_number) raise(run, CoreType::type_error, "a number is required");
    }
    Ref<Iterator> made = make_raw_iterator(run, class_argument(arguments[0]));
    made->source = share(arguments[1]).release();
    made->second = share(arguments[2]).release();
    run.heap.track(made.get());
    return made;
}

Value next_of_count(Run& run, Object* object) {
    Iterator* iterator = as_iterator(object);
    Value sum = add(run, iterator->source, iterator->second);
    Value current = Value::adopt(std::exchange(iterator->source, sum.release()));
    return current;
}

Value count_repr(Run& run, Arguments arguments) {
    Iterator* iterator = as_iterator(arguments[0]);
    Ref<Str> current = repr(run, iterator->source);
    bool plain = iterator->second->kind == Kind::integer && !static_cast<Int*>(iterator->second)->big &&
                 static_cast<Int*>(iterator->second)->value == 1;
    std::string_view name = as_string(iterator->type->name)->view();
    if (plain) return make_string(run, fmt::format("{}({})", name, current->view()));
    return make_string(run, fmt::format("{}({}, {})", name, current->view(), repr(run, iterator->second)->view()));
}

// cycle: source the iterator (null once exhausted), second the list of what it gave, index the next place there.

Value cycle_new(Run& run, Arguments arguments) {
    Type* type = class_argument(arguments[0]);
    Value source = get_iterator(run, arguments[1]);
    Ref<List> saved = make_list(run);
    Ref<Iterator> made = make_raw_iterator(run, type);
    made->source = source.release();
    made->second = saved.release();
    run.heap.track(made.get());
    return made;
}

Value next_of_cycle(Run& run, Object* object) {
    Iterator* iterator = as_iterator(object);
    auto* saved = static_cast<List*>(iterator->second);
    if (iterator->source) {
        if (Value item = next(run, iterator->source)) {
            list_append(run, saved, item.get());
            return item;
        }
        clear(iterator->source);
    }
    if (saved->size == 0) return {};
    Value item = share(saved->items[iterator->index]);
    iterator->index = (iterator->index + 1) % saved->size;
    return item;
}

// repeat: source the object, limit how often still (-1: for ever).

Value repeat_new(Run& run, Arguments arguments) {
    Type* type = class_argument(arguments[0]);
    std::int64_t times = -1;
    if (arguments[2]) {
        if (run.profile.family == "pypy") integer_argument(run, arguments[2]);
        Value given =
            run.profile.python_2 ? make_int(run, integer_argument(run, arguments[2])) : index_of(run, arguments[2]);
        if (!int_fits_int64(static_cast<Int*>(given.get())))
            raise(run, CoreType::overflow_error, "Python int too large to convert to C ssize_t");
        times = std::max<std::int64_t>(static_cast<Int*>(given.get())->value, 0);
    }
    Ref<Iterator> made = make_raw_iterator(run, type);
    made->source = share(arguments[1]).release();
    made->limit = times;
    run.heap.track(made.get());
    return made;
}

Value next_of_repeat(Run&, Object* object) {
    Iterator* iterator = as_iterator(object);
    if (iterator->limit == 0) return {};
    if (iterator->limit > 0) --iterator->limit;
    return share(iterator->source);
}

Value repeat_repr(Run& run, Arguments arguments) {
    Iterator* iterator = as_iterator(arguments[0]);
    Ref<Str> shown = repr(run, iterator->source);
    std::string_view name = as_string(iterator->type->name)->view();
    if (iterator->limit < 0) return make_string(run, fmt::format("{}({})", name, shown->view()));
    return make_string(run, fmt::format("{}({}, {})", name, shown->view(), iterator->limit));
}

Value repeat_hint(Run& run, Arguments arguments) {
    std::int64_t left = as_iterator(arguments[0])->limit;
    if (left < 0) raise(run, CoreType::type_error, "len() of unsized object");
    return make_int(run, left);
}

// chain: source the iterator over the iterables, second the one being walked.

Value make_chain(Run& run, Object* cls, Object* iterables) {
    Type* type = class_argument(cls);
    Value source = get_iterator(run, iterables);
    Ref<Iterator> made = make_raw_iterator(run, type);
    made->source = source.release();
    run.heap.track(made.get());
    return made;
}

Value chain_new(Run& run, Arguments arguments) {
    return make_chain(run, arguments[0], arguments[1]);
}

Value next_of_chain(Run& run, Object* object) {
    Iterator* iterator = as_iterator(object);
    while (iterator->source) {
        if (!iterator->second) {
            Value iterable = next(run, iterator->source);
            if (!iterable) {
                clear(iterator->source);
                return {};
            }
            try {
                replace(iterator->second, get_iterator(run, iterable.get()));
            } catch (const Raised&) {
                clear(iterator->source);
                throw;
            }
        }
        if (Value item = next(run, iterator->second)) return item;
        clear(iterator->second);
    }
    return {};
}

// islice: source the iterator (null when done), index how many were taken, place the next one to give, limit where to
// stop
// (-1: nowhere), step.

/// -1 for what is no index.
std::int64_t slice_number(Run& run, Object* object, std::int64_t otherwise) {
    if (object == run.none) return otherwise;
    bool acceptable = object->kind == Kind::integer || find_special(object->type, SpecialName::index);
    if (!acceptable) return -1;
    Value number = index_of(run, object);
    return int_fits_int64(static_cast<Int*>(number.get())) ? static_cast<Int*>(number.get())->value : -1;
}

Value islice_new(Run& run, Arguments arguments) {
    constexpr const char* bad_stop = "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
    constexpr const char* bad_index = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
    Type* type = class_argument(arguments[0]);
    bool only_stop = !arguments[3];
    Object* wanted_stop = only_stop ? arguments[2] : arguments[3];
    std::int64_t stop = slice_number(run, wanted_stop, -1);
    if (stop == -1 && wanted_stop != run.none) raise_message(run, CoreType::value_error, bad_stop);
    std::int64_t start = only_stop ? 0 : slice_number(run, arguments[2], 0);
    if (start < 0 || stop < -1) raise_message(run, CoreType::value_error, bad_index);
    std::int64_t step = arguments[4] ? slice_number(run, arguments[4], 1) : 1;
    if (step < 1) raise(run, CoreType::value_error, "Step for islice() must be a positive integer or None.");
    Value source = get_iterator(run, arguments[1]);
    Ref<Iterator> made = make_raw_iterator(run, type);
    made->source = source.release();
    made->place = start;
    made->limit = stop;
    made->step = step;
    run.heap.track(made.get());
    return made;
}

Value next_of_islice(Run& run, Object* object) {
    Iterator* iterator = as_iterator(object);
    if (!iterator->source) return {};
    Value item;
    while (iterator->index < iterator->place) {
        item = next_or_end(run, *iterator);
        if (!item) break;
        item = nullptr;
        ++iterator->index;
    }
    bool over = iterator->index < iterator->place || (iterator->limit >= 0 && iterator->index >= iterator->limit);
    if (!over) item = next_or_end(run, *iterator);
    if (!item) {
        clear(iterator->source);
        return {};
    }
    ++iterator->index;
    bool overflows = __builtin_add_overflow(iterator->place, iterator->step, &iterator->place);
    if (overflows || (iterator->limit >= 0 && iterator->place > iterator->limit)) {
        iterator->place = iterator->limit >= 0 ? iterator->limit : std::numeric_limits<std::int64_t>::max();
    }
    return item;
}

// tee: source a block of values shared by all of them, index the place in it. A block: the iterator, the next block,
// values.

const TypeSpec block_type{
    .name = "_tee_dataobject",
    .kind = Kind::record,
    .instance_size = sizeof(Record),
    .subclassable = false,
    .module = "itertools",
};

Ref<Record> make_block(Run& run, Object* iterator) {
    Ref<Record> block = make_record(run, builtin_type(run, block_type), 2 + run.profile.tee_block_values);
    block->fields()[0] = share(iterator).release();
    return block;
}

/// How many values a block has is its first number.
Value block_value(Run& run, Record* block, std::int64_t place) {
    if (place < block->numbers[0]) return share(block->fields()[2 + place]);
    if (block->numbers[1]) raise(run, CoreType::runtime_error, "cannot re-enter the tee iterator");
    block->numbers[1] = 1;
    Value item;
    try {
        item = next(run, block->fields()[0]);
    } catch (...) {
        block->numbers[1] = 0;
        throw;
    }
    block->numbers[1] = 0;
    if (item) block->fields()[2 + block->numbers[0]++] = share(item.get()).release();
    return item;
}

void go_to_next_block(Run& run, Iterator* iterator) {
    auto* block = static_cast<Record*>(iterator->source);
    if (!block->fields()[1]) block->fields()[1] = make_block(run, block->fields()[0]).release();
    Value next_block = share(block->fields()[1]);
    iterator->index = 0;
    replace(iterator->source, std::move(next_block));
}

Value next_of_tee(Run& run, Object* object) {
    Iterator* iterator = as_iterator(object);
    std::uint32_t size = run.profile.tee_block_values;
    if (iterator->index >= size) go_to_next_block(run, iterator);
    Value kept = share(iterator->source);
    Value item = block_value(run, static_cast<Record*>(kept.get()), iterator->index);
    if (!item) return item;
    // A list of single values is left at once: it holds none that was passed.
    if (++iterator->index >= size && size == 1) go_to_next_block(run, iterator);
    return item;
}

Ref<Iterator> make_tee(Run& run, Record* block, std::int64_t index) {
    Ref<Iterator> made = make_raw_iterator(run, builtin_type(run, itertools_tee_type));
    made->source = share(block).release();
    made->index = index;
    run.heap.track(made.get());
    return made;
}

Value tee_copy(Run& run, Arguments arguments) {
    Iterator* iterator = as_iterator(arguments[0]);
    return make_tee(run, static_cast<Record*>(iterator->source), iterator->index);
}

Value tee_new(Run& run, Arguments arguments) {
    Value iterator = get_iterator(run, arguments[1]);
    if (iterator->type == builtin_type(run, itertools_tee_type)) {
        auto* other = as_iterator(iterator.get());
        return make_tee(run, static_cast<Record*>(other->source), other->index);
    }
    return tee_of(run, iterator.get());
}

constexpr NativeRow count_rows[] = {
    {"__new__", "cls, start=0, step=1", count_new, Binding::static_method},
    {"__repr__", "self, /", count_repr},
};
constexpr NativeRow cycle_rows[] = {{"__new__", "cls, iterable, /", cycle_new, Binding::static_method}};
constexpr NativeRow repeat_rows[] = {
    {"__new__", "cls, object, times=?", repeat_new, Binding::static_method},
    {"__repr__", "self, /", repeat_repr},
    {"__length_hint__", "self, /", repeat_hint},
};
constexpr NativeRow chain_rows[] = {
    {"__new__", "cls, /, *iterables", chain_new, Binding::static_method},
    {"from_iterable", "cls, iterable, /", chain_new, Binding::class_method},
    {"__class_getitem__", "cls, item, /", class_getitem_row, Binding::class_method, true, 9},
};
constexpr NativeRow islice_rows[] = {
    {"__new__", "cls, iterable, start, stop=?, step=?, /", islice_new, Binding::static_method},
};
constexpr NativeRow tee_rows[] = {
    {"__new__", "cls, iterable, /", tee_new, Binding::static_method},
    {"__copy__", "self, /", tee_copy},
};

}  // namespace

Value next_or_end(Run& run, Iterator& iterator) {
    try {
        return next(run, iterator.source);
    } catch (const Raised&) {
        if (run.profile.family == "cpython") {
            clear(iterator.source);
            clear(iterator.second);
        }
        throw;
    }
}

const TypeSpec itertools_count_type = itertools_spec("count", next_of_count, count_rows);
const TypeSpec itertools_cycle_type = itertools_spec("cycle", next_of_cycle, cycle_rows);
const TypeSpec itertools_repeat_type = itertools_spec("repeat", next_of_repeat, repeat_rows);
const TypeSpec itertools_chain_type = itertools_spec("chain", next_of_chain, chain_rows, {1, 0, 2, 3});
const TypeSpec itertools_islice_type = itertools_spec("islice", next_of_islice, islice_rows);
const TypeSpec itertools_tee_type = itertools_spec("_tee", next_of_tee, tee_rows);

Ref<Iterator> tee_of(Run& run, Object* iterator) {
    return make_tee(run, make_block(run, iterator).get(), 0);
}

}  // namespace lastref::model
