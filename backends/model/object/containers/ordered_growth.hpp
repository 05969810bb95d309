#pragma once

#include <cstdint>

namespace lastref::model {

/// When PyPy's ordered hash tables (rordereddict.py) take more room, and when they move their entries together. It
/// decides which entries they hold copies of: what is moved is not wiped from the place where it was.
struct OrderedGrowth {
    std::uint32_t entries = 0;  ///< room for entries, deleted ones included
    std::uint32_t index = 16;   ///< size of the index
    std::int32_t counter = 32;  ///< resize_counter
};

enum class Compaction : std::uint8_t { none, in_place, into_less_room };

/// What a step asks of the table.
struct GrowthStep {
    Compaction compaction = Compaction::none;
    bool reindexed = false;
    bool moved = false;  ///< to more room
};

/// ll_dict_grow and ll_dict_resize, as they come before a new entry; counts that entry. `used` entries live, `end` were
/// ever appended.
GrowthStep before_append(OrderedGrowth& growth, std::uint32_t used, std::uint32_t end);

/// The end of _ll_dict_del.
GrowthStep after_removal(OrderedGrowth& growth, std::uint32_t used);

}  // namespace lastref::model
