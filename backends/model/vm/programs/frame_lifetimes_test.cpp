#include "backends/model/printed.hpp"
#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

namespace lastref {

namespace {

const std::string prelude = R"(
import gc, sys
gc.disable()
class Named(object):
    def __init__(self, name, p=None):
        self.name = name
        self.p = p
    def __del__(self):
        print(self.name)
)";

std::string printed(const std::string& program, const char* version) {
    return testing::printed(prelude + program, std::string("model:cpython-") + version);
}

}  // namespace

TEST_CASE("Python 3.8 numbers the locals of a finally clause before those of its try", "[frames]") {
    const std::string program = R"(
def f():
    try:
        first = Named('body')
    finally:
        second = Named('finally')
    third = Named('behind')
f()
)";
    CHECK(printed(program, "3.8") == "finally\nbody\nbehind\n");
    CHECK(printed(program, "3.7") == "body\nfinally\nbehind\n");
    CHECK(printed(program, "3.9") == "body\nfinally\nbehind\n");
}

TEST_CASE("Up to 3.10 the locals of handlers come before those of the else clause", "[frames]") {
    const std::string program = R"(
def f(fails):
    try:
        if fails: len(1)
    except TypeError:
        handler = Named('gone')
    else:
        otherwise = Named('never')
    handler = Named('handler')
    otherwise = Named('else')
f(True)
)";
    CHECK(printed(program, "3.8") == "gone\nhandler\nelse\n");
    CHECK(printed(program, "3.10") == "gone\nhandler\nelse\n");
    CHECK(printed(program, "3.11") == "gone\nelse\nhandler\n");
    const char* names = "def f():\n  try: a = 1\n  except E: b = 1\n  else: c = 1\nprint(f.__code__.co_varnames)";
    CHECK(testing::printed(names, "model:pypy-7.3") == "('a', 'b', 'c')\n");
    CHECK(testing::printed(names, "model:pypy-8.0") == "('a', 'c', 'b')\n");
}

TEST_CASE("Up to 3.10 the end of a frame is a level of destruction", "[frames]") {
    const std::string program = R"(
def f():
    chain = None
    for number in range(26):
        chain = Named(number, chain)
    other = Named('other')
f()
)";
    CHECK(printed(program, "3.8").ends_with("\n2\n1\nother\n0\n"));
    CHECK(printed(program, "3.10").ends_with("\n2\n1\nother\n0\n"));
    CHECK(printed(program, "3.11").ends_with("\n2\n1\n0\nother\n"));
}

TEST_CASE("Cells, functions and their like are no levels of destruction", "[frames]") {
    const std::string program = R"(
def closure(p):
    def f(): return p
    return f
chain = None
for number in range(26):
    chain = [closure(chain), Named(number)]
out = [Named('out'), chain]
del chain
del out
)";
    CHECK(printed(program, "3.8").ends_with("\n3\n2\nout\n0\n1\n"));
    CHECK(printed(program, "3.12").ends_with("\n3\n2\nout\n0\n1\n"));
}

TEST_CASE("Up to 3.11 the handler makes the exception that the interpreter raised", "[frames]") {
    const std::string program = R"(
def order():
    kinds = ('TypeError', 'traceback')
    print(*(type(one).__name__ for one in gc.get_objects() if type(one).__name__ in kinds))
def fails():
    {}[[]]
try:
    fails()
except TypeError as error:
    order()
try:
    try:
        raise IndexError
    except IndexError:
        fails()
except TypeError as error:
    order()
try:
    raise TypeError
except TypeError as error:
    order()
)";
    const std::string handled_before = "traceback TypeError traceback traceback\nTypeError traceback\n";
    CHECK(printed(program, "3.8") == "traceback traceback TypeError\n" + handled_before);
    CHECK(printed(program, "3.11") == "traceback traceback TypeError\n" + handled_before);
    CHECK(printed(program, "3.12") == "TypeError traceback traceback\n" + handled_before);
}

TEST_CASE("Up to 3.10 a collection sees the locals of a running generator", "[frames]") {
    const std::string program = R"(
class Collects(Named):
    def __del__(self):
        gc.collect()
        print(*(type(one).__name__ for one in gc.get_objects() if type(one).__name__ in ('Named', 'generator')))
def g(argument):
    Collects('')
    yield
kept = Named('argument')
walk = g(kept)
del kept
next(walk)
)";
    CHECK(printed(program, "3.8") == "generator Named\nargument\n");
    CHECK(printed(program, "3.10") == "generator Named\nargument\n");
    CHECK(printed(program, "3.11") == "Named generator\nargument\n");
}

TEST_CASE("Up to 3.10 the frame of a function holds its globals", "[frames]") {
    const std::string program = R"(
class Collects(Named):
    def __del__(self):
        print(self.name)
        gc.collect()
gc.collect()
one = Collects('one')
two = Collects('two')
sys.modules['held'] = [Collects('three'), (one, Collects('four'))]
)";
    CHECK(printed(program, "3.8") == "four\nthree\none\ntwo\n");
    CHECK(printed(program, "3.10") == "four\nthree\none\ntwo\n");
    CHECK(printed(program, "3.11") == "four\nthree\ntwo\none\n");
}

