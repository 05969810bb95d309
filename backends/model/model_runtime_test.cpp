#include "backends/model/model_runtime.hpp"

#include <catch2/catch_test_macros.hpp>

#include <thread>

namespace lastref {
namespace {

using std::chrono::milliseconds;

const Runtime& model(std::string_view name) {
    static const auto models = make_model_runtimes();
    for (const auto& each : models) {
        if (each->name() == name) return *each;
    }
    FAIL("no model " << name);
    return *models.front();
}

Observation run(std::string source, const Limits& limits = {}, std::stop_token stop = {}) {
    return model("model:cpython-3.13").run({"program.py", std::move(source), {}}, limits, {}, std::move(stop));
}

}  // namespace

TEST_CASE("a model's line ends are made plain, as those of a real interpreter", "[model]") {
    CHECK(run("print('a\\r\\nb\\rc')\n").transcript == "a\nb\rc\n");
}

TEST_CASE("a program that loops is ended at its time limit, and what it wrote is kept", "[model]") {
    for (const char* name : {"model:cpython-3.13", "model:cpython-3.8", "model:pypy-8.0"}) {
        const Observation observation =
            model(name).run({"program.py", "print('before')\nwhile True: pass\n", {}}, {.time = milliseconds(50)});
        CHECK(observation.status == Status::timed_out);
        CHECK(observation.transcript == "before\n");
    }
    CHECK(run("def forever():\n    while True: yield\nlist(zip(forever(), forever()))\n", {.time = milliseconds(50)})
              .status == Status::timed_out);
    CHECK(run("import itertools\nsum(itertools.repeat(0))\n", {.time = milliseconds(50)}).status == Status::timed_out);
    // Each finalizer's error holds an object whose finalizer runs as the error goes.
    const Observation finalizers =
        run("import sys\nsys.unraisablehook = lambda told: None\n"
            "class Chain:\n    def __del__(self):\n        kept = Chain()\n        missing\n"
            "print('before')\nChain()\n",
            {.time = milliseconds(50)});
    CHECK(finalizers.status == Status::timed_out);
    CHECK(finalizers.transcript == "before\n");
    CHECK(run("print(9 ** 9 ** 9)\n", {.time = milliseconds(50)}).status != Status::finished);
}

TEST_CASE("a thread that another one has to end is not supported", "[model]") {
    const Observation observation =
        run("import threading\ngoes_on = True\ndef work():\n    while goes_on: pass\n"
            "thread = threading.Thread(target=work)\nthread.start()\ngoes_on = False\nthread.join()\n",
            {.time = milliseconds(400)});
    CHECK(observation.status == Status::unsupported);
    CHECK(observation.reason == "program.py:4:11: a thread that does not end before others go on");
}

TEST_CASE("a program that recurses without end meets RecursionError, however high it sets the limit", "[model]") {
    const std::string calls = "def down(): return down()\n";
    const std::string attempt = "try:\n    down()\nexcept RecursionError as error:\n    print(error)\n";
    CHECK(run(calls + attempt).transcript == "maximum recursion depth exceeded\n");
    CHECK(run(calls + "down()\n").exit_status == 1);
    const std::string natives =
        "class Down:\n    def __repr__(self): return repr(self)\n\ndef down(): return repr(Down())\n";
    CHECK(run(natives + attempt).transcript.starts_with("maximum recursion depth exceeded"));
    for (const std::string& recursion : {calls, natives}) {
        const Observation deep = run("import sys\nsys.setrecursionlimit(10 ** 9)\n" + recursion + "down()\n");
        CHECK(deep.status != Status::finished);
    }
}

TEST_CASE("data that is nested without end can be built, shown and dropped", "[model]") {
    const Observation observation =
        run("deep = []\nfor _ in range(200_000): deep = [deep]\n"
            "try:\n    repr(deep)\nexcept RecursionError:\n    print('too deep to show')\n"
            "del deep\nprint('gone')\n");
    CHECK(observation.transcript == "too deep to show\ngone\n");
}

TEST_CASE("a program that takes all memory is ended", "[model]") {
    const Limits limits{.memory_bytes = 64U << 20};
    for (const char* source : {"held = []\nwhile True: held.append(bytearray(1 << 20))\n",
                               "held = None\nwhile True: held = [held]\n", "text = 'x'\nwhile True: text += text\n",
                               "number = 3\nwhile True: number *= number\n", "held = [0] * (1 << 40)\n"}) {
        const Observation observation = run(source, limits);
        INFO(source << observation.errors << observation.reason);
        const bool ended = observation.status == Status::unsupported || observation.status == Status::out_of_memory ||
                           observation.errors.find("MemoryError") != std::string::npos;
        CHECK(ended);
    }
}

TEST_CASE("a program that floods its output is ended, and what fits is kept", "[model]") {
    const Observation observation = run("while True: print('flood')\n", {.output_bytes = 1000});
    CHECK(observation.status == Status::too_much_output);
    CHECK(observation.transcript.size() <= 1000);
    CHECK(observation.transcript.starts_with("flood\nflood\n"));
}

TEST_CASE("what a finalizer interrupted goes on when the run ends deep within it", "[model]") {
    // Its frames lie on other pieces of the stack, and what goes on needs a frame as large as one of them.
    std::string names;
    for (int i = 0; i < 6000; ++i) names += "v" + std::to_string(i) + " = ";
    const std::string source =
        "class Floods:\n    def __del__(self): down(600)\n"
        "def down(levels):\n"
        "    if levels: down(levels - 1)\n"
        "    while not levels: print('flood')\n"
        "def end(): floods = Floods()\n"
        "def large(x):\n    " +
        names + "x\n    return x\nend()\nsorted([2, 1], key=large)\nprint('never')\n";
    for (const char* name : {"model:cpython-3.6", "model:cpython-3.13"}) {
        const Observation observation = model(name).run({"program.py", source, {}}, {.output_bytes = 1000});
        CHECK(observation.status == Status::too_much_output);
        CHECK(observation.transcript.find("never") == std::string::npos);
    }
}

TEST_CASE("a run can be stopped from outside", "[model]") {
    std::stop_source stop;
    std::jthread stopper([&stop] {
        std::this_thread::sleep_for(milliseconds(20));
        stop.request_stop();
    });
    const Observation observation = run("while True: pass\n", {}, stop.get_token());
    CHECK(observation.status == Status::harness_error);
    CHECK(observation.reason == "interrupted");
}

TEST_CASE("an import of what the program wrote is refused", "[model]") {
    const Observation observation = run("open('own.py', 'w').close()\nimport own\n");
    CHECK(observation.status == Status::unsupported);
    CHECK(observation.reason == "program.py:2:1: an import of a file that the program wrote");
}

TEST_CASE("what a model lacks is refused by name and place before or while it runs", "[model]") {
    const Observation observation = run("print('before')\nimport tkinter\n");
    CHECK(observation.status == Status::unsupported);
    CHECK(observation.reason == "program.py:2:1: module tkinter");
    CHECK(observation.transcript == "before\n");
}

TEST_CASE("a module that a model lacks can be imported where that shows nothing, and its use is refused", "[model]") {
    for (const char* use :
         {"ctypes.c_int", "from ctypes import c_int", "from ctypes import *", "hasattr(ctypes, 'x')"}) {
        INFO(use);
        const Observation observation =
            run(std::string("import ctypes, signal\nprint(ctypes.__name__)\n") + use + "\n");
        CHECK(observation.status == Status::unsupported);
        CHECK(observation.reason.ends_with("module ctypes"));
        CHECK(observation.transcript == "ctypes\n");
    }
    CHECK(run("import ctypes.nothing\n").reason == "program.py:1:1: module ctypes.nothing");
    CHECK(model("model:pypy-8.0").run({"program.py", "import array\nprint(1)\narray.array\n", {}}, {}).reason ==
          "program.py:3:1: module array");
}

TEST_CASE("what real modules have for themselves is refused, what no version has is an error", "[model]") {
    CHECK(run("import enum\nenum._iter_bits_lsb\n").reason == "program.py:2:1: enum._iter_bits_lsb");
    CHECK(run("b''.decode('quopri')\n").reason == "program.py:1:1: the encoding quopri");
    CHECK(run("import enum\nenum._no_such_name\n").status == Status::raised);
}

TEST_CASE("bytes that a class makes are refused where no view of them is made", "[model]") {
    constexpr std::string_view source = "class Own:\n    def __buffer__(self, flags): return memoryview(b'own')\n";
    CHECK(run(std::string(source) + "bytes(Own())\n").reason == "program.py:3:1: Own.__buffer__");
}

TEST_CASE("a syntax error is shown as Python shows it", "[model]") {
    const Observation observation = run("x = 1\nif x\n    pass\n");
    CHECK(observation.status == Status::raised);
    CHECK(observation.exit_status == 1);
    CHECK(observation.errors == "  File \"program.py\", line 2\n    if x\n        ^\nSyntaxError: expected ':'\n");
}

TEST_CASE("a program finds its arguments in sys.argv", "[model]") {
    const Program program{"program.py", "import sys\nprint(sys.argv)\n", {"one", "-two"}};
    CHECK(model("model:cpython-3.13").run(program, {}).transcript == "['program.py', 'one', '-two']\n");
    CHECK(model("model:pypy-8.0").run(program, {}).transcript == "['program.py', 'one', '-two']\n");
}

TEST_CASE("runs side by side share nothing", "[model]") {
    const std::string source =
        "import gc, weakref\nclass Node: pass\nnodes = []\n"
        "for i in range(2000):\n    node = Node(); node.me = node; nodes.append(weakref.ref(node))\n"
        "del node\ngc.collect()\nprint(sum(each() is not None for each in nodes))\n";
    std::vector<std::string> transcripts(8);
    {
        std::vector<std::jthread> threads;
        for (std::string& transcript : transcripts) {
            threads.emplace_back([&transcript, &source] { transcript = run(source).transcript; });
        }
    }
    for (const std::string& transcript : transcripts) CHECK(transcript == "0\n");
}

TEST_CASE("a namespace that is no plain dict is asked as it wants to be", "[model]") {
    CHECK(run(R"py(class D(dict):
    def __setitem__(self, key, value): print("set", key); dict.__setitem__(self, key, value)
    def __delitem__(self, key): print("delete", key); dict.__delitem__(self, key)
    def __missing__(self, key):
        if key == "missing": return 42
        raise KeyError(key)
exec("u = 1\nu = 2\nprint(u, missing)\ndel u\ntry:\n    del u\nexcept NameError: print('no u')", {}, D())
exec("print(missing)\ndef f(): return missing\nprint(f())", D())
)py")
              .transcript == "set u\nset u\n2 42\ndelete u\ndelete u\nno u\n42\nset f\n42\n");
}

TEST_CASE("a generator that returns a value ends a loop as any other does", "[model]") {
    const std::string source =
        "def ends():\n    yield 1\n    return 'value'\n\n"
        "def delegates():\n    result = yield from ends()\n    yield result\n\n"
        "for each in ends(): print(each)\n"
        "print(list(ends()), [*delegates()], next(iter(delegates())), next(delegates(), None))\n"
        "ended = ends()\nnext(ended)\ntry:\n    next(ended)\nexcept StopIteration as stop:\n    print(stop.value)\n";
    for (const char* name : {"model:cpython-3.13", "model:cpython-3.8", "model:pypy-8.0"})
        CHECK(model(name).run({"program.py", source, {}}, {}).transcript == "1\n[1] [1, 'value'] 1 1\nvalue\n");
}

TEST_CASE("what a program leaves in a module of the library dies at exit, on CPython", "[model]") {
    const std::string source =
        "import gc\nclass Held:\n    def __del__(self): print('gone')\ngc.held = Held()\nprint('end')\n";
    CHECK(model("model:cpython-3.13").run({"program.py", source, {}}, {}).transcript == "end\ngone\n");
    CHECK(model("model:pypy-8.0").run({"program.py", source, {}}, {}).transcript == "end\n");
}

TEST_CASE("built-in types have the methods of their version", "[model]") {
    const std::string source =
        "names = [(str, 'removeprefix'), (int, 'bit_count'), (BaseException, 'add_note'), (int, 'is_integer')]\n"
        "print([hasattr(type, name) for type, name in names])\n"
        "try:\n    print(dict(a=1) | dict(b=2))\nexcept TypeError as error:\n    print(error)\n";
    const auto printed = [&](const char* name) { return model(name).run({"program.py", source, {}}, {}).transcript; };
    CHECK(printed("model:cpython-3.8") ==
          "[False, False, False, False]\nunsupported operand type(s) for |: 'dict' and 'dict'\n");
    CHECK(printed("model:cpython-3.10") == "[True, True, False, False]\n{'a': 1, 'b': 2}\n");
    CHECK(printed("model:cpython-3.13") == "[True, True, True, True]\n{'a': 1, 'b': 2}\n");
    CHECK(printed("model:pypy-8.0") == "[True, True, True, False]\n{'a': 1, 'b': 2}\n");
}

TEST_CASE("what is newer than a version's grammar is a syntax error there", "[model]") {
    struct Row {
        const char* source;
        const char* last_without;
        const char* first_with;
    };
    for (const Row& row : {Row{"match 1:\n    case 1: pass\n", "model:cpython-3.9", "model:cpython-3.10"},
                           Row{"try: pass\nexcept* OSError: pass\n", "model:cpython-3.10", "model:cpython-3.11"},
                           Row{"(a := 1)\n", "model:cpython-3.7", "model:cpython-3.8"},
                           Row{"def f(a, /): pass\n", "model:cpython-3.7", "model:cpython-3.8"},
                           Row{"try: pass\nexcept* OSError: pass\n", "model:pypy-7.3", "model:pypy-8.0"}}) {
        INFO(row.source << row.last_without);
        const Program program{"program.py", std::string("print('begun')\n") + row.source, {}};
        const Observation without = model(row.last_without).run(program, {});
        CHECK(without.exit_status == 1);
        CHECK(without.transcript.empty());
        CHECK(without.errors.ends_with("SyntaxError: invalid syntax\n"));
        CHECK(model(row.first_with).run(program, {}).transcript == "begun\n");
    }
}

TEST_CASE("on a warm model, modules that are there already make no objects when they are imported", "[model]") {
    const Program program{
        "program.py", "import gc\ngc.collect()\nimport dataclasses\nprint(gc.get_count()[0] > 10)\n", {}};
    const Runtime& original = model("model:cpython-3.13");
    const auto warm = original.warm({"dataclasses"});
    CHECK(original.run(program, {}).transcript == "True\n");
    CHECK(warm->run(program, {}).transcript == "False\n");
    CHECK(warm->name() == original.name());
}

}  // namespace lastref
