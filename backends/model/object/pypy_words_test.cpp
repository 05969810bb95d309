#include "backends/model/printed.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string>

namespace lastref {

namespace {

/// What calls print, each with the error that it ends with.
std::string words_of(std::string_view calls, std::string_view runtime) {
    std::string source = "def tell(call):\n    try:\n        print(call())\n    except Exception as error:\n";
    source += "        print(type(error).__name__, error)\n";
    source += calls;
    return testing::printed(source, runtime);
}

}  // namespace

TEST_CASE("PyPy's built-in functions complain of their arguments as those of programs do") {
    constexpr std::string_view calls =
        "import gc\n"
        "tell(lambda: len([], 1))\n"
        "tell(lambda: [].append(1, 2))\n"
        "tell(lambda: [].pop(1, 2))\n"
        "tell(lambda: gc.collect(1, 2))\n"
        "tell(lambda: {}.get())\n"
        "tell(lambda: globals(1))\n"
        "tell(lambda: [] + ())\n"
        "tell(lambda: sum([b'a'], b''))\n";
    CHECK(words_of(calls, "model:pypy-8.0") ==
          "TypeError len() takes 1 positional argument but 2 were given\n"
          "TypeError list.append() takes 2 positional arguments but 3 were given\n"
          "TypeError list.pop() takes from 1 to 2 positional arguments but 3 were given\n"
          "TypeError collect() takes from 0 to 1 positional arguments but 2 were given\n"
          "TypeError dict.get() missing 1 required positional argument: 'key'\n"
          "TypeError globals() takes 0 positional arguments but 1 was given\n"
          "TypeError unsupported operand type(s) for +: 'list' and 'tuple'\n"
          "TypeError sum() can't sum bytes [use b''.join(seq) instead]\n");
    CHECK(words_of("tell(lambda: [].pop(1, 2))\n", "model:pypy-7.3") ==
          "TypeError pop() takes from 1 to 2 positional arguments but 3 were given\n");
}

TEST_CASE("PyPy looks at the format before the arguments, and says what is too large") {
    constexpr std::string_view calls =
        "import itertools, math, sys\n"
        "tell(lambda: '%d %y' % (1,))\n"
        "tell(lambda: '%y' % ())\n"
        "tell(lambda: itertools.repeat(None, 1 << 70))\n"
        "tell(lambda: math.ldexp(1.0, -(1 << 70)))\n"
        "tell(lambda: '\\ta\\tb'.expandtabs(sys.maxsize))\n"
        "tell(lambda: '\\u0345\\u03a3'.lower() == '\\u0345\\u03c3')\n";
    CHECK(words_of(calls, "model:pypy-8.0") ==
          "ValueError unsupported format character 'y' (0x79) at index 4\n"
          "ValueError unsupported format character 'y' (0x79) at index 1\n"
          "OverflowError int too large to convert to int\n"
          "0.0\n"
          "OverflowError new string is too long\n"
          "True\n");
}

TEST_CASE("A built-in sequence asks its right operand first") {
    constexpr std::string_view calls =
        "class Items(list):\n"
        "    def __radd__(self, other):\n"
        "        return 'right'\n"
        "class Number(int):\n"
        "    def __rmul__(self, other):\n"
        "        return 'right'\n"
        "tell(lambda: ([1] + Items([2]), 'a' + Items(), (1,) * Number(2), b'a' * Number(2)))\n"
        "items = [1]\n"
        "items += Items([2])\n"
        "text = 'a'\n"
        "text *= Number(2)\n"
        "tell(lambda: (items, text))\n";
    for (std::string_view runtime : {"model:cpython-3.8", "model:cpython-3.13", "model:pypy-7.3", "model:pypy-8.0"}) {
        CHECK(words_of(calls, runtime) == "('right', 'right', 'right', 'right')\n('right', 'right')\n");
    }
}

TEST_CASE("What PyPy says of classes") {
    constexpr std::string_view calls =
        "import collections, sys\n"
        "class Unnamed:\n"
        "    __set_name__ = None\n"
        "tell(lambda: type('A', (), {'a': Unnamed()}))\n"
        "class Meta(type): pass\n"
        "tell(lambda: Meta(5, 7))\n"
        "class Base:\n"
        "    __slots__ = ['a']\n"
        "tell(lambda: type('B', (Base,), {'__slots__': ['__weakref__']}).__name__)\n"
        "tell(lambda: type('B', (), {'__slots__': ['__weakref__']}).__name__)\n"
        "class Sealed(collections.defaultdict):\n"
        "    def __setattr__(self, name, value):\n"
        "        raise ValueError\n"
        "tell(lambda: Sealed(int)['a'])\n"
        "tell(lambda: complex(42) is complex(42))\n"
        "tell(lambda: [id(value) for value in (1, 1 << 63, 1.5, 1j, '', 'a', b'', ())])\n"
        "tell(lambda: setattr(int, '__abstractmethods__', ()) and 0)\n"
        "tell(lambda: '__pypy__' in sys.builtin_module_names)\n";
    CHECK(words_of(calls, "model:pypy-8.0") ==
          "RuntimeError Error calling __set_name__ on 'Unnamed' instance 'a' in 'A'\n"
          "TypeError Meta.__new__() takes exactly 3 arguments (1 given)\n"
          "B\n"
          "B\n"
          "0\n"
          "True\n"
          "[17, 147573952589676412929, 73750947497819242501, 73714918700800278535, 4123, -1557, 4107, 4139]\n"
          "TypeError cannot set '__abstractmethods__' attribute of immutable type 'int'\n"
          "True\n");
    CHECK(words_of(calls, "model:pypy-7.3") ==
          "RuntimeError Error calling __set_name__ on 'Unnamed' instance 'a' in 'A'\n"
          "TypeError Meta.__new__() takes exactly 3 arguments (1 given)\n"
          "B\n"
          "B\n"
          "0\n"
          "True\n"
          "[17, 147573952589676412929, 73750947497819242501, 73714918700800278535, 4123, -1557, 4107, 4139]\n"
          "TypeError can't set attributes on type object 'int'\n"
          "True\n");
}

TEST_CASE("Source with surrogates, and calls of __build_class__ and pow() that do not fit") {
    constexpr std::string_view calls =
        "tell(lambda: eval('\\udcdc'))\n"
        "tell(lambda: __build_class__(3, 'abc'))\n"
        "tell(lambda: pow(2, 3, 1.5))\n";
    constexpr std::string_view both =
        "UnicodeEncodeError 'utf-8' codec can't encode character '\\udcdc' in position 0: surrogates not allowed\n"
        "TypeError __build_class__: func must be a function\n";
    CHECK(words_of(calls, "model:pypy-8.0") ==
          std::string(both) + "TypeError unsupported operand type(s) for pow(): 'int', 'int', 'float'\n");
    CHECK(words_of(calls, "model:cpython-3.13") ==
          std::string(both) + "TypeError pow() 3rd argument not allowed unless all arguments are integers\n");
}

TEST_CASE("What operators say of sequences") {
    constexpr std::string_view program = R"(def tell(call):
    try: print(call())
    except Exception as error: print(type(error).__name__, error)
class Pair(tuple): pass
class Plain: pass
def add_to(left, right):
    left += right
    return left
def times(left, right):
    left *= right
    return left
tell(lambda: Pair() + 1.5)
tell(lambda: [] * {})
tell(lambda: times(Plain(), [1]))
tell(lambda: Plain() * [1])
tell(lambda: times(None, [1]))
tell(lambda: add_to([], 1))
tell(lambda: 'a' * Plain())
import collections
tell(lambda: [1] * collections.deque())
tell(lambda: collections.deque() + [1])
)";
    for (std::string_view runtime : {"model:cpython-3.8", "model:cpython-3.13"})
        CHECK(testing::printed(program, runtime) == R"(TypeError can only concatenate tuple (not "float") to tuple
TypeError can't multiply sequence by non-int of type 'dict'
TypeError unsupported operand type(s) for *=: 'Plain' and 'list'
TypeError can't multiply sequence by non-int of type 'Plain'
TypeError can't multiply sequence by non-int of type 'NoneType'
TypeError 'int' object is not iterable
TypeError can't multiply sequence by non-int of type 'Plain'
TypeError can't multiply sequence by non-int of type 'collections.deque'
TypeError can only concatenate deque (not "list") to deque
)");
    CHECK(testing::printed(program, "model:pypy-7.3") ==
          R"(TypeError unsupported operand type(s) for +: 'Pair' and 'float'
TypeError unsupported operand type(s) for *: 'list' and 'dict'
TypeError unsupported operand type(s) for *=: 'Plain' and 'list'
TypeError unsupported operand type(s) for *: 'Plain' and 'list'
TypeError unsupported operand type(s) for *=: 'NoneType' and 'list'
TypeError unsupported operand type(s) for +=: 'list' and 'int'
TypeError unsupported operand type(s) for *: 'str' and 'Plain'
TypeError expected integer, got list object
TypeError 'collections.deque' object expected, got 'list' instead
)");
    CHECK(testing::printed(program, "model:pypy-8.0") ==
          R"(TypeError unsupported operand type(s) for +: 'Pair' and 'float'
TypeError unsupported operand type(s) for *: 'list' and 'dict'
TypeError unsupported operand type(s) for *=: 'Plain' and 'list'
TypeError unsupported operand type(s) for *: 'Plain' and 'list'
TypeError unsupported operand type(s) for *=: 'NoneType' and 'list'
TypeError 'int' object is not iterable
TypeError 'Plain' object cannot be interpreted as an integer
TypeError expected integer, got list object
TypeError 'collections.deque' object expected, got 'list' instead
)");
}

