#pragma once

#include "backends/model/collectors/reachability.hpp"
#include "backends/model/collectors/steps.hpp"
#include "backends/model/heap/collector.hpp"
#include "backends/model/heap/heap.hpp"

#include <vector>

namespace lastref::model {

/// What CPython's cyclic collectors have in common: how they are switched, when they are asked, and what becomes of
/// trash once it is found. Which objects a collection looks at is theirs.
class CycleCollector : public Collector, public GenerationControls, public StepCounter {
public:
    explicit CycleCollector(Heap& heap);

    [[nodiscard]] bool frees_at_zero() const override { return true; }
    void did_reach_zero(Object*) override {}
    void did_make_finalizable(Object*) override {}
    void did_exceed_threshold() override;
    void safe_point() override;
    CollectionResult collect(int generation) override;
    void set_enabled(bool enabled) override;
    [[nodiscard]] bool enabled() const override { return enabled_; }
    GenerationControls* generations() override { return this; }

    [[nodiscard]] std::array<std::int64_t, 3> thresholds() const override { return thresholds_; }
    void set_thresholds(const std::array<std::int64_t, 3>& values) override;
    [[nodiscard]] std::array<Statistics, 3> statistics() const override { return statistics_; }
    [[nodiscard]] std::int64_t frozen_count() const override;
    [[nodiscard]] std::uint32_t debug_flags() const override { return debug_; }
    void set_debug_flags(std::uint32_t flags) override { debug_ = flags; }

protected:
    static constexpr int oldest = 2;

    /// The collection that the thresholds ask for, if any.
    virtual void collect_due() = 0;
    /// One collection, between `begin` and `end`.
    virtual CollectionResult collect_generation(int number) = 0;
    /// For debugging output.
    [[nodiscard]] virtual std::array<std::size_t, 3> sizes() = 0;

    /// What a count is held against.
    [[nodiscard]] std::int64_t threshold(std::size_t number) const {
        return profile_.is_mutant(Mutant::set_threshold_ignored) ? profile_.thresholds[number] : thresholds_[number];
    }
    CollectionResult collect_main(int number);
    void count_statistics(int number, const CollectionResult& result);

    /// What became of `survey`'s list, of which `unreachable_` is the trash: weak references are cleared, finalizers
    /// run, what came back goes to `old`, the rest is cleared. Adds to `result.collected`.
    void dispose_of_trash(const Survey& survey, TrackedList& old, CollectionResult& result);
    /// Returns how many of them it was.
    std::int64_t untrack(const std::vector<Tracked*>& containers, Untracking when);

    /// The interpreter's own objects, as far as they are not frozen.
    [[nodiscard]] std::int64_t own_objects() const { return own_frozen_ ? 0 : profile_.own_objects; }

    Heap& heap_;
    const Profile& profile_;
    TrackedList permanent_;
    std::array<std::int64_t, 3> thresholds_{};
    std::array<Statistics, 3> statistics_{};
    // Of the collection that is running. Members, for objects in them must be able to die even while the run is
    // unwound.
    TrackedList unreachable_;
    TrackedList seen_;
    TrackedList final_unreachable_;
    TrackedList uncollectable_;
    bool own_frozen_ = false;
    bool immortals_thawed_ = false;  ///< since gc.unfreeze(), until a full collection freezes them again
    std::uint16_t old_bits_ = 0;     ///< the lasting `collector_bits` of what goes to the older list

private:
    void rearm();
    std::int64_t handle_weakrefs(TrackedList& old);
    std::int64_t call_weak_callbacks(const std::vector<WeakReference*>& references, TrackedList& old);
    void finalize_garbage();
    std::int64_t handle_resurrected(std::int64_t found, TrackedList& old);
    /// What is left in `unreachable_` came back.
    void did_resurrect(TrackedList& old);
    // legacy_finalizers.cpp
    void dispose_without_finalizing(TrackedList& old, CollectionResult& result);
    [[nodiscard]] bool prevents_clearing(Object* object) const;
    void move_finalizers(TrackedList& finalizers);
    void move_finalizer_reachable(TrackedList& finalizers);
    void handle_finalizers(TrackedList& old);
    void clear_weakrefs();
    void delete_garbage(TrackedList& old);
    void debug_start(int number);
    void debug_stop(const CollectionResult& result);

    std::uint32_t debug_ = 0;
    bool enabled_ = true;
    bool collecting_ = false;
    bool pending_ = false;  ///< a safe point is to look at the counts
    // Of the collection that is running: whether trash has finalizers, and whether Python code had a chance to revive
    // any.
    bool trash_has_finalizers_ = false;
    bool trash_has_weak_references_ = false;  ///< to it, or among it
    bool code_ran_ = false;
};

/// Steps over a list whose current element may leave it or die.
template <class Visit>
void for_each_in(TrackedList& list, Visit&& visit) {
    for (Tracked *each = list.first(), *next = nullptr; each != list.head(); each = next) {
        next = each->next();
        visit(each);
    }
}

}  // namespace lastref::model
