#include "backends/model/object/containers/dict_table.hpp"

#include "backends/model/object/key.hpp"

#include <algorithm>
#include <cstring>

namespace lastref::model {

void allocate_table(Heap& heap, Dict* dict, std::uint32_t index_size) {
    auto* buffer = static_cast<char*>(heap.allocate_buffer(table_bytes(heap, index_size)));
    std::uint32_t capacity = entries_in(heap, index_size);
    dict->items = reinterpret_cast<Object**>(buffer);
    dict->hashes = reinterpret_cast<std::int64_t*>(dict->items + 2 * std::size_t{capacity});
    dict->index = reinterpret_cast<std::uint32_t*>(dict->hashes + capacity);
    std::memset(dict->index, 0, index_size * sizeof(std::uint32_t));
    dict->index_size = index_size;
    dict->capacity = capacity;
}

namespace {

OrderedGrowth& growth_of(Dict* dict) {
    return *reinterpret_cast<OrderedGrowth*>(dict->index + dict->index_size);
}

/// What a table that moved an entry within itself still holds at its old place: with keys that can be marked as
/// deleted the key, with ints, whose values bear the mark, the value.
enum class Leftover : std::uint8_t { nothing, key, value };

Leftover leftover_of(Dict* dict) {
    Run& run = run_of(dict);
    bool strings = true;
    bool integers = true;
    for (std::uint32_t i = 0; i < dict->end; ++i) {
        const Object* key = dict->items[2 * std::size_t{i}];
        if (!key) continue;
        strings = strings && is_exact_string(run, key);
        integers = integers && is_exact_small_int(run, key);
    }
    return strings ? Leftover::nothing : integers ? Leftover::value : Leftover::key;
}

void set_entry(Dict* dict, std::uint32_t place, Object* key, Object* value) {
    dict->items[2 * std::size_t{place}] = key;
    dict->items[2 * std::size_t{place} + 1] = value;
}

/// Copies of the entries of `old` from `begin` on, which lie where they were.
void keep_leftovers(Dict* dict, const DictTable& old, std::uint32_t old_end, Leftover leftover) {
    for (std::uint32_t i = dict->end; i < old.end; ++i) {
        Object* key = old.items[2 * std::size_t{i}];
        Object* value = old.items[2 * std::size_t{i} + 1];
        if (i < old_end) {
            if (leftover != Leftover::key) key = nullptr;
            if (leftover != Leftover::value) value = nullptr;
            if (key) add_reference(key);
            if (value) add_reference(value);
        }
        set_entry(dict, i, key, value);
    }
    dict->edge_count = std::max(dict->edge_count, 2 * old.end);
}

/// A new table as `growth` wants it, entries moved together or where they were.
void lay_out(Heap& heap, Dict* dict, const OrderedGrowth& growth, Compaction compaction) {
    std::uint32_t old_end = dict->end;
    Leftover leftover = compaction == Compaction::in_place ? leftover_of(dict) : Leftover::nothing;
    const std::int64_t* old_hashes = dict->hashes;
    DictTable old{dict->items, dict->edge_count / 2, dict->index_size};
    allocate_table(heap, dict, std::max(index_size_for(growth.entries), growth.index));
    growth_of(dict) = growth;
    std::uint32_t end = 0;
    for (std::uint32_t i = 0; i < old_end; ++i) {
        Object* key = old.items[2 * std::size_t{i}];
        if (!key && compaction != Compaction::none) continue;
        set_entry(dict, end, key, old.items[2 * std::size_t{i} + 1]);
        dict->hashes[end] = old_hashes[i];
        if (key) insert_index(dict, old_hashes[i], end);
        ++end;
    }
    dict->end = end;
    dict->edge_count = 2 * end;
    if (compaction != Compaction::into_less_room) {
        keep_leftovers(dict, old, old_end, leftover);
    } else {
        for (std::size_t i = 2 * std::size_t{old_end}; i < 2 * std::size_t{old.end}; ++i)
            drop_reference_or_null(old.items[i]);
    }
    release_table(heap, old);
}

void follow(Heap& heap, Dict* dict, const OrderedGrowth& growth, const GrowthStep& step) {
    if (step.reindexed || step.moved) {
        lay_out(heap, dict, growth, step.compaction);
    } else {
        growth_of(dict) = growth;
    }
}

}  // namespace

void make_room(Heap& heap, Dict* dict) {
    if (!heap.profile().tables_keep_moved_entries) return rebuild_table(heap, dict, grown_index_size(heap, dict));
    OrderedGrowth growth = dict->items ? growth_of(dict) : OrderedGrowth{};
    GrowthStep step = before_append(growth, dict->used, dict->end);
    follow(heap, dict, growth, step);
    if (dict->edge_count > 2 * dict->end) {
        drop_reference_or_null(std::exchange(dict->items[2 * std::size_t{dict->end}], nullptr));
        drop_reference_or_null(std::exchange(dict->items[2 * std::size_t{dict->end} + 1], nullptr));
    }
    // Each entry counts: the next one comes here too.
    dict->capacity = dict->end + 1;
}

void give_room_back(Heap& heap, Dict* dict) {
    if (dict->used == 0) dict->end = 0;
    while (dict->end > 0 && !dict->items[2 * std::size_t{dict->end} - 2]) --dict->end;
    OrderedGrowth growth = growth_of(dict);
    GrowthStep step = after_removal(growth, dict->used);
    follow(heap, dict, growth, step);
    dict->capacity = dict->end;
}

void rebuild_table(Heap& heap, Dict* dict, std::uint32_t index_size) {
    if (heap.profile().tables_keep_moved_entries) {
        OrderedGrowth growth = growth_of(dict);
        lay_out(heap, dict, growth, Compaction::into_less_room);
        dict->capacity = dict->end;
        return;
    }
    DictTable old{dict->items, dict->edge_count / 2, dict->index_size};
    const std::int64_t* old_hashes = dict->hashes;
    std::uint32_t old_end = dict->end;
    allocate_table(heap, dict, index_size);
    std::uint32_t end = 0;
    for (std::uint32_t i = 0; i < old_end; ++i) {
        if (!old.items[2 * std::size_t{i}]) continue;
        set_entry(dict, end, old.items[2 * std::size_t{i}], old.items[2 * std::size_t{i} + 1]);
        dict->hashes[end] = old_hashes[i];
        insert_index(dict, old_hashes[i], end);
        ++end;
    }
    dict->end = end;
    dict->edge_count = 2 * end;
    release_table(heap, old);
}

}  // namespace lastref::model
