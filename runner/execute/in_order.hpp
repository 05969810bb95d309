#pragma once

#include <cstddef>
#include <functional>
#include <stop_token>

namespace lastref {

/// Whether the work goes on.
enum class Continue { yes, no };

/// Does job(0) to job(count - 1) on `threads` threads, begun in that order, and calls done(i) in that order too, from
/// one thread at a time, as soon as all up to i are done. Ends early when `done` says so or `stop` asks for it: nothing
/// more is begun then, and what was begun is given the token that `job` gets. Returns how many times `done` was called.
/// Neither function may throw.
std::size_t do_in_order(std::size_t count, std::size_t threads,
                        const std::function<void(std::size_t, std::stop_token)>& job,
                        const std::function<Continue(std::size_t)>& done, std::stop_token stop);

/// One more than the machine runs at once: a job waits for its interpreter now and then.
[[nodiscard]] std::size_t default_threads();

}  // namespace lastref
