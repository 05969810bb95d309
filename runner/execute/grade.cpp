#include "runner/execute/grade.hpp"

#include "runner/execute/lacking.hpp"
#include "runner/format/status_name.hpp"

#include <algorithm>

namespace lastref {
namespace {

bool is_this(const Outcome& outcome, const Observation& observation) {
    return outcome.status == observation.status && std::find(outcome.transcripts.begin(), outcome.transcripts.end(),
                                                             observation.transcript) != outcome.transcripts.end();
}

std::vector<std::string> selectors(const Outcome& outcome) {
    std::vector<std::string> texts;
    for (const RuntimeSelector& selector : outcome.runtimes) texts.push_back(selector.to_string());
    return texts;
}

/// The verdict on a run that ended in `status` and showed nothing that is declared.
Verdict undeclared(Status status) {
    switch (status) {
        case Status::timed_out: return Verdict::timeout;
        case Status::crashed: return Verdict::crash;
        case Status::out_of_memory: return Verdict::out_of_memory;
        case Status::too_much_output: return Verdict::too_much_output;
        case Status::unsupported: return Verdict::unsupported;
        case Status::harness_error: return Verdict::harness_error;
        case Status::finished:
        case Status::raised: break;
    }
    return Verdict::fail;
}

/// "raised: NameError: x", or the reason alone where the verdict says the rest.
std::string how_it_ended(const Observation& observation) {
    const std::string status(status_name(observation.status));
    if (observation.reason.empty()) return status;
    return undeclared(observation.status) == Verdict::fail ? status + ": " + observation.reason : observation.reason;
}

void fail(const Observation& observation, const Expectation& expectation, Result& result) {
    result.verdict = undeclared(observation.status);
    for (const Outcome& outcome : expectation.outcomes) {
        if (!is_this(outcome, observation)) continue;
        const auto texts = selectors(outcome);
        result.behaves_as.insert(result.behaves_as.end(), texts.begin(), texts.end());
    }
}

}  // namespace

void grade(const Observation& observation, const Runtime& runtime, const Expectation* expectation, Result& result) {
    if (observation.status == Status::unsupported || observation.status == Status::harness_error) {
        const bool interrupted = observation.status == Status::harness_error && observation.reason == "interrupted";
        result.verdict = interrupted ? Verdict::not_run : undeclared(observation.status);
        result.reason = observation.reason;
        return;
    }
    if (expectation == nullptr) {
        fail(observation, {}, result);
        result.reason = "the case has no expectation";
        return;
    }
    const Version version = expectation->stands_for(runtime.family(), runtime.version());
    const Outcome* declared = expectation->find(runtime.family(), version);
    if (declared != nullptr && is_this(*declared, observation)) {
        result.verdict = Verdict::pass;
        return;
    }
    if (declared == nullptr && !lacking(observation).empty()) {
        result.verdict = Verdict::unsupported;
        result.reason = lacking(observation);
        return;
    }
    fail(observation, *expectation, result);
    if (declared == nullptr) {
        result.reason = "no outcome is declared for " + runtime.family() + " " + to_string(version);
        if (observation.status != Status::finished) result.reason += "; " + how_it_ended(observation);
        return;
    }
    result.expected = DeclaredOutcome{selectors(*declared), std::string(status_name(declared->status)),
                                      declared->transcripts, declared->explanation()};
    if (declared->status == observation.status)
        result.reason = "the transcript differs";
    else
        result.reason = how_it_ended(observation) + ", expected " + std::string(status_name(declared->status));
}

const Outcome* find_shown(const Expectation& expectation, const Observation& observation, const Runtime& runtime) {
    const Version version = expectation.stands_for(runtime.family(), runtime.version());
    const Outcome* declared = expectation.find(runtime.family(), version);
    if (declared != nullptr && is_this(*declared, observation)) return declared;
    const auto& all = expectation.outcomes;
    const auto shown =
        std::find_if(all.begin(), all.end(), [&](const Outcome& one) { return is_this(one, observation); });
    return shown == all.end() ? nullptr : &*shown;
}

Result combine(std::vector<Result> runs) {
    const auto differs = [&](const Result& run) { return run.verdict != runs.front().verdict; };
    const auto other = std::find_if(runs.begin(), runs.end(), differs);
    if (other == runs.end()) return std::move(runs.front());
    Result result = facts(runs.front().verdict).weight == Weight::good ? *other : runs.front();
    const auto good = static_cast<std::size_t>(
        std::count_if(runs.begin(), runs.end(), [](const Result& run) { return run.verdict == Verdict::pass; }));
    result.reason = "passed in " + std::to_string(good) + " of " + std::to_string(runs.size()) + " runs; else " +
                    std::string(facts(result.verdict).label) + ": " + result.reason;
    result.verdict = Verdict::flaky;
    return result;
}

}  // namespace lastref
