#pragma once

#include "backends/model/heap/heap.hpp"

#include <cstdint>

namespace lastref::model {

/// What the refcount collector keeps in an object's `collector_bits`.
enum RefcountBit : std::uint16_t {
    bit_collecting = 1,   ///< in the list under examination: `previous` holds gc_refs, not a link
    bit_unreachable = 2,  ///< in the list of what may be trash
};

inline bool is_collecting(const Object* object) {
    return (object->collector_bits & bit_collecting) != 0;
}
inline void clear_collecting(Object* object) {
    object->collector_bits = static_cast<std::uint16_t>(object->collector_bits & ~bit_collecting);
}

/// Splits `base` into what is referenced from outside of it, which stays there, and the rest, which goes to
/// `unreachable` in order. Objects in `unreachable` keep bit_collecting; all links are whole afterwards. Runs no Python
/// code. Returns how many objects `base` had.
std::int64_t deduce_unreachable(TrackedList& base, TrackedList& unreachable);

/// Whether any object of the list is referenced from outside of it. Leaves the list as it was, without bit_collecting.
bool is_held_from_outside(TrackedList& list);

}  // namespace lastref::model
