#pragma once

#include "backends/process/real_runtimes.hpp"
#include "backends/process/run_child.hpp"
#include "runner/bench/line.hpp"

#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace lastref::bench {

/// What is measured, and how often. A measurement throws std::runtime_error if a child fails.
struct Plan {
    std::string model = "model:cpython-3.13";
    const RealRuntime* against = nullptr;      ///< null: what needs one is not measured
    std::vector<const RealRuntime*> launched;  ///< of which launching is measured
    std::vector<std::string> filters;          ///< a line's group has one of these in its name; none: all
    int repeat = 5;
    std::stop_token stop;

    /// Whether the lines of this name are to be measured.
    [[nodiscard]] bool wants(std::string_view name) const;
};

/// Runs the built program.
[[nodiscard]] ChildResult run_lastref(const Plan& plan, const std::vector<std::string>& arguments,
                                      const OutputListener& listener = {});

/// The limits of a run that is measured: none that it should meet.
[[nodiscard]] Limits generous_limits();

[[nodiscard]] inline double seconds(std::chrono::nanoseconds time) {
    return std::chrono::duration<double>(time).count();
}

/// Each appends its lines. Time and memory of programs, on the model and against the interpreter, in turn:
void measure_programs(const Plan& plan, std::vector<Line>& lines);
/// The whole catalogue on all models, and how soon it tells something:
void measure_catalogue(const Plan& plan, std::vector<Line>& lines);
/// What it costs to run an interpreter through the project's launcher, against spawning it and waiting:
void measure_launcher(const Plan& plan, std::vector<Line>& lines);

}  // namespace lastref::bench
