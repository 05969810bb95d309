#include "backends/model/printed.hpp"
#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string_view>

// What is said of special methods whose results are none.
namespace lastref::testing {

TEST_CASE("Results of special methods that are of no use") {
    constexpr std::string_view source = R"(class Out:
    class In: pass
def with_method(name):
    class Local: pass
    setattr(Local, name, lambda self, *rest: Out.In())
    return Local()
import operator
def tell(function):
    try: print(function())
    except Exception as error: print(type(error).__name__, error)
for name, functions in {
    '__index__': [bytes, lambda o: '%x' % o, lambda o: [1][o]],
    '__int__': [int, lambda o: '%d' % o],
    '__complex__': [complex],
    '__repr__': [repr, str, object.__repr__, lambda o: type(object.__str__(o)).__name__],
    '__iter__': [iter, ''.join],
    '__hash__': [hash, lambda o: {o}, lambda o: {o: 1}],
    '__bytes__': [bytes, lambda o: b'%b' % o],
    '__format__': [format],
    '__length_hint__': [operator.length_hint],
    '__x__': [complex, lambda o: '%c' % o, lambda o: dict(**o), lambda o: str(b'', o), lambda o: int.from_bytes(o, 'big'),
              lambda o: compile(o, '', 'exec')],
}.items():
    for function in functions: tell(lambda: function(with_method(name)) if function is not object.__repr__ else 0)
)";
    CHECK(printed(source, "model:cpython-3.8") == R"(TypeError cannot convert 'Local' object to bytes
TypeError %x format: an integer is required, not Local
TypeError __index__ returned non-int (type In)
TypeError __int__ returned non-int (type In)
TypeError %d format: a number is required, not Local
TypeError __complex__ returned non-complex (type In)
TypeError __repr__ returned non-string (type In)
TypeError __str__ returned non-string (type In)
0
In
TypeError iter() returned non-iterator of type 'In'
TypeError can only join an iterable
TypeError __hash__ method should return an integer
TypeError __hash__ method should return an integer
TypeError __hash__ method should return an integer
TypeError __bytes__ returned non-bytes (type In)
TypeError __bytes__ returned non-bytes (type In)
TypeError __format__ must return a str, not In
TypeError __length_hint__ must be an integer, not In
TypeError complex() first argument must be a string or a number, not 'Local'
TypeError %c requires int or char
TypeError type object argument after ** must be a mapping, not Local
TypeError str() argument 2 must be str, not Local
TypeError cannot convert 'Local' object to bytes
TypeError compile() arg 1 must be a string, bytes or AST object
)");
    CHECK(changes(source, "model:cpython-3.8", "model:cpython-3.13") ==
          R"(-5 TypeError %d format: a number is required, not Local
+5 TypeError %d format: a real number is required, not Local
-22 TypeError type object argument after ** must be a mapping, not Local
-23 TypeError str() argument 2 must be str, not Local
+22 TypeError dict() argument after ** must be a mapping, not Local
+23 TypeError str() argument 'encoding' must be str, not with_method.<locals>.Local
)");
    CHECK(printed(source, "model:cpython-3.14") == R"(TypeError cannot convert 'Local' object to bytes
TypeError %x format: an integer is required, not Local
TypeError __index__ returned non-int (type In)
TypeError __int__ returned non-int (type In)
TypeError %d format: a real number is required, not Local
TypeError __complex__ returned non-complex (type In)
TypeError __repr__ returned non-string (type In)
TypeError __str__ returned non-string (type In)
0
In
TypeError iter() returned non-iterator of type 'In'
TypeError can only join an iterable
TypeError __hash__ method should return an integer
TypeError cannot use 'with_method.<locals>.Local' as a set element (__hash__ method should return an integer)
TypeError cannot use 'with_method.<locals>.Local' as a dict key (__hash__ method should return an integer)
TypeError __bytes__ returned non-bytes (type In)
TypeError __bytes__ returned non-bytes (type In)
TypeError __format__ must return a str, not In
TypeError __length_hint__ must be an integer, not In
TypeError complex() argument must be a string or a number, not with_method.<locals>.Local
TypeError %c requires an int or a unicode character, not with_method.<locals>.Local
TypeError dict() argument after ** must be a mapping, not Local
TypeError str() argument 'encoding' must be str, not with_method.<locals>.Local
TypeError cannot convert 'Local' object to bytes
TypeError compile() arg 1 must be a string, bytes or AST object
)");
    CHECK(printed(source, "model:cpython-3.15") == R"(TypeError cannot convert 'Local' object to bytes
TypeError format argument: %x requires an integer, not with_method.<locals>.Local
TypeError with_method.<locals>.Local.__index__() must return an int, not Out.In
TypeError with_method.<locals>.Local.__int__() must return an int, not Out.In
TypeError format argument: %d requires a real number, not with_method.<locals>.Local
TypeError with_method.<locals>.Local.__complex__() must return a complex, not Out.In
TypeError with_method.<locals>.Local.__repr__() must return a str, not Out.In
TypeError with_method.<locals>.Local.__str__() must return a str, not Out.In
0
In
TypeError with_method.<locals>.Local.__iter__() must return an iterator, not Out.In
TypeError can only join an iterable
TypeError __hash__ method should return an integer
TypeError cannot use 'with_method.<locals>.Local' as a set element (__hash__ method should return an integer)
TypeError cannot use 'with_method.<locals>.Local' as a dict key (__hash__ method should return an integer)
TypeError with_method.<locals>.Local.__bytes__() must return a bytes, not Out.In
TypeError with_method.<locals>.Local.__bytes__() must return a bytes, not Out.In
TypeError with_method.<locals>.Local.__format__() must return a str, not Out.In
TypeError with_method.<locals>.Local.__length_hint__() must return an int, not Out.In
TypeError complex() argument must be a string or a number, not with_method.<locals>.Local
TypeError format argument: %c requires an integer or a unicode character, not with_method.<locals>.Local
TypeError Value after ** must be a mapping, not with_method.<locals>.Local
TypeError str() argument 'encoding' must be str, not with_method.<locals>.Local
TypeError cannot convert 'Local' object to bytes
TypeError compile() arg 1 must be a string, bytes or AST object
)");
}

