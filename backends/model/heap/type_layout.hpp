#pragma once

#include "backends/model/heap/free_lists.hpp"
#include "backends/model/heap/object.hpp"

#include <cstddef>

namespace lastref::model {

class Heap;

/// Attribute values that live behind an instance, numbered by its class's shared keys (CPython 3.11 and later, PyPy's
/// maps). `order` tells in which order this instance got them.
struct InlineValues {
    static constexpr std::uint32_t maximum = 30;
    static constexpr std::uint32_t near_orders = 6;

    std::uint8_t capacity;
    std::uint8_t used;
    std::uint8_t near_order[near_orders];
    Object* items[1];  ///< `capacity` of them, then the rest of the order

    std::uint8_t& order(std::uint32_t place) {
        if (place < near_orders) return near_order[place];
        return reinterpret_cast<std::uint8_t*>(items + capacity)[place - near_orders];
    }
    static constexpr std::size_t bytes(std::uint32_t capacity) {
        return near_orders + 2 + capacity * sizeof(Object*) + (capacity > near_orders ? capacity - near_orders : 0);
    }
    /// The capacity to give to instances with `wanted` attributes: as many as fit into the same block of memory.
    static constexpr std::uint32_t capacity_for(std::uint32_t wanted) {
        std::uint32_t capacity = wanted < 3 ? 3 : wanted;
        while ((bytes(capacity + 1) + 15) / 16 == (bytes(capacity) + 15) / 16) ++capacity;
        return capacity < maximum ? capacity : maximum;
    }
};
static_assert(offsetof(InlineValues, items) == 8);

/// What the heap must know of a Python type: how its instances lie in memory. The first part of Type.
struct TypeLayout {
    Heap* heap = nullptr;                           ///< where instances, and all else of this run, live
    std::uint32_t instance_size = 0;                ///< bytes from the object's address, inline values not included
    std::uint32_t slots_offset = 0;                 ///< where `__slots__` values begin
    std::uint32_t slot_count = 0;                   ///< inherited ones included
    std::uint32_t native_slots = 0;                 ///< of which so many stand for fields of a built-in base
    std::uint32_t inline_capacity = 0;              ///< inline values that a new instance gets; 0: none
    std::uint8_t key_room = InlineValues::maximum;  ///< shared keys that the class may still get
    std::uint8_t key_room_of_instance = 0;          ///< of which each new instance takes so many, but the last one
    const TypeLayout* base = nullptr;               ///< of the class that this one's slots come after; not owned
    bool has_dict = false;                          ///< instances have a `__dict__`, in their prefix
    bool values_stay_inside = false;    ///< of an instance whose `__dict__` is read; never where a collector traces
    bool has_weak_list = false;         ///< instances can be weakly referenced through their prefix
    bool attributes_go_first = false;   ///< of what dies: before its weak references are told
    bool attributes_come_last = false;  ///< in a traversal and in death: the built-in base has them by itself
    bool has_finalizer = false;         ///< the type or a base defines `__del__`
    bool nests_in_trashcan = false;     ///< of a class: destroying an instance is a level of the trashcan's
    bool keeps_order = false;           ///< a dict's: its keys a second time, in a list (see dict_order.hpp)
    bool instances_tracked = true;      ///< instances may enter the collector's lists; else they are leaves
    FreeLists::Of free_list = {};       ///< where freed instances wait for reuse
};

/// Type begins with an object's header followed by its TypeLayout.
inline TypeLayout& type_layout(Type* type) {
    return *reinterpret_cast<TypeLayout*>(reinterpret_cast<char*>(type) + sizeof(Tracked));
}

/// Whether the dict that is its object's stands for values inside that object, not inside one that it was taken from.
inline bool is_embedded_in(const Object* object, const Object* dict) {
    const bool was_given = has_flag(object, flag_given_dict) && type_layout(object->type).values_stay_inside;
    return is_embedded(dict) && !was_given;
}

/// What a new instance with inline values takes of its class.
inline void take_key_room(TypeLayout& layout) {
    if (layout.key_room > 1) layout.key_room -= layout.key_room_of_instance;
}

/// Requires flag_inline_values.
inline InlineValues& inline_values(Object* object, const TypeLayout& layout) {
    return *reinterpret_cast<InlineValues*>(reinterpret_cast<char*>(object) + layout.instance_size);
}

}  // namespace lastref::model
