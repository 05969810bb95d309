#include "backends/model/printed.hpp"
#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string_view>

namespace lastref::testing {

TEST_CASE("A thread runs before start() returns") {
    constexpr std::string_view program = R"(import threading, queue
class O:
    def __init__(self, n): self.n = n
    def __del__(self): print('del', self.n, threading.current_thread().name)
results = queue.Queue()
def work(o): results.put(threading.current_thread().name)
thread = threading.Thread(target=work, args=(O('argument'),), name='worker')
thread.start()
thread.join()
print(results.get(), thread.is_alive())
local = threading.local()
local.x = 1
threading.Thread(target=lambda: results.put(hasattr(local, 'x'))).start()
print(results.get())
)";
    CHECK(printed(program, "model:cpython-3.13") == R"(del argument worker
worker False
False
)");
    CHECK(printed(program, "model:cpython-3.8") == R"(del argument worker
worker False
False
)");
}

TEST_CASE("Callbacks at exit hold what they were given until all have run") {
    constexpr std::string_view program = R"(import atexit
class O:
    def __del__(self): print('del')
def show(o): print('first registered, last run')
atexit.register(show, O())
atexit.register(lambda o: print('second'), O())
atexit.register(lambda: atexit.register(print, 'never'))
)";
    CHECK(printed(program, "model:cpython-3.13") == R"(second
first registered, last run
del
del
)");
    CHECK(printed(program, "model:cpython-3.8") == R"(second
first registered, last run
del
del
)");
}

TEST_CASE("A frame of an ended generator keeps its caller on some versions") {
    constexpr std::string_view program = R"(import gc
from contextlib import contextmanager
class R:
    def __init__(self): raise OSError
    def __del__(self): print('del')
@contextmanager
def section():
    try:
        yield
    except OSError:
        print('caught')
gc.collect()
with section():
    R()
print('left')
gc.collect()
)";
    CHECK(printed(program, "model:cpython-3.13") == R"(caught
left
del
)");
    CHECK(printed(program, "model:cpython-3.8") == R"(caught
del
left
)");
    CHECK(printed(program, "model:cpython-3.15") == R"(caught
del
left
)");
    CHECK(printed(program, "model:cpython-3.11") == R"(caught
del
left
)");
}

TEST_CASE("What an OrderedDict held dies as it was inserted, whatever was moved since") {
    constexpr std::string_view program = R"(from collections import OrderedDict
class V:
    def __init__(self, n): self.n = n
    def __del__(self): print('del', self.n)
cache = OrderedDict((n, V(n)) for n in 'abc')
cache.move_to_end('a')
print(list(cache))
cache.clear()
print('cleared')
cache.update((n, V(n)) for n in 'abc')
cache.move_to_end('c', last=False)
del cache['a']
cache['a'] = V('new a')
print(list(cache))
del cache
)";
    CHECK(printed(program, "model:cpython-3.13") == R"(['b', 'c', 'a']
del a
del b
del c
cleared
del a
['c', 'b', 'a']
del b
del c
del new a
)");
    CHECK(printed(program, "model:cpython-3.8") == R"(['b', 'c', 'a']
del a
del b
del c
cleared
del a
['c', 'b', 'a']
del b
del c
del new a
)");
}

TEST_CASE("Tasks of an event loop") {
    constexpr std::string_view program = R"(import asyncio
class R:
    def __init__(self, n): self.n = n
    def __del__(self): print('del', self.n)
async def work(n, delay):
    r = R(n)
    await asyncio.sleep(delay)
    return n
async def main():
    print(await asyncio.gather(work(1, 0.03), work(2, 0.01)))
    task = asyncio.ensure_future(work(3, 9))
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print('cancelled', task.cancelled())
    del task
    try:
        await asyncio.wait_for(work(4, 9), 0.01)
    except asyncio.TimeoutError:
        print('timed out')
    queue = asyncio.Queue()
    async def produce():
        for i in range(2):
            await queue.put(i)
    await asyncio.gather(produce(), queue.get())
    print(queue.qsize())
asyncio.run(main())
print('end')
)";
    CHECK(printed(program, "model:cpython-3.13") == R"(del 2
del 1
[1, 2]
cancelled True
del 3
timed out
del 4
1
end
)");
    CHECK(printed(program, "model:cpython-3.15") == R"(del 2
del 1
[1, 2]
cancelled True
del 3
timed out
del 4
1
end
)");
    CHECK(changes(program, "model:cpython-3.13", "model:cpython-3.8") ==
          R"(-4 cancelled True
-6 timed out
+5 cancelled True
+7 timed out
)");
}

