#pragma once

#include "backends/model/object/objects.hpp"

#include <cstdint>
#include <unordered_map>

namespace lastref::model {

struct Run;

/// In which order the entries of dicts were inserted whose entries were moved since: CPython's OrderedDict iterates in
/// the order of a list beside its table, and lets go in the order of the table.
class DictBirths {
public:
    /// Before an entry of `dict` is moved.
    void note(Dict* dict);
    /// An entry goes. Does nothing for a dict that was never noted.
    void forget(const Dict* dict, const Object* key);
    /// Puts the entries in the order of their insertion and forgets the dict; its index is not right any more.
    void restore(Dict* dict);
    [[nodiscard]] bool empty() const { return dicts_.empty(); }

private:
    struct Births {
        std::unordered_map<const Object*, std::uint32_t> places;
        std::uint32_t next = 0;
    };
    std::unordered_map<const Dict*, Births> dicts_;
};

}  // namespace lastref::model
