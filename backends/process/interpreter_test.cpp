#include "backends/process/interpreter.hpp"

#include "backends/process/fake_interpreter.hpp"

#include <signal.h>
#include <sys/wait.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <cerrno>
#include <filesystem>
#include <sstream>
#include <stdexcept>
#include <thread>

using namespace lastref;
using namespace std::chrono_literals;

namespace {

Observation run(const std::string& script, const Limits& limits = {}, const OutputListener& output = {},
                std::stop_token stop = {}) {
    return FakeInterpreters().interpreter().run({"cases/some topic/case.py", script}, limits, output, stop);
}

Limits with_time(std::chrono::milliseconds time) {
    Limits limits;
    limits.time = time;
    return limits;
}

/// Every process that this one has started, and every one that it has adopted, is gone and was waited for.
bool nothing_is_left() {
    return ::waitpid(-1, nullptr, WNOHANG) == -1 && errno == ECHILD;
}

bool exists(const std::string& process) {
    return ::kill(std::stoi(process), 0) == 0;
}

}  // namespace

TEST_CASE("A program's two streams and its end are observed", "[process]") {
    auto seen = run("echo out; echo err >&2");
    CHECK(seen.status == Status::finished);
    CHECK(seen.transcript == "out\n");
    CHECK(seen.errors == "err\n");
    CHECK(seen.exit_status == 0);
    CHECK(seen.reason.empty());
    CHECK(seen.duration > 0ns);
    CHECK(nothing_is_left());
}

TEST_CASE("An exit status is told, with the last line of the errors", "[process]") {
    auto seen = run("echo before; echo 'Traceback ...' >&2; echo 'ValueError: no' >&2; exit 3");
    CHECK(seen.status == Status::raised);
    CHECK(seen.exit_status == 3);
    CHECK(seen.transcript == "before\n");
    CHECK(seen.reason == "ValueError: no");
    CHECK(run("exit 7").reason == "exit status 7");
}

TEST_CASE("A program that dies by a signal has crashed", "[process]") {
    auto seen = run("kill -SEGV $$");
    CHECK(seen.status == Status::crashed);
    CHECK(seen.exit_status == 128 + SIGSEGV);
    CHECK(seen.reason == "killed by SIGSEGV");
}

TEST_CASE("A program that reports that no memory is left is out of memory", "[process]") {
    CHECK(run("echo MemoryError >&2; exit 1").status == Status::out_of_memory);
    CHECK(run("echo 'Fatal error: out of memory' >&2; kill -ABRT $$").status == Status::out_of_memory);
}

TEST_CASE("A program that hangs is ended at its time limit", "[process]") {
    auto seen = run("echo started; sleep 100", with_time(2s));
    CHECK(seen.status == Status::timed_out);
    CHECK(seen.transcript == "started\n");
    CHECK(seen.reason == "ran for more than 2000 ms");
    CHECK(nothing_is_left());
}

TEST_CASE("A program that ignores the request to end is killed", "[process]") {
    auto seen = run("trap '' TERM; echo $$; while :; do sleep 1; done", with_time(2s));
    CHECK(seen.status == Status::timed_out);
    CHECK_FALSE(exists(seen.transcript));
    CHECK(nothing_is_left());
}

TEST_CASE("A program that stops itself is ended at its time limit", "[process]") {
    CHECK(run("kill -STOP $$; sleep 100", with_time(200ms)).status == Status::timed_out);
    CHECK(nothing_is_left());
}

TEST_CASE("A program is asked to end before it is killed", "[process]") {
    auto seen = run("trap 'echo asked; exit 0' TERM; while :; do sleep 0.05; done", with_time(2s));
    CHECK(seen.status == Status::timed_out);
    CHECK(seen.transcript == "asked\n");
}

