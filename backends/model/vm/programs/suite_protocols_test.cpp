#include "backends/model/printed.hpp"
#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

// What the protocols of objects ask for, by version.
namespace lastref {

using testing::changes;
using testing::printed;

TEST_CASE("What makes a list of something asks for its length first") {
    const char* source = R"(class Words:
    def __init__(self, length): self.length = length
    def __iter__(self):
        print('iter', end=' ')
        return iter('ab')
    def __len__(self):
        print('len', end=' ')
        raise self.length
class Hinted(Words):
    __len__ = None
    def __length_hint__(self):
        print('hint', end=' ')
        return self.length
for made in Words(TypeError()), Words(ValueError('no')), Hinted(3), Hinted(-1), Hinted('x'), Hinted(NotImplemented):
    for use in list, tuple, set:
        try: print(sorted(use(made)))
        except (TypeError, ValueError) as error: print(error)
)";
    CHECK(printed(source, "model:cpython-3.6") == R"(iter len ['a', 'b']
iter len ['a', 'b']
iter ['a', 'b']
iter len no
iter len no
iter ['a', 'b']
iter hint ['a', 'b']
iter hint ['a', 'b']
iter ['a', 'b']
iter hint __length_hint__() should return >= 0
iter hint __length_hint__() should return >= 0
iter ['a', 'b']
iter hint __length_hint__ must be an integer, not str
iter hint __length_hint__ must be an integer, not str
iter ['a', 'b']
iter hint ['a', 'b']
iter hint ['a', 'b']
iter ['a', 'b']
)");
    CHECK(printed(source, "model:cpython-3.13") == R"(iter len ['a', 'b']
iter len ['a', 'b']
iter ['a', 'b']
iter len no
iter len no
iter ['a', 'b']
iter hint ['a', 'b']
iter hint ['a', 'b']
iter ['a', 'b']
iter hint __length_hint__() should return >= 0
iter hint __length_hint__() should return >= 0
iter ['a', 'b']
iter hint __length_hint__ must be an integer, not str
iter hint __length_hint__ must be an integer, not str
iter ['a', 'b']
iter hint ['a', 'b']
iter hint ['a', 'b']
iter ['a', 'b']
)");
    CHECK(printed(source, "model:cpython-3.14") == R"(iter len ['a', 'b']
iter ['a', 'b']
iter ['a', 'b']
iter len no
iter ['a', 'b']
iter ['a', 'b']
iter hint ['a', 'b']
iter ['a', 'b']
iter ['a', 'b']
iter hint __length_hint__() should return >= 0
iter ['a', 'b']
iter ['a', 'b']
iter hint __length_hint__ must be an integer, not str
iter ['a', 'b']
iter ['a', 'b']
iter hint ['a', 'b']
iter ['a', 'b']
iter ['a', 'b']
)");
    CHECK(changes(source, "model:cpython-3.14", "model:cpython-3.15") ==
          R"(-10 iter hint __length_hint__() should return >= 0
+10 iter hint Hinted.__length_hint__() must return a non-negative int
-13 iter hint __length_hint__ must be an integer, not str
+13 iter hint Hinted.__length_hint__() must return an int, not str
)");
}

TEST_CASE("A class can hold a cell of its own name beside that of the scope around it") {
    const char* source = R"(class T:
    def f(self):
        nonlocal __class__
        class X:
            nonlocal __class__
            x = __class__
            __class__ = 42
            def g(): __class__
        print(X.x.__name__, __class__)
T().f()
)";
    CHECK(printed(source, "model:cpython-3.7") == "T 42\n");
    CHECK(printed(source, "model:cpython-3.13") == "T 42\n");
}

