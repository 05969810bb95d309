#include "runner/runtimes.hpp"

#include "runner/commands/command.hpp"
#include "runner/commands/options.hpp"
#include "runner/format/version.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>

namespace lastref {
namespace {

class RuntimesCommand : public Command {
public:
    void declare(CLI::App& app) override {
        app.add_option("--runtime", commands_, "a real interpreter that is not found by itself")
            ->type_name("NAME=COMMAND")
            ->allow_extra_args(false);
        app.add_flag("--models", only_models_, "only the models; the machine is not searched");
    }

    int execute(const Surroundings& surroundings) override {
        Runtimes runtimes(commands_);
        Diagnostics problems;
        std::vector<const Runtime*> found = runtimes.resolve({only_models_ ? "models" : "all"}, problems);
        std::size_t width = 4;
        for (const Runtime* runtime : found) width = std::max(width, runtime->name().size());
        const std::string head = fmt::format("{:<{}}  {:<8}  {}", "name", width, "language", "where");
        fmt::print("{}\n", paint(head, Tone::strong, surroundings.colour));
        for (const Runtime* runtime : found)
            fmt::print("{:<{}}  {:<8}  {}\n", runtime->name(), width, to_string(runtime->language_version()),
                       Runtimes::where(*runtime));
        print(problems);
        if (!problems.empty()) return to_status(Exit::bad_input);
        return to_status(found.empty() ? Exit::nothing_selected : Exit::as_expected);
    }

private:
    std::vector<std::string> commands_;
    bool only_models_ = false;
};

}  // namespace

std::unique_ptr<Command> make_runtimes_command() {
    return std::make_unique<RuntimesCommand>();
}

}  // namespace lastref
