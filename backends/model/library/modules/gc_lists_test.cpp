#include "backends/model/printed.hpp"
#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string>

namespace lastref::testing {
namespace {

/// Prints the young generation after each construct: what lies there, in the order in which a collection meets it.
constexpr const char* program = R"(import gc, functools
gc.disable()
def show():
    print(' '.join([type(one).__name__ for one in gc.get_objects(0) if type(one).__name__ not in ('list', 'function')]))
    gc.collect()
class Base(object): pass
class Mine(Exception): pass
gc.collect()
class Slots(object):
    __slots__ = 'a', 'b'
show()
x = TypeError(Base()), Mine(Base()); show()
def fail(one): raise KeyError(one)
try: fail(Base())
except KeyError as error: x = error
show()
def take(*rest, **named): return rest, named
x = take(Base(), a=Base()); show()
x = functools.partial(take, Base(), a=Base()); show()
x = map(take, [Base()]), enumerate([Base()]), zip([Base()]); show()
)";

}  // namespace

TEST_CASE("the collector's lists hold what a construct made, in the order of the version") {
    CHECK(printed(program, "model:cpython-3.8") ==
          "tuple tuple type member_descriptor dict member_descriptor tuple weakref\n"
          "Base tuple TypeError Base tuple Mine tuple\n"
          "Base tuple KeyError traceback frame traceback\n"
          "Base Base tuple dict tuple\n"
          "Base Base dict partial tuple\n"
          "Base tuple list_iterator map Base enumerate list_iterator tuple Base tuple list_iterator tuple zip tuple\n");
    CHECK(changes(program, "model:cpython-3.8", "model:cpython-3.13") ==
          R"(-1 tuple tuple type member_descriptor dict member_descriptor tuple weakref
+1 tuple tuple type tuple member_descriptor dict member_descriptor ReferenceType
)");
    CHECK(printed(program, "model:cpython-3.14") ==
          "tuple dict type tuple member_descriptor member_descriptor ReferenceType\n"
          "Base TypeError tuple Base tuple Mine tuple\n"
          "Base KeyError tuple traceback frame traceback\n"
          "Base Base dict tuple tuple\n"
          "Base Base dict partial tuple\n"
          "Base tuple list_iterator map Base enumerate list_iterator Base tuple list_iterator tuple zip tuple\n");
}

TEST_CASE("what globals hold dies at exit in the order of the collector's list, which imports change to 3.12") {
    const std::string source =
        "import gc\n"
        "class Base(object):\n"
        "    def __init__(self, name): self.name = name\n"
        "    def __del__(self): print('del', self.name)\n"
        "gc.collect()\n"
        "e = ['k18']\n"
        "e += [Base('inside')]\n"
        "f = Base('plain')\n";
    for (const char* runtime : {"model:cpython-3.8", "model:cpython-3.12"}) {
        CHECK(printed(source, runtime) == "del plain\ndel inside\n");
        CHECK(printed("import functools\n" + source, runtime) == "del inside\ndel plain\n");
    }
    CHECK(printed("import functools\n" + source, "model:cpython-3.13") == "del plain\ndel inside\n");
}

constexpr const char* told_class =
    "class Base(object):\n"
    "    def __init__(self, name): self.name = name\n"
    "    def __del__(self): print('del', self.name)\n";

TEST_CASE("what hangs on a module of the library goes first at exit where __main__ stands ahead of the imports") {
    const std::string source = std::string("import collections, gc\n") + told_class +
                               "gc.disable()\n"
                               "gc.collect()\n"
                               "kept = Base('of main')\n"
                               "gc.held = Base('of gc')\n"
                               "gc.enable()\n";
    for (const char* runtime : {"model:cpython-3.8", "model:cpython-3.10", "model:cpython-3.11"})
        CHECK(printed(source, runtime) == "del of main\ndel of gc\n");
    for (const char* runtime : {"model:cpython-3.13", "model:cpython-3.14", "model:cpython-3.15"})
        CHECK(printed(source, runtime) == "del of gc\ndel of main\n");
}

TEST_CASE("a cached result is the cache's own, no further away than an item is from its list") {
    const std::string source = std::string("import functools, gc\n") + told_class +
                               "@functools.lru_cache(maxsize=1)\n"
                               "def cached(one): return Base('cached')\n"
                               "cached(1)\n"
                               "kept = ['kept', Base('kept')]\n"
                               "gc.collect()\n";
    for (const char* runtime : {"model:cpython-3.8", "model:cpython-3.13", "model:cpython-3.15"})
        CHECK(printed(source, runtime) == "del cached\ndel kept\n");
}

TEST_CASE("a generator holds its variables by a frame object to 3.10, itself from 3.11 on") {
    const char* const source =
        "import gc\n"
        "def generate(one): yield one\n"
        "held = ['held']\n"
        "one = generate(held)\n"
        "print(sorted(type(each).__name__ for each in gc.get_referrers(held)))\n";
    for (const char* runtime : {"model:cpython-3.8", "model:cpython-3.10"})
        CHECK(printed(source, runtime) == "['dict', 'frame']\n");
    for (const char* runtime : {"model:cpython-3.11", "model:cpython-3.15"})
        CHECK(printed(source, runtime) == "['dict', 'generator']\n");
}

