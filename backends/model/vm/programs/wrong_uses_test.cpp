#include "backends/model/printed.hpp"

#include <catch2/catch_test_macros.hpp>

#include <sstream>
#include <string>

// What is said of wrong uses that programs about lifetimes make, by version.
namespace lastref {

using testing::printed;

TEST_CASE("Keywords of a dict may be called as its maker's parameters; other refusals") {
    const char* source = R"(print(dict(cls=1), dict(self=2, args=3))
def f(): pass
try: f.__defaults__ = 1
except TypeError as error: print(error)
import weakref
try: weakref.WeakSet().pop()
except KeyError as error: print(error, type(error.__context__).__name__, error.__suppress_context__)
)";
    for (const char* each : {"model:cpython-3.13", "model:cpython-3.8"})
        CHECK(printed(source, each) == R"({'cls': 1} {'self': 2, 'args': 3}
__defaults__ must be set to a tuple object
'pop from empty WeakSet' KeyError True
)");
}

TEST_CASE("Up to 3.6 classes that are no sequences are refused in other words, and deprecations are not shown") {
    const char* source = R"(class K: pass
def tell(function):
    try: function()
    except Exception as error: print(error)
def unpack(): a, b = K()
def index(): K()[0]
def key(): K()['k']
for each in unpack, index, key: tell(each)
import warnings
warnings.warn('unseen', DeprecationWarning)
)";
    CHECK(printed(source, "model:cpython-3.6") == R"('K' object is not iterable
'K' object does not support indexing
'K' object is not subscriptable
)");
}

TEST_CASE("From 3.13 on a property that has no name goes by its getter's") {
    const char* source = R"(class K:
    late = 1
K.late = property(lambda self: 1)
try: K().late = 2
except AttributeError as error: print(error)
)";
    CHECK(printed(source, "model:cpython-3.13") == R"(property '<lambda>' of 'K' object has no setter
)");
    CHECK(printed(source, "model:cpython-3.12") == R"(property of 'K' object has no setter
)");
}

/// The lines that tell errors of finalizers, and whose finalizer it was where that could not be shown.
std::string told(const std::string& report) {
    std::istringstream lines(report);
    std::string kept;
    for (std::string line; std::getline(lines, line);) {
        const bool counts = line.starts_with("KeyError") || line.starts_with("StopIteration") ||
                            line.find("repr() failed") != std::string::npos;
        if (counts) kept += "[" + line + "]\n";
    }
    return kept;
}

TEST_CASE("Up to 3.7 errors that no handler saw are told as they were raised, not as they became") {
    const char* source = R"(class Missing:
    def __del__(self): {}['key']
class Handled:
    def __del__(self):
        try: {}['key']
        finally: pass
class Raised:
    def __del__(self): raise KeyError('key')
class Told:
    def __del__(self): set().pop()
class Ended:
    def __del__(self): next(iter([]))
for each in Missing, Handled, Raised, Told, Ended: each()
class Shown:
    def __repr__(self): raise ValueError
    def __del__(self): raise KeyError
Shown()
)";
    CHECK(told(printed(source, "model:cpython-3.6")) == R"([KeyError: ('key',)]
[KeyError: 'key']
[KeyError: 'key']
[KeyError: pop from an empty set]
[StopIteration]
[Exception ignored in: <object repr() failed>]
[KeyError: ]
)");
    CHECK(told(printed(source, "model:cpython-3.7")) == R"([KeyError: ('key',)]
[KeyError: 'key']
[KeyError: 'key']
[KeyError: pop from an empty set]
[StopIteration]
[KeyError: ]
)");
    CHECK(told(printed(source, "model:cpython-3.8")) == R"([KeyError: 'key']
[KeyError: 'key']
[KeyError: 'key']
[KeyError: 'pop from an empty set']
[StopIteration: ]
[KeyError: ]
)");
}

TEST_CASE(
    "A type of C takes no instance of a class; from 3.15 on no lookup failed before what is no manager is refused") {
    const char* source = R"(import collections, contextlib
class K: pass
try: K().__class__ = collections.OrderedDict
except TypeError as error: print(error)
try: contextlib.ExitStack().enter_context(1)
except TypeError as error: print(type(error.__context__).__name__)
)";
    CHECK(printed(source, "model:cpython-3.13") ==
          R"(__class__ assignment only supported for mutable types or ModuleType subclasses
AttributeError
)");
    CHECK(printed(source, "model:cpython-3.15") ==
          R"(__class__ assignment only supported for mutable types or ModuleType subclasses
NoneType
)");
}

