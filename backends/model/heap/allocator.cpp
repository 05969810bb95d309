#include "backends/model/heap/allocator.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace lastref::model {

namespace {

// Programs see these bases in id(); they are far apart so that no two blocks share a number.
constexpr std::uint64_t arena_base = 0x7f0000000000;
constexpr std::uint64_t large_base = 0x7e0000000000;

}  // namespace

Allocator::~Allocator() {
    while (arenas_) {
        Arena* next = arenas_->next;
        std::free(arenas_);
        arenas_ = next;
    }
    while (large_) {
        LargeBlock* next = large_->next;
        std::free(large_);
        large_ = next;
    }
}

void Allocator::charge(std::size_t bytes) {
    if (bytes > limit_ || reserved_ > limit_ - bytes) throw std::bad_alloc();
    reserved_ += bytes;
}

void* Allocator::carve(SizeClass& size_class, std::size_t size) {
    std::size_t block_size = class_of(size) * alignment;
    if (block_size == 0) block_size = alignment;
    if (size_class.next == nullptr || static_cast<std::size_t>(size_class.end - size_class.next) < block_size) {
        size_class.next = new_pool();
        size_class.end = size_class.next + pool_size;
    }
    void* block = size_class.next;
    size_class.next += block_size;
    return block;
}

void* Allocator::allocate_small(std::size_t size) {
    SizeClass& size_class = classes_[class_of(size)];
    if (!size_class.free) return carve(size_class, size);
    return std::exchange(size_class.free, size_class.free->next);
}

void* Allocator::allocate_slowly(std::size_t size, Tenant tenant) {
    void* memory = size <= largest_small ? allocate_small(size) : allocate_large(size);
    if (observer_) observer_->did_allocate(memory, size, tenant);
    return memory;
}

void Allocator::release_slowly(void* memory, std::size_t size) noexcept {
    if (observer_) observer_->will_release(memory);
    if (size <= largest_small) {
        give_back(memory, size);
    } else {
        release_large(memory, size);
    }
}

char* Allocator::new_pool() {
    if (arena_next_ == nullptr || arena_next_ + pool_size > arena_end_) {
        // The first arena of a run is small: most programs need no more, and a run should cost microseconds.
        std::size_t size = arenas_ == nullptr ? arena_size / 4 : arena_size;
        charge(size);
        auto* memory = static_cast<char*>(std::aligned_alloc(4096, size));
        if (!memory) throw std::bad_alloc();
        auto* arena = reinterpret_cast<Arena*>(memory);
        arena->next = arenas_;
        arena->number = arena_count_++;
        arenas_ = arena;
        arena_next_ = memory + alignment;
        arena_end_ = memory + size;
    }
    char* pool = arena_next_;
    arena_next_ += pool_size;
    return pool;
}

void* Allocator::allocate_large(std::size_t size) {
    charge(size);
    auto* block = static_cast<LargeBlock*>(std::malloc(sizeof(LargeBlock) + size));
    if (!block) throw std::bad_alloc();
    block->number = large_count_++;
    block->previous = nullptr;
    block->next = large_;
    if (large_) large_->previous = block;
    large_ = block;
    return block + 1;
}

void* Allocator::resize(void* memory, std::size_t size, std::size_t wanted) {
    if (!memory) return allocate(wanted);
    if (size > largest_small && wanted > largest_small && !observer_) return resize_large(memory, size, wanted);
    void* fresh = allocate(wanted);
    std::memcpy(fresh, memory, std::min(size, wanted));
    release(memory, size);
    return fresh;
}

/// The C library grows large blocks without copying them where it can.
void* Allocator::resize_large(void* memory, std::size_t size, std::size_t wanted) {
    if (wanted > size) charge(wanted - size);
    LargeBlock* old = static_cast<LargeBlock*>(memory) - 1;
    bool was_first = large_ == old;
    auto* block = static_cast<LargeBlock*>(std::realloc(old, sizeof(LargeBlock) + wanted));
    if (!block) throw std::bad_alloc();
    if (wanted < size) reserved_ -= size - wanted;
    if (block->previous) block->previous->next = block;
    if (block->next) block->next->previous = block;
    if (was_first) large_ = block;
    return block + 1;
}

void Allocator::release_large(void* memory, std::size_t size) noexcept {
    LargeBlock* block = static_cast<LargeBlock*>(memory) - 1;
    if (block->previous) block->previous->next = block->next;
    if (block->next) block->next->previous = block->previous;
    if (large_ == block) large_ = block->next;
    reserved_ -= size;
    std::free(block);
}

std::uint64_t Allocator::identity(const void* memory) const {
    const char* address = static_cast<const char*>(memory);
    for (const Arena* arena = arenas_; arena; arena = arena->next) {
        const char* start = reinterpret_cast<const char*>(arena);
        if (address >= start && address < start + arena_size) {
            return arena_base + arena->number * arena_size + static_cast<std::uint64_t>(address - start);
        }
    }
    for (const LargeBlock* block = large_; block; block = block->next) {
        // Only the start of a large block is an object; a prefix moves it by 16 bytes.
        const char* start = reinterpret_cast<const char*>(block + 1);
        if (address >= start && address <= start + 64) {
            return large_base + block->number * arena_size + static_cast<std::uint64_t>(address - start);
        }
    }
    return 0;
}

}  // namespace lastref::model
