#include "backends/model/printed.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string_view>

namespace lastref {

using testing::printed;
using testing::refusal;

namespace {

constexpr std::string_view python_2 = "model:cpython-2.7";

}  // namespace

TEST_CASE("Python 2 leaves a cycle with finalizers in gc.garbage") {
    CHECK(printed("import gc, weakref\n"
                  "class Node(object):\n"
                  "    def __del__(self):\n"
                  "        print('finalized')\n"
                  "class Plain(object):\n"
                  "    pass\n"
                  "node, plain = Node(), Plain()\n"
                  "node.plain, plain.node = plain, node\n"
                  "alive = weakref.ref(plain)\n"
                  "del node, plain\n"
                  "print('found: %d' % gc.collect())\n"
                  "print('garbage: %d' % len(gc.garbage))\n"
                  "print('what it reaches lives: %s' % (alive() is not None))\n"
                  "gc.garbage[0].plain = None\n"
                  "del gc.garbage[:]\n",
                  python_2) == "found: 4\ngarbage: 1\nwhat it reaches lives: True\nfinalized\n");
}

TEST_CASE("Python 2 finalizes at every death, after the weak references are gone") {
    CHECK(printed("import weakref\n"
                  "class Phoenix(object):\n"
                  "    kept = []\n"
                  "    def __del__(self):\n"
                  "        print('dies, seen: %s' % (reference() is not None))\n"
                  "        if len(self.kept) < 1:\n"
                  "            self.kept.append(self)\n"
                  "phoenix = Phoenix()\n"
                  "reference = weakref.ref(phoenix)\n"
                  "del phoenix\n"
                  "Phoenix.kept.pop()\n"
                  "Phoenix.kept.append(None)\n"
                  "print('end')\n",
                  python_2) == "dies, seen: False\ndies, seen: False\nend\n");
}

TEST_CASE("In Python 2 an exception is handled until its function returns") {
    CHECK(printed("import sys\n"
                  "class Local(object):\n"
                  "    def __del__(self):\n"
                  "        print('local dies')\n"
                  "def fail():\n"
                  "    local = Local()\n"
                  "    raise ValueError('failed')\n"
                  "def catch():\n"
                  "    try:\n"
                  "        fail()\n"
                  "    except ValueError as error:\n"
                  "        print(error)\n"
                  "    print('behind: %s, %s' % (sys.exc_info()[1], error))\n"
                  "catch()\n"
                  "print('returned: %s' % (sys.exc_info()[1],))\n",
                  python_2) == "failed\nbehind: failed, failed\nlocal dies\nreturned: None\n");
}

TEST_CASE("In Python 2 print is a statement, ints divide to ints, and dicts go by hash") {
    CHECK(printed("print('one', 2)\n"
                  "print 'one', 2,\n"
                  "print('three')\n"
                  "print(7 / 2)\n"
                  "print({'one': 1, 'two': 2, 'three': 3, 'four': 4})\n"
                  "squares = [x * x for x in range(4)]\n"
                  "print(x)\n"
                  "print(0.1 + 0.2)\n",
                  python_2) == "('one', 2)\none 2 three\n3\n{'four': 4, 'three': 3, 'two': 2, 'one': 1}\n3\n0.3\n");
    CHECK(printed("from __future__ import print_function, division\nprint('one', 7 / 2)\n", python_2) == "one 3.5\n");
}

TEST_CASE("What Python 2 has not, or the model of it, is refused") {
    for (std::string_view program : {"def f(*, a): pass\n", "print(f'{1}')\n", "def f():\n    yield from ()\n",
                                     "a = u''\n", "async def f(): pass\n"}) {
        INFO(program);
        CHECK(printed(program, python_2).empty());
    }
}

TEST_CASE("In Python 2 exceptions are sequences of what __init__ got, below StandardError") {
    constexpr std::string_view source = R"(
from __future__ import print_function
class E(Exception):
    def __init__(self, name): self.name = name
class Named(object):
    def __init__(self, name): self.name = name
    def __del__(self): print('dies', self.name)
print(E('a').args, Exception('a', 'b')[0], list(Exception(1, 2)), Exception(1, 2)[:1], 1 in Exception(1))
error = E(Named('inside'))
del error.name
print([c.__name__ for c in KeyError.__mro__], issubclass(StopIteration, StandardError))
for index in 3, 'a':
    try: Exception(1)[index]
    except (IndexError, TypeError) as e: print(e)
try: Exception().nope
except AttributeError as e: print(e)
)";
    CHECK(printed(source, "model:cpython-2.7") == R"(() a [1, 2] (1,) True
dies inside
['KeyError', 'LookupError', 'StandardError', 'Exception', 'BaseException', 'object'] False
tuple index out of range
sequence index must be integer, not 'str'
'exceptions.Exception' object has no attribute 'nope'
)");
}

