#include "backends/model/printed.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string_view>

// What parts of the library leave for collections, and how much the collector says there is.
namespace lastref::testing {

TEST_CASE("In 3.6 the references in a WeakValueDictionary that is dropped are garbage") {
    constexpr std::string_view source = R"(import gc, weakref
class Node: pass
one = Node()
gc.collect()
held = weakref.WeakValueDictionary(x=one)
del held
print(gc.collect())
)";
    CHECK(printed(source, "model:cpython-3.6") == R"(7
)");
    for (const char* each : {"model:cpython-3.7", "model:cpython-3.13"})
        CHECK(printed(source, each) == R"(0
)");
}

TEST_CASE("An ExitStack whose callback fails leaves the function that chains exceptions, too") {
    constexpr std::string_view source = R"(import gc, contextlib
def fails(push):
    try:
        with contextlib.ExitStack() as stack: push(stack)
    except TypeError: pass
gc.disable()
for push in lambda stack: stack.push(lambda: 1), lambda stack: stack.callback(print, 1, q=1):
    fails(push)
    gc.collect()
    fails(push)
    print(gc.collect())
)";
    for (const char* each : {"model:cpython-3.6", "model:cpython-3.7", "model:cpython-3.10"})
        CHECK(printed(source, each) == R"(15
23
)");
    CHECK(printed(source, "model:cpython-3.12") == R"(14
22
)");
    CHECK(printed(source, "model:cpython-3.13") == R"(13
21
)");
    CHECK(printed(source, "model:cpython-3.14") == R"(12
20
)");
}

TEST_CASE("Objects that 3.12 made immortal count as frozen, but for the time between gc.unfreeze() and a collection") {
    constexpr std::string_view source = R"(import gc
print(gc.get_freeze_count())
gc.freeze()
gc.unfreeze()
print(gc.get_freeze_count())
gc.collect()
print(gc.get_freeze_count())
)";
    for (const char* each : {"model:cpython-3.11", "model:cpython-3.13"})
        CHECK(printed(source, each) == R"(0
0
0
)");
    CHECK(printed(source, "model:cpython-3.12") == R"(375
0
375
)");
}

TEST_CASE("Up to 3.6 frames are listed when they begin, before their generators") {
    constexpr std::string_view source = R"(import gc
class Node:
    def __init__(self, name): self.name = name
    def __del__(self): print('del', self.name)
def listed(): return [type(each).__name__ for each in gc.get_objects()]
before = len(listed())
gc.collect()
def steps(node): yield
one, two = steps(Node('first')), [Node('second')]
print([name for name in listed() if name in ('Node', 'frame', 'generator')])
def collects(node):
    later = Node('later')
    gc.collect()
    print([each.name for each in gc.get_objects() if type(each) is Node])
collects(Node('argument'))
)";
    CHECK(printed(source, "model:cpython-3.6") == R"(['Node', 'frame', 'generator', 'Node', 'frame', 'frame']
['argument', 'later', 'second', 'first']
del later
del argument
del first
del second
)");
    for (const char* each : {"model:cpython-3.7", "model:cpython-3.10"})
        CHECK(printed(source, each) == R"(['Node', 'generator', 'frame', 'Node']
['argument', 'later', 'first', 'second']
del later
del argument
del first
del second
)");
}

}  // namespace lastref::testing
