#pragma once

#include "backends/model/heap/allocator.hpp"
#include "backends/model/heap/collector.hpp"
#include "backends/model/heap/free_lists.hpp"
#include "backends/model/heap/kind_row.hpp"
#include "backends/model/heap/own_stack.hpp"
#include "backends/model/heap/profile.hpp"
#include "backends/model/heap/type_layout.hpp"
#include "backends/model/heap/weak_reference.hpp"

#include <cstdint>
#include <memory>

namespace lastref::model {

/// A circular list of tracked objects; the head is no object.
class TrackedList {
public:
    TrackedList() { reset(); }
    TrackedList(const TrackedList&) = delete;
    TrackedList& operator=(const TrackedList&) = delete;

    void reset() {
        head_.links.next = head();
        head_.links.previous = reinterpret_cast<std::uintptr_t>(head());
    }
    [[nodiscard]] Tracked* head() { return &head_.object; }
    [[nodiscard]] const Tracked* head() const { return &head_.object; }
    [[nodiscard]] Tracked* first() const { return head_.links.next; }
    [[nodiscard]] Tracked* last() const { return reinterpret_cast<Tracked*>(head_.links.previous); }
    [[nodiscard]] bool empty() const { return first() == head(); }
    [[nodiscard]] std::size_t size() const {
        std::size_t count = 0;
        for (const Tracked* each = first(); each != head(); each = each->next()) ++count;
        return count;
    }

    void append(Tracked* object) {
        Tracked* tail = last();
        tail->next() = object;
        object->previous() = reinterpret_cast<std::uintptr_t>(tail);
        object->next() = head();
        head_.links.previous = reinterpret_cast<std::uintptr_t>(object);
    }
    /// Requires that the object is in some list whose links are whole. It becomes untracked.
    static void remove(Tracked* object) {
        auto* before = reinterpret_cast<Tracked*>(object->previous());
        before->next() = object->next();
        object->next()->previous() = object->previous();
        object->next() = nullptr;
        object->previous() = 0;
    }
    /// Moves everything of `other` behind what is here.
    void splice(TrackedList& other) {
        if (other.empty()) return;
        auto* tail = last();
        tail->next() = other.first();
        other.first()->previous() = reinterpret_cast<std::uintptr_t>(tail);
        other.last()->next() = head();
        head_.links.previous = other.head_.links.previous;
        other.reset();
    }

private:
    struct {
        Links links;
        Tracked object;
    } head_{};
};

void last_reference_gone(Object* object);

inline void add_reference(Object* object) {
    ++object->refcount;
}
inline void drop_reference(Object* object) {
    if (--object->refcount == 0) last_reference_gone(object);
}
inline void drop_reference_or_null(Object* object) {
    if (object) drop_reference(object);
}

/// All objects of one run: their memory, their counts, their deaths. What a count of zero means is the collector's.
class Heap {
public:
    Heap(const Profile& profile, Embedder& embedder);
    ~Heap();
    Heap(const Heap&) = delete;
    Heap& operator=(const Heap&) = delete;

    [[nodiscard]] const Profile& profile() const { return profile_; }
    [[nodiscard]] Embedder& embedder() { return embedder_; }
    [[nodiscard]] Collector& collector() { return *collector_; }
    [[nodiscard]] Allocator& memory() { return memory_; }

    /// A new object of `kind` with count 1, zeroed behind its header, untracked. `type` gains a reference.
    /// May collect when the kind is a tracked one (an automatic collection in an allocation).
    template <class T>
    T* make(Kind kind, Type* type, std::size_t extra_bytes = 0) {
        return static_cast<T*>(make_sized(kind, type, sizeof(T) + extra_bytes));
    }
    /// Likewise; `size` in bytes. For instances of program-defined classes (the type's layout has a dict or a weak
    /// list, or slots) the prefix is added, for inline values too.
    Object* make_sized(Kind kind, Type* type, std::size_t size);
    /// A new instance of a program-defined class or of object, tracked if it may be.
    Object* make_instance(Type* type);

