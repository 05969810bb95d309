#include "backends/model/printed.hpp"

#include <catch2/catch_test_macros.hpp>

namespace lastref {

namespace {

const std::string prelude = R"(
out = []
class Dies(object):
    def __del__(self): out.append('d')
class A(object):
    def __init__(self, p):
        del p
        out.append('i')
class B(A): pass
class Defaults(object):
    def __init__(self, p, q=1):
        del p
        out.append('i')
class Slots(object):
    __slots__ = ('a',)
    def __init__(self, p):
        del p
        out.append('i')
def show(*classes):
    for cls in classes: cls(Dies())
    print(''.join(out))
    del out[:]
)";

std::string shown(const std::string& classes, const char* version) {
    return testing::printed(prelude + "show(" + classes + ")", std::string("model:cpython-") + version);
}

}  // namespace

TEST_CASE("The caller of a class holds the arguments until __init__ is done", "[calls]") {
    for (const char* version : {"3.6", "3.8", "3.10", "3.11", "3.12"}) {
        CHECK(shown("A, A, A", version) == "ididid\n");
        CHECK(shown("A, Defaults, Slots", version) == "ididid\n");
    }
}

TEST_CASE("From 3.13 on only until the call has seen the class before", "[calls]") {
    for (const char* version : {"3.13", "3.14", "3.15"}) {
        CHECK(shown("A, A, A", version) == "iddidi\n");
        CHECK(shown("A, B, A, A, B", version) == "iddiididdi\n");
    }
    CHECK(shown("Slots, Slots, Slots", "3.13") == "ididid\n");
    CHECK(shown("Slots, Slots, Slots", "3.14") == "iddidi\n");
    CHECK(shown("Defaults, Defaults, Defaults", "3.13") == "ididid\n");
    CHECK(shown("Defaults, Defaults, Defaults", "3.14") == "iddidi\n");
    // What does not fit then settles it.
    CHECK(shown("Slots, Slots, A, A, A, A, A", "3.13") == "ididididididid\n");
    CHECK(shown("Slots, Slots, A, A, A, A, A", "3.14") == "iddiididididid\n");
}

TEST_CASE("Keywords, and what is given as a sequence, are held by the caller of a class", "[calls]") {
    const std::string program = prelude +
                                "for i in range(3): A(p=Dies())\nprint(''.join(out))\ndel out[:]\n"
                                "for i in range(3): A(*[Dies()])\nprint(''.join(out))\n";
    for (const char* version : {"3.8", "3.12", "3.13", "3.15"})
        CHECK(testing::printed(program, std::string("model:cpython-") + version) == "ididid\nididid\n");
}

TEST_CASE("A call holds what it unpacked from keywords", "[calls]") {
    const std::string program =
        "import gc, sys\n"
        "class A(object): pass\n"
        "def f(p): return sys.getrefcount(p), len(gc.get_referrers(p))\n"
        "d = {'p': A()}\n"
        "print(f(p=A()), f(**{'p': A()}), f(**d))\n";
    CHECK(testing::printed(program, "model:cpython-3.7") == "(3, 0) (4, 2) (4, 2)\n");
    CHECK(testing::printed(program, "model:cpython-3.8") == "(3, 0) (4, 1) (4, 1)\n");
    CHECK(testing::printed(program, "model:cpython-3.10") == "(3, 0) (4, 1) (5, 2)\n");
    CHECK(testing::printed(program, "model:cpython-3.13") == "(2, 0) (2, 0) (3, 1)\n");
}

TEST_CASE("Beside such keywords it holds the other arguments, too", "[calls]") {
    const std::string program =
        "import gc, sys\n"
        "class A(object): pass\n"
        "class M(object):\n"
        "    def f(self, p, q=None): return sys.getrefcount(p), len(gc.get_referrers(p))\n"
        "print(M().f(*[A()], **{'q': 1}), M().f(A(), **{}))\n";
    CHECK(testing::printed(program, "model:cpython-3.7") == "(3, 1) (3, 1)\n");
    for (const char* version : {"3.8", "3.11", "3.12", "3.13"})
        CHECK(testing::printed(program, std::string("model:cpython-") + version) == "(4, 1) (3, 1)\n");
}

TEST_CASE("A class has its __doc__ last, and one of exceptions no __dict__ of its own", "[classes]") {
    const std::string program =
        "class A(object): a = 1\n"
        "class E(Exception): pass\n"
        "print([name for name in vars(A) if '_a' not in name and 'line' not in name])\n"
        "print([name for name in vars(E) if '_a' not in name and 'line' not in name])\n";
    for (const char* runtime : {"model:cpython-3.8", "model:cpython-3.13", "model:cpython-3.15", "model:pypy-8.0"}) {
        CHECK(testing::printed(program, runtime) ==
              "['__module__', 'a', '__dict__', '__weakref__', '__doc__']\n"
              "['__module__', '__weakref__', '__doc__']\n");
    }
}

}  // namespace lastref