TEST_CASE("Lost tasks and exceptions that nobody reads are reported") {
    constexpr std::string_view program = R"(import asyncio, gc
async def fail(): raise ValueError('oops')
async def wait(): await asyncio.get_event_loop().create_future()
async def main():
    loop = asyncio.get_event_loop()
    task = loop.create_task(fail())
    print(task)
    await asyncio.sleep(0)
    del task
    gc.collect()
    future = loop.create_future()
    future.set_result('x' * 100)
    print(future)
    task = loop.create_task(wait())
    await asyncio.sleep(0)
    print(task)
    del task
    gc.collect()
loop = asyncio.new_event_loop()
loop.set_exception_handler(lambda loop, context: print(context['message'], context.get('exception')))
loop.run_until_complete(main())
loop.close()
)";
    CHECK(printed(program, "model:cpython-3.13") ==
          R"(<Task pending name='Task-2' coro=<fail() running at program.py:2>>
Task exception was never retrieved oops
<Future finished result='xxxxxxxxxxxx...xxxxxxxxxxxxx'>
<Task pending name='Task-3' coro=<wait() running at program.py:3> wait_for=<Future pending cb=[Task.task_wakeup()]>>
Task was destroyed but it is pending! None
)");
    CHECK(
        changes(program, "model:cpython-3.13", "model:pypy-8.0") ==
        R"(-4 <Task pending name='Task-3' coro=<wait() running at program.py:3> wait_for=<Future pending cb=[Task.task_wakeup()]>>
+4 <Task pending name='Task-3' coro=<wait() running at program.py:3> wait_for=<Future pending cb=[Task.__wakeup()]>>
)");
}

TEST_CASE("An exit stack keeps its last exception before 3.12") {
    constexpr std::string_view program = R"(import gc
from contextlib import ExitStack
class R:
    def __enter__(self): return self
    def __exit__(self, *error): return True
    def __del__(self): print('del')
gc.collect()
with ExitStack() as stack:
    stack.enter_context(R())
    stack.callback(lambda: 1 / 0)
print('left')
gc.collect()
print('collected')
)";
    CHECK(printed(program, "model:cpython-3.13") == R"(left
del
collected
)");
    CHECK(printed(program, "model:cpython-3.8") == R"(left
del
collected
)");
    CHECK(printed(program, "model:cpython-3.11") == R"(left
del
collected
)");
}

TEST_CASE("A generator function becomes a coroutine") {
    constexpr std::string_view program = R"(import types
@types.coroutine
def step():
    answer = yield 'asked'
    return answer
async def ask(): return await step()
coroutine = ask()
print(coroutine.send(None))
try:
    coroutine.send('told')
except StopIteration as stop:
    print(stop.value)
)";
    CHECK(printed(program, "model:cpython-3.13") == R"(asked
told
)");
}

TEST_CASE("Imports leave cycles to the collector, each module once") {
    constexpr std::string_view program = R"(import gc
gc.disable()
gc.collect()
import types
print(gc.collect())
import operator
print(gc.collect())
import functools
print(gc.collect())
import functools, contextlib, collections
print(gc.collect())
)";
    CHECK(printed(program, "model:cpython-3.8") == "7\n33\n64\n0\n");
    CHECK(printed(program, "model:cpython-3.13") == "7\n35\n72\n0\n");
    CHECK(printed(program, "model:cpython-3.14") == "0\n35\n82\n0\n");
}

TEST_CASE("What the interpreter imports for itself leaves cycles too") {
    constexpr std::string_view program = R"(import contextlib, gc, io, sys
class Manager:
    def __enter__(self): return self
    def __exit__(self, *rest): pass
    def __del__(self): 1 / 0
async def never(): pass
sys.stderr = io.StringIO()
gc.disable()
gc.collect()
with contextlib.ExitStack() as stack:
    manager = stack.enter_context(Manager())
print(gc.collect())
del manager, stack
print(gc.collect())
never()
print(gc.collect())
)";
    CHECK(printed(program, "model:cpython-3.13") == "0\n0\n23\n");
    CHECK(printed(program, "model:cpython-3.15") == "4\n4\n12\n");
}

TEST_CASE("What a search compares is gone before it looks further, and before the one looked for") {
    constexpr std::string_view program = R"(from bisect import bisect_left, bisect_right
class Number:
    def __init__(self, n): self.n = n
    def __lt__(self, other): return self.n < other.n
    def __del__(self): print('del', self.n)
class Row:
    def __len__(self): return 5
    def __getitem__(self, i): return Number(i)
print(bisect_left(Row(), Number(2)))
print(bisect_right(Row(), Number(2)))
)";
    constexpr std::string_view shown = "del 2\ndel 1\ndel 2\n2\ndel 2\ndel 4\ndel 3\ndel 2\n3\n";
    CHECK(printed(program, "model:cpython-3.8") == shown);
    CHECK(printed(program, "model:cpython-3.13") == shown);
}

