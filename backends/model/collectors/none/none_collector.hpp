#pragma once

#include "backends/model/heap/collector.hpp"
#include "backends/model/heap/heap.hpp"

namespace lastref::model {

/// Never reclaims a tracked object: what every collector is allowed to be, and the skeleton for a new one.
class NoneCollector final : public Collector {
public:
    explicit NoneCollector(Heap& heap) : heap_(heap) { heap_.young_threshold = INT64_MAX; }

    [[nodiscard]] bool frees_at_zero() const override { return false; }
    void did_reach_zero(Object*) override {}
    void did_make_finalizable(Object*) override {}
    void did_exceed_threshold() override {}
    void safe_point() override { heap_.attention_wanted = false; }
    CollectionResult collect(int) override { return {}; }
    void set_enabled(bool enabled) override { enabled_ = enabled; }
    [[nodiscard]] bool enabled() const override { return enabled_; }
    void for_each_object(int generation, const std::function<void(Object*)>& visit) override;

private:
    Heap& heap_;
    bool enabled_ = true;
};

}  // namespace lastref::model
