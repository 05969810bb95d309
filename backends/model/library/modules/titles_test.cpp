#include "backends/model/printed.hpp"

#include <catch2/catch_test_macros.hpp>

// Words that name a function, a class or an argument.
namespace lastref::testing {

TEST_CASE("Functions of paths name themselves, the argument and what they take", "[library]") {
    const char* source = R"(import os
for name, args in (('open', (0,)), ('stat', ()), ('lstat', ()), ('listdir', ()), ('truncate', (0,)), ('remove', ()), ('mkdir', ()),
                   ('rename', ('x',)), ('chdir', ())):
    try: getattr(os, name)([], *args)
    except TypeError as error: print(error)
for function in (lambda: os.rename('x', 1.5), lambda: os.path.exists([]), lambda: os.path.getsize([]), lambda: os.fspath([])):
    try: print(function())
    except TypeError as error: print(error)
)";
    for (const char* model : {"model:cpython-3.6", "model:cpython-3.15"})
        CHECK(printed(source, model) == R"(open: path should be string, bytes or os.PathLike, not list
stat: path should be string, bytes, os.PathLike or integer, not list
lstat: path should be string, bytes or os.PathLike, not list
listdir: path should be string, bytes, os.PathLike, integer or None, not list
truncate: path should be string, bytes, os.PathLike or integer, not list
remove: path should be string, bytes or os.PathLike, not list
mkdir: path should be string, bytes or os.PathLike, not list
rename: src should be string, bytes or os.PathLike, not list
chdir: path should be string, bytes, os.PathLike or integer, not list
rename: dst should be string, bytes or os.PathLike, not float
stat: path should be string, bytes, os.PathLike or integer, not list
stat: path should be string, bytes, os.PathLike or integer, not list
expected str, bytes or os.PathLike object, not list
)");
    for (const char* model : {"model:pypy-7.3", "model:pypy-8.0"})
        CHECK(printed(source, model) == R"(expected str, bytes or os.PathLike object, not list
path should be string, bytes, os.PathLike or integer, not list
path should be string, bytes or os.PathLike, not list
path should be string, bytes, os.PathLike, integer or None, not list
expected str, bytes or os.PathLike object, not list
path should be string, bytes or os.PathLike, not list
expected str, bytes or os.PathLike object, not list
expected str, bytes or os.PathLike object, not list
expected str, bytes or os.PathLike object, not list
expected str, bytes or os.PathLike object, not float
path should be string, bytes, os.PathLike or integer, not list
path should be string, bytes, os.PathLike or integer, not list
expected str, bytes or os.PathLike object, not list
)");
}

TEST_CASE("What names of attributes, descriptors and encodings may be", "[library]") {
    const char* source = R"(import functools, io, os, warnings
def tell(f):
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter('always')
        try: print(type(f()).__name__)
        except Exception as error: print(type(error).__name__, ascii(str(error)))
    for each in told: print(each.category.__name__, each.message)

tell(lambda: type('MyClass', (), {1: 2}))
tell(lambda: io.FileIO(False, closefd=False))
tell(lambda: open(True, 'w', closefd=False))
import codecs; tell(lambda: codecs.lookup('\udcfe'))
tell(lambda: 'a'.encode('a\0b'))
class Meta(type):
    if hasattr(functools, 'cached_property'):
        @functools.cached_property
        def prop(self): return 1
class A(metaclass=Meta): pass
tell(lambda: A.prop)
)";
    CHECK(printed(source, "model:cpython-3.6") == R"(type
FileIO
TextIOWrapper
UnicodeEncodeError "'utf-8' codec can't encode character '\\udcfe' in position 0: surrogates not allowed"
ValueError 'embedded null character'
AttributeError "type object 'A' has no attribute 'prop'"
)");
    for (const char* model : {"model:cpython-3.8", "model:cpython-3.11"})
        CHECK(printed(source, model) == R"(type
FileIO
TextIOWrapper
UnicodeEncodeError "'utf-8' codec can't encode character '\\udcfe' in position 0: surrogates not allowed"
ValueError 'embedded null character'
TypeError "The '__dict__' attribute on 'Meta' instance does not support item assignment for caching 'prop' property."
)");
    for (const char* model : {"model:cpython-3.13", "model:cpython-3.15"})
        CHECK(printed(source, model) == R"(type
RuntimeWarning non-string key in the __dict__ of class MyClass
FileIO
RuntimeWarning bool is used as a file descriptor
TextIOWrapper
RuntimeWarning bool is used as a file descriptor
UnicodeEncodeError "'utf-8' codec can't encode character '\\udcfe' in position 0: surrogates not allowed"
ValueError 'embedded null character'
TypeError "The '__dict__' attribute on 'Meta' instance does not support item assignment for caching 'prop' property."
)");
    CHECK(printed(source, "model:pypy-8.0") == R"(TypeError 'expected str, got int object'
FileIO
TextIOWrapper
LookupError 'unknown encoding: \udcfe'
LookupError 'unknown encoding: a\x00b'
TypeError "The '__dict__' attribute on 'Meta' instance does not support item assignment for caching 'prop' property."
)");
}

