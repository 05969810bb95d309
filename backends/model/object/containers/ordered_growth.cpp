#include "backends/model/object/containers/ordered_growth.hpp"

#include <algorithm>

namespace lastref::model {

namespace {

constexpr std::uint32_t smallest_index = 16;

std::uint32_t overallocated(std::uint32_t count) {
    return count + (count >> 3) + 8;
}

void reindex(OrderedGrowth& growth, std::uint32_t used, GrowthStep& step) {
    growth.counter = static_cast<std::int32_t>(growth.index * 2 - used * 3);
    step.reindexed = true;
}

/// ll_dict_remove_deleted_items
void compact(OrderedGrowth& growth, std::uint32_t used, GrowthStep& step) {
    if (used < growth.entries / 4) {
        growth.entries = overallocated(used);
        step.compaction = Compaction::into_less_room;
    } else {
        step.compaction = Compaction::in_place;
    }
    reindex(growth, used, step);
}

void resize(OrderedGrowth& growth, std::uint32_t used, GrowthStep& step) {
    std::uint32_t estimate = (used + std::min(used + 1, std::uint32_t{30000})) * 2;
    std::uint32_t size = smallest_index;
    while (size <= estimate) size *= 2;
    if (size < growth.index) {
        compact(growth, used, step);
    } else {
        growth.index = size;
        reindex(growth, used, step);
    }
}

}  // namespace

GrowthStep before_append(OrderedGrowth& growth, std::uint32_t used, std::uint32_t end) {
    GrowthStep step;
    if (end == growth.entries) {
        if (used < end / 2) {
            compact(growth, used, step);
        } else {
            growth.entries = overallocated(growth.entries);
            step.moved = true;
        }
    }
    if (growth.counter - 3 <= 0) resize(growth, used, step);
    growth.counter -= 3;
    return step;
}

GrowthStep after_removal(OrderedGrowth& growth, std::uint32_t used) {
    GrowthStep step;
    if (used + smallest_index <= growth.entries / 8) resize(growth, used, step);
    return step;
}

}  // namespace lastref::model
