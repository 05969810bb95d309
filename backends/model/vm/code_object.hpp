#pragma once

#include "backends/model/compile/code.hpp"
#include "backends/model/object/run.hpp"

namespace lastref::model {

/// What an instruction learned the last time it ran. Which fields mean what is the instruction's.
struct InlineCache {
    std::uint32_t version = 0;  ///< of a type or a dict; 0: nothing learned
    std::uint32_t second_version = 0;
    std::int32_t place = 0;
    std::uint8_t mode = 0;
    Object* found = nullptr;  ///< borrowed: lives while the version holds
};

/// A compile::Code as one run sees it: its names and constants as objects, its inline caches.
struct CodeObject : Object {
    const compile::Code* code;  ///< outlives the run
    Object** constants;
    Str** names;
    Str** local_names;
    InlineCache* caches;
    Object* name;
    Object* qualified_name;
    Object* file;
    WeakReference* weak_references;
};

/// Makes the objects for `code` and, as constants, for the code inside it. Nothing is tracked.
Ref<CodeObject> make_code(Run& run, const compile::Code& code);

inline const compile::Code& code_of(const Object* code_object) {
    return *static_cast<const CodeObject*>(code_object)->code;
}

}  // namespace lastref::model
