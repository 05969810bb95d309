#pragma once

#include "backends/process/file_descriptor.hpp"
#include "backends/process/interpreter.hpp"
#include "backends/process/run_folder.hpp"

#include <sys/types.h>

#include <memory>
#include <string>
#include <vector>

namespace lastref {

/// An interpreter that is started once and runs each program in a forked child of its own: as Runtime::warm says.
/// It starts with the first program, and anew after one that had to be stopped.
class WarmInterpreter final : public Runtime {
public:
    /// `original` must outlive this.
    WarmInterpreter(const RealRuntime& original, Start start, std::vector<std::string> modules);
    ~WarmInterpreter() override;

    [[nodiscard]] const std::string& name() const override { return original_.name(); }
    [[nodiscard]] const std::string& family() const override { return original_.family(); }
    [[nodiscard]] const std::vector<int>& version() const override { return original_.version(); }
    [[nodiscard]] const std::vector<int>& language_version() const override { return original_.language_version(); }
    [[nodiscard]] Observation run(const Program& program, const Limits& limits, const OutputListener& output,
                                  std::stop_token stop) const override;

private:
    class Server;

    const RealRuntime& original_;
    Start start_;
    std::vector<std::string> modules_;
    mutable std::unique_ptr<Server> server_;
};

}  // namespace lastref
