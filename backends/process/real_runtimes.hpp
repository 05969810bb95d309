#pragma once

#include "backends/runtime.hpp"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace lastref {

/// A real interpreter, run as a child process: in a session of its own, with isolating flags, in an empty working
/// directory, with a scrubbed environment and nothing on standard input. When `run` returns, nothing that the
/// program started is left: no process, no zombie, no file in the working directory. Where the program's output has
/// the path of the copy that is run, as in a traceback, it has `Program::file` instead.
class RealRuntime : public Runtime {
public:
    /// The command line that starts it, without flags and program: the executable's path comes first.
    [[nodiscard]] virtual const std::vector<std::string>& command() const = 0;

    /// The arguments between the command and the program.
    [[nodiscard]] virtual const std::vector<std::string>& flags() const = 0;

    /// The same interpreter under the same name, started with PYTHONHASHSEED set to `seed` in each run. Where no seed
    /// is given, or where the interpreter knows no such thing, its hashes are what they are.
    [[nodiscard]] virtual std::unique_ptr<RealRuntime> with_hash_seed(std::uint32_t seed) const = 0;
};

/// What discovery may do with the answers that it remembers from earlier.
enum class ProbeCache {
    use,      ///< ask only what is new or has changed
    refresh,  ///< ask everything again and remember it
    ignore,   ///< neither read nor written
};

/// Where to look for interpreters.
struct DiscoveryOptions {
    /// `NAME=COMMAND` each; COMMAND is split at spaces, quotes and backslashes as a shell would split it. The
    /// runtime's name is "real:NAME".
    std::vector<std::string> commands;

    /// Folders whose launchers (`python3.13`, `pypy3`, `micropython`, ...) are asked, in this order.
    std::vector<std::filesystem::path> folders = default_runtime_folders();

    ProbeCache cache = ProbeCache::use;
    std::filesystem::path cache_file = default_probe_cache();
    std::chrono::milliseconds probe_time{30'000};

    /// The folders on PATH but for pyenv's shims, those named by LASTREF_RUNTIMES (separated by colons), and the `bin`
    /// of each version under pyenv's root.
    [[nodiscard]] static std::vector<std::filesystem::path> default_runtime_folders();

    /// `lastref/runtimes` in the user's cache folder as the XDG rules give it; empty where there is none.
    [[nodiscard]] static std::filesystem::path default_probe_cache();
};

/// What was found.
struct Discovery {
    /// Sorted by family and version; no two have the same name, no two are the same executable.
    std::vector<std::unique_ptr<RealRuntime>> runtimes;

    /// One line for each of `DiscoveryOptions::commands` that cannot be used, and why. A launcher in a folder that
    /// cannot be run is no problem: it is left out.
    std::vector<std::string> problems;
};

/// Finds the real interpreters of this machine, asking each once what it is, several at a time. Never throws for what
/// an interpreter does. A stop requested through `stop` ends it soon, with what was found by then.
[[nodiscard]] Discovery discover(const DiscoveryOptions& options = {}, std::stop_token stop = {});

}  // namespace lastref
