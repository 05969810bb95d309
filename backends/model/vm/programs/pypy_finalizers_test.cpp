#include "backends/model/printed.hpp"
#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string>
#include <string_view>

namespace lastref {

namespace {

using testing::changes;
using testing::printed;

constexpr std::string_view order_program = R"(import gc
class A:
    def __init__(self, name):
        self.name = name
    def __del__(self):
        print(self.name, end=' ')
def three():
    first = A(1), A(2), A(3)
three(); gc.collect(); print('behind the imports of the start')
three(); gc.collect(); print('rotated')
three()
import heapq
gc.collect(); print('an import in between')
import heapq
three(); gc.collect(); print('behind an import')
three(); gc.collect(); print('no import')
try:
    import nothing_of_this_name
except ImportError:
    three(); gc.collect(); print('behind an import that failed')
open('x', 'w').close()
three(); gc.collect(); print('behind a text file')
def generator():
    try:
        yield
    finally:
        print('closed', end=' ')
unstarted = generator()
del unstarted
three(); gc.collect(); print('behind a generator that was never started')
)";

constexpr std::string_view nested_program = R"(import gc, sys
sys.unraisablehook = lambda details: None
class Node:
    def __init__(self, name, child=None):
        self.name = name
        self.child = child
    def __del__(self):
        print(self.name, end=' ')
        gc.collect()
class Late(Node):
    def __del__(self):
        print(self.name, end=' ')
        super().__del__()
gc.disable()
gc.collect()
node = Late('late')
node = Node('two', Node('three'))
node = Node('four', Node('five'))
node = Node('six')
del node
gc.collect()
print('end')
)";

constexpr std::string_view operands_program = R"(import gc
class A:
    def __init__(self, name):
        self.name = name
    def __del__(self):
        print('del', self.name)
def too_many():
    return [A('below'), len(A('argument'), 1)]
def unhashable():
    return {}[[A('key')]]
def operator():
    return A('left') + A('right')
kept = []
for function in too_many, unhashable, operator:
    try:
        function()
    except TypeError as error:
        kept.append(error)
    gc.collect()
    print(function.__name__)
kept.clear()
gc.collect()
try:
    (lambda a: 0)(1, b=2, c=3)
except TypeError as error:
    print(error)
)";

constexpr std::string_view callback_program = R"(import gc, weakref
class A:
    pass
class B:
    def __del__(self):
        print('the callback goes')
def make():
    return weakref.ref(A(), lambda gone, held=B(): print('called'))
gc.collect()
reference = make()
print(reference.__callback__ is None)
gc.collect()
print(reference.__callback__ is None)
gc.collect()
reference = weakref.ref(A())
print(reference() is None, len(gc.get_objects()) > 0, reference() is None)
)";

}  // namespace

TEST_CASE("On PyPy, finalizers nest in the first one that is Python code, which an import may leave") {
    CHECK(printed(order_program, "model:pypy-8.0") ==
          "1 2 3 behind the imports of the start\n"
          "2 3 1 rotated\n"
          "2 3 1 an import in between\n"
          "2 3 1 behind an import\n"
          "2 3 1 no import\n"
          "1 2 3 behind an import that failed\n"
          "2 3 1 behind a text file\n"
          "2 3 1 behind a generator that was never started\n");
    CHECK(changes(order_program, "model:pypy-8.0", "model:pypy-7.3") ==
          R"(-7 2 3 1 behind a text file
+7 1 2 3 behind a text file
)");
}

TEST_CASE("On PyPy, a collection in a finalizer fails while gc is disabled, but runs what is due") {
    CHECK(printed(nested_program, "model:pypy-8.0") == "two four six late late three five end\n");
    CHECK(printed(nested_program, "model:pypy-7.3") == "two four six late late three five end\n");
}

