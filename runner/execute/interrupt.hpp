#pragma once

#include <stop_token>
#include <thread>

namespace lastref {

/// Turns SIGINT and SIGTERM into a request to stop, as long as it lives; at most one at a time. A second signal ends
/// the process as if nobody had caught it.
class Interrupt {
public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;

    [[nodiscard]] std::stop_token token() const { return source_.get_token(); }

    /// The signal that came, 0 if none did.
    [[nodiscard]] int signal() const;

private:
    void watch();

    std::stop_source source_;
    int pipe_[2] = {-1, -1};
    std::thread watcher_;
};

}  // namespace lastref
