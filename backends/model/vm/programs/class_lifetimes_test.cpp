#include "backends/model/printed.hpp"

#include <catch2/catch_test_macros.hpp>

namespace lastref {
namespace {

using testing::printed;

TEST_CASE("From 3.14 on annotations in a class hold its namespace until somebody asks for them") {
    constexpr std::string_view program = R"(import gc
gc.collect()
def annotated_method():
    class C:
        def f(self, x: int): pass
def method():
    class C:
        def f(self, x): pass
def annotated_name():
    class C:
        a: int
def plain():
    class C: pass
for make in annotated_method, method, annotated_name, plain:
    make()
    print(gc.collect(), end=' ')
)";
    CHECK(printed(program, "model:cpython-3.13") == "8 7 6 6 ");
    CHECK(printed(program, "model:cpython-3.14") == "10 7 9 6 ");
    CHECK(printed(program, "model:cpython-3.15") == "8 5 7 4 ");
}

TEST_CASE("From 3.14 on a metaclass sees the cell of the namespace where a class has functions or annotations") {
    constexpr std::string_view program = R"(class Meta(type):
    def __new__(cls, name, bases, names):
        print('__classdictcell__' in names, end=' ')
        made = super().__new__(cls, name, bases, names)
        print('__classdictcell__' in made.__dict__)
        return made
class Empty(metaclass=Meta): pass
class Method(metaclass=Meta):
    def method(self): pass
class Annotated(metaclass=Meta):
    name: int
)";
    CHECK(printed(program, "model:cpython-3.13") == "False False\nFalse False\nFalse False\n");
    CHECK(printed(program, "model:cpython-3.14") == "False False\nTrue False\nTrue False\n");
}

TEST_CASE("Functions and classes of 3.14 have what makes their annotations") {
    constexpr std::string_view program = R"(class C:
    name: 'C'
    def method(self, other: int): pass
print(C.__annotate__(1), C.method.__annotate__(1), (lambda: 0).__annotate__)
)";
    CHECK(printed(program, "model:cpython-3.14") == "{'name': 'C'} {'other': <class 'int'>} None\n");
    CHECK(printed(program, "model:cpython-3.13").find("AttributeError") != std::string::npos);
}

}  // namespace
TEST_CASE("Up to 3.8 a manager that has seen an exception goes before it") {
    const char* source = R"(class Manager:
    def __enter__(self): pass
    def __exit__(self, *exception): return True
    def __del__(self): print('manager', end=' ')
class Error(Exception):
    def __del__(self): print('exception', end=' ')
def use():
    with Manager(): raise Error
    print('end', end=' ')
use()
)";
    CHECK(testing::printed(source, "model:cpython-3.6") == "manager exception end ");
    CHECK(testing::printed(source, "model:cpython-3.8") == "manager exception end ");
    CHECK(testing::printed(source, "model:cpython-3.9") == "exception manager end ");
}

TEST_CASE("Ordered dicts and streams in memory let go of their attributes before weak references are told") {
    const char* source = R"(import collections, io, weakref
class Told:
    def __del__(self): print('attribute', end=' ')
class Own(io.StringIO): pass
for make in collections.OrderedDict, io.StringIO, io.BytesIO, Own, lambda: io.BufferedReader(io.BytesIO()):
    one = make()
    one.told = Told()
    reference = weakref.ref(one, lambda reference: print('reference', end=' '))
    del one
)";
    const char* expected =
        "attribute reference attribute reference attribute reference attribute reference reference attribute ";
    CHECK(testing::printed(source, "model:cpython-3.6") == expected);
    CHECK(testing::printed(source, "model:cpython-3.13") == expected);
}

TEST_CASE("A list that a comprehension made for nobody dies last to first, from 3.13 on before its variable is gone") {
    const char* source = R"(class Told:
    def __init__(self, name): self.name = name
    def __del__(self): print(self.name, end=' ')
[one for one in (Told('a'), Told('b'))]
)";
    CHECK(testing::printed(source, "model:cpython-3.11") == "b a ");
    CHECK(testing::printed(source, "model:cpython-3.12") == "b a ");
    CHECK(testing::printed(source, "model:cpython-3.13") == "a b ");
}

