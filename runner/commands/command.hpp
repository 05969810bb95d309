#pragma once

#include "reports/paint.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
}

namespace lastref {

/// How the program ends.
enum class Exit : int {
    as_expected = 0,
    not_as_expected = 1,
    bad_input = 2,
    machine_failed = 3,
    nothing_selected = 4,
    unsupported = 69,
    interrupted = 130,
    terminated = 143,
};

/// What every command is given.
struct Surroundings {
    std::filesystem::path root;          ///< has `cases` and `expected`
    Colour colour = Colour::off;         ///< on standard output
    std::vector<std::string> arguments;  ///< the whole command line, without the program
};

/// A word after `lastref`, with the options that follow it.
class Command {
public:
    virtual ~Command() = default;

    /// Adds its options and help to `app`, which then stores what it reads in this object.
    virtual void declare(CLI::App& app) = 0;

    /// Does it; returns the exit status of the program. Called at most once, after the options were read.
    [[nodiscard]] virtual int execute(const Surroundings& surroundings) = 0;
};

/// A row of the table of commands.
struct CommandRow {
    const char* name;
    const char* summary;
    std::unique_ptr<Command> (*make)();
};

/// All commands, in the order in which the help lists them.
[[nodiscard]] const std::vector<CommandRow>& commands();

[[nodiscard]] constexpr int to_status(Exit exit) {
    return static_cast<int>(exit);
}

}  // namespace lastref
