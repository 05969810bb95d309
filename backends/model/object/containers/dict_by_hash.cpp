#include "backends/model/object/containers/dict_by_hash.hpp"

#include "backends/model/object/containers/dict_table.hpp"

#include <algorithm>

namespace lastref::model {

namespace {

/// How many places are used or were.
std::uint64_t& fill_of(Dict* dict) {
    return *reinterpret_cast<std::uint64_t*>(dict->index + dict->index_size);
}

void make_empty(Heap& heap, Dict* dict, std::uint32_t index_size) {
    allocate_table(heap, dict, index_size);
    std::fill_n(dict->items, 2 * std::size_t{index_size}, nullptr);
    std::fill_n(dict->hashes, index_size, 0);
    dict->end = index_size;
    dict->edge_count = 2 * index_size;
    dict->used = 0;
    fill_of(dict) = 0;
}

/// Hands the references over.
void put(Dict* dict, std::uint64_t place, Object* key, std::int64_t hash, Object* value) {
    dict->index[place] = static_cast<std::uint32_t>(place + 1);
    dict->hashes[place] = hash;
    dict->items[2 * place] = key;
    dict->items[2 * place + 1] = value;
    ++dict->used;
}

}  // namespace

void resize_by_hash(Heap& heap, Dict* dict, std::uint32_t minimum) {
    std::uint32_t size = smallest_index;
    while (size <= minimum) size *= 2;
    const std::int64_t* hashes = dict->hashes;
    DictTable old{dict->items, dict->end, dict->index_size};
    make_empty(heap, dict, size);
    for (std::uint32_t i = 0; i < old.end; ++i) {
        Object* key = old.items[2 * std::size_t{i}];
        if (!key) continue;
        IndexProbe probe(dict, hashes[i]);
        while (dict->index[probe.slot] != index_empty) probe.advance();
        put(dict, probe.slot, key, hashes[i], old.items[2 * std::size_t{i} + 1]);
        ++fill_of(dict);
    }
    release_table(heap, old);
}

void append_by_hash(Run& run, Dict* dict, Object* key, std::int64_t hash, Object* value) {
    if (!dict->items) make_empty(run.heap, dict, smallest_index);
    IndexProbe probe(dict, hash);
    std::int64_t deleted = -1;
    for (; dict->index[probe.slot] != index_empty; probe.advance()) {
        bool first = dict->index[probe.slot] == index_deleted && deleted < 0;
        if (first) deleted = static_cast<std::int64_t>(probe.slot);
    }
    if (deleted < 0) ++fill_of(dict);
    add_reference(key);
    add_reference(value);
    put(dict, deleted < 0 ? probe.slot : static_cast<std::uint64_t>(deleted), key, hash, value);
    dict->version = ++run.last_version;
    if (fill_of(dict) * 3 >= std::uint64_t{dict->index_size} * 2)
        resize_by_hash(run.heap, dict, dict->used * (dict->used > 50000 ? 2 : 4));
}

void reserve_by_hash(Run& run, Dict* dict, std::uint32_t count) {
    std::uint64_t fill = dict->items ? fill_of(dict) : 0;
    std::uint64_t size = dict->items ? dict->index_size : smallest_index;
    if ((fill + count) * 3 >= size * 2) resize_by_hash(run.heap, dict, (dict->used + count) * 2);
}

/// Where the search begins is kept as the hash of the first place, while that has no entry.
std::uint32_t place_to_pop(Dict* dict) {
    if (dict->items[0]) return 0;
    std::uint32_t mask = dict->index_size - 1;
    std::int64_t kept = dict->hashes[0];
    auto place = static_cast<std::uint32_t>(kept > mask || kept < 1 ? 1 : kept);
    while (!dict->items[2 * std::size_t{place}]) place = place == mask ? 1 : place + 1;
    dict->hashes[0] = place + 1;
    return place;
}

}  // namespace lastref::model
