#include "runner/runtimes.hpp"

#include "backends/model/model_runtime.hpp"
#include "backends/process/real_runtimes.hpp"
#include "runner/format/version.hpp"
#include "runner/select/selection.hpp"

#include <algorithm>
#include <string_view>

namespace lastref {
namespace {

constexpr std::string_view model_prefix = "model:";
constexpr std::string_view real_prefix = "real:";

std::string name_of_command(const std::string& command) {
    return command.substr(0, command.find('='));
}

bool is_model_name(std::string_view name, const std::vector<std::unique_ptr<Runtime>>& models) {
    return std::any_of(models.begin(), models.end(), [&](const auto& model) {
        return name == model->name() || model->name() == std::string(model_prefix).append(name);
    });
}

/// Whether `name` means one of the `commands` that were named with --runtime.
bool is_command(const std::string& name, const std::vector<std::string>& commands) {
    return std::any_of(commands.begin(), commands.end(), [&](const std::string& command) {
        const std::string of_command = name_of_command(command);
        return name == of_command || name == std::string(real_prefix) + of_command;
    });
}

bool means(const std::string& word, const Runtime& runtime, const std::vector<std::string>& commands) {
    const std::string& name = runtime.name();
    const bool real = Runtimes::is_real(runtime);
    if (word == "all" || word == (real ? "real" : "models") || word == name) return true;
    if (!real) {
        const std::string full_word = std::string(model_prefix) + word;
        return name == full_word || matches_glob(full_word, name) || matches_glob(word, name);
    }
    if (name.starts_with(word + ".") && word.starts_with(real_prefix)) return true;
    return (is_command(word, commands) && name == std::string(real_prefix) + word) || matches_glob(word, name);
}

}  // namespace

Runtimes::Runtimes(std::vector<std::string> commands, std::stop_token stop)
    : commands_(std::move(commands)), stop_(std::move(stop)), models_(make_model_runtimes()) {}

Runtimes::~Runtimes() = default;

void Runtimes::search(const std::vector<std::string>& names, Diagnostics& diagnostics) {
    const auto is_model = [&](const std::string& name) {
        return name == "models" || name.starts_with(model_prefix) || is_model_name(name, models_);
    };
    const bool needs_commands = std::any_of(names.begin(), names.end(), [&](const auto& n) { return !is_model(n); });
    const bool needs_machine = std::any_of(names.begin(), names.end(), [&](const std::string& name) {
        const bool open_glob = name.find_first_of("*?[") == 0;
        const bool can_be_real = name == "all" || name == "real" || name.starts_with(real_prefix) || open_glob;
        return !is_model(name) && !is_command(name, commands_) && can_be_real;
    });
    if (!needs_commands) return;
    DiscoveryOptions options;
    options.commands = commands_;
    if (!needs_machine) options.folders.clear();
    Discovery found = discover(options, stop_);
    for (std::string& problem : found.problems) diagnostics.push_back({"", {}, std::move(problem), ""});
    for (auto& runtime : found.runtimes) real_.push_back(std::move(runtime));
}

std::vector<const Runtime*> Runtimes::resolve(const std::vector<std::string>& names, Diagnostics& diagnostics) {
    if (real_.empty()) search(names, diagnostics);
    std::vector<const Runtime*> candidates;
    for (const auto& model : models_) candidates.push_back(model.get());
    for (const auto& real : real_) candidates.push_back(real.get());

    std::vector<bool> chosen(candidates.size());
    for (const std::string& name : names) {
        bool any = false;
        for (std::size_t i = 0; i < candidates.size(); ++i) {
            if (!means(name, *candidates[i], commands_)) continue;
            chosen[i] = any = true;
        }
        // What is wrong with a command was told when it was asked.
        if (any || is_command(name, commands_)) continue;
        if (name == "real" || name == "models") {
            diagnostics.push_back(
                {"", {}, name == "real" ? "no real interpreter was found" : "there are no models", ""});
        } else {
            std::string known = "a name that `lastref runtimes` lists (";
            for (const auto& model : models_) known += model->name() + ", ";
            diagnostics.push_back(
                {"", {}, "unknown runtime '" + name + "'", known + "real:...), a glob, models, real or all"});
        }
    }
    std::vector<const Runtime*> result;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        if (chosen[i]) result.push_back(candidates[i]);
    }
    return result;
}

std::string Runtimes::where(const Runtime& runtime) {
    const auto* real = dynamic_cast<const RealRuntime*>(&runtime);
    if (real == nullptr) return "built in";
    std::string command;
    for (const std::string& word : real->command()) command += (command.empty() ? "" : " ") + word;
    return command;
}

RuntimeFacts Runtimes::facts_of(const Runtime& runtime) {
    return {runtime.name(), runtime.family(), to_string(runtime.version()), to_string(runtime.language_version()),
            where(runtime)};
}

bool Runtimes::is_real(const Runtime& runtime) {
    return runtime.name().starts_with(real_prefix);
}

std::unique_ptr<Runtime> Runtimes::with_hash_seed(const Runtime& runtime, std::uint32_t seed) {
    const auto* real = dynamic_cast<const RealRuntime*>(&runtime);
    return real == nullptr ? nullptr : std::unique_ptr<Runtime>(real->with_hash_seed(seed));
}

}  // namespace lastref