TEST_CASE("Methods of equal objects are equal up to 3.7, and dicts go backwards from 3.8 on") {
    const char* source = R"(class A:
    def __eq__(self, other): return True
    def __hash__(self): return 5
    def f(self): pass
print(A().f == A().f, hash(A().f) == hash(A().f))
for each in {}, {}.keys():
    try: print(list(reversed(each)))
    except TypeError as error: print(error)
try: zip([], 1)
except TypeError as error: print(error)
try: divmod(1j, 1)
except TypeError as error: print(error)
)";
    CHECK(printed(source, "model:cpython-3.7") == R"(True True
'dict' object is not reversible
'dict_keys' object is not reversible
zip argument #2 must support iteration
can't take floor or mod of complex number.
)");
    CHECK(printed(source, "model:cpython-3.8") == R"(False True
[]
[]
'int' object is not iterable
can't take floor or mod of complex number.
)");
}

TEST_CASE("The frames of a stack are those of who asks for it") {
    const char* source = R"(from traceback import StackSummary, walk_stack
def inner(k):
    a = 1
    return StackSummary.extract(walk_stack(None), limit=2, capture_locals=True)
for each in inner(3): print(each.name, sorted(each.locals.items())[:2] if each.name == 'inner' else '')
)";
    CHECK(printed(source, "model:cpython-3.6") == "inner [('a', '1'), ('k', '3')]\n<module> \n");
    CHECK(printed(source, "model:cpython-3.11") == "inner [('a', '1'), ('k', '3')]\n<module> \n");
    CHECK(printed(source, "model:cpython-3.14") == "inner [('a', '1'), ('k', '3')]\n<module> \n");
}

TEST_CASE("A metaclass that inherits from a class shows the class's own dict") {
    const char* source = R"(class Base: pass
class Meta(Base, type): pass
class C(metaclass=Meta): x = 1
print(C.__dict__['x'])
try: C.__dict__ = {}
except AttributeError as error: print('not writable')
)";
    CHECK(printed(source, "model:cpython-3.7") == "1\nnot writable\n");
    CHECK(printed(source, "model:cpython-3.13") == "1\nnot writable\n");
}

TEST_CASE("What is missed of an asynchronous manager, and of what is awaited") {
    const char* source = R"(class Outer:
    class Inner: pass
    class Awaited:
        def __await__(self): return None
async def manage():
    async with Outer.Inner(): pass
async def wait(): await Outer.Awaited()
for start in manage, wait:
    try: start().send(None)
    except (AttributeError, TypeError) as error: print(error)
)";
    CHECK(printed(source, "model:cpython-3.8") == R"(__aexit__
__await__() returned non-iterator of type 'NoneType'
)");
    CHECK(printed(source, "model:cpython-3.9") == R"(__aenter__
__await__() returned non-iterator of type 'NoneType'
)");
    CHECK(printed(source, "model:cpython-3.14") ==
          R"('Outer.Inner' object does not support the asynchronous context manager protocol (missed __aexit__ method)
__await__() returned non-iterator of type 'NoneType'
)");
    CHECK(printed(source, "model:cpython-3.15") ==
          R"('Outer.Inner' object does not support the asynchronous context manager protocol (missed __aexit__ method)
Outer.Awaited.__await__() must return an iterator, not NoneType
)");
}

