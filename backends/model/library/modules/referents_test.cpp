#include "backends/model/printed.hpp"
#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string_view>

namespace lastref::testing {

TEST_CASE("gc.get_referents() tells what an object holds in the order of its type") {
    constexpr std::string_view program = R"(import functools, gc, itertools, types
class K:
    def method(self): return self
x = K()
def f(a, b=x, *, c=2):
    "doc"
f.kept = 1
def g(): return x
def outer(y):
    def inner(): return y
    return inner
def name(each):
    return 'globals' if each is globals() else getattr(each, '__name__', None) or type(each).__name__
def show(what): print(type(what).__name__, *map(name, gc.get_referents(what)))
for what in (f, g, outer(1), property(lambda s: x), types.SimpleNamespace(a=x), [].append, x.__str__, print,
             (i for i in [x]), functools.partial(g), itertools.chain([x]), x.method):
    show(what)
class Derived(K):
    def method(self): return super()
import collections
show(Derived().method())
show(collections.OrderedDict(first=x))
)";
    CHECK(printed(program, "model:cpython-3.9") == R"(function code globals str tuple dict str str dict str
function code globals str NoneType str str
function code globals str NoneType str tuple str
property <lambda> NoneType
SimpleNamespace dict
builtin_function_or_method list
method-wrapper __str__ K
builtin_function_or_method builtins str
generator frame code str str
partial g tuple dict
chain tuple_iterator
method method K
super Derived Derived Derived
OrderedDict str K
)");
    CHECK(printed(program, "model:cpython-3.13") == R"(function code globals dict str tuple dict str str dict str
function code globals dict str NoneType str str
function code globals dict str NoneType str tuple str
property <lambda>
SimpleNamespace dict
builtin_function_or_method list
method-wrapper __str__ K
builtin_function_or_method builtins str
generator str str <genexpr> code tuple_iterator
partial partial g tuple dict
chain chain tuple_iterator
method method K
super Derived Derived Derived
OrderedDict str K
)");
}

TEST_CASE("gc.get_referents() of a function of PyPy's tells no names, and cells and defaults one by one") {
    constexpr std::string_view program = R"(import gc
class K: pass
x = K()
def f(a, b=1, d=x, *, c=2, e=x) -> K:
    "doc"
f.kept = 1
def outer(y):
    def inner(q=y): return y
    inner.__module__ = K
    return inner
for what in f, outer(x):
    print(*['globals' if each is globals() else type(each).__name__ for each in gc.get_referents(what)])
)";
    CHECK(printed(program, "model:pypy-7.3") == "code dict dict globals dict int K\ncode globals type cell K\n");
}

TEST_CASE("A generator that has ended shows its code by version") {
    const char* source = R"(import gc
ended = (each for each in ())
list(ended)
print(*[type(each).__name__ for each in gc.get_referents(ended)])
)";
    CHECK(printed(source, "model:cpython-3.11") == "code str str\n");
    CHECK(printed(source, "model:cpython-3.12") == "str str\n");
    CHECK(printed(source, "model:cpython-3.13") == "str str\n");
    CHECK(printed(source, "model:cpython-3.14") == "str str code\n");
}

TEST_CASE("From 3.14 on a generator that runs refers to its locals") {
    constexpr std::string_view source = R"(import gc
def generate():
    x = []
    print([type(each).__name__ for each in gc.get_referrers(x)])
    yield
    print([type(each).__name__ for each in gc.get_referrers(x)])
    print(x in gc.get_referents(made))
made = generate()
next(made)
next(made, None)
)";
    CHECK(printed(source, "model:cpython-3.13") == "[]\n[]\nFalse\n");
    CHECK(printed(source, "model:cpython-3.14") == "['generator']\n['generator']\nTrue\n");
}

