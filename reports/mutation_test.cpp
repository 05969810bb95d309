#include "reports/mutation.hpp"

#include <catch2/catch_test_macros.hpp>

namespace lastref {
namespace {

MutationScore sample() {
    MutationScore score;
    score.cases = 3;
    score.mutants = {
        {"never_called", "nothing is called", {"model:a", "model:b"}, {{"t/one", {"model:a", "model:b"}}}},
        {"called_twice", "all is called twice", {"model:a", "model:b"}, {{"t/two", {"model:b"}}}},
    };
    score.idle_cases = {"t/three"};
    score.duration = std::chrono::milliseconds(1500);
    return score;
}

}  // namespace

TEST_CASE("a mutant is killed if a case notices it on each runtime that has it") {
    const MutationScore score = sample();
    CHECK(score.killed() == 1);
    CHECK(score.mutants[0].is_killed());
    CHECK(score.mutants[1].survived_on() == std::vector<std::string>{"model:a"});
}

TEST_CASE("a mutation score says who killed whom, and who did nothing") {
    CHECK(describe(sample(), Colour::off) ==
          "killed   never_called: nothing is called\n"
          "         on 2 models, by 1 case: t/one\n"
          "SURVIVED called_twice: all is called twice\n"
          "         killed on 1 of 2 models, by 1 case: t/two\n"
          "         survived on model:a\n"
          "\n"
          "cases that kill no mutant, and on which all recorded runtimes agree\n"
          "  t/three\n"
          "\n"
          "1 of 2 mutants killed, 3 of 4 on single models (3 cases in 1.5 s)\n");
    const std::string json = write_mutation_score(sample());
    CHECK(json.find("\"killed\": 1") != std::string::npos);
    CHECK(json.find("\"idle_cases\": [\n  \"t/three\"\n ]") != std::string::npos);
}

}  // namespace lastref
