#include "backends/model/library/types/ordered_dict_iterator.hpp"
#include "backends/model/library/types/iterator_states.hpp"

#include "backends/model/heap/detail.hpp"
#include "backends/model/library/types/method_helpers.hpp"
#include "backends/model/object/containers/dict_order.hpp"
#include "backends/model/object/containers/result_tuple.hpp"
#include "backends/model/object/iterator.hpp"
#include "backends/model/object/key.hpp"

namespace lastref::model {

namespace {

// Iterator fields: source the dict, second the key that comes next, third the tuple kept for reuse, index the key's
// place, step the way to the next, limit what it gives, version the dict's that it goes with.

OrderedGives gives_of(const Iterator* iterator) {
    return static_cast<OrderedGives>(iterator->limit);
}

bool is_inside(const List* order, std::int64_t index) {
    return order && index >= 0 && index < order->size;
}

/// Takes the key at `index`, if there is one.
void stand(Iterator* iterator) {
    const List* order = order_of(static_cast<Dict*>(iterator->source));
    const bool is_there = is_inside(order, iterator->index);
    hold(iterator->second, is_there ? share(order->items[iterator->index]) : Value{});
}

/// The next key that the dict itself has: clear() empties it before the order.
void go_on(Run& run, Iterator* iterator) {
    const Ref<Dict> dict = Ref<Dict>::share(static_cast<Dict*>(iterator->source));
    const auto is_left_over = [&](std::int64_t index) {
        const List* order = order_of(dict.get());
        if (!is_inside(order, index) || order->size <= dict->used) return false;
        const Value key = share(order->items[index]);
        return dict_find_entry(run, dict.get(), key.get(), hash_of_key(run, key.get())) < 0;
    };
    do {
        iterator->index += iterator->step;
    } while (is_left_over(iterator->index));
    if (iterator->source) stand(iterator);
}

/// odictiter_nextkey
Value next_key(Run& run, Iterator* iterator) {
    if (!iterator->source) return {};
    if (!iterator->second) {
        clear(iterator->source);
        return {};
    }
    if (iterator->version != static_cast<Dict*>(iterator->source)->version) {
        const bool is_cleared = !static_cast<Dict*>(iterator->source)->used;
        clear(iterator->source);
        if (is_cleared && does(run, Detail::cleared_dicts_changed_size))
            raise(run, CoreType::runtime_error, "OrderedDict changed size during iteration");
        raise(run, CoreType::runtime_error, "OrderedDict mutated during iteration");
    }
    Value key = Value::adopt(std::exchange(iterator->second, nullptr));
    go_on(run, iterator);
    return key;
}

Value next(Run& run, Object* object) {
    auto* iterator = static_cast<Iterator*>(object);
    Value key = next_key(run, iterator);
    if (!key || gives_of(iterator) == OrderedGives::keys) return key;
    Object* found = dict_find(run, static_cast<Dict*>(iterator->source), key.get());
    if (!found) raise_with(run, CoreType::key_error, key.get());
    Value value = share(found);
    if (gives_of(iterator) == OrderedGives::values) return value;
    return next_pair(run, iterator->third, std::move(key), std::move(value));
}

constexpr NativeRow rows[] = {{"__reduce__", "self, /", reduce_table_iterator}};

constexpr TypeSpec iterator_spec() {
    TypeSpec spec;
    spec.name = "odict_iterator";
    spec.kind = Kind::iterator;
    spec.instance_size = sizeof(Iterator);
    spec.methods = rows;
    spec.subclassable = false;
    spec.next = next;
    return spec;
}

constexpr TypeSpec ordered_dict_iterator_type = iterator_spec();

}  // namespace

Value make_ordered_iterator(Run& run, Dict* dict, OrderedGives gives, bool backward) {
    Ref<Iterator> iterator = make_raw_iterator(run, builtin_type(run, ordered_dict_iterator_type));
    iterator->source = share(dict).release();
    iterator->limit = static_cast<std::int64_t>(gives);
    iterator->step = backward ? -1 : 1;
    const List* order = order_of(dict);
    iterator->index = backward && order ? std::int64_t{order->size} - 1 : 0;
    iterator->version = dict->version;
    stand(iterator.get());
    if (gives == OrderedGives::items || does(run, Detail::ordered_iterators_begin_with_pair))
        iterator->third = first_result(run).release();
    run.heap.track(iterator.get());
    return iterator;
}

}  // namespace lastref::model