TEST_CASE("A flood of output is cut at its limit", "[process]") {
    Limits limits;
    limits.output_bytes = 100'000;
    auto seen = run("yes", limits);
    CHECK(seen.status == Status::too_much_output);
    CHECK(seen.transcript.size() == 100'000);
    CHECK(seen.reason == "wrote more than 100000 bytes");
    CHECK(nothing_is_left());
}

TEST_CASE("Output of exactly the limit is no flood", "[process]") {
    Limits limits;
    limits.output_bytes = 100'000;
    auto seen = run("head -c 100000 /dev/zero", limits);
    CHECK(seen.status == Status::finished);
    CHECK(seen.transcript.size() == 100'000);
}

TEST_CASE("What a program leaves running does not keep its run open", "[process]") {
    auto seen = run("sleep 100 & echo $!");
    CHECK(seen.status == Status::finished);
    CHECK_FALSE(exists(seen.transcript));
    CHECK(nothing_is_left());
}

TEST_CASE("What leaves the session, and loses its parent and its environment, is found and killed", "[process]") {
    auto seen =
        run("(env -i setsid /bin/sh -c 'echo $$; exec sleep 100' > started 2>&1 &)\n"
            "while ! [ -s started ]; do :; done; cat started");
    CHECK(seen.status == Status::finished);
    CHECK_FALSE(exists(seen.transcript));
    CHECK(nothing_is_left());
}

TEST_CASE("Orphans that have ended are waited for", "[process]") {
    auto seen = run("for i in 1 2 3; do (/bin/sh -c : &); done; (setsid /bin/sh -c : &) ; echo done");
    CHECK(seen.transcript == "done\n");
    CHECK(nothing_is_left());
}

TEST_CASE("A program that waits for nothing it has started leaves no zombie", "[process]") {
    CHECK(run("true & true & exec sleep 100", with_time(200ms)).status == Status::timed_out);
    CHECK(nothing_is_left());
}

TEST_CASE("A program that starts too many processes is ended", "[process]") {
    auto seen = run("i=0; while [ $i -lt 200 ]; do sleep 100 & i=$((i+1)); done; wait");
    CHECK(seen.status == Status::crashed);
    CHECK(seen.reason == "had more than 64 processes");
    CHECK(nothing_is_left());
}

TEST_CASE("A program that multiplies is ended", "[process]") {
    auto seen = run("f() { [ $1 -lt 10 ] || exec sleep 100; f $(($1+1)) & f $(($1+1)) & wait; }; f 0");
    CHECK(seen.status == Status::crashed);
    CHECK(nothing_is_left());
}

TEST_CASE("A program that takes all memory is ended", "[process]") {
    Limits limits;
    limits.time = std::chrono::minutes(2);
    limits.memory_bytes = std::size_t{64} << 20;
    CHECK(run("exec tail /dev/zero", limits).status == Status::out_of_memory);

    const FakeInterpreters fakes;
    const auto unbounded = fakes.interpreter().command();
    Start start{.command = unbounded, .memory_bound = MemoryBound::resident};
    auto seen = run_interpreter(start, {"case.py", "exec tail /dev/zero"}, limits, {}, {});
    CHECK(seen.status == Status::out_of_memory);
    CHECK(seen.reason == "held more than 64 MiB of memory");
    CHECK(nothing_is_left());
}

TEST_CASE("A run can be interrupted", "[process]") {
    std::stop_source source;
    auto script = GENERATE(as<std::string>(), "sleep 100", "trap '' TERM; while :; do sleep 1; done");
    auto seen = run(
        "echo $$; " + script, {}, [&](Stream, std::string_view) { source.request_stop(); }, source.get_token());
    CHECK(seen.status == Status::harness_error);
    CHECK(seen.reason == "interrupted");
    CHECK_FALSE(exists(seen.transcript));
    CHECK(nothing_is_left());
}

TEST_CASE("A run that was interrupted before it began does not begin", "[process]") {
    std::stop_source source;
    source.request_stop();
    auto seen = run("echo started", {}, {}, source.get_token());
    CHECK(seen.status == Status::harness_error);
    CHECK(seen.reason == "interrupted");
    CHECK(seen.transcript.empty());
}

TEST_CASE("Output is passed on as it comes", "[process]") {
    // The program goes on only once what it wrote before has been seen.
    std::string pieces;
    auto listener = [&](Stream stream, std::string_view piece) {
        pieces += stream == Stream::standard_output ? "out:" : "err:";
        pieces += piece;
        if (piece.starts_with("/")) std::ofstream(std::string(piece.substr(0, piece.find('\n'))) + "/go");
    };
    auto seen = run("pwd; while ! [ -e go ]; do :; done; echo two >&2", {}, listener);
    CHECK(seen.status == Status::finished);
    CHECK(pieces == "out:" + seen.transcript + "err:two\n");
}

TEST_CASE("An exception of the listener passes through, and the child is gone", "[process]") {
    auto listener = [](Stream, std::string_view) { throw std::runtime_error("enough"); };
    CHECK_THROWS_AS(run("echo one; sleep 100", {}, listener), std::runtime_error);
    CHECK(nothing_is_left());
}

TEST_CASE("Each run has an empty working folder, and it is removed with all in it", "[process]") {
    const FakeInterpreters fakes;
    auto interpreter = fakes.interpreter();
    auto script = "ls; pwd; mkdir -p a/b; echo x > a/b/c; : > .hidden; chmod 000 a; mktemp > /dev/null";
    for (int time = 0; time < 2; ++time) {
        auto seen = interpreter.run({"case.py", script}, {}, {}, {});
        auto folder = seen.transcript.substr(0, seen.transcript.size() - 1);
        CHECK(folder.find('\n') == std::string::npos);
        CHECK_FALSE(std::filesystem::exists(std::filesystem::path(folder).parent_path()));
    }
}

TEST_CASE("The environment holds what is needed, and standard input is empty", "[process]") {
    ::setenv("LASTREF_TEST_SECRET", "1", 1);
    auto seen =
        run("env | sed 's/=.*//' | grep -v -e '^PWD$' -e '^_$' -e SHLVL -e OLDPWD | sort | tr '\\n' ' '; cat; "
            "[ \"$HOME\" = \"$(pwd)\" ] && echo home");
    CHECK(seen.transcript == "HOME LANG PATH PYTHONDONTWRITEBYTECODE PYTHONIOENCODING TMPDIR home\n");
}

TEST_CASE("A hash seed reaches the interpreter, and its flags let it count", "[process]") {
    const FakeInterpreters fakes;
    auto plain = fakes.interpreter();
    fakes.add_script("python", "echo \"$1 seed=$PYTHONHASHSEED\"");
    auto seeded = plain.with_hash_seed(7);
    CHECK(seeded->name() == plain.name());
    CHECK(plain.run({"case.py", ""}, {}, {}, {}).transcript == "-I seed=\n");
    CHECK(seeded->run({"case.py", ""}, {}, {}, {}).transcript == "-s seed=7\n");
}

TEST_CASE("The path of the program that is run is shown as the program's own", "[process]") {
    auto seen = run("echo \"File '$0', line 1\"; echo \"$0:1: warning\" >&2");
    CHECK(seen.transcript == "File 'cases/some topic/case.py', line 1\n");
    CHECK(seen.errors == "cases/some topic/case.py:1: warning\n");
}

TEST_CASE("Line ends of other systems are made plain, and nothing else is", "[process]") {
    CHECK(run("printf 'a\\r\\nb\\rc\\r\\n\\000\\377'").transcript == std::string("a\nb\rc\n\0\xff", 8));
}

TEST_CASE("An interpreter that cannot be started is a harness error", "[process]") {
    const FakeInterpreters fakes;
    auto interpreter = fakes.interpreter();
    std::filesystem::remove(fakes.path("python"));
    auto seen = interpreter.run({"case.py", ""}, {}, {}, {});
    CHECK(seen.status == Status::harness_error);
    CHECK(seen.reason.find("No such file or directory") != std::string::npos);
    CHECK(nothing_is_left());
}

TEST_CASE("Runs side by side do not disturb one another", "[process]") {
    const FakeInterpreters fakes;
    auto interpreter = fakes.interpreter();
    std::vector<Observation> seen(8);
    {
        std::vector<std::jthread> threads;
        for (std::size_t index = 0; index < seen.size(); ++index) {
            threads.emplace_back([&, index] {
                auto script = "(setsid sleep 100 &); sleep 100 & echo " + std::to_string(index);
                seen[index] = interpreter.run({"case.py", script}, {}, {}, {});
            });
        }
    }
    for (std::size_t index = 0; index < seen.size(); ++index) {
        CHECK(seen[index].status == Status::finished);
        CHECK(seen[index].transcript == std::to_string(index) + "\n");
    }
    CHECK(nothing_is_left());
}
