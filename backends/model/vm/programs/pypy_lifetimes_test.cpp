#include "backends/model/printed.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string>

namespace lastref {

namespace {

using testing::printed;

TEST_CASE("On PyPy the warning of a coroutine never awaited is code, and names the caller of what runs") {
    const std::string program = R"(import gc, sys
sys.stderr = sys.stdout
class A:
    def __del__(self):
        print('del')
async def never(argument): pass
def collect(): gc.collect()
def outer():
    collect()
gc.collect()
never(1)
collect()
never(2)
gc.get_objects()
outer()
for number in range(2):
    never(3)
    A()
    outer()
)";
    const std::string word = ": RuntimeWarning: coroutine 'never' was never awaited\n  ";
    const std::string before =
        "program.py:12" + word + "collect()\nprogram.py:7" + word + "def collect(): gc.collect()\n";
    const std::string last = "program.py:9" + word + "collect()\n";
    CHECK(printed(program, "model:pypy-8.0") == before + "del\n" + last + "del\n");
    CHECK(printed(program, "model:pypy-7.3") == before + "del\ndel\n" + last);
}

TEST_CASE("On PyPy a parameter that is a cell is kept by its frame, too") {
    const std::string program = R"(import gc
class A:
    def __init__(self, name): self.name = name
    def __del__(self): print('del', self.name)
def cell(argument):
    argument = None
    def inner(): return argument
    gc.collect()
    del argument
    print('cell', locals().keys() == {'inner'})
def walk(argument):
    argument = None
    yield lambda: argument
    print('walked')
cell(A(1))
cell(*[A(2)])
for _ in walk(A(3)): gc.collect()
gc.collect()
class Base:
    def who(self): return 'base'
class Derived(Base):
    def who(self):
        def inner(): return self
        return super().who()
    def other(self):
        self = 1
        def inner(): return self
        return super().who()
print(Derived().who())
try: Derived().other()
except TypeError: print('not mine')
)";
    for (const char* runtime : {"model:pypy-7.3", "model:pypy-8.0"}) {
        CHECK(printed(program, runtime) == "cell True\ndel 1\ncell True\ndel 2\nwalked\ndel 3\nbase\nnot mine\n");
    }
    CHECK(printed(program) == "del 1\ncell True\ndel 2\ncell True\ndel 3\nwalked\nbase\nnot mine\n");
}

TEST_CASE("On PyPy a stream that was closed has no finalizer that others wait for") {
    const std::string program = R"(import gc, io
class Raw(io.RawIOBase):
    def __init__(self, name): self.name = name
    def writable(self): return True
    def __del__(self): print('del', self.name)
class Stays(io.BufferedWriter): pass
def collect():
    for number in range(3):
        gc.collect()
        print(number, end=' ')
    print()
collect()
io.BufferedWriter(Raw('open')); collect()
io.BufferedWriter(Raw('closed')).close(); collect()
Stays(Raw('may do more')).close(); collect()
io.TextIOWrapper(io.BufferedWriter(Raw('within text'))); collect()
)";
    for (const char* runtime : {"model:pypy-7.3", "model:pypy-8.0"}) {
        CHECK(printed(program, runtime) ==
              "0 1 2 \n0 del open\n1 2 \ndel closed\n0 1 2 \n0 del may do more\n1 2 \n0 del within text\n1 2 \n");
    }
}

TEST_CASE("What getbuffer() of a BytesIO gave keeps that") {
    const std::string program = R"(import gc, io
class Bytes(io.BytesIO):
    def close(self): print('close')
view = Bytes(b'abc').getbuffer()
part = view[1:]
view = None
gc.collect()
print(bytes(part))
part.release()
gc.collect()
print('end')
)";
    for (const char* runtime : {"model:pypy-7.3", "model:cpython-3.13"})
        CHECK(printed(program, runtime) == "b'bc'\nclose\nend\n");
}

TEST_CASE("On PyPy the finalizer hook of an asynchronous generator is called where a handler is open") {
    const std::string program = R"(import gc, sys
async def walk(name):
    yield name
    try:
        yield name
    finally:
        pass
sys.set_asyncgen_hooks(finalizer=lambda generator: print('told'))
def step(walked):
    try: walked.__anext__().send(None)
    except StopIteration: pass
for steps in range(3):
    walked = walk(steps)
    for number in range(steps): step(walked)
    walked = None
    gc.collect()
    print(steps)
)";
    for (const char* runtime : {"model:pypy-7.3", "model:pypy-8.0"})
        CHECK(printed(program, runtime) == "0\n1\ntold\n2\n");
}

