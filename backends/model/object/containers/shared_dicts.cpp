#include "backends/model/object/containers/shared_dicts.hpp"

#include "backends/model/object/run.hpp"
#include "backends/model/object/types/instance.hpp"
#include "backends/model/object/types/type.hpp"

#include <algorithm>
#include <vector>

namespace lastref::model {

namespace {

struct Entry {
    int place;
    Object* key;
    Object* value;
};

}  // namespace

void SharedDicts::add(Dict* dict, Type* type) {
    classes_[dict] = type;
    set_flag(dict, flag_shares_keys);
}

void SharedDicts::remove(Dict* dict) {
    if (!has_flag(dict, flag_shares_keys)) return;
    clear_flag(dict, flag_shares_keys);
    clear_flag(dict, flag_embedded);
    classes_.erase(dict);
}

void SharedDicts::will_add(Run& run, Dict* dict, Object* key) {
    auto found = classes_.find(dict);
    bool fits = found != classes_.end() && key->type == run.type(CoreType::string) &&
                ensure_shared_key(run, found->second, run.intern(static_cast<Str*>(key)->view())) >= 0;
    if (!fits) remove(dict);
}

void SharedDicts::did_copy(Dict* dict, Dict* copy) {
    auto found = classes_.find(dict);
    if (found != classes_.end()) add(copy, found->second);
}

void SharedDicts::put_in_order(Dict* dict) {
    auto found = classes_.find(dict);
    std::vector<Entry> entries;
    for (std::uint32_t i = 0; i < dict->end; ++i) {
        Object* key = dict->items[2 * std::size_t{i}];
        if (!key) continue;
        const Str* name = found->second->run->intern(static_cast<Str*>(key)->view());
        entries.push_back({find_shared_key(found->second, name), key, dict->items[2 * std::size_t{i} + 1]});
    }
    std::stable_sort(entries.begin(), entries.end(),
                     [](const Entry& left, const Entry& right) { return left.place < right.place; });
    for (std::uint32_t i = 0; i < dict->end; ++i) {
        Entry entry = i < entries.size() ? entries[i] : Entry{};
        dict->items[2 * std::size_t{i}] = entry.key;
        dict->items[2 * std::size_t{i} + 1] = entry.value;
    }
}

void SharedDicts::forget_class(const Type* type) {
    std::vector<Dict*> dicts;
    for (const auto& [dict, owner] : classes_)
        if (owner == type) dicts.push_back(dict);
    for (Dict* dict : dicts) remove(dict);
}

}  // namespace lastref::model
