#pragma once

#include "backends/model/object/objects.hpp"

#include <unordered_map>

namespace lastref::model {

struct Run;

/// The dicts whose keys are a class's shared keys: those made of inline values, and copies of them. Their values lie,
/// and die, in the order of those keys, until something makes the dict have keys of its own.
class SharedDicts {
public:
    void add(Dict* dict, Type* type);
    /// The dict has keys of its own from now on.
    void remove(Dict* dict);
    /// A key is about to be added to a dict: it keeps sharing if there is room for that key.
    void will_add(Run& run, Dict* dict, Object* key);
    /// `copy` was made of `dict`.
    void did_copy(Dict* dict, Dict* copy);
    /// Puts the entries in the order of the class's keys; the index is not right any more.
    void put_in_order(Dict* dict);
    void forget_class(const Type* type);

private:
    std::unordered_map<Dict*, Type*> classes_;
};

}  // namespace lastref::model
