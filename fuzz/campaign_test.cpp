#include "fuzz/campaign.hpp"

#include "backends/model/model_runtime.hpp"
#include "fuzz/generate.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <atomic>
#include <string>

namespace lastref::fuzz {
namespace {

ProgramSource of_seed(std::uint64_t seed, const Runtime& one, const Runtime& other) {
    return generated_programs(seed, Target::of(one, other));
}

class Models {
public:
    const Runtime& operator[](const std::string& name) const {
        const auto found =
            std::find_if(models_.begin(), models_.end(), [&](const auto& model) { return model->name() == name; });
        REQUIRE(found != models_.end());
        return **found;
    }

private:
    std::vector<std::unique_ptr<Runtime>> models_ = make_model_runtimes();
};

FuzzRecord run(Campaign& campaign, std::uint64_t count) {
    FuzzRecord record{.model = "a", .against = "b", .seed = 1, .count = count};
    for (std::uint64_t index = 0; index < count; ++index) add(record, campaign.examine(index, {}));
    return record;
}

TEST_CASE("A runtime does not differ from itself", "[fuzz]") {
    const Models models;
    Campaign campaign(models["model:cpython-3.13"], models["model:cpython-3.13"], {},
                      of_seed(1, models["model:cpython-3.13"], models["model:cpython-3.13"]));
    const FuzzRecord record = run(campaign, 60);
    CHECK(record.done == 60);
    CHECK(record.differences.empty());
    CHECK(record.agreed > 50);
    CHECK(record.productions.contains("cycle"));
    CHECK(record.steps.contains("finalizer in a collection"));
}

TEST_CASE("Where reference counts matter, two families differ, and little is left of the program", "[fuzz]") {
    const Models models;
    Campaign campaign(models["model:cpython-3.13"], models["model:pypy-8.0"], {},
                      of_seed(1, models["model:cpython-3.13"], models["model:pypy-8.0"]));
    const FuzzRecord record = run(campaign, 10);
    REQUIRE(record.differences.size() >= 5);
    for (const FuzzDifference& one : record.differences) {
        INFO(one.program);
        CHECK(std::count(one.program.begin(), one.program.end(), '\n') <= 14);
        CHECK((one.model_transcript != one.real_transcript || one.model_end != one.real_end));
        CHECK(case_text(record, one, campaign.target()).starts_with("# /// script\n# requires-python = \">="));
    }
}

/// Another runtime, which prints a line too many for the programs that `is_wrong` tells.
class Wrong : public Runtime {
public:
    using Test = bool (*)(const std::string& program);
    explicit Wrong(const Runtime& original, Test is_wrong) : original_(original), is_wrong_(is_wrong) {}
    [[nodiscard]] const std::string& name() const override { return original_.name(); }
    [[nodiscard]] const std::string& family() const override { return original_.family(); }
    [[nodiscard]] const std::vector<int>& version() const override { return original_.version(); }
    [[nodiscard]] const std::vector<int>& language_version() const override { return original_.language_version(); }
    [[nodiscard]] Observation run(const Program& program, const Limits& limits, const OutputListener& output,
                                  std::stop_token stop) const override {
        Observation observation = original_.run(program, limits, output, std::move(stop));
        if (is_wrong_(program.source)) observation.transcript += "more\n";
        return observation;
    }

private:
    const Runtime& original_;
    Test is_wrong_;
};

/// A runtime that is wrong when it is warm.
class WrongWhenWarm final : public Wrong {
public:
    explicit WrongWhenWarm(const Runtime& original)
        : Wrong(original, [](const std::string&) { return false; }), original_(original) {}
    [[nodiscard]] std::unique_ptr<Runtime> warm(std::vector<std::string>) const override {
        return std::make_unique<Wrong>(original_, [](const std::string&) { return true; });
    }

private:
    const Runtime& original_;
};

TEST_CASE("What only a warm runtime shows is no difference", "[fuzz]") {
    const Models models;
    const Runtime& model = models["model:cpython-3.13"];
    const WrongWhenWarm against(model);
    Campaign campaign(model, against, {}, of_seed(1, model, against));
    const FuzzRecord record = run(campaign, 5);
    CHECK(record.agreed == 5);
    CHECK(record.unconfirmed == 5);
}

/// A runtime that prints another number each time.
class Counting final : public Wrong {
public:
    explicit Counting(const Runtime& original) : Wrong(original, [](const std::string&) { return false; }) {}
    [[nodiscard]] Observation run(const Program& program, const Limits& limits, const OutputListener& output,
                                  std::stop_token stop) const override {
        Observation observation = Wrong::run(program, limits, output, std::move(stop));
        observation.transcript += std::to_string(++runs_);
        return observation;
    }

private:
    mutable std::atomic<int> runs_ = 0;
};

TEST_CASE("What differs from itself on the real one is no difference", "[fuzz]") {
    const Models models;
    const Runtime& model = models["model:cpython-3.13"];
    const Counting against(model);
    Campaign campaign(model, against, {}, of_seed(1, model, against));
    const FuzzRecord record = run(campaign, 5);
    CHECK(record.unstable == 5);
    CHECK(record.differences.empty());
}

TEST_CASE("A difference that goes away with what the models leave open is explained by it", "[fuzz]") {
    const Models models;
    const Runtime& model = models["model:cpython-3.13"];
    const Wrong where_thresholds_are_low(model, [](const std::string& program) {
        const auto place = program.find("gc.set_threshold(");
        return place != std::string::npos && program.compare(place, 24, "gc.set_threshold(1000000") != 0;
    });
    Campaign campaign(model, where_thresholds_are_low, {}, of_seed(1, model, where_thresholds_are_low));
    const FuzzRecord record = run(campaign, 40);
    CHECK(record.differences.empty());
    CHECK(record.explained.at("when a lowered threshold starts a collection") + record.agreed == 40);

    const Wrong at_exit(model, [](const std::string& program) { return program.find("atexit") != std::string::npos; });
    Campaign unexplained(model, at_exit, {}, of_seed(1, model, at_exit), 0);
    const FuzzRecord other = run(unexplained, 40);
    CHECK(other.explained.empty());
    CHECK(!other.differences.empty());
}

TEST_CASE("What the models leave open of one family explains nothing on another", "[fuzz]") {
    const Models models;
    const auto lists = [](const std::string& program) { return program.find("gc.get_objects(") != std::string::npos; };
    const Runtime& pypy = models["model:pypy-8.0"];
    const Wrong other_pypy(pypy, lists);
    Campaign on_pypy(pypy, other_pypy, {}, of_seed(1, pypy, other_pypy), 0);
    const FuzzRecord explained = run(on_pypy, 40);
    CHECK(explained.differences.empty());
    CHECK(explained.explained.at("how far the list of gc.get_objects() brings a collection") > 0);

    const Runtime& cpython = models["model:cpython-3.13"];
    const Wrong other_cpython(cpython, lists);
    Campaign on_cpython(cpython, other_cpython, {}, of_seed(1, cpython, other_cpython), 0);
    const FuzzRecord unexplained = run(on_cpython, 40);
    CHECK(unexplained.explained.empty());
    CHECK(!unexplained.differences.empty());
}

TEST_CASE("A campaign that is asked to stop says so", "[fuzz]") {
    const Models models;
    Campaign campaign(models["model:cpython-3.13"], models["model:cpython-3.13"], {},
                      of_seed(1, models["model:cpython-3.13"], models["model:cpython-3.13"]));
    std::stop_source stop;
    stop.request_stop();
    CHECK(campaign.examine(0, stop.get_token()).interrupted);
}

}  // namespace
}  // namespace lastref::fuzz
