#include "backends/model/printed.hpp"
#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string_view>

// In which order the last collection finds what a program leaves.
namespace lastref::testing {

TEST_CASE("What the exit finds of an error that ended the program") {
    constexpr std::string_view source = R"(
import copy, gc, sys, weakref
class Bound(object):
    def __init__(self, name, link=None):
        self.name = name
        self.link = link
        self.bound = self.hello
    def hello(self): pass
    def __del__(self): print('del', self.name)
class Slotted(object):
    __slots__ = ('name', 'link', '__weakref__')
    def __init__(self, name, link=None):
        self.name = name
        self.link = link
    def __del__(self): print('gone', self.name)
def fail(o, text):
    held = [o, Bound('b', [Bound('c'), Bound('d')])]
    held.append(held)
    raise KeyError(text, held[1])
sys.excepthook = lambda *error: print(sys.last_value is error[1], sys.last_traceback is error[2])
s = Slotted('s', [Bound('a')] * 2)
fail(Bound('z'), 'uncaught')
)";
    for (const char* each : {"model:cpython-3.6", "model:cpython-3.7", "model:cpython-3.8", "model:cpython-3.10",
                             "model:cpython-3.12", "model:cpython-3.13", "model:cpython-3.15"})
        CHECK(printed(source, each) == R"(True True
del b
del z
del d
del c
)");
}

TEST_CASE("An early young collection, and modules that are imported, decide what an exit finds first") {
    constexpr std::string_view source = R"(
import gc, weakref, builtins, sys
class T(object):
    def __init__(self, name): self.name = name
    def __del__(self): print('del', self.name)
def listed():
    named = {id(sys.modules): 'sys.modules', id(sys.__dict__): 'sys', id(builtins.__dict__): 'builtins',
             id(globals()): 'main', id(T): 'T'}
    return [named[id(o)] for o in gc.get_objects() if id(o) in named]
a = [T(1), T(2)]
gc.collect(1)
b = T(3)
gc.collect()
print(listed())
builtins.kept = [T(4)]
)";
    CHECK(printed(source, "model:cpython-3.6") == R"(['builtins', 'sys.modules', 'sys', 'main', 'T']
del 4
del 2
del 1
del 3
)");
    for (const char* each : {"model:cpython-3.7", "model:cpython-3.8", "model:cpython-3.10", "model:cpython-3.12"})
        CHECK(changes(source, "model:cpython-3.6", each) ==
              R"(-1 ['builtins', 'sys.modules', 'sys', 'main', 'T']
+1 ['sys', 'sys.modules', 'builtins', 'main', 'T']
)");
    CHECK(printed(source, "model:cpython-3.13") == R"(['sys', 'sys.modules', 'builtins', 'main', 'T']
del 4
del 3
del 2
del 1
)");
    CHECK(printed(source, "model:cpython-3.15") == R"(['sys.modules', 'sys', 'builtins', 'main', 'T']
del 4
del 3
del 2
del 1
)");
}

}  // namespace lastref::testing
