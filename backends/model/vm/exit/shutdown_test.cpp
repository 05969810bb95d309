#include "backends/model/printed.hpp"

#include <catch2/catch_test_macros.hpp>

// What dies at the exit, and what weak containers leave for a collection.
namespace lastref {

using testing::printed;

TEST_CASE("What a module of the library was given goes at the exit, however deep the program's part of it lies") {
    const char* source = R"(import gc, itertools, functools
class Told:
    def __init__(self, name): self.name = name
    def __del__(self): print('del', self.name)
gc.disable()
a = Told('a')
gc.held = filter(None, [functools.partial(lambda: 1)])
itertools.held = itertools.chain([[Told('b')]], [None])
)";
    CHECK(printed(source, "model:cpython-3.8") == "del a\ndel b\n");
    CHECK(printed(source, "model:cpython-3.13") == "del a\ndel b\n");
}

TEST_CASE("Weak containers that are walked as copies have nothing for removals that wait") {
    const char* source = R"(import gc, weakref
class Node: pass
gc.collect()
for make in weakref.WeakKeyDictionary, weakref.WeakSet, weakref.WeakValueDictionary:
    node = Node()
    node.node, node.held = node, make()
    del node
    print(gc.collect())
)";
    CHECK(printed(source, "model:cpython-3.13") == "7\n8\n7\n");
    CHECK(printed(source, "model:cpython-3.14") == "6\n6\n6\n");
}

TEST_CASE("A wrapper without annotations leaves no dict for them from 3.14 on") {
    const char* source = R"(import gc, functools
gc.collect()
def make():
    @functools.lru_cache(maxsize=1)
    def cached(one): return cached
    @functools.wraps(cached)
    def wrapper(one: int): return wrapper
    print(wrapper.__annotations__)
make()
print(gc.collect())
)";
    CHECK(printed(source, "model:cpython-3.13") == "{}\n13\n");
    CHECK(printed(source, "model:cpython-3.14") == "{}\n16\n");
}

TEST_CASE("A generator suspended inside a with statement is trash with its manager") {
    const char* source = R"(class Manager:
    def __enter__(self): return self
    def __exit__(self, *rest): print('exit')
def steps():
    with Manager():
        yield
held = steps()
next(held)
held_by_cycle = [held]
held_by_cycle.append(held_by_cycle)
del held, held_by_cycle
)";
    CHECK(printed(source, "model:cpython-3.14") == "exit\n");
}

TEST_CASE("A with statement holds the manager itself from 3.14 on, so that a collection lists it sooner") {
    const char* source = R"(import gc
class Told:
    def __init__(self, name): self.name = name
    def __del__(self): print('del', self.name)
    def __enter__(self): pass
    def __exit__(self, *rest): pass
gc.disable()
gc.collect()
held = [Told('held')]
manager = Told('manager')
manager.me = manager
with manager:
    del manager
    gc.collect()
)";
    CHECK(printed(source, "model:cpython-3.13") == "del held\ndel manager\n");
    CHECK(printed(source, "model:cpython-3.15") == "del manager\ndel held\n");
}

TEST_CASE("A traceback that ends the run is printed by a library whose import collects") {
    const char* source = R"(class Told:
    def __init__(self, name): self.name = name
    def __del__(self): print('del', self.name)
one = Told('one')
two = Told('two')
two.missing
)";
    CHECK(printed(source, "model:cpython-3.13").starts_with("del two\ndel one\n"));
    CHECK(printed(source, "model:cpython-3.14").starts_with("del two\ndel one\n"));
}

TEST_CASE("The traceback of the error that ended a program goes behind the error") {
    const char* source = R"(class Told:
    def __init__(self, name): self.name = name
    def __del__(self): print('del', self.name)
def fail(argument): raise ValueError
def fail_again(argument): 1/0
try:
    fail(Told('handled'))
except ValueError:
    fail_again(Told('last'))
)";
    CHECK(printed(source, "model:cpython-3.8").starts_with("del handled\ndel last\n"));
    CHECK(printed(source, "model:cpython-3.13").starts_with("del handled\ndel last\n"));
}

TEST_CASE("What a program put into a module of the library dies at the module's place") {
    const char* source = R"(import gc, sys
class Told:
    def __init__(self, name): self.name = name
    def __del__(self):
        print('del', self.name)
        gc.collect()
gc.disable()
gc.collect()
sys.modules['held'] = Told('in sys.modules')
gc.held = Told('in gc')
last = Told('in main')
)";
    CHECK(printed(source, "model:cpython-3.8") == "del in sys.modules\ndel in gc\ndel in main\n");
    CHECK(printed(source, "model:cpython-3.13") == "del in sys.modules\ndel in main\ndel in gc\n");
}

