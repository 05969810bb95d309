#include "backends/model/printed.hpp"

#include <catch2/catch_test_macros.hpp>

// What builtins and classes take and tell, by version.
namespace lastref {

using testing::printed;

TEST_CASE("A class that once had a __new__ of its own has one for good") {
    const char* source = R"(class A:
    def __new__(cls, *args): raise AssertionError
class B(A):
    __new__ = object.__new__
    def __init__(self, x): pass
class C: pass
for cls in B, C:
    try: cls(1)
    except TypeError as error: print(error)
)";
    CHECK(printed(source, "model:cpython-3.9") ==
          R"(object.__new__() takes exactly one argument (the type to instantiate)
C() takes no arguments
)");
    CHECK(printed(source, "model:cpython-3.14") ==
          R"(object.__new__() takes exactly one argument (the type to instantiate)
C() takes no arguments
)");
}

TEST_CASE("The builtins' parameters, by version") {
    const char* source = R"(def told(f):
    try: return f()
    except (TypeError, OverflowError) as error: return error
for f in (lambda: eval(), lambda: eval('1', globals={}), lambda: slice(), lambda: range(), lambda: zip(x=1), lambda: staticmethod(),
          lambda: ImportError(x=1), lambda: 0 << (1 << 99), lambda: __import__('struct').pack('', x=1)): print(told(f))
)";
    CHECK(printed(source, "model:cpython-3.6") == R"(eval expected at least 1 arguments, got 0
eval() takes no keyword arguments
slice expected at least 1 arguments, got 0
range expected 1 arguments, got 0
zip() does not take keyword arguments
staticmethod expected 1 arguments, got 0
'x' is an invalid keyword argument for this function
Python int too large to convert to C ssize_t
pack() takes no keyword arguments
)");
    CHECK(printed(source, "model:cpython-3.7") == R"(eval expected at least 1 arguments, got 0
eval() takes no keyword arguments
slice expected at least 1 arguments, got 0
range expected 1 arguments, got 0
zip() takes no keyword arguments
staticmethod expected 1 arguments, got 0
'x' is an invalid keyword argument for ImportError()
0
pack() takes no keyword arguments
)");
    CHECK(printed(source, "model:cpython-3.10") == R"(eval expected at least 1 argument, got 0
eval() takes no keyword arguments
slice expected at least 1 argument, got 0
range expected at least 1 argument, got 0
'x' is an invalid keyword argument for zip()
staticmethod expected 1 argument, got 0
'x' is an invalid keyword argument for ImportError()
0
_struct.pack() takes no keyword arguments
)");
    CHECK(printed(source, "model:cpython-3.12") == R"(eval expected at least 1 argument, got 0
eval() takes no keyword arguments
slice expected at least 1 argument, got 0
range expected at least 1 argument, got 0
'x' is an invalid keyword argument for zip()
staticmethod expected 1 argument, got 0
'x' is an invalid keyword argument for ImportError()
0
_struct.pack() takes no keyword arguments
)");
    CHECK(printed(source, "model:cpython-3.13") == R"(eval() takes at least 1 positional argument (0 given)
1
slice expected at least 1 argument, got 0
range expected at least 1 argument, got 0
zip() got an unexpected keyword argument 'x'
staticmethod expected 1 argument, got 0
ImportError() got an unexpected keyword argument 'x'
0
_struct.pack() takes no keyword arguments
)");
}

TEST_CASE("Names by version: what collections has of collections.abc, and namespaces") {
    const char* source = R"(import collections, types, warnings
warnings.simplefilter('ignore')
print(hasattr(collections, 'Sized'), hasattr(collections, 'Nothing'), types.SimpleNamespace(b=1, a=2))
try: exec('@(lambda f: f)\ndef g(): pass')
except SyntaxError as error: print(error.msg)
)";
    CHECK(printed(source, "model:cpython-3.6") == "True False namespace(a=2, b=1)\ninvalid syntax\n");
    CHECK(printed(source, "model:cpython-3.8") == "True False namespace(a=2, b=1)\ninvalid syntax\n");
    CHECK(printed(source, "model:cpython-3.9") == "True False namespace(b=1, a=2)\n");
    CHECK(printed(source, "model:cpython-3.10") == "False False namespace(b=1, a=2)\n");
}