TEST_CASE("What was written to a text file waits in a list that collections count", "[library]") {
    constexpr std::string_view program = R"(
import gc
gc.disable()
class Holder(object):
    pass
def collected(*pieces):
    holder = Holder()
    holder.itself = holder
    holder.file = open("name", "w")
    for piece in pieces:
        holder.file.write(piece)
    del holder
    return gc.collect()
gc.collect()
nothing, one, two, flushed = collected(), collected("a"), collected("a", "b"), collected("a" * 9000, "b")
print(one - nothing, two - nothing, flushed - nothing)
)";
    CHECK(printed(program, "model:cpython-3.7") == "1 1 1\n");
    for (const char* runtime : {"model:cpython-3.8", "model:cpython-3.13", "model:cpython-3.15"})
        CHECK(printed(program, runtime) == "0 1 0\n");
}

TEST_CASE("From 3.7 on a context manager forgets what its generator was called with", "[library]") {
    constexpr std::string_view program = R"(import contextlib
class Named(object):
    def __init__(self, name): self.name = name
    def __del__(self): print('del', self.name)
@contextlib.contextmanager
def managed(given):
    here = Named('local')
    yield
with managed(Named('given')):
    pass
)";
    CHECK(printed(program, "model:cpython-3.6") == "del local\ndel given\n");
    CHECK(printed(program, "model:cpython-3.7") == "del given\ndel local\n");
}

TEST_CASE("What a threading.local leaves in a cycle") {
    constexpr std::string_view source = R"(
import threading, gc
class Local(threading.local): pass
gc.collect()
gc.set_debug(gc.DEBUG_SAVEALL)
for made in (threading.local, Local):
    own = made()
    own.own = own
    del own
    print(gc.collect(), sorted(type(each).__name__ for each in gc.garbage))
    del gc.garbage[:]
)";
    CHECK(printed(source, "model:cpython-3.8") == R"(4 ['_local', 'dict', 'dict', 'weakref']
8 ['Local', '_local', 'dict', 'dict', 'dict', 'dict', 'weakref', 'weakref']
)");
    CHECK(printed(source, "model:cpython-3.12") == R"(4 ['ReferenceType', '_local', 'dict', 'dict']
8 ['Local', 'ReferenceType', 'ReferenceType', '_local', 'dict', 'dict', 'dict', 'dict']
)");
    for (const char* each : {"model:cpython-3.13", "model:cpython-3.14"})
        CHECK(
            printed(source, each) ==
            R"(8 ['ReferenceType', 'ReferenceType', '_local', 'builtin_function_or_method', 'dict', 'dict', 'set', 'tuple']
16 ['Local', 'ReferenceType', 'ReferenceType', 'ReferenceType', 'ReferenceType', '_local', 'builtin_function_or_method', 'builtin_function_or_method', 'dict', 'dict', 'dict', 'dict', 'set', 'set', 'tuple', 'tuple']
)");
}

TEST_CASE("A threading.local that is asked in another thread, or once more, begins anew") {
    constexpr std::string_view source = R"(
import threading, weakref
class Own(threading.local):
    def __init__(self, name):
        self.name = name
        print('begins', name)
    def __del__(self): print('gone', self.name)
shared = threading.local()
own = Own('main')
def run():
    shared.held = Own('other')
    print(own.name, shared.held.name)
thread = threading.Thread(target=run)
thread.start()
thread.join()
print(own.name, weakref.getweakrefcount(own))
)";
    for (const char* each : {"model:cpython-3.8", "model:cpython-3.13"})
        CHECK(printed(source, each) == R"(begins main
begins other
begins main
main other
begins other
gone other
main 1
gone main
)");
}

TEST_CASE("A thread handles nothing of what its creator does, and keeps no local that is gone") {
    constexpr std::string_view source = R"(
import threading
class N(object):
    def __init__(self, name): self.name = name
    def __del__(self): print('- ' + self.name)
def run():
    try: 1 / 0
    except ZeroDivisionError as error: print(error.__context__)
    local = threading.local()
    local.v = N('v')
    del local
    print('deleted')
try: raise KeyError
except KeyError:
    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
)";
    for (const char* each : {"model:cpython-3.6", "model:cpython-3.13", "model:cpython-3.15"})
        CHECK(printed(source, each) == R"(None
- v
deleted
)");
    CHECK(changes(source, "model:cpython-3.6", "model:pypy-8.0") == R"(-2 - v
)");
}

}  // namespace lastref::testing