TEST_CASE("What is missing in a type of C, or cannot be set there, is told with its module") {
    constexpr std::string_view source = R"(import collections, functools
for kind in collections.deque, collections.OrderedDict, functools.partial, int:
    for use in 'kind.x', 'kind.x = 1':
        try: exec(use)
        except (AttributeError, TypeError) as error: print(error)
call = functools.partial(int)
call.__dict__ = {'x': 1}
print(call.x)
try: del call.__dict__
except TypeError as error: print(error)
)";
    CHECK(printed(source, "model:cpython-3.13") == R"(type object 'collections.deque' has no attribute 'x'
cannot set 'x' attribute of immutable type 'collections.deque'
type object 'collections.OrderedDict' has no attribute 'x'
cannot set 'x' attribute of immutable type 'collections.OrderedDict'
type object 'functools.partial' has no attribute 'x'
cannot set 'x' attribute of immutable type 'functools.partial'
type object 'int' has no attribute 'x'
cannot set 'x' attribute of immutable type 'int'
1
cannot delete __dict__
)");
}

TEST_CASE("Errors of a class with slots take weak references where a slot for them is") {
    constexpr std::string_view source = R"(import weakref
class S(Exception): __slots__ = ('a',)
class T(S): pass
class U(OSError): __slots__ = '__weakref__'
for kind in S, T, U:
    try: print(weakref.ref(kind()) is None)
    except TypeError as error: print(error)
)";
    CHECK(printed(source, "model:cpython-3.13") == "cannot create weak reference to 'S' object\nFalse\nFalse\n");
}

TEST_CASE("A dataclass with slots sets the defaults of fields that are no parameters") {
    constexpr std::string_view source = R"(import dataclasses
@dataclasses.dataclass(slots=True)
class D:
    x: int
    z: int = dataclasses.field(init=False, default=7)
print(dataclasses.astuple(D(1)))
)";
    CHECK(printed(source, "model:cpython-3.13") == "(1, 7)\n");
}

TEST_CASE("What is to be written is looked at before a closed stream tells that it is closed, where that is so") {
    constexpr std::string_view source = R"(import io, os
for stream, data in (io.StringIO(), b'x'), (io.BytesIO(), 'x'), (io.FileIO(os.devnull, 'w'), 'x'):
    stream.close()
    try: stream.write(data)
    except (TypeError, ValueError) as error: print(type(error).__name__, end=' ')
print(io.StringIO().flush())
closed = io.StringIO()
closed.close()
print(closed.flush())
)";
    CHECK(printed(source, "model:cpython-3.13") == "TypeError ValueError TypeError None\nNone\n");
    CHECK(printed(source, "model:cpython-3.14") == "TypeError TypeError TypeError None\nNone\n");
    CHECK(printed(source, "model:pypy-8.0") == "TypeError ValueError ValueError None\nNone\n");
}

TEST_CASE("Arguments that are a C int") {
    constexpr std::string_view source = R"(
import gc, warnings
warnings.simplefilter('ignore')
class Index:
    def __index__(self): return 1
class Int:
    def __int__(self): return 1
for function in gc.collect, gc.set_threshold:
    for value in 'a', 1.5, 1j, Index(), Int(), 2 ** 70, -2 ** 31 - 1, 2 ** 31:
        try:
            function(value)
        except (TypeError, OverflowError, ValueError) as error:
            print(type(value).__name__, error)
)";
    CHECK(testing::printed(source, "model:cpython-3.7") == R"(str an integer is required (got type str)
float integer argument expected, got float
complex can't convert complex to int
Index an integer is required (got type Index)
int Python int too large to convert to C long
int signed integer is less than minimum
int signed integer is greater than maximum
str an integer is required (got type str)
float integer argument expected, got float
complex can't convert complex to int
Index an integer is required (got type Index)
int Python int too large to convert to C long
int signed integer is less than minimum
int signed integer is greater than maximum
)");
    CHECK(testing::printed(source, "model:cpython-3.9") == R"(str an integer is required (got type str)
float integer argument expected, got float
complex can't convert complex to int
int Python int too large to convert to C int
int Python int too large to convert to C int
int Python int too large to convert to C int
str an integer is required (got type str)
float integer argument expected, got float
complex can't convert complex to int
int Python int too large to convert to C long
int signed integer is less than minimum
int signed integer is greater than maximum
)");
    for (const char* each : {"model:cpython-3.13", "model:cpython-3.14"})
        CHECK(testing::printed(source, each) == R"(str 'str' object cannot be interpreted as an integer
float 'float' object cannot be interpreted as an integer
complex 'complex' object cannot be interpreted as an integer
Int 'Int' object cannot be interpreted as an integer
int Python int too large to convert to C int
int Python int too large to convert to C int
int Python int too large to convert to C int
str 'str' object cannot be interpreted as an integer
float 'float' object cannot be interpreted as an integer
complex 'complex' object cannot be interpreted as an integer
Int 'Int' object cannot be interpreted as an integer
int Python int too large to convert to C long
int signed integer is less than minimum
int signed integer is greater than maximum
)");
}

