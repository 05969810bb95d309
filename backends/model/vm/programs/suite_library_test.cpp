#include "backends/model/printed.hpp"
#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

// What programs of the interpreters' own test suites see of the library, by version.
namespace lastref {

using testing::changes;
using testing::printed;

TEST_CASE("A program may import in its own way") {
    const char* source = R"(import builtins
real = builtins.__import__
def importer(name, globals=None, locals=None, fromlist=(), level=0):
    print(name, type(globals).__name__, type(locals).__name__, fromlist, level)
    return name.upper()
builtins.__import__ = importer
import spam
def f():
    import eggs.ham
    print(eggs)
f()
builtins.__import__ = real
try:
    exec('import spam', {'__builtins__': {}})
except ImportError as error:
    print(error)
)";
    for (const char* runtime : {"model:cpython-3.8", "model:cpython-3.13"}) {
        CHECK(printed(source, runtime) == R"(spam dict dict None 0
eggs.ham dict NoneType None 0
EGGS.HAM
__import__ not found
)");
    }
    CHECK(printed(source, "model:pypy-8.0") == R"(spam dict dict None 0
eggs.ham dict NoneType None 0
EGGS.HAM
No module named 'spam'
)");
}

TEST_CASE("A namespace may have few built-in names, which PyPy does not mind") {
    const char* source = R"(space = {'__builtins__': {'print': print}}
for source in 'class C: pass', 'global x\nx = 1', 'print(len(str(x)))':
    try: exec(source, space)
    except NameError as error: print(error)
)";
    CHECK(printed(source, "model:cpython-3.13") == R"(__build_class__ not found
name 'len' is not defined
)");
    CHECK(printed(source, "model:pypy-8.0") == "1\n");
}

TEST_CASE("Tuples are compared item by item, and only PyPy's are asked for their lengths") {
    const char* source = R"(import collections
class C:
    def __eq__(self, other):
        print('asked')
        return False
print((C(), 1) == (1,), [C(), 1] == [1], collections.deque([C(), 1]) == collections.deque([1]))
)";
    for (const char* runtime : {"model:cpython-3.6", "model:cpython-3.13", "model:pypy-8.0"}) {
        CHECK(printed(source, runtime) == R"(asked
False False False
)");
    }
}

TEST_CASE("What a name may mean is told by the library too since 3.12") {
    const char* source = R"(import traceback
class C:
    time = 1
    def f(self): time
for f in C().f, lambda: tempfile, lambda: compil:
    try: f()
    except NameError: traceback.print_exc()
C().f()
)";
    CHECK(printed(source, "model:cpython-3.11") == R"(Traceback (most recent call last):
  File "program.py", line 6, in <module>
    try: f()
         ^^^
  File "program.py", line 4, in f
    def f(self): time
                 ^^^^
NameError: name 'time' is not defined
Traceback (most recent call last):
  File "program.py", line 6, in <module>
    try: f()
         ^^^
  File "program.py", line 5, in <lambda>
    for f in C().f, lambda: tempfile, lambda: compil:
                            ^^^^^^^^
NameError: name 'tempfile' is not defined
Traceback (most recent call last):
  File "program.py", line 6, in <module>
    try: f()
         ^^^
  File "program.py", line 5, in <lambda>
    for f in C().f, lambda: tempfile, lambda: compil:
                                              ^^^^^^
NameError: name 'compil' is not defined
Traceback (most recent call last):
  File "program.py", line 8, in <module>
    C().f()
  File "program.py", line 4, in f
    def f(self): time
                 ^^^^
NameError: name 'time' is not defined
)");
    CHECK(changes(source, "model:cpython-3.11", "model:cpython-3.12") ==
          R"(-8 NameError: name 'time' is not defined
+8 NameError: name 'time' is not defined. Did you mean: 'self.time'? Or did you forget to import 'time'
-16 NameError: name 'tempfile' is not defined
+16 NameError: name 'tempfile' is not defined. Did you mean: 'compile'? Or did you forget to import 'tempfile'
-24 NameError: name 'compil' is not defined
+24 NameError: name 'compil' is not defined. Did you mean: 'compile'?
-31 NameError: name 'time' is not defined
+31 NameError: name 'time' is not defined. Did you mean: 'self.time'? Or did you forget to import 'time'?
)");
    CHECK(changes(source, "model:cpython-3.11", "model:cpython-3.13") ==
          R"(-4          ^^^
+4          ~^^
-8 NameError: name 'time' is not defined
+8 NameError: name 'time' is not defined. Did you mean: 'self.time'? Or did you forget to import 'time'?
-12          ^^^
+12          ~^^
-16 NameError: name 'tempfile' is not defined
+16 NameError: name 'tempfile' is not defined. Did you mean: 'compile'? Or did you forget to import 'tempfile'?
-20          ^^^
+20          ~^^
-24 NameError: name 'compil' is not defined
+24 NameError: name 'compil' is not defined. Did you mean: 'compile'?
+28     ~~~~~^^
-31 NameError: name 'time' is not defined
+32 NameError: name 'time' is not defined. Did you mean: 'self.time'? Or did you forget to import 'time'?
)");
    CHECK(changes(source, "model:cpython-3.11", "model:pypy-8.0") ==
          R"(-8 NameError: name 'time' is not defined
+8 NameError: name 'time' is not defined. Did you mean: 'self.time'? Or did you forget to import 'time'
-16 NameError: name 'tempfile' is not defined
+16 NameError: name 'tempfile' is not defined. Did you mean: 'compile'? Or did you forget to import 'tempfile'
-24 NameError: name 'compil' is not defined
+24 NameError: name 'compil' is not defined. Did you mean: 'compile'?
+28         ^
-31 NameError: name 'time' is not defined
+32 NameError: name 'time' is not defined. Did you mean: 'self.time'? Or did you forget to import 'time'
)");
}

