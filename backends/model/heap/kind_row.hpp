#pragma once

#include "backends/model/heap/object.hpp"

#include <array>
#include <cstdint>

namespace lastref::model {

class Heap;

/// Where a kind keeps its variable number of references.
enum class EdgeArray : std::uint8_t {
    none,
    inside,         ///< at `array_offset` in the object itself
    pointed,        ///< the object's field at `array_offset` points to them
    pointed_pairs,  ///< likewise: keys and values; a value is visited before its key
    pointed_stack,  ///< likewise, of a frame: some of them lend it theirs
};

/// Where the references of an object of one kind lie, told once; marking, cycle detection, `gc.get_referrers` and the
/// heap checker all read this. References may be null. The object's type is an edge of every object and is not named
/// here; an instance prefix's dict, slots and inline values neither.
struct EdgeLayout {
    std::uint16_t fixed_offset = 0;  ///< offset of the first of `fixed_count` adjacent references
    std::uint16_t fixed_count = 0;
    std::uint16_t attributes_at = 0;  ///< how many fixed ones come before the attributes that a program's class adds;
                                      ///< 0: all, and the class, come behind those
    EdgeArray array = EdgeArray::none;
    bool last_to_first = false;  ///< visited in that order, as the kind's tp_traverse does
    std::uint16_t array_offset = 0;
    std::uint16_t count_offset = 0;  ///< offset of a uint32_t with the number of references in the array
};

/// Which collections stop tracking containers of a kind that hold nothing but atoms.
enum class Untracking : std::uint8_t { never, every_collection, full_collection };

/// What the heap and the collectors know of a kind.
struct KindRow {
    const char* name = "";
    bool tracked = false;  ///< its structure derives from Tracked
    EdgeLayout edges{};
    std::uint16_t weak_offset = 0;  ///< offset of the kind's own `WeakReference*` list head; 0: none

    /// Frees what the object owns, references included, in the order that the profile says, then its memory.
    /// The count is 0, finalizer and weak references are done with. Null: references dropped in layout order, memory
    /// freed.
    void (*destroy)(Heap&, Object*) = nullptr;

    /// tp_clear: drops the references, leaving a valid object. Null: the layout's references, in order, become null.
    void (*clear)(Heap&, Object*) = nullptr;

    /// A finalizer that the kind itself has (generators, files), called as `__del__` is. Null: none.
    /// Returns false when there is nothing to do for this object.
    bool (*finalize)(Heap&, Object*) = nullptr;

    /// Whether `finalize` would do something for this object. Null: never.
    bool (*has_finalizer)(const Object*) = nullptr;

    /// Whether trash with this object is left as it is where finalizers are legacy ones. Null: never.
    bool (*prevents_clearing)(const Object*) = nullptr;

    /// Its destruction is a level of the trashcan's, which takes what is too deep.
    bool in_trashcan = false;

    /// An object that is dropped: its weak references are cleared before it is finalized (generators), not behind.
    bool weak_references_go_first = false;

    /// CPython's MaybeUntrack: whether nothing that the container holds can be part of a cycle. Asked by the
    /// collections that `untracking` says.
    Untracking untracking = Untracking::never;
    bool (*holds_atoms_only)(Object*) = nullptr;
};

/// One row a kind, in the order of Kind; defined in object/kinds.cpp.
extern const std::array<const KindRow*, static_cast<std::size_t>(Kind::count)> kind_rows;

inline const KindRow& kind_row(const Object* object) {
    return *kind_rows[static_cast<std::size_t>(object->kind)];
}

}  // namespace lastref::model
