#pragma once

#include <cstddef>
#include <cstdint>

namespace lastref::model {

/// How much of its thread's stack a run takes: what nests in a program nests in the model's own functions, too.
class OwnStack {
public:
    /// To be called at the run's start, in the thread that goes through with it.
    void begin() { base_ = here(); }
    /// What nests deeper would not be safe.
    [[nodiscard]] bool is_used_up() const { return used() > most_bytes; }
    /// Nearly so: what can do with less shall.
    [[nodiscard]] bool is_short() const { return used() > most_bytes - reserve_bytes; }

private:
    // Threads have 8 MiB, on the systems that the model runs on.
    static constexpr std::size_t most_bytes = std::size_t{6} << 20;
    static constexpr std::size_t reserve_bytes = std::size_t{2} << 20;

    static std::uintptr_t here() { return reinterpret_cast<std::uintptr_t>(__builtin_frame_address(0)); }
    [[nodiscard]] std::size_t used() const {
        std::uintptr_t now = here();
        return base_ == 0 ? 0 : now < base_ ? base_ - now : now - base_;
    }

    std::uintptr_t base_ = 0;
};

}  // namespace lastref::model