TEST_CASE("On PyPy, gc.get_referents() tells fields by their names, and no plain values") {
    constexpr std::string_view source = R"(
import functools, gc, itertools


def told(what):
    return [each.__name__ + '()' if isinstance(each, type) else type(each).__name__ for each in gc.get_referents(what)]


class A:
    def __init__(self, *a): self.a = a
    def m(self): pass
    @property
    def p(self): return 1


class L(list): pass
class D(dict): pass
class T(tuple): pass
class S(set): pass


def failed(kind, *args):
    try:
        raise kind(*args) from KeyError()
    except kind as e:
        return e


def with_attribute(made):
    made.first = []
    return made


a = A(1)
print(told(functools.partial(len, a, key=1)), told(a.m), told([].append), told(a.__repr__))
print(told(A), told(type('B', (A,), {'x': 1})), told(A.__dict__['p']))
for one in (L([[], a]), D(k=a), T([a, []]), S([a])): print(told(one), told(with_attribute(one)))
print(told({1, 2}), told({'a'}), told({1, 'a'}), told({1.5}), told({1: a}), told({b'x': a}), told({'x': a}), told({1: a, 'b': a}))
print(told(iter((a,))), told(iter({'k': a})), told(iter({1: a}.items())), told(iter({a})), told({'k': a}.values()))
print(told(enumerate([a])), told(zip([a], (a,))), told(zip()), told(map(len, [a], [a])), told(filter(None, [a])))
print(told(slice([], a)), told(itertools.cycle([a])), told(itertools.accumulate([a], len)), told(itertools.starmap(len, [a])))
print(told(itertools.zip_longest([a], [a], fillvalue=5)))
print(told(failed(ValueError, a, 5)), told(failed(OSError, 2, 'x', 'f')), told(failed(OSError, a)), told(failed(StopIteration, a)))
print(told(AttributeError('x')), told(NameError(a)), told(ImportError('x')), told(SystemExit(1, 2)), told(BaseException()))
print(told(with_attribute(KeyError(a))))
)";
    CHECK(printed(source, "model:pypy-8.0") ==
          R"(['builtin_function', 'tuple', 'dict', 'partial()'] ['function', 'A'] ['function', 'list'] ['function', 'A']
['NoneType', 'object()', 'A()', 'str', 'function', 'function', 'property', 'getset_descriptor', 'getset_descriptor'] ['NoneType', 'A()', 'B()', 'object()', 'int', 'str'] ['NoneType', 'function', 'str']
['L()', 'list', 'A'] ['list', 'list', 'A', 'L()']
['D()', 'str', 'A'] ['list', 'D()', 'str', 'A']
['A', 'list', 'T()'] ['A', 'list', 'list', 'T()']
['S()', 'A'] ['list', 'A', 'S()']
[] [] ['int', 'str'] ['float'] ['A'] ['A'] ['str', 'A'] ['int', 'A', 'str']
['tuple', 'A'] ['dict', 'str', 'A'] ['dict', 'A'] ['set', 'A'] ['dict']
['list'] ['sequenceiterator', 'sequenceiterator'] [] ['builtin_function', 'sequenceiterator', 'sequenceiterator'] ['sequenceiterator']
['list', 'NoneType', 'A'] ['sequenceiterator'] ['builtin_function', 'NoneType', 'sequenceiterator'] ['builtin_function', 'sequenceiterator']
['int', 'NoneType', 'sequenceiterator', 'sequenceiterator']
['KeyError', 'traceback', 'A', 'int', 'ValueError()'] ['KeyError', 'traceback', 'int', 'str', 'str', 'FileNotFoundError()'] ['KeyError', 'traceback', 'A'] ['KeyError', 'traceback', 'A']
['NoneType', 'str'] ['NoneType', 'A'] ['str', 'NoneType'] ['tuple', 'int', 'int'] []
['dict', 'A', 'KeyError()']
)");
    CHECK(
        changes(source, "model:pypy-8.0", "model:pypy-7.3") ==
        R"(-2 ['NoneType', 'object()', 'A()', 'str', 'function', 'function', 'property', 'getset_descriptor', 'getset_descriptor'] ['NoneType', 'A()', 'B()', 'object()', 'int', 'str'] ['NoneType', 'function', 'str']
+2 ['NoneType', 'object()', 'A()', 'str', 'function', 'function', 'property', 'getset_descriptor', 'getset_descriptor'] ['NoneType', 'A()', 'B()', 'object()', 'int', 'str'] ['NoneType', 'function']
)");
}

TEST_CASE("On PyPy, gc.get_referrers() tells frames, the arguments of the call, and classes") {
    constexpr std::string_view source = R"(
import gc


class S: pass


def tell(what): return ['me' if each is globals() else type(each).__name__ for each in gc.get_referrers(what)]


s = S()
print(tell(s))
print([type(each).__name__ for each in gc.get_referrers(s)])


def loop(x):
    y, z = [x], {'x': x}
    for each in gc.get_referrers(x): print(type(each).__name__, end=' ')
    each = None
    print(len(gc.get_referrers(y)), [type(each).__name__ for each in gc.get_referrers(x, y)])


loop(S())


def walk():
    y = S()
    print([type(each).__name__ for each in gc.get_referrers(y)])
    yield y
    print([type(each).__name__ for each in gc.get_referrers(y)])


g = walk()
v = next(g)
print(tell(v))
list(g)


class C:
    v = s
    def m(self): print([type(each).__name__ for each in gc.get_referrers(self)])


C().m()
c = C()
c.me = c
c.m()
print(sorted(tell(C)), [type(each).__name__ for each in gc.get_referrers(S())])
)";
    CHECK(printed(source, "model:pypy-8.0") == R"(['me', 'frame', 'tuple']
['dict', 'tuple']
frame list dict tuple 2 ['frame', 'frame', 'list', 'dict', 'tuple', 'tuple']
['frame', 'tuple']
['me', 'frame', 'frame', 'tuple']
['dict', 'frame', 'tuple']
['frame', 'tuple']
['dict', 'C', 'frame', 'tuple']
['C', 'frame', 'getset_descriptor', 'getset_descriptor', 'me', 'tuple', 'type'] ['tuple']
)");
    CHECK(printed(source, "model:pypy-7.3") == R"(['me', 'frame', 'frame', 'tuple']
['dict', 'frame', 'tuple']
frame list dict frame tuple 2 ['frame', 'frame', 'list', 'dict', 'frame', 'tuple', 'tuple']
['frame', 'tuple']
['me', 'frame', 'frame', 'frame', 'tuple']
['dict', 'frame', 'tuple']
['frame', 'frame', 'tuple']
['dict', 'C', 'frame', 'frame', 'tuple']
['C', 'frame', 'frame', 'getset_descriptor', 'getset_descriptor', 'me', 'tuple', 'type'] ['frame', 'tuple']
)");
}

