#include "backends/model/object/containers/tuple.hpp"

#include "backends/model/heap/detail.hpp"
#include "backends/model/heap/kind_row.hpp"
#include "backends/model/object/containers/list.hpp"
#include "backends/model/object/key.hpp"
#include "backends/model/object/make.hpp"
#include "backends/model/object/types/instance_size.hpp"
#include "backends/model/object/types/may_be_tracked.hpp"

#include <algorithm>
#include <cstddef>
#include <cstring>

namespace lastref::model {

namespace {

std::size_t size_of_tuple(std::size_t items) {
    return sizeof(Tuple) + items * sizeof(Object*);
}

void destroy_tuple(Heap& heap, Object* object) {
    auto* tuple = static_cast<Tuple*>(object);
    if (has_flag(object, flag_prefix)) heap.drop_prefix(object);
    for (std::uint32_t i = tuple->size; i-- > 0;) drop_reference_or_null(tuple->items()[i]);
    heap.free_object(object, size_of_tuple(tuple->size));
}

/// CPython's tuples have no tp_clear: what they hold is let go when they die.
void clear_tuple(Heap&, Object*) {}

}  // namespace

extern const KindRow tuple_kind;
const KindRow tuple_kind{
    .name = "tuple",
    .tracked = true,
    .edges = {.array = EdgeArray::inside,
              .last_to_first = true,
              .array_offset = sizeof(Tuple),
              .count_offset = offsetof(Tuple, size)},
    .destroy = destroy_tuple,
    .clear = clear_tuple,
    .in_trashcan = true,
    .untracking = Untracking::every_collection,
    .holds_atoms_only = [](Object* object) { return tuple_should_be_untracked(static_cast<Tuple*>(object)); },
};

Ref<Tuple> make_raw_tuple_of(Run& run, Type* type, std::size_t size) {
    auto* tuple = static_cast<Tuple*>(run.heap.make_sized(Kind::tuple, type, size_of_tuple(size)));
    tuple->size = static_cast<std::uint32_t>(size);
    return Ref<Tuple>::adopt(tuple);
}

Ref<Tuple> make_raw_tuple(Run& run, std::size_t size) {
    if (size == 0 && run.empty_tuple) return Ref<Tuple>::share(run.empty_tuple);
    return make_raw_tuple_of(run, run.type(CoreType::tuple), size);
}

namespace {

/// Whether no item is of a kind that is ever tracked, be it now or not.
bool holds_atoms_alone(Tuple* tuple) {
    if (tuple->type->program_defined) return false;
    return std::none_of(tuple->items(), tuple->items() + tuple->size,
                        [](const Object* item) { return item && has_flag(item, flag_tracked_kind); });
}

}  // namespace

void track_tuple(Run& run, Tuple* tuple) {
    if (tuple->size == 0 && tuple == run.empty_tuple) return;
    if (run.profile.atomic_tuples_born_untracked && holds_atoms_alone(tuple)) return;
    track_new(run.heap, tuple);
}

bool tuple_should_be_untracked(Tuple* tuple) {
    if (tuple->type->program_defined) return false;
    for (std::uint32_t i = 0; i < tuple->size; ++i) {
        Object* item = tuple->items()[i];
        if (!item || may_be_tracked(item)) return false;
    }
    return true;
}

Ref<Tuple> make_tuple(Run& run, std::span<Object* const> items) {
    if (items.empty() && run.empty_tuple) return Ref<Tuple>::share(run.empty_tuple);
    Ref<Tuple> tuple = make_raw_tuple(run, items.size());
    for (std::size_t i = 0; i < items.size(); ++i) {
        add_reference(items[i]);
        tuple->items()[i] = items[i];
    }
    track_tuple(run, tuple.get());
    return tuple;
}

Ref<Tuple> tuple_from(Run& run, Object* iterable) {
    if (is_exactly(run, iterable, CoreType::tuple)) return Ref<Tuple>::share(static_cast<Tuple*>(iterable));
    if (is_exactly(run, iterable, CoreType::list)) {
        auto* list = static_cast<List*>(iterable);
        return make_tuple(run, std::span<Object* const>(list->items, list->size));
    }
    // PyPy does not take their items as they are for a tuple.
    const bool is_other = iterable->kind == Kind::list || iterable->kind == Kind::string;
    if (is_other && iterable->type->program_defined && run.profile.family == "pypy") length_hint(run, iterable);
    Ref<List> list = make_list(run);
    bool asks = does(run, Detail::tuples_ask_length_hints);
    list_extend(run, list.get(), iterable, asks ? LengthHint::asked_after_iter : LengthHint::not_asked);
    if (list->size == 0) return Ref<Tuple>::share(run.empty_tuple);
    Ref<Tuple> tuple = make_raw_tuple(run, list->size);
    std::memcpy(tuple->items(), list->items, list->size * sizeof(Object*));
    list->size = 0;  // its references are the tuple's now
    run.heap.track(tuple.get());
    return tuple;
}

Ref<Tuple> tuple_slice(Run& run, Tuple* tuple, std::uint32_t start, std::uint32_t stop) {
    if (start >= stop) return Ref<Tuple>::share(run.empty_tuple);
    if (start == 0 && stop == tuple->size && !tuple->type->program_defined) return Ref<Tuple>::share(tuple);
    Ref<Tuple> slice = make_raw_tuple(run, stop - start);
    for (std::uint32_t i = start; i < stop; ++i) slice->items()[i - start] = share(tuple->items()[i]).release();
    run.heap.track(slice.get());
    return slice;
}

namespace {

std::int64_t multiplied_tuple_hash(Run& run, Tuple* tuple) {
    std::uint64_t mixed = 0x345678;
    std::uint64_t factor = 1000003;
    for (std::uint32_t i = 0; i < tuple->size; ++i) {
        mixed = (mixed ^ static_cast<std::uint64_t>(hash_of_key(run, tuple->items()[i]))) * factor;
        factor += 82520 + 2 * std::uint64_t{tuple->size - 1 - i};
    }
    mixed += 97531;
    return mixed == ~std::uint64_t{0} ? -2 : static_cast<std::int64_t>(mixed);
}

}  // namespace

std::int64_t tuple_hash(Run& run, Tuple* tuple) {
    if (run.profile.tuple_hashes_are_products) return multiplied_tuple_hash(run, tuple);
    constexpr std::uint64_t prime_1 = 11400714785074694791ULL;
    constexpr std::uint64_t prime_2 = 14029467366897019727ULL;
    constexpr std::uint64_t prime_5 = 2870177450012600261ULL;
    std::uint64_t mixed = prime_5;
    for (std::uint32_t i = 0; i < tuple->size; ++i) {
        mixed += static_cast<std::uint64_t>(hash_of_key(run, tuple->items()[i])) * prime_2;
        mixed = (mixed << 31) | (mixed >> 33);
        mixed *= prime_1;
    }
    mixed += tuple->size ^ (prime_5 ^ 3527539ULL);
    return mixed == ~std::uint64_t{0} ? 1546275796 : static_cast<std::int64_t>(mixed);
}

}  // namespace lastref::model
