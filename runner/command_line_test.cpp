#include "reports/record_json.hpp"
#include "runner/testing/program_fixture.hpp"

#include <catch2/catch_test_macros.hpp>

#include <csignal>

namespace lastref {
namespace {

using testing::ProgramFixture;
using testing::Ran;

bool contains(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

Ran run_fake(const ProgramFixture& fixture, std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "run");
    arguments.insert(arguments.end(), {"--runtime", fixture.fake()});
    return fixture.run(arguments);
}

}  // namespace

TEST_CASE("every command has a help, and the version is told") {
    const ProgramFixture fixture;
    for (const char* command : {"run", "list", "runtimes", "diff", "exec", "record", "check", "report"}) {
        const Ran ran = fixture.run({command, "--help"});
        CHECK(ran.status == 0);
        CHECK(contains(ran.output, "Usage: lastref " + std::string(command)));
    }
    CHECK(fixture.run({"--version"}).output.starts_with("lastref "));
}

TEST_CASE("a wrong command line ends with status 2 and says what is wrong") {
    const ProgramFixture fixture;
    fixture.write_case("a/one", "#> 1\n");
    CHECK(fixture.run({}).status == 2);
    const Ran unknown = fixture.run({"frobnicate"});
    CHECK(unknown.status == 2);
    CHECK(contains(unknown.errors, "no command 'frobnicate', expected one of run, "));
    CHECK(contains(fixture.run({"--frobnicate"}).errors, "no option '--frobnicate', expected one of run, "));
    const Ran option = fixture.run({"run", "--frobnicate"});
    CHECK(option.status == 2);
    CHECK(contains(option.errors, "--frobnicate"));
    const Ran runtime = fixture.run({"run", "--on", "cpython-9.9"});
    CHECK(runtime.status == 2);
    CHECK(contains(runtime.errors, "unknown runtime 'cpython-9.9'"));
    const Ran command = fixture.run({"run", "--on", "mine", "--runtime", "mine=/no/such/python"});
    CHECK(command.status == 2);
    CHECK(contains(command.errors, "/no/such/python"));
    CHECK(!contains(command.errors, "unknown runtime"));
    const Ran shard = run_fake(fixture, {"--shard", "3/2"});
    CHECK(shard.status == 2);
    CHECK(contains(shard.errors, "malformed shard '3/2'"));
}

TEST_CASE("what is as expected passes, and what is not is shown line by line") {
    const ProgramFixture fixture;
    fixture.write_case("a/good", "#> first\n#> second\n");
    fixture.write_expectation("a/good", "first\nsecond\n");
    CHECK(run_fake(fixture, {}).status == 0);

    fixture.write_case("a/wrong", "#> first\n#> third\n");
    fixture.write_expectation("a/wrong", "first\nsecond\n");
    const Ran ran = run_fake(fixture, {});
    CHECK(ran.status == 1);
    CHECK(contains(ran.output, "fail a/wrong on real:fake: the transcript differs\n"));
    CHECK(contains(ran.output, "of cpython: It is so."));
    CHECK(contains(ran.output, "      first\n    - second\n    + third\n"));
    CHECK(contains(ran.output, "1 as expected, 1 fail"));
}

TEST_CASE("what nobody declared is a failure") {
    const ProgramFixture fixture;
    fixture.write_case("a/one", "#> 1\n");
    const Ran ran = run_fake(fixture, {});
    CHECK(ran.status == 1);
    CHECK(contains(ran.output, "the case has no expectation"));
    fixture.write("expected/a/one.toml", "[[outcome]]\nruntimes = [\"pypy\"]\ntranscript = \"1\\n\"\n");
    const Ran other = run_fake(fixture, {});
    CHECK(other.status == 1);
    CHECK(contains(other.output, "no outcome is declared for cpython 3.13.0"));
    CHECK(contains(other.output, "it behaves as pypy"));
}

TEST_CASE("a bad case is told and leaves the rest of the run unharmed") {
    const ProgramFixture fixture;
    fixture.write_case("a/good", "#> 1\n");
    fixture.write_expectation("a/good", "1\n");
    fixture.write("cases/a/headless.py", "print(1)\n");
    fixture.write_case("a/torn", "#> 1\n");
    fixture.write("expected/a/torn.toml", "[[outcome]\n");
    fixture.write_expectation("a/orphan", "1\n");
    const Ran ran = run_fake(fixture, {});
    CHECK(ran.status == 2);
    CHECK(contains(ran.errors, "cases/a/headless.py:1:1: error: no header, expected a line '# /// script'"));
    CHECK(contains(ran.errors, "expected/a/torn.toml:1:"));
    CHECK(contains(ran.errors, "expected/a/orphan.toml: error: expectation for no case, expected cases/a/orphan.py"));
    CHECK(contains(ran.output, "1 as expected"));
}

TEST_CASE("an unreadable case is told") {
    const ProgramFixture fixture;
    std::filesystem::create_directories(fixture.folder() / "cases/a/one.py");
    const Ran ran = run_fake(fixture, {});
    CHECK(ran.status == 2);
    CHECK(contains(ran.errors, "cases/a/one.py: error: cannot be read"));
}

TEST_CASE("a run that selects or executes nothing is an error") {
    const ProgramFixture fixture;
    CHECK(run_fake(fixture, {}).status == 4);
    fixture.write_case("a/one", "#> 1\n");
    const Ran none = run_fake(fixture, {"nothing_like_it"});
    CHECK(none.status == 4);
    CHECK(contains(none.errors, "no case matches 'nothing_like_it'"));
    fixture.write("cases/a/one.py",
                  "# /// script\n# requires-python = \"<3\"\n# [tool.lastref]\n# claim = \"A.\"\n# ///\n");
    const Ran skipped = run_fake(fixture, {});
    CHECK(skipped.status == 4);
    CHECK(contains(skipped.output, "nothing was executed"));
}

TEST_CASE("a program that does not end is stopped at the time limit") {
    const ProgramFixture fixture;
    fixture.write_case("a/slow", "#> 1\n#sleep\n");
    fixture.write_expectation("a/slow", "1\n");
    const Ran ran = run_fake(fixture, {"--timeout", "0.2"});
    CHECK(ran.status == 1);
    CHECK(contains(ran.output, "timeout a/slow on real:fake"));
}

TEST_CASE("known failures are as expected, and their passing is not") {
    const ProgramFixture fixture;
    fixture.write_case("a/one", "#> 1\n");
    fixture.write_expectation("a/one", "2\n");
    CHECK(run_fake(fixture, {"--write-baseline", "known"}).status == 1);
    CHECK(fixture.read("known") == "real:fake a/one\n");
    CHECK(run_fake(fixture, {"--baseline", "known"}).status == 0);
    fixture.write_expectation("a/one", "1\n");
    const Ran fixed = run_fake(fixture, {"--baseline", "known"});
    CHECK(fixed.status == 1);
    CHECK(contains(fixed.output, "unexpected pass a/one"));
}

TEST_CASE("a run stops at the first failure if asked to, and its record says so") {
    const ProgramFixture fixture;
    for (const char* name : {"a/one", "a/two"}) {
        fixture.write_case(name, "#> 1\n");
        fixture.write_expectation(name, "2\n");
    }
    const Ran ran = run_fake(fixture, {"--fail-fast", "--json", "record.json"});
    CHECK(ran.status == 1);
    const auto record = std::get<RunRecord>(read_record(fixture.read("record.json")));
    CHECK(record.stopped_at_failure);
    CHECK(record.count(Verdict::fail) == 1);
    CHECK(record.count(Verdict::not_run) == 1);
}

TEST_CASE("an interrupted run leaves a partial record that says so") {
    const ProgramFixture fixture;
    const std::string mark = fixture.folder() / "mark";
    fixture.write_case("a/first", "#> 1\n");
    fixture.write_expectation("a/first", "1\n");
    fixture.write_case("a/second", "#mark " + mark + "\n#sleep\n");
    const std::vector<std::string> arguments{"run", "--runtime", fixture.fake(), "--json", "record.json", "-j", "1"};
    for (const int signal : {SIGINT, SIGTERM}) {
        std::filesystem::remove(mark);
        const Ran ran = fixture.run_and_signal(arguments, "mark", signal);
        CHECK(ran.status == 128 + signal);
        CHECK(contains(ran.output, "this record is partial"));
        const auto record = std::get<RunRecord>(read_record(fixture.read("record.json")));
        CHECK(record.interrupted_by == signal);
        CHECK(record.count(Verdict::pass) == 1);
        CHECK(record.count(Verdict::not_run) == 1);
    }
}

TEST_CASE("cases are run on the models where no runtime is named") {
    const ProgramFixture fixture;
    fixture.write_case("a/one", "print(1)\n");
    fixture.write("expected/a/one.toml", "[[outcome]]\nruntimes = [\"cpython\", \"pypy\"]\ntranscript = \"1\\n\"\n");
    const Ran ran = fixture.run({"run"});
    CHECK(ran.status == 0);
    CHECK(contains(ran.output, "model:cpython-3.13"));
    CHECK(contains(ran.output, "model:pypy-8.0"));
    CHECK(fixture.run({"run", "--on", "cpython-3.13", "pypy-*"}).status == 0);
}

TEST_CASE("check complains about what is wrong with cases and expectations") {
    const ProgramFixture fixture;
    fixture.write_case("a/one", "print(id(3))\nopen('/tmp/x') \n");
    fixture.write_case("B/two", "print(1)\n");
    fixture.write_expectation("a/orphan", "1\n");
    const Ran ran = fixture.run({"check"});
    CHECK(ran.status == 2);
    CHECK(contains(ran.errors, "cases/a/one.py:5:1: error: 'print(id(' prints an address"));
    CHECK(contains(ran.errors, "cases/a/one.py:6:6: error: an absolute path"));
    CHECK(contains(ran.errors, "cases/a/one.py:6:15: error: space at the end of the line"));
    CHECK(contains(ran.errors, "cases/a/one.py: error: the case has no expectation"));
    CHECK(contains(ran.errors, "cases/B/two.py: error: malformed name 'B'"));
    CHECK(contains(ran.errors, "expected/a/orphan.toml: error: expectation for no case"));
    fixture.write_case("a/three", "print(1)\n");
    fixture.write_expectation("a/three", "1\n");
    CHECK(contains(fixture.run({"check", "a/three"}).errors,
                   "expected/a/three.toml: error: outcome 1 does not say what promises it"));
}

TEST_CASE("exec behaves as the interpreter") {
    const ProgramFixture fixture;
    fixture.write("program.py", "#> hello\n#exit 3\n");
    const Ran ran = fixture.run({"exec", "program.py", "--on", "fake", "--runtime", fixture.fake()});
    CHECK(ran.status == 3);
    INFO(ran.errors);
    CHECK(ran.output == "hello\n");
    CHECK(ran.errors.empty());
    fixture.write("arguments.py", "import sys\nprint(sys.argv[1:])\n");
    CHECK(fixture.run({"exec", "arguments.py", "--on", "cpython-3.13", "one", "-two"}).output == "['one', '-two']\n");
    const Ran missing = fixture.run({"exec", "missing.py", "--on", "fake", "--runtime", fixture.fake()});
    CHECK(missing.status == 2);
    CHECK(contains(missing.errors, "missing.py: error: cannot be read"));
}

TEST_CASE("a runtime that nobody declared is aligned with those that are") {
    const ProgramFixture fixture;
    for (const char* name : {"a/both", "a/lonely", "a/one", "a/two"}) fixture.write_case(name, "#> 1\n");
    const std::string cpython = "[[outcome]]\nruntimes = [\"cpython >=99\"]\n";
    const std::string pypy = "[[outcome]]\nruntimes = [\"pypy\"]\n";
    const std::string same = "transcript = \"1\\n\"\n";
    const std::string other = "transcript = \"2\\n\"\n";
    fixture.write("expected/a/both.toml", "[[outcome]]\nruntimes = [\"cpython >=99\", \"pypy\"]\n" + same);
    fixture.write("expected/a/lonely.toml", cpython + other);
    fixture.write("expected/a/one.toml", cpython + same + pypy + other);
    fixture.write("expected/a/two.toml", cpython + same + pypy + other);
    const Ran ran = run_fake(fixture, {});
    CHECK(contains(
        ran.output,
        "real:fake\n     2 as cpython\n     1 as cpython and pypy\n     1 as none that is recorded: a/lonely\n"));
}

TEST_CASE("diff says why two runtimes differ and what to write instead") {
    const ProgramFixture fixture;
    fixture.write("cases/a/loose.py",
                  "# /// script\n# [tool.lastref]\n# claim = \"It differs.\"\n# twin = \"a/tight\"\n# ///\n"
                  "import sys\nprint(sys.implementation.name)\n");
    fixture.write(
        "cases/a/tight.py",
        "# /// script\n# [tool.lastref]\n# claim = \"It does not.\"\n# twin = \"a/loose\"\n# ///\nprint(1)\n");
    fixture.write("expected/a/loose.toml",
                  "[[outcome]]\nruntimes = [\"cpython\"]\ntranscript = \"cpython\\n\"\nwhy = \"It counts.\"\n"
                  "[[outcome]]\nruntimes = [\"pypy\"]\ntranscript = \"pypy\\n\"\nwhy = \"It traces.\"\n");
    fixture.write("expected/a/tight.toml", "[[outcome]]\nruntimes = [\"cpython\", \"pypy\"]\ntranscript = \"1\\n\"\n");
    const Ran text = fixture.run({"diff", "cpython-3.13", "pypy-8.0"});
    CHECK(text.status == 1);
    CHECK(text.output ==
          "- model:cpython-3.13\n+ model:pypy-8.0\n\na\n  loose: It differs.\n    - cpython\n    + pypy\n"
          "    - why: It counts.\n    + why: It traces.\n    write instead: a/tight: It does not.\n\n"
          "1 the same, 1 different\n");
    const Ran markdown = fixture.run({"diff", "cpython-3.13", "pypy-8.0", "--format", "markdown"});
    CHECK(contains(markdown.output, "# From model:cpython-3.13 to model:pypy-8.0\n\n1 the same, 1 different.\n"));
    CHECK(contains(markdown.output, "```diff\n- cpython\n+ pypy\n```\n\n- model:cpython-3.13: It counts.\n"));
    CHECK(contains(markdown.output, "Write instead: a/tight: It does not.\n"));
    const Ran json = fixture.run({"diff", "cpython-3.13", "pypy-8.0", "--format", "json"});
    CHECK(contains(json.output, "\"same\": 1,\n \"different\": 1,"));
    CHECK(contains(json.output, "\"instead\": {\n    \"case\": \"a/tight\""));
}

TEST_CASE("check complains about twins that do not fit") {
    const ProgramFixture fixture;
    const auto write = [&](const std::string& name, const std::string& twin) {
        fixture.write("cases/a/" + name + ".py", "# /// script\n# [tool.lastref]\n# claim = \"A claim.\"\n# twin = \"" +
                                                     twin + "\"\n# ///\nprint(1)\n");
        fixture.write_expectation("a/" + name, "1\n");
    };
    write("one", "a/missing");
    write("two", "a/three");
    write("three", "a/two");
    write("four", "Three");
    const Ran ran = fixture.run({"check"});
    CHECK(ran.status == 2);
    CHECK(contains(ran.errors, "cases/a/one.py: error: the twin a/missing is not there"));
    CHECK(contains(ran.errors,
                   "cases/a/two.py: error: neither or both of this case and the twin a/three do the same everywhere"));
    CHECK(contains(ran.errors,
                   "cases/a/four.py:4:10: error: 'Three' is no name of a case, expected \"topic/behaviour\""));
}

TEST_CASE("diff shows what two runtimes do differently") {
    const ProgramFixture fixture;
    fixture.write_case("a/same", "#> 1\n");
    const std::string other = fixture.read("fake");
    fixture.write("other", other.substr(0, other.find("sed -n")) + "echo other; exit 0\n");
    std::filesystem::permissions(fixture.folder() / "other", std::filesystem::perms::owner_all);
    const std::vector<std::string> arguments{"diff",
                                             "fake",
                                             "other",
                                             "--runtime",
                                             fixture.fake(),
                                             "--runtime",
                                             "other=" + (fixture.folder() / "other").string()};
    const Ran ran = fixture.run(arguments);
    CHECK(ran.status == 1);
    CHECK(contains(ran.output, "    - 1\n    + other\n"));
    CHECK(fixture.run({"diff", "fake", "fake", "--runtime", fixture.fake()}).status == 0);
    fixture.write("mine.py", "#> mine\n");
    std::vector<std::string> with_file = arguments;
    with_file.insert(with_file.begin() + 3, {"--side-by-side", "mine.py"});
    CHECK(contains(fixture.run(with_file).output, "    mine | other\n"));
}

TEST_CASE("a saved record is reported in every format, and what is no record is told") {
    const ProgramFixture fixture;
    fixture.write_case("a/one", "#> 1\n");
    fixture.write_expectation("a/one", "2\n");
    CHECK(run_fake(fixture, {"--json", "record.json", "--junit", "junit.xml"}).status == 1);
    CHECK(contains(fixture.read("junit.xml"), "<testsuites name=\"lastref\" tests=\"1\" failures=\"1\""));
    CHECK(fixture.run({"report", "record.json", "--format", "json"}).output == fixture.read("record.json"));
    CHECK(fixture.run({"report", "record.json", "--format", "junit"}).output == fixture.read("junit.xml"));
    CHECK(
        fixture.run({"report", "record.json", "--format", "tap"}).output.starts_with("TAP version 14\n1..1\nnot ok 1"));
    CHECK(fixture.run({"report", "record.json", "--format", "pdf"}).status == 2);
    fixture.write("bad.json", "{\"schema\": 99}");
    CHECK(fixture.run({"report", "bad.json"}).status == 2);
}

TEST_CASE("colours are there if asked for, and not if NO_COLOR is set or nobody looks") {
    const ProgramFixture fixture;
    fixture.write_case("a/one", "#> 1\n");
    CHECK_FALSE(contains(fixture.run({"list"}).output, "\033["));
    CHECK(contains(fixture.run({"list", "--color", "always"}).output, "\033["));
    CHECK_FALSE(contains(fixture.run({"list", "--color", "never"}).output, "\033["));
}

}  // namespace lastref
