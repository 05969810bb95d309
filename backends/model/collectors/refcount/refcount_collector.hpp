#pragma once

#include "backends/model/collectors/refcount/cycle_collector.hpp"

namespace lastref::model {

/// CPython's cyclic collector: three generations, reference counts less the references from inside. What it models, and
/// where from, is told at the top of refcount_collector.cpp.
class RefcountCollector final : public CycleCollector {
public:
    explicit RefcountCollector(Heap& heap);

    void for_each_object(int generation, const std::function<void(Object*)>& visit) override;
    [[nodiscard]] std::array<std::int64_t, 3> counts() const override;
    void freeze() override;
    void unfreeze() override;

private:
    TrackedList& generation(int number) { return number == 0 ? heap_.young() : older_[number - 1]; }
    [[nodiscard]] int select_generation() const;
    void collect_due() override;
    CollectionResult collect_generation(int number) override;
    [[nodiscard]] std::array<std::size_t, 3> sizes() override;
    void reset_counts(int number);
    void age_survivors(int number, const Survey& survey);

    TrackedList older_[2];
    std::array<std::int64_t, 3> counts_{};  ///< of generation 0: the heap's young_count
    std::int64_t long_lived_total_ = 0;
    std::int64_t long_lived_pending_ = 0;
};

}  // namespace lastref::model
