#pragma once

#include "backends/model/heap/kind.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <new>

namespace lastref::model {

/// What a block of memory is for. An object begins `front` bytes into its block.
struct Tenant {
    static constexpr std::uint8_t no_object = 255;
    std::uint8_t front = no_object;
    Kind kind = Kind::none;
};

/// Sees every block that is given out and taken back, while it is there.
class AllocationObserver {
public:
    virtual ~AllocationObserver() = default;
    /// Nothing is in the block yet.
    virtual void did_allocate(void* memory, std::size_t size, Tenant tenant) = 0;
    virtual void will_release(void* memory) = 0;
    /// What the runtime held for reuse was given back (a full collection does that).
    virtual void did_clear_free_lists() = 0;
};

/// Memory of one run, in the manner of CPython's small-object allocator: blocks of up to 512 bytes come from pools of
/// one size class, pools from arenas of 1 MiB; a freed block is the next one given out. Larger blocks come from the C
/// library. Destruction frees everything at once, whatever was not released.
class Allocator {
public:
    static constexpr std::size_t alignment = 16;
    static constexpr std::size_t largest_small = 512;
    static constexpr std::size_t arena_size = std::size_t{1} << 20;
    static constexpr std::size_t pool_size = std::size_t{16} << 10;

    Allocator() = default;
    Allocator(const Allocator&) = delete;
    Allocator& operator=(const Allocator&) = delete;
    ~Allocator();

    /// Throws std::bad_alloc when the limit is reached. Never returns null. Aligned to 16 bytes.
    void* allocate(std::size_t size, Tenant tenant = {}) {
        ++allocated_blocks_;
        if (size < fast_below_) {
            SizeClass& size_class = classes_[class_of(size)];
            if (FreeBlock* block = size_class.free) {
                size_class.free = block->next;
                return block;
            }
            return carve(size_class, size);
        }
        return allocate_slowly(size, tenant);
    }

    /// `size` is what was asked for.
    void release(void* memory, std::size_t size) noexcept {
        --allocated_blocks_;
        if (size < fast_below_) {
            give_back(memory, size);
            return;
        }
        release_slowly(memory, size);
    }

    /// Blocks given out and not released, small and large.
    [[nodiscard]] std::int64_t allocated_blocks() const { return allocated_blocks_; }
    /// Moves a block of `size` bytes into one of `wanted` bytes, with what fits of its contents. Null memory is a new
    /// block.
    void* resize(void* memory, std::size_t size, std::size_t wanted);

    /// From now on, null: nobody. It is not owned, and costs nothing while there is none.
    void set_observer(AllocationObserver* observer) {
        observer_ = observer;
        fast_below_ = observer ? 0 : largest_small + 1;
    }
    [[nodiscard]] AllocationObserver* observer() const { return observer_; }

    /// Bytes taken from the machine.
    [[nodiscard]] std::size_t reserved() const { return reserved_; }
    /// The most that may be taken from the machine, in bytes.
    void set_limit(std::size_t bytes) { limit_ = bytes; }

    /// A number that stands for the address of `memory`: the same in every run of the same program.
    [[nodiscard]] std::uint64_t identity(const void* memory) const;

private:
    struct FreeBlock {
        FreeBlock* next;
    };
    struct SizeClass {
        FreeBlock* free = nullptr;
        char* next = nullptr;  ///< the part of the newest pool not carved yet
        char* end = nullptr;
    };
    struct LargeBlock {
        LargeBlock* next;
        LargeBlock* previous;
        std::uint64_t number;
        std::uint64_t padding;
    };
    struct Arena {
        Arena* next;
        std::uint64_t number;
    };

    static std::size_t class_of(std::size_t size) { return (size + alignment - 1) / alignment; }
    void give_back(void* memory, std::size_t size) {
        auto* block = static_cast<FreeBlock*>(memory);
        SizeClass& size_class = classes_[class_of(size)];
        block->next = size_class.free;
        size_class.free = block;
    }
    void* allocate_small(std::size_t size);
    void* allocate_slowly(std::size_t size, Tenant tenant);
    void release_slowly(void* memory, std::size_t size) noexcept;
    void* carve(SizeClass& size_class, std::size_t size);
    char* new_pool();
    void* allocate_large(std::size_t size);
    void* resize_large(void* memory, std::size_t size, std::size_t wanted);
    void release_large(void* memory, std::size_t size) noexcept;
    void charge(std::size_t bytes);

    std::array<SizeClass, largest_small / alignment + 1> classes_{};
    Arena* arenas_ = nullptr;
    char* arena_next_ = nullptr;
    char* arena_end_ = nullptr;
    LargeBlock* large_ = nullptr;
    std::uint64_t arena_count_ = 0;
    std::uint64_t large_count_ = 0;
    std::int64_t allocated_blocks_ = 0;
    std::size_t fast_below_ = largest_small + 1;
    AllocationObserver* observer_ = nullptr;
    std::size_t reserved_ = 0;
    std::size_t limit_ = static_cast<std::size_t>(-1);
};

}  // namespace lastref::model
