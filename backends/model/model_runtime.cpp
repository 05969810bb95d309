#include "backends/model/model_runtime.hpp"

#include "backends/model/collectors/steps.hpp"
#include "backends/model/heap/mutants.hpp"
#include "backends/model/heap/profile.hpp"
#include "backends/model/vm/interpreter.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace lastref {

namespace {

using model::Interpreter;
using model::StopReason;

class ModelRuntime final : public Runtime {
public:
    explicit ModelRuntime(model::Profile profile, std::vector<std::string> imported = {})
        : profile_(std::move(profile)),
          imported_(std::move(imported)),
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
        auto write = [&](int stream, std::string_view text) {
            (stream == 1 ? observation.transcript : observation.errors) += text;
            if (output) output(stream == 1 ? Stream::standard_output : Stream::standard_error, text);
        };
        model::Environment environment{.time = limits.time,
                                       .memory_bytes = limits.memory_bytes,
                                       .output_bytes = limits.output_bytes,
                                       .write = write,
                                       .on_terminal = program.on_terminal,
                                       .stop = std::move(stop),
                                       .source = program.source,
                                       .arguments = program.arguments,
                                       .imported = imported_};
        run_program(program.file, std::move(environment), observation);
        observation.transcript = with_plain_line_ends(std::move(observation.transcript));
        observation.errors = with_plain_line_ends(std::move(observation.errors));
        observation.duration = std::chrono::steady_clock::now() - start;
        return observation;
    }

    [[nodiscard]] std::unique_ptr<Runtime> warm(std::vector<std::string> modules) const override {
        return std::make_unique<ModelRuntime>(profile_, std::move(modules));
    }

private:
    /// As exact as the name.
    static std::vector<int> version_of(const model::Profile& profile) {
        bool exact = std::count(profile.name.begin(), profile.name.end(), '.') > 1;
        return {profile.version.begin(), profile.version.begin() + (exact ? 3 : 2)};
    }

    void run_program(const std::string& file, model::Environment environment, Observation& observation) const {
        Interpreter interpreter(profile_, std::move(environment));
        observation.exit_status = interpreter.run_main(file);
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

    const model::Profile profile_;
    const std::vector<std::string> imported_;
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