TEST_CASE("From 3.14 on a collector sees what atexit.register() was given") {
    const char* source = R"(import atexit, gc
gc.disable()
def end(*arguments, **named): pass
def new(): return [(type(one).__name__, len(one)) for one in gc.get_objects(0) if type(one) in (dict, tuple)]
gc.collect()
atexit.register(end)
print(new())
gc.collect()
atexit.register(end, 1, [2], named=[])
print(new(), [type(one).__name__ for one in gc.get_referrers(end)])
)";
    CHECK(printed(source, "model:cpython-3.13") == "[]\n[('dict', 1), ('tuple', 2)] ['dict']\n");
    CHECK(printed(source, "model:cpython-3.14") ==
          "[('tuple', 3)]\n[('dict', 1), ('tuple', 2), ('tuple', 3)] ['tuple', 'dict', 'tuple']\n");
}

TEST_CASE("what only a cache of the library's holds dies at exit") {
    constexpr std::string_view program = R"(import typing
class Held:
    def __del__(self): print('del')
held = Held()
typing.List[Held]
)";
    for (const char* runtime : {"model:cpython-3.8", "model:cpython-3.13"}) CHECK(printed(program, runtime) == "del\n");
}

TEST_CASE("__main__ begins with names of its file, and loses them at its end") {
    const char* source = R"(import os, threading
def shown(): return [name for name in globals() if name in ('__annotations__', '__builtins__', '__file__', '__cached__')]
class Last:
    def __del__(self): print(shown(), None in globals())
last = Last()
print(shown())
)";
    auto at = [&](std::string_view runtime, std::string_view end) {
        return printed(source + std::string(end), runtime);
    };
    const std::string all = "['__annotations__', '__builtins__', '__file__', '__cached__']";
    CHECK(at("model:cpython-3.7", "") == all + "\n['__annotations__', '__builtins__', '__cached__'] False\n");
    CHECK(at("model:cpython-3.13", "") == all + "\n['__annotations__', '__builtins__'] False\n");
    CHECK(at("model:cpython-3.13", "raise SystemExit") == all + "\n" + all + " False\n");
    CHECK(at("model:cpython-3.14", "raise SystemExit") ==
          "['__builtins__', '__file__', '__cached__']\n['__builtins__'] False\n");
    CHECK(at("model:pypy-8.0", "") == "['__builtins__', '__annotations__', '__file__', '__cached__']\n");
}

TEST_CASE("What a context variable is set to dies too late at exit to be seen") {
    const char* source = R"(import contextvars, threading
class Told:
    def __init__(self, name): self.name = name
    def __del__(self): print('del', self.name)
variable = contextvars.ContextVar('variable', default=Told('default'))
variable.set(Told('first'))
variable.set(Told('second'))
thread = threading.Thread(target=lambda: variable.set(Told('of thread')) and None)
thread.start()
thread.join()
print('joined')
del thread
print('end')
)";
    CHECK(printed(source, "model:cpython-3.13") == "del first\ndel of thread\njoined\nend\n");
    CHECK(printed(source, "model:cpython-3.14") == "del first\njoined\ndel of thread\nend\n");
}

TEST_CASE("Up to 3.7 what weakref.finalize is not to call at the exit keeps what its function knows") {
    const char* source = R"(import weakref
class Told:
    def __del__(self): print('del')
def never(): pass
told = Told()
weakref.finalize(told, never).atexit = False
print('end')
)";
    CHECK(printed(source, "model:cpython-3.7") == "end\n");
    CHECK(printed(source, "model:cpython-3.8") == "end\ndel\n");
}

TEST_CASE("What a program put into classes of the library dies too late to be seen once asyncio was imported") {
    const std::string source = R"(import collections
class Told:
    def __init__(self, name): self.name = name
    def __del__(self): print(self.name)
collections.told = Told('of module')
collections.Counter.told = Told('of class')
)";
    CHECK(printed("import asyncio\n" + source, "model:cpython-3.8") == "of module\n");
    CHECK(printed("import asyncio\n" + source, "model:cpython-3.13") == "of module\n");
    CHECK(printed(source, "model:cpython-3.13").find("of class\n") != std::string::npos);
}