TEST_CASE("An iterator whose source failed is at its end") {
    constexpr std::string_view source = R"(
import itertools
class Source:
    def __init__(self): self.items = [1, 2, KeyError('bad'), 3, 4]
    def __iter__(self): return self
    def __next__(self):
        item = self.items.pop(0)
        if isinstance(item, Exception): raise item
        return item
    def __del__(self): print('del', len(self.items))
made = [itertools.zip_longest(Source(), 'abcdef'), itertools.zip_longest('abcdef', Source()), itertools.islice(Source(), 9),
        zip(Source())]
for name in 'pairwise', 'batched':
    if hasattr(itertools, name): made.append(getattr(itertools, name)(Source(), *[2] * (name == 'batched')))
for each in made:
    for _ in range(4):
        try:
            print(next(each), end=' ')
        except (KeyError, StopIteration) as error:
            print(type(error).__name__, end=' ')
        error = None
)";
    for (const char* each : {"model:cpython-3.7", "model:cpython-3.9"})
        CHECK(
            printed(source, each) ==
            R"((1, 'a') (2, 'b') KeyError StopIteration ('a', 1) ('b', 2) KeyError StopIteration 1 2 KeyError StopIteration (1,) (2,) KeyError (3,) del 2
del 1
del 2
del 2
)");
    for (const char* each : {"model:cpython-3.13", "model:cpython-3.14"})
        CHECK(
            printed(source, each) ==
            R"((1, 'a') (2, 'b') KeyError StopIteration ('a', 1) ('b', 2) KeyError StopIteration 1 2 KeyError StopIteration (1,) (2,) KeyError (3,) (1, 2) KeyError StopIteration StopIteration (1, 2) KeyError StopIteration StopIteration del 2
del 2
del 2
del 1
del 2
del 2
)");
}