TEST_CASE("From PyPy 8.0 on, the error of a generator that ignored GeneratorExit shows its frame") {
    const std::string program = R"(import traceback
def walk():
    try:
        yield
    finally:
        yield
walked = walk()
next(walked)
try:
    walked.close()
except RuntimeError as error:
    print([frame.name for frame in traceback.extract_tb(error.__traceback__)])
)";
    CHECK(printed(program, "model:pypy-7.3") == "['<module>']\n");
    CHECK(printed(program, "model:pypy-8.0") == "['<module>', 'walk']\n");
}

TEST_CASE("PyPy makes all operands of a format before it asks any for its text") {
    const std::string program = R"(class Shown:
    def __init__(self, name): print('made', name, end=' ')
    def __str__(self):
        print('asked', end=' ')
        return 'shown'
print('%s %s' % (Shown(1), Shown(2)))
)";
    CHECK(printed(program, "model:pypy-8.0") == "made 1 made 2 asked asked shown shown\n");
    CHECK(printed(program, "model:cpython-3.11") == "made 1 asked made 2 asked shown shown\n");
}

TEST_CASE("On PyPy what dies behind a lock of importlib's is warned of at the place of that lock's callback") {
    const std::string program = R"(import gc, sys, warnings
sys.stderr = sys.stdout
warnings.simplefilter('always')
gc.collect()
def leave(*how):
    open('left', *how)
    gc.collect()
open('left', 'w').close()
leave()
leave('rb')
leave('rb')
warnings.simplefilter('error')
async def never(): pass
sys.unraisablehook = lambda details: print(details.err_msg, details.exc_value)
never()
gc.collect()
)";
    const std::string word = ": ResourceWarning: unclosed file <_io.";
    const std::string text = word + "TextIOWrapper name='left' mode='r' encoding='UTF-8'>\n";
    const std::string bytes = word + "BufferedReader name='left'>\n";
    const std::string line = "  gc.collect()\n";
    const std::string last =
        "program.py:7" + bytes + line + "Exception ignored in: finalizer of  coroutine 'never' was never awaited\n";
    CHECK(printed(program, "model:pypy-8.0") ==
          "program.py:7" + text + line + "<frozen importlib._bootstrap>:199" + bytes + last);
    CHECK(printed(program, "model:pypy-7.3") ==
          "<frozen importlib._bootstrap>:186" + text + "<frozen importlib._bootstrap>:186" + bytes + last);
}

TEST_CASE("What PyPy suggests for a name is nearer to it than nothing") {
    const std::string program = R"(import traceback
class A: pass
abc = 1
for text in 'a', 'abd', 'aBC', 'ABC':
    try: exec(text)
    except NameError as error:
        print(next(traceback.TracebackException.from_exception(error).format_exception_only()), end='')
)";
    const std::string first =
        "NameError: name 'a' is not defined\nNameError: name 'abd' is not defined. Did you mean: ";
    const std::string second = "?\nNameError: name 'aBC' is not defined. Did you mean: ";
    const std::string third = "?\nNameError: name 'ABC' is not defined";
    CHECK(printed(program, "model:pypy-8.0") == first + "'abc'" + second + "'abc'" + third + "\n");
    CHECK(printed(program, "model:pypy-7.3") == first + "abc" + second + "abc" + third + ". Did you mean: A?\n");
}

TEST_CASE("PyPy 8.0 shows errors of exit callbacks without their tracebacks") {
    const std::string program = R"(import atexit
@atexit.register
class Fails:
    def __init__(self): raise ValueError(1)
)";
    const std::string shown = printed(program, "model:pypy-8.0");
    CHECK(shown == "Exception ignored in atexit callback <class '__main__.Fails'>\nValueError: 1\n");
}

TEST_CASE("PyPy 7.3 keeps the operands that an error is about until its last handler ends, or it is raised anew") {
    const std::string program = R"(import gc
class Here:
    def __del__(self): print('del')
def collect(word):
    gc.collect(); gc.collect()
    print(word)
def unmatched():
    try: 'k' + Here()
    except ValueError: pass
def again():
    try: 'k' + Here()
    except TypeError: raise
def anew():
    try: 'k' + Here()
    except TypeError as error: raise error
for fail in (unmatched, again, anew):
    try: fail()
    except Exception: collect('in')
    collect('after')
)";
    CHECK(printed(program, "model:pypy-7.3") == "in\ndel\nafter\nin\ndel\nafter\ndel\nin\nafter\n");
    CHECK(printed(program, "model:pypy-8.0") == "del\nin\nafter\ndel\nin\nafter\ndel\nin\nafter\n");
}

TEST_CASE("A list of a program's class is extended by itself once") {
    const std::string program = R"(class Own(list): pass
own = Own('ab')
own.extend(own)
own += own
print(own)
)";
    for (const char* runtime : {"model:cpython-3.13", "model:pypy-8.0"})
        CHECK(printed(program, runtime) == "['a', 'b', 'a', 'b', 'a', 'b', 'a', 'b']\n");
}

}  // namespace

}  // namespace lastref