TEST_CASE("In 3.7 nobody sees the errors of the last finalizers once threading was imported") {
    const std::string late = "class Fails:\n    def __del__(self): 1 / 0\nfails = Fails()\n";
    const auto errors = [](const std::string& program, std::string_view version) {
        return printed(program, version).find("ZeroDivisionError") != std::string::npos;
    };
    CHECK(errors(late, "model:cpython-3.7"));
    CHECK_FALSE(errors("import threading\n" + late, "model:cpython-3.7"));
    CHECK_FALSE(errors("import tempfile\n" + late, "model:cpython-3.7"));
    CHECK(errors("import asyncio, threading\n" + late, "model:cpython-3.7"));
    CHECK(errors("import threading\n" + late + "del fails\n", "model:cpython-3.7"));
    CHECK(errors("import threading\n" + late, "model:cpython-3.6"));
    CHECK(errors("import threading\n" + late, "model:cpython-3.8"));
}

TEST_CASE("In 3.7 and 3.8 nobody flushes the last warnings once threading was imported") {
    const std::string source = "import socket, warnings\nwarnings.simplefilter('always')\nheld = socket.socket()\n";
    for (const char* version : {"model:cpython-3.7", "model:cpython-3.8"}) {
        CHECK(printed(source, version).starts_with("sys:1: ResourceWarning: unclosed <socket.socket"));
        CHECK(printed("import threading\n" + source, version).empty());
    }
    CHECK_FALSE(printed("import threading\n" + source, "model:cpython-3.9").empty());
}

TEST_CASE("Up to 3.8 standard error is held back, and lost with a stream that threading keeps") {
    const std::string left = "import os, sys\nsys.stderr.write('left\\n')\nos._exit(0)\n";
    const std::string hidden = "import sys\nsys.__stderr__.write('hidden\\n')\nsys.stderr = None\n";
    CHECK(printed(left, "model:cpython-2.7") == "left\n");
    CHECK(printed(left, "model:cpython-3.6").empty());
    CHECK(printed(left, "model:cpython-3.8").empty());
    CHECK(printed(left, "model:cpython-3.9") == "left\n");
    CHECK(printed(hidden, "model:cpython-3.8") == "hidden\n");
    CHECK(printed("import threading\n" + hidden, "model:cpython-3.6") == "hidden\n");
    CHECK(printed("import threading\n" + hidden, "model:cpython-3.7").empty());
    CHECK(printed("import threading\n" + hidden, "model:cpython-3.8").empty());
    CHECK(printed("import threading\n" + hidden, "model:cpython-3.9") == "hidden\n");
}

TEST_CASE("From 3.7 on a function that a program gave to threading keeps the program's names to the end") {
    const std::string program = R"(
import threading
class Told:
    def __init__(self, name): self.name = name
    def __del__(self): print(self.name)
threading.first = Told('first')
threading.second = Told('second')
threading.Event.told = Told('of class')
told = Told('of program')
)";
    const std::string hook = "threading.excepthook = lambda error: None\n";
    CHECK(printed(program + hook, "model:cpython-3.6") == "first\nsecond\nof program\nof class\n");
    for (const char* version : {"model:cpython-3.7", "model:cpython-3.8", "model:cpython-3.13", "model:cpython-3.15"}) {
        CHECK(printed(program + hook, version) == "first\nsecond\n");
        CHECK(
            printed("import threading\nclass Told:\n    def __del__(self): print('told')\n" + hook + "told = Told()\n",
                    version)
                .empty());
    }
}

TEST_CASE("What ast or asyncio keep dies too late to be seen where it is in cycles") {
    const std::string program = R"(import typing
class Box:
    def __init__(self, name): self.name = name
    def __del__(self): print(self.name)
typing.List[Box]
box = Box('box')
alone = [Box('alone')]
typing.told = Box('told')
import dataclasses
)";
    CHECK(printed(program, "model:cpython-3.8") == R"(box
told
alone
)");
    CHECK(printed(program, "model:cpython-3.12") == "told\n");
    CHECK(printed(program, "model:cpython-3.13") == "told\n");
}

TEST_CASE(
    "In 3.9 the gc module keeps what it holds, and with it the program, past the last collection that can print") {
    constexpr std::string_view source = R"(import gc
class Node:
    def __init__(self, name): self.name = name
    def __del__(self): print('del', self.name)
gc.held = other = Node('held')
more = Node('more')
)";
    for (const char* each : {"model:cpython-3.8", "model:cpython-3.10"})
        CHECK(testing::printed(source, each) == R"(del held
del more
)");
    CHECK(testing::printed(source, "model:cpython-3.9") == R"()");
}