TEST_CASE("From 3.11 on a frame that was asked for lets go of its function first", "[frames]") {
    const std::string program = R"(
def outer():
    kept = Named('cell')
    def inner(argument, second=Named('default')):
        kept
        second = None
        return sys._getframe()
    return inner
frame = outer()(Named('argument'))
print('-')
del frame
)";
    CHECK(printed(program, "3.10") == "default\n-\nargument\ncell\n");
    CHECK(printed(program, "3.13") == "-\ndefault\nargument\ncell\n");
    CHECK(printed(program, "3.14") == "-\ndefault\ncell\nargument\n");
}

TEST_CASE("A generator that is closed inside a `try` dies as the traceback's frame does", "[frames]") {
    const std::string program = R"(
def outer():
    kept = Named('cell')
    def walk(argument):
        kept
        try: yield
        finally: pass
    return walk(Named('argument'))
walk = outer()
next(walk)
del walk
)";
    CHECK(printed(program, "3.13") == "argument\ncell\n");
    CHECK(printed(program, "3.14") == "cell\nargument\n");
}

TEST_CASE("list() and set() of a generator expression are there before it from 3.15 on", "[frames]") {
    const std::string program = R"(
gc.disable()
gc.collect()
def new(*kinds): return [type(one).__name__ for one in gc.get_objects(0) if type(one) in kinds]
kept = list
made = list(one for one in [Named('one')])
print(new(kept, Named))
gc.collect()
made = set(one for one in [Named('two')])
print(new(set, Named))
def list(given): return 'another list'
print(list(one for one in [1]), set(one for one in [1]), tuple(one for one in [1]))
)";
    const std::string end = "another list {1} (1,)\ntwo\n";
    CHECK(printed(program, "3.14") == "['Named', 'list']\none\n['Named', 'set']\n" + end);
    CHECK(printed(program, "3.15") == "['list', 'Named']\none\n['set', 'Named']\n" + end);
}

TEST_CASE("A collection sees a running generator's locals while a frame that it called goes", "[frames]") {
    const std::string program = R"(
class Collects(Named):
    def __del__(self):
        print(self.name)
        gc.collect()
    def method(self):
        pass
gc.collect()
def generate(items):
    yield Collects('temporary').method()
held = generate([Named(i) for i in range(3)])
next(held)
)";
    for (const char* version : {"3.8", "3.11", "3.13", "3.14"}) {
        INFO(version);
        CHECK(printed(program, version) == "temporary\n2\n1\n0\n");
    }
}

TEST_CASE("Of a frame that a traceback kept the function goes before the locals, from 3.11 on", "[frames]") {
    const std::string program = R"(
class Collects(Named):
    def __del__(self):
        print(self.name)
        gc.collect()
gc.collect()
outer = Named('outer')
outer.items = [Named(i) for i in range(3)]
def fail(other=outer):
    local = Collects('local')
    def inner(argument):
        pass
    raise TypeError
fail()
)";
    CHECK(printed(program, "3.8").starts_with("local\nouter\n2\n1\n0\n"));
    CHECK(printed(program, "3.11").starts_with("local\nouter\n2\n1\n0\n"));
    CHECK(printed(program, "3.13").starts_with("local\nouter\n2\n1\n0\n"));
    CHECK(printed(program, "3.14").starts_with("local\nouter\n0\n1\n2\n"));
}

TEST_CASE("What a generator handles when it dies between two steps stays with its frame", "[frames]") {
    const std::string program = R"(
def walk():
    try:
        one = Named('one')
        yield 1
    finally:
        two = Named('two')
        yield 2
it = walk()
next(it)
it = None
print('left')
print(gc.collect())
)";
    const std::string ignored = "RuntimeError: generator ignored GeneratorExit\n";
    for (const char* version : {"3.6", "3.13", "3.14"}) {
        std::string output = printed(program, version);
        CHECK(output.starts_with("left\none\ntwo\n5\nException ignored "));
        CHECK(output.ends_with(ignored));
    }
    CHECK(printed(program, "3.15").starts_with("left\none\ntwo\n127\n"));
    CHECK(printed(program, "3.7").find("Traceback") == std::string::npos);
    CHECK(printed(program, "3.8").find("Traceback") != std::string::npos);
}

TEST_CASE("A generator that has not begun has the cells of its parameters", "[frames]") {
    const std::string program = R"(
def walk(argument):
    local = 1
    inner = lambda: (argument, local)
    yield
gc.collect()
made = walk(Named('argument'))
print(*(type(one).__name__ for one in gc.get_objects(0) if type(one).__name__ in ('Named', 'cell', 'generator')))
)";
    CHECK(printed(program, "3.8") == "Named cell cell generator\nargument\n");
    CHECK(printed(program, "3.13") == "Named cell cell generator\nargument\n");
}

