#include "backends/model/object/containers/list.hpp"

#include "backends/model/heap/kind_row.hpp"
#include "backends/model/object/errors.hpp"
#include "backends/model/object/make.hpp"
#include "backends/model/object/numbers/integer.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/object/types/classic.hpp"
#include "backends/model/object/types/instance_size.hpp"

#include <algorithm>
#include <cstddef>
#include <cstring>

namespace lastref::model {

namespace {

/// A list's items on their way out: the list no longer has them.
struct TakenItems {
    Object** items;
    std::uint32_t size;
    std::uint32_t capacity;
};

TakenItems take_items(List* list) {
    TakenItems taken{list->items, list->size, list->capacity};
    list->items = nullptr;
    list->size = list->capacity = 0;
    return taken;
}

/// Last to first, as list_clear and list_dealloc do.
void drop_items(Heap& heap, const TakenItems& taken) {
    if (heap.profile().is_mutant(Mutant::list_items_die_in_reverse))
        std::reverse(taken.items, taken.items + taken.size);
    for (std::uint32_t i = taken.size; i-- > 0;) drop_reference_or_null(taken.items[i]);
    heap.release_buffer(taken.items, taken.capacity * sizeof(Object*));
}

void destroy_list(Heap& heap, Object* object) {
    if (has_flag(object, flag_prefix)) heap.drop_prefix(object);
    drop_items(heap, take_items(static_cast<List*>(object)));
    heap.free_object(object, instance_size(object->type, sizeof(List)));
}

void clear_list(Heap& heap, Object* object) {
    drop_items(heap, take_items(static_cast<List*>(object)));
}

void change_capacity(Heap& heap, List* list, std::uint32_t capacity) {
    void* items = heap.memory().resize(list->items, list->capacity * sizeof(Object*), capacity * sizeof(Object*));
    list->items = static_cast<Object**>(items);
    list->capacity = capacity;
    set_flag(list, flag_grew);
}

/// The growth pattern of list_resize: programs see it in sys.getsizeof.
std::uint32_t grown(const Heap& heap, std::uint32_t size) {
    if (!heap.profile().memory.lists_grow_to_fours) return size + (size >> 3) + (size < 9 ? 3 : 6);
    return (size + (size >> 3) + 6) & ~std::uint32_t{3};
}

/// The room in a list that is filled from something with `size` items.
std::uint32_t first_room(const Heap& heap, std::uint32_t size) {
    switch (heap.profile().memory.first_room) {
        case FirstRoom::as_grown: return grown(heap, size);
        case FirstRoom::as_many: return size;
        case FirstRoom::as_many_made_even: return size + size % 2;
    }
    return size;
}

void shrink_if_sparse(Heap& heap, List* list) {
    if (list->size >= list->capacity / 2) return;
    std::uint32_t wanted = list->size ? grown(heap, list->size) : 0;
    if (wanted >= list->capacity) return;
    if (wanted == 0) {
        heap.release_buffer(list->items, list->capacity * sizeof(Object*));
        list->items = nullptr;
        list->capacity = 0;
        return;
    }
    change_capacity(heap, list, wanted);
}

}  // namespace

extern const KindRow list_kind;
const KindRow list_kind{
    .name = "list",
    .tracked = true,
    .edges = {.array = EdgeArray::pointed,
              .last_to_first = true,
              .array_offset = offsetof(List, items),
              .count_offset = offsetof(List, size)},
    .destroy = destroy_list,
    .clear = clear_list,
    .in_trashcan = true,
};

Ref<List> make_list_of(Run& run, Type* type) {
    auto* list = static_cast<List*>(run.heap.make_sized(Kind::list, type, instance_size(type, sizeof(List))));
    track_new(run.heap, list);
    return Ref<List>::adopt(list);
}

Ref<List> make_list(Run& run, std::span<Object* const> items) {
    auto* list = run.heap.make<List>(Kind::list, run.type(CoreType::list));
    if (!items.empty()) {
        list->items = static_cast<Object**>(run.heap.allocate_buffer(items.size() * sizeof(Object*)));
        list->size = list->capacity = static_cast<std::uint32_t>(items.size());
        for (std::size_t i = 0; i < items.size(); ++i) {
            add_reference(items[i]);
            list->items[i] = items[i];
        }
    }
    track_new(run.heap, list);
    return Ref<List>::adopt(list);
}

void list_reserve(Run& run, List* list, std::uint32_t capacity) {
    if (list->capacity < capacity) change_capacity(run.heap, list, capacity);
}

void list_append(Run& run, List* list, Object* item) {
    list_append(run, list, share(item));
}

void list_append(Run& run, List* list, Value item) {
    if (list->size == list->capacity) change_capacity(run.heap, list, grown(run.heap, list->size + 1));
    list->items[list->size++] = item.release();
}

void list_insert(Run& run, List* list, std::uint32_t place, Object* item) {
    if (list->size == list->capacity) change_capacity(run.heap, list, grown(run.heap, list->size + 1));
    std::memmove(list->items + place + 1, list->items + place, (list->size - place) * sizeof(Object*));
    add_reference(item);
    list->items[place] = item;
    ++list->size;
}

void list_clear(Run& run, List* list) {
    drop_items(run.heap, take_items(list));
}

Value list_take(List* list, std::uint32_t place) {
    Value item = Value::adopt(list->items[place]);
    --list->size;
    std::memmove(list->items + place, list->items + place + 1, (list->size - place) * sizeof(Object*));
    shrink_if_sparse(run_of(list).heap, list);
    return item;
}

void list_remove(Run& run, List* list, std::uint32_t start, std::uint32_t stop) {
    list_replace(run, list, start, stop, {});
}

void list_replace(Run& run, List* list, std::uint32_t start, std::uint32_t stop, std::span<Object* const> items) {
    Heap& heap = run.heap;
    auto removed = stop - start;
    auto added = static_cast<std::uint32_t>(items.size());
    if (removed == list->size && added == 0) return list_clear(run, list);
    constexpr std::uint32_t few = 16;
    Object* on_stack[few];
    Object** old = removed <= few ? on_stack : static_cast<Object**>(heap.allocate_buffer(removed * sizeof(Object*)));
    if (removed) std::memcpy(old, list->items + start, removed * sizeof(Object*));
    for (Object* item : items) add_reference(item);  // before anything moves: `items` may be the list's own
    std::uint32_t size = list->size - removed + added;
    if (size > list->capacity || !items.empty()) {
        // A buffer of its own: `items` may lie in the old one.
        std::uint32_t capacity = size > list->capacity ? grown(heap, size) : list->capacity;
        auto** fresh = static_cast<Object**>(heap.allocate_buffer(capacity * sizeof(Object*)));
        if (start) std::memcpy(fresh, list->items, start * sizeof(Object*));
        if (added) std::memcpy(fresh + start, items.data(), added * sizeof(Object*));
        if (list->size > stop) {
            std::memcpy(fresh + start + added, list->items + stop, (list->size - stop) * sizeof(Object*));
        }
        heap.release_buffer(list->items, list->capacity * sizeof(Object*));
        list->items = fresh;
        list->capacity = capacity;
    } else if (list->size > stop) {
        std::memmove(list->items + start, list->items + stop, (list->size - stop) * sizeof(Object*));
    }
    list->size = size;
    shrink_if_sparse(heap, list);
    for (std::uint32_t i = removed; i-- > 0;) drop_reference(old[i]);
    if (old != on_stack) heap.release_buffer(old, removed * sizeof(Object*));
}

namespace {

/// How many items a built-in container or range will give; 0: nobody knows, or too many to make room for.
std::uint32_t known_length(Object* iterable) {
    constexpr std::int64_t most = 1 << 24;
    if (iterable->type->program_defined) return 0;
    switch (iterable->kind) {
        case Kind::range: {
            auto* length = static_cast<Int*>(static_cast<Range*>(iterable)->length);
            return !length->big && length->value < most ? static_cast<std::uint32_t>(length->value) : 0;
        }
        case Kind::dict: return static_cast<Dict*>(iterable)->used;
        case Kind::set: return static_cast<Set*>(iterable)->used;
        case Kind::string: return as_string(iterable)->length;
        default: return 0;
    }
}

}  // namespace

Value length_hint(Run& run, Object* iterable) {
    Type* type = iterable->type;
    try {
        if (find_special(type, SpecialName::len)) return make_int(run, length(run, iterable));
    } catch (Raised& raised) {
        const bool has_none =
            is_classic_instance(iterable) && is_exception(run, raised.exception.get(), CoreType::attribute_error);
        if (!has_none && !is_exception(run, raised.exception.get(), CoreType::type_error)) throw;
    }
    Value hint;
    try {
        hint = call_special(run, iterable, SpecialName::length_hint);
    } catch (Raised& raised) {
        if (!is_exception(run, raised.exception.get(), CoreType::type_error)) throw;
    }
    if (!hint || hint.get() == run.not_implemented) return {};
    std::string_view name = qualified_type_name(type);
    if (!is_int(hint.get())) {
        raise(run, CoreType::type_error, "__length_hint__ must be an integer, not {}", type_name(hint.get()), name,
              qualified_type_name(hint->type));
    }
    if (run.profile.family == "cpython" && !int_fits_int64(static_cast<Int*>(hint.get())))
        raise(run, CoreType::overflow_error, "Python int too large to convert to C ssize_t");
    bool negative = int_is_negative(static_cast<Int*>(hint.get()));
    if (negative) raise(run, CoreType::value_error, "__length_hint__() should return >= 0", name);
    return hint;
}

namespace {

/// Whether an iterator has to ask a program's object how much is left.
bool walks_sequence(Run& run, const Object* iterable) {
    if (iterable->type != run.type(CoreType::sequence_iterator) && iterable->type != run.type(CoreType::reversed))
        return false;
    const Object* source = static_cast<const Iterator*>(iterable)->source;
    return source && (source->type->program_defined || is_classic_instance(source));
}

/// PyPy takes the items of sequences that a program's class does not walk in its own way without asking it.
bool is_taken_whole(Run& run, Object* iterable) {
    switch (iterable->kind) {
        case Kind::list:
        case Kind::tuple:
        case Kind::string: break;
        default: return false;
    }
    return run.profile.family == "pypy" && find_special(iterable->type, SpecialName::iter)->kind == Kind::native;
}

}  // namespace

void ask_length(Run& run, Object* iterable) {
    if (is_taken_whole(run, iterable)) return;
    if (iterable->type->program_defined || walks_sequence(run, iterable) || is_classic_instance(iterable))
        length_hint(run, iterable);
}

void ask_length(Run& run, Object* iterable, const Object* iterator) {
    if (run.profile.family != "pypy" || iterator->kind != Kind::generator) ask_length(run, iterable);
}

void list_extend(Run& run, List* list, Object* iterable, LengthHint hint) {
    // Subclasses may walk differently: CPython's exact checks.
    const bool is_plain = is_exactly(run, iterable, CoreType::list) || is_exactly(run, iterable, CoreType::tuple) ||
                          (is_taken_whole(run, iterable) && iterable->kind != Kind::string);
    if (is_plain || iterable == list) {
        bool of_list = iterable->kind == Kind::list;
        std::uint32_t count = of_list ? static_cast<List*>(iterable)->size : static_cast<Tuple*>(iterable)->size;
        if (list->size + count > list->capacity) {
            std::uint32_t wanted = list->size == 0 ? first_room(run.heap, count) : grown(run.heap, list->size + count);
            change_capacity(run.heap, list, wanted);
        }
        Object** from = of_list ? static_cast<List*>(iterable)->items : static_cast<Tuple*>(iterable)->items();
        for (std::uint32_t i = 0; i < count; ++i) {
            add_reference(from[i]);
            list->items[list->size++] = from[i];
        }
        return;
    }
    if (std::uint32_t known = known_length(iterable); known && !list->items)
        change_capacity(run.heap, list, first_room(run.heap, known));
    const bool asks_before = hint == LengthHint::asked && run.profile.family == "pypy";
    if (asks_before) ask_length(run, iterable);
    Value iterator = get_iterator(run, iterable);
    if (hint != LengthHint::not_asked && !asks_before) ask_length(run, iterable, iterator.get());
    while (Value item = next(run, iterator.get())) list_push(run, list, item.release());
}

Ref<List> list_from(Run& run, Object* iterable) {
    Ref<List> list = make_list(run);
    list_extend(run, list.get(), iterable);
    return list;
}

}  // namespace lastref::model
