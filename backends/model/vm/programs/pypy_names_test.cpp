#include "backends/model/printed.hpp"
#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

// What PyPy calls its built-in things, and what it says where they are used wrongly.
namespace lastref {

using testing::changes;
using testing::printed;

TEST_CASE("PyPy's compiler warns, too; 7.3's looks at subscripts of constants alone") {
    const char* source = R"(import warnings
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    compile("None()\n[1]['k']\n'a'['k']", 'x.py', 'exec')
    for each in caught: print(each.lineno, each.category.__name__, each.message)
)";
    CHECK(printed(source, "model:pypy-8.0") ==
          R"(1 SyntaxWarning 'NoneType' object is not callable; perhaps you missed a comma?
2 SyntaxWarning list indices must be integers or slices, not str; perhaps you missed a comma?
3 SyntaxWarning str indices must be integers or slices, not str; perhaps you missed a comma?
)");
    CHECK(printed(source, "model:pypy-7.3") ==
          R"(1 SyntaxWarning 'NoneType' object is not callable; perhaps you missed a comma?
3 SyntaxWarning str indices must be integers or slices, not str; perhaps you missed a comma?
)");
}

TEST_CASE("PyPy's built-in methods are methods and functions") {
    const char* source = R"(class A(object): pass
x = A()
for each in [].append, x.__init__, A.mro, list.append, A.__init__, list.__new__, len:
    print(type(each).__name__, end=' ')
print(repr(list.append)[:21], repr([].append)[:37])
)";
    CHECK(
        printed(source, "model:pypy-8.0") ==
        R"(method method method function function function builtin_function <function list.append <built-in method append of list objec
)");
    CHECK(
        printed(source, "model:pypy-7.3") ==
        R"(method method method function function function builtin_function <function list.append <bound method list.append of []>
)");
}

TEST_CASE("PyPy tells the module of the types below its library") {
    const char* source = R"(import collections, functools, io, itertools, threading, types
for each in (io.StringIO(), collections.deque(), itertools.chain(), itertools.product([]), threading.Lock(),
             functools.partial(print), collections.OrderedDict(), types.SimpleNamespace()):
    try: each.wrong
    except AttributeError as error: print(error)
)";
    for (const char* each : {"model:pypy-8.0", "model:pypy-7.3"})
        CHECK(printed(source, each) == R"('_io.StringIO' object has no attribute 'wrong'
'collections.deque' object has no attribute 'wrong'
'itertools.chain' object has no attribute 'wrong'
'itertools.product' object has no attribute 'wrong'
'_thread.lock' object has no attribute 'wrong'
'partial' object has no attribute 'wrong'
'OrderedDict' object has no attribute 'wrong'
'SimpleNamespace' object has no attribute 'wrong'
)");
}

TEST_CASE("PyPy says of class attributes to be deleted who lacks them") {
    const char* source = R"(def tell(function):
    try: function()
    except Exception as error: print(type(error).__name__, error)
class A: pass
class B(A): pass
def own(): del A.wrong
def inherited(): del B.__init__
def built_in(): del int.wrong
for each in own, inherited, built_in: tell(each)
)";
    CHECK(printed(source, "model:pypy-8.0") == R"(AttributeError type object 'A' has no attribute 'wrong'
AttributeError 'type' object attribute '__init__' is read-only
TypeError cannot delete attributes on immutable type object 'int'
)");
    CHECK(printed(source, "model:pypy-7.3") == R"(AttributeError 'type' object has no attribute 'wrong'
AttributeError 'type' object attribute '__init__' is read-only
TypeError can't delete attributes on type object 'int'
)");
}

TEST_CASE("An object takes a class whose layout has the same parts, from 3.15 on and on PyPy") {
    const char* source = R"(class A: pass
class E(A): pass
class N:
    __slots__ = ()
class M(N): pass
class S:
    __slots__ = 'x'
def tell(thing, to):
    try: thing.__class__ = to
    except TypeError as error: print(error)
    else: print(type(thing).__name__)
tell(A(), M)
tell(A(), E)
tell(A(), S)
tell([], A)
tell(A(), bool)
)";
    for (const char* each : {"model:pypy-8.0", "model:pypy-7.3"})
        CHECK(printed(source, each) == R"(M
E
__class__ assignment: 'A' object layout differs from 'S'
__class__ assignment: 'list' object layout differs from 'A'
__class__ assignment only supported for heap types or ModuleType subclasses
)");
    CHECK(printed(source, "model:cpython-3.13") == R"(__class__ assignment: 'M' object layout differs from 'A'
E
__class__ assignment: 'S' object layout differs from 'A'
__class__ assignment only supported for mutable types or ModuleType subclasses
__class__ assignment only supported for mutable types or ModuleType subclasses
)");
    CHECK(changes(source, "model:cpython-3.13", "model:cpython-3.15") ==
          R"(-1 __class__ assignment: 'M' object layout differs from 'A'
+1 M
)");
}

