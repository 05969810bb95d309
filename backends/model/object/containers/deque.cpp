#include "backends/model/object/containers/deque.hpp"

#include "backends/model/heap/kind_row.hpp"
#include "backends/model/object/types/instance_size.hpp"

#include <cstddef>
#include <cstring>

namespace lastref::model {

namespace {

struct TakenItems {
    Object** items;
    std::uint32_t size;
    std::uint32_t front;
    std::uint32_t capacity;
};

TakenItems take_items(Deque* deque) {
    TakenItems taken{deque->items, deque->size, deque->front, deque->capacity};
    deque->items = nullptr;
    deque->size = deque->front = deque->capacity = 0;
    ++deque->version;
    return taken;
}

void drop_items(Heap& heap, const TakenItems& taken) {
    for (std::uint32_t i = 0; i < taken.size; ++i) drop_reference_or_null(taken.items[i]);
    if (taken.items) heap.release_buffer(taken.items - taken.front, taken.capacity * sizeof(Object*));
}

void destroy_deque(Heap& heap, Object* object) {
    if (has_flag(object, flag_prefix)) heap.drop_prefix(object);
    drop_items(heap, take_items(static_cast<Deque*>(object)));
    heap.free_object(object, instance_size(object->type, sizeof(Deque)));
}

void clear_deque(Heap& heap, Object* object) {
    drop_items(heap, take_items(static_cast<Deque*>(object)));
}

/// Moves the items so that there is room at both ends: into a larger buffer, or within the same when half of it is
/// free.
void make_room(Heap& heap, Deque* deque) {
    std::uint32_t capacity = deque->size * 2 < deque->capacity ? deque->capacity : deque->size * 2 + 8;
    auto** buffer = static_cast<Object**>(heap.allocate_buffer(capacity * sizeof(Object*)));
    std::uint32_t front = (capacity - deque->size) / 2;
    if (deque->size) std::memcpy(buffer + front, deque->items, deque->size * sizeof(Object*));
    if (deque->items) heap.release_buffer(deque->items - deque->front, deque->capacity * sizeof(Object*));
    deque->items = buffer + front;
    deque->front = front;
    deque->capacity = capacity;
}

bool is_over_limit(const Deque* deque) {
    return deque->limit >= 0 && deque->size > deque->limit;
}

}  // namespace

extern const KindRow deque_kind;
const KindRow deque_kind{
    .name = "deque",
    .tracked = true,
    .edges = {.array = EdgeArray::pointed,
              .array_offset = offsetof(Deque, items),
              .count_offset = offsetof(Deque, size)},
    .weak_offset = offsetof(Deque, weak_references),
    .destroy = destroy_deque,
    .clear = clear_deque,
};

Ref<Deque> make_deque_of(Run& run, Type* type) {
    auto* deque = static_cast<Deque*>(run.heap.make_sized(Kind::deque, type, instance_size(type, sizeof(Deque))));
    deque->limit = -1;
    run.heap.track(deque);
    return Ref<Deque>::adopt(deque);
}

void deque_append(Run& run, Deque* deque, Value item) {
    if (deque->front + deque->size == deque->capacity) make_room(run.heap, deque);
    deque->items[deque->size++] = item.release();
    ++deque->version;
    if (is_over_limit(deque)) Value dropped = deque_take_left(run, deque);
}

void deque_append_left(Run& run, Deque* deque, Value item) {
    if (deque->front == 0) make_room(run.heap, deque);
    --deque->front;
    --deque->items;
    ++deque->size;
    deque->items[0] = item.release();
    ++deque->version;
    if (is_over_limit(deque)) Value dropped = deque_take(run, deque);
}

Value deque_take(Run&, Deque* deque) {
    ++deque->version;
    return Value::adopt(deque->items[--deque->size]);
}

Value deque_take_left(Run&, Deque* deque) {
    ++deque->version;
    Value item = Value::adopt(deque->items[0]);
    ++deque->items;
    ++deque->front;
    --deque->size;
    return item;
}

Value deque_take_at(Run& run, Deque* deque, std::uint32_t place) {
    if (place == 0) return deque_take_left(run, deque);
    ++deque->version;
    Value item = Value::adopt(deque->items[place]);
    --deque->size;
    std::memmove(deque->items + place, deque->items + place + 1, (deque->size - place) * sizeof(Object*));
    return item;
}

void deque_insert(Run& run, Deque* deque, std::uint32_t place, Object* item) {
    if (deque->front + deque->size == deque->capacity) make_room(run.heap, deque);
    std::memmove(deque->items + place + 1, deque->items + place, (deque->size - place) * sizeof(Object*));
    add_reference(item);
    deque->items[place] = item;
    ++deque->size;
    ++deque->version;
}

void deque_clear(Run& run, Deque* deque) {
    drop_items(run.heap, take_items(deque));
}

}  // namespace lastref::model