TEST_CASE("The attributes of an instance that gets another class are in a dict of their own from then on") {
    constexpr std::string_view source = R"(class T:
    def __init__(self, name): self.name = name
    def __del__(self): print(self.name, end=' ')
class U: pass
e = T('e')
e.inner = T('inner')
e.__class__ = U
f = T('f')
f.inner = T('inner of f')
n = {T('n')}
)";
    CHECK(printed(source, "model:cpython-3.13") == "f inner of f n inner ");
    CHECK(printed(source, "model:cpython-3.8") == "f n inner inner of f ");
}

TEST_CASE("A copied object's class keeps the names of its slots") {
    constexpr std::string_view source = R"(
import copy, gc
gc.disable()
def make():
    class Plain: pass
    class Slotted: __slots__ = 'a', '__b'
    made = copy.copy(Plain()), copy.deepcopy(Slotted())
    print([type(each).__slotnames__ for each in made])
make()
gc.collect()
make()
print(gc.collect())
)";
    for (const char* each : {"model:cpython-3.8", "model:cpython-3.13"})
        CHECK(testing::printed(source, each) == R"([[], ['a', '_Slotted__b']]
[[], ['a', '_Slotted__b']]
14
)");
    CHECK(testing::printed(source, "model:cpython-3.15") == R"([[], ['a', '_Slotted__b']]
[[], ['a', '_Slotted__b']]
12
)");
}

TEST_CASE("Bases that came into being with their module stay tracked in a tuple") {
    constexpr std::string_view source = R"(
import collections, gc, io, itertools
gc.disable()
for base in io.BytesIO, io.RawIOBase, collections.deque, collections.OrderedDict, itertools.chain, list:
    class Derived(base): pass
    gc.collect()
    print(gc.is_tracked(Derived.__bases__), end=' ')
)";
    for (const char* each : {"model:cpython-3.8", "model:cpython-3.11"})
        CHECK(testing::printed(source, each) == R"(False True False False False False )");
    for (const char* each : {"model:cpython-3.12", "model:cpython-3.14"})
        CHECK(testing::printed(source, each) == R"(True True True False True False )");
}

TEST_CASE("The class that a dataclass with slots took the place of") {
    constexpr std::string_view source = R"(
import dataclasses, gc
gc.disable()
def make():
    @dataclasses.dataclass(slots=True)
    class Data:
        a: int
    return Data
make()
gc.collect()
kept = make()
print(gc.collect(), sorted(set(vars(kept)) & {'__dict__', '__weakref__'}))
)";
    CHECK(testing::printed(source, "model:cpython-3.10") == R"(0 ['__weakref__']
)");
    for (const char* each : {"model:cpython-3.11", "model:cpython-3.13"})
        CHECK(testing::printed(source, each) == R"(5 []
)");
    CHECK(testing::printed(source, "model:cpython-3.14") == R"(2 []
)");
}

TEST_CASE("An ExceptionGroup can be referred to weakly, as what a class statement made") {
    constexpr std::string_view source = R"(
import gc, weakref
gc.disable()
def make():
    class Bare(ExceptionGroup): __slots__ = ()
    made = Bare('bare', [ValueError()])
    print(weakref.ref(made)() is made, made.__weakref__ is weakref.ref(made), '__weakref__' in vars(Bare))
make()
gc.collect()
make()
print(gc.collect())
for each in ExceptionGroup('plain', [ValueError()]), BaseExceptionGroup('any', [KeyboardInterrupt()]):
    try:
        print(weakref.ref(each)() is each)
    except TypeError as error:
        print(error)
)";
    for (const char* each : {"model:cpython-3.11", "model:cpython-3.13"})
        CHECK(testing::printed(source, each) == R"(True False False
True False False
3
True
cannot create weak reference to 'BaseExceptionGroup' object
)");
    CHECK(testing::printed(source, "model:cpython-3.15") == R"(True False False
True False False
4
True
cannot create weak reference to 'BaseExceptionGroup' object
)");
}

