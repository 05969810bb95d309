#include "backends/model/printed.hpp"
#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

namespace lastref {

using testing::changes;
using testing::printed;

namespace {

constexpr std::string_view orders =
    "class T:\n"
    "    def __init__(self, n): self.n = n\n"
    "    def __del__(self): print(self.n, end=' ')\n"
    "def case(act):\n"
    "    class A: pass\n"
    "    first = A()\n"
    "    first.x = first.y = 1\n"
    "    a = A()\n"
    "    act(a)\n"
    "    del a\n"
    "    print(end='| ')\n"
    "def update(a): a.__dict__.update(y=T('y'), x=T('x'))\n"
    "def item(a):\n"
    "    a.__dict__['y'] = T('y')\n"
    "    a.__dict__['x'] = T('x')\n"
    "def last(a):\n"
    "    a.y, a.x, a.w = T('y'), T('x'), 1\n"
    "    a.__dict__.popitem()\n"
    "def number(a):\n"
    "    a.y, a.x = T('y'), T('x')\n"
    "    a.__dict__[1] = 2\n"
    "def clear(a):\n"
    "    a.__dict__.clear()\n"
    "    a.y, a.x = T('y'), T('x')\n"
    "def copy(a):\n"
    "    a.y, a.x = T('y'), T('x')\n"
    "    b = a.__dict__.copy()\n"
    "    a.__dict__.clear()\n"
    "for each in [update, item, last, number, clear, copy]: case(each)\n";

}  // namespace

TEST_CASE("A dict that shares its class's keys lets go in their order until it has keys of its own") {
    CHECK(printed(orders, "model:cpython-3.8") == "y x | y x | y x | y x | y x | y x | ");
    CHECK(printed(orders, "model:cpython-3.12") == "y x | x y | y x | y x | y x | x y | ");
    CHECK(printed(orders, "model:cpython-3.13") == "x y | x y | y x | y x | x y | x y | ");
    CHECK(printed(orders, "model:cpython-3.15") == "x y | x y | y x | y x | x y | x y | ");
}

TEST_CASE("A dict that was read counts as an object of its own, or not") {
    constexpr std::string_view program =
        "import gc\n"
        "class A: pass\n"
        "def count(act):\n"
        "    a = A()\n"
        "    a.me = a\n"
        "    act(a)\n"
        "    del a\n"
        "    return gc.collect()\n"
        "def number(a): a.__dict__[1] = 2\n"
        "kept = []\n"
        "print(count(lambda a: None), count(lambda a: a.__dict__), count(number), "
        "count(lambda a: kept.append(a.__dict__)))\n";
    CHECK(printed(program, "model:cpython-3.12") == "1 2 2 0\n");
    CHECK(printed(program, "model:cpython-3.13") == "1 1 2 1\n");
    CHECK(printed(program, "model:cpython-3.14.0") == "1 1 2 1\n");
    CHECK(printed(program, "model:cpython-3.15") == "1 2 2 0\n");
}

TEST_CASE("Attributes beside slots, of namespaces and of their subclasses lie in a dict of their own") {
    constexpr std::string_view program =
        "import gc, types\n"
        "class Slotted:\n"
        "    __slots__ = ('a', '__dict__')\n"
        "class Derived(types.SimpleNamespace): pass\n"
        "gc.collect()\n"
        "for each in [Slotted, types.SimpleNamespace, Derived]:\n"
        "    made = each()\n"
        "    made.me = made\n"
        "    del made\n"
        "    print(gc.collect(), end=' ')\n";
    CHECK(printed(program, "model:cpython-3.12") == "1 2 2 ");
    CHECK(printed(program, "model:cpython-3.13") == "2 2 2 ");
    CHECK(printed(program, "model:cpython-3.15") == "1 2 2 ");
}

TEST_CASE("exec() without namespaces leaves the frame with a dict of its locals, which goes after them") {
    constexpr std::string_view program =
        "class T:\n"
        "    def __init__(self, n): self.n = n\n"
        "    def __del__(self): print(self.n, end=' ')\n"
        "def work():\n"
        "    a = T('a')\n"
        "    exec('1')\n"
        "    b = T('b')\n"
        "    del a\n"
        "    print('deleted', end=' ')\n"
        "work()\n";
    CHECK(printed(program, "model:cpython-3.8") == "deleted b a ");
    CHECK(printed(program, "model:cpython-3.12") == "deleted b a ");
    CHECK(printed(program, "model:cpython-3.13") == "a deleted b ");
}

TEST_CASE("What the dict of another instance holds dies at exit") {
    constexpr std::string_view program =
        "class A:\n"
        "    def __init__(self, name): self.name = name\n"
        "    def __del__(self): print('del', self.name)\n"
        "one, two, three = A('one'), A('two'), A('three')\n"
        "two.items = [one]\n"
        "three.space = vars(two)\n";
    for (std::string_view runtime : {"model:cpython-3.8", "model:cpython-3.13", "model:cpython-3.15"})
        CHECK(printed(program, runtime) == "del one\ndel two\ndel three\n");
}

TEST_CASE("A class does not hold its subclasses for the collector") {
    constexpr std::string_view program =
        "import gc\n"
        "def make():\n"
        "    class Base: pass\n"
        "    class Derived(Base): pass\n"
        "gc.collect()\n"
        "make()\n"
        "count = gc.collect()\n"
        "class A: pass\n"
        "class B(A): pass\n"
        "print(count, [type(each).__name__ for each in gc.get_referents(B)])\n";
    CHECK(printed(program, "model:cpython-3.8") == "9 ['dict', 'tuple', 'tuple', 'type']\n");
    CHECK(printed(program, "model:cpython-3.13") == "9 ['dict', 'tuple', 'tuple', 'type']\n");
}

TEST_CASE("No line of the source is told of what dies when the modules are gone") {
    constexpr std::string_view program =
        "class A:\n"
        "    def __del__(self): raise KeyError(1)\n"
        "a = A()\n";
    CHECK(testing::printed(program, "model:cpython-3.8").find("raise KeyError") == std::string::npos);
    CHECK(testing::printed(program, "model:cpython-3.13").find("raise KeyError") == std::string::npos);
    CHECK(testing::printed(std::string(program) + "del a\n", "model:cpython-3.13").find("raise KeyError") !=
          std::string::npos);
}

TEST_CASE("Who holds an instance's dict holds the instance on PyPy") {
    constexpr std::string_view program = R"(import gc
class A(object):
    def __init__(self, name): self.name = name
    def __del__(self): print('del', self.name)
class E(Exception):
    def __del__(self): print('del E')
a, b = A('a'), A('b')
b.names = vars(a)
del a
gc.collect()
print('held', b.names['name'])
del b
gc.collect()
print('nobody holds it')
c = A('c')
names = c.__dict__
c.__dict__ = {'name': 'another'}
del c
gc.collect()
print(names)
e = E()
names = vars(e)
del e
gc.collect()
print('end')
)";
    CHECK(printed(program, "model:cpython-3.13") == R"(del a
held a
del b
nobody holds it
del another
{'name': 'c'}
del E
end
)");
    CHECK(changes(program, "model:cpython-3.13", "model:pypy-8.0") ==
          R"(-1 del a
+5 del a
)");
}

TEST_CASE("From 3.11 on each instance leaves its class less room for names, and what has none gets a dict") {
    constexpr std::string_view program = R"(import gc
gc.disable()
def count(instances, names):
    class Base(object):
        def __init__(self, name): self.name = name
    for _ in range(instances): Base('other')
    one = Base('one')
    for name in names: setattr(one, name, 1)
    one.itself = one
    gc.collect()
    del one
    return gc.collect()
print(count(26, 'a'), count(27, 'a'), count(28, 'a'), count(28, ''), count(25, 'ab'), count(26, 'ab'), count(29, 'ab'))
)";
    for (const char* version : {"3.11", "3.13", "3.15"})
        CHECK(printed(program, std::string("model:cpython-") + version) == "1 2 2 1 1 2 2\n");
    CHECK(printed(program, "model:cpython-3.10") == "2 2 2 2 2 2 2\n");
}

}  // namespace lastref
