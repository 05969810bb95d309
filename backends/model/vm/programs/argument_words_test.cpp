#include "backends/model/printed.hpp"
#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string_view>

// How calls with wrong arguments are complained of, by version.
namespace lastref::testing {

TEST_CASE("Arguments of methods of texts are counted and converted as each version does") {
    constexpr std::string_view source = R"(
def tell(f, *a, **k):
    try: print(repr(f(*a, **k)))
    except Exception as error: print(type(error).__name__, error)

for f in 'a'.center, 'a'.replace, 'a'.zfill, [].index: tell(f)
tell('a'.strip, 1, 2)
tell([].insert, 1)
tell('a'.replace, 'a', None)
tell('a'.split, None, None)
tell('a'.zfill, 1.5)
tell('a'.center, 2 ** 70)
tell('a'.center, 5, 1)
tell('a'.splitlines, 'x')
tell('a'.encode, 'utf-8', None)
tell(b'a'.decode, 1)
tell('a'.maketrans, 'a', 1)
tell(bytearray(b'abc').__setitem__, 100, 'x')
tell(type, 'X', None, {})
tell([].index, 1, 'x')
)";
    CHECK(printed(source, "model:cpython-3.6") == R"(TypeError center() takes at least 1 argument (0 given)
TypeError replace() takes at least 2 arguments (0 given)
TypeError zfill() takes exactly 1 argument (0 given)
TypeError index() takes at least 1 argument (0 given)
TypeError strip() takes at most 1 argument (2 given)
TypeError insert() takes exactly 2 arguments (1 given)
TypeError replace() argument 2 must be str, not None
TypeError 'NoneType' object cannot be interpreted as an integer
TypeError integer argument expected, got float
OverflowError Python int too large to convert to C ssize_t
TypeError The fill character must be a unicode character, not int
TypeError an integer is required (got type str)
TypeError encode() argument 2 must be str, not None
TypeError decode() argument 1 must be str, not int
TypeError maketrans() argument 2 must be str, not int
IndexError bytearray index out of range
TypeError type.__new__() argument 2 must be tuple, not None
TypeError slice indices must be integers or have an __index__ method
)");
    CHECK(changes(source, "model:cpython-3.6", "model:cpython-3.7") ==
          R"(-3 TypeError zfill() takes exactly 1 argument (0 given)
+3 TypeError zfill() takes exactly one argument (0 given)
-5 TypeError strip() takes at most 1 argument (2 given)
+5 TypeError strip expected at most 1 arguments, got 2
)");
    CHECK(printed(source, "model:cpython-3.8") == R"(TypeError center expected at least 1 argument, got 0
TypeError replace expected at least 2 arguments, got 0
TypeError zfill() takes exactly one argument (0 given)
TypeError index expected at least 1 argument, got 0
TypeError strip expected at most 1 argument, got 2
TypeError insert expected 2 arguments, got 1
TypeError replace() argument 2 must be str, not None
TypeError 'NoneType' object cannot be interpreted as an integer
TypeError integer argument expected, got float
OverflowError Python int too large to convert to C ssize_t
TypeError The fill character must be a unicode character, not int
TypeError an integer is required (got type str)
TypeError encode() argument 'errors' must be str, not None
TypeError decode() argument 'encoding' must be str, not int
TypeError maketrans() argument 2 must be str, not int
IndexError bytearray index out of range
TypeError type.__new__() argument 2 must be tuple, not None
TypeError slice indices must be integers or have an __index__ method
)");
    CHECK(changes(source, "model:cpython-3.8", "model:cpython-3.12") ==
          R"(-3 TypeError zfill() takes exactly one argument (0 given)
+3 TypeError str.zfill() takes exactly one argument (0 given)
-9 TypeError integer argument expected, got float
+9 TypeError 'float' object cannot be interpreted as an integer
-12 TypeError an integer is required (got type str)
+12 ['a']
-16 IndexError bytearray index out of range
+16 TypeError 'str' object cannot be interpreted as an integer
)");
    CHECK(printed(source, "model:cpython-3.14") == R"(TypeError center expected at least 1 argument, got 0
TypeError replace() takes at least 2 positional arguments (0 given)
TypeError str.zfill() takes exactly one argument (0 given)
TypeError index expected at least 1 argument, got 0
TypeError strip expected at most 1 argument, got 2
TypeError insert expected 2 arguments, got 1
TypeError replace() argument 2 must be str, not None
TypeError 'NoneType' object cannot be interpreted as an integer
TypeError 'float' object cannot be interpreted as an integer
OverflowError Python int too large to convert to C ssize_t
TypeError The fill character must be a unicode character, not int
['a']
TypeError encode() argument 'errors' must be str, not None
TypeError decode() argument 'encoding' must be str, not int
TypeError maketrans() argument 2 must be str, not int
TypeError 'str' object cannot be interpreted as an integer
TypeError type.__new__() argument 2 must be tuple, not None
TypeError slice indices must be integers or have an __index__ method
)");
}

