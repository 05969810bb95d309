#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <new>

namespace lastref::model {

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
    void* allocate(std::size_t size) {
        ++allocated_blocks_;
        if (size <= largest_small) {
            SizeClass& size_class = classes_[class_of(size)];
            if (FreeBlock* block = size_class.free) {
                size_class.free = block->next;
                return block;
            }
            return carve(size_class, size);
        }
        return allocate_large(size);
    }

    /// `size` is what was asked for.
    void release(void* memory, std::size_t size) noexcept {
        --allocated_blocks_;
        if (size <= largest_small) {
            auto* block = static_cast<FreeBlock*>(memory);
            SizeClass& size_class = classes_[class_of(size)];
            block->next = size_class.free;
            size_class.free = block;
            return;
        }
        release_large(memory, size);
    }

    /// Blocks given out and not released, small and large.
    [[nodiscard]] std::int64_t allocated_blocks() const { return allocated_blocks_; }
    /// Moves a block of `size` bytes into one of `wanted` bytes, with what fits of its contents. Null memory is a new
    /// block.
    void* resize(void* memory, std::size_t size, std::size_t wanted);

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
    std::size_t reserved_ = 0;
    std::size_t limit_ = static_cast<std::size_t>(-1);
};

}  // namespace lastref::model
