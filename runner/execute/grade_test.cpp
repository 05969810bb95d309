#include "runner/execute/grade.hpp"

#include <catch2/catch_test_macros.hpp>

namespace lastref {
namespace {

class FakeRuntime : public Runtime {
public:
    FakeRuntime(std::string family, std::vector<int> version)
        : family_(std::move(family)), version_(std::move(version)) {}
    const std::string& name() const override { return family_; }
    const std::string& family() const override { return family_; }
    const std::vector<int>& version() const override { return version_; }
    const std::vector<int>& language_version() const override { return version_; }
    Observation run(const Program&, const Limits&, const OutputListener&, std::stop_token) const override { return {}; }

private:
    std::string family_;
    std::vector<int> version_;
};

Outcome outcome(const char* selector, std::vector<std::string> transcripts, Status status = Status::finished) {
    const Stability stability = transcripts.size() > 1 ? Stability::unstable : Stability::stable;
    return {{std::get<RuntimeSelector>(RuntimeSelector::parse(selector))},
            status,
            stability,
            std::move(transcripts),
            "why"};
}

Expectation sample() {
    return {{{"cpython", {3, 13, 0}}, {"cpython", {3, 13, 18}}},
            {outcome("cpython <3.13.18", {"old\n"}), outcome("cpython >=3.13.18", {"new\n"}),
             outcome("pypy", {"a\n", "b\n"}), outcome("graalpy", {""}, Status::raised)}};
}

Observation observed(Status status, std::string transcript, std::string reason = "") {
    Observation observation;
    observation.status = status;
    observation.transcript = std::move(transcript);
    observation.reason = std::move(reason);
    return observation;
}

Result graded(const char* family, std::vector<int> version, const Observation& observation) {
    const Expectation expectation = sample();
    Result result;
    grade(observation, FakeRuntime(family, std::move(version)), &expectation, result);
    return result;
}

}  // namespace

TEST_CASE("a declared outcome passes, whichever of several it is") {
    CHECK(graded("cpython", {3, 13, 0}, observed(Status::finished, "old\n")).verdict == Verdict::pass);
    CHECK(graded("pypy", {8, 0, 1}, observed(Status::finished, "b\n")).verdict == Verdict::pass);
    CHECK(graded("graalpy", {25}, observed(Status::raised, "", "ImportError")).verdict == Verdict::pass);
}

TEST_CASE("what a runtime lacks makes a case unsupported, unless an outcome is declared for it") {
    const Observation lacking = observed(Status::raised, "", "ImportError: no module named 'weakref'");
    const Result result = graded("micropython", {1, 26, 1}, lacking);
    CHECK(result.verdict == Verdict::unsupported);
    CHECK(result.reason == "ImportError: no module named 'weakref'");
    CHECK(graded("cpython", {3, 13, 0}, lacking).verdict == Verdict::fail);
    CHECK(graded("graalpy", {25}, lacking).verdict == Verdict::pass);
    const Observation other = observed(Status::raised, "", "AttributeError: 'Owner' object has no attribute 'x'");
    CHECK(graded("micropython", {1, 26, 1}, other).verdict == Verdict::fail);
}

TEST_CASE("a model is held against the newest recorded release of its version") {
    CHECK(graded("cpython", {3, 13}, observed(Status::finished, "new\n")).verdict == Verdict::pass);
    const Result old = graded("cpython", {3, 13}, observed(Status::finished, "old\n"));
    CHECK(old.verdict == Verdict::fail);
    CHECK(old.behaves_as == std::vector<std::string>{"cpython <3.13.18"});
    REQUIRE(old.expected);
    CHECK(old.expected->runtimes == std::vector<std::string>{"cpython >=3.13.18"});
    CHECK(old.expected->why == "why");
}

TEST_CASE("what is not declared fails, and says why") {
    const Result other = graded("micropython", {1, 26}, observed(Status::finished, "old\n"));
    CHECK(other.verdict == Verdict::fail);
    CHECK(other.reason == "no outcome is declared for micropython 1.26");
    Result result;
    grade(observed(Status::finished, "x\n"), FakeRuntime("cpython", {3}), nullptr, result);
    CHECK(result.verdict == Verdict::fail);
    CHECK(result.reason == "the case has no expectation");
    const Result raised = graded("cpython", {3, 13, 0}, observed(Status::raised, "old\n", "NameError: x"));
    CHECK(raised.verdict == Verdict::fail);
    CHECK(raised.reason == "raised: NameError: x, expected finished");
}

TEST_CASE("how a run ended and what is allowed are told apart") {
    const auto verdict = [](Status status) {
        return graded("cpython", {3, 13, 0}, observed(status, "old\n", "because")).verdict;
    };
    CHECK(verdict(Status::timed_out) == Verdict::timeout);
    CHECK(verdict(Status::crashed) == Verdict::crash);
    CHECK(verdict(Status::out_of_memory) == Verdict::out_of_memory);
    CHECK(verdict(Status::too_much_output) == Verdict::too_much_output);
    CHECK(verdict(Status::unsupported) == Verdict::unsupported);
    CHECK(verdict(Status::harness_error) == Verdict::harness_error);
    CHECK(graded("cpython", {3, 13, 0}, observed(Status::harness_error, "", "interrupted")).verdict ==
          Verdict::not_run);
}

TEST_CASE("runs that come to different verdicts are flaky") {
    const Result good = graded("cpython", {3, 13, 0}, observed(Status::finished, "old\n"));
    const Result bad = graded("cpython", {3, 13, 0}, observed(Status::finished, "x\n"));
    CHECK(combine({good, good}).verdict == Verdict::pass);
    CHECK(combine({bad, bad}).verdict == Verdict::fail);
    const Result flaky = combine({good, bad, good});
    CHECK(flaky.verdict == Verdict::flaky);
    CHECK(flaky.reason == "passed in 2 of 3 runs; else fail: the transcript differs");
}

}  // namespace lastref
