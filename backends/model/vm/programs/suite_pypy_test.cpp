#include "backends/model/printed.hpp"

#include <catch2/catch_test_macros.hpp>

// What programs as PyPy's own test suite holds them print.
namespace lastref {

using testing::printed;

TEST_CASE("PyPy explains why what is no class makes none") {
    const char* source = R"(for base in 'base', 3:
    try:
        class C(base): pass
    except TypeError as error: print(error)
)";
    CHECK(printed(source, "model:pypy-8.0") ==
          "metaclass found to be 'str', but calling <class 'str'> with args ('C', ('base',), ...) raised "
          "'expected str, got tuple object'\n"
          "metaclass found to be 'int', but calling <class 'int'> with args ('C', (3,), ...) raised "
          "'int.__new__() takes from 1 to 3 positional arguments but 4 were given'\n");
}

TEST_CASE("PyPy's built-in methods count their arguments before they look at what they are called on") {
    const char* source = R"(import collections
def tell(function, *arguments):
    try: function(*arguments)
    except TypeError as error: print(error)
tell(str.upper)
tell(list.append, 1, 2)
tell(collections.deque.append, 1, 2)
tell(str.upper, 1, 2)
)";
    CHECK(printed(source, "model:pypy-8.0") == R"(str.upper() missing 1 required positional argument: 'self'
'list' object expected, got 'int' instead
'collections.deque' object expected, got 'int' instead
str.upper() takes 1 positional argument but 2 were given
)");
}

TEST_CASE("PyPy 7.3 has some of what its language has not yet") {
    const char* source = R"(print(list(zip([1], [2], strict=True)), AttributeError('text', name='x', obj=1).name)
try: list(zip([1], [2, 3], strict=True))
except ValueError as error: print(error)
class Power:
    def __rpow__(self, *rest): return rest
print(pow(1, Power(), 2))
try: None ** 2
except TypeError as error: print(error)
)";
    CHECK(printed(source, "model:pypy-7.3") == R"([(1, 2)] x
zip() argument 2 is longer than argument 1
(1, 2)
operands do not support **
)");
}

TEST_CASE("A class that was asked through an instance stays until PyPy's next collection") {
    const char* source = R"(import gc
class Held(object): pass
gc.disable()
def count(): return sum(type(each) is Held for each in gc.get_objects())
def unasked():
    class Local: held = Held()
    Local()
def asked():
    class Local: held = Held()
    Local().name = 1
for function in unasked, asked:
    gc.collect()
    function()
    print(count(), end=' ')
gc.collect()
print(count())
)";
    CHECK(printed(source, "model:pypy-8.0") == "0 1 0\n");
    CHECK(printed(source, "model:pypy-7.3") == "0 1 0\n");
}

TEST_CASE("PyPy tells what is meant by the statements of Python 2") {
    const char* source = R"(for text in 'print 1, ', 'print a b', 'exec "a"':
    try: exec(text)
    except SyntaxError as error: print(error.msg)
for text in 'print >> 1', 'print -1', 'len -1':
    try: exec(text)
    except TypeError as error: print(error)
)";
    CHECK(printed(source, "model:pypy-8.0") ==
          R"text(Missing parentheses in call to 'print'. Did you mean print(1, end=" ")?
Missing parentheses in call to 'print'. Did you mean print(...)?
Missing parentheses in call to 'exec'. Did you mean exec("a")?
unsupported operand type(s) for >>: 'builtin_function' and 'int'. Did you mean "print(<message>, file=<output_stream>)"?
unsupported operand type(s) for -: 'builtin_function' and 'int'. Did you mean "print(<-number>)"?
unsupported operand type(s) for -: 'builtin_function' and 'int'
)text");
    CHECK(printed("try: exec('print a b')\nexcept SyntaxError as error: print(error.msg)\n", "model:pypy-7.3") ==
          "Missing parentheses in call to 'print'. Did you mean 'print(...)'?\n");
}

TEST_CASE("Class methods of PyPy's built-in types are classmethod objects in their dicts") {
    const char* source = R"(print(type(dict.__dict__['fromkeys']), type(str.__dict__['maketrans']))
print(dict.fromkeys('a'), classmethod(None).__dict__)
)";
    CHECK(printed(source, "model:pypy-8.0") ==
          "<class 'classmethod'> <class 'staticmethod'>\n{'a': None} {'__doc__': None}\n");
}