TEST_CASE("Bases and classes that do not fit, of classes that may not change") {
    constexpr std::string_view source = R"(
class Plain: pass
class Bare: __slots__ = ()
class Own: __slots__ = 'x',
class Derived(Own): pass
class Broken(Exception): pass
def attempt(target, name, value):
    try:
        setattr(target, name, value)
        print('fine')
    except (TypeError, AttributeError) as error:
        print(error)
attempt(Plain, '__bases__', (Own,))
attempt(Plain, '__bases__', (Bare,))
attempt(Derived, '__bases__', (object,))
attempt(Derived, '__bases__', (int,))
attempt(Broken, '__bases__', (OSError,))
attempt(Broken, '__bases__', (ValueError,))
attempt(Plain(), '__class__', Own)
attempt(Plain(), '__class__', Bare)
attempt(int, '__name__', 'x')
attempt(int, '__bases__', (object,))
attempt(int, '__dict__', {})
)";
    CHECK(testing::printed(source, "model:cpython-3.7") ==
          R"(__bases__ assignment: 'Own' deallocator differs from 'object'
fine
__bases__ assignment: 'object' deallocator differs from 'Own'
__bases__ assignment: 'int' deallocator differs from 'Own'
__bases__ assignment: 'OSError' object layout differs from 'Exception'
fine
__class__ assignment: 'Own' object layout differs from 'Plain'
__class__ assignment: 'Bare' deallocator differs from 'Plain'
can't set attributes of built-in/extension type 'int'
can't set attributes of built-in/extension type 'int'
can't set attributes of built-in/extension type 'int'
)");
    CHECK(testing::printed(source, "model:cpython-3.9") ==
          R"(__bases__ assignment: 'Own' deallocator differs from 'object'
__bases__ assignment: 'Bare' deallocator differs from 'object'
__bases__ assignment: 'object' deallocator differs from 'Own'
__bases__ assignment: 'int' deallocator differs from 'Own'
__bases__ assignment: 'OSError' object layout differs from 'Exception'
fine
__class__ assignment: 'Own' object layout differs from 'Plain'
__class__ assignment: 'Bare' object layout differs from 'Plain'
can't set attributes of built-in/extension type 'int'
can't set attributes of built-in/extension type 'int'
can't set attributes of built-in/extension type 'int'
)");
    for (const char* each : {"model:cpython-3.13", "model:cpython-3.14"})
        CHECK(testing::printed(source, each) == R"(__bases__ assignment: 'Own' deallocator differs from 'object'
__bases__ assignment: 'Bare' deallocator differs from 'object'
__bases__ assignment: 'object' deallocator differs from 'Own'
__bases__ assignment: 'int' deallocator differs from 'Own'
__bases__ assignment: 'OSError' object layout differs from 'Exception'
fine
__class__ assignment: 'Own' object layout differs from 'Plain'
__class__ assignment: 'Bare' object layout differs from 'Plain'
cannot set '__name__' attribute of immutable type 'int'
cannot set '__bases__' attribute of immutable type 'int'
cannot set '__dict__' attribute of immutable type 'int'
)");
}

