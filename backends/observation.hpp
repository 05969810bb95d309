#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lastref {

/// How a run of a program ended; says nothing about whether what it did was allowed.
enum class Status {
    finished,         ///< ran to its end with exit status 0
    raised,           ///< ended by an uncaught exception, or by a non-zero exit status
    timed_out,        ///< stopped at its time or step limit
    crashed,          ///< killed by a signal, or the runtime itself failed
    out_of_memory,    ///< stopped at its memory limit
    too_much_output,  ///< stopped at its output limit
    unsupported,      ///< needs a construct or module that the runtime lacks; `reason` names it
    harness_error,    ///< the run could not be made or watched; `reason` says why
};

/// How often a run took a step of its runtime's memory management: "finalizer called", "object resurrected", ...
struct MemoryStep {
    std::string_view name;  ///< of static duration
    std::uint64_t count = 0;
};

/// Every "\r\n" becomes "\n": what a program writes compares alike on every system.
inline std::string with_plain_line_ends(std::string text) {
    auto kept = text.begin();
    for (auto letter = text.begin(); letter != text.end(); ++letter) {
        if (*letter == '\r' && letter + 1 != text.end() && letter[1] == '\n') continue;
        *kept++ = *letter;
    }
    text.erase(kept, text.end());
    return text;
}

/// What happened once, when one runtime ran one program.
struct Observation {
    Status status = Status::harness_error;
    std::string transcript;               ///< everything written to standard output, with plain line ends
    std::string errors;                   ///< likewise to standard error
    int exit_status = 0;                  ///< as the program's own interpreter would exit
    std::string reason;                   ///< for any status but finished: why, in one line
    std::chrono::nanoseconds duration{};  ///< wall time of the run

    // Of a child process and what it waited for; of a model nothing is told.
    std::chrono::nanoseconds processor_time{};  ///< the program's and the kernel's for it
    std::size_t peak_memory = 0;                ///< bytes resident at once, and never less than this process holds
    std::vector<MemoryStep> steps{};            ///< where the runtime counts them
};

}  // namespace lastref