TEST_CASE("PyPy's namespaces show their names in order") {
    const char* source = "import types\nprint(types.SimpleNamespace(z=1, b=2))\n";
    CHECK(printed(source, "model:pypy-8.0") == "namespace(b=2, z=1)\n");
    CHECK(printed(source, "model:cpython-3.11") == "namespace(z=1, b=2)\n");
}

TEST_CASE("A subgroup makes no rest; PyPy makes that of what is raised again") {
    constexpr std::string_view source = R"(
class Sub(ExceptionGroup):
    def derive(self, excs):
        print('derive', len(excs))
        return Sub(self.message, excs)


def group(): return Sub('m', [ValueError(1), Sub('in', [TypeError(2), KeyError(3)]), KeyError(4)])


print(group().subgroup(KeyError), group().subgroup(OSError))
try:
    try:
        raise group()
    except* KeyError as g:
        print('keys', len(g.exceptions))
except Sub as e:
    print('rest', len(e.exceptions))
try:
    raise group()
except* Exception as g:
    print('all')
)";
    for (const char* each : {"model:cpython-3.11", "model:cpython-3.13", "model:cpython-3.15"})
        CHECK(testing::printed(source, each) == R"(derive 1
derive 2
m (2 sub-exceptions) None
derive 1
derive 1
derive 2
derive 2
keys 2
derive 1
derive 2
rest 2
all
)");
    CHECK(testing::printed(source, "model:pypy-8.0") == R"(derive 1
derive 2
m (2 sub-exceptions) None
derive 1
derive 1
derive 2
derive 2
keys 2
derive 1
derive 1
derive 2
derive 2
rest 2
all
derive 2
derive 3
)");
}

TEST_CASE("PyPy words the errors of the library in its own way") {
    constexpr std::string_view source = R"(import contextvars, io, atexit, types, weakref, itertools

def attempt(function, *args):
    try:
        return function(*args)
    except Exception as e:
        return type(e).__name__ + ': ' + str(e)



class View(weakref.ref): pass
class Thing: pass
class Module(types.ModuleType): pass
class Raw(io.RawIOBase):
    def writable(self): return True


v = contextvars.ContextVar('v')
token = v.set(1)
v.reset(token)
print(attempt(v.reset, token), attempt(v.get), attempt(lambda: contextvars.copy_context()[v]), "end")
other = contextvars.ContextVar('other', default=3)
print(attempt(v.reset, other.set(1)))

m = types.ModuleType(5)
print(attempt(lambda: m.missing), m)
m.__class__ = Module
print(type(m).__name__, attempt(atexit.register, 5), next(itertools.groupby('a'))[1].__class__)

thing = Thing()
references = [weakref.ref(thing), weakref.ref(thing, print), View(thing), weakref.proxy(thing)]
print([references.index(each) if type(each) is not type(references[3]) else 3 for each in weakref.getweakrefs(thing)])

b = bytearray(b'abc')
view = memoryview(b)
for value in (300, 'x', None): print(attempt(view.__setitem__, 0, value))
def delete(): del view[0]
print(attempt(delete), attempt(view.__setitem__, 9, 1))

stream = io.BufferedWriter(Raw())
print(attempt(stream.seek, 0), attempt(stream.truncate), attempt(io.BufferedReader, stream.raw))


class Endless:
    def __repr__(self): return repr(self)
    def __eq__(self, other): return (self,) == (other,)


print(attempt(repr, Endless()), attempt(lambda: Endless() == Endless()))
)";
    CHECK(testing::printed(source, "model:pypy-8.0") ==
          R"(RuntimeError: Token has already been used once LookupError:  KeyError:  end
ValueError: Token was created by a different ContextVar
AttributeError: module 5 has no attribute 'missing' <module 5>
Module TypeError: func must be callable <class 'itertools._groupby'>
[0, 3, 0, 0]
TypeError: memoryview: invalid type for format 'B'
TypeError: memoryview: invalid type for format 'B'
TypeError: memoryview: invalid type for format 'B'
TypeError: 'memoryview' object does not support item deletion IndexError: index out of range
UnsupportedOperation: File or stream is not seekable UnsupportedOperation: truncate UnsupportedOperation: File or stream is not readable
RecursionError: maximum recursion depth exceeded RecursionError: maximum recursion depth exceeded
)");
    CHECK(testing::printed(source, "model:pypy-7.3") ==
          R"(RuntimeError: Token has already been used once LookupError:  KeyError:  end
ValueError: Token was created by a different ContextVar
AttributeError: module 5 has no attribute 'missing' <module 5>
Module TypeError: func must be callable <class 'itertools._groupby'>
[0, 3, 0, 0]
ValueError: byte must be in range(0, 256)
TypeError: 'str' object cannot be interpreted as an integer
TypeError: 'NoneType' object cannot be interpreted as an integer
TypeError: 'memoryview' object does not support item deletion IndexError: index out of range
UnsupportedOperation: File or stream is not seekable UnsupportedOperation: truncate UnsupportedOperation: File or stream is not readable
RecursionError: maximum recursion depth exceeded RecursionError: maximum recursion depth exceeded
)");
}