TEST_CASE("On PyPy, a failed frame keeps what lies below the operands of what failed") {
    CHECK(printed(operands_program, "model:pypy-8.0") ==
          "del argument\n"
          "too_many\n"
          "del key\n"
          "unhashable\n"
          "del right\n"
          "del left\n"
          "operator\n"
          "del below\n"
          "<lambda>() got 2 unexpected keyword arguments\n");
    CHECK(printed(operands_program, "model:pypy-7.3") ==
          "del argument\n"
          "too_many\n"
          "del key\n"
          "unhashable\n"
          "del right\n"
          "del left\n"
          "operator\n"
          "del below\n"
          "<lambda>() got 2 unexpected keyword arguments\n");
}

TEST_CASE("On PyPy, a weak callback is let go after its call, and get_objects() begins with a minor collection") {
    CHECK(printed(callback_program, "model:pypy-8.0") ==
          "False\n"
          "called\n"
          "True\n"
          "the callback goes\n"
          "False True True\n");
    CHECK(printed(callback_program, "model:pypy-7.3") ==
          "False\n"
          "called\n"
          "True\n"
          "the callback goes\n"
          "False True True\n");
}

TEST_CASE("On PyPy, get_objects() lists once what a coroutine that began held when it died") {
    const char* program = R"(import gc
class Named(object):
    def __init__(self, name): self.name = name
class Waits:
    def __await__(self):
        yield
async def walk(argument):
    await Waits()
def names(): return [one.name for one in gc.get_objects() if type(one) is Named]
gc.disable()
gc.collect()
walker = walk(Named('argument'))
walker.send(None)
walker = None
print(names())
print(names())
)";
    for (const char* runtime : {"model:pypy-7.3", "model:pypy-8.0"})
        CHECK(printed(program, runtime) == "['argument']\n[]\n");
}

TEST_CASE("On PyPy, attributes beyond those that a class had room for do not keep a nest") {
    const char* program = R"(import gc
class Nest(object):
    def __init__(self):
        self.first = self.second = None
        self.me = self
    def __del__(self): print('gone')
gc.collect()
nest = Nest()
nest.fourth = None
nest = None
gc.collect()
print('end')
)";
    for (const char* runtime : {"model:pypy-7.3", "model:pypy-8.0"}) CHECK(printed(program, runtime) == "gone\nend\n");
}

TEST_CASE("On PyPy, objects forget their weak references that wait for a finalizer") {
    const char* program = R"(import gc, weakref
class Target(object): pass
class Holds(object):
    def __init__(self, held): self.held = held
    def __del__(self):
        print(self.held() is target, weakref.getweakrefcount(target))
        kept.append(self.held)
kept = []
target = Target()
holds = Holds(weakref.ref(target, lambda gone: print('called')))
del holds
gc.collect()
print(weakref.getweakrefcount(target), kept[0]() is target)
del target
gc.collect()
print('end')
)";
    for (const char* runtime : {"model:pypy-7.3", "model:pypy-8.0"})
        CHECK(printed(program, runtime) == "True 0\n0 True\nend\n");
}

TEST_CASE("On PyPy, a lock of importlib's that came since the last collection is told of first") {
    const char* program = R"(import collections, gc
class Named(object):
    def __init__(self, name): self.name = name
    def __del__(self): print(self.name, end=' ')
gc.disable()
gc.collect()
chain = collections.ChainMap
for name in 'abc': Named(name)
gc.collect()
print()
open('one', 'w')
for name in 'def': Named(name)
gc.collect()
print()
open('one', 'w')
gc.get_objects()
for name in 'ghi': Named(name)
open('one', 'w')
gc.collect()
print()
)";
    CHECK(printed(program, "model:pypy-7.3") == "b c a \nd e f \nh i g \n");
    CHECK(printed(program, "model:pypy-8.0") == "b c a \ne f d \nh i g \n");
}

TEST_CASE("On PyPy, attributes beyond those that a class had room for go with their instance") {
    const char* program = R"(
import gc
class Many(object): pass
gc.collect()
for number in range(20):
    many = Many()
    many.a, many.b, many.c, many.d, many.e = [], {}, many, (many,), [many]
    many = None
    gc.get_objects()
    kept = [[number] for number in range(30)]
gc.collect()
print(sum(type(one) is Many for one in gc.get_objects()))
)";
    for (const char* runtime : {"model:pypy-7.3", "model:pypy-8.0"}) CHECK(printed(program, runtime) == "0\n");
}

