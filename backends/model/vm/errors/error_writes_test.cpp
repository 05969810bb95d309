#include "backends/model/printed.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string_view>

namespace lastref::testing {

TEST_CASE("A program's own standard error gets reports call by call, as each version writes them") {
    constexpr std::string_view source = R"(
import sys
class Writer:
    said = []
    def write(self, text): self.said.append(text.replace('\n', '/'))
    def flush(self): self.said.append('flushed')
sys.stderr = Writer()
class Own(Exception): pass
class Finalizer:
    def __repr__(self): return 'finalizer'
    def __call__(self):
        raise KeyError('x')
class A: __del__ = Finalizer()
def f():
    try:
        raise Own
    except Own:
        raise ValueError('a: b', 1)
made = A()
del made
try:
    f()
except ValueError:
    sys.excepthook(*sys.exc_info())
print('|'.join(Writer.said))
)";
    CHECK(
        printed(source, "model:cpython-3.6") ==
        R"(Exception ignored in: |finalizer|/|Traceback (most recent call last):/|  File "program.py", line 12, in __call__/|    |raise KeyError('x')|/|KeyError|: |'x'|/|Traceback (most recent call last):/|  File "program.py", line 16, in f/|    |raise Own|/|__main__|.|Own||/|/During handling of the above exception, another exception occurred://|Traceback (most recent call last):/|  File "program.py", line 22, in <module>/|    |f()|/|  File "program.py", line 18, in f/|    |raise ValueError('a: b', 1)|/|ValueError|: |('a: b', 1)|/
)");
    for (const char* each : {"model:cpython-3.8", "model:cpython-3.10"})
        CHECK(
            printed(source, each) ==
            R"(Exception ignored in: |finalizer|/|Traceback (most recent call last):/|  File "program.py", line 12, in __call__/|    |raise KeyError('x')|/|KeyError|: |'x'|/|flushed|Traceback (most recent call last):/|  File "program.py", line 16, in f/|    |raise Own|/|__main__|.|Own||/|/During handling of the above exception, another exception occurred://|Traceback (most recent call last):/|  File "program.py", line 22, in <module>/|    |f()|/|  File "program.py", line 18, in f/|    |raise ValueError('a: b', 1)|/|ValueError|: |('a: b', 1)|/|flushed
)");
    CHECK(
        printed(source, "model:cpython-3.12") ==
        R"(Exception ignored in: |finalizer|/|Traceback (most recent call last):/|  File "program.py", line 12, in __call__/|    |raise KeyError('x')|/|KeyError|: |'x'|/|flushed||Traceback (most recent call last):/||  File "program.py", line 16, in f/||    |raise Own|/||Own||/||/||During handling of the above exception, another exception occurred:/||/||Traceback (most recent call last):/||  File "program.py", line 22, in <module>/||    |f()|/||  File "program.py", line 18, in f/||    |raise ValueError('a: b', 1)|/||ValueError|: |('a: b', 1)|/|flushed
)");
    CHECK(
        printed(source, "model:cpython-3.13") ==
        R"(Exception ignored in: |finalizer|/|Traceback (most recent call last):/|  File "program.py", line 12, in __call__/|    |raise KeyError('x')|/|KeyError|: |'x'|/|flushed|Traceback (most recent call last):/||  File "program.py", line 16, in f/    raise Own/||Own/||/During handling of the above exception, another exception occurred://||Traceback (most recent call last):/||  File "program.py", line 22, in <module>/    f()/    ~^^/||  File "program.py", line 18, in f/    raise ValueError('a: b', 1)/||ValueError: ('a: b', 1)/|
)");
    CHECK(
        printed(source, "model:cpython-3.14") ==
        R"(Exception ignored while calling deallocator finalizer|:/|Traceback (most recent call last):/|  File "program.py", line 12, in __call__/|    |raise KeyError('x')|/|KeyError|: |'x'|/|flushed|Traceback (most recent call last):/||  File "program.py", line 16, in f/    raise Own/||Own/||/During handling of the above exception, another exception occurred://||Traceback (most recent call last):/||  File "program.py", line 22, in <module>/    f()/    ~^^/||  File "program.py", line 18, in f/    raise ValueError('a: b', 1)/||ValueError: ('a: b', 1)/|
)");
    CHECK(
        printed(source, "model:cpython-3.15") ==
        R"(Exception ignored while calling deallocator finalizer|:/|Traceback (most recent call last):/||  File "program.py", line 12, in __call__/    raise KeyError('x')/||KeyError: 'x'/||Traceback (most recent call last):/||  File "program.py", line 16, in f/    raise Own/||Own/||/During handling of the above exception, another exception occurred://||Traceback (most recent call last):/||  File "program.py", line 22, in <module>/    f()/    ~^^/||  File "program.py", line 18, in f/    raise ValueError('a: b', 1)/||ValueError: ('a: b', 1)/|
)");
    CHECK(
        printed(source, "model:pypy-8.0") ==
        R"(Traceback (most recent call last):/||  File "program.py", line 16, in f/    raise Own/||Own/||/During handling of the above exception, another exception occurred://||Traceback (most recent call last):/||  File "program.py", line 22, in <module>/    f()/||  File "program.py", line 18, in f/    raise ValueError('a: b', 1)/||ValueError: ('a: b', 1)/|
)");
}

TEST_CASE("sys.unraisablehook() wants what the interpreter gives it") {
    constexpr std::string_view source = R"(
import sys, atexit
class Told: exc_type = exc_value = exc_traceback = err_msg = object = None
def tell(call, *given):
    try: print(call(*given))
    except TypeError as error: print(error)
if hasattr(sys, 'unraisablehook'):
    tell(sys.unraisablehook, 3)
    tell(sys.unraisablehook, Told())
tell(atexit.register)
)";
    CHECK(printed(source, "model:cpython-3.7") == R"(register() takes at least 1 argument (0 given)
)");
    CHECK(printed(source, "model:cpython-3.13") == R"(sys.unraisablehook argument type must be UnraisableHookArgs
sys.unraisablehook argument type must be UnraisableHookArgs
register() takes at least 1 argument (0 given)
)");
}

}  // namespace lastref::testing
