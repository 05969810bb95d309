#include "backends/model/object/containers/dict_order.hpp"

#include "backends/model/object/containers/list.hpp"
#include "backends/model/object/key.hpp"
#include "backends/model/object/make.hpp"

#include <algorithm>

namespace lastref::model {

namespace {

Object** place_in_order(List* order, const Object* key) {
    return std::find(order->items, order->items + order->size, key);
}

}  // namespace

void add_to_order(Run& run, Dict* dict, Object* key) {
    const bool was = std::exchange(run.heap.making_internals, true);
    if (!dict->owner) dict->owner = make_list(run).release();
    list_append(run, order_of(dict), key);
    run.heap.making_internals = was;
}

void take_from_order(Dict* dict, const Object* key) {
    List* order = order_of(dict);
    if (!order) return;
    const auto place = static_cast<std::uint32_t>(place_in_order(order, key) - order->items);
    if (place < order->size) list_take(order, place);
}

void ensure_in_order(Run& run, Dict* dict, Object* key) {
    List* order = order_of(dict);
    if (order && order->size >= dict->used) return;
    const std::int64_t entry = dict_find_entry(run, dict, key, hash_of_key(run, key));
    if (entry < 0) return;
    Object* const stored = dict_key_at(dict, static_cast<std::uint32_t>(entry));
    if (order && place_in_order(order, stored) != order->items + order->size) return;
    add_to_order(run, dict, stored);
    dict->version = ++run.last_version;
}

void drop_order(Dict* dict) {
    if (!dict->owner) return;
    const Ref<List> order = Ref<List>::adopt(static_cast<List*>(std::exchange(dict->owner, nullptr)));
    const std::uint32_t size = std::exchange(order->size, 0);
    for (std::uint32_t i = 0; i < size; ++i) drop_reference(order->items[i]);
}

void move_in_order(Dict* dict, Object* key, DictEnd end) {
    List* order = order_of(dict);
    Object** place = place_in_order(order, key);
    if (place == order->items + order->size) return;
    if (end == DictEnd::back)
        std::rotate(place, place + 1, order->items + order->size);
    else
        std::rotate(order->items, place, place + 1);
    dict->version = ++run_of(dict).last_version;
}

}  // namespace lastref::model
