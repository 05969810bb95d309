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

}  // namespace lastref
