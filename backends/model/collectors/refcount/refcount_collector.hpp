#pragma once

#include "backends/model/collectors/reachability.hpp"
#include "backends/model/collectors/steps.hpp"
#include "backends/model/heap/collector.hpp"
#include "backends/model/heap/heap.hpp"

#include <vector>

namespace lastref::model {

/// CPython's cyclic collector: three generations, reference counts less the references from inside. What it models, and
/// where from, is told at the top of refcount_collector.cpp.
class RefcountCollector final : public Collector, public GenerationControls, public StepCounter {
public:
    explicit RefcountCollector(Heap& heap);

    [[nodiscard]] bool frees_at_zero() const override { return true; }
    void did_reach_zero(Object*) override {}
    void did_make_finalizable(Object*) override {}
    void did_exceed_threshold() override;
    void safe_point() override;
    CollectionResult collect(int generation) override;
    void set_enabled(bool enabled) override;
    [[nodiscard]] bool enabled() const override { return enabled_; }
    void for_each_object(int generation, const std::function<void(Object*)>& visit) override;
    GenerationControls* generations() override { return this; }

    [[nodiscard]] std::array<std::int64_t, 3> thresholds() const override { return thresholds_; }
    void set_thresholds(const std::array<std::int64_t, 3>& values) override;
    [[nodiscard]] std::array<std::int64_t, 3> counts() const override;
    [[nodiscard]] std::array<Statistics, 3> statistics() const override { return statistics_; }
    void freeze() override;
    void unfreeze() override;
    [[nodiscard]] std::int64_t frozen_count() const override;
    [[nodiscard]] std::uint32_t debug_flags() const override { return debug_; }
    void set_debug_flags(std::uint32_t flags) override { debug_ = flags; }

private:
    static constexpr int oldest = 2;

    TrackedList& generation(int number) { return number == 0 ? heap_.young() : older_[number - 1]; }
    void rearm();
    [[nodiscard]] int select_generation() const;
    void collect_due();
    CollectionResult collect_main(int number);
    void count_collection(int number);
    void age_survivors(int number, const Survey& survey);
    std::int64_t untrack(const std::vector<Tracked*>& containers, Untracking when);
    std::int64_t handle_weakrefs(TrackedList& old);
    std::int64_t call_weak_callbacks(const std::vector<WeakReference*>& references, TrackedList& old);
    void finalize_garbage();
    std::int64_t handle_resurrected(std::int64_t found, TrackedList& old);
    void clear_weakrefs();
    void delete_garbage(TrackedList& old);
    void debug_start(int number);
    void debug_stop(const CollectionResult& result);

    Heap& heap_;
    const Profile& profile_;
    TrackedList older_[2];
    TrackedList permanent_;
    // Of the collection that is running. Members, for objects in them must be able to die even while the run is
    // unwound.
    TrackedList unreachable_;
    TrackedList seen_;
    TrackedList final_unreachable_;
    std::array<std::int64_t, 3> thresholds_{};
    std::array<std::int64_t, 3> counts_{};  ///< of generation 0: the heap's young_count
    std::array<Statistics, 3> statistics_{};
    std::int64_t long_lived_total_ = 0;
    std::int64_t long_lived_pending_ = 0;
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

}  // namespace lastref::model
