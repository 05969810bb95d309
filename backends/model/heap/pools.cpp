#include "backends/model/heap/pools.hpp"

#include <fmt/format.h>
#include <algorithm>

namespace lastref::model {

std::uint32_t Pools::room_of(const Pool& pool) const {
    return static_cast<std::uint32_t>((pool_bytes_ - pool_header) / ((pool.size_class + 1U) * alignment));
}

Pools::Place Pools::allocate(std::size_t size) {
    if (size == 0 || size > largest) return none;
    std::size_t size_class = (size - 1) / alignment;
    std::vector<std::uint32_t>& used = used_[size_class];
    if (used.empty()) used.push_back(allocate_from_new_pool(size_class));
    std::uint32_t number = used.back();
    if (++pools_[number].used == room_of(pools_[number])) used.pop_back();
    return number;
}

std::uint32_t Pools::allocate_from_new_pool(std::size_t size_class) {
    std::uint32_t number = usable_arena();
    Arena& arena = arenas_[number];
    --arena.free_pools;
    std::uint32_t pool = 0;
    if (arena.freed.empty()) {
        pool = arena.first_pool + static_cast<std::uint32_t>(pools_of_arena()) - arena.fresh_pools--;
    } else {
        pool = arena.freed.back();
        arena.freed.pop_back();
    }
    pools_[pool] = {number, 0, static_cast<std::uint8_t>(size_class), false};
    return pool;
}

/// The one with the fewest free pools, or a new one.
std::uint32_t Pools::usable_arena() {
    std::uint32_t best = none;
    for (std::uint32_t i = 0; i < arenas_.size(); ++i) {
        if (!arenas_[i].is_there || arenas_[i].free_pools == 0) continue;
        if (best == none || arenas_[i].free_pools < arenas_[best].free_pools) best = i;
    }
    if (best != none) return best;
    auto count = static_cast<std::uint32_t>(pools_of_arena());
    arenas_.push_back({static_cast<std::uint32_t>(pools_.size()), count, count, {}, true});
    pools_.resize(pools_.size() + count);
    most_arenas_ = std::max(most_arenas_, ++arena_count_);
    return static_cast<std::uint32_t>(arenas_.size()) - 1;
}

void Pools::release(Place place) {
    if (place == none) return;
    Pool& pool = pools_[place];
    std::vector<std::uint32_t>& used = used_[pool.size_class];
    bool was_full = pool.used == room_of(pool);
    if (--pool.used == 0) {
        if (!was_full) used.erase(std::find(used.begin(), used.end(), place));
        insert_to_freepool(place);
    } else if (was_full) {
        used.push_back(place);
    }
}

void Pools::insert_to_freepool(std::uint32_t pool) {
    Arena& arena = arenas_[pools_[pool].arena];
    pools_[pool].is_free = true;
    arena.freed.push_back(pool);
    if (++arena.free_pools < pools_of_arena()) return;
    bool others_are_usable = std::any_of(arenas_.begin(), arenas_.end(), [&](const Arena& each) {
        return &each != &arena && each.is_there && each.free_pools > 0;
    });
    if (!others_are_usable) return;
    arena.is_there = false;
    --arena_count_;
}

Pools::Figures Pools::figures() const {
    Figures all{arena_count_, most_arenas_, arenas_.size(), 0, 0, 0};
    for (const Pool& pool : pools_) {
        all.used_pools += !pool.is_free;
        all.blocks += pool.is_free ? 0 : pool.used;
    }
    for (const Arena& arena : arenas_) all.free_pools += arena.is_there ? arena.free_pools : 0;
    return all;
}

std::string Pools::report() const {
    std::string text = fmt::format(
        "Small block threshold = {}, in {} size classes.\n\n"
        "class   size   num pools   blocks in use  avail blocks\n"
        "-----   ----   ---------   -------------  ------------\n",
        largest, classes);
    for (std::size_t i = 0; i < classes; ++i) {
        std::size_t count = 0;
        std::size_t used = 0;
        std::size_t room = 0;
        for (const Pool& pool : pools_) {
            if (pool.is_free || pool.size_class != i) continue;
            ++count;
            used += pool.used;
            room += room_of(pool);
        }
        if (count)
            text += fmt::format("{:5} {:6} {:11} {:15} {:13}\n", i, (i + 1) * alignment, count, used, room - used);
    }
    Figures all = figures();
    auto line = [&](const std::string& what, std::size_t value) {
        text += fmt::format("{:<35}={:>21}\n", what, fmt::group_digits(value));
    };
    text += "\n";
    line("# arenas allocated total", all.arenas_ever);
    line("# arenas reclaimed", all.arenas_ever - all.arenas);
    line("# arenas highwater mark", all.most_arenas);
    line("# arenas allocated current", all.arenas);
    line(fmt::format("{} arenas * {} bytes/arena", all.arenas, arena_bytes_), all.arenas * arena_bytes_);
    text += "\n";
    line(fmt::format("{} unused pools * {} bytes", all.free_pools, pool_bytes_), all.free_pools * pool_bytes_);
    line("# bytes lost to pool headers", all.used_pools * pool_header);
    return text;
}

}  // namespace lastref::model
