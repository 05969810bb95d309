#include "backends/model/object/dict_births.hpp"

#include "backends/model/object/dict.hpp"

#include <algorithm>
#include <vector>

namespace lastref::model {

namespace {

struct Entry {
    std::uint32_t birth;
    std::int64_t hash;
    Object* key;
    Object* value;
};

}  // namespace

void DictBirths::note(Dict* dict) {
    Births& births = dicts_[dict];
    for (std::uint32_t i = 0; i < dict->end; ++i) {
        Object* key = dict->items[2 * std::size_t{i}];
        if (key && births.places.try_emplace(key, births.next).second) ++births.next;
    }
}

void DictBirths::forget(const Dict* dict, const Object* key) {
    auto found = dicts_.find(dict);
    if (found != dicts_.end()) found->second.places.erase(key);
}

void DictBirths::restore(Dict* dict) {
    auto found = dicts_.find(dict);
    if (found == dicts_.end()) return;
    std::vector<Entry> entries;
    for (std::uint32_t i = 0; i < dict->end; ++i) {
        Object* key = dict->items[2 * std::size_t{i}];
        if (!key) continue;
        auto birth = found->second.places.find(key);
        std::uint32_t place = birth == found->second.places.end() ? found->second.next : birth->second;
        entries.push_back({place, dict->hashes[i], key, dict->items[2 * std::size_t{i} + 1]});
    }
    std::stable_sort(entries.begin(), entries.end(),
                     [](const Entry& left, const Entry& right) { return left.birth < right.birth; });
    for (std::uint32_t i = 0; i < dict->end; ++i) {
        Entry entry = i < entries.size() ? entries[i] : Entry{};
        dict->hashes[i] = entry.hash;
        dict->items[2 * std::size_t{i}] = entry.key;
        dict->items[2 * std::size_t{i} + 1] = entry.value;
    }
    dicts_.erase(found);
}

}  // namespace lastref::model