TEST_CASE("PyPy explains what a metaclass complains of, but not what a function of the program does") {
    constexpr std::string_view source = R"(
def attempt(function, *args):
    try:
        return function(*args)
    except Exception as e:
        return type(e).__name__ + ': ' + str(e)



class Meta(type): pass
class Own(type):
    def __new__(meta, *args): raise TypeError('own')


def make(text):
    names = {'Meta': Meta, 'Own': Own}
    exec(text, names)
    return names['A']


for text in ('class A(metaclass=Meta, tag=1): pass', 'class A(tag=1): pass', 'class A(metaclass=Own): pass',
             'class A(bool, metaclass=Meta): pass', 'class A(metaclass=lambda *a: 1 + ""): pass'):
    print(attempt(make, text))
print(attempt(compile, 'def f():\n    global q\nq: int = 3', 'f', 'exec').__class__.__name__)
)";
    CHECK(
        testing::printed(source, "model:pypy-8.0") ==
        R"(TypeError: metaclass found to be 'Meta', but calling <class '__main__.Meta'> with args ('A', (), ...) raised "object.__init_subclass__() got an unexpected keyword argument 'tag'"
TypeError: object.__init_subclass__() got an unexpected keyword argument 'tag'
TypeError: own
TypeError: metaclass found to be 'Meta', but calling <class '__main__.Meta'> with args ('A', (<class 'bool'>,), ...) raised "type 'bool' is not an acceptable base type"
TypeError: unsupported operand type(s) for +: 'int' and 'str'
code
)");
    CHECK(
        testing::printed(source, "model:pypy-7.3") ==
        R"(TypeError: metaclass found to be 'Meta', but calling <class '__main__.Meta'> with args ('A', (), ...) raised "__init_subclass__() got an unexpected keyword argument 'tag'"
TypeError: __init_subclass__() got an unexpected keyword argument 'tag'
TypeError: own
TypeError: metaclass found to be 'Meta', but calling <class '__main__.Meta'> with args ('A', (<class 'bool'>,), ...) raised "type 'bool' is not an acceptable base type"
TypeError: unsupported operand type(s) for +: 'int' and 'str'
str
)");
}

TEST_CASE("PyPy compares references only with each other, and a detached buffer lives as long as its text") {
    constexpr std::string_view source = R"(
import collections, functools, gc, io, itertools, weakref


class Same:
    def __eq__(self, other):
        print('asked about', type(other).__name__)
        return True


same = Same()
r, p = weakref.ref(same), weakref.proxy(same)
print(r == p, p == r, p == same)

for made in (itertools.product([1]), itertools.groupby([1]), itertools.combinations([1], 1), collections.OrderedDict()):
    try:
        print(weakref.ref(made)() is made)
    except TypeError as e:
        print(e)


def change():
    class Point(collections.namedtuple('Pair', 'left right')): pass
    try:
        Point(1, 2).left = 3
    except AttributeError as e:
        print(e)


change()
print(functools.lru_cache(2)(lambda: 0).__closure__[9].cell_contents.__class__)


class Raw(io.RawIOBase):
    def writable(self): return True
    def close(self):
        if not self.closed: print('close')
        super().close()


text = io.TextIOWrapper(io.BufferedWriter(Raw()))
text.detach()
gc.collect()
print('still there')
text = None
gc.collect()
gc.collect()
print('gone')
)";
    CHECK(testing::printed(source, "model:pypy-8.0") == R"(asked about ReferenceType
asked about ReferenceType
asked about Same
True True True
cannot create weak reference to 'itertools.product' object
cannot create weak reference to 'itertools.groupby' object
cannot create weak reference to 'itertools.combinations' object
True
property 'left' of 'change.<locals>.Point' object has no setter
<class '_thread.RLock'>
still there
close
gone
)");
    CHECK(testing::printed(source, "model:pypy-7.3") == R"(asked about weakref
asked about weakref
asked about Same
True True True
cannot create weak reference to 'itertools.product' object
cannot create weak reference to 'itertools.groupby' object
cannot create weak reference to 'itertools.combinations' object
True
can't set attribute
<class '_thread.RLock'>
still there
close
gone
)");
}

