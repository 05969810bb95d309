#include "runner/bench/plan.hpp"

#include <algorithm>
#include <cstdlib>
#include <stdexcept>

namespace lastref::bench {

bool Plan::wants(std::string_view name) const {
    return filters.empty() || std::any_of(filters.begin(), filters.end(), [&](const std::string& filter) {
               return name.find(filter) != std::string_view::npos;
           });
}

ChildResult run_lastref(const Plan& plan, const std::vector<std::string>& arguments, const OutputListener& listener) {
    const char* path = std::getenv("PATH");
    ChildPlan child{.command = {LASTREF_PROGRAM},
                    .environment = {std::string("PATH=") + (path != nullptr ? path : "")},
                    .folder = "/",
                    .limits = generous_limits()};
    child.command.insert(child.command.end(), arguments.begin(), arguments.end());
    ChildResult result = run_child(child, listener, plan.stop);
    if (plan.stop.stop_requested()) throw std::runtime_error("interrupted");
    return result;
}

Limits generous_limits() {
    constexpr std::size_t gibi = std::size_t{1} << 30;
    return {.time = std::chrono::minutes(10), .memory_bytes = 8 * gibi, .output_bytes = gibi};
}

}  // namespace lastref::bench
