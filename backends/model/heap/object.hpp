#pragma once

#include "backends/model/heap/kind.hpp"

#include <cstddef>
#include <cstdint>

namespace lastref::model {

struct Type;
struct WeakReference;

/// Facts about one object, kept in its header.
enum ObjectFlag : std::uint8_t {
    flag_tracked_kind = 1,     ///< Links stand before it: a collector may hold it in its lists
    flag_finalized = 2,        ///< its finalizer was called (tp_finalize, once per object)
    flag_prefix = 4,           ///< an InstancePrefix stands before the object
    flag_immortal = 8,         ///< its count is not shown to programs; it never dies before the run ends
    flag_registered = 16,      ///< a tracing collector has it on its list of objects with finalizers
    flag_inline_values = 32,   ///< attribute values live behind the object, by its class's shared keys
    flag_values_read = 128,    ///< its dict was made of its inline values, and the program has seen it
    flag_inline_storage = 64,  ///< there is room for inline values behind the object, whether they are used or not
    flag_given_dict = 16,      ///< of an instance whose class has `values_stay_inside`: its dict was assigned
    flag_shares_keys = 16,     ///< of a dict in runs with reference counts: its keys are a class's
    flag_embedded = 128,       ///< of a dict that shares keys: the values are its instance's, who visits them
};

/// What every Python object starts with. Objects are made by `Heap::allocate` and are never moved.
/// They are plain data: buffers that they own come from the heap too, so ending a run frees all without visiting any.
struct Object {
    std::uint32_t refcount;
    Kind kind;
    std::uint8_t flags;
    std::uint16_t collector_bits;  ///< the collector's own: generation, colour, age
    Type* type;                    ///< owned
};

struct Tracked;

/// What stands before objects that may take part in cycles. It belongs to the collector: CPython's lists keep reference
/// counts in `previous` while a collection runs, as CPython does.
struct Links {
    Tracked* next;  ///< null while the object is not tracked
    std::uintptr_t previous;
};

/// An object with flag_tracked_kind.
struct Tracked : Object {
    Tracked*& next() { return links().next; }
    [[nodiscard]] Tracked* next() const { return const_cast<Tracked*>(this)->next(); }
    std::uintptr_t& previous() { return links().previous; }

private:
    Links& links() { return *reinterpret_cast<Links*>(reinterpret_cast<char*>(this) - sizeof(Links)); }
};

/// What stands before an instance of a class that the program defined, and before the links.
struct InstancePrefix {
    WeakReference* weak_references;
    Object* dict;  ///< a Dict, null until needed; owned
};

/// The bytes in front of an object with these flags.
inline std::size_t bytes_in_front(unsigned flags) {
    if (flags & flag_prefix) return sizeof(InstancePrefix) + sizeof(Links);
    return flags & flag_tracked_kind ? sizeof(Links) : 0;
}

inline bool has_flag(const Object* object, ObjectFlag flag) {
    return (object->flags & flag) != 0;
}
inline void set_flag(Object* object, ObjectFlag flag) {
    object->flags = static_cast<std::uint8_t>(object->flags | flag);
}
inline void clear_flag(Object* object, ObjectFlag flag) {
    object->flags = static_cast<std::uint8_t>(object->flags & ~flag);
}

/// Of a dict: its keys are a class's (object/shared_dicts.hpp).
inline bool shares_keys(const Object* dict) {
    return (dict->flags & (flag_shares_keys | flag_prefix)) == flag_shares_keys;
}
/// Of a dict: its values lie in its instance.
inline bool is_embedded(const Object* dict) {
    constexpr unsigned wanted = flag_shares_keys | flag_embedded;
    return (dict->flags & (wanted | flag_prefix)) == wanted;
}

/// Requires flag_prefix.
inline InstancePrefix& prefix_of(Object* object) {
    auto* place = reinterpret_cast<char*>(object) - sizeof(Links) - sizeof(InstancePrefix);
    return *reinterpret_cast<InstancePrefix*>(place);
}

/// Null unless the object can be tracked.
inline Tracked* as_tracked(Object* object) {
    return object && has_flag(object, flag_tracked_kind) ? static_cast<Tracked*>(object) : nullptr;
}

inline bool is_tracked(const Object* object) {
    return has_flag(object, flag_tracked_kind) && static_cast<const Tracked*>(object)->next() != nullptr;
}

}  // namespace lastref::model
