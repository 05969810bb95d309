#pragma once

#include <cstdint>
#include <vector>

namespace lastref::fuzz {

/// Numbers that look random and are the same on every machine and with every compiler: splitmix64.
class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed) {}

    /// For number `index` of a campaign: it depends on the two alone.
    Random(std::uint64_t seed, std::uint64_t index) : state_(mix(mix(seed) ^ index)) {}

    std::uint64_t next() {
        state_ += 0x9e3779b97f4a7c15U;
        return mix(state_);
    }

    /// One of 0 to bound - 1; `bound` is not 0.
    std::size_t below(std::size_t bound) { return static_cast<std::size_t>(next() % bound); }

    /// One of first to last, both included.
    int between(int first, int last) {
        return first + static_cast<int>(below(static_cast<std::size_t>(last - first) + 1));
    }

    /// True that often in a hundred.
    bool percent(unsigned chance) { return next() % 100 < chance; }

    template <class T>
    const T& pick(const std::vector<T>& choices) {
        return choices[below(choices.size())];
    }

private:
    static std::uint64_t mix(std::uint64_t value) {
        value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9U;
        value = (value ^ (value >> 27)) * 0x94d049bb133111ebU;
        return value ^ (value >> 31);
    }

    std::uint64_t state_;
};

}  // namespace lastref::fuzz
