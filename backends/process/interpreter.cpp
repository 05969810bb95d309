#include "backends/process/interpreter.hpp"

#include "backends/process/observe_child.hpp"
#include "backends/process/run_folder.hpp"
#include "backends/process/warm_interpreter.hpp"

#include <algorithm>
#include <cstdlib>
#include <system_error>
#include <utility>

namespace lastref {
namespace {

std::string variable(std::string_view name, std::string_view value) {
    return std::string(name) + "=" + std::string(value);
}

ChildPlan plan_of(const Start& start, const Program& program, const RunFolder& folder, const Limits& limits) {
    ChildPlan plan{.command = start.command,
                   .environment = environment_of(start, folder.working(), folder.temporary()),
                   .folder = folder.working(),
                   .limits = limits,
                   .memory_bound = start.memory_bound,
                   .substitution = {folder.program(), program.file}};
    plan.command.insert(plan.command.end(), start.flags.begin(), start.flags.end());
    plan.command.push_back(folder.program());
    plan.command.insert(plan.command.end(), program.arguments.begin(), program.arguments.end());
    return plan;
}

}  // namespace

std::vector<std::string> environment_of(const Start& start, const std::string& working, const std::string& temporary) {
    const char* path = std::getenv("PATH");
    std::vector<std::string> environment{
        variable("PATH", path != nullptr ? path : "/usr/local/bin:/usr/bin:/bin"),
        variable("HOME", working),
        variable("TMPDIR", temporary),
        "LANG=C.UTF-8",
        "PYTHONIOENCODING=utf-8",
        "PYTHONDONTWRITEBYTECODE=1",
    };
    if (start.hash_seed) environment.push_back(variable("PYTHONHASHSEED", std::to_string(*start.hash_seed)));
    for (auto name : start.environment) {
        const char* value = std::getenv(std::string(name).c_str());
        if (value != nullptr) environment.push_back(variable(name, value));
    }
    return environment;
}

Observation run_interpreter(const Start& start, const Program& program, const Limits& limits,
                            const OutputListener& output, std::stop_token stop) {
    if (stop.stop_requested()) return {.reason = "interrupted"};
    try {
        const RunFolder folder(program.file, program.source);
        auto plan = plan_of(start, program, folder, limits);
        return observe_child(run_child(plan, output, std::move(stop)), limits);
    } catch (const std::system_error& error) {
        return {.reason = "cannot run " + start.command.front() + ": " + error.what()};
    }
}

Interpreter::Interpreter(std::string name, std::vector<std::string> command, ProbeAnswer answer,
                         std::optional<std::uint32_t> hash_seed)
    : answer_(std::move(answer)), name_(std::move(name)) {
    const auto& family = family_of(answer_);
    if (name_.empty()) name_ = runtime_name(family, answer_);
    family_name_ = family_label(family, answer_);
    version_ = family.version(answer_);
    start_ = {.command = std::move(command),
              .flags = family.flags(answer_, hash_seed ? Hashing::seeded : Hashing::unseeded),
              .environment = family.environment,
              .memory_bound = family.memory_bound,
              .hash_seed = hash_seed};
}

bool Interpreter::lacks(Facility facility) const {
    return std::find(answer_.lacks.begin(), answer_.lacks.end(), name_of(facility)) != answer_.lacks.end();
}

std::unique_ptr<RealRuntime> Interpreter::with_hash_seed(std::uint32_t seed) const {
    return std::make_unique<Interpreter>(name_, start_.command, answer_, seed);
}

std::unique_ptr<Runtime> Interpreter::warm(std::vector<std::string> modules) const {
    if (!family_of(answer_).forks) return nullptr;
    return std::make_unique<WarmInterpreter>(*this, start_, std::move(modules));
}

Observation Interpreter::run(const Program& program, const Limits& limits, const OutputListener& output,
                             std::stop_token stop) const {
    return run_interpreter(start_, program, limits, output, std::move(stop));
}

}  // namespace lastref