TEST_CASE("A subgroup is derived, and not what is left") {
    constexpr std::string_view source = R"(
class Own(ExceptionGroup):
    def derive(self, given):
        print('derive', self.message, len(given))
        return Own(self.message, given)
group = Own('out', [ValueError(1), Own('in', [TypeError(2), KeyError(3)])])
print(repr(group.subgroup(KeyError)))
print(group.split(KeyError))
)";
    for (const char* each :
         {"model:cpython-3.11", "model:cpython-3.12", "model:cpython-3.13", "model:cpython-3.14", "model:cpython-3.15"})
        CHECK(printed(source, each) == R"(derive in 1
derive out 1
Own('out', [Own('in', [KeyError(3)])])
derive in 1
derive in 1
derive out 1
derive out 2
(Own('out', [Own('in', [KeyError(3)])]), Own('out', [ValueError(1), Own('in', [TypeError(2)])]))
)");
}

TEST_CASE("An async generator that ignored its end goes on") {
    constexpr std::string_view source = R"(
async def ticks():
    try:
        yield 1
    finally:
        yield 'ignored'
        print('over')
def drive(step):
    try:
        print(step.send(None))
    except (Exception, GeneratorExit) as error:
        print(type(error).__name__, error.args)
again = ticks()
drive(again.__anext__())
drive(again.aclose())
drive(again.athrow(KeyError))
drive(again.__anext__())
print(again.ag_frame)
)";
    CHECK(printed(source, "model:cpython-3.6") == R"(StopIteration (1,)
RuntimeError ('async generator ignored GeneratorExit',)
StopIteration ()
over
GeneratorExit ()
None
)");
    for (const char* each : {"model:cpython-3.8", "model:cpython-3.13"})
        CHECK(changes(source, "model:cpython-3.6", each) ==
              R"(-3 StopIteration ()
+3 StopAsyncIteration ()
)");
}

TEST_CASE("Namespaces within themselves, and where new classes say they are from") {
    constexpr std::string_view source = R"(
import abc, types
class Own(types.SimpleNamespace): pass
own = Own(a=1)
own.own = own
print(own)
class Meta(type):
    def __new__(cls, *args): return super().__new__(cls, *args)
for bases, named in ((), {}), ((), {'metaclass': abc.ABCMeta}), ((), {'metaclass': Meta}):
    print(types.new_class('New', bases, named).__module__)
)";
    for (const char* each : {"model:cpython-3.8", "model:cpython-3.13"})
        CHECK(printed(source, each) == R"(Own(a=1, own=Own(...))
types
abc
__main__
)");
    CHECK(printed(source, "model:pypy-7.3") == R"(namespace(a=1, own=namespace(...))
types
abc
__main__
)");
}

TEST_CASE("A finalizer that is no function is bound first, or is not called") {
    constexpr std::string_view source = R"(
import functools, sys
class X:
    def __call__(self): raise KeyError("x")
    def __repr__(self): return "<X>"
def of_class(cls): raise ValueError(cls.__name__)
def of_none(): raise ValueError("static")
sys.unraisablehook = lambda told: print(repr(told.exc_value), type(told.object).__name__, told.err_msg)
for finalizer in (classmethod(of_class), staticmethod(of_none), property(of_class), property(lambda self: X()), 5,
                  print, X()):
    made = type("A", (), {"__del__": finalizer})()
    print(type(finalizer).__name__)
    del made
)";
    for (const char* each : {"model:cpython-3.8", "model:cpython-3.13"})
        CHECK(printed(source, each) == R"(classmethod
ValueError('A') method None
staticmethod
ValueError('static') function None
property
property
KeyError('x') X None
int
TypeError("'int' object is not callable") int None
builtin_function_or_method

X
KeyError('x') X None
)");
}

TEST_CASE("Partials become methods: 3.13 warns, 3.14 binds them") {
    constexpr std::string_view source = R"(
import functools
class A:
    f = functools.partial(lambda *a: len(a))
    __len__ = f
print(A().f(1), A.f(1), len(A()))
)";
    for (const char* each : {"model:cpython-3.12", "model:pypy-8.0"})
        CHECK(printed(source, each) == R"(1 1 0
)");
    CHECK(printed(source, "model:cpython-3.13") == R"(1 1 0
program.py:6: FutureWarning: functools.partial will be a method descriptor in future Python versions; wrap it in staticmethod() if you want to preserve the old behavior
  print(A().f(1), A.f(1), len(A()))
)");
    CHECK(printed(source, "model:cpython-3.14") == R"(2 1 1
)");
}

