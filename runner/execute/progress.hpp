#pragma once

#include <chrono>
#include <cstddef>
#include <string_view>

namespace lastref {

/// One line on standard error that says how far the work is; nothing at all where that is no terminal.
class Progress {
public:
    explicit Progress(std::size_t total);

    /// Says that `done` are done, and what is worked on; at most some twenty times a second.
    void show(std::size_t done, std::string_view what);

    /// Takes the line away, so that something else can be written.
    void clear();

private:
    std::size_t total_;
    bool terminal_;
    bool shown_ = false;
    std::chrono::steady_clock::time_point last_{};
};

}  // namespace lastref