TEST_CASE("What getters of operator refer to") {
    constexpr std::string_view source = R"(
import gc, operator
class Y: pass
def told(o): return sorted(type(each).__name__ for each in gc.get_referents(o))
print(told(operator.itemgetter(Y())), told(operator.itemgetter(Y(), 2)), told(operator.attrgetter('a', 'b.c')))
)";
    CHECK(printed(source, "model:cpython-3.9") == R"(['Y'] ['tuple'] ['tuple']
)");
    CHECK(printed(source, "model:cpython-3.10") == R"(['Y', 'type'] ['tuple', 'type'] ['tuple', 'type']
)");
}

TEST_CASE("Values of a dict that another object was given are found once") {
    constexpr std::string_view source = R"(
import gc
class Base: pass
class Dies:
    def __del__(self): print('dies')
b = Base()
a = Base()
a.__dict__ = b.__dict__
b.value = Dies()
del a
print(gc.collect())
del b
def cycle():
    b = Base()
    a = Base()
    a.__dict__ = b.__dict__
    b.value = Dies()
    b.a, b.me = a, b
cycle()
print(gc.collect())
b = Base()
a = Base()
a.__dict__ = b.__dict__
b.value = Dies()
)";
    for (const char* each : {"model:cpython-3.12", "model:cpython-3.15"})
        CHECK(printed(source, each) == R"(0
dies
dies
4
dies
)");
    CHECK(changes(source, "model:cpython-3.12", "model:cpython-3.13") == R"(-4 4
+4 3
)");
}

TEST_CASE("Views of bytes share a managed buffer") {
    constexpr std::string_view source = R"(
import gc
class Array(bytearray):
    def __del__(self): print('array', len(self))
class Named:
    def __init__(self, name): self.name = name
    def __del__(self): print(self.name)
view = memoryview(bytearray(2))
print([type(each).__name__ for each in gc.get_referents(view)], gc.get_referents(view) == gc.get_referents(view[1:]))
def cycle():
    array = Array(b'ab')
    view = memoryview(array)
    array.cycle = [view]
cycle()
print(gc.collect() > 0)
import contextlib
a = Named('a')
b = memoryview(Array(b'abc'))
c = [Named('in a list')]
)";
    for (const char* each : {"model:cpython-3.8", "model:cpython-3.15"})
        CHECK(printed(source, each) == R"(['managedbuffer'] True
array 2
True
a
in a list
array 3
)");
}

TEST_CASE("What a selection of itertools holds is older than it") {
    constexpr std::string_view source = R"(
import gc, itertools
gc.collect()
class T:
    def __init__(self, n): self.n = n
    def __del__(self): print('del', self.n)
x19 = itertools.combinations([T(1), T(2)], 2)
x21 = [T(3)]
)";
    for (const char* each : {"model:cpython-3.8", "model:cpython-3.13"})
        CHECK(printed(source, each) == R"(del 3
del 2
del 1
)");
}

TEST_CASE("Garbage with views of bytes is freed, what a BytesIO shows among it") {
    constexpr std::string_view source = R"(
import gc, io
class Array(bytearray):
    def __del__(self): print('dies', bytes(self))
def cycle():
    view = memoryview(Array(b'abc'))
    both = [view, view[1:]]
    both.append(both)
cycle()
print(gc.collect())
class Holder:
    def __del__(self):
        print(bytes(self.view), self.view.obj is self.array)
        self.view.release()
def read():
    holder = Holder()
    holder.array = Array(b'abc')
    holder.view = memoryview(holder.array)
    holder.me = holder
read()
print(gc.collect() > 0)
def shown():
    stream = io.BytesIO(b'abc')
    stream.view = stream.getbuffer()
    print(type(stream.view.obj).__name__, gc.get_referents(stream.view.obj)[-1] is stream)
shown()
print(gc.collect())
)";
    for (const char* each : {"model:cpython-3.8", "model:cpython-3.12"})
        CHECK(printed(source, each) == R"(dies b'abc'
5
b'abc' True
dies b'abc'
True
_BytesIOBuffer True
5
)");
}

}  // namespace lastref::testing
