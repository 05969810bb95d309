#pragma once

#include "backends/model/heap/detail.hpp"
#include "backends/model/heap/heap.hpp"
#include "backends/model/object/containers/ordered_growth.hpp"
#include "backends/model/object/objects.hpp"

#include <utility>

namespace lastref::model {

/// The hash table of a dict: entries in order of insertion and an index of open addressing beside them, all in one
/// buffer. Nothing here runs Python code.

constexpr std::uint32_t index_empty = 0;
constexpr std::uint32_t index_deleted = 0xffffffff;
constexpr std::uint32_t smallest_index = 8;

/// Two thirds of the index may be in use.
constexpr std::uint32_t entries_for(std::uint32_t index_size) {
    return static_cast<std::uint32_t>(std::uint64_t{index_size} * 2 / 3);
}

/// The smallest index for `count` entries.
inline std::uint32_t index_size_for(std::uint32_t count) {
    std::uint32_t size = smallest_index;
    while (entries_for(size) < count) size *= 2;
    return size;
}

/// What a full table grows to: CPython's three times the live entries.
inline std::uint32_t grown_index_size(const Heap& heap, const Dict* dict) {
    std::uint32_t size = smallest_index;
    if (dict->used && does(heap.profile(), Detail::tables_grow_to_16)) size = 16;
    while (size < dict->used * 3) size *= 2;
    return size;
}

/// How many entries there are for an index. Where dicts go by hash (dict_by_hash.hpp) one stands at each place.
inline std::uint32_t entries_in(const Heap& heap, std::uint32_t index_size) {
    return heap.profile().dicts_go_by_hash ? index_size : entries_for(index_size);
}

/// Behind the index there is an OrderedGrowth where the profile asks for one, or how many places were ever used.
inline std::size_t table_bytes(const Heap& heap, std::uint32_t index_size) {
    std::size_t growth = heap.profile().tables_keep_moved_entries ? sizeof(OrderedGrowth)
                         : heap.profile().dicts_go_by_hash        ? sizeof(std::uint64_t)
                                                                  : 0;
    return entries_in(heap, index_size) * (2 * sizeof(Object*) + sizeof(std::int64_t)) +
           index_size * sizeof(std::uint32_t) + growth;
}

/// Where to look for a hash, one slot after the other. The first jump goes by the whole hash in tables by hash, and on
/// PyPy: it may lead to where it began.
struct IndexProbe {
    IndexProbe(const Dict* the_dict, std::int64_t hash)
        : dict(the_dict),
          mask(the_dict->index_size - 1),
          perturb(static_cast<std::uint64_t>(hash)),
          slot(perturb & mask) {}
    void advance() {
        if (has_jumped || !jumps_whole()) perturb >>= 5;
        has_jumped = true;
        slot = (slot * 5 + perturb + 1) & mask;
    }
    [[nodiscard]] bool jumps_whole() const {
        const Profile& profile = type_layout(dict->type).heap->profile();
        return profile.dicts_go_by_hash || profile.tables_keep_moved_entries;
    }
    const Dict* dict;
    std::uint64_t mask;
    std::uint64_t perturb;
    std::uint64_t slot;
    bool has_jumped = false;
};

/// The place of an entry that was deleted is taken again.
inline void insert_index(Dict* dict, std::int64_t hash, std::uint32_t entry) {
    IndexProbe probe(dict, hash);
    while (dict->index[probe.slot] != index_empty && dict->index[probe.slot] != index_deleted) probe.advance();
    dict->index[probe.slot] = entry + 1;
}

/// Requires that the entry is in the index.
inline std::uint64_t slot_of_entry(const Dict* dict, std::uint32_t entry) {
    IndexProbe probe(dict, dict->hashes[entry]);
    while (dict->index[probe.slot] != entry + 1) probe.advance();
    return probe.slot;
}

/// A table on its way out.
struct DictTable {
    Object** items;
    std::uint32_t end;  ///< of what it holds; behind live entries there may be copies of moved ones
    std::uint32_t index_size;
};

/// Empties the dict; the references are the caller's.
inline DictTable take_table(Dict* dict) {
    DictTable table{dict->items, dict->edge_count / 2, dict->index_size};
    dict->has_other_keys = 0;
    dict->items = nullptr;
    dict->hashes = nullptr;
    dict->index = nullptr;
    dict->index_size = dict->used = dict->end = dict->edge_count = dict->capacity = 0;
    return table;
}

inline void release_table(Heap& heap, const DictTable& table) {
    if (table.items) heap.release_buffer(table.items, table_bytes(heap, table.index_size));
}

/// A new table without entries; the old one is the caller's.
void allocate_table(Heap& heap, Dict* dict, std::uint32_t index_size);

/// Moves the live entries into a new table. Requires that they fit.
void rebuild_table(Heap& heap, Dict* dict, std::uint32_t index_size);

/// There is no room for one more entry: makes some.
void make_room(Heap& heap, Dict* dict);

/// An entry was taken out: the room behind the last live one is used again. For profiles with OrderedGrowth.
void give_room_back(Heap& heap, Dict* dict);

}  // namespace lastref::model
