#include "runner/testing/program_fixture.hpp"

#include <catch2/catch_test_macros.hpp>

#include <regex>

namespace lastref::testing {
namespace {

using Words = std::vector<std::string>;

Words operator+(Words words, const Words& more) {
    words.insert(words.end(), more.begin(), more.end());
    return words;
}

/// A campaign that finds differences without any real interpreter.
const Words two_families{"fuzz", "--model", "cpython-3.13", "--against", "model:pypy-8.0", "--seed", "3"};

std::string without_duration(const std::string& json) {
    return std::regex_replace(json, std::regex("\"duration_ns\": [0-9]+"), "");
}

TEST_CASE("lastref fuzz finds no difference between a model and itself", "[command]") {
    const ProgramFixture fixture;
    const Ran ran = fixture.run({"fuzz", "--against", "model:cpython-3.13", "--count", "40"});
    CHECK(ran.status == 0);
    CHECK(ran.output.find("40 programs: ") != std::string::npos);
    CHECK(ran.output.find(" 0 different") != std::string::npos);
}

TEST_CASE("lastref fuzz writes what differs as cases", "[command]") {
    const ProgramFixture fixture;
    const Ran ran = fixture.run(two_families + Words{"--max-differences", "2", "--output", "found", "-j", "1"});
    CHECK(ran.status == 1);
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(fixture.folder() / "found")) {
        const std::string file = "found/" + entry.path().filename().string();
        CHECK(fixture.read(file).starts_with("# /// script\n"));
        CHECK(ran.output.find("differs, see " + file) != std::string::npos);
        ++files;
    }
    CHECK(files >= 1);
}

TEST_CASE("lastref fuzz --print shows a program, the same one each time", "[command]") {
    const ProgramFixture fixture;
    const Words words{"fuzz", "--print", "--seed", "5", "--start", "9"};
    const Ran ran = fixture.run(words);
    CHECK(ran.status == 0);
    CHECK(ran.output.starts_with("import "));
    CHECK(ran.output == fixture.run(words).output);
    CHECK(fixture.run(words + Words{"--statements", "1"}).output.size() < ran.output.size());
    const Ran none = fixture.run(words + Words{"--statements", "0"});
    CHECK(none.status == 2);
    CHECK(none.errors.starts_with("--statements: '0' is no number above 0\n"));
}

TEST_CASE("lastref fuzz --programs takes the programs of others, and makes what differs small", "[command]") {
    const ProgramFixture fixture;
    fixture.write("given/b.py",
                  "import gc\nclass A:\n  def __del__(self):\n    print('del')\na = A()\ndel a\nprint(1)\n");
    fixture.write("given/deeper/c.py", "print(2)\n");
    fixture.write("given/readme.txt", "no program");
    const Words words{"fuzz", "--model", "cpython-3.13", "--against", "model:pypy-8.0", "--programs", "given"};
    const Ran ran = fixture.run(words + Words{"--output", "found"});
    CHECK(ran.status == 1);
    CHECK(ran.output.find("given/b.py: transcript differs, see found/program_0.py") != std::string::npos);
    CHECK(ran.output.find("2 programs: 1 alike, 1 different") != std::string::npos);
    CHECK(ran.output.find("grammar") == std::string::npos);
    const std::string found = fixture.read("found/program_0.py");
    CHECK(found.find("Made of b.py") != std::string::npos);
    CHECK(found.find("import gc") == std::string::npos);

    CHECK(fixture.run(words + Words{"--start", "1", "--count", "5"}).output.find("1 programs: 1 alike") !=
          std::string::npos);
    CHECK(fixture.run(words + Words{"--start", "1", "--print"}).output == "print(2)\n");
    const Ran none = fixture.run(words + Words{"--start", "2"});
    CHECK(none.status == 2);
    CHECK(none.errors.find("there are 2 programs") != std::string::npos);
    const Ran missing = fixture.run({"fuzz", "--against", "model:pypy-8.0", "--programs", "nowhere"});
    CHECK(missing.status == 2);
    CHECK(missing.errors.find("nowhere: error: cannot be read") != std::string::npos);
}

TEST_CASE("A campaign that goes on ends as one that was never stopped", "[command]") {
    const ProgramFixture fixture;
    const Words words = two_families + Words{"--json", "record.json"};
    CHECK(fixture.run(words + Words{"--count", "12", "-j", "1"}).status == 1);
    const std::string whole = without_duration(fixture.read("record.json"));
    CHECK(fixture.run(words + Words{"--count", "5", "--state", "state.json"}).status == 1);
    CHECK(fixture.run(words + Words{"--count", "12", "--state", "state.json"}).status == 1);
    CHECK(without_duration(fixture.read("record.json")) == whole);
    CHECK(without_duration(fixture.read("state.json")) == whole);

    for (const Words& other : {Words{"4"}, Words{"3", "--statements", "5"}}) {
        const Words options{"fuzz", "--against", "model:pypy-8.0", "--state", "state.json", "--seed"};
        const Ran ran = fixture.run(options + other);
        CHECK(ran.status == 2);
        CHECK(ran.errors.find("belongs to another campaign") != std::string::npos);
    }
}

TEST_CASE("lastref fuzz tells what is wrong with its options", "[command]") {
    const ProgramFixture fixture;
    CHECK(fixture.run({"fuzz"}).status == 2);
    CHECK(fixture.run({"fuzz", "--against", "no-such-runtime"}).status == 2);
    CHECK(fixture.run({"fuzz", "--against", "models"}).status == 2);
    CHECK(fixture.run({"fuzz", "--against", "pypy-8.0", "--count", "0"}).status == 2);
    const Ran real =
        fixture.run({"fuzz", "--against", "model:pypy-8.0", "--model", "real:fake", "--runtime", fixture.fake()});
    CHECK(real.status == 2);
    CHECK(real.errors.find("is no model") != std::string::npos);
}

}  // namespace
}  // namespace lastref::testing
