#include "backends/model/compile/index_map.hpp"

namespace lastref::model::compile {

std::size_t IndexMap::place(std::uint32_t key) const {
    const std::size_t mask = table_.size() - 1;
    std::size_t slot = (key * 0x9E3779B1u) & mask;
    while (table_[slot] != 0 && keys_[table_[slot] - 1] != key) slot = (slot + 1) & mask;
    return slot;
}

std::uint32_t IndexMap::find(std::uint32_t key) const {
    if (table_.empty()) {
        for (std::size_t i = 0; i < keys_.size(); ++i) {
            if (keys_[i] == key) return static_cast<std::uint32_t>(i);
        }
        return absent;
    }
    const std::uint32_t found = table_[place(key)];
    return found == 0 ? absent : found - 1;
}

std::uint32_t IndexMap::insert(std::uint32_t key) {
    const std::uint32_t existing = find(key);
    if (existing != absent) return existing;
    keys_.push_back(key);
    if (table_.empty() ? keys_.size() > short_list : keys_.size() * 2 > table_.size()) {
        rebuild();
    } else if (!table_.empty()) {
        table_[place(key)] = size();
    }
    return size() - 1;
}

void IndexMap::rebuild() {
    table_.assign(table_.empty() ? short_list * 8 : table_.size() * 4, 0);
    for (std::size_t i = 0; i < keys_.size(); ++i) table_[place(keys_[i])] = static_cast<std::uint32_t>(i + 1);
}

}  // namespace lastref::model::compile
