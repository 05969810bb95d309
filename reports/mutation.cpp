#include "reports/mutation.hpp"

#include "reports/explain.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace lastref {
namespace {

// Keys stand in the order in which they are written down here.
using Json = nlohmann::ordered_json;

std::string describe_killers(const MutantResult& one) {
    constexpr std::size_t most = 4;
    if (one.killers.empty()) return "by no case";
    std::vector<std::string> names;
    for (const Killer& killer : one.killers) {
        if (names.size() < most) names.push_back(killer.name);
    }
    const std::size_t rest = one.killers.size() - names.size();
    return fmt::format("by {} case{}: {}{}", one.killers.size(), one.killers.size() == 1 ? "" : "s", join(names),
                       rest > 0 ? fmt::format(" and {} more", rest) : "");
}

std::string describe(const MutantResult& one, Colour colour) {
    const std::vector<std::string> survived = one.survived_on();
    const std::string label =
        survived.empty() ? paint("killed  ", Tone::good, colour) : paint("SURVIVED", Tone::bad, colour);
    std::string text = fmt::format("{} {}: {}\n", label, paint(one.name, Tone::strong, colour), one.breaks);
    const std::size_t all = one.runtimes.size();
    text += survived.empty() ? fmt::format("         on {} model{}, ", all, all == 1 ? "" : "s")
                             : fmt::format("         killed on {} of {} models, ", all - survived.size(), all);
    text += describe_killers(one) + "\n";
    if (!survived.empty()) text += fmt::format("         survived on {}\n", join(survived));
    return text;
}

std::string sum(const MutationScore& score) {
    std::size_t pairs = 0;
    std::size_t killed = 0;
    for (const MutantResult& one : score.mutants) {
        pairs += one.runtimes.size();
        killed += one.runtimes.size() - one.survived_on().size();
    }
    return fmt::format("{} of {} mutants killed, {} of {} on single models ({} cases in {:.1f} s)", score.killed(),
                       score.mutants.size(), killed, pairs, score.cases,
                       std::chrono::duration<double>(score.duration).count());
}

}  // namespace

std::vector<std::string> MutantResult::survived_on() const {
    std::vector<std::string> names;
    for (const std::string& runtime : runtimes) {
        const bool killed = std::any_of(killers.begin(), killers.end(), [&](const Killer& killer) {
            return std::find(killer.runtimes.begin(), killer.runtimes.end(), runtime) != killer.runtimes.end();
        });
        if (!killed) names.push_back(runtime);
    }
    return names;
}

std::size_t MutationScore::killed() const {
    return static_cast<std::size_t>(
        std::count_if(mutants.begin(), mutants.end(), [](const MutantResult& one) { return one.is_killed(); }));
}

std::string describe(const MutationScore& score, Colour colour) {
    std::string text;
    for (const MutantResult& one : score.mutants) text += describe(one, colour);
    if (!score.idle_cases.empty()) {
        text += "\n" +
                paint("cases that kill no mutant, and on which all recorded runtimes agree", Tone::heading, colour) +
                "\n";
        for (const std::string& name : score.idle_cases) text += "  " + name + "\n";
    }
    if (score.interrupted_by != 0)
        text += fmt::format("\ninterrupted by signal {}: this score is partial", score.interrupted_by);
    const bool all = score.killed() == score.mutants.size();
    return text + "\n" + paint(sum(score), all ? Tone::good : Tone::bad, colour) + "\n";
}

std::string write_mutation_score(const MutationScore& score) {
    Json json{{"schema", MutationScore::current_schema}, {"cases", score.cases},     {"killed", score.killed()},
              {"interrupted_by", score.interrupted_by},  {"mutants", Json::array()}, {"idle_cases", score.idle_cases},
              {"duration_ns", score.duration.count()}};
    for (const MutantResult& one : score.mutants) {
        Json mutant{{"name", one.name},
                    {"breaks", one.breaks},
                    {"runtimes", one.runtimes},
                    {"survived_on", one.survived_on()},
                    {"killers", Json::array()}};
        for (const Killer& killer : one.killers)
            mutant["killers"].push_back({{"case", killer.name}, {"runtimes", killer.runtimes}});
        json["mutants"].push_back(std::move(mutant));
    }
    return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace lastref
