#include "fuzz/generate.hpp"

#include "backends/model/model_runtime.hpp"
#include "fuzz/random.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <string>

namespace lastref::fuzz {
namespace {

const Target everywhere{.cpython = false, .language = {3, 9}};
const Target newest{.cpython = true, .language = {3, 13}};

std::string text_of(std::uint64_t seed, std::uint64_t index, const Target& target = newest) {
    return to_text(generate(seed, index, target).tree);
}

const Runtime& find_model(const std::vector<std::unique_ptr<Runtime>>& models, const std::string& name) {
    const auto found =
        std::find_if(models.begin(), models.end(), [&](const auto& model) { return model->name() == name; });
    REQUIRE(found != models.end());
    return **found;
}

TEST_CASE("A seed and a number make a program, always the same one", "[fuzz]") {
    CHECK(text_of(1, 7) == text_of(1, 7));
    CHECK(text_of(1, 7) != text_of(1, 8));
    CHECK(text_of(1, 7) != text_of(2, 7));
}

TEST_CASE("Numbers are the same on every machine", "[fuzz]") {
    Random random(1);
    CHECK(random.next() == 10451216379200822465U);
    CHECK(random.next() == 13757245211066428519U);
}

TEST_CASE("What only CPython has is not used elsewhere", "[fuzz]") {
    for (std::uint64_t index = 0; index < 300; ++index) {
        const std::string text = text_of(3, index, everywhere);
        INFO(text);
        CHECK(text.find("get_threshold") == std::string::npos);
        CHECK(text.find("set_threshold") == std::string::npos);
        CHECK(text.find("gc.freeze") == std::string::npos);
        CHECK(text.find("getrefcount") == std::string::npos);
        CHECK(text.find("is_tracked") == std::string::npos);
    }
}

TEST_CASE("Random programs parse, and use names that are bound", "[fuzz]") {
    const auto models = make_model_runtimes();
    const Runtime& model = find_model(models, "model:cpython-3.13");
    const std::uint64_t count = 400;
    std::uint64_t finished = 0;
    std::uint64_t unbound = 0;
    for (std::uint64_t index = 0; index < count; ++index) {
        const std::string text = text_of(5, index);
        const Observation observation = model.run({"program.py", text}, {});
        INFO(text << observation.errors);
        CHECK(observation.errors.find("SyntaxError") == std::string::npos);
        for (const char* error : {"\nNameError", "\nUnboundLocalError"})
            unbound += observation.errors.find(error) != std::string::npos ? 1 : 0;
        CHECK(observation.status != Status::timed_out);
        finished += observation.status == Status::finished ? 1 : 0;
    }
    // A function may be called after a name that it uses was deleted.
    CHECK(unbound <= count / 100);
    // Some end with an exception, which is compared as well.
    CHECK(finished > count * 8 / 10);
}

TEST_CASE("Some of a hundred programs has each part of the grammar", "[fuzz]") {
    std::set<std::string> reached;
    for (std::uint64_t index = 0; index < 100; ++index) reached.merge(generate(1, index, newest).productions);
    for (const char* production : {"cycle", "weak callback", "generator", "closure", "file", "gc.collect()", "del name",
                                   "kept exception", "WeakKeyDictionary", "resurrecting finalizer", "coroutine"}) {
        CHECK(reached.contains(production));
    }
}

}  // namespace
}  // namespace lastref::fuzz
