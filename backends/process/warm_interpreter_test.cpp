#include "backends/process/fake_interpreter.hpp"

#include <catch2/catch_test_macros.hpp>

namespace lastref {
namespace {

/// Behind three flags it is given its server, the program, and the two named pipes.
constexpr const char* fake_server = R"sh(echo started >> "$0.log"
echo ready > "$7"
while head -c 1 < "$6" > "$0.asked" && [ -s "$0.asked" ]; do
    (exec sh "$5")
    echo $(($? * 256)) > "$7"
done
)sh";

std::string count_starts(const FakeInterpreters& fakes) {
    std::ifstream log(fakes.path("python") + ".log");
    std::string text;
    for (std::string line; std::getline(log, line);) text += line + " ";
    return text;
}

TEST_CASE("A warm interpreter runs one program after the other", "[process]") {
    const FakeInterpreters fakes;
    const auto interpreter = fakes.interpreter();
    fakes.add_script("python", fake_server);
    const auto warm = interpreter.warm({"gc"});
    REQUIRE(warm);
    CHECK(warm->name() == interpreter.name());

    const auto first = warm->run({"case.py", "echo one; echo words >&2; touch left \"$TMPDIR/left\""}, {}, {}, {});
    CHECK(first.status == Status::finished);
    CHECK(first.transcript == "one\n");
    CHECK(first.errors == "words\n");
    const auto second = warm->run({"case.py", "ls; ls \"$TMPDIR\"; echo \"$0\"; exit 3"}, {}, {}, {});
    INFO(second.reason << second.transcript << second.errors);
    CHECK(second.status == Status::raised);
    CHECK(second.exit_status == 3);
    CHECK(second.transcript == "case.py\n");
    CHECK(count_starts(fakes) == "started ");
}

TEST_CASE("A program that hangs in a warm interpreter is ended, and the next one runs", "[process]") {
    const FakeInterpreters fakes;
    const auto interpreter = fakes.interpreter();
    fakes.add_script("python", fake_server);
    const auto warm = interpreter.warm({});
    Limits limits;
    limits.time = std::chrono::milliseconds(300);
    CHECK(warm->run({"case.py", "echo begun; sleep 60"}, limits, {}, {}).status == Status::timed_out);
    CHECK(warm->run({"case.py", "echo again"}, {}, {}, {}).transcript == "again\n");
    CHECK(count_starts(fakes) == "started started ");
}

TEST_CASE("A flood of output in a warm interpreter is told", "[process]") {
    const FakeInterpreters fakes;
    const auto interpreter = fakes.interpreter();
    fakes.add_script("python", fake_server);
    const auto warm = interpreter.warm({});
    Limits limits;
    limits.output_bytes = 100;
    CHECK(warm->run({"case.py", "seq 1000"}, limits, {}, {}).status == Status::too_much_output);
}

TEST_CASE("An interpreter that serves no programs says so", "[process]") {
    const FakeInterpreters fakes;
    const auto interpreter = fakes.interpreter();
    fakes.add_script("python", "exit 1");
    const auto seen = interpreter.warm({})->run({"case.py", ""}, {}, {}, {});
    CHECK(seen.status == Status::harness_error);
    CHECK(seen.reason == "it cannot be kept running");
}

}  // namespace
}  // namespace lastref
