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

TEST_CASE("Which classes are laid out alike in 3.15") {
    constexpr std::string_view source = R"(class A: __slots__ = ()
class Dict: __slots__ = '__dict__',
class Both: pass
class Slot: __slots__ = 'x',
class SlotBoth: __slots__ = 'x', '__dict__', '__weakref__'
class Later(Slot): pass
class H: __slots__ = 'a',
class H2: __slots__ = 'a',
class L(H): __slots__ = 'e',
class L2(H2): __slots__ = 'e',
class WD(Dict): __slots__ = '__weakref__',
def set_class(a, b):
    x = a()
    try: x.__class__ = b
    except TypeError: return False
    return True
def set_base(bases, *bs):
    r = []
    for b in bs:
        class B(bases[0]): __slots__ = bases[1]
        try: B.__bases__ = b,
        except TypeError: r.append(False)
        else: r.append(True)
    return r
print(set_class(L, L2), set_class(WD, Both), set_class(SlotBoth, Later), set_class(Slot, H))
print(set_base((object, ()), A, Dict, Both), set_base((object, ('__dict__',)), A, Dict, Both), set_base((Slot, ()), SlotBoth))
)";
    CHECK(printed(source, "model:cpython-3.14") == R"(False False False False
[False, False, False] [False, False, False] [False]
)");
    CHECK(printed(source, "model:cpython-3.15") == R"(False True True False
[True, False, False] [True, True, False] [False]
)");
}

}  // namespace lastref