    /// A new object of a fixed size that holds no references, not even one to its type, which is an exact built-in one:
    /// a number. Its fields are the caller's to set. Never collects; dies by the shortest way.
    template <class T>
    T* make_atom(Kind kind, Type* type) {
        auto* object = static_cast<T*>(memory_.allocate(sizeof(T), {0, kind}));
        young_bytes += sizeof(T);
        object->refcount = 1;
        object->kind = kind;
        object->flags = 0;
        object->collector_bits = sizeof(T);
        object->type = type;
        return object;
    }

    /// Enters the object into the collector's young list; no effect when it is in a list, or is of no tracked kind.
    void track(Object* object) {
        if (!has_flag(object, flag_tracked_kind)) return;
        auto* tracked = static_cast<Tracked*>(object);
        if (tracked->next() != nullptr || making_internals) return;
        young_.append(tracked);
        if (counts_tracked_) did_track(tracked);
    }
    void untrack(Object* object) {
        if (!has_flag(object, flag_tracked_kind)) return;
        auto* tracked = static_cast<Tracked*>(object);
        if (tracked->next() == nullptr) return;
        TrackedList::remove(tracked);
        if (counts_tracked_) did_untrack();
    }

    /// The count of `object` is zero and nothing will bring it back but its own finalizer: finalizes it, clears its
    /// weak references, drops what it holds, frees it. For the refcount collector this is what a zero means.
    void destroy(Object* object);

    /// A level of destruction that is no object's: the end of a frame, where frames are objects (to 3.10). Too deep,
    /// it has to wait as an object in the trashcan.
    [[nodiscard]] bool too_deep_for_frames() const { return destroy_depth_ >= profile_.destruction_depth; }
    void enter_destruction();
    void leave_destruction();

    /// What `last_reference_gone` ends in.
    void did_reach_zero(Object* object) {
        if (object->collector_bits && !has_flag(object, flag_tracked_kind)) {
            // An atom: its size is noted where collectors note their own.
            std::size_t size = object->collector_bits;
            freed_bytes += size;
            memory_.release(object, size);
            return;
        }
        if (frees_at_zero_ || !(object->flags & (flag_tracked_kind | flag_prefix))) {
            destroy(object);
        } else {
            collector_->did_reach_zero(object);
        }
    }

    /// Calls the finalizer (kind's or program's) if there is one not called yet. The caller holds a reference.
    void finalize(Object* object);
    [[nodiscard]] bool has_finalizer(const Object* object) const {
        if (type_layout(object->type).has_finalizer) return true;
        const KindRow& row = kind_row(object);
        return row.has_finalizer && row.has_finalizer(object);
    }
    /// Calls the finalizer, called already or not. Returns false when there was nothing to do. The caller holds a
    /// reference.
    bool run_finalizer(Object* object);

    /// Clears all weak references to `object`, newest first, then calls their callbacks.
    void clear_weak_references(Object* object);

    /// tp_clear of the object's kind.
    void clear_edges(Object* object);

    /// The end of `destroy`: drops what the object holds and frees it. Finalizer and weak references are done with.
    void free_unreferenced(Object* object);

    /// Frees the memory of an object whose references are gone, but for attributes that come last; drops its type. For
    /// a kind's `destroy`. `size` is what `make_sized` was given.
    void free_object(Object* object, std::size_t size);

    /// Drops the dict, slots and inline values of an instance.
    void drop_prefix(Object* object);

    /// Until `end_sweep` the memory of freed objects of tracked kinds stays as it is, their types too: what dies in one
    /// sweep may look at each other, in whatever order it goes.
    void begin_sweep() { sweeping_ = true; }
    void end_sweep();

    /// What a full collection does to the free lists of the built-in containers.
    void clear_free_lists() {
        free_lists_.clear();
        free_lists_were_cleared = true;
        if (AllocationObserver* observer = memory_.observer()) observer->did_clear_free_lists();
    }
    bool free_lists_were_cleared = false;
    /// The frame of a call came into being, or went, where it is an object whether anybody sees it or not.
    void count_frame() {
        if (!free_lists_.take(FreeLists::Of::call)) count_one_more();
    }
    void uncount_frame() {
        if (!free_lists_.give(FreeLists::Of::call) && young_count > 0) --young_count;
    }
    bool allocates_anew = false;  ///< what comes into being now comes from no free list

