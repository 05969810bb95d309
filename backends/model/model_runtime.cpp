#include "backends/model/model_runtime.hpp"

#include "backends/model/collectors/steps.hpp"
#include "backends/model/heap/mutants.hpp"
#include "backends/model/heap/profile.hpp"
#include "backends/model/vm/interpreter.hpp"
#include "backends/model/vm/program.hpp"
#include "backends/model/vm/syntax_wordings.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace lastref {

namespace {

using model::Interpreter;
using model::StopReason;

class ModelRuntime final : public Runtime {
public:
    explicit ModelRuntime(model::Profile profile)
        : profile_(std::move(profile)),
          name_(fmt::format("model:{}", profile_.name)),
          family_(profile_.family),
          version_(version_of(profile_)),
          language_{profile_.language[0], profile_.language[1]} {}

    [[nodiscard]] const std::string& name() const override { return name_; }
    [[nodiscard]] const std::string& family() const override { return family_; }
    [[nodiscard]] const std::vector<int>& version() const override { return version_; }
    [[nodiscard]] const std::vector<int>& language_version() const override { return language_; }

    [[nodiscard]] Observation run(const Program& program, const Limits& limits, const OutputListener& output,
                                  std::stop_token stop) const override {
        auto start = std::chrono::steady_clock::now();
        Observation observation;
        model::CompiledProgram compiled =
            model::compile_program(program.source, program.file, "exec", model::compile_options(profile_));
        auto write = [&](int stream, std::string_view text) {
            (stream == 1 ? observation.transcript : observation.errors) += text;
            if (output) output(stream == 1 ? Stream::standard_output : Stream::standard_error, text);
        };
        const bool has_words = profile_.family == "cpython" && !profile_.python_2;
        if (has_words && compiled.syntax_error &&
            !model::reword_syntax_error(*compiled.syntax_error, program.source, profile_.minor())) {
            compiled.unsupported = fmt::format("{}:{}:1: what this version says of a SyntaxError", program.file,
                                               compiled.syntax_error->line);
            compiled.syntax_error.reset();
        }
        if (has_words && compiled.code) report_warnings(program, compiled.warnings, write);
        if (compiled.code) {
            model::Environment environment{.time = limits.time,
                                           .memory_bytes = limits.memory_bytes,
                                           .output_bytes = limits.output_bytes,
                                           .write = write,
                                           .on_terminal = program.on_terminal,
                                           .stop = std::move(stop),
                                           .source = program.source,
                                           .arguments = program.arguments};
            run_code(*compiled.code, std::move(environment), observation);
        } else if (compiled.syntax_error) {
            report_syntax_error(program, *compiled.syntax_error, write, observation);
        } else {
            observation.status = Status::unsupported;
            observation.reason = compiled.unsupported;
        }
        observation.duration = std::chrono::steady_clock::now() - start;
        return observation;
    }

private:
    /// As exact as the name.
    static std::vector<int> version_of(const model::Profile& profile) {
        bool exact = std::count(profile.name.begin(), profile.name.end(), '.') > 1;
        return {profile.version.begin(), profile.version.begin() + (exact ? 3 : 2)};
    }

    void run_code(const model::compile::Code& code, model::Environment environment, Observation& observation) const {
        Interpreter interpreter(profile_, std::move(environment));
        observation.exit_status = interpreter.run_main(code);
        observation.reason = interpreter.stop_text();
        const auto* counter = dynamic_cast<const model::StepCounter*>(&interpreter.heap.collector());
        for (std::size_t step = 0; counter && step < model::step_count; ++step) {
            const auto count = static_cast<std::uint64_t>(counter->steps(step));
            if (count > 0) observation.steps.push_back({model::step_names[step], count});
        }
        switch (interpreter.stop_reason()) {
            case StopReason::none:
                observation.status = observation.exit_status == 0 ? Status::finished : Status::raised;
                if (observation.exit_status)
                    observation.reason = fmt::format("exit status {}", observation.exit_status);
                break;
            case StopReason::unsupported: observation.status = Status::unsupported; break;
            case StopReason::out_of_time: observation.status = Status::timed_out; break;
            case StopReason::out_of_memory: observation.status = Status::out_of_memory; break;
            case StopReason::out_of_output: observation.status = Status::too_much_output; break;
            case StopReason::interrupted: observation.status = Status::harness_error; break;
        }
    }

    /// What the compiler warns of is shown before the program runs.
    template <class Write>
    static void report_warnings(const Program& program, const std::vector<model::compile::SyntaxWarning>& warnings,
                                const Write& write) {
        for (const model::compile::SyntaxWarning& each : warnings) {
            std::string_view line = program.source;
            for (int i = 1; i < each.line; ++i) line.remove_prefix(std::min(line.find('\n'), line.size() - 1) + 1);
            line = line.substr(0, line.find('\n'));
            line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
            write(2, fmt::format("{}:{}: SyntaxWarning: {}\n  {}\n", program.file, each.line, each.message, line));
        }
    }

    template <class Write>
    static void report_syntax_error(const Program& program, const model::syntax::SyntaxError& error, const Write& write,
                                    Observation& observation) {
        using Kind = model::syntax::SyntaxErrorKind;
        std::string_view name = error.kind == Kind::tab_error           ? "TabError"
                                : error.kind == Kind::indentation_error ? "IndentationError"
                                                                        : "SyntaxError";
        write(2, fmt::format("  File \"{}\", line {}\n", program.file, error.line));
        if (!error.text.empty()) {
            std::string_view text = error.text;
            std::size_t indent = std::min(text.find_first_not_of(" \t"), text.size());
            int offset = std::max(error.offset - static_cast<int>(indent), 1);
            write(2, fmt::format("    {}\n    {:>{}}\n", text.substr(indent), "^", offset));
        }
        write(2, fmt::format("{}: {}\n", name, error.message));
        observation.status = Status::raised;
        observation.exit_status = 1;
        observation.reason =
            fmt::format("{}:{}:{}: {}: {}", program.file, error.line, error.offset, name, error.message);
    }

    const model::Profile profile_;
    std::string name_;
    std::string family_;
    std::vector<int> version_;
    std::vector<int> language_;
};

}  // namespace

std::vector<std::unique_ptr<Runtime>> make_model_runtimes() {
    std::vector<std::unique_ptr<Runtime>> runtimes;
    std::size_t count = 0;
    const model::Profile* const* profiles = model::all_profiles(count);
    for (std::size_t i = 0; i < count; ++i) runtimes.push_back(std::make_unique<ModelRuntime>(*profiles[i]));
    return runtimes;
}

#ifdef LASTREF_MUTANTS

std::vector<ModelMutant> model_mutants() {
    std::vector<ModelMutant> all;
    for (const model::MutantRow& row : model::mutant_rows()) all.push_back({row.name, row.breaks});
    return all;
}

std::vector<std::unique_ptr<Runtime>> make_mutant_runtimes(std::string_view name) {
    std::vector<std::unique_ptr<Runtime>> runtimes;
    std::size_t count = 0;
    const model::Profile* const* profiles = model::all_profiles(count);
    for (const model::MutantRow& row : model::mutant_rows()) {
        if (row.name != name) continue;
        for (std::size_t i = 0; i < count; ++i) {
            if (row.can_show(*profiles[i]))
                runtimes.push_back(std::make_unique<ModelRuntime>(model::mutate(*profiles[i], row.mutant)));
        }
    }
    return runtimes;
}

#endif

}  // namespace lastref
