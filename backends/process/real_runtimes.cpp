#include "backends/process/real_runtimes.hpp"

#include "backends/process/command_line.hpp"
#include "backends/process/interpreter.hpp"
#include "backends/process/launchers.hpp"
#include "backends/process/probe.hpp"
#include "backends/process/probe_cache.hpp"

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <optional>
#include <set>
#include <thread>
#include <tuple>
#include <utility>

namespace lastref {
namespace {

namespace fs = std::filesystem;

/// A command that may start an interpreter, and what came of asking it.
struct Candidate {
    std::string name;                  ///< as the user calls it; empty where it names itself
    std::string origin;                ///< the user's own words; empty where it was found in a folder
    std::vector<std::string> command;  ///< the executable's path first
    std::optional<std::string> answer;
    std::string problem;
};

Candidate candidate_of_user(const std::string& definition) {
    Candidate candidate{.origin = definition};
    auto equals = definition.find('=');
    if (equals == std::string::npos || equals == 0) {
        candidate.problem = "expected NAME=COMMAND";
        return candidate;
    }
    auto name = definition.substr(0, equals);
    candidate.name = name.starts_with("real:") ? name : "real:" + name;
    auto words = split_command_line(definition.substr(equals + 1));
    if (!words || words->empty()) {
        candidate.problem = words ? "there is no command after the '='" : "a quote is not closed";
        return candidate;
    }
    auto executable = find_executable(words->front());
    if (executable.empty()) {
        candidate.problem = "no executable file '" + words->front() + "'";
        return candidate;
    }
    candidate.command = std::move(*words);
    candidate.command.front() = executable;
    return candidate;
}

/// What a launcher stands for in the end. A link to something that starts many programs, by the name of the link,
/// stays what it is.
fs::path executable_behind(const fs::path& launcher) {
    std::error_code error;
    auto executable = fs::canonical(launcher, error);
    return !error && is_launcher_name(executable.filename().native()) ? executable : launcher;
}

/// Launchers are often links to one executable; the first one stands for all.
void add_candidates_in(const std::vector<fs::path>& folders, std::vector<Candidate>& candidates) {
    std::set<fs::path> seen;
    for (const auto& candidate : candidates) {
        if (candidate.command.size() == 1) seen.insert(executable_behind(candidate.command.front()));
    }
    for (const auto& folder : folders) {
        for (const auto& launcher : launchers_in(folder)) {
            if (!seen.insert(executable_behind(launcher)).second) continue;
            candidates.push_back({.command = {launcher.string()}});
        }
    }
}

void ask(Candidate& candidate, std::chrono::milliseconds time, const std::stop_token& stop) {
    Limits limits;
    limits.time = time;
    auto observation = run_interpreter({.command = candidate.command}, probe_program(), limits, {}, stop);
    candidate.answer = find_answer_line(observation.transcript);
    if (candidate.answer) return;
    candidate.problem = observation.status == Status::finished ? "it does not answer as a Python interpreter would"
                                                               : "asked what it is, it failed: " + observation.reason;
}

void ask_all(std::vector<Candidate*> candidates, const DiscoveryOptions& options, const std::stop_token& stop) {
    std::atomic<std::size_t> next = 0;
    auto work = [&] {
        for (auto index = next++; index < candidates.size(); index = next++) {
            ask(*candidates[index], options.probe_time, stop);
        }
    };
    std::vector<std::jthread> helpers;
    auto count = std::min<std::size_t>(candidates.size(), std::max(2U, std::thread::hardware_concurrency()));
    for (std::size_t helper = 0; helper < count; ++helper) helpers.emplace_back(work);
}

/// Fills in every candidate's answer, from what is remembered or by asking.
void find_answers(std::vector<Candidate>& candidates, const DiscoveryOptions& options, const std::stop_token& stop) {
    auto remembered = options.cache == ProbeCache::use ? RememberedAnswers::read(options.cache_file)  //
                                                       : RememberedAnswers();
    std::vector<Candidate*> unknown;
    for (auto& candidate : candidates) {
        if (!candidate.problem.empty()) continue;
        candidate.answer = remembered.find(candidate.command);
        if (!candidate.answer) unknown.push_back(&candidate);
    }
    if (unknown.empty()) return;
    ask_all(unknown, options, stop);
    bool learned = false;
    for (const auto* candidate : unknown) {
        if (!candidate->answer) continue;
        remembered.remember(candidate->command, *candidate->answer);
        learned = true;
    }
    if (learned && options.cache != ProbeCache::ignore && !options.cache_file.empty()) {
        remembered.write(options.cache_file);
    }
}

auto place_in_list(const RealRuntime& runtime) {
    auto all = families();
    auto family =
        std::find_if(all.begin(), all.end(), [&](const Family* each) { return each->name == runtime.family(); });
    return std::tuple(family - all.begin(), runtime.version(), runtime.name());
}

}  // namespace

std::vector<fs::path> DiscoveryOptions::default_runtime_folders() {
    auto folders = folders_on_path();
    for (auto more : {folders_in_variable(), folders_of_pyenv()}) {
        folders.insert(folders.end(), more.begin(), more.end());
    }
    return folders;
}

fs::path DiscoveryOptions::default_probe_cache() {
    const char* cache = std::getenv("XDG_CACHE_HOME");
    if (cache != nullptr && fs::path(cache).is_absolute()) return fs::path(cache) / "lastref/runtimes";
    const char* home = std::getenv("HOME");
    return home != nullptr && *home != 0 ? fs::path(home) / ".cache/lastref/runtimes" : fs::path();
}

Discovery discover(const DiscoveryOptions& options, std::stop_token stop) {
    std::vector<Candidate> candidates;
    for (const auto& definition : options.commands) candidates.push_back(candidate_of_user(definition));
    add_candidates_in(options.folders, candidates);
    find_answers(candidates, options, stop);

    Discovery discovery;
    std::set<std::string> names;
    for (auto& candidate : candidates) {
        auto answer = candidate.answer ? parse_answer(*candidate.answer) : std::nullopt;
        if (!answer) {
            if (!candidate.origin.empty()) discovery.problems.push_back(candidate.origin + ": " + candidate.problem);
            continue;
        }
        auto runtime = std::make_unique<Interpreter>(candidate.name, candidate.command, std::move(*answer));
        if (names.insert(runtime->name()).second) {
            discovery.runtimes.push_back(std::move(runtime));
        } else if (!candidate.origin.empty()) {
            discovery.problems.push_back(candidate.origin + ": there are two runtimes of that name");
        }
    }
    std::sort(discovery.runtimes.begin(), discovery.runtimes.end(),
              [](const auto& left, const auto& right) { return place_in_list(*left) < place_in_list(*right); });
    return discovery;
}

}  // namespace lastref