TEST_CASE("Errors of % tell the argument from 3.15 on") {
    constexpr std::string_view source = R"(
def tell(f, *a, **k):
    try: print(repr(f(*a, **k)))
    except Exception as error: print(type(error).__name__, error)

for format, value in (('%d', 'a'), ('%d %f', (1, 'a')), ('%(a)x', {'a': 1.5}), ('%c', 'ab'), ('%c', -1),
                      ('%*d', (2 ** 70, 1)), ('%.*d', ('a', 1)), ('%z', 1), ('%!', 1), ('%', 1), ('%(a)d', 1), ('%(a', {})):
    tell(lambda: format % value)
tell(lambda: b'%b' % (5,))
tell(lambda: b'%c' % (b'ab',))
tell(lambda: b'%i' % 'a')
)";
    for (const char* each : {"model:cpython-3.6", "model:cpython-3.9"})
        CHECK(printed(source, each) == R"(TypeError %d format: a number is required, not str
TypeError must be real number, not str
TypeError %x format: an integer is required, not float
TypeError %c requires int or char
OverflowError %c arg not in range(0x110000)
OverflowError Python int too large to convert to C ssize_t
TypeError * wants int
ValueError unsupported format character 'z' (0x7a) at index 1
ValueError unsupported format character '!' (0x21) at index 1
ValueError incomplete format
TypeError format requires a mapping
ValueError incomplete format key
TypeError %b requires a bytes-like object, or an object that implements __bytes__, not 'int'
TypeError %c requires an integer in range(256) or a single byte
TypeError %d format: a number is required, not str
)");
    for (const char* each : {"model:cpython-3.10", "model:cpython-3.13"})
        CHECK(changes(source, "model:cpython-3.6", each) ==
              R"(-1 TypeError %d format: a number is required, not str
+1 TypeError %d format: a real number is required, not str
-15 TypeError %d format: a number is required, not str
+15 TypeError %d format: a real number is required, not str
)");
    CHECK(printed(source, "model:cpython-3.14") == R"(TypeError %d format: a real number is required, not str
TypeError must be real number, not str
TypeError %x format: an integer is required, not float
TypeError %c requires an int or a unicode character, not a string of length 2
OverflowError %c arg not in range(0x110000)
OverflowError Python int too large to convert to C ssize_t
TypeError * wants int
ValueError unsupported format character 'z' (0x7a) at index 1
ValueError unsupported format character '!' (0x21) at index 1
ValueError incomplete format
TypeError format requires a mapping
ValueError incomplete format key
TypeError %b requires a bytes-like object, or an object that implements __bytes__, not 'int'
TypeError %c requires an integer in range(256) or a single byte, not a bytes object of length 2
TypeError %i format: a real number is required, not str
)");
    CHECK(printed(source, "model:cpython-3.15") == R"(TypeError format argument: %d requires a real number, not str
TypeError format argument 2: %f requires a real number, not str
TypeError format argument 'a': %x requires an integer, not float
TypeError format argument: %c requires an integer or a unicode character, not a string of length 2
OverflowError format argument: %c argument not in range(0x110000)
OverflowError format argument 1: too big for width
TypeError format argument 1: * requires int, not str
ValueError unsupported format %z at position 0
ValueError stray % at position 0 or unexpected format character '!' at position 1
ValueError stray % at position 0
TypeError format requires a mapping, not int
ValueError stray % or incomplete format key at position 0
TypeError format argument 1: %b requires a bytes-like object, or an object that implements __bytes__, not int
TypeError format argument 1: %c requires an integer in range(256) or a single byte, not a bytes object of length 2
TypeError format argument: %i requires a real number, not str
)");
}

