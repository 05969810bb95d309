#pragma once

#include "backends/model/heap/heap.hpp"
#include "backends/model/object/objects.hpp"

#include <utility>

namespace lastref::model {

/// The two tables of sets. Nothing here runs Python code.
///
/// By hash (`index` null): CPython's set: nine neighbours are tried before a jump, `perturb` shifts by 5, a table
/// that is three fifths full grows to four times what is used (twice above 50000).
/// CPython 2 tries no neighbours, and a table two thirds full grows.
/// By insertion (`index` given): entries in order, as PyPy's; it grows by OrderedGrowth, `fill` counts the entries.

constexpr std::uint32_t smallest_set = 8;
constexpr std::uint32_t set_index_deleted = 0xffffffff;

/// Where to look for a hash in a table by hash.
struct SetProbe {
    SetProbe(const Set* set, std::int64_t hash)
        : mask(set->mask),
          perturb(static_cast<std::uint64_t>(hash)),
          start(perturb & mask),
          slot(start),
          neighbours(type_layout(set->type).heap->profile().dicts_go_by_hash ? 0 : 9),
          shift(neighbours ? 5 : 0),
          last(end()) {}
    void advance() {
        if (slot < last) {
            ++slot;
            return;
        }
        perturb >>= std::exchange(shift, 5);
        start = (start * 5 + 1 + perturb) & mask;
        slot = start;
        last = end();
    }
    [[nodiscard]] std::uint64_t end() const { return start + neighbours <= mask ? start + neighbours : start; }
    std::uint64_t mask;
    std::uint64_t perturb;
    std::uint64_t start;
    std::uint64_t slot;
    std::uint64_t neighbours;
    unsigned shift;  ///< before the first jump
    std::uint64_t last;
};

/// Where to look in the index of a table by insertion. The first jump goes by the whole hash.
struct SetIndexProbe {
    SetIndexProbe(const Set* set, std::int64_t hash)
        : mask(set->mask), perturb(static_cast<std::uint64_t>(hash)), slot(perturb & mask) {}
    void advance() {
        slot = (slot * 5 + perturb + 1) & mask;
        perturb >>= 5;
    }
    std::uint64_t mask;
    std::uint64_t perturb;
    std::uint64_t slot;
};

enum class SetOrder : std::uint8_t { by_hash, by_insertion };

/// A table on its way out.
struct SetTable {
    Object** items;
    std::int64_t* hashes;
    std::uint32_t places;
    std::uint32_t mask;
    SetOrder order;
};

/// Empties the set; the references are the caller's.
SetTable take_table(Set* set);
void release_table(Heap& heap, const SetTable& table);

/// Makes sure that one more key fits. For tables by hash this only makes the first table.
void set_make_room(Heap& heap, Set* set, SetOrder order);

/// Rebuilds the table for more than `minimum` keys.
void set_resize(Heap& heap, Set* set, std::uint32_t minimum, SetOrder order);

/// Stores a key (reference handed over) that is known not to be there, growing the table afterwards where CPython does.
void set_insert_new(Heap& heap, Set* set, Object* owned_key, std::int64_t hash, SetOrder order);

/// Whether a table by hash with so many places in use is to grow.
inline bool set_is_full(const Heap& heap, std::uint64_t fill, std::uint64_t mask) {
    return heap.profile().dicts_go_by_hash ? fill * 3 >= (mask + 1) * 2 : fill * 5 >= mask * 3;
}

/// One past the last place where a key may be. Behind it there may be copies of keys that were moved.
inline std::uint32_t set_end(const Set* set) {
    return set->index ? set->fill : set->places;
}

/// Takes the key at `place` out of the table; its reference is the caller's.
Object* set_remove_at(Set* set, std::uint32_t place);

}  // namespace lastref::model
