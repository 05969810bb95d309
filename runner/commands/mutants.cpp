#ifdef LASTREF_MUTANTS

#include "backends/model/model_runtime.hpp"
#include "runner/commands/command.hpp"
#include "runner/commands/options.hpp"
#include "runner/execute/interrupt.hpp"
#include "runner/execute/mutation_run.hpp"
#include "runner/execute/progress.hpp"
#include "runner/runtimes.hpp"
#include "runner/select/text_file.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdio>

namespace lastref {
namespace {

class MutantsCommand : public Command {
public:
    void declare(CLI::App& app) override;
    int execute(const Surroundings& surroundings) override;

private:
    std::vector<Fault> choose_faults();
    void list(const std::vector<Fault>& faults) const;
    MutationScore run(const Catalogue& catalogue, const std::vector<CaseName>& names,
                      const std::vector<const Runtime*>& runtimes, const std::vector<Fault>& faults,
                      const Interrupt& interrupt) const;
    [[nodiscard]] static int status_of(const MutationScore& score);

    CaseOptions cases_;
    RuntimeOptions runtimes_;
    RunLimitOptions limits_{.timeout_seconds = 2};
    bool list_ = false;
    std::string json_file_;
};

void MutantsCommand::declare(CLI::App& app) {
    cases_.declare(app);
    runtimes_.declare(app, "the models by default");
    limits_.declare(app);
    app.add_flag("--list", list_, "list the mutants, and run nothing");
    app.add_option("--json", json_file_, "write the score")->type_name("FILE");
    app.footer(
        "Words before the cases that name a mutant, or are a glob over their names, choose mutants; all of them by\n"
        "default. A mutant is killed if, on each model that can show it, a case fails that passes without it.");
}

/// Takes what means mutants out of the words that mean cases.
std::vector<Fault> MutantsCommand::choose_faults() {
    std::vector<std::string>& words = cases_.selection.patterns;
    std::vector<std::string> patterns;
    const std::vector<ModelMutant> all = model_mutants();
    const auto means_mutants = [&](const std::string& word) {
        return std::any_of(all.begin(), all.end(),
                           [&](const ModelMutant& one) { return matches_glob(word, one.name); });
    };
    std::copy_if(words.begin(), words.end(), std::back_inserter(patterns), means_mutants);
    std::erase_if(words, means_mutants);
    std::vector<Fault> faults;
    for (const ModelMutant& one : all) {
        const bool chosen = std::any_of(patterns.begin(), patterns.end(),
                                        [&](const std::string& pattern) { return matches_glob(pattern, one.name); });
        if (!chosen && !patterns.empty()) continue;
        faults.push_back(
            {std::string(one.name), std::string(one.breaks), [name = one.name] { return make_mutant_runtimes(name); }});
    }
    return faults;
}

void MutantsCommand::list(const std::vector<Fault>& faults) const {
    for (const Fault& fault : faults) fmt::print("{}: {}\n", fault.name, fault.breaks);
}

int MutantsCommand::execute(const Surroundings& surroundings) {
    Interrupt interrupt;
    const Catalogue catalogue(surroundings.root);
    const std::vector<Fault> faults = choose_faults();
    if (list_) {
        list(faults);
        return to_status(Exit::as_expected);
    }
    Diagnostics complaints;
    const std::vector<CaseName> names = cases_.select(catalogue, complaints);
    Runtimes all(runtimes_.commands, interrupt.token());
    const std::vector<const Runtime*> runtimes = all.resolve(runtimes_.asked({"models"}), complaints);
    print(complaints);
    if (!complaints.empty()) return to_status(Exit::bad_input);

    MutationScore score = run(catalogue, names, runtimes, faults, interrupt);
    score.interrupted_by = interrupt.signal();
    if (faults.size() == model_mutants().size()) score.idle_cases = find_idle_cases(catalogue, names, score);
    fmt::print("{}", describe(score, surroundings.colour));
    std::fflush(stdout);
    if (json_file_.empty()) return status_of(score);
    if (const auto reason = write_text_file(json_file_, write_mutation_score(score))) {
        print({{json_file_, {}, "cannot be written: " + *reason, ""}});
        return to_status(Exit::bad_input);
    }
    return status_of(score);
}

MutationScore MutantsCommand::run(const Catalogue& catalogue, const std::vector<CaseName>& names,
                                  const std::vector<const Runtime*>& runtimes, const std::vector<Fault>& faults,
                                  const Interrupt& interrupt) const {
    SuiteOptions options;
    options.threads = limits_.thread_count();
    options.limits = limits_.limits();
    Progress progress(faults.size());
    const auto report = [&](std::size_t i) { progress.show(i, faults[i].name); };
    MutationScore score = run_mutants(catalogue, names, runtimes, faults, options, report, interrupt.token());
    progress.clear();
    return score;
}

int MutantsCommand::status_of(const MutationScore& score) {
    if (score.interrupted_by != 0) return 128 + score.interrupted_by;
    if (score.mutants.empty() || score.cases == 0) return to_status(Exit::nothing_selected);
    return to_status(score.killed() == score.mutants.size() ? Exit::as_expected : Exit::not_as_expected);
}

}  // namespace

std::unique_ptr<Command> make_mutants_command() {
    return std::make_unique<MutantsCommand>();
}

}  // namespace lastref

#endif