TEST_CASE("attributes of a str's subclass are an object of their own until 3.14, and later once they were read") {
    const char* const source =
        "import gc\n"
        "class Text(str): pass\n"
        "gc.collect()\n"
        "for read in False, True:\n"
        "    text = Text()\n"
        "    text.itself = text\n"
        "    if read: text.__dict__\n"
        "    del text\n"
        "    print(gc.collect())\n";
    CHECK(printed(source, "model:cpython-3.13") == "2\n2\n");
    for (const char* runtime : {"model:cpython-3.14", "model:cpython-3.15"})
        CHECK(printed(source, runtime) == "1\n2\n");
}

TEST_CASE("a display with a star is made behind its items to 3.8, before those that follow the star later") {
    const char* const source =
        "import gc\n"
        "class Base(object): pass\n"
        "one = Base(); one.p = ['first', *[Base(), 2]]\n"
        "two = [1, *[Base()]]\n"
        "names = {id(one.p): 'list', id(one.p[1]): 'item', id(two): 'second', id(two[1]): 'second item'}\n"
        "print(' '.join(names[id(each)] for each in gc.get_objects() if id(each) in names))\n";
    CHECK(printed(source, "model:cpython-3.8") == "item list second item second\n");
    for (const char* runtime : {"model:cpython-3.10", "model:cpython-3.13"})
        CHECK(printed(source, runtime) == "list item second second item\n");
}

TEST_CASE("a module that the program keeps alive gives up at exit what the program put there") {
    CHECK(printed("import gc, sys\n"
                  "class Base(object):\n"
                  "    def __del__(self): print('del')\n"
                  "gc.held = Base()\n"
                  "sys.held = Base()\n") == "del\n");
}

TEST_CASE("what a program put into the gc module dies where collections at exit found the module") {
    constexpr std::string_view source = R"(import gc
import sys
class Base(object):
    def __init__(self, name):
        self.name = name
    def __del__(self):
        print('del', self.name)
        gc.collect()
gc.disable()
gc.collect()
sys.modules['held'] = Base('in modules')
a = [Base('in main')]
gc.held = Base('in gc')
)";
    for (const char* runtime : {"model:cpython-3.8", "model:cpython-3.13"})
        CHECK(printed(source, runtime) == "del in modules\ndel in gc\ndel in main\n");
}

TEST_CASE("PyPy shows what waits for its finalizer, and runs no collection's finalizers inside another's") {
    const char* const source =
        "import gc\n"
        "class Base(object):\n"
        "    def __del__(self):\n"
        "        try: gc.collect()\n"
        "        except ValueError as error: print(error)\n"
        "gc.disable()\n"
        "Base()\n"
        "print(sum(type(one) is Base for one in gc.get_objects()))\n"
        "gc.collect()\n"
        "print(sum(type(one) is Base for one in gc.get_objects()))\n";
    CHECK(printed(source, "model:pypy-8.0") == "1\nfinalizers are already enabled\n0\n");
}

TEST_CASE("Plain values in lists, pairs and attributes are no objects on PyPy") {
    constexpr std::string_view program = R"(import gc
class C: pass
c = C()
c.number, c.text = 1, 'a'
for each in ([1, 2], [1, 1.5], ['a'], [1, 'a'], (1, 2), (1, 2, 3), {'k': 'v'}, c):
    print([one for one in gc.get_referents(each)])
)";
    CHECK(printed(program, "model:cpython-3.13") == R"([2, 1]
[1.5, 1]
['a']
['a', 1]
[2, 1]
[3, 2, 1]
['v']
[1, 'a', <class '__main__.C'>]
)");
    CHECK(printed(program, "model:pypy-8.0") == R"([]
[]
[]
[1, 'a']
[]
[1, 2, 3]
['k', 'v']
['a', <class '__main__.C'>]
)");
}

TEST_CASE("A running generator shows the collector its frame, by version and by what it calls") {
    constexpr std::string_view program = R"(import gc
class K:
    def __init__(self, name): self.name = name
gc.disable()
gc.collect()
def collect(): gc.collect()
def tell(steps):
    next(steps)
    kept = K, type(steps)
    print([getattr(each, 'name', 'generator') for each in gc.get_objects() if isinstance(each, kept)])
def calls_the_collector(argument):
    local = K('local')
    gc.collect()
    yield
def calls_a_function(argument):
    local = K('local')
    collect()
    yield
argument = K('argument')
steps = calls_the_collector(argument)
del argument
tell(steps)
del steps
argument = K('argument')
steps = calls_a_function(argument)
del argument
tell(steps)
)";
    CHECK(printed(program, "model:cpython-3.10") == R"(['generator', 'local', 'argument']
['generator', 'local', 'argument']
)");
    CHECK(printed(program, "model:cpython-3.13") == R"(['argument', 'generator', 'local']
['generator', 'local', 'argument']
)");
    CHECK(printed(program, "model:cpython-3.14") == R"(['generator', 'local', 'argument']
['generator', 'local', 'argument']
)");
}

