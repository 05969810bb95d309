#pragma once

#include "backends/model/collectors/refcount/cycle_collector.hpp"

namespace lastref::model {

/// The cyclic collector of CPython 3.14.0 to 3.14.4: a young generation, and an old one that is worked off in
/// increments. What it models, and where from, is told at the top of incremental_collector.cpp.
class IncrementalCollector final : public CycleCollector {
public:
    explicit IncrementalCollector(Heap& heap);

    void for_each_object(int generation, const std::function<void(Object*)>& visit) override;
    void set_thresholds(const std::array<std::int64_t, 3>& values) override;
    [[nodiscard]] std::array<std::int64_t, 3> counts() const override;
    void freeze() override;
    void unfreeze() override;

private:
    enum class Phase : std::uint8_t { mark, collect };

    TrackedList& visited() { return spaces_[visited_space_]; }
    TrackedList& pending() { return spaces_[1 - visited_space_]; }
    /// What `collector_bits` says of objects of a space. New objects have none.
    static constexpr std::uint16_t space_bits(std::size_t space) { return static_cast<std::uint16_t>(0x100 << space); }
    [[nodiscard]] bool is_visited(const Object* object) const {
        return (object->collector_bits & lasting_bits) == space_bits(visited_space_);
    }

    void collect_due() override;
    CollectionResult collect_generation(int number) override;
    [[nodiscard]] std::array<std::size_t, 3> sizes() override;

    void collect_young(CollectionResult& result);
    void collect_increment(CollectionResult& result);
    void collect_full(CollectionResult& result);
    void collect_region(TrackedList& from, TrackedList& to, CollectionResult& result);
    void completed_scavenge();
    void untrack_tuples(TrackedList& list);

    [[nodiscard]] std::int64_t heap_size() const;
    std::int64_t assess_work_to_do();
    std::int64_t mark_at_start();
    std::int64_t mark_from(Roots roots);
    std::int64_t move_reachable(Object* object, TrackedList& to);
    std::int64_t move_referents(Object* object, TrackedList& to);
    std::int64_t fill_increment();
    void set_space(TrackedList& list, std::uint16_t bits);

    TrackedList spaces_[2];  ///< of the old generation: what this scavenge has seen, and what it has not
    TrackedList increment_;
    TrackedList reachable_;
    std::size_t visited_space_ = 0;
    std::array<std::int64_t, 2> collections_{};  ///< of the young generation, counted for the space that took survivors
    Phase phase_ = Phase::mark;
    std::int64_t work_to_do_ = 0;
    std::int64_t own_pending_ = 0;  ///< of the interpreter's own objects that no root reaches, this scavenge
};

}  // namespace lastref::model