TEST_CASE("sys.exc_clear() of Python 2") {
    constexpr std::string_view source = R"(
from __future__ import print_function
import sys
class X(Exception):
    def __del__(self): print('dies')
def cleared():
    try: raise X()
    except X: pass
    print('after', sys.exc_info()[0])
    sys.exc_clear()
    print('cleared', sys.exc_info())
    try: raise
    except TypeError as e: print(e)
cleared()
def inner():
    try: raise KeyError(1)
    except KeyError: pass
    sys.exc_clear()
    print(sys.exc_info()[0])
def outer():
    try: raise X()
    except X:
        inner()
        print(sys.exc_info()[0])
outer()
def of_generator():
    try: raise X()
    except X: pass
    yield sys.exc_info()[0]
    sys.exc_clear()
    yield sys.exc_info()[0]
print(list(of_generator()))
)";
    CHECK(printed(source, "model:cpython-2.7") == R"(after <class '__main__.X'>
dies
cleared (None, None, None)
exceptions must be old-style classes or derived from BaseException, not NoneType
None
<class '__main__.X'>
dies
dies
[<class '__main__.X'>, None]
)");
}

TEST_CASE("What Python 2 says of wrong uses") {
    constexpr std::string_view source = R"(
from __future__ import print_function
import contextlib, gc, itertools, traceback
class N(object):
    def method(self): pass
    def __repr__(self): return 'N'
class Equal(object):
    def __eq__(self, other): return self is other
class Both(object):
    def __new__(cls, *args): return object.__new__(cls, *args)
    def __init__(self, *args): pass
def tell(ask):
    try: print(ask())
    except Exception as e: print(type(e).__name__, e)
def enter(x):
    with x: pass
tell(lambda: enter(N()))
tell(lambda: format(N(), '>3'))
tell(lambda: ','.join([1]))
tell(lambda: str(bytearray([65, 66])))
tell(lambda: gc.callbacks)
tell(lambda: itertools.islice([], -1))
tell(lambda: isinstance(1, 3))
tell(lambda: type(N().method).__name__)
tell(lambda: setattr(N().method, 'a', 1))
tell(lambda: setattr(N().__str__, 'a', 1))
tell(lambda: contextlib.contextmanager(lambda: [1])().__enter__())
tell(lambda: len(set([Equal(), Equal()])))
tell(lambda: Equal() != Equal())
tell(lambda: N(1))
tell(lambda: Both(1).method)
tell(lambda: chr(300))
tell(lambda: reversed(3))
tell(lambda: pow(2, -1, 3))
tell(lambda: 'a'.replace(1, 2))
try: 1 // 0
except ZeroDivisionError: print(traceback.format_exc().splitlines()[-1])
)";
    CHECK(printed(source, "model:cpython-2.7") == R"(AttributeError __exit__
  N
TypeError sequence item 0: expected string, int found
AB
AttributeError 'module' object has no attribute 'callbacks'
ValueError Stop argument for islice() must be None or an integer: 0 <= x <= maxint.
TypeError isinstance() arg 2 must be a class, type, or tuple of classes and types
instancemethod
AttributeError 'instancemethod' object has no attribute 'a'
TypeError 'method-wrapper' object has only read-only attributes (assign to .a)
AttributeError 'list' object has no attribute 'next'
2
True
TypeError object() takes no parameters
AttributeError 'Both' object has no attribute 'method'
ValueError chr() arg not in range(256)
TypeError argument to reversed() must be a sequence
TypeError pow() 2nd argument cannot be negative when 3rd argument specified
TypeError expected a string or other character buffer object
ZeroDivisionError: integer division or modulo by zero
)");
}

TEST_CASE("In Python 2 a copied set asks, contextlib keeps no arguments, and a failed store drops the object first") {
    constexpr std::string_view source = R"(
from __future__ import print_function
import contextlib
class Key(object):
    def __init__(self, name): self.name = name
    def __hash__(self): return 3
    def __eq__(self, other):
        print('eq', self.name, other.name)
        return self is other
one = set([Key('a'), Key('b')])
print('copy')
one.copy()
print('or')
one | set()
class Named(object):
    def __init__(self, name): self.name = name
    def __del__(self): print('dies', self.name)
@contextlib.contextmanager
def manager(argument):
    local = Named('local')
    yield local
with manager(Named('argument')): pass
class Fixed(Named):
    @property
    def x(self): pass
def store(): Fixed('object').x = Named('value')
try: store()
except AttributeError as e: print(e)
)";
    CHECK(printed(source, "model:cpython-2.7") == R"(eq a b
eq a b
copy
eq b a
eq b a
or
eq b a
eq b a
dies argument
dies local
dies object
dies value
can't set attribute
)");
}

