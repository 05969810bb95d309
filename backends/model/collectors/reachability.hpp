#pragma once

#include "backends/model/heap/heap.hpp"

#include <cstdint>
#include <initializer_list>
#include <vector>

namespace lastref::model {

/// What reachability keeps in an object's `collector_bits`. The upper eight bits last; the lower ones start at zero.
enum ReachabilityBit : std::uint16_t {
    bit_collecting = 1,   ///< in the list under examination: `previous` holds gc_refs, not a link
    bit_unreachable = 2,  ///< in the list of what may be trash
    lasting_bits = 0xff00,
};

inline bool is_collecting(const Object* object) {
    return (object->collector_bits & bit_collecting) != 0;
}
/// Replaces the lower bits.
inline void set_collector_bits(Object* object, unsigned bits) {
    object->collector_bits = static_cast<std::uint16_t>((object->collector_bits & lasting_bits) | bits);
}

/// What `deduce_unreachable` saw on its way.
struct Survey {
    std::int64_t candidates = 0;             ///< objects that there were
    std::int64_t reachable = 0;              ///< those that stayed
    std::vector<Tracked*> may_be_untracked;  ///< reachable ones whose kind's `untracking` is not `never`, in order
};

/// Splits `base` into what is referenced from outside of it, which stays there, and the rest, which goes to
/// `unreachable` in order. Objects in `unreachable` keep bit_collecting; all links are whole afterwards. Runs no Python
/// code.
Survey deduce_unreachable(TrackedList& base, TrackedList& unreachable);

/// Whether any object of the list is referenced from outside of it. Leaves the list as it was, without bit_collecting.
bool is_held_from_outside(TrackedList& list);

/// The objects of these lists that something outside of them holds, those of them that are in `held`, and what such
/// objects reach, in order. The lists and the objects stay as they are.
std::vector<Object*> reachable_objects(std::initializer_list<TrackedList*> lists, const std::vector<Object*>& held);

}  // namespace lastref::model