TEST_CASE("PyPy's errors take weak references but for those with fields of their own") {
    const char* source = R"(import weakref
for error in ValueError(), KeyError(), NameError(), OSError(), BaseException():
    try: print(weakref.ref(error)() is error)
    except TypeError as refusal: print(refusal)
)";
    for (const char* each : {"model:pypy-8.0", "model:pypy-7.3"})
        CHECK(printed(source, each) == R"(True
True
cannot create weak reference to 'NameError' object
cannot create weak reference to 'OSError' object
cannot create weak reference to 'BaseException' object
)");
}

TEST_CASE("PyPy's files say without quotes what they were given") {
    const char* source = R"(import os, tempfile
with tempfile.TemporaryDirectory() as folder, open(os.path.join(folder, 'f'), 'wb') as file:
    for each in 'text', None:
        try: file.write(each)
        except TypeError as error: print(error)
)";
    for (const char* each : {"model:pypy-8.0", "model:pypy-7.3"})
        CHECK(printed(source, each) == R"(a bytes-like object is required, not str
a bytes-like object is required, not None
)");
}

TEST_CASE("PyPy 7.3 calls functions by their names") {
    const char* source = R"(def f(a): pass
f.__name__ = 'g'
try: f()
except TypeError as error: print(error)
)";
    CHECK(printed(source, "model:pypy-8.0") == R"(f() missing 1 required positional argument: 'a'
)");
    CHECK(printed(source, "model:pypy-7.3") == R"(g() missing 1 required positional argument: 'a'
)");
}

TEST_CASE("A field of a named tuple is named after it on subclasses, too") {
    const char* source = R"(import collections
class Pair(collections.namedtuple('Pair', 'left right')): pass
pair = Pair(1, 2)
try: pair.left = 3
except AttributeError as error: print(error)
try: Pair(1)
except TypeError as error: print(error)
)";
    CHECK(printed(source, "model:pypy-8.0") == R"(property 'left' of 'Pair' object has no setter
Pair.__new__() missing 1 required positional argument: 'right'
)");
    CHECK(printed(source, "model:pypy-7.3") == R"(can't set attribute
__new__() missing 1 required positional argument: 'right'
)");
}

TEST_CASE("PyPy's generators are not copied in words of its own, and modules are themselves") {
    const char* source = R"(import copy, sys
def numbers(): yield 1
try: copy.copy(numbers())
except TypeError as error: print(error)
print(copy.copy(sys) is sys)
)";
    for (const char* each : {"model:pypy-8.0", "model:pypy-7.3"})
        CHECK(printed(source, each) == R"(object.__new__(generator) is not safe, use generator.__new__()
True
)");
}

TEST_CASE("PyPy's tracebacks mark no part of an assertion") {
    const char* source = R"(class Named:
    name = 'name'
assert Named().name == 'other', 'text'
)";
    CHECK(printed(source, "model:pypy-8.0") == R"(Traceback (most recent call last):
  File "program.py", line 3, in <module>
    assert Named().name == 'other', 'text'
AssertionError: text
)");
}

TEST_CASE("PyPy's library makes iterators that call in Python") {
    const char* source = R"(made = iter(lambda: 1, 2)
print(type(made).__name__, next(made))
)";
    CHECK(printed(source, "model:pypy-8.0") == R"(_CallableIterator 1
)");
    CHECK(printed(source, "model:pypy-7.3") == R"(generator 1
)");
}