TEST_CASE("Python 2 names the old class first that another one does not fit") {
    constexpr std::string_view source = R"(
class A(object):
    __slots__ = ('a',)
class B(object): pass
try: A().__class__ = B
except TypeError as e: print(e)
try: B().__class__ = A
except TypeError as e: print(e)
)";
    CHECK(printed(source, "model:cpython-2.7") == R"(__class__ assignment: 'A' object layout differs from 'B'
__class__ assignment: 'B' object layout differs from 'A'
)");
}

TEST_CASE("What Python 2 calls its iterators") {
    constexpr std::string_view source = R"(
from __future__ import print_function
for each in iter([]), iter(()), iter({}), iter(set()), iter('a'), iter(xrange(3)), reversed([]), {}.iteritems(), iter(int, 0), xrange(1):
    print(type(each).__name__, type(each).__module__)
)";
    CHECK(printed(source, "model:cpython-2.7") == R"(listiterator __builtin__
tupleiterator __builtin__
dictionary-keyiterator __builtin__
setiterator __builtin__
iterator __builtin__
rangeiterator __builtin__
listreverseiterator __builtin__
dictionary-itemiterator __builtin__
callable-iterator __builtin__
xrange __builtin__
)");
}

TEST_CASE("In Python 2 a dict display asks for values first, and stores one pair after the other") {
    constexpr std::string_view source = R"(
from __future__ import print_function
def f(x):
    print(x, end=';')
    return x
{f('k'): f('v'), f('k2'): f('v2')}
print()
{f(k): f(k + 'v') for k in 'ab'}
print()
d = {}
d[f('key')] = f('value')
print()
dict([(f('a'), f('b'))])
print()
f('x') if f('y') else f('z')
print()
def g(a=f('d1'), b=f('d2')): pass
print()
f('a') + f('b'); f('a')[f(0)]; f(1) < f(2) < f(3)
print()
d[f('a')], d[f('b')] = f(1), f(2)
print()
d[f('a')] += f(1)
print()
class K(object):
    def __init__(self, n): self.n = n
    def __hash__(self): print('hash', self.n, end=';'); return 1
    def __eq__(self, o): print('eq', end=';'); return True
    def __del__(self): print('del', self.n, end=';')
print(len({K(1): f('a'), K(2): f('b')}))
try: {f('k'): 1 / 0}
except ZeroDivisionError: print('zero')
print({1: f(2)})
)";
    CHECK(printed(source, "model:cpython-2.7") == R"(v;k;v2;k2;
av;a;bv;b;
value;key;
a;b;
y;x;
d1;d2;
a;b;a;0;1;2;3;
1;2;a;b;
a;1;
a;hash 1;b;hash 2;eq;del 2;del 1;1
zero
2;{1: 2}
)");
}

TEST_CASE("Python 2 wraps what has the names alone") {
    constexpr std::string_view source = R"(
from __future__ import print_function
import functools
class C(object):
    def method(self): pass
def ident(x): return x
print(functools.wraps(C().method)(ident).__name__, hasattr(ident, '__wrapped__'), functools.WRAPPER_ASSIGNMENTS)
try: functools.wraps(functools.partial(int), ('__name__',))(ident)
except AttributeError as e: print(e)
)";
    CHECK(printed(source, "model:cpython-2.7") == R"(method False ('__module__', '__name__', '__doc__')
'functools.partial' object has no attribute '__name__'
)");
}

TEST_CASE("super() needs an argument in Python 2") {
    CHECK(printed(R"(from __future__ import print_function
class A(object):
    def ask(self, *given): return super(*given)
    def f(self): return super().f()
for given in [(), (A, 1, 2), (3,), (A, 3)]:
    try: A().ask(*given)
    except TypeError as error: print(error)
try: A().f()
except TypeError as error: print(error)
)",
                  python_2) ==
          R"(super() takes at least 1 argument (0 given)
super() takes at most 2 arguments (3 given)
super() argument 1 must be type, not int
super(type, obj): obj must be an instance or subtype of type
super() takes at least 1 argument (0 given)
)");
}

TEST_CASE("Modules that only Python 2 has, or has otherwise, can be imported, and no more") {
    CHECK(printed("import UserDict, array, pickle\nprint(pickle.__name__)\n", python_2) == "pickle\n");
    CHECK(refusal("import pickle\npickle.dumps(1)\n", python_2) == "program.py:2:1: module pickle");
}

}  // namespace lastref
