#include "backends/model/printed.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string_view>

namespace lastref {

using testing::printed;

TEST_CASE("Since 3.13 f_locals of a function reads and writes its variables") {
    constexpr std::string_view program =
        "import sys\n"
        "def f(a, b=2):\n"
        "    d = sys._getframe().f_locals\n"
        "    d['a'] = 10\n"
        "    d['extra'] = 5\n"
        "    def g(): return b\n"
        "    d['b'] = 7\n"
        "    print(a, g(), sorted(locals()), sys._getframe().f_locals == d, len(d))\n"
        "    try: del d['a']\n"
        "    except Exception as error: print(type(error).__name__, error)\n"
        "    try: d['x']\n"
        "    except KeyError as error: print(error)\n"
        "    return type(d).__name__, isinstance(d, dict), 'a' in d, list(d)[0]\n"
        "print(f(1))\n";
    CHECK(printed(program) ==
          "10 7 ['a', 'b', 'd', 'extra', 'g'] True 5\n"
          "TypeError cannot remove variables from FrameLocalsProxy\n"
          "\"local variable ''x'' is not defined\"\n"
          "('FrameLocalsProxy', False, True, 'a')\n");
}

TEST_CASE("What f_locals gives keeps the frame alive since 3.13, the values before") {
    constexpr std::string_view program =
        "import gc, sys\n"
        "class T:\n"
        "    def __del__(self): print('dies')\n"
        "def leaked():\n"
        "    t = T()\n"
        "    return sys._getframe().f_locals\n"
        "kept = leaked()\n"
        "print('t' in kept)\n"
        "del kept\n"
        "print('deleted')\n"
        "def cycle():\n"
        "    t = T()\n"
        "    d = sys._getframe().f_locals\n"
        "cycle()\n"
        "print('returned')\n"
        "gc.collect()\n"
        "print('collected')\n";
    CHECK(printed(program) == "True\ndies\ndeleted\nreturned\ndies\ncollected\n");
}

TEST_CASE("locals() lists parameters that are cells behind what it listed before, in 3.6 all backwards") {
    const char* source = R"(def show(a, b):
    x = 1
    inner = lambda: (a, x)
    print(*locals())
    y = 2
    print(*locals())
show(1, 2)
)";
    CHECK(testing::printed(source, "model:cpython-3.6") == "inner b x a\ninner b x y a\n");
    CHECK(testing::printed(source, "model:cpython-3.7") == "b inner a x\nb inner x y a\n");
    CHECK(testing::printed(source, "model:cpython-3.10") == "b inner a x\nb inner x y a\n");
    CHECK(testing::printed(source, "model:cpython-3.11") == "a b inner x\na b inner x y\n");
}

}  // namespace lastref
