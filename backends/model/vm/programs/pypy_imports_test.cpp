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

}  // namespace lastref::testing
