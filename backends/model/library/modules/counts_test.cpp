#include "backends/model/printed.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string_view>

// What programs can count: references, objects that a collector sees, and what was made since its last collection.
namespace lastref::testing {

TEST_CASE("What was printed waits in a list as the text that it was", "[library]") {
    constexpr std::string_view program = R"(
import gc, sys
text = "".join(["a", "b"])
references = sys.getrefcount(text)
objects = len(gc.get_objects())
print(text)
print(sys.getrefcount(text) - references, len(gc.get_objects()) - objects)
sys.stdout.flush()
print(sys.getrefcount(text) - references)
)";
    CHECK(printed(program, "model:cpython-3.7") == "ab\n0 1\n0\n");
    CHECK(printed(program, "model:cpython-3.8") == "ab\n1 1\n0\n");
    // There, print() keeps a tuple of what its keywords are called.
    CHECK(printed(program, "model:cpython-3.11") == "ab\n1 2\n0\n");
    CHECK(printed(program, "model:cpython-3.15") == "ab\n1 1\n0\n");
}

TEST_CASE("print() writes a thing before it asks the next one for its text", "[library]") {
    constexpr std::string_view program = R"(
class Loud(object):
    def __str__(self):
        print('asked')
        return 'loud'
print('first', Loud())
)";
    for (const char* runtime : {"model:cpython-3.7", "model:cpython-3.13", "model:pypy-8.0"})
        CHECK(printed(program, runtime) == "first asked\nloud\n");
}

TEST_CASE("What comes from a free list, or goes to one, is not counted", "[library]") {
    constexpr std::string_view program = R"(
import gc
class Named:
    def method(self): pass
named, items = Named(), [1, 2]
def bind(): named.method
def bind_native(): items.append
def walk():
    for item in items: pass
def copy(): list(items)
def counted(action):
    gc.collect()
    before = gc.get_count()[0]
    action()
    between = gc.get_count()[0]
    action()
    return between - before - 1, gc.get_count()[0] - between
for action in (bind, bind_native, walk, copy):
    print(*counted(action))
)";
    // Up to 3.10 the first call of a function makes the frame that its code keeps for later ones.
    CHECK(printed(program, "model:cpython-3.8") == "2 0\n2 0\n1 0\n3 1\n");
    CHECK(printed(program, "model:cpython-3.9") == "1 0\n1 0\n1 0\n2 1\n");
    CHECK(printed(program, "model:cpython-3.13") == "0 0\n0 0\n0 0\n1 1\n");
    CHECK(printed(program, "model:cpython-3.14") == "1 0\n1 0\n1 0\n1 1\n");
    CHECK(printed(program, "model:cpython-3.15") == "1 0\n1 0\n0 0\n1 1\n");
}

TEST_CASE("What a class is called with is a tuple, until the code that calls it is used to it", "[library]") {
    constexpr std::string_view program = R"(
import gc
class Here:
    def __init__(self, given): pass
Here(1)
def call(): return Here(1)
def counted():
    gc.collect()
    before = gc.get_count()[0]
    call()
    return gc.get_count()[0] - before - 1
print(counted(), counted(), counted(), counted())
)";
    CHECK(printed(program, "model:cpython-3.10") == "2 1 1 1\n");
    CHECK(printed(program, "model:cpython-3.11") == "1 1 1 1\n");
    CHECK(printed(program, "model:cpython-3.13") == "1 0 0 0\n");
}

TEST_CASE("The library's traceback module parses what it marks", "[library]") {
    constexpr std::string_view program = R"(
import gc, traceback
def left_by(action):
    gc.collect()
    try: [][1]
    except IndexError as error: action(error.__traceback__)
    return gc.collect()
print(left_by(traceback.extract_tb), left_by(traceback.format_tb), left_by(traceback.format_tb))
)";
    CHECK(printed(program, "model:cpython-3.10") == "0 0 0\n");
    CHECK(printed(program, "model:cpython-3.13") == "0 24 0\n");
    CHECK(printed(program, "model:cpython-3.14") == "0 0 0\n");
}

TEST_CASE("Abstract classes remember what they were asked", "[library]") {
    constexpr std::string_view program = R"(
import abc, gc
def left_by(*questions):
    gc.collect()
    class Base(abc.ABC): pass
    class Derived(Base): pass
    for question in questions: question(Base, Derived)
    del Base, Derived
    return gc.collect()
def of_derived(base, derived): isinstance(derived(), base)
def of_other(base, derived): isinstance(1, derived)
def registers(base, derived): derived.register(int)
none = left_by()
print(left_by(of_derived) - none, left_by(of_other) - none, left_by(of_other, registers) - none)
)";
    for (const char* runtime : {"model:cpython-3.9", "model:cpython-3.13"})
        CHECK(printed(program, runtime) == "4 4 8\n");
}

TEST_CASE("What classes leave is what the library's own keep of them, too", "[library]") {
    constexpr std::string_view program = R"(
import dataclasses, functools, gc
@dataclasses.dataclass
class Kept:
    field: int = 0
def plain():
    class Here: pass
def slotted():
    class Here: __slots__ = ('first', 'second')
def ordered():
    @functools.total_ordering
    class Here:
        def __lt__(self, other): return True
        def __eq__(self, other): return True
def cached():
    class Here:
        @functools.cached_property
        def value(self): pass
def tells(): dataclasses.asdict(Kept())
def data():
    @dataclasses.dataclass
    class Here: pass
def frozen():
    @dataclasses.dataclass(frozen=True)
    class Here: pass
def left_by(action):
    action()
    gc.collect()
    action()
    return gc.collect()
none = left_by(plain)
print(*[left_by(action) - none for action in (slotted, ordered, cached, data, frozen)], left_by(tells))
)";
    CHECK(printed(program, "model:cpython-3.9") == "0 2 3 10 19 0\n");
    CHECK(printed(program, "model:cpython-3.11") == "0 2 3 10 19 0\n");
    CHECK(printed(program, "model:cpython-3.13") == "0 2 2 11 18 0\n");
    CHECK(printed(program, "model:cpython-3.15") == "2 2 2 20 27 0\n");
}