TEST_CASE("Methods of built-in types are functions on PyPy, and cannot be weakly referenced elsewhere") {
    constexpr std::string_view program = R"(import weakref
class Items(list): pass
for each in Items().append, {1}.add, [].append:
    try: print(weakref.WeakMethod(each) is not None)
    except TypeError as error: print(error)
for each in list.append, object.__init__, [].__init__, [].append:
    try: print(weakref.ref(each) is not None)
    except TypeError as error: print(error)
)";
    CHECK(testing::printed(program, "model:cpython-3.13") ==
          R"(argument should be a bound method, not <class 'builtin_function_or_method'>
argument should be a bound method, not <class 'builtin_function_or_method'>
argument should be a bound method, not <class 'builtin_function_or_method'>
cannot create weak reference to 'method_descriptor' object
cannot create weak reference to 'wrapper_descriptor' object
cannot create weak reference to 'method-wrapper' object
True
)");
    CHECK(testing::printed(program, "model:pypy-8.0") == R"(True
True
cannot create weak reference to 'list' object
True
True
True
True
)");
}

TEST_CASE("What is said of wrong uses, by version") {
    constexpr std::string_view program = R"(def tell(call):
    try: print(call())
    except Exception as error: print(type(error).__name__, error)
class Half:
    def __set__(self, instance, value): pass
class Plain:
    half = Half()
def remove(): del Plain().half
def catch(what):
    try: raise ValueError
    except what: pass
tell(remove)
tell(lambda: catch(5))
tell(lambda: chr([]))
tell(lambda: reversed(5))
tell(lambda: reversed(set()))
tell(lambda: tell(**{1: 2}))
tell(lambda: Plain[0])
tell(lambda: bytes(1.5))
tell(lambda: int(bytearray(b'x')))
)";
    CHECK(testing::printed(program, "model:cpython-3.8") == R"(AttributeError __delete__
TypeError catching classes that do not inherit from BaseException is not allowed
TypeError an integer is required (got type list)
TypeError 'int' object is not reversible
TypeError 'set' object is not reversible
TypeError tell() keywords must be strings
TypeError 'type' object is not subscriptable
TypeError cannot convert 'float' object to bytes
ValueError invalid literal for int() with base 10: b'x'
)");
    CHECK(testing::printed(program, "model:cpython-3.13") == R"(AttributeError __delete__
TypeError catching classes that do not inherit from BaseException is not allowed
TypeError 'list' object cannot be interpreted as an integer
TypeError 'int' object is not reversible
TypeError 'set' object is not reversible
TypeError keywords must be strings
TypeError type 'Plain' is not subscriptable
TypeError cannot convert 'float' object to bytes
ValueError invalid literal for int() with base 10: b'x'
)");
    CHECK(testing::printed(program, "model:pypy-7.3") == R"(AttributeError 'Half' object is not a descriptor with delete
TypeError need type objects
TypeError expected integer, got list object
TypeError 'int' has no length
TypeError argument to reversed() must be a sequence
TypeError tell() keywords must be strings, not 'int'
TypeError 'type' object is not subscriptable (key 0)
TypeError 'float' object is not iterable
ValueError invalid literal for int() with base 10: bytearray(b'x')
)");
    CHECK(testing::printed(program, "model:pypy-8.0") == R"(AttributeError 'Half' object is not a descriptor with delete
TypeError need type objects
TypeError expected integer, got list object
TypeError object of type 'int' has no len()
TypeError argument to reversed() must be a sequence
TypeError __main__.tell() keywords must be strings, not 'int'
TypeError type 'Plain' is not subscriptable (key 0)
TypeError 'float' object is not iterable
ValueError invalid literal for int() with base 10: bytearray(b'x')
)");
}

