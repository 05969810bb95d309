#include "backends/process/fake_interpreter.hpp"

#include <catch2/catch_test_macros.hpp>

#include <cstdlib>
#include <filesystem>
#include <sstream>

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

/// The interpreter is a Python of this machine from now on; without one the test is skipped.
void use_real_python(const FakeInterpreters& fakes) {
    const char* folders = std::getenv("PATH");
    std::istringstream path(folders ? folders : "");
    for (std::string folder; std::getline(path, folder, ':');) {
        if (!std::filesystem::exists(folder + "/python3") || folder.ends_with("/shims")) continue;
        return fakes.add_script("python", "exec '" + folder + "/python3' \"$@\"");
    }
    SKIP("no python3 on the PATH");
}

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

TEST_CASE("A program ends in a warm interpreter as it does in one of its own", "[process]") {
    const FakeInterpreters fakes;
    const auto interpreter = fakes.interpreter();
    use_real_python(fakes);
    const auto warm = interpreter.warm({"atexit", "collections", "sys", "weakref"});
    const std::string told = R"(import atexit, collections, sys, weakref
class Told(object):
    def __init__(self, name): self.name = name
    def __del__(self, write=sys.stdout.write): write('del %s\n' % self.name)
kept = Told('of main')
kept.itself = kept
print('begun')
)";
    for (const char* end :
         {"", "sys.exit(3)\n", "raise SystemExit('words')\n", "1 / 0\n",
          "del kept.itself, kept\ncollections.held = Told('of a module')\n",
          "import io\ndel kept.itself, kept\nio.held = Told('of a module that was there')\n",
          "atexit.register(Told('given').__del__)\n", "weakref.finalize(kept, print, 'finalized')\n",
          "sys.modules['collections'] = None\n", "sys.hook = lambda: kept\n", "collections.namedtuple = None\n",
          "class Kept(Told):\n    def __del__(self):\n        super(Kept, self).__del__()\n        self.itself = self\n"
          "last = Kept('of one that stays')\nlast.itself = last\nfile = open('left', 'a'); file.write('once'); "
          "file.close()\nprint(open('left').read())\n",
          "print(sys.stdout.name, sys.stdout.mode, sys.stderr.name, sys.stdout is sys.__stdout__)\n"}) {
        INFO(end);
        const auto fresh = interpreter.run({"case.py", told + end}, {}, {}, {});
        const auto seen = warm->run({"case.py", told + end}, {}, {}, {});
        CHECK(fresh.transcript.starts_with("begun\n"));
        CHECK(seen.transcript == fresh.transcript);
        CHECK(seen.errors.empty() == fresh.errors.empty());
        CHECK(seen.exit_status == fresh.exit_status);
        CHECK(seen.status == fresh.status);
    }
}

TEST_CASE("Programs in one child of a warm interpreter know nothing of each other", "[process]") {
    const FakeInterpreters fakes;
    const auto interpreter = fakes.interpreter();
    use_real_python(fakes);
    const auto warm = interpreter.warm({"atexit", "gc", "os", "sys", "types", "weakref"});
    const auto child_of = [&](const std::string& program) {
        return warm->run({"case.py", "import os\n" + program + "\nprint(os.getpid())\n"}, {}, {}, {}).transcript;
    };
    const auto child = child_of("");
    if (child_of("") != child) SKIP("this python3 has a child for each program");

    const std::string state = R"(import atexit, gc, sys, weakref
class Told(object):
    def __del__(self, write=sys.stdout.write): write('del\n')
told = Told()
print(gc.isenabled(), gc.get_threshold(), gc.get_debug(), gc.callbacks, gc.garbage, atexit._ncallbacks() < 3)
print(sorted(globals()), sorted(sys.modules['__main__'].__dict__), weakref.finalize(told, print, 'finalized').alive)
print([type(one) for one in gc.get_objects() if type(one).__module__ == '__main__'], open('told', 'w').fileno())
)";
    const auto fresh = interpreter.run({"case.py", "import os\n" + state}, {}, {}, {});
    REQUIRE(fresh.status == Status::finished);
    for (const char* before :
         {"import gc\ngc.disable()", "import gc\ngc.set_threshold(1)",
          "import gc\ngc.set_debug(gc.DEBUG_SAVEALL)\nkept = []; kept.append(kept); del kept",
          "import gc\ngc.callbacks.append(lambda phase, info: None)",
          "import atexit\natexit.register(print, 'at exit')",
          "import weakref\nclass A(object): pass\na = A(); weakref.finalize(a, print, 'finalized')",
          "class A(object):\n    def __del__(self): kept.append(A())\nkept = [A()]; kept.append(kept)", "kept: int = 1",
          "file = open('name', 'w')", "import sys\nsys.kept = lambda: None",
          "import sys, types\nsys.modules['kept'] = types.ModuleType('kept')"}) {
        INFO(before);
        child_of(before);
        const auto seen = warm->run({"case.py", "import os\n" + state}, {}, {}, {});
        CHECK(seen.transcript == fresh.transcript);
        CHECK(seen.status == Status::finished);
    }
}

}  // namespace
}  // namespace lastref