TEST_CASE("An instance whose construction fails dies before the arguments, and before the error is handled") {
    constexpr std::string_view source = R"(class Told:
    def __init__(self, name='told'): self.name = name
    def __del__(self): print('del', type(self).__name__)
class Argument(Told): pass
class Odd(Told):
    def __init__(self, *given): return given
def fails(*given): Told(*given)
for make in lambda: Told((Argument(), 1), 9), lambda: Odd(1), lambda: fails(Argument(), 2):
    try: make()
    except TypeError as error: print(error)
try: Told(Argument(), 3)
except TypeError as error: print(error)
)";
    for (const char* each : {"model:cpython-3.8", "model:cpython-3.9"})
        CHECK(testing::printed(source, each) == R"(del Told
del Argument
__init__() takes from 1 to 2 positional arguments but 3 were given
del Odd
__init__() should return None, not 'tuple'
del Told
__init__() takes from 1 to 2 positional arguments but 3 were given
del Argument
del Told
del Argument
__init__() takes from 1 to 2 positional arguments but 3 were given
)");
    for (const char* each : {"model:cpython-3.10", "model:cpython-3.13", "model:cpython-3.14"})
        CHECK(testing::printed(source, each) == R"(del Told
del Argument
Told.__init__() takes from 1 to 2 positional arguments but 3 were given
del Odd
__init__() should return None, not 'tuple'
del Told
Told.__init__() takes from 1 to 2 positional arguments but 3 were given
del Argument
del Told
del Argument
Told.__init__() takes from 1 to 2 positional arguments but 3 were given
)");
}

TEST_CASE("The callback of a weak reference stays with it when a collection calls it") {
    constexpr std::string_view source = R"(import gc, weakref
class Node:
    def __init__(self): self.me = self
def tell(reference): print('gone', reference.__callback__ is None)
node = Node()
first, second = weakref.ref(node, tell), weakref.WeakMethod(Node().__init__, tell)
del node
gc.collect()
print(first() is None, first.__callback__ is tell, second.__callback__ is None)
node = Node()
del node.me
first = weakref.ref(node, tell)
del node
print(first.__callback__)
)";
    for (const char* each : {"model:cpython-3.6", "model:cpython-3.8", "model:cpython-3.13", "model:cpython-3.15"})
        CHECK(testing::printed(source, each) == R"(gone False
gone False
True True False
gone True
None
)");
}

TEST_CASE("an initializer that returns something leaves what its caller has under the call") {
    constexpr std::string_view source = R"(
class Wrong:
    def __init__(self):
        return 5

for number in range(2):
    try:
        [number, Wrong()]
    except TypeError as error:
        print(number, error)
)";
    for (const char* each : {"model:cpython-3.8", "model:cpython-3.12", "model:cpython-3.13", "model:cpython-3.14"})
        CHECK(printed(source, each) == R"(0 __init__() should return None, not 'int'
1 __init__() should return None, not 'int'
)");
    CHECK(printed(source, "model:pypy-8.0") == R"(0 __init__() should return None
1 __init__() should return None
)");
}

TEST_CASE("A class whose bases do not go together was there, and is finalized") {
    constexpr std::string_view source = R"(
class Meta(type):
    def __del__(cls): print('del class', cls.__name__)
class Told:
    def __set_name__(self, owner, name): raise KeyError(name)
    def __del__(self): print('del told')
T = Meta('T', (object,), {})
def attempt(*arguments):
    try: Meta(*arguments)
    except Exception as e: print(type(e).__name__, e)
attempt('twice', (T, T), {})
attempt('twice with attributes', (T, T), {'told': Told()})
attempt('slots', (T,), {'__slots__': 3})
attempt('layout', (T, int, str), {})
attempt('name', (T,), {'__qualname__': 3})
print('end')
)";
    for (const char* each :
         {"model:cpython-3.6", "model:cpython-3.8", "model:cpython-3.11", "model:cpython-3.13", "model:cpython-3.15"})
        CHECK(printed(source, each) == R"(del class twice
TypeError duplicate base class T
del class twice with attributes
TypeError duplicate base class T
del told
TypeError 'int' object is not iterable
TypeError multiple bases have instance lay-out conflict
del class name
TypeError type __qualname__ must be a str, not int
end
del class T
)");
    CHECK(printed(source, "model:pypy-8.0") == R"(TypeError duplicate base class 'T'
TypeError duplicate base class 'T'
TypeError 'int' object is not iterable
TypeError instance layout conflicts in multiple inheritance
TypeError type __qualname__ must be a str, not int
end
)");
}

}  // namespace lastref