TEST_CASE("From 3.14 a built-in exception is born before its arguments, whoever raises it") {
    constexpr std::string_view program = R"(import gc
class Key:
    pass
gc.disable()
gc.collect()
def show(make):
    try: make()
    except Exception as error:
        print([type(each).__name__ for each in gc.get_objects(0) if isinstance(each, (Key, Exception, tuple))])
    gc.collect()
def raise_one(): raise KeyError(Key())
show(lambda: {}[Key()])
show(lambda: set().remove(Key()))
show(raise_one)
)";
    CHECK(printed(program, "model:cpython-3.13") == R"(['Key', 'tuple', 'KeyError']
['Key', 'tuple', 'KeyError']
['Key', 'tuple', 'KeyError']
)");
    CHECK(printed(program, "model:cpython-3.14") == R"(['Key', 'KeyError', 'tuple']
['Key', 'KeyError', 'tuple']
['Key', 'KeyError', 'tuple']
)");
}

TEST_CASE("Up to 3.6 the frame of a running function is a referrer of its locals") {
    const char* source = R"(import gc
class Node: pass
def tell(argument):
    node = Node()
    print([type(one).__name__ for one in gc.get_referrers(argument)], len(gc.get_referrers(node)), end=' ')
def walk():
    try: yield Node()
    except GeneratorExit: yield 2
tell([])
walking = walk()
next(walking)
del walking
print(gc.collect())
)";
    CHECK(printed(source, "model:cpython-3.6").starts_with("['frame'] 1 3\n"));
    CHECK(printed(source, "model:cpython-3.7").starts_with("[] 0 0\n"));
}

TEST_CASE("zip and zip_longest keep a tuple for their results that is tracked") {
    constexpr std::string_view program = R"(import gc, itertools
gc.disable()
def count(make):
    ring = []
    ring.append(ring)
    ring.append(make())
    del ring
    return gc.collect()
gc.collect()
print(count(lambda: zip('a', 'b')), count(lambda: itertools.zip_longest('a', 'b')))
)";
    CHECK(printed(program, "model:cpython-3.13") == "6 6\n");
    CHECK(printed(program, "model:cpython-3.14") == "6 6\n");
}

TEST_CASE("From 3.14 on a collection sees what lies on the stack of a generator that runs") {
    constexpr std::string_view program = R"(import gc
class Kept(object): pass
class Collects(object):
    def __init__(self, p=None): self.p = p
    def __del__(self): gc.collect()
    def __add__(self, other): gc.collect()
    def __neg__(self): return self.p
class Holder(object): pass
gc.disable()
gc.collect()
def show(function):
    kept, holder = Kept(), Holder()
    holder.p = kept
    generator = function(holder)
    del kept, holder
    next(generator)
    both = [one for one in gc.get_objects() if isinstance(one, Kept) or one is generator]
    print('seen' if both[0] is generator else 'held', end=' ')
def native(holder):
    yield [holder.p, gc.collect()]
def operator(holder):
    yield (holder.p, Collects() + 1)
def attribute(holder):
    yield Collects(holder.p).p
def operand(holder):
    yield -Collects(holder.p)
for each in native, operator, attribute, operand: show(each)
)";
    CHECK(printed(program, "model:cpython-3.13") == "held held held held ");
    CHECK(printed(program, "model:cpython-3.14") == "seen seen held held ");
    CHECK(printed(program, "model:cpython-3.15") == "seen seen seen seen ");
}

TEST_CASE("From 3.11 on the code of a module or of exec() runs in a function, which its frame keeps") {
    constexpr std::string_view program = R"(import gc, sys
gc.disable()
gc.collect()
exec('x = sys._getframe()', {'sys': sys})
print(gc.collect())
exec('def f():\n    x = sys._getframe()\nf()')
print(gc.collect())
eval('[saved.append(sys._getframe())]', {'sys': sys, 'saved': []})
print(gc.collect())
)";
    CHECK(printed(program, "model:cpython-3.10") == "2\n2\n3\n");
    CHECK(printed(program, "model:cpython-3.13") == "3\n3\n4\n");
}

TEST_CASE("Natives are given their arguments without an object that would count") {
    constexpr std::string_view program = R"(import gc
gc.disable()
def made(function):
    gc.collect()
    function()
    return gc.get_count()[0]
def counts_up(): range(3)
def makes_class():
    class Plain(object): pass
    kept.append(Plain)
kept = []
print(made(counts_up), made(makes_class))
)";
    CHECK(printed(program, "model:cpython-3.13") == "0 10\n");
}

TEST_CASE("A compiler's tuples are tracked until the collector has seen what is in them") {
    constexpr std::string_view program = R"(import gc
def pair(): return 1, 'a'
print(gc.is_tracked((1, 'a')), gc.is_tracked(pair()))
gc.collect(0)
print(gc.is_tracked((1, 'a')), gc.is_tracked(pair()))
)";
    for (const char* runtime : {"model:cpython-3.6", "model:cpython-3.13", "model:cpython-3.15"})
        CHECK(printed(program, runtime) == "True True\nFalse False\n");
}

}  // namespace lastref::testing