TEST_CASE("open() looks at its arguments first") {
    constexpr std::string_view source = R"(
def tell(f, *a, **k):
    try: print(repr(f(*a, **k)))
    except Exception as error: print(type(error).__name__, error)

tell(open, 'nope', 1)
tell(open, 'nope', 'r', 'x')
tell(open, 'nope', encoding=4)
tell(open, 'nope', errors=int)
tell(open, 'nope', newline=[])
tell(open, 'nope', closefd='x')
tell(open, [], 'q')
)";
    CHECK(printed(source, "model:cpython-3.6") == R"(TypeError open() argument 2 must be str, not int
TypeError an integer is required (got type str)
TypeError open() argument 4 must be str or None, not int
TypeError open() argument 5 must be str or None, not type
TypeError open() argument 6 must be str or None, not list
TypeError an integer is required (got type str)
TypeError expected str, bytes or os.PathLike object, not list
)");
    CHECK(printed(source, "model:cpython-3.8") == R"(TypeError open() argument 'mode' must be str, not int
TypeError an integer is required (got type str)
TypeError open() argument 'encoding' must be str or None, not int
TypeError open() argument 'errors' must be str or None, not type
TypeError open() argument 'newline' must be str or None, not list
TypeError an integer is required (got type str)
TypeError expected str, bytes or os.PathLike object, not list
)");
    CHECK(printed(source, "model:cpython-3.10") == R"(TypeError open() argument 'mode' must be str, not int
TypeError 'str' object cannot be interpreted as an integer
TypeError open() argument 'encoding' must be str or None, not int
TypeError open() argument 'errors' must be str or None, not type
TypeError open() argument 'newline' must be str or None, not list
TypeError 'str' object cannot be interpreted as an integer
TypeError expected str, bytes or os.PathLike object, not list
)");
    CHECK(changes(source, "model:cpython-3.10", "model:cpython-3.14") ==
          R"(-6 TypeError 'str' object cannot be interpreted as an integer
+6 FileNotFoundError [Errno 2] No such file or directory: 'nope'
)");
}

TEST_CASE("Classes are subscripted from 3.7 on; 3.15 lets ints have slots for dicts") {
    constexpr std::string_view source = R"(
def tell(f, *a, **k):
    try: print(repr(f(*a, **k)))
    except Exception as error: print(type(error).__name__, error)

class A:
    def __class_getitem__(cls, key): return key
tell(lambda: A[1])
def made(base, *slots): return type('C', (base,), {'__slots__': slots}).__name__
tell(made, int, 'a')
tell(made, bytes, '__dict__')
tell(made, type, 'a')
)";
    CHECK(printed(source, "model:cpython-3.6") == R"(TypeError 'type' object is not subscriptable
TypeError nonempty __slots__ not supported for subtype of 'int'
TypeError nonempty __slots__ not supported for subtype of 'bytes'
TypeError nonempty __slots__ not supported for subtype of 'type'
)");
    for (const char* each : {"model:cpython-3.7", "model:cpython-3.14"})
        CHECK(printed(source, each) == R"(1
TypeError nonempty __slots__ not supported for subtype of 'int'
TypeError nonempty __slots__ not supported for subtype of 'bytes'
TypeError nonempty __slots__ not supported for subtype of 'type'
)");
    CHECK(printed(source, "model:cpython-3.15") == R"(1
TypeError arbitrary __slots__ not supported for subtype of 'int'
'C'
TypeError arbitrary __slots__ not supported for subtype of 'type'
)");
}

