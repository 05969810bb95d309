#include "backends/model/printed.hpp"

#include <catch2/catch_test_macros.hpp>

namespace lastref {

using testing::printed;

TEST_CASE("Instances of built-in classes have room for the slots of a program's subclass") {
    constexpr std::string_view program =
        "import types\n"
        "def check(base, *arguments):\n"
        "    class Slotted(base):\n"
        "        __slots__ = ['a', 'b', 'c', 'd', 'e', 'f']\n"
        "    made = Slotted(*arguments)\n"
        "    unset = not hasattr(made, 'a') and not hasattr(made, 'f')\n"
        "    made.a, made.f = [1], [2]\n"
        "    return unset, made.a, made.f\n"
        "print(check(Exception), check(OSError), check(property), check(types.ModuleType, 'm'))\n";
    for (std::string_view runtime : {"model:cpython-3.8", "model:cpython-3.13", "model:pypy-7.3", "model:pypy-8.0"}) {
        CHECK(printed(program, runtime) == "(True, [1], [2]) (True, [1], [2]) (True, [1], [2]) (True, [1], [2])\n");
    }
}

}  // namespace lastref
