#pragma once

#include "backends/model/object/containers.hpp"

namespace lastref::model {

/// An empty list of `type` (list or a subclass), tracked.
Ref<List> make_list_of(Run& run, Type* type);

/// Of a list: it was given room since the flag was cleared.
inline constexpr ObjectFlag flag_grew = flag_values_read;

/// Makes room for `capacity` items.
void list_reserve(Run& run, List* list, std::uint32_t capacity);

/// Hands a reference over. For comprehensions and loops.
inline void list_push(Run& run, List* list, Object* owned) {
    if (list->size < list->capacity) {
        list->items[list->size++] = owned;
    } else {
        list_append(run, list, Value::adopt(owned));
    }
}

/// The method list.append, by which the VM's loop knows it.
Value list_append_method(Run& run, Arguments arguments);

/// What `iterable` says of its length, by `__len__` or `__length_hint__`; null: nothing.
Value length_hint(Run& run, Object* iterable);

/// Asks an object of a program's class how much it is (`__len__`, `__length_hint__`), of which no use is made here.
void ask_length(Run& run, Object* iterable);
/// Likewise, once there is an iterator: PyPy takes what a generator gives without asking.
void ask_length(Run& run, Object* iterable, const Object* iterator);

/// Whether what is walked is asked how much it is: by CPython once there is an iterator, by PyPy as a rule before.
enum class LengthHint : std::uint8_t { asked, asked_after_iter, not_asked };

/// list.extend(iterable)
void list_extend(Run& run, List* list, Object* iterable, LengthHint hint = LengthHint::asked);

/// Takes item `place` out; the ones behind move up.
Value list_take(List* list, std::uint32_t place);

/// `del list[start:stop]`: what was removed dies last to first after the list is whole again.
void list_remove(Run& run, List* list, std::uint32_t start, std::uint32_t stop);

/// Replaces item `place`; the old one dies after the store.
inline void list_store(List* list, std::uint32_t place, Object* item) {
    add_reference(item);
    Object* old = std::exchange(list->items[place], item);
    drop_reference(old);
}

/// list.sort(key=key, reverse=reverse); `key` may be null or None. ValueError "list modified during sort".
enum class SortOrder : std::uint8_t { ascending, descending };
void list_sort(Run& run, List* list, Object* key, SortOrder order);

}  // namespace lastref::model
