#include "runner/execute/mutation_run.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace lastref {
namespace {

/// Names of a runtime and a case.
using Place = std::pair<std::string, std::string>;

std::set<Place> passed(const RunRecord& record) {
    std::set<Place> places;
    for (const Result& result : record.results) {
        if (result.verdict == Verdict::pass)
            places.emplace(record.runtime_of(result).name, record.case_of(result).name());
    }
    return places;
}

bool is_noticed(const Result& result) {
    switch (result.verdict) {
        case Verdict::pass:
        case Verdict::skipped:
        case Verdict::unsupported:
        case Verdict::not_run: return false;
        default: return true;
    }
}

std::vector<Killer> find_killers(const RunRecord& record, const std::set<Place>& passed_before) {
    std::map<std::string, std::vector<std::string>> runtimes;
    for (const Result& result : record.results) {
        Place place{record.runtime_of(result).name, record.case_of(result).name()};
        if (is_noticed(result) && passed_before.contains(place)) runtimes[place.second].push_back(place.first);
    }
    std::vector<Killer> killers;
    for (auto& [name, where] : runtimes) killers.push_back({name, std::move(where)});
    std::stable_sort(killers.begin(), killers.end(), [](const Killer& one, const Killer& other) {
        return one.runtimes.size() > other.runtimes.size();
    });
    return killers;
}

/// Those of the faulty runtimes whose sound ones were chosen.
std::vector<const Runtime*> choose(const std::vector<std::unique_ptr<Runtime>>& faulty,
                                   const std::vector<const Runtime*>& sound) {
    std::vector<const Runtime*> chosen;
    for (const auto& each : faulty) {
        const auto has_its_name = [&](const Runtime* other) { return other->name() == each->name(); };
        if (std::any_of(sound.begin(), sound.end(), has_its_name)) chosen.push_back(each.get());
    }
    return chosen;
}

bool has_one_outcome(const Catalogue& catalogue, const CaseName& name) {
    Diagnostics diagnostics;
    const auto expectation = catalogue.read_expectation(name, diagnostics);
    if (!expectation || expectation->outcomes.empty()) return false;
    const Outcome& first = expectation->outcomes.front();
    return std::all_of(expectation->outcomes.begin(), expectation->outcomes.end(), [&](const Outcome& one) {
        return one.status == first.status && one.transcripts == first.transcripts;
    });
}

}  // namespace

MutationScore run_mutants(const Catalogue& catalogue, const std::vector<CaseName>& names,
                          const std::vector<const Runtime*>& sound, const std::vector<Fault>& faults,
                          const SuiteOptions& options, const std::function<void(std::size_t)>& report,
                          std::stop_token stop) {
    const auto begin = std::chrono::steady_clock::now();
    const auto ignore = [](const RunRecord&, const Result&) {};
    MutationScore score;
    score.cases = names.size();
    const std::set<Place> passed_before = passed(run_suite(catalogue, names, sound, options, ignore, stop));
    for (std::size_t i = 0; i < faults.size(); ++i) {
        report(i);
        const auto faulty = faults[i].make();
        const std::vector<const Runtime*> runtimes = choose(faulty, sound);
        if (runtimes.empty()) continue;
        const RunRecord record = run_suite(catalogue, names, runtimes, options, ignore, stop);
        if (stop.stop_requested()) break;
        MutantResult result{faults[i].name, faults[i].breaks, {}, find_killers(record, passed_before)};
        for (const Runtime* runtime : runtimes) result.runtimes.push_back(runtime->name());
        score.mutants.push_back(std::move(result));
    }
    score.duration = std::chrono::steady_clock::now() - begin;
    return score;
}

std::vector<std::string> find_idle_cases(const Catalogue& catalogue, const std::vector<CaseName>& names,
                                         const MutationScore& score) {
    std::set<std::string> busy;
    for (const MutantResult& mutant : score.mutants) {
        for (const Killer& killer : mutant.killers) busy.insert(killer.name);
    }
    std::vector<std::string> idle;
    for (const CaseName& name : names) {
        if (!busy.contains(to_string(name)) && has_one_outcome(catalogue, name)) idle.push_back(to_string(name));
    }
    return idle;
}

}  // namespace lastref
