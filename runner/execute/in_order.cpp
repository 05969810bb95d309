#include "runner/execute/in_order.hpp"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>
#include <vector>

namespace lastref {
namespace {

/// The state that the threads of one call share.
class Work {
public:
    Work(std::size_t count, const std::function<void(std::size_t, std::stop_token)>& job,
         const std::function<Continue(std::size_t)>& done)
        : job_(job), done_(done), finished_(count) {}

    void request_stop() { stop_.request_stop(); }

    void take_part() {
        while (!stop_.stop_requested()) {
            const std::size_t i = next_.fetch_add(1);
            if (i >= finished_.size()) return;
            job_(i, stop_.get_token());
            report(i);
        }
    }

    [[nodiscard]] std::size_t reported() const { return reported_; }

private:
    void report(std::size_t i) {
        const std::lock_guard lock(mutex_);
        finished_[i] = true;
        while (!closed_ && reported_ < finished_.size() && finished_[reported_]) {
            if (done_(reported_++) == Continue::no) {
                closed_ = true;
                stop_.request_stop();
            }
        }
    }

    const std::function<void(std::size_t, std::stop_token)>& job_;
    const std::function<Continue(std::size_t)>& done_;
    std::stop_source stop_;
    std::atomic<std::size_t> next_{0};
    std::mutex mutex_;
    std::vector<bool> finished_;
    std::size_t reported_ = 0;
    bool closed_ = false;
};

}  // namespace

std::size_t do_in_order(std::size_t count, std::size_t threads,
                        const std::function<void(std::size_t, std::stop_token)>& job,
                        const std::function<Continue(std::size_t)>& done, std::stop_token stop) {
    Work work(count, job, done);
    const std::stop_callback forward(stop, [&work] { work.request_stop(); });
    {
        std::vector<std::jthread> helpers;
        for (std::size_t i = 1; i < std::min(threads, count); ++i) helpers.emplace_back([&work] { work.take_part(); });
        work.take_part();
    }
    return work.reported();
}

std::size_t default_threads() {
    return std::thread::hardware_concurrency() + 1;
}

}  // namespace lastref
