#include "runner/testing/program_fixture.hpp"

#include <catch2/catch_test_macros.hpp>

namespace lastref {
namespace {

using testing::ProgramFixture;
using testing::Ran;

bool contains(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("recording shows what it would write, writes it when told to, and then agrees with itself") {
    const ProgramFixture fixture;
    fixture.write_case("a/one", "#> 1\n");
    const std::vector<std::string> show{"record", "--runtime", fixture.fake()};
    std::vector<std::string> write = show;
    write.emplace_back("--write");
    const Ran shown = fixture.run(show);
    CHECK(shown.status == 1);
    CHECK(contains(shown.output, "+ runtimes = [\"cpython\"]"));
    CHECK(fixture.read("expected/a/one.toml").empty());
    CHECK(fixture.run(write).status == 0);
    CHECK(fixture.read("expected/a/one.toml") ==
          "recorded = [\"cpython 3.13.0\"]\n\n[[outcome]]\nruntimes = [\"cpython\"]\n"
          "transcript = \"\"\"\n1\n\"\"\"\n");
    CHECK(contains(fixture.read("expected/recorded.toml"), "family = \"cpython\"\nversion = \"3.13.0\"\n"));
    CHECK(fixture.run(show).status == 0);
    CHECK(fixture.run({"run", "--runtime", fixture.fake()}).status == 0);
}

TEST_CASE("recording keeps no outcome of a run that did not end by itself") {
    const ProgramFixture fixture;
    fixture.write_case("a/slow", "#sleep\n");
    const Ran ran = fixture.run({"record", "--runtime", fixture.fake(), "--timeout", "0.2", "--runs", "1", "--write"});
    CHECK(contains(ran.output, "a/slow: not recorded on real:fake: timed_out"));
    CHECK(fixture.read("expected/a/slow.toml").empty());
}

TEST_CASE("recording one runtime leaves what others showed") {
    const ProgramFixture fixture;
    fixture.write_case("a/one", "#> 1\n");
    const std::string of_pypy =
        "[[outcome]]\nruntimes = [\"pypy\"]\ntranscript = \"\"\"\n2\n\"\"\"\nwhy = \"Later.\"\n";
    fixture.write("expected/a/one.toml", "recorded = [\"pypy 8.0.1\"]\n\n" + of_pypy);
    CHECK(fixture.run({"record", "--runtime", fixture.fake(), "--write"}).status == 0);
    const std::string text = fixture.read("expected/a/one.toml");
    CHECK(contains(text, "\"cpython 3.13.0\""));
    CHECK(contains(text, "\"pypy 8.0.1\""));
    CHECK(contains(text, of_pypy));
}

TEST_CASE("only what was never recorded is recorded, if so asked") {
    const ProgramFixture fixture;
    fixture.write_case("a/one", "#> 1\n");
    CHECK(fixture.run({"record", "--runtime", fixture.fake(), "--write"}).status == 0);
    fixture.write_case("a/one", "#> changed\n");
    fixture.write_case("a/two", "#> 2\n");
    const Ran ran = fixture.run({"record", "--runtime", fixture.fake(), "--missing", "--write"});
    CHECK(contains(ran.output, "new     expected/a/two.toml"));
    CHECK_FALSE(contains(fixture.read("expected/a/one.toml"), "changed"));
}

TEST_CASE("a module that a runtime lacks is no outcome, but makes the case unsupported there") {
    const ProgramFixture fixture;
    fixture.write_case("a/one", "#! ModuleNotFoundError: No module named 'gc'\n#exit 1\n");
    const Ran ran = fixture.run({"record", "--runtime", fixture.fake(), "--write"});
    CHECK(contains(ran.output,
                   "a/one: not recorded on real:fake: unsupported: ModuleNotFoundError: No module named 'gc'"));
    CHECK(fixture.read("expected/a/one.toml").empty());
    fixture.write("expected/a/one.toml", "[[outcome]]\nruntimes = [\"pypy\"]\ntranscript = \"1\\n\"\n");
    const Ran graded = fixture.run({"run", "--runtime", fixture.fake()});
    CHECK(contains(graded.output, "1 unsupported"));
}

TEST_CASE("models are never recorded") {
    const ProgramFixture fixture;
    fixture.write_case("a/one", "print(1)\n");
    const Ran ran = fixture.run({"record", "--on", "cpython-3.13", "--write"});
    CHECK(ran.status == 2);
    CHECK(contains(ran.errors, "model:cpython-3.13 is a model"));
    CHECK(fixture.read("expected/a/one.toml").empty());
}

}  // namespace lastref
