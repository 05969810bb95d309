#pragma once

#include "backends/process/path_substitution.hpp"
#include "backends/runtime.hpp"

#include <chrono>
#include <cstddef>
#include <stop_token>
#include <string>
#include <vector>

namespace lastref {

/// How the memory of a child is bounded. Some runtimes reserve far more addresses than they use.
enum class MemoryBound { address_space, resident };

/// A child process to run.
struct ChildPlan {
    std::vector<std::string> command;      ///< the executable's path, then its arguments
    std::vector<std::string> environment;  ///< `NAME=VALUE` each
    std::string folder;                    ///< its working directory
    Limits limits;
    MemoryBound memory_bound = MemoryBound::address_space;
    PathSubstitution substitution;  ///< in both of its streams
};

/// What ended a child.
enum class Ending {
    exited,        ///< with an exit status of its own
    killed,        ///< by a signal that was not ours
    time_limit,    ///< stopped by us, as for all that follow
    memory_limit,  ///< only when that is bounded by what is resident
    output_limit,
    process_limit,  ///< it started more processes than any case needs
    interrupted,
};

/// What a child did. Bytes as they were written, but for the plan's substitution.
struct ChildResult {
    Ending ending = Ending::exited;
    bool exited = true;  ///< and not killed, be it by us
    int code = 0;        ///< its exit status, or the signal
    std::string output;
    std::string errors;
    std::chrono::nanoseconds duration{};
    std::chrono::nanoseconds processor_time{};
    std::size_t peak_memory = 0;  ///< in bytes
    bool remains = false;         ///< a process of the run could not be got rid of
};

/// So many processes may a run hold at a time.
inline constexpr std::size_t greatest_process_count = 64;

/// Runs a child to its end, or to the first of its limits or a request to stop. Then all that the run started is
/// killed and waited for; what had been written by then is in the result. Throws std::system_error if the child
/// cannot be started. An exception that `output` throws passes through, after the same clean-up.
[[nodiscard]] ChildResult run_child(const ChildPlan& plan, const OutputListener& output, std::stop_token stop);

}  // namespace lastref
