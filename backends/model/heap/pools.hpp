#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace lastref::model {

/// CPython's small-object allocator (Objects/obmalloc.c), as far as its figures go: where blocks lie, not what is in
/// them.
///
/// Requests of up to 512 bytes are rounded up to one of 32 size classes, 16 bytes apart. The blocks of a class come
/// from its used pools: 4 KiB (to Python 3.9) or 16 KiB in which all blocks have that one size. When none has room, a
/// pool is taken from the arena with the fewest free pools, so that the others get a chance to empty; when no arena
/// has one, the system is asked for a new arena: 256 KiB, or 1 MiB with the larger pools. A block that is freed goes
/// back to its pool, which is then the first to give blocks of that class. A pool whose blocks are all free goes back
/// to its arena and may serve another class; an arena goes back to the system only when all of its pools are free.
/// So one living block pins an arena, and memory that a program freed need not come down. Larger requests are the
/// system's own business and are not seen here.
///
/// Steps and names are those of 3.8 to 3.14: `pymalloc_alloc`, `allocate_from_new_pool`, `insert_to_usedpool`,
/// `insert_to_freepool`.
class Pools {
public:
    static constexpr std::size_t alignment = 16;
    static constexpr std::size_t largest = 512;
    static constexpr std::size_t classes = largest / alignment;

    /// Where a block is; `none` for a larger one.
    using Place = std::uint32_t;
    static constexpr Place none = ~Place{0};

    Pools(std::size_t pool_bytes, std::size_t arena_bytes) : pool_bytes_(pool_bytes), arena_bytes_(arena_bytes) {}

    Place allocate(std::size_t size);
    /// `place` is what `allocate` gave, each time that it gave it.
    void release(Place place);

    struct Figures {
        std::size_t arenas = 0;
        std::size_t most_arenas = 0;
        std::size_t arenas_ever = 0;
        std::size_t used_pools = 0;
        std::size_t free_pools = 0;
        std::size_t blocks = 0;
    };
    [[nodiscard]] Figures figures() const;

    /// What sys._debugmallocstats() writes of them.
    [[nodiscard]] std::string report() const;

private:
    static constexpr std::size_t pool_header = 48;

    struct Pool {
        std::uint32_t arena = 0;
        std::uint32_t used = 0;
        std::uint8_t size_class = 0;
        bool is_free = true;
    };
    struct Arena {
        std::uint32_t first_pool = 0;
        std::uint32_t free_pools = 0;  ///< those never used included
        std::uint32_t fresh_pools = 0;
        std::vector<std::uint32_t> freed;  ///< pools to use again, the last one first
        bool is_there = true;
    };

    [[nodiscard]] std::size_t pools_of_arena() const { return arena_bytes_ / pool_bytes_ - (pool_bytes_ > 4096); }
    [[nodiscard]] std::uint32_t room_of(const Pool& pool) const;
    std::uint32_t allocate_from_new_pool(std::size_t size_class);
    std::uint32_t usable_arena();
    void insert_to_freepool(std::uint32_t pool);

    std::size_t pool_bytes_;
    std::size_t arena_bytes_;
    std::vector<Pool> pools_;
    std::vector<Arena> arenas_;
    std::array<std::vector<std::uint32_t>, classes> used_;  ///< pools with room, the one that gives next last
    std::size_t arena_count_ = 0;
    std::size_t most_arenas_ = 0;
};

}  // namespace lastref::model