TEST_CASE("Counters count by what a subclass overrides") {
    const char* source = R"(from collections import Counter
class G(Counter):
    def get(self, key, default): return Counter.get(self, key, default) + 1
print(sorted(G('aab').items()))
)";
    CHECK(printed(source, "model:cpython-3.13") == "[('a', 4), ('b', 2)]\n");
}

TEST_CASE("A coroutine never lets a StopIteration through") {
    const char* source = R"(async def f(): raise StopIteration(1)
def g():
    raise StopIteration(1)
    yield
try: f().send(None)
except (RuntimeError, StopIteration) as error: print(type(error).__name__, error)
try: next(g())
except (RuntimeError, StopIteration) as error: print(type(error).__name__, error)
)";
    CHECK(printed(source, "model:cpython-3.6") == R"(RuntimeError coroutine raised StopIteration
StopIteration 1
)");
    CHECK(printed(source, "model:cpython-3.13") == R"(RuntimeError coroutine raised StopIteration
RuntimeError generator raised StopIteration
)");
}

TEST_CASE("A StopIteration that is thrown into a generator before it began leaves it as it is, from 3.12 on") {
    constexpr std::string_view source = R"(def g():
    yield
async def c():
    pass
for begun in g(), c():
    try: begun.throw(StopIteration(3))
    except Exception as error: print(repr(error))
)";
    CHECK(printed(source, "model:cpython-3.11") == R"(RuntimeError('generator raised StopIteration')
RuntimeError('coroutine raised StopIteration')
)");
    CHECK(printed(source, "model:cpython-3.12") == R"(StopIteration(3)
StopIteration(3)
)");
}

TEST_CASE("Hashes that tables know are not asked for again") {
    const char* source = R"(class Key(int):
    count = 0
    def __hash__(self):
        Key.count += 1
        return int.__hash__(self)
d = dict.fromkeys(map(Key, range(9)))
s = set(d)
for use in (lambda: s.difference(d), lambda: s.isdisjoint(s), lambda: dict.fromkeys(s), lambda: dict.fromkeys(d)):
    Key.count = 0
    use()
    print(Key.count)
)";
    CHECK(printed(source, "model:cpython-3.6") == "0\n0\n0\n0\n");
    CHECK(printed(source, "model:cpython-3.13") == "0\n0\n0\n0\n");
}

TEST_CASE("Slices and None have hashes from 3.12 on") {
    const char* source = R"(try: print(hash(slice(1)), hash(None))
except TypeError as error: print(error)
)";
    CHECK(printed(source, "model:cpython-3.11") == "unhashable type: 'slice'\n");
    CHECK(printed(source, "model:cpython-3.13") == "-344020932372729183 4238894112\n");
}

TEST_CASE("An expression that ends too early says so up to 3.9") {
    const std::string program = R"(for text in '1 +', 'a b', 'not':
    try: eval(text)
    except SyntaxError as error: print(error.msg, error.offset)
)";
    CHECK(printed(program, "model:cpython-3.8") == R"(unexpected EOF while parsing 3
unexpected EOF while parsing 3
unexpected EOF while parsing 3
)");
    CHECK(printed(program, "model:cpython-3.13") == R"(invalid syntax 0
invalid syntax 3
invalid syntax 0
)");
}

