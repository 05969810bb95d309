#include "backends/model/printed.hpp"
#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string_view>

namespace lastref::testing {

TEST_CASE("A thread that a program begins while it ends") {
    constexpr std::string_view source = R"(
import atexit, threading
class Late:
    def __del__(self):
        try:
            thread = threading.Thread(target=print, args=('runs',))
            thread.start()
            thread.join()
        except RuntimeError as e:
            print(type(e).__name__, e)
@atexit.register
def last():
    Late()
late = Late()
)";
    CHECK(printed(source, "model:cpython-3.12") == R"(RuntimeError can't create new thread at interpreter shutdown
RuntimeError can't create new thread at interpreter shutdown
)");
    for (const char* each : {"model:cpython-3.13", "model:cpython-3.15"})
        CHECK(printed(source, each) == R"(runs
PythonFinalizationError can't create new thread at interpreter shutdown
)");
    CHECK(printed(source, "model:pypy-8.0") == R"()");
}

TEST_CASE("What is local to threads is let go of where C's methods fail") {
    constexpr std::string_view source = R"(
import threading
class Local(threading.local):
    @property
    def p(self): pass
    def __init__(self, n): self.n = n
    def __del__(self): print('~', self.n)
def t(action):
    try: action()
    except (AttributeError, TypeError) as e: print(type(e).__name__, e)
t(lambda: Local(1).nothing)
t(lambda: delattr(Local(2), 'other'))
t(lambda: delattr(Local(3), 'p'))
t(lambda: Local.__new__(int))
)";
    CHECK(printed(source, "model:cpython-3.8") == R"(~ 1
AttributeError 'Local' object has no attribute 'nothing'
~ 2
AttributeError other
~ 3
AttributeError can't delete attribute
TypeError _thread._local.__new__(int): int is not a subtype of _thread._local
)");
    CHECK(changes(source, "model:cpython-3.8", "model:cpython-3.10") == R"(-1 ~ 1
+2 ~ 1
-6 AttributeError can't delete attribute
+6 AttributeError can't delete attribute 'p'
)");
    CHECK(printed(source, "model:cpython-3.14") == R"(AttributeError 'Local' object has no attribute 'nothing'
~ 1
AttributeError 'Local' object has no attribute 'other'
~ 2
~ 3
AttributeError property 'p' of 'Local' object has no deleter
TypeError _thread._local.__new__(int): int is not a subtype of _thread._local
)");
    CHECK(printed(source, "model:pypy-8.0") == R"(AttributeError 'Local' object has no attribute 'nothing'
AttributeError 'Local' object has no attribute 'other'
AttributeError property 'p' of 'Local' object has no deleter
TypeError _local.__new__(int): int is not a subtype of _local
)");
}

TEST_CASE("No frame of what is C's is seen") {
    constexpr std::string_view source = R"(
import collections, sys, threading
class Seen:
    def __del__(self):
        frame = sys._getframe(1)
        print(frame.f_code.co_name, frame.f_back and frame.f_back.f_code.co_name)
def put(container):
    container.clear()
def change(local):
    local.x = None
d = collections.OrderedDict(a=Seen())
put(d)
local = threading.local()
local.x = Seen()
change(local)
)";
    for (const char* each : {"model:cpython-3.8", "model:cpython-3.13"})
        CHECK(printed(source, each) == R"(put <module>
change <module>
)");
}

TEST_CASE("What locks are entered as") {
    constexpr std::string_view source = R"(
import threading
for make in threading.Lock, threading.RLock, threading.Semaphore:
    with make() as entered: print(type(entered).__name__)
)";
    CHECK(printed(source, "model:cpython-3.13") == R"(bool
bool
bool
)");
    CHECK(printed(source, "model:pypy-8.0") == R"(lock
RLock
bool
)");
}

}  // namespace lastref::testing
