#include "runner/execute/suite_run.hpp"

#include "runner/execute/admission.hpp"
#include "runner/execute/grade.hpp"
#include "runner/execute/in_order.hpp"
#include "runner/format/status_name.hpp"
#include "runner/runtimes.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include <mutex>

namespace lastref {
namespace {

/// A case and its expectation, read by whichever of its runs comes first.
struct Subject {
    CaseName name;
    std::once_flag read;
    std::optional<Case> one;
    std::optional<Expectation> expectation;
    Diagnostics diagnostics;
    Program program;
};

/// 64 bits of FNV-1a: enough to see that a source changed.
std::string hash_of(std::string_view text) {
    std::uint64_t hash = 0xcbf29ce484222325;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
    return fmt::format("{:016x}", hash);
}

/// Thousands of small runs in one process: the memory of one is kept for the next.
void keep_freed_memory() {
#ifdef __GLIBC__
    mallopt(M_MMAP_THRESHOLD, 4 << 20);
    mallopt(M_TRIM_THRESHOLD, 64 << 20);
#endif
}

class SuiteRun {
public:
    SuiteRun(const Catalogue& catalogue, const std::vector<CaseName>& names,
             const std::vector<const Runtime*>& runtimes, const SuiteOptions& options)
        : catalogue_(catalogue),
          runtimes_(runtimes),
          options_(options),
          subjects_(names.size()),
          results_(names.size() * runtimes.size()) {
        for (std::size_t i = 0; i < names.size(); ++i) subjects_[i].name = names[i];
    }

    RunRecord run(const std::function<void(const RunRecord&, const Result&)>& report, std::stop_token stop);

private:
    void read(Subject& subject) const;
    void run_one(std::size_t i, std::stop_token stop);
    Result observe(const Subject& subject, const Runtime& runtime, std::stop_token stop) const;
    Continue take(std::size_t i, const std::function<void(const RunRecord&, const Result&)>& report);
    void add_rest(std::size_t from);
    void add_case(std::size_t index);

    const Catalogue& catalogue_;
    const std::vector<const Runtime*>& runtimes_;
    const SuiteOptions& options_;
    std::vector<Subject> subjects_;
    std::vector<Result> results_;
    RunRecord record_;
};

void SuiteRun::read(Subject& subject) const {
    subject.one = catalogue_.read_case(subject.name, subject.diagnostics);
    subject.expectation = catalogue_.read_expectation(subject.name, subject.diagnostics);
    if (subject.one) subject.program = {subject.name.behaviour + ".py", subject.one->source};
}

Result SuiteRun::observe(const Subject& subject, const Runtime& runtime, std::stop_token stop) const {
    Observation observation = runtime.run(subject.program, options_.limits, {}, std::move(stop));
    observation.transcript = canonical(std::move(observation.transcript), subject.one->header.lines);
    Result result;
    grade(observation, runtime, subject.expectation ? &*subject.expectation : nullptr, result);
    result.status = result.verdict == Verdict::not_run ? "" : status_name(observation.status);
    result.exit_status = observation.exit_status;
    result.transcript = std::move(observation.transcript);
    result.errors = std::move(observation.errors);
    result.duration = observation.duration;
    return result;
}

void SuiteRun::run_one(std::size_t i, std::stop_token stop) {
    Subject& subject = subjects_[i / runtimes_.size()];
    const Runtime& runtime = *runtimes_[i % runtimes_.size()];
    std::call_once(subject.read, [&] { read(subject); });
    Result& result = results_[i];
    if (!subject.diagnostics.empty()) {
        result.verdict = Verdict::not_run;
        result.reason = "the case or its expectation cannot be used";
    } else if (std::string reason = reason_to_skip(subject.one->header, runtime); !reason.empty()) {
        result.verdict = Verdict::skipped;
        result.reason = std::move(reason);
    } else {
        std::vector<Result> runs;
        for (std::size_t run = 0; run < options_.repeats; ++run) runs.push_back(observe(subject, runtime, stop));
        result = combine(std::move(runs));
        options_.baseline.apply(runtime.name(), to_string(subject.name), result);
    }
    result.case_index = i / runtimes_.size();
    result.runtime_index = i % runtimes_.size();
}

void SuiteRun::add_case(std::size_t index) {
    const Subject& subject = subjects_[index];
    CaseFacts facts{subject.name.topic, subject.name.behaviour, Catalogue::case_file(subject.name), "", ""};
    if (subject.one) {
        facts.claim = subject.one->header.claim;
        facts.source_hash = hash_of(subject.one->source);
    }
    record_.cases.push_back(std::move(facts));
    for (const Diagnostic& diagnostic : subject.diagnostics) record_.diagnostics.push_back(to_string(diagnostic));
}

Continue SuiteRun::take(std::size_t i, const std::function<void(const RunRecord&, const Result&)>& report) {
    if (i % runtimes_.size() == 0) add_case(i / runtimes_.size());
    record_.results.push_back(std::move(results_[i]));
    report(record_, record_.results.back());
    const Weight weight = facts(record_.results.back().verdict).weight;
    const bool failed = weight == Weight::bad || weight == Weight::broken;
    if (!failed || options_.after_failure == AfterFailure::go_on) return Continue::yes;
    record_.stopped_at_failure = true;
    return Continue::no;
}

/// What was not run is in the record too, so that it does not look complete.
void SuiteRun::add_rest(std::size_t from) {
    for (std::size_t i = from; i < results_.size(); ++i) {
        if (i % runtimes_.size() == 0) add_case(i / runtimes_.size());
        Result result;
        result.case_index = i / runtimes_.size();
        result.runtime_index = i % runtimes_.size();
        result.reason = record_.stopped_at_failure ? "after the first failure" : "interrupted";
        record_.results.push_back(std::move(result));
    }
}

RunRecord SuiteRun::run(const std::function<void(const RunRecord&, const Result&)>& report, std::stop_token stop) {
    const auto begin = std::chrono::steady_clock::now();
    record_.program_version = LASTREF_VERSION;
    record_.started = fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr)));
    for (const Runtime* runtime : runtimes_) record_.runtimes.push_back(Runtimes::facts_of(*runtime));
    record_.results.reserve(results_.size());
    const std::size_t done = do_in_order(
        results_.size(), options_.threads,
        [this](std::size_t i, std::stop_token asked) { run_one(i, std::move(asked)); },
        [&](std::size_t i) { return take(i, report); }, stop);
    add_rest(done);
    record_.duration = std::chrono::steady_clock::now() - begin;
    return std::move(record_);
}

}  // namespace

RunRecord run_suite(const Catalogue& catalogue, const std::vector<CaseName>& names,
                    const std::vector<const Runtime*>& runtimes, const SuiteOptions& options,
                    const std::function<void(const RunRecord&, const Result&)>& report, std::stop_token stop) {
    keep_freed_memory();
    return SuiteRun(catalogue, names, runtimes, options).run(report, std::move(stop));
}

}  // namespace lastref
