#include "backends/model/compile/names.hpp"

#include <functional>

namespace lastref::model::compile {

NameTable::NameTable() : table_(256, 0) {}

std::size_t NameTable::place(std::string_view text, std::size_t hash) const {
    const std::size_t mask = table_.size() - 1;
    std::size_t slot = hash & mask;
    while (table_[slot] != 0) {
        const std::uint32_t found = table_[slot] - 1;
        if (hashes_[found] == hash && texts_[found] == text) break;
        slot = (slot + 1) & mask;
    }
    return slot;
}

NameId NameTable::intern(std::string_view text) {
    const std::size_t hash = std::hash<std::string_view>{}(text);
    std::size_t slot = place(text, hash);
    if (table_[slot] != 0) return table_[slot] - 1;
    texts_.emplace_back(text);
    hashes_.push_back(hash);
    table_[slot] = static_cast<std::uint32_t>(texts_.size());
    if (texts_.size() * 2 > table_.size()) grow();
    return static_cast<NameId>(texts_.size() - 1);
}

void NameTable::grow() {
    table_.assign(table_.size() * 4, 0);
    for (std::size_t i = 0; i < texts_.size(); ++i)
        table_[place(texts_[i], hashes_[i])] = static_cast<std::uint32_t>(i + 1);
}

NameId NameTable::mangle(std::string_view class_name, std::string_view text) {
    const bool is_private = text.size() > 2 && text[0] == '_' && text[1] == '_' && !text.ends_with("__") &&
                            text.find('.') == std::string_view::npos;
    if (!is_private || class_name.empty()) return intern(text);
    const std::size_t start = class_name.find_first_not_of('_');
    if (start == std::string_view::npos) return intern(text);
    std::string mangled = "_";
    mangled.append(class_name.substr(start));
    mangled.append(text);
    return intern(mangled);
}

}  // namespace lastref::model::compile