TEST_CASE("Length hints fit a C size; what is read-only is told as each version does") {
    constexpr std::string_view source = R"(
def tell(f, *a, **k):
    try: print(repr(f(*a, **k)))
    except Exception as error: print(type(error).__name__, error)

import operator
class Hint:
    def __length_hint__(self): return 2 ** 70
    def __iter__(self): return iter(())
tell(operator.length_hint, Hint())
tell(list, Hint())
tell(operator.length_hint, 5, ())
tell(operator.length_hint, 5, True)
tell(setattr, Hint, '__mro__', ())
tell(setattr, (i for i in ()), 'gi_frame', None)
def outer():
    x = 1
    return lambda: x
tell(setattr, outer().__closure__[0], 'cell_contents', 5)
for text in 'abc', 'a ', 'ag': tell(bytes.fromhex, text)
tell(bytes.fromhex, b'ab')
for shape in (3,), (0,), ('a',), 4: tell(memoryview(b'abcd').cast, 'B', shape)
import io, warnings
tell(io.BytesIO().seek, 0, -2 ** 63)
tell(io.StringIO().readline, 10 ** 25)
tell(warnings.warn_explicit, 'm', Warning, 'fn', 'x')
tell(operator.add, a=1)
tell(lambda: isinstance(**{1: 2}))
five = 5
tell(lambda: five(**{1: 2}))
)";
    CHECK(printed(source, "model:cpython-3.6") == R"(OverflowError Python int too large to convert to C ssize_t
OverflowError Python int too large to convert to C ssize_t
TypeError 'tuple' object cannot be interpreted as an integer
1
AttributeError readonly attribute
AttributeError readonly attribute
AttributeError attribute 'cell_contents' of 'cell' objects is not writable
ValueError non-hexadecimal number found in fromhex() arg at position 3
ValueError non-hexadecimal number found in fromhex() arg at position 1
ValueError non-hexadecimal number found in fromhex() arg at position 1
TypeError fromhex() argument must be str, not bytes
TypeError memoryview: product(shape) * itemsize != buffer size
ValueError memoryview.cast(): elements of shape must be integers > 0
TypeError memoryview.cast(): elements of shape must be integers
TypeError shape must be a list or a tuple
OverflowError signed integer is less than minimum
OverflowError cannot fit 'int' into an index-sized integer
TypeError an integer is required (got type str)
TypeError add() takes no keyword arguments
TypeError isinstance() takes no keyword arguments
TypeError 'int' object is not callable
)");
    CHECK(changes(source, "model:cpython-3.6", "model:cpython-3.9") ==
          R"(-7 AttributeError attribute 'cell_contents' of 'cell' objects is not writable
+7 None
-16 OverflowError signed integer is less than minimum
+16 OverflowError Python int too large to convert to C int
-19 TypeError add() takes no keyword arguments
-20 TypeError isinstance() takes no keyword arguments
+19 TypeError _operator.add() takes no keyword arguments
+20 TypeError keywords must be strings
)");
    CHECK(printed(source, "model:cpython-3.11") == R"(OverflowError Python int too large to convert to C ssize_t
OverflowError Python int too large to convert to C ssize_t
TypeError 'tuple' object cannot be interpreted as an integer
1
AttributeError readonly attribute
AttributeError attribute 'gi_frame' of 'generator' objects is not writable
None
ValueError non-hexadecimal number found in fromhex() arg at position 3
ValueError non-hexadecimal number found in fromhex() arg at position 1
ValueError non-hexadecimal number found in fromhex() arg at position 1
TypeError fromhex() argument must be str, not bytes
TypeError memoryview: product(shape) * itemsize != buffer size
ValueError memoryview.cast(): elements of shape must be integers > 0
TypeError memoryview.cast(): elements of shape must be integers
TypeError shape must be a list or a tuple
OverflowError Python int too large to convert to C int
OverflowError cannot fit 'int' into an index-sized integer
TypeError 'str' object cannot be interpreted as an integer
TypeError _operator.add() takes no keyword arguments
TypeError keywords must be strings
TypeError 'int' object is not callable
)");
    CHECK(changes(source, "model:cpython-3.11", "model:cpython-3.14") ==
          R"(-5 AttributeError readonly attribute
+5 AttributeError attribute '__mro__' of 'type' objects is not writable
-8 ValueError non-hexadecimal number found in fromhex() arg at position 3
+8 ValueError fromhex() arg must contain an even number of hexadecimal digits
-11 TypeError fromhex() argument must be str, not bytes
+11 b'\xab'
)");
}

