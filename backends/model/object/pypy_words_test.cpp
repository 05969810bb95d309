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

}  // namespace lastref