TEST_CASE("Which numbers and bytes name their conversions", "[library]") {
    const char* source = R"(import math
print(math.floor(1.5), math.ceil(1.5), complex(1+2j), bytes(b'a'), list(memoryview(b'ab')), list(iter(memoryview(b'ab'))), [x for x in memoryview(b'xy')], 97 in memoryview(b'ab'))
class B(bytes): pass
class F(float): pass
class C(complex): pass
print(bytes(B(b'q')), math.floor(F(2.5)), math.ceil(F(-2.5)), complex(C(1j)), math.trunc(F(2.5)))
print([hasattr(t, n) for t, n in ((bytes, '__bytes__'), (complex, '__complex__'), (float, '__floor__'), (memoryview, '__iter__'), ((lambda: 0).__code__, 'co_qualname'))])
)";
    CHECK(printed(source, "model:cpython-2.7") == R"((1.0, 2.0, (1+2j), 'a', ['a', 'b'], ['a', 'b'], ['x', 'y'], False)
('q', 2.0, -2.0, 1j, 2)
[False, False, False, False, False]
)");
    CHECK(printed(source, "model:cpython-3.8") == R"(1 2 (1+2j) b'a' [97, 98] [97, 98] [120, 121] True
b'q' 2 -2 1j 2
[False, False, False, False, False]
)");
    CHECK(printed(source, "model:cpython-3.9") == R"(1 2 (1+2j) b'a' [97, 98] [97, 98] [120, 121] True
b'q' 2 -2 1j 2
[False, False, True, False, False]
)");
    CHECK(printed(source, "model:cpython-3.10") == R"(1 2 (1+2j) b'a' [97, 98] [97, 98] [120, 121] True
b'q' 2 -2 1j 2
[False, False, True, True, False]
)");
    CHECK(printed(source, "model:cpython-3.13") == R"(1 2 (1+2j) b'a' [97, 98] [97, 98] [120, 121] True
b'q' 2 -2 1j 2
[True, True, True, True, True]
)");
}

TEST_CASE("A bound method of C is titled by the class of its object", "[library]") {
    const char* source = R"(from collections import deque
from weakref import WeakSet
def tell(f, *a):
    try: print(f(*a))
    except Exception as error: print(type(error).__name__, error)

def f():
    class D(dict):
        class E(list): pass
    return D
D = f()
print(D().items.__qualname__, D.E().append.__qualname__, {}.items.__qualname__, D.fromkeys.__qualname__)
tell(D().items, 1); tell(D.E().append); tell({}.items, 1)
tell(deque().index); tell(deque().index, 1, 2, 3, 4)
print(*['__class_getitem__' in dir(each) for each in (list, tuple, dict, set, frozenset, deque, enumerate, WeakSet)])
)";
    for (const char* model : {"model:cpython-3.6", "model:cpython-3.8"})
        CHECK(printed(source, model) == R"(f.<locals>.D.items f.<locals>.D.E.append dict.items f.<locals>.D.fromkeys
TypeError items() takes no arguments (1 given)
TypeError append() takes exactly one argument (0 given)
TypeError items() takes no arguments (1 given)
TypeError index() takes at least 1 argument (0 given)
TypeError index() takes at most 3 arguments (4 given)
False False False False False False False False
)");
    CHECK(printed(source, "model:cpython-3.11") ==
          R"(f.<locals>.D.items f.<locals>.D.E.append dict.items f.<locals>.D.fromkeys
TypeError f.<locals>.D.items() takes no arguments (1 given)
TypeError f.<locals>.D.E.append() takes exactly one argument (0 given)
TypeError dict.items() takes no arguments (1 given)
TypeError index() takes at least 1 argument (0 given)
TypeError index() takes at most 3 arguments (4 given)
True True True True True True True True
)");
    for (const char* model : {"model:cpython-3.13", "model:cpython-3.15"})
        CHECK(printed(source, model) == R"(f.<locals>.D.items f.<locals>.D.E.append dict.items f.<locals>.D.fromkeys
TypeError f.<locals>.D.items() takes no arguments (1 given)
TypeError f.<locals>.D.E.append() takes exactly one argument (0 given)
TypeError dict.items() takes no arguments (1 given)
TypeError index expected at least 1 argument, got 0
TypeError index expected at most 3 arguments, got 4
True True True True True True True True
)");
    CHECK(printed(source, "model:pypy-8.0") == R"(dict.items list.append dict.items dict.fromkeys
TypeError dict.items() takes 1 positional argument but 2 were given
TypeError list.append() missing 1 required positional argument: 'item'
TypeError dict.items() takes 1 positional argument but 2 were given
TypeError deque.index() missing 1 required positional argument: 'x'
TypeError deque.index() takes from 2 to 4 positional arguments but 5 were given
True True True True True True True True
)");
}

}  // namespace lastref::testing