TEST_CASE("Who complains first of keywords that are no strings") {
    constexpr std::string_view source = R"(import functools
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
def op(a): pass
op.__name__ = 'renamed'
op.__qualname__ = 'C.renamed'
class A(object):
    def f(self): pass
    def __call__(self, **k): pass
    @staticmethod
    def s(): pass
    @classmethod
    def c(cls): pass
class B(object):
    def __new__(cls, *a, **k): return object.__new__(cls)
class C(object):
    def __init__(self): pass
class D(B):
    def __init__(self): pass
class E(object): pass
class F(int): pass
class G(dict): pass
class X(Exception): pass
K = {1: 2}
t(lambda: op(**K)); t(lambda: A().f(**K)); t(lambda: A()(**K)); t(lambda: A.s(**K)); t(lambda: A.c(**K)); t(lambda: B(**K)); t(lambda: C(**K)); t(lambda: D(**K)); t(lambda: E(**K)); t(lambda: G(**K)); t(lambda: X(**K)); t(lambda: A(**K)); t(lambda: op.__call__(**K)); t(lambda: A.f(**K)); t(lambda: functools.wraps(op)(lambda: 1)(**K)); t(lambda: Exception(**K)); t(lambda: object(**K)); t(lambda: A().f.__call__(**K)); t(lambda: KeyError(**K))
def g(): yield
t(lambda: g(**K)); t(lambda: g().send(**K))
t(lambda: (lambda *a, **k: 1)(**K))
length = [1].__len__
t(lambda: length(**K)); t(lambda: length(3, **K)); t(lambda: (1).__add__(2, **K)); t(lambda: A().__eq__(**K)); t(lambda: [].append(2, **K))
import weakref
r = weakref.ref(A)
t(lambda: r(zz=1)); t(lambda: r(1, zz=1)); t(lambda: r(1)); t(lambda: r.__call__(zz=1, yy=2))
)";
    CHECK(testing::printed(source, "model:cpython-3.13") == R"(TypeError keywords must be strings
TypeError keywords must be strings
TypeError keywords must be strings
TypeError keywords must be strings
TypeError keywords must be strings
TypeError keywords must be strings
TypeError keywords must be strings
TypeError keywords must be strings
TypeError E() takes no arguments
TypeError keywords must be strings
TypeError X() takes no keyword arguments
TypeError A() takes no arguments
TypeError keywords must be strings
TypeError keywords must be strings
TypeError keywords must be strings
TypeError Exception() takes no keyword arguments
TypeError object() takes no arguments
TypeError keywords must be strings
TypeError KeyError() takes no keyword arguments
TypeError keywords must be strings
TypeError keywords must be strings
TypeError keywords must be strings
TypeError wrapper __len__() takes no keyword arguments
TypeError wrapper __len__() takes no keyword arguments
TypeError wrapper __add__() takes no keyword arguments
TypeError wrapper __eq__() takes no keyword arguments
TypeError keywords must be strings
TypeError weakref() takes no keyword arguments
TypeError weakref() takes no keyword arguments
TypeError weakref expected 0 arguments, got 1
TypeError weakref() takes no keyword arguments
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.15") ==
          R"(-16 TypeError Exception() takes no keyword arguments
+16 TypeError keywords must be strings
-19 TypeError KeyError() takes no keyword arguments
+19 TypeError keywords must be strings
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.9") ==
          R"(-28 TypeError weakref() takes no keyword arguments
-29 TypeError weakref() takes no keyword arguments
-30 TypeError weakref expected 0 arguments, got 1
-31 TypeError weakref() takes no keyword arguments
+28 TypeError __call__() takes at most 0 keyword arguments (1 given)
+29 TypeError __call__() takes at most 0 arguments (2 given)
+30 TypeError __call__() takes at most 0 arguments (1 given)
+31 TypeError __call__() takes at most 0 keyword arguments (2 given)
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.8") ==
          R"(-1 TypeError keywords must be strings
-2 TypeError keywords must be strings
-3 TypeError keywords must be strings
-4 TypeError keywords must be strings
-5 TypeError keywords must be strings
-6 TypeError keywords must be strings
-7 TypeError keywords must be strings
-8 TypeError keywords must be strings
+1 TypeError op() keywords must be strings
+2 TypeError f() keywords must be strings
+3 TypeError __call__() keywords must be strings
+4 TypeError s() keywords must be strings
+5 TypeError c() keywords must be strings
+6 TypeError __new__() keywords must be strings
+7 TypeError __init__() keywords must be strings
+8 TypeError __new__() keywords must be strings
-13 TypeError keywords must be strings
-14 TypeError keywords must be strings
-15 TypeError keywords must be strings
+13 TypeError op() keywords must be strings
+14 TypeError f() keywords must be strings
+15 TypeError <lambda>() keywords must be strings
-18 TypeError keywords must be strings
+18 TypeError f() keywords must be strings
-20 TypeError keywords must be strings
-21 TypeError keywords must be strings
-22 TypeError keywords must be strings
+20 TypeError g() keywords must be strings
+21 TypeError send() takes no keyword arguments
+22 TypeError <lambda>() keywords must be strings
-27 TypeError keywords must be strings
-28 TypeError weakref() takes no keyword arguments
-29 TypeError weakref() takes no keyword arguments
-30 TypeError weakref expected 0 arguments, got 1
-31 TypeError weakref() takes no keyword arguments
+27 TypeError append() takes no keyword arguments
+28 TypeError __call__() takes at most 0 keyword arguments (1 given)
+29 TypeError __call__() takes at most 0 arguments (2 given)
+30 TypeError __call__() takes at most 0 arguments (1 given)
+31 TypeError __call__() takes at most 0 keyword arguments (2 given)
)");
}

TEST_CASE("An object is made before its __init__ complains of keywords") {
    constexpr std::string_view source = R"(import functools
class Told(object):
    def __init__(self): pass
    def __del__(self): print('gone')
for called in (Told, functools.partial(Told)):
    try: called(**{1: 2})
    except TypeError as error: print(error)
)";
    CHECK(testing::printed(source, "model:cpython-3.13") == R"(gone
keywords must be strings
gone
keywords must be strings
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.8") == R"(-2 keywords must be strings
+2 __init__() keywords must be strings
-4 keywords must be strings
+4 __init__() keywords must be strings
)");
}

TEST_CASE("Types say in own words that keywords are no strings in 3.6, and bool and float want none up to 3.9") {
    constexpr std::string_view source = R"(for wanted in (bool, float, str):
    try: wanted(**{3: 1})
    except TypeError as error: print(error)
)";
    CHECK(testing::printed(source, "model:cpython-3.6") ==
          "keywords must be strings\nkeywords must be strings\nkeywords must be strings\n");
    CHECK(testing::printed(source, "model:cpython-3.9") ==
          "bool() takes no keyword arguments\nfloat() takes no keyword arguments\nkeywords must be strings\n");
}

}  // namespace lastref::testing
