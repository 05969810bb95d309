#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace lastref::model {

/// What a collector counts of its work, so that whoever makes programs sees what they reach.
enum class CollectorStep : std::uint8_t {
    collection_of_generation_0,
    collection_of_generation_1,
    collection_of_generation_2,
    automatic_collection,
    untracked_by_collection,
    weak_reference_cleared_by_collection,
    weak_callback_in_collection,
    finalizer_in_collection,
    resurrected_in_collection,
    cleared_by_collection,
    count,
};

inline constexpr std::size_t step_count = static_cast<std::size_t>(CollectorStep::count);

/// In the order of `CollectorStep`.
inline constexpr std::array<std::string_view, step_count> step_names{
    "collection of generation 0",    "collection of generation 1", "collection of generation 2",
    "automatic collection",          "untracked by a collection",  "weak reference cleared by a collection",
    "weak callback in a collection", "finalizer in a collection",  "resurrected in a collection",
    "cleared by a collection",
};

/// A base of collectors that count their steps.
class StepCounter {
public:
    [[nodiscard]] std::int64_t steps(std::size_t step) const { return counts_[step]; }

protected:
    ~StepCounter() = default;
    void count_step(CollectorStep step, std::int64_t times = 1) { counts_[static_cast<std::size_t>(step)] += times; }

private:
    std::array<std::int64_t, step_count> counts_{};
};

}  // namespace lastref::model
