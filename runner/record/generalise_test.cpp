#include "runner/record/generalise.hpp"

#include "runner/record/version_ranges.hpp"

#include <catch2/catch_test_macros.hpp>

namespace lastref {
namespace {

Sighting saw(std::string family, const char* version, std::vector<std::string> transcripts) {
    return {{std::move(family), parse_release(version).value()}, Status::finished, std::move(transcripts)};
}

/// "transcript: selectors" for each outcome.
std::vector<std::string> summary(const Expectation& expectation) {
    std::vector<std::string> lines;
    for (const Outcome& outcome : expectation.outcomes) {
        std::string line;
        for (const std::string& transcript : outcome.transcripts) line += (line.empty() ? "" : "|") + transcript;
        line += ":";
        for (const RuntimeSelector& selector : outcome.runtimes) line += " [" + selector.to_string() + "]";
        lines.push_back(line);
    }
    return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("the boundary between two versions is the shortest that parts them") {
    CHECK(boundary({3, 10, 13}, {3, 11, 7}) == Version{3, 11});
    CHECK(boundary({7, 3, 11}, {8, 0, 1}) == Version{8});
    CHECK(boundary({2, 7, 18}, {3, 6, 15}) == Version{3});
    CHECK(boundary({3, 13, 0}, {3, 13, 18}) == Version{3, 13, 18});
}

TEST_CASE("a family that does the same everywhere needs no version") {
    const Expectation now = generalise({saw("cpython", "3.13.0", {"a"}), saw("cpython", "2.7.18", {"a"})}, {});
    CHECK(summary(now) == Lines{"a: [cpython]"});
    CHECK(now.recorded == std::vector<RecordedRuntime>{{"cpython", {2, 7, 18}}, {"cpython", {3, 13, 0}}});
}

TEST_CASE("outcomes are ranges of versions, split where what is seen changes") {
    const Expectation now =
        generalise({saw("cpython", "2.7.18", {"a"}), saw("cpython", "3.8.18", {"b"}), saw("cpython", "3.10.13", {"b"}),
                    saw("cpython", "3.11.7", {"a"}), saw("cpython", "3.13.0", {"a"}), saw("cpython", "3.13.18", {"c"}),
                    saw("pypy", "8.0.1", {"c"}), saw("pypy", "7.3.11", {"a"}), saw("graalpy", "25.0", {"a"})},
                   {});
    CHECK(summary(now) == Lines{"a: [cpython <3] [cpython >=3.11, <3.13.18] [pypy <8] [graalpy]",
                                "b: [cpython >=3, <3.11]", "c: [cpython >=3.13.18] [pypy >=8]"});
}

TEST_CASE("every recorded runtime has exactly its own outcome") {
    const Expectation now = generalise({saw("cpython", "3.8.18", {"a"}), saw("cpython", "3.9.18", {"b"}),
                                        saw("cpython", "3.10.13", {"a"}), saw("cpython", "3.11.7", {"b"})},
                                       {});
    for (const RecordedRuntime& runtime : now.recorded) {
        int count = 0;
        for (const Outcome& outcome : now.outcomes) count += outcome.selects(runtime.family, runtime.version) ? 1 : 0;
        CHECK(count == 1);
    }
}

TEST_CASE("what other runtimes showed before stays") {
    const Expectation before = generalise({saw("cpython", "3.8.18", {"a"}), saw("cpython", "3.13.0", {"b"})}, {});
    const Expectation now = generalise({saw("cpython", "3.10.13", {"a"})}, before);
    CHECK(summary(now) == Lines{"a: [cpython <3.13]", "b: [cpython >=3.13]"});
    CHECK(now.recorded.size() == 3);
}

TEST_CASE("a reason stays with its transcript, or with its runtimes") {
    Expectation before = generalise({saw("cpython", "3.8.18", {"a"}), saw("cpython", "3.13.0", {"b"})}, {});
    before.outcomes[0].why = "old order";
    before.outcomes[1].why = "new order";
    const Expectation moved = generalise({saw("cpython", "3.8.18", {"b"}), saw("cpython", "3.13.0", {"a"})}, before);
    CHECK(moved.outcomes[0].why == "new order");
    CHECK(moved.outcomes[1].why == "old order");
    const Expectation reworded = generalise({saw("cpython", "3.8.18", {"A"}), saw("cpython", "3.13.0", {"B"})}, before);
    CHECK(reworded.outcomes[0].why == "old order");
    CHECK(reworded.outcomes[1].why == "new order");
    const Expectation joined = generalise({saw("cpython", "3.8.18", {"c"}), saw("cpython", "3.13.0", {"c"})}, before);
    CHECK(joined.outcomes[0].why.empty());
}

TEST_CASE("ranges that somebody wrote by hand stay as long as they fit") {
    Expectation before = generalise({saw("cpython", "2.7.18", {"a"}), saw("cpython", "3.6.15", {"b"})}, {});
    before.outcomes[0].runtimes = {std::get<RuntimeSelector>(RuntimeSelector::parse("cpython <3.4"))};
    before.outcomes[1].runtimes = {std::get<RuntimeSelector>(RuntimeSelector::parse("cpython >=3.4"))};
    const Expectation more = generalise({saw("cpython", "3.13.0", {"b"}), saw("pypy", "8.0.1", {"b"})}, before);
    CHECK(summary(more) == Lines{"a: [cpython <3.4]", "b: [cpython >=3.4] [pypy]"});
    const Expectation other = generalise({saw("cpython", "3.13.0", {"a"})}, before);
    CHECK(summary(other) == Lines{"a: [cpython <3] [cpython >=3.13]", "b: [cpython >=3, <3.13]"});
}

TEST_CASE("runs that disagree make an unstable outcome, and it stays so") {
    const Expectation before =
        generalise({saw("cpython", "2.7.18", {"ba", "ab"}), saw("cpython", "3.6.15", {"ab"})}, {});
    CHECK(summary(before) == Lines{"ab|ba: [cpython <3]", "ab: [cpython >=3]"});
    CHECK(before.outcomes[0].stability == Stability::unstable);
    const Expectation lucky = generalise({saw("cpython", "2.7.18", {"ab"})}, before);
    CHECK(summary(lucky) == summary(before));
    const Expectation changed = generalise({saw("cpython", "2.7.18", {"x"})}, before);
    CHECK(summary(changed) == Lines{"x: [cpython <3]", "ab: [cpython >=3]"});
}

TEST_CASE("unstable runtimes that share transcripts share an outcome") {
    const Expectation now = generalise({saw("cpython", "3.6.15", {"ab", "ba"}), saw("cpython", "3.7.16", {"ba", "ca"}),
                                        saw("pypy", "8.0.1", {"x", "y"})},
                                       {});
    CHECK(summary(now) == Lines{"ab|ba|ca: [cpython]", "x|y: [pypy]"});
}

}  // namespace lastref
