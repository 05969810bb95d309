#include "backends/process/observe_child.hpp"

#include <fmt/format.h>
#include <signal.h>
#include <string.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace lastref {
namespace {

/// As a shell tells that a signal ended a program.
constexpr int exit_status_of_signals = 128;

/// How the runtimes put it that no memory is left, at the start of their last words or within a fatal report.
constexpr std::array<std::string_view, 7> words_for_no_memory{
    "MemoryError",      "java.lang.OutOfMemoryError", "out of memory", "Out of memory", "Cannot allocate memory",
    "memory exhausted", "Cannot enlarge memory",
};

std::string_view last_line(std::string_view text) {
    constexpr std::string_view blank = " \t\r\n";
    auto end = text.find_last_not_of(blank);
    if (end == std::string_view::npos) return {};
    text = text.substr(0, end + 1);
    return text.substr(text.find_last_of('\n') + 1);
}

bool tells_of_no_memory(std::string_view errors) {
    auto line = last_line(errors);
    return std::any_of(words_for_no_memory.begin(), words_for_no_memory.end(),
                       [&](std::string_view words) { return line.find(words) != std::string_view::npos; });
}

std::string signal_name(int signal) {
    const char* name = ::sigabbrev_np(signal);
    return name != nullptr ? fmt::format("SIG{}", name) : fmt::format("signal {}", signal);
}

std::string bytes(std::size_t number) {
    constexpr std::size_t mebi = std::size_t{1} << 20;
    return number % mebi == 0 ? fmt::format("{} MiB", number / mebi) : fmt::format("{} bytes", number);
}

struct Judgement {
    Status status;
    std::string reason;
};

Judgement judge_exit(const ChildResult& result) {
    if (result.code == 0) return {Status::finished, ""};
    auto line = std::string(last_line(result.errors));
    if (tells_of_no_memory(result.errors)) return {Status::out_of_memory, line};
    return {Status::raised, line.empty() ? fmt::format("exit status {}", result.code) : line};
}

Judgement judge_signal(const ChildResult& result) {
    if (tells_of_no_memory(result.errors)) return {Status::out_of_memory, std::string(last_line(result.errors))};
    bool by_the_kernel = result.code == SIGKILL;
    return {Status::crashed, fmt::format("killed by {}{}", signal_name(result.code),
                                         by_the_kernel ? ", which the kernel sends when memory is short" : "")};
}

Judgement judge(const ChildResult& result, const Limits& limits) {
    switch (result.ending) {
        case Ending::exited: return judge_exit(result);
        case Ending::killed: return judge_signal(result);
        case Ending::time_limit:
            return {Status::timed_out, fmt::format("ran for more than {} ms", limits.time.count())};
        case Ending::memory_limit:
            return {Status::out_of_memory, "held more than " + bytes(limits.memory_bytes) + " of memory"};
        case Ending::output_limit: return {Status::too_much_output, "wrote more than " + bytes(limits.output_bytes)};
        case Ending::process_limit:
            return {Status::crashed, fmt::format("had more than {} processes", greatest_process_count)};
        case Ending::interrupted: return {Status::harness_error, "interrupted"};
    }
    return {Status::harness_error, "ended in no known way"};
}

}  // namespace

Observation observe_child(ChildResult result, const Limits& limits) {
    auto [status, reason] = judge(result, limits);
    if (result.remains) {
        status = Status::harness_error;
        reason = "a process that it started cannot be killed";
    }
    return {.status = status,
            .transcript = with_plain_line_ends(std::move(result.output)),
            .errors = with_plain_line_ends(std::move(result.errors)),
            .exit_status = result.exited ? result.code : exit_status_of_signals + result.code,
            .reason = std::move(reason),
            .duration = result.duration,
            .processor_time = result.processor_time,
            .peak_memory = result.peak_memory};
}

}  // namespace lastref