TEST_CASE("Caches of 3.6 know no short keys and count results") {
    const char* source = R"(import functools
@functools.lru_cache(3)
def f(n):
    if n == 3: raise ValueError
for i in 1, 1.0, 3, 'a', True:
    try: f(i)
    except ValueError: print('failed')
print(f.cache_info())
)";
    CHECK(printed(source, "model:cpython-3.6") == R"(failed
CacheInfo(hits=2, misses=2, maxsize=3, currsize=2)
)");
    CHECK(printed(source, "model:cpython-3.7") == R"(failed
CacheInfo(hits=1, misses=4, maxsize=3, currsize=3)
)");
}

TEST_CASE("Chains of mappings are walked as sets in 3.6") {
    const char* source = R"(import collections
print(list(collections.ChainMap({33: 1, 3: 2}, {9: 3, 1: 4})))
)";
    CHECK(printed(source, "model:cpython-3.6") == "[33, 3, 9, 1]\n");
    CHECK(printed(source, "model:cpython-3.7") == "[9, 1, 33, 3]\n");
}

TEST_CASE("Contexts of what leaves an ExitStack are completed up to 3.8") {
    const char* source = R"(import contextlib
class Manager:
    def __enter__(self): return self
    def __exit__(self, *exception): raise KeyError
try:
    with contextlib.ExitStack() as stack:
        stack.enter_context(Manager())
        stack.callback(lambda: 1 // 0)
except KeyError as error:
    print(repr(error.__context__))
)";
    CHECK(printed(source, "model:cpython-3.8") == "ZeroDivisionError('integer division or modulo by zero')\n");
    CHECK(printed(source, "model:cpython-3.9") == "None\n");
}

TEST_CASE("print() looks at its texts first") {
    const char* source = R"(for keywords in dict(sep=1), dict(end=b''):
    try: print('x', 'y', **keywords)
    except TypeError as error: print(error)
)";
    CHECK(printed(source, "model:cpython-3.13") == R"(sep must be None or a string, not int
end must be None or a string, not bytes
)");
    CHECK(printed(source, "model:pypy-8.0") == R"(sep must be None or a string
end must be None or a string
)");
}

