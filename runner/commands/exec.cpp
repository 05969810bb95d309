#include "runner/commands/command.hpp"
#include "runner/commands/options.hpp"
#include "runner/execute/interrupt.hpp"
#include "runner/runtimes.hpp"
#include "runner/select/text_file.hpp"

#include <CLI/CLI.hpp>

#include <unistd.h>
#include <cstdio>
#include <filesystem>

namespace lastref {
namespace {

void write_all(int descriptor, std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = ::write(descriptor, text.data(), text.size());
        if (written < 0 && errno != EINTR) return;
        if (written > 0) text.remove_prefix(static_cast<std::size_t>(written));
    }
}

int status_of(const Observation& observation) {
    switch (observation.status) {
        case Status::finished:
        case Status::raised: return observation.exit_status;
        case Status::unsupported: return to_status(Exit::unsupported);
        case Status::harness_error: return to_status(Exit::machine_failed);
        case Status::timed_out:
        case Status::crashed:
        case Status::out_of_memory:
        case Status::too_much_output: break;
    }
    return observation.exit_status != 0 ? observation.exit_status : 1;
}

class ExecCommand : public Command {
public:
    void declare(CLI::App& app) override {
        app.add_option("FILE", file_, "the program")->required();
        app.add_option("--on", runtime_, "the runtime")->type_name("RUNTIME")->capture_default_str();
        app.add_option("--runtime", commands_, "a real interpreter that is not found by itself")
            ->type_name("NAME=COMMAND")
            ->allow_extra_args(false);
        app.add_option("--timeout", timeout_seconds_, "time limit; none by default")
            ->type_name("SECONDS")
            ->check(complain_unless_positive, "POSITIVE");
        app.add_option("--memory", memory_megabytes_, "memory limit")
            ->type_name("MEGABYTES")
            ->check(complain_unless_positive, "POSITIVE")
            ->capture_default_str();
        app.fallthrough(false)->prefix_command();
        app_ = &app;
        app.footer(
            "What comes behind FILE and the options, the program finds in sys.argv: lastref exec FILE --on RUNTIME "
            "ARGS\n"
            "The program's output comes as it is written, an uncaught exception's traceback on standard error. The\n"
            "exit status is Python's, or 69 where the program needs something that the runtime lacks.");
    }

    int execute(const Surroundings&) override {
        Interrupt interrupt;
        Diagnostics diagnostics;
        Runtimes runtimes(commands_, interrupt.token());
        const auto found = runtimes.resolve({runtime_}, diagnostics);
        auto source = read_text_file(file_);
        if (!source) diagnostics.push_back({file_, {}, "cannot be read", "a readable file"});
        if (found.size() > 1) diagnostics.push_back({"--on", {}, "'" + runtime_ + "' means several runtimes", "one"});
        print(diagnostics);
        if (!diagnostics.empty()) return to_status(Exit::bad_input);
        return run(*found.front(), std::move(*source), interrupt);
    }

private:
    int run(const Runtime& runtime, std::string source, const Interrupt& interrupt) const {
        const auto output = [](Stream stream, std::string_view text) {
            write_all(stream == Stream::standard_output ? STDOUT_FILENO : STDERR_FILENO, text);
        };
        Limits limits;
        limits.time = std::chrono::milliseconds(static_cast<long long>(timeout_seconds_ * 1000));
        limits.memory_bytes = memory_megabytes_ << 20;
        limits.output_bytes = std::size_t{1} << 50;
        const Program program{shown_file(runtime), std::move(source), app_->remaining(), ::isatty(STDOUT_FILENO) != 0};
        const Observation observation = runtime.run(program, limits, output, interrupt.token());
        if (interrupt.signal() != 0) return 128 + interrupt.signal();
        const bool says_itself = observation.status == Status::finished || observation.status == Status::raised;
        if (!says_itself) std::fprintf(stderr, "lastref: %s: %s\n", runtime.name().c_str(), observation.reason.c_str());
        return status_of(observation);
    }

    /// Since Python 3.9 the path of the program is made absolute.
    [[nodiscard]] std::string shown_file(const Runtime& runtime) const {
        if (runtime.language_version() < std::vector{3, 9}) return file_;
        std::error_code failed;
        const auto absolute = std::filesystem::absolute(file_, failed);
        return failed ? file_ : absolute.lexically_normal().string();
    }

    std::string file_;
    CLI::App* app_ = nullptr;
    std::string runtime_ = "model:cpython-3.13";
    std::vector<std::string> commands_;
    double timeout_seconds_ = 24 * 60 * 60;
    std::size_t memory_megabytes_ = 8192;
};

}  // namespace

std::unique_ptr<Command> make_exec_command() {
    return std::make_unique<ExecCommand>();
}

}  // namespace lastref