TEST_CASE("On PyPy 7.3, the objects that a TypeError speaks about live until it was handled") {
    constexpr std::string_view program = R"(import gc
class Base(object):
    def __init__(self, name): self.name = name
    def __del__(self): print('del', self.name)
def unhashable(): {}[[Base('key')]]
def unordered(): Base('left') < Base('right')
def reordered():
    try: unhashable()
    except TypeError as error: raise error
for fail in (unhashable, unordered, reordered):
    try: fail()
    except TypeError:
        gc.collect()
        print('handled')
    gc.collect()
)";
    CHECK(printed(program, "model:pypy-7.3") == "handled\ndel key\nhandled\ndel right\ndel left\ndel key\nhandled\n");
    CHECK(changes(program, "model:pypy-7.3", "model:pypy-8.0") ==
          R"(-1 handled
+5 handled
)");
}

TEST_CASE("On PyPy, a weak callback that is Python code there comes after the finalizers that are due") {
    constexpr std::string_view program = R"(import functools, gc, weakref
class Base(object):
    def __init__(self, name, other=None): self.name, self.other = name, other
    def __del__(self): print('del', self.name)
gc.collect()
one = Base('outer', Base('inner'))
one = weakref.ref(one, CALLBACK)
gc.collect()
gc.collect()
)";
    const auto with = [&](std::string_view callback) {
        std::string text(program);
        return printed(text.replace(text.find("CALLBACK"), 8, callback), "model:pypy-8.0");
    };
    CHECK(with("print").starts_with("del outer\ndel inner\n<weakref"));
    CHECK(with("functools.partial(print, 'gone')").starts_with("del outer\ndel inner\ngone <weakref"));
    CHECK(with("lambda gone: print('gone')") == "del outer\ndel inner\ngone\n");
}

TEST_CASE("On PyPy a thread that is still referred to leaves no weak callback to be called first") {
    constexpr std::string_view source = R"(import gc, threading
class N:
    def __init__(self, name): self.name = name
    def __del__(self): print(self.name, end=' ')
gc.collect()
thread = threading.Thread(target=int)
thread.start()
thread.join()
made = [N('a'), N('b'), N('c')]
del made
gc.collect()
made = [N('d'), N('e')]
del made, thread
gc.collect()
)";
    CHECK(printed(source, "model:pypy-8.0") == "b c a d e ");
    CHECK(printed(source, "model:pypy-7.3") == "b c a d e ");
}

TEST_CASE("What a generator delegates to lives as long as its frame is held") {
    constexpr std::string_view source = R"(
import gc
kept = []
def inner():
    yield 1
def outer():
    try:
        unknown
    except NameError as e:
        kept.append(e)
    yield from inner()
outer().send(None)
gc.collect()
gc.collect()
print(kept[0].__traceback__.tb_frame.f_code.co_name)
kept.clear()
gc.collect()
print('over')
)";
    for (const char* each : {"model:cpython-3.13", "model:pypy-7.3", "model:pypy-8.0"})
        CHECK(printed(source, each) == R"(outer
over
)");
}

TEST_CASE("Code holds the globals that it ran with first") {
    constexpr std::string_view source = R"(
import gc, types
class K:
    def __init__(self, n): self.n = n
    def __del__(self): print('~', self.n)
def user(): return x
def run(f, k):
    made = types.FunctionType(f.__code__, {'x': k})
    made()
def collect(what):
    gc.collect()
    gc.collect()
    print(what)
run(user, K('first'))
collect('held')
run(user, K('second'))
collect('second')
del user
collect('over')
x = None
def other(): return x
other()
run(other, K('other'))
collect('not held')
)";
    CHECK(printed(source, "model:cpython-3.13") == R"(~ first
held
~ second
second
over
~ other
not held
)");
    for (const char* each : {"model:pypy-7.3", "model:pypy-8.0"})
        CHECK(changes(source, "model:cpython-3.13", each) == R"(-1 ~ first
)");
}

}  // namespace lastref
