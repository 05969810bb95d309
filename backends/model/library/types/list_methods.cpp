#include "backends/model/heap/detail.hpp"
#include "backends/model/library/types/method_helpers.hpp"
#include "backends/model/library/types/sequence_compare.hpp"
#include "backends/model/library/types/string_functions.hpp"
#include "backends/model/object/containers/list.hpp"
#include "backends/model/object/containers/slice_range.hpp"
#include "backends/model/object/real_size.hpp"
#include "backends/model/object/repr_guard.hpp"
#include "backends/model/object/subscript.hpp"

#include <algorithm>
#include <limits>
#include <vector>

namespace lastref::model {

namespace {

List* self_of(Arguments arguments) {
    return static_cast<List*>(arguments[0]);
}

struct ListItems {
    List* list;
    [[nodiscard]] std::uint32_t size() const { return list->size; }
    [[nodiscard]] Object* item(std::uint32_t place) const { return list->items[place]; }
};

Value compare_lists(Run& run, Object* left, Object* right, compile::CompareOperator operation) {
    if (right->kind != Kind::list) return not_implemented(run);
    return compare_sequences(run, ListItems{static_cast<List*>(left)}, ListItems{static_cast<List*>(right)}, operation);
}

Value list_new(Run& run, Arguments arguments) {
    Type* type = class_argument(arguments[0]);
    return make_anew(run.heap, [&] { return make_list_of(run, type); });
}

Value list_init(Run& run, Arguments arguments) {
    List* list = self_of(arguments);
    if (list->size) list_clear(run, list);
    if (!arguments[1]) return none(run);
    if (does(run, Detail::lists_ask_lengths_first) && find_special(arguments[1]->type, SpecialName::len))
        ask_length(run, arguments[1]);
    list_extend(run, list, arguments[1]);
    return none(run);
}

Value list_len(Run& run, Arguments arguments) {
    return make_int(run, self_of(arguments)->size);
}

[[noreturn]] void raise_bad_index(Run& run, Object* index) {
    raise(run, CoreType::type_error, "list indices must be integers or slices, not {}", type_name(index));
}

/// The place that an index means, or -1 for one out of range.
std::int64_t place_of(Run& run, List* list, Object* index) {
    std::int64_t place = subscript(
        run, [&] { return index_as_int64(run, index); }, [&] { raise_bad_index(run, index); });
    if (place < 0) place += list->size;
    return place >= 0 && place < list->size ? place : -1;
}

Ref<List> slice_of(Run& run, List* list, Slice* slice) {
    SliceRange range = unpack_slice(run, slice);
    range = adjust_slice(range, list->size);
    if (range.step == 1) {
        return make_list(run, {list->items + range.start, static_cast<std::size_t>(range.count)});
    }
    Ref<List> result = make_list(run);
    list_reserve(run, result.get(), static_cast<std::uint32_t>(range.count));
    for (std::int64_t i = 0; i < range.count; ++i) {
        list_append(run, result.get(), list->items[range.start + i * range.step]);
    }
    return result;
}

Value list_getitem(Run& run, Arguments arguments) {
    List* list = self_of(arguments);
    if (arguments[1]->kind == Kind::slice) return slice_of(run, list, static_cast<Slice*>(arguments[1]));
    if (!is_index(arguments[1])) raise_bad_index(run, arguments[1]);
    std::int64_t place = place_of(run, list, arguments[1]);
    if (place < 0) raise(run, CoreType::index_error, "list index out of range");
    return share(list->items[place]);
}

/// The items to be assigned to a slice, as a list of their own.
Ref<List> items_for_slice(Run& run, Object* value, bool is_extended) {
    if (!is_iterable(value)) {
        const bool tells_so = is_extended && run.profile.family == "cpython";
        raise_worded(run, CoreType::type_error,
                     tells_so ? "must assign iterable to extended slice" : run.profile.words.slice_source,
                     type_name(value));
    }
    if (run.profile.family == "cpython") return list_from(run, get_iterator(run, value).get());
    if (value->kind == Kind::list) {
        auto* list = static_cast<List*>(value);
        return make_list(run, std::span<Object* const>(list->items, list->size));
    }
    Ref<List> items = make_list(run);
    list_extend(run, items.get(), value, LengthHint::asked_after_iter);
    return items;
}

void set_slice(Run& run, List* list, Slice* slice, Object* value) {
    SliceRange range = unpack_slice(run, slice);
    if (range.step == 1) {
        Ref<List> items = items_for_slice(run, value, false);
        range = adjust_slice(range, list->size);
        auto start = static_cast<std::uint32_t>(range.start);
        auto stop = static_cast<std::uint32_t>(std::max(range.start, range.stop));
        list_replace(run, list, start, stop, {items->items, items->size});
        return;
    }
    Ref<List> items = items_for_slice(run, value, true);
    range = adjust_slice(range, list->size);
    if (items->size != range.count) {
        raise(run, CoreType::value_error, "attempt to assign sequence of size {} to extended slice of size {}",
              items->size, range.count);
    }
    std::vector<Value> old;
    for (std::int64_t i = 0; i < range.count; ++i) {
        Object*& place = list->items[range.start + i * range.step];
        old.push_back(Value::adopt(place));
        place = share(items->items[i]).release();
    }
    for (Value& each : old) each = nullptr;
}

Value list_setitem(Run& run, Arguments arguments) {
    List* list = self_of(arguments);
    if (arguments[1]->kind == Kind::slice) {
        set_slice(run, list, static_cast<Slice*>(arguments[1]), arguments[2]);
        return none(run);
    }
    if (!is_index(arguments[1])) raise_bad_index(run, arguments[1]);
    std::int64_t place = place_of(run, list, arguments[1]);
    if (place < 0) raise(run, CoreType::index_error, "list assignment index out of range");
    list_store(list, static_cast<std::uint32_t>(place), arguments[2]);
    return none(run);
}

void delete_slice(Run& run, List* list, Slice* slice) {
    SliceRange range = unpack_slice(run, slice);
    range = adjust_slice(range, list->size);
    if (range.count == 0) return;
    if (range.step == 1) {
        list_remove(run, list, static_cast<std::uint32_t>(range.start), static_cast<std::uint32_t>(range.stop));
        return;
    }
    if (range.step < 0) {
        range.start = range.start + (range.count - 1) * range.step;
        range.step = -range.step;
    }
    std::vector<Value> old;  // these die first to last
    std::int64_t kept = range.start;
    for (std::int64_t i = range.start, taken = 0; i < list->size; ++i) {
        if (taken < range.count && i == range.start + taken * range.step) {
            old.push_back(Value::adopt(list->items[i]));
            ++taken;
        } else {
            list->items[kept++] = list->items[i];
        }
    }
    list->size = static_cast<std::uint32_t>(kept);
    for (Value& each : old) each = nullptr;
}

Value list_delitem(Run& run, Arguments arguments) {
    List* list = self_of(arguments);
    if (arguments[1]->kind == Kind::slice) {
        delete_slice(run, list, static_cast<Slice*>(arguments[1]));
        return none(run);
    }
    if (!is_index(arguments[1])) raise_bad_index(run, arguments[1]);
    std::int64_t place = place_of(run, list, arguments[1]);
    if (place < 0) raise(run, CoreType::index_error, "list assignment index out of range");
    list_take(list, static_cast<std::uint32_t>(place));
    return none(run);
}

Value list_iter(Run& run, Arguments arguments) {
    return make_iterator(run, CoreType::list_iterator, arguments[0]);
}

Value list_reversed(Run& run, Arguments arguments) {
    Ref<Iterator> iterator = make_iterator(run, CoreType::list_reverse_iterator, arguments[0]);
    iterator->index = static_cast<std::int64_t>(self_of(arguments)->size) - 1;
    return iterator;
}

/// The place of an equal item in [start, stop), or -1. Items' __eq__ may change the list.
std::int64_t find_equal(Run& run, List* list, Object* item, std::int64_t start, std::int64_t stop) {
    for (std::int64_t i = start; i < stop && i < list->size; ++i) {
        if (list->items[i] == item) return i;
        Value kept = share(list->items[i]);
        if (equals(run, kept.get(), item)) return i;
    }
    return -1;
}

constexpr std::int64_t no_limit = std::numeric_limits<std::int64_t>::max();

Value list_contains(Run& run, Arguments arguments) {
    List* list = self_of(arguments);
    for (std::uint32_t i = 0; i < list->size; ++i) {
        Value item = share(list->items[i]);
        if (is_sought(run, item.get(), arguments[1])) return make_bool(run, true);
    }
    return make_bool(run, false);
}

Value list_add(Run& run, Arguments arguments) {
    List* left = self_of(arguments);
    if (arguments[1]->kind != Kind::list) return refuse_concatenation(run, left, arguments[1]);
    auto* right = static_cast<List*>(arguments[1]);
    Ref<List> result = make_list(run);
    list_reserve(run, result.get(), left->size + right->size);
    for (std::uint32_t i = 0; i < left->size; ++i) list_append(run, result.get(), left->items[i]);
    if (does(run, Detail::sequences_are_numbers)) {
        list_extend(run, result.get(), right);  // as its class walks
        return result;
    }
    for (std::uint32_t i = 0; i < right->size; ++i) list_append(run, result.get(), right->items[i]);
    return result;
}

Value list_iadd(Run& run, Arguments arguments) {
    if (does(run, Detail::list_extension_defers) && !is_iterable(arguments[1])) return not_implemented(run);
    list_extend(run, self_of(arguments), arguments[1]);
    return share(arguments[0]);
}

std::int64_t repeat_count(Run& run, Object* count, std::int64_t size) {
    std::int64_t times = std::max<std::int64_t>(count_as_int64(run, count), 0);
    if (size && times > std::numeric_limits<std::uint32_t>::max() / size) raise(run, CoreType::memory_error, "");
    return times;
}

Value list_mul(Run& run, Arguments arguments) {
    List* list = self_of(arguments);
    if (leaves_repetition(run, arguments[1])) return not_implemented(run);
    std::int64_t times = repeat_count(run, arguments[1], list->size);
    Ref<List> result = make_list(run);
    list_reserve(run, result.get(), static_cast<std::uint32_t>(list->size * times));
    for (std::int64_t round = 0; round < times; ++round) {
        for (std::uint32_t i = 0; i < list->size; ++i) list_append(run, result.get(), list->items[i]);
    }
    return result;
}

Value list_imul(Run& run, Arguments arguments) {
    List* list = self_of(arguments);
    if (leaves_repetition(run, arguments[1])) return not_implemented(run);
    std::uint32_t size = list->size;
    std::int64_t times = repeat_count(run, arguments[1], size);
    if (times == 0) list_clear(run, list);
    for (std::int64_t round = 1; round < times; ++round) {
        for (std::uint32_t i = 0; i < size; ++i) list_append(run, list, list->items[i]);
    }
    return share(list);
}

Value list_repr(Run& run, Arguments arguments) {
    List* list = self_of(arguments);
    if (list->size == 0) return make_string(run, "[]");
    ReprGuard guard(run, list);
    if (guard.is_nested()) return make_string(run, "[...]");
    std::string text = "[";
    for (std::uint32_t i = 0; i < list->size; ++i) {
        if (i) text += ", ";
        Value item = share(list->items[i]);
        text += repr(run, item.get())->view();
    }
    return make_string(run, text + "]");
}

}  // namespace

Value list_append_method(Run& run, Arguments arguments) {
    list_append(run, self_of(arguments), arguments[1]);
    return none(run);
}

namespace {

Value list_extend_row(Run& run, Arguments arguments) {
    list_extend(run, self_of(arguments), arguments[1]);
    return none(run);
}

/// Of pop() and insert().
std::int64_t place_argument(Run& run, Object* object) {
    return does(run, Detail::list_places_are_indices) ? count_as_int64(run, object) : integer_argument(run, object);
}

Value list_insert_row(Run& run, Arguments arguments) {
    List* list = self_of(arguments);
    std::int64_t place = place_argument(run, arguments[1]);
    if (place < 0) place = std::max<std::int64_t>(place + list->size, 0);
    list_insert(run, list, static_cast<std::uint32_t>(std::min<std::int64_t>(place, list->size)), arguments[2]);
    return none(run);
}

Value list_pop(Run& run, Arguments arguments) {
    List* list = self_of(arguments);
    std::int64_t place = place_argument(run, arguments[1]);
    if (list->size == 0) raise(run, CoreType::index_error, "pop from empty list");
    if (place < 0) place += list->size;
    if (place < 0 || place >= list->size) raise(run, CoreType::index_error, "pop index out of range");
    return list_take(list, static_cast<std::uint32_t>(place));
}

Value list_remove_row(Run& run, Arguments arguments) {
    List* list = self_of(arguments);
    std::int64_t place = find_equal(run, list, arguments[1], 0, no_limit);
    if (place < 0) {
        // The value is shown by those alone that say which it was.
        static constexpr char message[] = "list.remove(x): x not in list";
        bool shown = reworded(run, message) != message;
        raise(run, CoreType::value_error, message, shown ? std::string(repr(run, arguments[1])->view()) : "");
    }
    if (place < list->size) list_take(list, static_cast<std::uint32_t>(place));  // else its __eq__ took it
    return none(run);
}

Value list_index(Run& run, Arguments arguments) {
    List* list = self_of(arguments);
    std::int64_t start = search_place(run, arguments[2], list->size);
    std::int64_t stop = arguments[3] ? search_place(run, arguments[3], list->size) : no_limit;
    std::int64_t place = find_equal(run, list, arguments[1], start, stop);
    if (place >= 0) return make_int(run, place);
    raise_not_found(run, run.profile.words.list_index, arguments[1]);
}

Value list_count(Run& run, Arguments arguments) {
    List* list = self_of(arguments);
    std::int64_t count = 0;
    for (std::uint32_t i = 0; i < list->size; ++i) {
        Value kept = share(list->items[i]);
        count += equals(run, kept.get(), arguments[1]);
    }
    return make_int(run, count);
}

Value list_sort_row(Run& run, Arguments arguments) {
    list_sort(run, self_of(arguments), arguments[1],
              flag_argument(run, arguments[2]) ? SortOrder::descending : SortOrder::ascending);
    return none(run);
}

Value list_reverse_row(Run& run, Arguments arguments) {
    List* list = self_of(arguments);
    std::reverse(list->items, list->items + list->size);
    return none(run);
}

Value list_clear_row(Run& run, Arguments arguments) {
    list_clear(run, self_of(arguments));
    return none(run);
}

Value list_copy(Run& run, Arguments arguments) {
    return make_list(run, {self_of(arguments)->items, self_of(arguments)->size});
}

constexpr NativeRow rows[] = {
    {"__new__", "cls, *args, **kwargs", list_new, Binding::static_method},
    {"__init__", "self, iterable=?, /", list_init},
    {"__init__", "self, sequence=?", list_init, Binding::method, true, 0, 6},
    {"__len__", "self, /", list_len},
    {"__getitem__", "self, index, /", list_getitem},
    {"__setitem__", "self, key, value, /", list_setitem},
    {"__delitem__", "self, key, /", list_delitem},
    {"__iter__", "self, /", list_iter},
    {"__reversed__", "self, /", list_reversed},
    {"__contains__", "self, key, /", list_contains},
    {"__add__", "self, value, /", list_add},
    {"__iadd__", "self, value, /", list_iadd},
    {"__mul__", "self, value, /", list_mul},
    {"__rmul__", "self, value, /", list_mul},
    {"__imul__", "self, value, /", list_imul},
    {"__repr__", "self, /", list_repr},
    LASTREF_COMPARISON_ROWS(compare_lists),
    {"append", "self, object, /", list_append_method},
    {"extend", "self, iterable, /", list_extend_row},
    {"insert", "self, index, object, /", list_insert_row},
    {"pop", "self, index=-1, /", list_pop},
    {"remove", "self, value, /", list_remove_row},
    {"index", "self, value, start=0, stop=?, /", list_index},
    {"count", "self, value, /", list_count},
    {"sort", "self, /, *, key=None, reverse=False", list_sort_row},
    {"reverse", "self, /", list_reverse_row},
    {"clear", "self, /", list_clear_row},
    {"copy", "self, /", list_copy},
    {"__sizeof__", "self, /", object_sizeof},
    {"__class_getitem__", "cls, item, /", class_getitem_row, Binding::class_method, true, 9},
};

}  // namespace

const TypeSpec list_type{
    .name = "list",
    .kind = Kind::list,
    .instance_size = sizeof(List),
    .methods = rows,
    .hashable = false,
};

}  // namespace lastref::model