TEST_CASE("A partial passes on what it is called with, and up to 3.8 holds it meanwhile", "[library]") {
    constexpr std::string_view program = R"(
import functools, sys
class Here(object): pass
def count(given): return sys.getrefcount(given)
one = Here()
print(functools.partial(count)(one) - count(one), functools.partial(count)(given=one) - count(given=one))
)";
    CHECK(printed(program, "model:cpython-3.8") == "1 2\n");
    CHECK(printed(program, "model:cpython-3.13") == "1 1\n");
}

TEST_CASE("From 3.15 on an implied static method copies attributes, too", "[library]") {
    constexpr std::string_view program = R"(
class Here:
    def __new__(cls): pass
    def __init_subclass__(cls): pass
print(*[len(Here.__dict__[name].__dict__) for name in ('__new__', '__init_subclass__')])
)";
    CHECK(printed(program, "model:cpython-3.14") == "0 0\n");
    CHECK(printed(program, "model:cpython-3.15") == "4 4\n");
}

TEST_CASE("A generator expression has a local that is no name", "[library]") {
    constexpr std::string_view program = "print(list(sorted(locals()) for each in [1]))\n";
    for (const char* runtime : {"model:cpython-3.6", "model:cpython-3.13", "model:pypy-8.0"})
        CHECK(printed(program, runtime) == "[['.0', 'each']]\n");
}

TEST_CASE("That a string is interned counts as no reference to it", "[library]") {
    constexpr std::string_view program = "import sys\nprint(sys.getrefcount('word'), sys.getrefcount('two words'))\n";
    CHECK(printed(program, "model:cpython-3.8") == "3 3\n");
    CHECK(printed(program, "model:cpython-3.13") == "3 3\n");
}

TEST_CASE("A __dict__ that was read is seen by collections once its class has no room for another name", "[library]") {
    constexpr std::string_view program = R"(
import gc
class Here:
    def __init__(self): self.name = 1
for number in range(30): Here()
here = Here()
here.p = 1
print(gc.is_tracked(here.__dict__))
here.q = here
print(gc.is_tracked(here.__dict__))
del here
print(gc.collect())
)";
    for (std::string_view model : {"model:cpython-3.8", "model:cpython-3.12", "model:cpython-3.13"})
        CHECK(printed(program, model) == "False\nTrue\n2\n");
}

TEST_CASE("The empty set of abstract methods that a class has is an object of its own", "[library]") {
    constexpr std::string_view program = R"(import abc, gc
class Base(abc.ABC): pass
gc.collect()
class Derived(Base): pass
del Derived
print(gc.collect())
)";
    CHECK(printed(program, "model:cpython-3.8") == "5\n");
    CHECK(printed(program, "model:cpython-3.9") == "6\n");
    CHECK(printed(program, "model:cpython-3.15") == "5\n");
}

TEST_CASE("What a built-in type is called with is a tuple, but where its version calls it with a vector", "[library]") {
    constexpr std::string_view program = R"(
import gc, weakref
class Here(object): pass
here, one = Here(), [1]
def called(call):
    gc.collect()
    gc.get_count()
    before = gc.get_count()[0]
    first = call()
    between = gc.get_count()[0]
    second = call()
    return between - before - (gc.get_count()[0] - between)
print(called(lambda: weakref.ref(here, print)), called(lambda: memoryview(b'a')), called(lambda: complex(1, 2)))
print(called(lambda: range(3)), called(lambda: tuple(one)), called(lambda: type(here)), called(lambda: float('5')),
      called(lambda: enumerate(one)), called(lambda: str(1)))
print(called(lambda: slice(3, 4)), called(lambda: ValueError(1)))
)";
    CHECK(printed(program, "model:cpython-3.8") == "2 2 2\n2 2 2 2 2 2\n1 1\n");
    CHECK(printed(program, "model:cpython-3.11") == "1 1 1\n0 0 0 0 0 1\n0 0\n");
    CHECK(printed(program, "model:cpython-3.13") == "1 1 1\n0 0 0 0 0 0\n0 0\n");
    CHECK(printed(program, "model:cpython-3.15") == "1 1 1\n0 0 0 0 0 0\n1 0\n");
}

TEST_CASE("Weak callbacks that are due together wait in a tuple, from 3.13 on one alone, too", "[library]") {
    constexpr std::string_view program = R"(
import gc, weakref
class Here(object): pass
def gone(reference): pass
def counted(watches):
    here = Here()
    kept = [weakref.ref(here, gone) for number in range(watches)]
    gc.collect()
    gc.get_count()
    before = gc.get_count()[0]
    here = None
    return gc.get_count()[0] - before
print(counted(0), counted(1), counted(2), counted(3), counted(12))
)";
    CHECK(printed(program, "model:cpython-3.12") == "-1 -1 0 0 -1\n");
    CHECK(printed(program, "model:cpython-3.13") == "-1 0 0 0 -1\n");
}

}  // namespace lastref::testing