TEST_CASE("What PyPy says of functions and missing globals, and what its generators refer to") {
    constexpr std::string_view source = R"(import collections, gc, weakref
def tell(function):
    try: function()
    except Exception as error: print(type(error).__name__, error)
def names(each): return [type(one).__name__ for one in gc.get_referents(each)]
def unbind():
    global nothing
    del nothing
tell(unbind)
def f(): yield 1
for name in '__dict__', '__kwdefaults__', '__annotations__':
    tell(lambda: setattr(f, name, 1))
for name in '__name__', '__qualname__', '__code__', '__dict__':
    tell(lambda: delattr(f, name))
held = collections.deque()
print(repr(weakref.ref(held)).split("'")[1])
async def c(): pass
one = []
coroutine = c()
print(names(f()), names(coroutine), names([one, one]))
coroutine.close()
)";
    CHECK(printed(source, "model:pypy-8.0") == R"(KeyError 'nothing'
TypeError setting function's dictionary to a non-dict
TypeError __kwdefaults__ must be a dict
TypeError __annotations__ must be a dict
AttributeError cannot delete '__name__' attribute of immutable type 'f'
AttributeError cannot delete '__qualname__' attribute of immutable type 'f'
AttributeError cannot delete '__code__' attribute of immutable type 'f'
AttributeError cannot delete '__dict__' attribute of immutable type 'f'
deque
['frame', 'code'] ['frame', 'code', 'NoneType'] ['list']
)");
    CHECK(printed(source, "model:pypy-7.3") == R"(KeyError 'nothing'
TypeError setting function's dictionary to a non-dict
TypeError __kwdefaults__ must be a dict
TypeError __annotations__ must be a dict
AttributeError can't delete f.__name__
AttributeError can't delete f.__qualname__
AttributeError can't delete f.__code__
AttributeError can't delete f.__dict__
deque
['frame', 'code'] ['frame', 'code', 'NoneType'] ['list']
)");
}

TEST_CASE("PyPy's files, open() and weak proxies tell what they were given") {
    constexpr std::string_view source = R"(
import io, sys, weakref
def tell(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)
class Plain: pass
plain = Plain()
proxy = weakref.proxy(plain)
tell(lambda: hash(proxy))
tell(lambda: format(proxy, '>5'))
for make in (lambda: io.BytesIO(b'abc'), lambda: io.StringIO('abc'), lambda: io.BufferedReader(io.BytesIO(b'abc'))):
    tell(lambda: make().seek('a'))
    tell(lambda: make().seek(0, None))
    tell(lambda: make().read(1.5))
    tell(lambda: make().truncate([]))
tell(lambda: open('nowhere', 1))
tell(lambda: open('nowhere', encoding=len))
tell(lambda: open('nowhere', closefd=[]))
text = ''.join(['ab', 's'])
print(sys.intern(text) is text)
)";
    CHECK(printed(source, "model:pypy-7.3") == R"(TypeError unhashable type
TypeError unsupported format string passed to Plain.__format__
TypeError expected integer, got str object
TypeError expected integer, got NoneType object
TypeError expected integer, got float object
TypeError expected integer, got list object
TypeError expected integer, got str object
TypeError expected integer, got NoneType object
TypeError expected integer, got float object
TypeError expected integer, got list object
TypeError expected integer, got str object
TypeError expected integer, got NoneType object
TypeError expected integer, got float object
TypeError expected integer, got list object
TypeError expected str, got int object
TypeError expected str, got builtin_function object
TypeError expected integer, got list object
False
)");
    CHECK(changes(source, "model:pypy-7.3", "model:pypy-8.0") ==
          R"(-14 TypeError expected integer, got list object
+14 UnsupportedOperation truncate
)");
}

TEST_CASE("What PyPy says of attributes that cannot be deleted") {
    constexpr std::string_view source = R"(
class C: pass
def function(): pass
for each, name in (C(), '__class__'), (C, '__class__'), (C, '__mro__'), (C(), '__weakref__'), (function, '__globals__'):
    try: delattr(each, name)
    except (AttributeError, TypeError) as e: print(type(e).__name__, e)
)";
    CHECK(printed(source, "model:cpython-3.8") == R"(TypeError can't delete __class__ attribute
TypeError can't delete __class__ attribute
AttributeError readonly attribute
AttributeError attribute '__weakref__' of 'C' objects is not writable
AttributeError readonly attribute
)");
    CHECK(printed(source, "model:pypy-7.3") == R"(AttributeError can't delete ?.__class__
AttributeError can't delete C.__class__
AttributeError can't delete C.__mro__
AttributeError can't delete ?.__weakref__
AttributeError can't delete function.__globals__
)");
    CHECK(printed(source, "model:pypy-8.0") ==
          R"(AttributeError cannot delete '__class__' attribute of immutable type '?'
AttributeError cannot delete '__class__' attribute of immutable type 'C'
AttributeError cannot delete '__mro__' attribute of immutable type 'C'
AttributeError cannot delete '__weakref__' attribute of immutable type '?'
AttributeError cannot delete '__globals__' attribute of immutable type 'function'
)");
}

}  // namespace lastref