TEST_CASE("Up to 3.10 a copy asks for __getstate__; a tuple given to sys.exit() are the arguments of SystemExit") {
    constexpr std::string_view program = R"(import copy, sys
class Asked:
    def __getattr__(self, name):
        print('asked', name)
        raise AttributeError(name)
copy.copy(Asked())
for code in (), (5,), (1, 2):
    try: sys.exit(code)
    except SystemExit as error: print(error.code)
)";
    for (std::string_view runtime : {"model:cpython-3.8", "model:pypy-7.3"})
        CHECK(testing::printed(program, runtime) == R"(asked __getstate__
None
5
(1, 2)
)");
    for (std::string_view runtime : {"model:cpython-3.13", "model:pypy-8.0"})
        CHECK(testing::printed(program, runtime) == R"(None
5
(1, 2)
)");
}

TEST_CASE("Up to 3.10 what answers None to every name cannot be copied") {
    const char* source = R"(import copy
class Vague:
    def __getattr__(self, name): pass
try: copy.copy(Vague())
except TypeError as error: print(error)
)";
    CHECK(testing::printed(source, "model:cpython-3.8") == "'NoneType' object is not callable\n");
    CHECK(testing::printed(source, "model:cpython-3.13").empty());
}

TEST_CASE("PyPy says of values of wrong types what it does") {
    constexpr std::string_view source = R"(
def tell(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)
tell(lambda: str(1, 'ascii'))
tell(lambda: str(None, 'ascii'))
tell(lambda: b'a' % 1)
tell(lambda: b'%c' % 256)
tell(lambda: b'%c' % 2**80)
tell(lambda: b'%c' % 'a')
tell(lambda: '%c' % 0x110000)
tell(lambda: '%c' % 2**80)
tell(lambda: '{:c}'.format(2**80))
tell(lambda: bytes.fromhex('abc'))
class Named: pass
tell(lambda: setattr(Named, '__qualname__', 1))
def extended(value):
    array = bytearray(b'x')
    array += value
def assigned(key, value):
    array = bytearray(b'x')
    array[key] = value
tell(lambda: extended(1))
tell(lambda: assigned(7, 'a'))
tell(lambda: assigned(slice(0, 1), 'a'))
)";
    CHECK(testing::printed(source, "model:pypy-7.3") ==
          R"(TypeError decoding to str: a bytes-like object is required, not int
TypeError decoding to str: a bytes-like object is required, not None
TypeError not all arguments converted during string formatting
OverflowError character code not in range(256)
OverflowError int too large to convert to int
TypeError %c requires int or single byte
OverflowError unicode character code out of range
OverflowError int too large to convert to int
OverflowError int too large to convert to int
ValueError non-hexadecimal number found in fromhex() arg at position 2
TypeError can only assign string to Named.__name__, not 'int'
TypeError 'int' does not support the buffer interface
TypeError 'str' object cannot be interpreted as an integer
TypeError cannot convert a (unicode) str object to bytes
)");
    CHECK(testing::printed(source, "model:pypy-8.0") ==
          R"(TypeError decoding to str: a bytes-like object is required, not int
TypeError decoding to str: a bytes-like object is required, not None
TypeError not all arguments converted during string formatting
OverflowError character code not in range(256)
OverflowError int too large to convert to int
TypeError %c requires int or single byte
OverflowError unicode character code out of range
OverflowError int too large to convert to int
OverflowError int too large to convert to int
ValueError non-hexadecimal number found in fromhex() arg at position 2
TypeError can only assign string to Named.__name__, not 'int'
TypeError a bytes-like object is required, not 'int'
TypeError 'str' object cannot be interpreted as an integer
TypeError cannot convert a (unicode) str object to bytes
)");
}

TEST_CASE("PyPy's exception groups tell the class of a message that is no text") {
    constexpr std::string_view source = R"(
try:
    ExceptionGroup((1,), [ValueError()])
except TypeError as e:
    print(e)
)";
    CHECK(testing::printed(source, "model:pypy-8.0") == R"(argument 1 must be str, not <class 'tuple'>
)");
}

}  // namespace lastref
