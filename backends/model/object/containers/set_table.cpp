#include "backends/model/object/containers/set_table.hpp"

#include "backends/model/object/containers/ordered_growth.hpp"
#include "backends/model/object/run.hpp"

#include <algorithm>
#include <cstring>

namespace lastref::model {

namespace {

constexpr std::uint32_t entries_for(std::uint32_t index_size) {
    return static_cast<std::uint32_t>(std::uint64_t{index_size} * 2 / 3);
}

std::size_t table_bytes(std::uint32_t mask, SetOrder order) {
    std::uint32_t size = mask + 1;
    constexpr std::size_t entry = sizeof(Object*) + sizeof(std::int64_t);
    return order == SetOrder::by_hash
               ? size * entry
               : entries_for(size) * entry + size * sizeof(std::uint32_t) + sizeof(OrderedGrowth);
}

void make_table(Heap& heap, Set* set, std::uint32_t size, SetOrder order) {
    auto* buffer = static_cast<char*>(heap.allocate_buffer(table_bytes(size - 1, order)));
    std::uint32_t entries = order == SetOrder::by_hash ? size : entries_for(size);
    set->mask = size - 1;
    set->items = reinterpret_cast<Object**>(buffer);
    set->hashes = reinterpret_cast<std::int64_t*>(set->items + entries);
    set->used = set->fill = 0;
    if (order == SetOrder::by_hash) {
        std::memset(static_cast<void*>(set->items), 0, entries * sizeof(Object*));
        std::memset(set->hashes, 0, entries * sizeof(std::int64_t));
        set->index = nullptr;
        set->places = size;
    } else {
        set->index = reinterpret_cast<std::uint32_t*>(set->hashes + entries);
        std::memset(set->index, 0, size * sizeof(std::uint32_t));
        set->places = 0;
    }
}

/// The table has not this key. By hash (set_insert_clean) it has no deleted places; those of an index are taken again.
void insert_clean(Set* set, Object* key, std::int64_t hash) {
    if (set->index) {
        SetIndexProbe probe(set, hash);
        while (set->index[probe.slot] != 0 && set->index[probe.slot] != set_index_deleted) probe.advance();
        std::uint32_t place = set->fill;
        set->places = std::max(set->places, place + 1);
        set->index[probe.slot] = place + 1;
        set->items[place] = key;
        set->hashes[place] = hash;
    } else {
        SetProbe probe(set, hash);
        while (set->items[probe.slot]) probe.advance();
        set->items[probe.slot] = key;
        set->hashes[probe.slot] = hash;
    }
    ++set->used;
    ++set->fill;
}

OrderedGrowth& growth_of(Set* set) {
    return *reinterpret_cast<OrderedGrowth*>(set->index + set->mask + 1);
}

void lay_out_entry(Set* set, Object* key, std::int64_t hash) {
    if (key) {
        insert_clean(set, key, hash);
        return;
    }
    set->items[set->fill++] = nullptr;
    set->places = std::max(set->places, set->fill);
}

/// Of the keys from `end` on there are copies: of those that were moved, and older ones.
void keep_leftovers(Set* set, const SetTable& old, std::uint32_t old_end) {
    for (std::uint32_t i = set->fill; i < old.places; ++i) {
        set->items[i] = old.items[i];
        if (i < old_end && set->items[i]) add_reference(set->items[i]);
    }
    set->places = std::max(set->places, old.places);
}

/// A new table as `growth` wants it, keys moved together or where they were.
void lay_out(Heap& heap, Set* set, const OrderedGrowth& growth, Compaction compaction) {
    std::uint32_t size = growth.index;
    while (entries_for(size) < growth.entries) size *= 2;
    std::uint32_t old_end = set_end(set);
    std::int64_t hash = set->hash;
    SetTable old = take_table(set);
    make_table(heap, set, size, SetOrder::by_insertion);
    set->hash = hash;
    growth_of(set) = growth;
    for (std::uint32_t i = 0; i < old_end; ++i) {
        if (old.items[i] || compaction == Compaction::none) lay_out_entry(set, old.items[i], old.hashes[i]);
    }
    if (compaction != Compaction::into_less_room) {
        keep_leftovers(set, old, old_end);
    } else {
        for (std::uint32_t i = old_end; i < old.places; ++i) drop_reference_or_null(old.items[i]);
    }
    release_table(heap, old);
}

void follow(Heap& heap, Set* set, const OrderedGrowth& growth, const GrowthStep& step) {
    if (step.reindexed || step.moved) {
        lay_out(heap, set, growth, step.compaction);
    } else {
        growth_of(set) = growth;
    }
}

void make_room_behind(Heap& heap, Set* set) {
    OrderedGrowth growth = set->items ? growth_of(set) : OrderedGrowth{};
    GrowthStep step = before_append(growth, set->used, set_end(set));
    follow(heap, set, growth, step);
    if (set->places > set->fill) drop_reference_or_null(std::exchange(set->items[set->fill], nullptr));
}

void give_room_back(Heap& heap, Set* set) {
    while (set->fill > 0 && !set->items[set->fill - 1]) --set->fill;
    OrderedGrowth growth = growth_of(set);
    GrowthStep step = after_removal(growth, set->used);
    follow(heap, set, growth, step);
}

}  // namespace

SetTable take_table(Set* set) {
    SetTable table{set->items, set->hashes, set->places, set->mask,
                   set->index ? SetOrder::by_insertion : SetOrder::by_hash};
    set->items = nullptr;
    set->hashes = nullptr;
    set->index = nullptr;
    set->mask = set->places = set->used = set->fill = set->finger = 0;
    set->hash = -1;
    return table;
}

void release_table(Heap& heap, const SetTable& table) {
    if (table.items) heap.release_buffer(table.items, table_bytes(table.mask, table.order));
}

void set_resize(Heap& heap, Set* set, std::uint32_t minimum, SetOrder order) {
    std::uint32_t size = smallest_set;
    while (size <= minimum) size *= 2;
    std::uint32_t finger = set->finger;
    std::int64_t hash = set->hash;
    SetTable old = take_table(set);
    make_table(heap, set, size, order);
    set->finger = finger;
    set->hash = hash;
    for (std::uint32_t i = 0; i < old.places; ++i) {
        if (old.items[i]) insert_clean(set, old.items[i], old.hashes[i]);
    }
    release_table(heap, old);
}

void set_make_room(Heap& heap, Set* set, SetOrder order) {
    if (order == SetOrder::by_insertion) return make_room_behind(heap, set);
    if (!set->items) make_table(heap, set, smallest_set, order);
}

void set_insert_new(Heap& heap, Set* set, Object* owned_key, std::int64_t hash, SetOrder order) {
    set_make_room(heap, set, order);
    if (order == SetOrder::by_insertion) {
        insert_clean(set, owned_key, hash);
        return;
    }
    // The last place of a deleted key on the way is used again, as by set_add_entry; in CPython 2 the first.
    bool reuses_first = heap.profile().dicts_go_by_hash;
    std::int64_t deleted = -1;
    SetProbe probe(set, hash);
    for (; set->items[probe.slot] || set->hashes[probe.slot] != 0; probe.advance()) {
        if (set->items[probe.slot] || (reuses_first && deleted >= 0)) continue;
        deleted = static_cast<std::int64_t>(probe.slot);
    }
    std::uint64_t place = deleted >= 0 ? static_cast<std::uint64_t>(deleted) : probe.slot;
    set->items[place] = owned_key;
    set->hashes[place] = hash;
    ++set->used;
    if (deleted >= 0) return;
    ++set->fill;
    if (!set_is_full(heap, set->fill, set->mask)) return;
    set_resize(heap, set, set->used > 50000 ? set->used * 2 : set->used * 4, order);
}

Object* set_remove_at(Set* set, std::uint32_t place) {
    Object* key = set->items[place];
    if (set->index) {
        SetIndexProbe probe(set, set->hashes[place]);
        while (set->index[probe.slot] != place + 1) probe.advance();
        set->index[probe.slot] = set_index_deleted;
    }
    set->items[place] = nullptr;
    set->hashes[place] = -1;
    --set->used;
    if (set->index) give_room_back(run_of(set).heap, set);
    return key;
}

}  // namespace lastref::model
