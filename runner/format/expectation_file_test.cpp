#include "runner/format/expectation_file.hpp"

#include <catch2/catch_test_macros.hpp>

namespace lastref {
namespace {

Expectation read(std::string_view text) {
    Diagnostics diagnostics;
    auto expectation = read_expectation("expected/a/b.toml", text, diagnostics);
    for (const Diagnostic& diagnostic : diagnostics) INFO(to_string(diagnostic));
    REQUIRE(expectation);
    return *expectation;
}

std::vector<std::string> complaints(std::string_view text) {
    Diagnostics diagnostics;
    CHECK_FALSE(read_expectation("expected/a/b.toml", text, diagnostics));
    std::vector<std::string> texts;
    for (const Diagnostic& diagnostic : diagnostics) texts.push_back(to_string(diagnostic));
    return texts;
}

constexpr std::string_view example = R"(recorded = ["cpython 2.7.18 3.13.0", "pypy 8.0.1"]

[[outcome]]
runtimes = ["cpython <3"]
status = "raised"
transcript = ""
why = "Python 2 has no \"gc.is_finalized\"."

[[outcome]]
runtimes = ["cpython >=3"]
transcript = """
after del: True
after collect: False
"""

[[outcome]]
runtimes = ["pypy"]
stable = false
transcripts = ["one\n", "two\n"]
)";

}  // namespace

TEST_CASE("an expectation is read") {
    const Expectation expectation = read(example);
    CHECK(expectation.recorded.size() == 3);
    REQUIRE(expectation.outcomes.size() == 3);
    CHECK(expectation.outcomes[0].status == Status::raised);
    CHECK(expectation.outcomes[0].why == "Python 2 has no \"gc.is_finalized\".");
    CHECK(expectation.outcomes[1].transcripts == std::vector<std::string>{"after del: True\nafter collect: False\n"});
    CHECK(expectation.outcomes[2].stability == Stability::unstable);
    CHECK(expectation.outcomes[2].transcripts.size() == 2);
}

TEST_CASE("an outcome is found by family and version") {
    const Expectation expectation = read(example);
    CHECK(expectation.find("cpython", {2, 7, 18}) == &expectation.outcomes[0]);
    CHECK(expectation.find("cpython", {3, 4}) == &expectation.outcomes[1]);
    CHECK(expectation.find("micropython", {1, 26}) == nullptr);
}

TEST_CASE("a model stands for the newest recorded release of its version") {
    Expectation expectation;
    expectation.recorded = {{"cpython", {3, 13, 0}}, {"cpython", {3, 13, 18}}, {"cpython", {3, 14, 2}}};
    CHECK(expectation.stands_for("cpython", {3, 13}) == Version{3, 13, 18});
    CHECK(expectation.stands_for("cpython", {3, 13, 0}) == Version{3, 13, 0});
    CHECK(expectation.stands_for("cpython", {3, 8}) == Version{3, 8});
    CHECK(expectation.stands_for("pypy", {3, 13}) == Version{3, 13});
}

TEST_CASE("what is written reads back as the same, whatever a program prints") {
    const std::string transcripts[] = {
        "",
        "plain\n",
        "no end of line",
        "first\nno end of line",
        "\n",
        "\n\nblank lines\n\n",
        "space at the end \nand more   \n  ",
        "tab\tand\ttabs\t\n",
        "quotes \" \"\" \"\"\" \"\"\"\" \"\"\"\"\" end\n",
        "ends in quotes\n\"\"\"",
        "\"\"\"\nstarts in quotes\n",
        "back\\slash \\n \\u0041\n\\\n",
        "carriage\r\nreturn\r",
        std::string("control \0 \x01 \x1b[31m \x7f end\n", 24),
        "\xc3\xa9 \xe2\x82\xac \xf0\x9f\x90\x8d \xef\xbb\xbf \xe2\x80\xa8\n",
        "# not a comment\n[[outcome]]\n",
    };
    for (const std::string& transcript : transcripts) {
        Expectation expectation;
        expectation.recorded = {{"cpython", {3, 13, 0}}};
        expectation.outcomes = {{{{"cpython", {}}}, Status::finished, Stability::stable, {transcript}, transcript},
                                {{{"pypy", {}}}, Status::crashed, Stability::unstable, {transcript, "x\ny\n"}, "why"}};
        const std::string text = write_expectation(expectation);
        INFO(text);
        const Expectation again = read(text);
        CHECK(again.recorded == expectation.recorded);
        REQUIRE(again.outcomes.size() == 2);
        CHECK(again.outcomes[0].transcripts == expectation.outcomes[0].transcripts);
        CHECK(again.outcomes[0].why == transcript);
        CHECK(again.outcomes[1].transcripts == expectation.outcomes[1].transcripts);
        CHECK(again.outcomes[1].status == Status::crashed);
        CHECK(write_expectation(again) == text);
    }
}

