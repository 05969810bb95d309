#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace lastref::model {

/// Steps of memory management that a run counts, so that whoever makes programs sees what they reach.
enum class HeapStep : std::uint8_t {
    finalizer_at_zero,
    revived_at_zero,
    weak_reference_cleared_at_zero,
    weak_callback_at_zero,
    death_put_off,
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

inline constexpr std::size_t step_count = static_cast<std::size_t>(HeapStep::count);

/// In the order of `HeapStep`.
inline constexpr std::array<std::string_view, step_count> step_names{
    "finalizer at zero",
    "revived at zero",
    "weak reference cleared at zero",
    "weak callback at zero",
    "death put off",
    "collection of generation 0",
    "collection of generation 1",
    "collection of generation 2",
    "automatic collection",
    "untracked by a collection",
    "weak reference cleared by a collection",
    "weak callback in a collection",
    "finalizer in a collection",
    "resurrected in a collection",
    "cleared by a collection",
};

class Steps {
public:
    void count(HeapStep step, std::int64_t times = 1) { counts_[static_cast<std::size_t>(step)] += times; }
    [[nodiscard]] std::int64_t of(std::size_t step) const { return counts_[step]; }

private:
    std::array<std::int64_t, step_count> counts_{};
};

}  // namespace lastref::model