TEST_CASE("What atexit was given dies in an order of its version's") {
    constexpr std::string_view source = R"(
import atexit
class Called:
    def __init__(self, n): self.n = n
    def __call__(self, *a, **k): print('call', self.n, len(a), sorted(k))
    def __eq__(self, other): print('eq', self.n, other.n); return self.n == other.n
    def __del__(self): print('del', self.n)
class Given:
    def __init__(self, n): self.n = n
    def __del__(self): print('given', self.n)
atexit.register(Called(1), Given('a'), k=Given('k'))
twice = Called(2)
atexit.register(twice, Given('c'))
atexit.register(Called(3), Given('d'))
atexit.unregister(twice)
print(atexit._ncallbacks())
one = Called(4)
atexit.register(one, Given('e'))
def drop():
    atexit.unregister(last)
    atexit.register(Called(5), Given('f'))
    print('dropped', atexit._ncallbacks())
last = Called(6)
drop.n = 0
atexit.register(last, Given('g'))
atexit.register(drop)
)";
    for (const char* each : {"model:cpython-3.7", "model:cpython-3.9", "model:cpython-3.13"})
        CHECK(testing::printed(source, each) == R"(eq 1 2
given c
eq 3 2
3
eq 1 6
eq 3 6
eq 4 6
given g
eq 6 0
dropped 7
call 4 1 []
call 3 1 []
call 1 1 ['k']
del 1
given a
given k
del 3
given d
given e
del 5
given f
del 2
del 4
del 6
)");
    CHECK(testing::printed(source, "model:cpython-3.14") == R"(eq 2 1
given c
eq 2 3
2
eq 6 1
eq 6 3
eq 6 4
eq 6 0
dropped 5
call 6 1 []
call 4 1 []
call 3 1 []
call 1 1 ['k']
given g
given k
given a
del 1
given d
del 3
given e
given f
del 5
del 2
del 4
del 6
)");
}

TEST_CASE("The last collection closes sys.stdout before what writes to it is finalized") {
    constexpr std::string_view source = R"(import sys
class Told(object):
    def __init__(self, name): self.name = name
    def __del__(self, write=sys.stdout.write): write('gone ' + self.name + '\n')
sys.kept = Told('with sys')
kept = Told('with the last collection')
print('done')
)";
    CHECK(testing::printed(source, "model:cpython-3.13") == R"(done
gone with sys
)");
    CHECK(testing::printed(source, "model:cpython-3.8") == testing::printed(source, "model:cpython-3.13"));
}

TEST_CASE("What a hook in sys keeps with the program's names cannot write to sys.stdout any more") {
    constexpr std::string_view source = R"(import sys
sys.hook = lambda: kept
class Told(object):
    def __del__(self, write=sys.stdout.write): write('gone\n')
kept = Told()
print('done')
)";
    CHECK(testing::printed(source, "model:cpython-3.13") == R"(done
)");
    CHECK(testing::printed(source, "model:cpython-3.8") == testing::printed(source, "model:cpython-3.13"));
}

TEST_CASE("What hooks of asynchronous generators hold goes last, and up to 3.9 takes sys.stdout with it") {
    constexpr std::string_view source = R"(import sys
class Told(object):
    def __init__(self, name): self.name = name
    def __del__(self, write=sys.stdout.write): write('gone ' + self.name + '\n')
kept = Told('with the hook')
sys.kept = Told('with sys')
sys.set_asyncgen_hooks(firstiter=lambda generator: None)
print('done')
)";
    CHECK(testing::printed(source, "model:cpython-3.8") == "done\n");
    for (const char* each : {"model:cpython-3.10", "model:cpython-3.15"})
        CHECK(testing::printed(source, each) == R"(done
gone with sys
gone with the hook
)");
}

TEST_CASE("What is written at exit is lost with a stream that nothing frees") {
    constexpr std::string_view source = R"(import gc, sys
class Told(object):
    def __del__(self, write=sys.stdout.write): write('gone\n')
gc.freeze()
ring = Told()
ring.ring = ring
del ring
print('done')
)";
    for (const char* each : {"model:cpython-3.8", "model:cpython-3.13", "model:cpython-3.15"})
        CHECK(testing::printed(source, each) == "done\n");
}

}  // namespace lastref
