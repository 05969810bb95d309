#include "backends/model/printed.hpp"
#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string>
#include <string_view>

namespace lastref {

using testing::changes;
using testing::printed;

TEST_CASE("Blocks come back when objects are dropped, but for what is held for reuse") {
    constexpr std::string_view program = R"(import gc, sys
def blocks(make):
    gc.collect()
    before = sys.getallocatedblocks()
    made = [make(i) for i in range(1000)]
    held = sys.getallocatedblocks() - before
    del made
    dropped = sys.getallocatedblocks() - before
    gc.collect()
    return [round(count / 100) for count in (held, dropped, sys.getallocatedblocks() - before)]
class Plain:
    def __init__(self): self.x = None
for make in (lambda i: object(), lambda i: Plain(), lambda i: [None], lambda i: (i,), lambda i: i + 0.5):
    print(blocks(make))
)";
    CHECK(printed(program, "model:cpython-3.13") == "[10, 0, 0]\n[10, 0, 0]\n[20, 1, 0]\n[17, 10, 0]\n[10, 1, 0]\n");
    CHECK(changes(program, "model:cpython-3.13", "model:cpython-3.11") ==
          R"(-2 [10, 0, 0]
+2 [20, 0, 0]
)");
    CHECK(changes(program, "model:cpython-3.13", "model:cpython-3.8") ==
          R"(-2 [10, 0, 0]
+2 [30, 1, 0]
)");
}

TEST_CASE("Objects are as large as those of the version") {
    constexpr std::string_view program = R"(from sys import getsizeof
class Plain: pass
class Slotted:
    __slots__ = ('a', 'b')
class Text(str): pass
print([getsizeof(each) for each in (object(), Plain(), Slotted(), 0, 2 ** 60, 'abc', '\u20acabc', Text('ab'), b'a')])
print([getsizeof(each) for each in ([], [None], (), {}, {'a': 1}, {1: 1}, set(), set(range(9)), bytearray(10))])
print([getsizeof(each) for each in (ValueError(), OSError(), len, Plain, iter([]), range(3), list(range(17)))])
)";
    CHECK(printed(program, "model:cpython-3.13") ==
          "[16, 48, 48, 28, 36, 44, 66, 99, 34]\n[56, 64, 40, 64, 184, 224, 216, 728, 67]\n"
          "[88, 128, 72, 1712, 48, 48, 200]\n");
    CHECK(printed(program, "model:cpython-3.8") ==
          "[16, 48, 48, 24, 36, 52, 82, 99, 34]\n[56, 64, 40, 64, 232, 232, 216, 728, 67]\n"
          "[80, 120, 72, 1064, 48, 48, 192]\n");
}

TEST_CASE("PyPy's error of sys.getsizeof() can be caught, though what it says is not here", "[model]") {
    const std::string program = "import sys\ntry:\n    sys.getsizeof(1)\nexcept TypeError as error:\n    print('none'";
    for (const auto& each : make_model_runtimes()) {
        if (!each->name().starts_with("model:pypy")) continue;
        CHECK(each->run({"program.py", program + ")\n", {}}, {}, {}, {}).transcript == "none\n");
        for (const char* asked : {", str(error))\n", ", repr(error))\n", ", error.args)\n"}) {
            const Observation seen = each->run({"program.py", program + asked, {}}, {}, {}, {});
            CHECK(seen.status == Status::unsupported);
            CHECK(seen.reason.find("PyPy's error of sys.getsizeof()") != std::string::npos);
        }
    }
}

TEST_CASE("Traced memory is that of the lines which asked for it") {
    constexpr std::string_view program = R"(import tracemalloc
class Plain:
    def __init__(self): self.x = None
for _ in range(100): kept = index = Plain()
tracemalloc.start()
kept = [None] * 1000
for index in range(1000):
    kept[index] = Plain()
snapshot = tracemalloc.take_snapshot()
for each in snapshot.filter_traces([tracemalloc.Filter(True, __file__)]).statistics('lineno')[:2]:
    print(each.traceback[0].lineno, each.count, each.size)
place = tracemalloc.get_object_traceback(kept[5])
print(place if place is None else place[0].lineno)
del kept
print(tracemalloc.get_traced_memory()[0] < 9000)
tracemalloc.stop()
print(tracemalloc.is_tracing(), tracemalloc.get_traced_memory())
)";
    CHECK(printed(program, "model:cpython-3.13") == "8 1000 80000\n6 1 8000\n8\nTrue\nFalse (0, 0)\n");
    CHECK(printed(program, "model:cpython-3.11") == "8 2000 80000\n6 1 8000\nNone\nTrue\nFalse (0, 0)\n");
    CHECK(printed("try:\n    import tracemalloc\nexcept ImportError as error:\n    print(error)\n", "model:pypy-8.0") ==
          "No module named '_tracemalloc'\n");
}

TEST_CASE("Two snapshots tell what grew") {
    CHECK(printed(R"(import tracemalloc
cache = []
tracemalloc.start()
before = tracemalloc.take_snapshot()
for _ in range(100):
    cache.append(bytearray(1000))
diff = tracemalloc.take_snapshot().compare_to(before, 'lineno')[0]
print(diff.traceback[0].lineno, diff.count_diff, diff.size_diff > 100000)
)",
                  "model:cpython-3.13") == "6 201 True\n");
}

}  // namespace lastref
