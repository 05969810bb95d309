#include "runner/record/recorder.hpp"

#include "runner/execute/admission.hpp"
#include "runner/execute/in_order.hpp"
#include "runner/format/expectation_file.hpp"
#include "runner/record/sightings.hpp"
#include "runner/runtimes.hpp"
#include "runner/select/text_file.hpp"

#include <algorithm>
#include <cstdint>

namespace lastref {

/// A runtime under each of the hash seeds that it is run with.
struct Recorder::Subject {
    const Runtime* runtime = nullptr;
    std::vector<std::unique_ptr<Runtime>> seeded;

    [[nodiscard]] RecordedRuntime recorded() const { return {runtime->family(), runtime->version()}; }
};

/// A case, and an observation for each of its runs, subject by subject.
struct Recorder::Plan {
    CaseName name;
    Program program;
    std::vector<LineRule> lines;
    std::vector<const Subject*> subjects;  ///< those that the case is for
    std::vector<Observation> observations;
};

Recorder::Recorder(const Catalogue& catalogue, const std::vector<const Runtime*>& runtimes, Options options)
    : catalogue_(catalogue), options_(options) {
    for (const Runtime* runtime : runtimes) {
        Subject subject{runtime, {}};
        for (std::size_t seed = 0; seed < options_.runs; ++seed)
            subject.seeded.push_back(Runtimes::with_hash_seed(*runtime, static_cast<std::uint32_t>(seed)));
        subjects_.push_back(std::move(subject));
    }
}

Recorder::~Recorder() = default;

Recorder::Plan Recorder::plan(const CaseName& name, Case one, Diagnostics& diagnostics) const {
    Plan plan;
    plan.name = name;
    plan.lines = one.header.lines;
    plan.program = {name.behaviour + ".py", std::move(one.source)};
    const Expectation before = catalogue_.read_expectation(name, diagnostics).value_or(Expectation{});
    for (const Subject& subject : subjects_) {
        const bool known =
            std::find(before.recorded.begin(), before.recorded.end(), subject.recorded()) != before.recorded.end();
        if (known && options_.extent == Extent::missing) continue;
        if (reason_to_skip(one.header, *subject.runtime).empty()) plan.subjects.push_back(&subject);
    }
    plan.observations.resize(plan.subjects.size() * options_.runs);
    return plan;
}

void Recorder::record(const std::vector<CaseName>& names, const std::function<void(const Recording&)>& done,
                      Diagnostics& diagnostics, std::stop_token stop) {
    std::vector<Plan> plans;
    std::vector<std::pair<std::size_t, std::size_t>> items;  // plan, run of it
    for (const CaseName& name : names) {
        const std::size_t before = diagnostics.size();
        auto one = catalogue_.read_case(name, diagnostics);
        if (!one) continue;
        Plan made = plan(name, std::move(*one), diagnostics);
        if (diagnostics.size() != before) continue;
        for (std::size_t run = 0; run < made.observations.size(); ++run) items.emplace_back(plans.size(), run);
        plans.push_back(std::move(made));
    }
    const auto job = [&](std::size_t i, std::stop_token asked) {
        observe(plans[items[i].first], items[i].second, asked);
    };
    const auto report = [&](std::size_t i) {
        Plan& of = plans[items[i].first];
        if (stop.stop_requested()) return Continue::no;
        if (items[i].second + 1 < of.observations.size()) return Continue::yes;
        done(conclude(of, diagnostics));
        of.observations.clear();
        return Continue::yes;
    };
    do_in_order(items.size(), options_.threads, job, report, stop);
}

void Recorder::observe(Plan& plan, std::size_t run, std::stop_token stop) const {
    const Subject& subject = *plan.subjects[run / options_.runs];
    const Runtime& runtime = *subject.seeded[run % options_.runs];
    Observation observation = runtime.run(plan.program, options_.limits, {}, std::move(stop));
    observation.transcript = canonical(std::move(observation.transcript), plan.lines);
    plan.observations[run] = std::move(observation);
}

Recording Recorder::conclude(const Plan& plan, Diagnostics& diagnostics) const {
    // Read only now: a recording takes long, and somebody may have written meanwhile.
    const std::string file = Catalogue::expectation_file(plan.name);
    const std::string old_text = read_text_file(catalogue_.root() / file).value_or("");
    Recording recording{plan.name, file, old_text, old_text, {}, {}, {}};
    const std::size_t complaints = diagnostics.size();
    const Expectation before = catalogue_.read_expectation(plan.name, diagnostics).value_or(Expectation{});
    if (diagnostics.size() != complaints) return recording;
    std::vector<Sighting> sightings;
    for (std::size_t i = 0; i < plan.subjects.size(); ++i) {
        std::vector<const Observation*> runs;
        for (std::size_t run = 0; run < options_.runs; ++run)
            runs.push_back(&plan.observations[i * options_.runs + run]);
        Reading reading = read_runs(plan.subjects[i]->recorded(), runs);
        if (!reading.sighting) {
            recording.problems.push_back(plan.subjects[i]->runtime->name() + ": " + reading.problem);
            continue;
        }
        recording.seen.push_back(reading.sighting->runtime);
        if (reading.sighting->stability() == Stability::unstable) recording.unstable.push_back(recording.seen.back());
        sightings.push_back(std::move(*reading.sighting));
    }
    if (!sightings.empty()) recording.new_text = write_expectation(generalise(std::move(sightings), before));
    return recording;
}

}  // namespace lastref
