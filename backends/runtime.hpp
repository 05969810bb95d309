#pragma once

#include "backends/facility.hpp"
#include "backends/observation.hpp"

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace lastref {

/// A program to run: its text, the file name that its tracebacks show, and what follows that name in sys.argv.
struct Program {
    std::string file;
    std::string source;
    std::vector<std::string> arguments{};
    bool on_terminal = false;  ///< a model shows each line of output when it is whole
};

/// The bounds of one run; a bound that is reached ends the run with the status that names it.
struct Limits {
    std::chrono::milliseconds time{10'000};
    std::size_t memory_bytes = std::size_t{2} << 30;
    std::size_t output_bytes = std::size_t{4} << 20;
};

/// The two streams that a program writes to.
enum class Stream { standard_output, standard_error };

/// Called with each piece of output as it comes, in order. The text is valid during the call.
using OutputListener = std::function<void(Stream, std::string_view)>;

/// Something that can run a program: a model in this process, or a real interpreter as a child process.
/// `run` may be called from several threads at once.
class Runtime {
public:
    virtual ~Runtime() = default;

    /// The name that is printed and accepted: "model:cpython-3.13", "real:pypy-8.0.1".
    [[nodiscard]] virtual const std::string& name() const = 0;

    /// The implementation's family, lower case: "cpython", "pypy", "graalpy", "micropython", ...
    [[nodiscard]] virtual const std::string& family() const = 0;

    /// The implementation's own version, one number a component: {3, 13, 0}, or {3, 13} for a model.
    [[nodiscard]] virtual const std::vector<int>& version() const = 0;

    /// The version of the Python language that it runs, {3, 11} for PyPy 8.0; what `requires-python` is held against.
    [[nodiscard]] virtual const std::vector<int>& language_version() const = 0;

    /// Whether a program that needs this cannot run here.
    [[nodiscard]] virtual bool lacks(Facility) const { return false; }

    /// Runs `program` within `limits`. Never throws for what the program does: that is the observation's status.
    /// A stop requested through `stop` ends the run soon, with harness_error and the reason "interrupted".
    [[nodiscard]] virtual Observation run(const Program& program, const Limits& limits,
                                          const OutputListener& output = {}, std::stop_token stop = {}) const = 0;

    /// The same runtime for many small programs: `modules` are imported before each begins. An interpreter is kept
    /// running for them, and runs them in children that it forks, more than one in a child where that changes nothing
    /// that can be foreseen. That is many times as fast as starting it for each, and nearly the same: what a program
    /// does should be looked at again with this runtime before much is made of it. One thread at a time may use it, and
    /// the one that does so first must outlive it, as this runtime must. Null where that cannot be.
    [[nodiscard]] virtual std::unique_ptr<Runtime> warm(std::vector<std::string>) const { return nullptr; }
};

}  // namespace lastref
