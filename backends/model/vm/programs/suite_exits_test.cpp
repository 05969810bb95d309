#include "backends/model/printed.hpp"
#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

// What standard streams get, and in which order, as programs end and fail.
namespace lastref {

using testing::changes;
using testing::printed;

int exit_status(std::string_view source, std::string_view runtime) {
    for (const auto& each : make_model_runtimes()) {
        if (each->name() == runtime) return each->run({"program.py", std::string(source), {}}, {}, {}, {}).exit_status;
    }
    return -1;
}

TEST_CASE("PyPy makes an int of what a program exits with") {
    for (const char* source : {"raise SystemExit('3')", "raise SystemExit(3.5)", "raise SystemExit(b' 3 ')"}) {
        CHECK(exit_status(source, "model:cpython-3.13") == 1);
        CHECK(exit_status(source, "model:pypy-8.0") == 3);
        CHECK(printed(source, "model:pypy-8.0").empty());
    }
}

TEST_CASE("What cannot be shown at exit is a line of its own on CPython") {
    const char* source = R"(class C:
    def __str__(self): raise ValueError
raise SystemExit(C())
)";
    CHECK(printed(source, "model:cpython-3.14") == "\n");
    CHECK(printed(source, "model:pypy-8.0").empty());
    CHECK(exit_status(source, "model:cpython-3.14") == 1);
}

TEST_CASE("A hook may exit, and lost output is a status of its own") {
    const char* hook = "import sys\nsys.excepthook = lambda *exception: sys.exit(4)\n[].pop()\n";
    CHECK(exit_status(hook, "model:cpython-3.13") == 4);
    CHECK(exit_status(hook, "model:pypy-8.0") == 1);
    const char* lost = "import sys\nsys.stdout = 5\nsys.exit(3)\n";
    CHECK(exit_status(lost, "model:cpython-3.13") == 120);
    CHECK(exit_status(lost, "model:pypy-8.0") == 120);
}

TEST_CASE("Of a traceback the interpreter shows the last entries, the library the first") {
    const char* source = R"(import sys, traceback
def f(n):
    if n: f(n - 1)
    raise ValueError(n)
sys.tracebacklimit = 1
try: f(1)
except ValueError: traceback.print_exc()
sys.tracebacklimit = 0
try: f(1)
except ValueError: traceback.print_exc(); print(traceback.format_stack())
sys.tracebacklimit = 2
f(2)
)";
    CHECK(printed(source, "model:cpython-3.6") == R"([]
Traceback (most recent call last):
  File "program.py", line 6, in <module>
    try: f(1)
ValueError: 0
Traceback (most recent call last):
ValueError: 0
Traceback (most recent call last):
  File "program.py", line 3, in f
    if n: f(n - 1)
  File "program.py", line 4, in f
    raise ValueError(n)
ValueError: 0
)");
    CHECK(changes(source, "model:cpython-3.6", "model:cpython-3.8") == "-6 Traceback (most recent call last):\n");
    CHECK(changes(source, "model:cpython-3.6", "model:cpython-3.13") ==
          R"(+5          ~^^^
-6 Traceback (most recent call last):
+11           ~^^^^^^^
)");
    CHECK(changes(source, "model:cpython-3.6", "model:pypy-8.0") ==
          R"(+5          ^^^^
-6 Traceback (most recent call last):
+11           ^^^^^^^^
)");
}

TEST_CASE("What is written past a stream comes before what it holds back") {
    const char* source = R"(import os, sys
print('printed')
os.write(1, b'direct\n')
sys.stdout.buffer.write(b'buffered\n')
sys.stdout.buffer.raw.write(b'raw\n')
sys.stdout.buffer.flush()
os.write(1, b'behind the buffer\n')
sys.stdout.flush()
os.write(1, b'behind all\n')
)";
    for (const char* runtime : {"model:cpython-3.6", "model:cpython-3.13", "model:pypy-8.0"}) {
        CHECK(printed(source, runtime) == R"(direct
raw
buffered
behind the buffer
printed
behind all
)");
    }
}

TEST_CASE("A stream that cannot be flushed at exit is told of") {
    const char* source = R"(import sys, atexit
class Stream:
    def write(self, text): sys.__stdout__.write(text)
    def __repr__(self): return 'stream'
sys.stdout = Stream()
atexit.register(print, 'exit')
print('end')
)";
    CHECK(printed(source, "model:cpython-3.12") == R"(end
exit
Exception ignored in: stream
AttributeError: 'Stream' object has no attribute 'flush'
)");
    CHECK(printed(source, "model:cpython-3.13") == R"(end
exit
Exception ignored on flushing sys.stdout:
AttributeError: 'Stream' object has no attribute 'flush'
)");
    CHECK(printed(source, "model:cpython-3.14") == R"(end
exit
Exception ignored while flushing sys.stdout:
AttributeError: 'Stream' object has no attribute 'flush'
)");
}