TEST_CASE("Values of the wrong type are told of in each one's words") {
    const char* source = R"(import contextvars, io, itertools
class C:
    def __hash__(self): return b''
    def __float__(self): return 1
def tell(function, *arguments):
    try: print(function(*arguments))
    except Exception as error: print(type(error).__name__, error)
tell(hash, C())
tell(float, C())
tell(max)
tell('{0}{}'.format, 1)
tell(itertools.islice, [], -1)
variable = contextvars.ContextVar('variable')
print(type(variable.set(1).old_value).__name__)
)";
    CHECK(printed(source, "model:cpython-3.8") == R"(TypeError __hash__ method should return an integer
TypeError C.__float__ returned non-float (type int)
TypeError max expected 1 argument, got 0
ValueError cannot switch from manual field specification to automatic field numbering
ValueError Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
MISSING
)");
    CHECK(changes(source, "model:cpython-3.8", "model:cpython-3.13") ==
          R"(-3 TypeError max expected 1 argument, got 0
+3 TypeError max expected at least 1 argument, got 0
)");
    CHECK(printed(source, "model:pypy-8.0") == R"(TypeError __hash__ method should return an integer not 'bytes'
TypeError __float__ returned non-float (type 'int')
TypeError max() expected at least one argument, got 0
ValueError switching from manual to automatic numbering
ValueError Stop argument must be a non-negative integer or None.
object
)");
}

TEST_CASE("Steps of async generators that nobody awaited are told of since 3.13") {
    const char* source = R"(import asyncio
async def numbers():
    yield 1
async def main():
    generator = numbers()
    generator.__anext__()
    generator.aclose()
    print(await generator.__anext__())
asyncio.run(main())
)";
    CHECK(printed(source, "model:cpython-3.12") == "1\n");
    CHECK(printed(source, "model:cpython-3.13") == R"(1
program.py:6: RuntimeWarning: coroutine method 'asend' of 'numbers' was never awaited
  generator.__anext__()
RuntimeWarning: Enable tracemalloc to get the object allocation traceback
program.py:7: RuntimeWarning: coroutine method 'aclose' of 'numbers' was never awaited
  generator.aclose()
RuntimeWarning: Enable tracemalloc to get the object allocation traceback
)");
}

TEST_CASE("Modules that are not found are told of by the lack of sites in 3.15") {
    const char* source = R"(import traceback
try: import nothing
except ImportError: traceback.print_exc()
from nothing import more
)";
    CHECK(printed(source, "model:cpython-3.14") == R"(Traceback (most recent call last):
  File "program.py", line 2, in <module>
    try: import nothing
         ^^^^^^^^^^^^^^
ModuleNotFoundError: No module named 'nothing'
Traceback (most recent call last):
  File "program.py", line 4, in <module>
    from nothing import more
ModuleNotFoundError: No module named 'nothing'
)");
    CHECK(changes(source, "model:cpython-3.14", "model:cpython-3.15") ==
          R"(-5 ModuleNotFoundError: No module named 'nothing'
+5 ModuleNotFoundError: No module named 'nothing'. Site initialization is disabled, did you forget to add the site-packages directory to sys.path or to enable your virtual environment?
-9 ModuleNotFoundError: No module named 'nothing'
+9 ModuleNotFoundError: No module named 'nothing'. Site initialization is disabled, did you forget to add the site-packages directory to sys.path or to enable your virtual environment?
)");
}

TEST_CASE("Names that modules lack are told without them in 3.6") {
    const char* source = R"(try: from sys import nothing
except ImportError as error: print(error)
)";
    CHECK(printed(source, "model:cpython-3.6") == "cannot import name 'nothing'\n");
    CHECK(printed(source, "model:cpython-3.7") == "cannot import name 'nothing' from 'sys' (unknown location)\n");
}

TEST_CASE("Exceptions have a dict, which no slot can be") {
    const char* source = R"(try:
    class C(Exception): __slots__ = '__dict__'
except TypeError as error: print(error)
)";
    for (const char* runtime : {"model:cpython-3.6", "model:cpython-3.15", "model:pypy-8.0"}) {
        CHECK(printed(source, runtime) == "__dict__ slot disallowed: we already got one\n");
    }
}

}  // namespace lastref