TEST_CASE("Up to 3.11 whoever gives names to an enumeration makes one; classes are of the module that makes them") {
    constexpr std::string_view source = R"(import enum, types, abc, dataclasses

def attempt(function, *args):
    try:
        return function(*args)
    except Exception as e:
        return type(e).__name__ + ': ' + str(e)



class E(enum.Enum): A = 1
class F(enum.Flag): A = 1
class None_(enum.Enum): pass


print(F, enum.IntFlag)
for call in (lambda: E(0, 4), lambda: F(1, 2), lambda: E('Q', 'a'), lambda: E(1, None), lambda: E(1, 2, 3), lambda: None_(0)):
    print(attempt(call))
print(types.new_class('A', (abc.ABC,)), types.new_class('A'), attempt(types.new_class, 'A', (E,)))
print(dataclasses.make_dataclass('D', ['x']), dataclasses.make_dataclass('D', ['x'], bases=(abc.ABC,)))
)";
    CHECK(testing::printed(source, "model:cpython-3.7") == R"(<enum 'F'> <enum 'IntFlag'>
TypeError: Cannot extend enumerations
TypeError: Cannot extend enumerations
TypeError: Cannot extend enumerations
E.A
TypeError: __call__() takes from 2 to 3 positional arguments but 4 were given
ValueError: 0 is not a valid None_
<class 'abc.A'> <class 'types.A'> TypeError: Cannot extend enumerations
<class 'types.D'> <class 'abc.D'>
)");
    for (const char* each : {"model:cpython-3.8", "model:cpython-3.9", "model:pypy-7.3"})
        CHECK(testing::printed(source, each) == R"(<enum 'F'> <enum 'IntFlag'>
TypeError: Cannot extend enumerations
TypeError: Cannot extend enumerations
TypeError: Cannot extend enumerations
E.A
TypeError: __call__() takes from 2 to 3 positional arguments but 4 were given
ValueError: 0 is not a valid None_
<class 'abc.A'> <class 'types.A'> TypeError: A: cannot extend enumeration 'E'
<class 'types.D'> <class 'abc.D'>
)");
    CHECK(testing::printed(source, "model:cpython-3.10") == R"(<enum 'F'> <enum 'IntFlag'>
TypeError: Cannot extend enumerations
TypeError: Cannot extend enumerations
TypeError: Cannot extend enumerations
E.A
TypeError: EnumMeta.__call__() takes from 2 to 3 positional arguments but 4 were given
ValueError: 0 is not a valid None_
<class 'abc.A'> <class 'types.A'> TypeError: A: cannot extend enumeration 'E'
<class 'types.D'> <class 'abc.D'>
)");
    for (const char* each : {"model:cpython-3.11", "model:pypy-8.0"})
        CHECK(testing::printed(source, each) == R"(<flag 'F'> <flag 'IntFlag'>
TypeError: <enum 0> cannot extend <enum 'E'>
TypeError: <enum 1> cannot extend <flag 'F'>
TypeError: <enum 'Q'> cannot extend <enum 'E'>
E.A
TypeError: EnumType.__call__() takes from 2 to 3 positional arguments but 4 were given
TypeError: <enum 'None_'> has no members defined
<class 'abc.A'> <class 'types.A'> TypeError: <enum 'A'> cannot extend <enum 'E'>
<class 'types.D'> <class 'abc.D'>
)");
    CHECK(testing::printed(source, "model:cpython-3.12") == R"(<flag 'F'> <flag 'IntFlag'>
ValueError: (0, 4) is not a valid E
ValueError: (1, 2) is not a valid F
ValueError: ('Q', 'a') is not a valid E
E.A
ValueError: (1, 2, 3) is not a valid E
TypeError: <enum 'None_'> has no members; specify `names=()` if you meant to create a new, empty, enum
<class 'abc.A'> <class 'types.A'> TypeError: <enum 'A'> cannot extend <enum 'E'>
<class '__main__.D'> <class '__main__.D'>
)");
    for (const char* each : {"model:cpython-3.13", "model:cpython-3.14", "model:cpython-3.15"})
        CHECK(testing::printed(source, each) == R"(<flag 'F'> <flag 'IntFlag'>
ValueError: (0, 4) is not a valid E
ValueError: (1, 2) is not a valid F
ValueError: ('Q', 'a') is not a valid E
ValueError: (1, None) is not a valid E
ValueError: (1, 2, 3) is not a valid E
TypeError: <enum 'None_'> has no members; specify `names=()` if you meant to create a new, empty, enum
<class 'abc.A'> <class 'types.A'> TypeError: <enum 'A'> cannot extend <enum 'E'>
<class '__main__.D'> <class '__main__.D'>
)");
}

}  // namespace lastref