TEST_CASE("An enumeration is made of the namespace that its metaclass prepared") {
    constexpr std::string_view source = R"(
import enum
def attempt(function, *args):
    try:
        print(function(*args))
    except (TypeError, AttributeError, ValueError) as error:
        print(type(error).__name__, error)
def make():
    class Empty(enum.Enum): pass
    class Few(enum.IntEnum): ONE = 1
    attempt(type, 'Sub', (Empty,), {})
    attempt(type, 'Sub', (Few,), {})
    attempt(enum.EnumMeta, 'Sub', (enum.Enum,), {'x': 1})
    attempt(Few, 2)
make()
)";
    CHECK(testing::printed(source, "model:cpython-3.7") ==
          R"(AttributeError 'dict' object has no attribute '_member_names'
TypeError Cannot extend enumerations
AttributeError 'dict' object has no attribute '_member_names'
ValueError 2 is not a valid Few
)");
    CHECK(testing::printed(source, "model:cpython-3.9") ==
          R"(AttributeError 'dict' object has no attribute '_member_names'
TypeError Cannot extend enumerations
AttributeError 'dict' object has no attribute '_member_names'
ValueError 2 is not a valid make.<locals>.Few
)");
    for (const char* each : {"model:cpython-3.13", "model:cpython-3.14"})
        CHECK(testing::printed(source, each) == R"(AttributeError 'dict' object has no attribute '_member_names'
AttributeError 'dict' object has no attribute '_member_names'
AttributeError 'dict' object has no attribute '_member_names'
ValueError 2 is not a valid make.<locals>.Few
)");
}

TEST_CASE("What list.pop() and list.insert() take for a place") {
    constexpr std::string_view source = R"(
def t(what):
    try: print(what())
    except Exception as e: print('%s: %s' % (type(e).__name__, e))
class Int(object):
    def __int__(self): return 0
class Index(object):
    def __index__(self): return 0
for place in 10 ** 30, Int(), Index(), 1.0, 'a':
    t(lambda: [1].pop(place))
    t(lambda: [1].insert(place, 2))
)";
    CHECK(printed(source, "model:cpython-2.7") == R"(OverflowError: Python int too large to convert to C long
OverflowError: Python int too large to convert to C long
1
None
TypeError: an integer is required
TypeError: an integer is required
TypeError: integer argument expected, got float
TypeError: integer argument expected, got float
TypeError: an integer is required
TypeError: an integer is required
)");
    for (const char* each : {"model:cpython-3.6", "model:cpython-3.8"})
        CHECK(printed(source, each) == R"(OverflowError: Python int too large to convert to C ssize_t
OverflowError: Python int too large to convert to C ssize_t
TypeError: 'Int' object cannot be interpreted as an integer
TypeError: 'Int' object cannot be interpreted as an integer
1
None
TypeError: integer argument expected, got float
TypeError: integer argument expected, got float
TypeError: 'str' object cannot be interpreted as an integer
TypeError: 'str' object cannot be interpreted as an integer
)");
    for (const char* each : {"model:cpython-3.10", "model:cpython-3.15"})
        CHECK(printed(source, each) == R"(OverflowError: Python int too large to convert to C ssize_t
OverflowError: Python int too large to convert to C ssize_t
TypeError: 'Int' object cannot be interpreted as an integer
TypeError: 'Int' object cannot be interpreted as an integer
1
None
TypeError: 'float' object cannot be interpreted as an integer
TypeError: 'float' object cannot be interpreted as an integer
TypeError: 'str' object cannot be interpreted as an integer
TypeError: 'str' object cannot be interpreted as an integer
)");
    CHECK(printed(source, "model:pypy-7.3") == R"(OverflowError: int too large to convert to int
OverflowError: int too large to convert to int
1
None
1
None
TypeError: expected integer, got float object
TypeError: expected integer, got float object
TypeError: expected integer, got str object
TypeError: expected integer, got str object
)");
    CHECK(printed(source, "model:pypy-8.0") == R"(OverflowError: cannot fit 'int' into an index-sized integer
OverflowError: cannot fit 'int' into an index-sized integer
TypeError: 'Int' object cannot be interpreted as an integer
TypeError: 'Int' object cannot be interpreted as an integer
1
None
TypeError: 'float' object cannot be interpreted as an integer
TypeError: 'float' object cannot be interpreted as an integer
TypeError: 'str' object cannot be interpreted as an integer
TypeError: 'str' object cannot be interpreted as an integer
)");
}

}  // namespace lastref