TEST_CASE("A generator of 3.13 that was closed outside of any `try` keeps its function", "[frames]") {
    const std::string program = R"(
def make():
    def walk(kept=Named('default')):
        local = Named('local')
        yield
    return walk
made = make()()
next(made)
made.close()
print('closed')
del made
)";
    CHECK(printed(program, "3.12") == "default\nlocal\nclosed\n");
    CHECK(printed(program, "3.13") == "local\nclosed\ndefault\n");
    CHECK(printed(program, "3.14") == "local\ndefault\nclosed\n");
}

TEST_CASE("From 3.7 to 3.10 the frame that runs holds its caller's, out of the collector's sight", "[frames]") {
    const std::string program = R"(
class Collects(Named):
    def __del__(self):
        print(self.name)
        gc.collect()
gc.collect()
def walk(argument):
    try:
        yield
    finally:
        try:
            raise ValueError((lambda *rest: rest[0])({Collects('first')}, Collects('dropped')))
        except ValueError:
            kept = sys.exc_info()[1]
made = walk(Collects('argument'))
next(made)
made = None
)";
    CHECK(printed(program, "3.6") == "dropped\nfirst\nargument\n");
    CHECK(printed(program, "3.8") == "dropped\nargument\nfirst\n");
    CHECK(printed(program, "3.11") == "dropped\nargument\nfirst\n");
}

TEST_CASE("From 3.14 on what a store took dies last to first") {
    const char* source = R"(class Named:
    def __init__(self, name): self.name = name
    def __del__(self): print(self.name, end=';')
class Taker(Named):
    def __setitem__(self, key, value): pass
    def __delitem__(self, key): pass
    def __setattr__(self, name, value):
        if name == 'name': super().__setattr__(name, value)
Taker('taker')[Named('key')] = Named('value')
print()
Taker('taker').attribute = Named('value')
print()
del Taker('taker')[Named('key')]
print()
)";
    CHECK(testing::printed(source, "model:cpython-3.13") == R"(value;taker;key;
value;taker;
taker;key;
)");
    for (const char* each : {"model:cpython-3.14", "model:cpython-3.15"})
        CHECK(testing::printed(source, each) == R"(key;taker;value;
taker;value;
key;taker;
)");
}

TEST_CASE("A generator's __del__ closes it") {
    const char* source = R"(def counts():
    try: yield 1
    finally: print('closed')
one = counts()
next(one)
print(type(one.__del__).__name__, one.__del__(), list(one))
def closes_itself():
    other.__del__()
    yield 2
other = closes_itself()
print(next(other))
)";
    CHECK(testing::printed(source, "model:cpython-3.9") == "closed\nmethod-wrapper None []\n2\n");
    for (const char* each : {"model:cpython-3.10", "model:cpython-3.13"}) {
        const std::string running = testing::printed(source, each);
        CHECK(running.starts_with("closed\nmethod-wrapper None []\n2\nException ignored in: "));
        CHECK(running.ends_with("ValueError: generator already executing\n"));
    }
    CHECK(testing::printed("print(hasattr(iter(x for x in ''), '__del__'))", "model:pypy-8.0") == "False\n");
}

TEST_CASE("Generators refer to what they hand over in 3.14, and from 3.11 on to what a function took") {
    constexpr std::string_view source = R"(
import gc
class Node: pass
told = Node()
def names(given): return sorted(type(each).__name__ for each in gc.get_referrers(given))
def ask(given): return names(given)
def generator():
    own = Node()
    print(sorted(type(each).__name__ for each in gc.get_referrers(told)), names(own), ask(Node()))
    yield
list(generator())
)";
    CHECK(testing::printed(source, "model:cpython-3.10") == R"(['dict'] ['frame'] []
)");
    CHECK(testing::printed(source, "model:cpython-3.13") == R"(['dict'] ['generator'] []
)");
    CHECK(testing::printed(source, "model:cpython-3.14") == R"(['dict', 'generator'] ['generator'] []
)");
}

TEST_CASE("The collector lists the frame of a generator that ends as it ends, from 3.11 on") {
    constexpr std::string_view source = R"(import gc
gc.collect()
gc.disable()
errors = []
def steps():
    try: 1 // 0
    except Exception as error: errors.append(error)
    yield 1
    yield 2
def outer():
    for step in steps(): pass
outer()
print([type(each).__name__ for each in gc.get_objects() if type(each).__name__ in ('frame', 'traceback')])
)";
    CHECK(testing::printed(source, "model:cpython-3.13") == R"(['traceback', 'frame', 'frame']
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.11") == R"(-1 ['traceback', 'frame', 'frame']
+1 ['traceback', 'frame']
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.8") == R"(-1 ['traceback', 'frame', 'frame']
+1 ['frame', 'traceback']
)");
}

}  // namespace lastref