TEST_CASE("Streams are flushed before and after an exception is shown") {
    const char* source = R"(import sys, atexit
class Stream:
    def __init__(self, name, below): self.name, self.below = name, below
    def write(self, text): self.below.write(text)
    def flush(self): sys.__stdout__.write('flush ' + self.name + '\n')
sys.stdout = Stream('out', sys.stdout)
sys.stderr = Stream('err', sys.stderr)
atexit.register(print, 'exit')
raise ValueError
)";
    for (const char* runtime : {"model:cpython-3.6", "model:cpython-3.13"}) {
        CHECK(printed(source, runtime) == R"(flush err
flush out
exit
flush out
flush err
Traceback (most recent call last):
  File "program.py", line 9, in <module>
    raise ValueError
ValueError
)");
    }
    CHECK(changes(source, "model:cpython-3.6", "model:cpython-3.8") == "+3 flush err\n");
    CHECK(changes(source, "model:cpython-3.6", "model:pypy-8.0") ==
          R"(-1 flush err
+2 flush out
+3 flush err
)");
}

TEST_CASE("A hook that fails is told of, or missed") {
    const char* source = R"(import sys
sys.excepthook = lambda *exception: nothing
[].pop()
)";
    CHECK(printed(source, "model:cpython-3.10") == R"(Error in sys.excepthook:
Traceback (most recent call last):
  File "program.py", line 2, in <lambda>
    sys.excepthook = lambda *exception: nothing
NameError: name 'nothing' is not defined

Original exception was:
Traceback (most recent call last):
  File "program.py", line 3, in <module>
    [].pop()
IndexError: pop from empty list
)");
    CHECK(changes(source, "model:cpython-3.10", "model:pypy-7.3") ==
          R"(-1 Error in sys.excepthook:
+1 Error calling sys.excepthook:
+3   File "<builtin>/app_main.py", line 205, in display_exception
)");
    CHECK(changes(source, "model:cpython-3.10", "model:pypy-8.0") ==
          R"(-1 Error in sys.excepthook:
+1 Error calling sys.excepthook:
+3   File "<builtin>/app_main.py", line 218, in display_exception
+6                                         ^^^^^^^
+13        ^^^
)");
}

TEST_CASE("A hook that is gone is missed") {
    const char* source = R"(import sys
del sys.excepthook
raise ValueError
)";
    CHECK(printed(source, "model:cpython-3.13") == R"(sys.excepthook is missing
Traceback (most recent call last):
  File "program.py", line 3, in <module>
    raise ValueError
ValueError
)");
    CHECK(printed(source, "model:pypy-8.0") == R"(Traceback (most recent call last):
  File "program.py", line 3, in <module>
    raise ValueError
ValueError
)");
}

TEST_CASE("What PyPy flushes at exit cannot be printed any more") {
    const char* source = R"(import io, os
class Raw(io.RawIOBase):
    def writable(self): return True
    def write(self, data):
        print('lost')
        os.write(1, data)
        return len(data)
first, second = io.BufferedWriter(Raw()), io.TextIOWrapper(Raw())
first.write(b'first\n')
second.write('second\n')
print('end')
)";
    CHECK(printed(source, "model:pypy-8.0") == R"(end
second
first
)");
}

TEST_CASE("A hook that fails is named before garbage that its report meets") {
    const char* source = R"(import sys
class C:
    def __del__(self): sys.stderr.write('deleted\n')
x = C()
x.x = x
x = None
sys.excepthook = lambda *exception: nothing
[].pop()
)";
    CHECK(printed(source, "model:cpython-3.12") == R"(Error in sys.excepthook:
Traceback (most recent call last):
  File "program.py", line 7, in <lambda>
    sys.excepthook = lambda *exception: nothing
                                        ^^^^^^^
NameError: name 'nothing' is not defined

Original exception was:
Traceback (most recent call last):
  File "program.py", line 8, in <module>
    [].pop()
IndexError: pop from empty list
deleted
)");
    CHECK(changes(source, "model:cpython-3.12", "model:cpython-3.13") ==
          R"(+2 deleted
+13     ~~~~~~^^
-13 deleted
)");
}

TEST_CASE("What sys holds goes with its names, at the very end") {
    const char* source = R"(import os, sys
class C:
    def __del__(self, write=os.write): write(1, b'gone\n')
class D:
    def __del__(self): sys.stderr.write('never told')
sys.kept, sys.other = C(), lambda: 0
d = D()
)";
    for (const char* runtime : {"model:cpython-3.6", "model:cpython-3.13", "model:cpython-3.15"}) {
        CHECK(printed(source, runtime) == "gone\n");
    }
}

}  // namespace lastref