TEST_CASE("Instances of several bases can be referenced weakly if the first one leaves room") {
    constexpr std::string_view source = R"(
import weakref, enum
class A: pass
class B(int, A): pass
class C(A, bytes): pass
class D(str, A): pass
class E(enum.IntEnum): x = 1
for made in (B(1), C(b'x'), D('x'), E.x):
    try: print(weakref.ref(made)() is made, end=' ')
    except TypeError as error: print(error, end=' ')
    print(hasattr(made, '__weakref__'), '__weakref__' in type(made).__dict__)
)";
    for (const char* each : {"model:cpython-3.8", "model:cpython-3.13"})
        CHECK(printed(source, each) == R"(cannot create weak reference to 'B' object False False
cannot create weak reference to 'C' object False False
True True True
cannot create weak reference to 'E' object False False
)");
    CHECK(printed(source, "model:pypy-8.0") == R"(True True False
True True False
True True False
True True False
)");
}

TEST_CASE("Proxies have no order to reverse up to 3.8, and what their objects have from then on") {
    constexpr std::string_view source = R"(
import weakref
class Sequence:
    def __len__(self): return 2
    def __getitem__(self, i): return i
class Reversible:
    def __reversed__(self): return iter('ab')
def tell(call, given):
    try: print(list(call(given)))
    except Exception as error: print(type(error).__name__, error)
sequence, reversible = Sequence(), Reversible()
for each in sequence, reversible:
    proxy = weakref.proxy(each)
    tell(reversed, proxy)
    tell(next, proxy)
)";
    CHECK(printed(source, "model:cpython-3.8") == R"(TypeError 'weakproxy' object is not reversible
TypeError 'Sequence' object is not iterable
TypeError 'weakproxy' object is not reversible
TypeError 'Reversible' object is not iterable
)");
    for (const char* each : {"model:cpython-3.9", "model:cpython-3.13"})
        CHECK(printed(source, each) == R"(AttributeError 'Sequence' object has no attribute '__reversed__'
TypeError Weakref proxy referenced a non-iterator 'Sequence' object
['a', 'b']
TypeError Weakref proxy referenced a non-iterator 'Reversible' object
)");
    CHECK(printed(source, "model:pypy-8.0") == R"(AttributeError 'Sequence' object has no attribute '__reversed__'
TypeError Weakref proxy referenced a non-iterator
['a', 'b']
TypeError Weakref proxy referenced a non-iterator
)");
}

TEST_CASE("Up to 3.9 empty frozensets are one") {
    constexpr std::string_view source = R"(
empty = frozenset()
print(empty is frozenset(), frozenset('') is empty, frozenset({1}) - {1} is empty, frozenset(empty) is empty)
)";
    CHECK(printed(source, "model:cpython-3.8") == R"(True True False True
)");
    CHECK(printed(source, "model:cpython-3.10") == R"(False False False True
)");
}

TEST_CASE("What is no iterator of an asynchronous object") {
    constexpr std::string_view source = R"(class Outer:
    class Item: pass
    class Gives:
        def __await__(self): return Outer.Item()
        def __aiter__(self): return Outer.Item()
async def waits(x): await x
try: waits(Outer.Gives()).send(None)
except TypeError as e: print(e)
try: aiter(Outer.Gives())
except (TypeError, NameError) as e: print(e)
)";
    CHECK(printed(source, "model:cpython-3.14") == R"(__await__() returned non-iterator of type 'Item'
aiter() returned not an async iterator of type 'Item'
)");
    CHECK(printed(source, "model:cpython-3.15") == R"(Outer.Gives.__await__() must return an iterator, not Outer.Item
Outer.Gives.__aiter__() must return an async iterator, not Outer.Item
)");
    CHECK(printed(source, "model:pypy-7.3") == R"(__await__() returned non-iterator of type 'Item'
name 'aiter' is not defined
)");
}

}  // namespace lastref::testing