TEST_CASE("except* makes a group of a list on PyPy") {
    constexpr std::string_view source = R"(
try:
    try:
        raise KeyError(1)
    except* KeyError as group:
        print(repr(group), group.args, group.exceptions)
        raise
except ExceptionGroup as e:
    print(repr(e))
)";
    CHECK(testing::printed(source, "model:pypy-8.0") ==
          R"(ExceptionGroup('', [KeyError(1)]) ('', [KeyError(1)]) (KeyError(1),)
ExceptionGroup('', [KeyError(1)])
)");
    CHECK(testing::printed(source, "model:cpython-3.13") ==
          R"(ExceptionGroup('', (KeyError(1),)) ('', (KeyError(1),)) (KeyError(1),)
ExceptionGroup('', (KeyError(1),))
)");
}

TEST_CASE("PyPy: which parts in C of the library are lacking", "[library]") {
    const char* source =
        R"(import functools, heapq, bisect, collections, queue, json, threading, contextlib, typing, weakref, sys
for n in '_functools _heapq _bisect _json _queue _tracemalloc _datetime _typing _stat'.split():
    try: __import__(n); print(n, 'yes')
    except ImportError as e: print(n, type(e).__name__, e)
print('_functools' in sys.modules)
sys.modules['_functools'] = None
try: import _functools
except ImportError as e: print(type(e).__name__, e)
)";
    for (const char* model : {"model:pypy-7.3", "model:pypy-8.0"})
        CHECK(testing::printed(source, model) == R"(_functools ModuleNotFoundError No module named '_functools'
_heapq ModuleNotFoundError No module named '_heapq'
_bisect ModuleNotFoundError No module named '_bisect'
_json ModuleNotFoundError No module named '_json'
_queue ModuleNotFoundError No module named '_queue'
_tracemalloc ModuleNotFoundError No module named '_tracemalloc'
_datetime ModuleNotFoundError No module named '_datetime'
_typing ModuleNotFoundError No module named '_typing'
_stat ModuleNotFoundError No module named '_stat'
False
ModuleNotFoundError import of _functools halted; None in sys.modules
)");
}

TEST_CASE("PyPy: what OrderedDict says without an object, and os.write() of what is no bytes", "[library]") {
    const char* source = R"(from collections import OrderedDict as O
def tell(f, *a, **k):
    try: print(f(*a, **k))
    except Exception as e: print(type(e).__name__, e)
tell(O.__init__); tell(O.update); tell(O().__init__, 1, 2); tell(O().update, 1, 2); tell(O.__init__, {}, 1, 2)
tell(O, self=1); o = O(); tell(o.update, self=1); print(o)
import os
for x in (1, 'a', None, [1]):
    try: os.write(1, x)
    except Exception as e: print(type(e).__name__, e)
)";
    for (const char* model : {"model:pypy-7.3", "model:pypy-8.0"})
        CHECK(testing::printed(source, model) ==
              R"(TypeError descriptor '__init__' of 'OrderedDict' object needs an argument
TypeError descriptor 'update' of 'OrderedDict' object needs an argument
TypeError expected at most 1 arguments, got 2
TypeError update expected at most 1 arguments, got 2
TypeError expected at most 1 arguments, got 2
OrderedDict([('self', 1)])
None
OrderedDict([('self', 1)])
TypeError a bytes-like object is required, not int
TypeError a bytes-like object is required, not str
TypeError a bytes-like object is required, not None
TypeError a bytes-like object is required, not list
)");
}

}  // namespace lastref