TEST_CASE("all complaints about an expectation come in one go, each with its place") {
    CHECK(complaints("recorded = [\"cpython\", \"cpython 3.x\"]\n"
                     "extra = 1\n"
                     "[[outcome]]\n"
                     "runtimes = [\"cpython ~3\", 1]\n"
                     "transcripts = [\"a\"]\n"
                     "status = \"bored\"\n"
                     "reason = \"because\"\n") ==
          std::vector<std::string>{
              "expected/a/b.toml:1:14: error: malformed recorded runtimes, expected a family and versions: \"cpython "
              "3.8.18 3.13.0\"",
              "expected/a/b.toml:1:33: error: malformed version, expected a release such as 3.13.0",
              "expected/a/b.toml:2:1: error: unknown key 'extra', expected recorded or [[outcome]]",
              "expected/a/b.toml:3:1: error: a stable outcome has one transcript, expected transcript = \"...\"",
              "expected/a/b.toml:4:22: error: malformed version specifier, expected one of >=, <=, ==, !=, ~=, <, >",
              "expected/a/b.toml:4:27: error: an element of 'runtimes' is not a string, expected a string",
              "expected/a/b.toml:6:10: error: unknown status 'bored', expected finished, raised, timed_out, crashed or "
              "out_of_memory",
              "expected/a/b.toml:7:1: error: unknown key 'reason', expected runtimes, transcript, transcripts, why, "
              "basis, "
              "link, status or stable",
          });
}

TEST_CASE("an expectation that is not TOML, or empty, is told so") {
    const auto not_toml = complaints("[[outcome]]\nruntimes = [\n\"cpython\"\ntranscript = 1\n");
    REQUIRE(not_toml.size() == 1);
    CHECK(not_toml.front().starts_with("expected/a/b.toml:4:1: error: not TOML: "));
    CHECK(complaints("") == std::vector<std::string>{"expected/a/b.toml:1:1: error: no outcome, expected [[outcome]]"});
    CHECK(complaints("outcome = 3\n").size() == 1);
}

TEST_CASE("an outcome says what it rests on, and a bug where it is told") {
    const std::string text =
        "[[outcome]]\nruntimes = [\"cpython\"]\ntranscript = \"1\"\nwhy = \"It forgets.\"\nbasis = \"bug\"\n"
        "link = \"https://github.com/python/cpython/issues/1\"\n";
    const Expectation expectation = read(text);
    CHECK(expectation.outcomes[0].basis == Basis::bug);
    CHECK(expectation.outcomes[0].explanation() ==
          "It forgets. (a known bug: https://github.com/python/cpython/issues/1)");
    CHECK(write_expectation(expectation) == text);
    const std::string other = "[[outcome]]\nruntimes = [\"cpython\"]\ntranscript = \"1\"\n";
    CHECK(complaints(other + "basis = \"luck\"\n").size() == 1);
    CHECK(complaints(other + "basis = \"bug\"\n").size() == 1);
    CHECK(complaints(other + "link = \"https://a.b/c\"\n").size() == 1);
    CHECK(read(other).outcomes[0].explanation().empty());
}

}  // namespace lastref
