#include "backends/model/object/dict_table.hpp"

#include <cstring>

namespace lastref::model {

void rebuild_table(Heap& heap, Dict* dict, std::uint32_t index_size) {
    DictTable old{dict->items, dict->end, dict->index_size};
    const std::int64_t* old_hashes = dict->hashes;
    auto* buffer = static_cast<char*>(heap.allocate_buffer(table_bytes(index_size)));
    std::uint32_t capacity = entries_for(index_size);
    dict->items = reinterpret_cast<Object**>(buffer);
    dict->hashes = reinterpret_cast<std::int64_t*>(dict->items + 2 * std::size_t{capacity});
    dict->index = reinterpret_cast<std::uint32_t*>(dict->hashes + capacity);
    std::memset(dict->index, 0, index_size * sizeof(std::uint32_t));
    dict->index_size = index_size;
    dict->capacity = capacity;
    std::uint32_t end = 0;
    for (std::uint32_t i = 0; i < old.end; ++i) {
        if (!old.items[2 * std::size_t{i}]) continue;
        dict->items[2 * std::size_t{end}] = old.items[2 * std::size_t{i}];
        dict->items[2 * std::size_t{end} + 1] = old.items[2 * std::size_t{i} + 1];
        dict->hashes[end] = old_hashes[i];
        insert_index(dict, old_hashes[i], end);
        ++end;
    }
    dict->end = end;
    dict->edge_count = 2 * end;
    release_table(heap, old);
}

}  // namespace lastref::model
