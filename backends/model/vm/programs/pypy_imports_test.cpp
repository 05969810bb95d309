#include "backends/model/printed.hpp"
#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string_view>

// What PyPy imports by itself: each import leaves a dead lock, which decides which finalizer comes first.
namespace lastref::testing {

TEST_CASE("On PyPy, a codec that is looked up for the first time is imported") {
    constexpr std::string_view source = R"(
import gc
died = []
class T(object):
    def __init__(self, name): self.name = name
    def __del__(self): died.append(self.name)
def order(look_up):
    gc.collect()
    try: look_up()
    except LookupError: pass
    t = T(1)
    t = T(2)
    t = T(3)
    t = None
    gc.collect()
    print(died)
    del died[:]
for look_up in (lambda: b'a'.decode('ascii'), lambda: 'a'.encode('latin-1'), lambda: b'a'.decode('utf-8', 'ignore'),
                lambda: b'a'.decode('latin-1'), lambda: b'a'.decode('latin1'), lambda: b'a'.decode('ISO-8859-1'),
                lambda: b'a'.decode('UTF8'), lambda: b'a'.decode('ascii', 'ignore'), lambda: b'a'.decode('us-ascii'),
                lambda: 'a'.encode('utf-16-le'), lambda: b'a'.decode('nope'), lambda: b'a'.decode('nope')):
    order(look_up)
)";
    CHECK(printed(source, "model:pypy-7.3") == R"([2, 3, 1]
[2, 3, 1]
[2, 3, 1]
[1, 2, 3]
[1, 2, 3]
[1, 2, 3]
[1, 2, 3]
[1, 2, 3]
[1, 2, 3]
[1, 2, 3]
[1, 2, 3]
[2, 3, 1]
)");
    CHECK(printed(source, "model:pypy-8.0") == R"([2, 3, 1]
[2, 3, 1]
[2, 3, 1]
[2, 3, 1]
[2, 3, 1]
[2, 3, 1]
[2, 3, 1]
[1, 2, 3]
[2, 3, 1]
[1, 2, 3]
[1, 2, 3]
[2, 3, 1]
)");
}

TEST_CASE("On PyPy 7.3, the first unraisable error imports no more than traceback") {
    constexpr std::string_view source = R"(
import gc, traceback
class Failing(object):
    def __del__(self): raise ValueError
died = []
class T(object):
    def __init__(self, name): self.name = name
    def __del__(self): died.append(self.name)
def order():
    t = T(1)
    t = T(2)
    t = T(3)
    t = None
    gc.collect()
    print(died)
    del died[:]
class Quiet(object):
    def write(self, text): pass
    def flush(self): pass
import sys
sys.stderr = Quiet()
order()
for _ in range(3):
    Failing()
    gc.collect()
    order()
)";
    CHECK(printed(source, "model:pypy-7.3") == R"([1, 2, 3]
[2, 3, 1]
[2, 3, 1]
[2, 3, 1]
)");
    CHECK(changes(source, "model:pypy-7.3", "model:pypy-8.0") == R"(-2 [2, 3, 1]
+2 [1, 2, 3]
)");
}

TEST_CASE(
    "On PyPy, importing what expressions do not need takes a lock, as the first ascii() does, and compile() none") {
    constexpr std::string_view source = R"(import gc, re
class T(object):
    def __init__(self, name): self.name = name
    def __del__(self): died.append(self.name)
died = []
def order(make):
    make()
    T(1)
    T(2)
    T(3)
    gc.collect()
    print(died)
    del died[:]
order(int)
def load(name): return lambda: __import__(name)
for make in (load('io'), load('contextlib'), load('warnings'), load('operator'), lambda: ascii(1), lambda: ascii(1),
             lambda: compile('1', '', 'eval')):
    gc.collect()
    order(make)
)";
    CHECK(printed(source, "model:pypy-7.3") == R"([1, 2, 3]
[1, 2, 3]
[1, 2, 3]
[1, 2, 3]
[1, 2, 3]
[1, 2, 3]
[2, 3, 1]
[2, 3, 1]
)");
    CHECK(changes(source, "model:pypy-7.3", "model:pypy-8.0") == R"(-5 [1, 2, 3]
+5 [2, 3, 1]
)");
}

TEST_CASE("On PyPy a SimpleNamespace that is not made holds no arguments") {
    CHECK(printed(R"(import gc, types
class T(object):
    def __del__(self): print('died')
try: (lambda: types.SimpleNamespace(T()))()
except TypeError:
    gc.collect()
    print('handled')
gc.collect()
)",
                  "model:pypy-8.0") == "died\nhandled\n");
}

}  // namespace lastref::testing