    void* allocate_buffer(std::size_t size) {
        young_bytes += size;
        return memory_.allocate(size);
    }
    void release_buffer(void* memory, std::size_t size) noexcept {
        if (!memory) return;
        freed_bytes += size;
        memory_.release(memory, size);
    }

    [[nodiscard]] TrackedList& young() { return young_; }
    /// Tracked-kind objects made minus freed since the collector reset it, or tracked minus untracked, as the profile
    /// says; never below 0.
    std::int64_t young_count = 0;
    /// All objects that are tracked. Kept only where the profile counts those.
    std::int64_t tracked_count = 0;
    /// The collector is told when `young_count` exceeds this.
    std::int64_t young_threshold = 0;
    /// The interpreter itself made a tracked object, which is not here. May collect.
    void count_one_more();
    /// Bytes of objects and buffers made, and freed, since the collector reset them.
    std::size_t young_bytes = 0;
    std::size_t freed_bytes = 0;
    /// Attention is wanted when `young_bytes` exceeds this.
    std::size_t young_bytes_threshold = SIZE_MAX;
    /// The VM calls `Collector::safe_point` soon.
    bool attention_wanted = false;
    /// The VM's countdown to its next look at `attention_wanted`, limits and stops; whoever wants attention sets it to
    /// 0.
    std::int64_t budget = 0;
    void want_attention() {
        attention_wanted = true;
        budget_reserve += budget;
        budget = 0;
    }
    std::int64_t budget_reserve = 0;  ///< steps not spent that `want_attention` took out of `budget`

    /// How deep calls nest through native code, where the profile counts those apart; and destruction with them.
    int native_depth = 0;
    OwnStack own_stack;

    /// Internal objects (built-in types, methods) made while this is set are neither counted nor tracked.
    bool making_internals = false;

private:
    void did_track(Tracked* object);
    void did_untrack();
    void count_bytes(std::size_t bytes);
    void release_object(Object* object, std::size_t front, std::size_t total);
    void destroy_now(Object* object);
    [[nodiscard]] bool nests_in_trashcan(const Object* object) const;
    [[nodiscard]] bool destruction_is_deep(const Object* object) const;
    [[nodiscard]] bool trashcan_is_emptied() const;
    void empty_trashcan();
    void destroy_instance(Object* object);
    void drop_attributes(Object* object, const TypeLayout& layout);
    bool revived_by_finalizer(Object* object);
    void drop_layout_edges(Object* object);
    void drop_slots(Object* object, const TypeLayout& layout, std::uint32_t first, std::uint32_t end);

    Allocator memory_;
    const Profile& profile_;
    Embedder& embedder_;
    TrackedList young_;
    std::unique_ptr<Collector> collector_;
    bool frees_at_zero_ = true;
    friend class PassingTuple;
    bool counts_tracked_ = false;
    FreeLists free_lists_;
    /// Whether the free lists account for a new object, or for one that is freed.
    bool takes_held(Type* type, std::size_t size);
    bool gives_back(const Object* object, std::size_t size);
    void* resting_ = nullptr;  ///< the place of the instance freed last, where the profile lets it rest
    std::size_t resting_size_ = 0;
    Tracked* swept_ = nullptr;  ///< freed during this sweep, linked through `next`; `previous` is the size in bytes
    bool sweeping_ = false;
    std::uint32_t destroy_calls_ = 0;  ///< running ones of `destroy`
    std::uint32_t destroy_depth_ = 0;  ///< those that the trashcan counts
    Tracked* delayed_ = nullptr;       ///< the trashcan, linked through `previous`
};

/// A tuple of so many arguments, 0 for none, that only the count of allocations sees: it is there as long as this.
class PassingTuple {
public:
    PassingTuple(Heap& heap, std::size_t items);
    PassingTuple(const PassingTuple&) = delete;
    PassingTuple& operator=(const PassingTuple&) = delete;
    ~PassingTuple();

private:
    Heap& heap_;
    std::size_t size_ = 0;
};

}  // namespace lastref::model