TEST_CASE("Loops of 3.15 hold sequences, not their iterators") {
    const char* source = R"(import gc
gc.disable()
def loop(sequence):
    for each in sequence: yield each
def delegate():
    yield from [1, 2]
def kinds(generator):
    next(generator)
    return [type(each).__name__ for each in gc.get_referents(generator)][4:]
for sequence in [1], (1,), 'a', b'a', {1: 1}, iter([1]):
    print(kinds(loop(sequence)))
print(kinds(each for each in [1]), kinds(delegate()))
steps = delegate()
next(steps)
print(type(steps.gi_yieldfrom).__name__)
try:
    steps.send(1)
except AttributeError as error:
    print(error)
ring = [None]
ring.append(each for each in ring)
print(next(ring[1]))
del ring
gc.collect()
print(len([each for each in gc.get_objects() if isinstance(each, type(steps))]))
)";
    CHECK(printed(source, "model:cpython-3.14") == R"(['list', 'int', 'list_iterator']
['tuple', 'int', 'tuple_iterator']
['str', 'str', 'str_ascii_iterator']
['bytes', 'int', 'bytes_iterator']
['dict', 'int', 'dict_keyiterator']
['list_iterator', 'int', 'list_iterator']
['tuple_iterator', 'int', 'tuple_iterator'] ['list_iterator']
list_iterator
'list_iterator' object has no attribute 'send'
None
1
)");
    CHECK(printed(source, "model:cpython-3.15") == R"(['list', 'int', 'list']
['tuple', 'int', 'tuple']
['str', 'str', 'str']
['bytes', 'int', 'bytes']
['dict', 'int', 'dict_keyiterator']
['list_iterator', 'int', 'list_iterator']
['list', 'int', 'list'] ['tuple']
tuple
'tuple' object has no attribute 'send'
None
1
)");
}

TEST_CASE("A container and its key die in an order that 3.14 changes at the second time") {
    const char* source = R"(class Named:
    def __init__(self, name): self.name = name
    def __del__(self): print(self.name, end=' ')
    def __getitem__(self, key): pass
for number in range(3):
    Named('container')[Named('key')]
    print(end='| ')
Named('container')[Named('key')]
print()
)";
    CHECK(printed(source, "model:cpython-3.13") == "container key | container key | container key | container key \n");
    CHECK(printed(source, "model:cpython-3.14") == "container key | key container | key container | container key \n");
    CHECK(printed(source, "model:cpython-3.15") == "key container | key container | key container | key container \n");
}

TEST_CASE("What a bound method is called whose function is none") {
    constexpr std::string_view source = R"(import types
class C:
    def __call__(self): pass
f=C(); m=types.MethodType(f, 5); print(m)
f.__name__='name'; print(m); f.__qualname__='q'; print(m); f.__qualname__=7; print(m); del f.__qualname__; f.__name__=4; print(m)
)";
    for (const char* each : {"model:cpython-3.8", "model:cpython-3.13", "model:pypy-8.0"})
        CHECK(printed(source, each) == R"(<bound method ? of 5>
<bound method name of 5>
<bound method q of 5>
<bound method ? of 5>
<bound method ? of 5>
)");
}

TEST_CASE("3.6 warns of a StopIteration that ends a generator") {
    constexpr std::string_view source = R"(import warnings
def g():
    yield 1
    raise StopIteration
def h():
    yield
    next(iter([]))
for a in 'always', 'error':
    for f in g, h:
        with warnings.catch_warnings(record=True) as w:
            warnings.simplefilter(a)
            try: print(list(f()))
            except Exception as e: print(repr(e), type(e.__cause__).__name__, type(e.__context__).__name__)
            for each in w: print(each.category.__name__, each.message, each.lineno)
        x = (next(iter([])) for _ in [1])
        with warnings.catch_warnings(record=True) as w:
            warnings.simplefilter(a)
            try: next(x)
            except Exception as e: print(repr(e))
            for each in w: print(each.category.__name__, each.message, each.lineno)
)";
    CHECK(printed(source, "model:cpython-3.6") == R"([1]
DeprecationWarning generator 'g' raised StopIteration 12
StopIteration()
DeprecationWarning generator '<genexpr>' raised StopIteration 18
[None]
DeprecationWarning generator 'h' raised StopIteration 12
StopIteration()
DeprecationWarning generator '<genexpr>' raised StopIteration 18
DeprecationWarning("generator 'g' raised StopIteration",) NoneType NoneType
DeprecationWarning("generator '<genexpr>' raised StopIteration",)
DeprecationWarning("generator 'h' raised StopIteration",) NoneType NoneType
DeprecationWarning("generator '<genexpr>' raised StopIteration",)
)");
}

}  // namespace lastref
