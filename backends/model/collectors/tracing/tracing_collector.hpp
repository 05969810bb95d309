#pragma once

#include "backends/model/collectors/steps.hpp"
#include "backends/model/collectors/tracing/finalizer_registry.hpp"
#include "backends/model/heap/collector.hpp"
#include "backends/model/heap/heap.hpp"

namespace lastref::model {

/// PyPy's collector as programs see it. What it models, and where from, is told at the top of tracing_collector.cpp.
class TracingCollector final : public Collector, public StepCounter {
public:
    explicit TracingCollector(Heap& heap);

    [[nodiscard]] bool frees_at_zero() const override { return false; }
    void did_reach_zero(Object* object) override;
    void did_make_finalizable(Object* object) override { registry_.add(object); }
    void may_ignore_finalizer(Object* object) override {
        if (has_flag(object, flag_tracked_kind)) FinalizerRegistry::ignore(object);
    }
    void did_add_weak_callback(Object* object) override {
        if (has_flag(object, flag_tracked_kind)) registry_.add_lifeline(object);
    }
    void did_lock_import() override { registry_.add_dead_lifeline(); }
    void did_lock_import_again(std::string_view module) override { registry_.renew_dead_lifeline(module); }
    void did_exceed_threshold() override;
    void safe_point() override;
    CollectionResult collect(int generation) override;
    void set_enabled(bool enabled) override;
    [[nodiscard]] bool enabled() const override { return enabled_; }
    bool set_finalizers_enabled(bool enabled) override;
    void for_each_object(int generation, const std::function<void(Object*)>& visit) override;
    std::array<int, 2> collect_step() override;

private:
    /// gc.GcCollectStepStats.GC_STATES, in that order.
    enum class State { scanning, marking, sweeping, finalizing, calling_finalizers };

    void arm();
    void allocation_due();
    void minor_collection();
    void mark_and_sweep();
    void major_collection_step();
    void finish_major_collection();
    /// Clears the weak references to its object.
    ReadyFinalizer take_finalizer();
    void run_finalizers();
    void run(ReadyFinalizer item);
    void call_finalizer(Object* object);

    Heap& heap_;
    const Profile& profile_;
    TrackedList old_;
    TrackedList trash_;  // a member, for objects in it must be able to die even while the run is unwound
    FinalizerRegistry registry_;
    DueFinalizers due_;
    std::size_t live_bytes_ = 0;  ///< at the last minor collection
    std::size_t next_major_bytes_;
    int finalizer_locks_ = 0;
    State state_ = State::scanning;
    bool sweeping_began_ = false;
    bool enabled_ = true;
    bool user_steps_due_ = false;  ///< collect_step has the finalizers to run as its next step
};

}  // namespace lastref::model
