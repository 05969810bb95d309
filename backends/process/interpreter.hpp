#pragma once

#include "backends/process/families/family.hpp"
#include "backends/process/probe.hpp"
#include "backends/process/real_runtimes.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lastref {

/// What one run of an interpreter is started with, besides the program.
struct Start {
    std::vector<std::string> command;               ///< the executable's path first
    std::vector<std::string> flags;                 ///< between the command and the program
    std::span<const std::string_view> environment;  ///< variables that are passed on, besides PATH
    MemoryBound memory_bound = MemoryBound::resident;
    std::optional<std::uint32_t> hash_seed;
};

/// The variables that a run sees in the folder `working`; `temporary` is for its own temporary files.
[[nodiscard]] std::vector<std::string> environment_of(const Start& start, const std::string& working,
                                                      const std::string& temporary);

/// Runs `program` as RealRuntime::run does.
[[nodiscard]] Observation run_interpreter(const Start& start, const Program& program, const Limits& limits,
                                          const OutputListener& output, std::stop_token stop);

/// An interpreter that has said what it is.
class Interpreter final : public RealRuntime {
public:
    /// A runtime of that name, started with `command`, of the family that `answer` shows. Where `name` is empty, it
    /// is named after its family and version.
    Interpreter(std::string name, std::vector<std::string> command, ProbeAnswer answer,
                std::optional<std::uint32_t> hash_seed = std::nullopt);

    [[nodiscard]] const std::string& name() const override { return name_; }
    [[nodiscard]] const std::string& family() const override { return family_name_; }
    [[nodiscard]] const std::vector<int>& version() const override { return version_; }
    [[nodiscard]] const std::vector<int>& language_version() const override { return answer_.language; }
    [[nodiscard]] bool lacks(Facility facility) const override;
    [[nodiscard]] const std::vector<std::string>& command() const override { return start_.command; }
    [[nodiscard]] const std::vector<std::string>& flags() const override { return start_.flags; }
    [[nodiscard]] std::unique_ptr<RealRuntime> with_hash_seed(std::uint32_t seed) const override;
    [[nodiscard]] std::unique_ptr<Runtime> warm(std::vector<std::string> modules) const override;
    [[nodiscard]] Observation run(const Program& program, const Limits& limits, const OutputListener& output,
                                  std::stop_token stop) const override;

private:
    ProbeAnswer answer_;
    std::string name_;
    std::string family_name_;
    std::vector<int> version_;
    Start start_;
};

}  // namespace lastref
