#pragma once

#include "backends/model/heap/object.hpp"

namespace lastref::model {

class Heap;

/// Attribute values that live behind an instance, numbered by its class's shared keys (CPython 3.11 and later, PyPy's maps).
/// `order` tells in which order this instance got them.
struct InlineValues {
    static constexpr int maximum = 30;
    std::uint32_t capacity;
    std::uint32_t used;
    std::uint8_t order[32];
    Object* items[1];
};

/// What the heap must know of a Python type: how its instances lie in memory. The first part of Type.
struct TypeLayout {
    Heap* heap = nullptr;                ///< where instances, and all else of this run, live
    std::uint32_t instance_size = 0;     ///< bytes from the object's address, inline values not included
    std::uint32_t slots_offset = 0;      ///< where `__slots__` values begin
    std::uint32_t slot_count = 0;        ///< inherited ones included
    std::uint32_t inline_capacity = 0;   ///< inline values that a new instance gets; 0: none
    const TypeLayout* base = nullptr;    ///< of the class that this one's slots come after; not owned
    bool has_dict = false;               ///< instances have a `__dict__`, in their prefix
    bool has_weak_list = false;          ///< instances can be weakly referenced through their prefix
    bool has_finalizer = false;          ///< the type or a base defines `__del__`
    bool instances_tracked = true;       ///< instances of a tracked kind may enter the collector's lists; else they are leaves
};

/// Type begins with a Tracked header followed by its TypeLayout.
inline TypeLayout& type_layout(Type* type) {
    return *reinterpret_cast<TypeLayout*>(reinterpret_cast<char*>(type) + sizeof(Tracked));
}

/// Requires flag_inline_values.
inline InlineValues& inline_values(Object* object, const TypeLayout& layout) {
    return *reinterpret_cast<InlineValues*>(reinterpret_cast<char*>(object) + layout.instance_size);
}

}  // namespace lastref::model
