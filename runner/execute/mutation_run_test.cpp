#include "runner/execute/mutation_run.hpp"

#include "runner/testing/program_fixture.hpp"

#include <catch2/catch_test_macros.hpp>

namespace lastref {
namespace {

/// Prints one and the same, whatever the program.
class Parrot : public Runtime {
public:
    explicit Parrot(std::string text, Status status = Status::finished) : text_(std::move(text)), status_(status) {}

    [[nodiscard]] const std::string& name() const override { return name_; }
    [[nodiscard]] const std::string& family() const override { return family_; }
    [[nodiscard]] const std::vector<int>& version() const override { return version_; }
    [[nodiscard]] const std::vector<int>& language_version() const override { return version_; }
    [[nodiscard]] Observation run(const Program&, const Limits&, const OutputListener&,
                                  std::stop_token) const override {
        return {.status = status_, .transcript = text_};
    }

private:
    std::string text_;
    Status status_;
    std::string name_ = "model:parrot";
    std::string family_ = "cpython";
    std::vector<int> version_{3, 13};
};

Fault fault(const char* name, const char* text, Status status = Status::finished) {
    return {name, "", [=] {
                std::vector<std::unique_ptr<Runtime>> runtimes;
                runtimes.push_back(std::make_unique<Parrot>(text, status));
                return runtimes;
            }};
}

}  // namespace

TEST_CASE("a fault is noticed by the cases that passed without it, unless it makes them unsupported") {
    const testing::ProgramFixture fixture;
    for (const char* name : {"a/says_yes", "a/says_no"}) fixture.write_case(name, "");
    fixture.write_expectation("a/says_yes", "yes\n");
    fixture.write_expectation("a/says_no", "no\n");
    const Catalogue catalogue(fixture.folder());
    const Parrot sound("yes\n");
    const std::vector<Fault> faults{fault("harmless", "yes\n"), fault("harmful", "no\n"),
                                    fault("refused", "", Status::unsupported)};
    std::size_t reports = 0;
    const MutationScore score =
        run_mutants(catalogue, catalogue.cases(), {&sound}, faults, {}, [&](std::size_t) { ++reports; }, {});
    CHECK(reports == 3);
    REQUIRE(score.mutants.size() == 3);
    CHECK_FALSE(score.mutants[0].is_killed());
    REQUIRE(score.mutants[1].killers.size() == 1);
    CHECK(score.mutants[1].killers[0].name == "a/says_yes");
    CHECK_FALSE(score.mutants[2].is_killed());
    CHECK(find_idle_cases(catalogue, catalogue.cases(), score) == std::vector<std::string>{"a/says_no"});
}

}  // namespace lastref
