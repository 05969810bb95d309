#include "backends/model/printed.hpp"
#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string_view>

namespace lastref::testing {

TEST_CASE("Steps of an async generator: None, and what is refused while another one is under way") {
    constexpr std::string_view source = R"(
import types
@types.coroutine
def wait(x):
    yield x
async def steps():
    yield None
    await wait('waits')
    yield 'last'
def send(step):
    try: print(step.send(None))
    except BaseException as e: print(type(e).__name__, e.args)
generator = steps()
send(generator.asend(None))
under_way = generator.__anext__()
send(under_way)
other = generator.asend(None)
send(other)
send(other)
send(under_way)
generator = steps()
send(generator.asend(None))
under_way = generator.asend(None)
send(under_way)
send(generator.athrow(KeyError('k')))
send(under_way)
)";
    CHECK(printed(source, "model:cpython-3.7") == R"(StopIteration ()
waits
StopIteration ('last',)
RuntimeError ('cannot reuse already awaited __anext__()/asend()',)
StopAsyncIteration ()
StopIteration ()
waits
KeyError ('k',)
StopAsyncIteration ()
)");
    for (const char* each : {"model:cpython-3.8", "model:cpython-3.12"})
        CHECK(printed(source, each) == R"(StopIteration ()
waits
RuntimeError ('anext(): asynchronous generator is already running',)
RuntimeError ('anext(): asynchronous generator is already running',)
StopIteration ('last',)
StopIteration ()
waits
RuntimeError ('athrow(): asynchronous generator is already running',)
StopIteration ('last',)
)");
    CHECK(printed(source, "model:cpython-3.13") == R"(StopIteration ()
waits
RuntimeError ('anext(): asynchronous generator is already running',)
RuntimeError ('cannot reuse already awaited __anext__()/asend()',)
StopIteration ('last',)
StopIteration ()
waits
RuntimeError ('athrow(): asynchronous generator is already running',)
StopIteration ('last',)
)");
    CHECK(printed(source, "model:cpython-3.15") == R"(StopIteration (None,)
waits
RuntimeError ('anext(): asynchronous generator is already running',)
RuntimeError ('cannot reuse already awaited __anext__()/asend()',)
StopIteration ('last',)
StopIteration (None,)
waits
RuntimeError ('athrow(): asynchronous generator is already running',)
StopIteration ('last',)
)");
    CHECK(changes(source, "model:cpython-3.7", "model:pypy-7.3") == R"(-1 StopIteration ()
+1 StopIteration (None,)
-6 StopIteration ()
+6 StopIteration (None,)
)");
    CHECK(printed(source, "model:pypy-8.0") == R"(StopIteration (None,)
waits
RuntimeError ('asynchronous generator is already running',)
StopIteration ('last',)
StopAsyncIteration ()
StopIteration (None,)
waits
KeyError ('k',)
StopAsyncIteration ()
)");
}

TEST_CASE("Closing a step throws a GeneratorExit from 3.13 on") {
    constexpr std::string_view source = R"(
import sys
sys.unraisablehook = lambda u: print('unraisable', repr(u.exc_value))
class Waits:
    def __await__(self):
        try:
            yield 'waits'
        except BaseException as e:
            print(repr(e))
            raise
class Swallows:
    def __enter__(self): pass
    def __exit__(self, *e): return True
async def plain():
    try:
        await Waits()
        yield 1
    finally:
        print('end')
async def swallows():
    with Swallows():
        await Waits()
    yield 1
async def stays():
    with Swallows():
        await Waits()
    await Waits()
    yield 1
async def fails():
    try: await Waits()
    finally: raise KeyError(1)
    yield
def t(f, *a):
    try: print(f(*a))
    except BaseException as e: print(repr(e))
for generator in plain, swallows, stays, fails:
    g = generator()
    step = g.asend(None)
    print(step.send(None))
    t(step.close)
    t(step.close)
    t(step.send, None)
    g = step = None
async def loop():
    async for each in plain(): pass
c = loop()
c.send(None)
c = None
)";
    CHECK(printed(source, "model:cpython-3.12") == R"(waits
None
None
RuntimeError('cannot reuse already awaited __anext__()/asend()')
GeneratorExit()
end
waits
None
None
RuntimeError('cannot reuse already awaited __anext__()/asend()')
GeneratorExit()
unraisable RuntimeError('async generator ignored GeneratorExit')
waits
None
None
RuntimeError('cannot reuse already awaited __anext__()/asend()')
GeneratorExit()
unraisable RuntimeError('async generator ignored GeneratorExit')
GeneratorExit()
waits
None
None
RuntimeError('cannot reuse already awaited __anext__()/asend()')
GeneratorExit()
unraisable KeyError(1)
GeneratorExit()
end
)");
    for (const char* each : {"model:cpython-3.13", "model:cpython-3.15"})
        CHECK(printed(source, each) == R"(waits
GeneratorExit()
end
None
None
RuntimeError('cannot reuse already awaited __anext__()/asend()')
waits
GeneratorExit()
None
None
RuntimeError('cannot reuse already awaited __anext__()/asend()')
waits
GeneratorExit()
RuntimeError('coroutine ignored GeneratorExit')
GeneratorExit()
None
RuntimeError('cannot reuse already awaited __anext__()/asend()')
waits
GeneratorExit()
KeyError(1)
None
RuntimeError('cannot reuse already awaited __anext__()/asend()')
GeneratorExit()
end
)");
}

}  // namespace lastref::testing
