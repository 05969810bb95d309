#include "backends/model/printed.hpp"
#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string_view>

namespace lastref::testing {

TEST_CASE("What an __exit__ added to a traceback goes when the exception is caught, or stays with it") {
    constexpr std::string_view source = R"(
import sys, contextlib
class O:
    def __init__(self, n): self.n = n
    def __del__(self): print('~', self.n, sys.exc_info()[0])
@contextlib.contextmanager
def managed(name):
    o = O(name)
    yield
def caught():
    try:
        with managed('caught'): raise ValueError(1)
    except ValueError as e: print('caught')
def caught_outside():
    with managed('outside'): raise ValueError(1)
def nested():
    try:
        with managed('outer'), managed('inner'): raise ValueError(1)
    except ValueError as e: print('caught')
def within():
    try: raise KeyError(0)
    except KeyError:
        try:
            with managed('within'): raise ValueError(1)
        except ValueError: print('caught')
def suspended():
    with managed('suspended'): yield 1
def closed():
    generator = suspended()
    next(generator)
    generator.close()
    print('closed')
for each in caught, caught_outside, nested, within, closed:
    try: each()
    except ValueError as e: print('outside', e)
print('end')
)";
    for (const char* each : {"model:cpython-3.8", "model:cpython-3.10"})
        CHECK(printed(source, each) == R"(~ caught None
caught
~ outside None
outside 1
~ inner None
~ outer None
caught
~ within <class 'KeyError'>
caught
closed
end
~ suspended None
)");
    for (const char* each : {"model:cpython-3.11", "model:cpython-3.15"})
        CHECK(printed(source, each) == R"(~ caught <class 'ValueError'>
caught
~ outside <class 'ValueError'>
outside 1
~ inner <class 'ValueError'>
~ outer <class 'ValueError'>
caught
~ within <class 'ValueError'>
caught
~ suspended <class 'GeneratorExit'>
closed
end
)");
    CHECK(printed(source, "model:pypy-8.0") == R"(caught
outside 1
caught
caught
closed
end
)");
}

TEST_CASE("What an exit left stays when another handler ends on the way") {
    constexpr std::string_view source = R"(
import contextlib, gc
gc.disable()
class K:
    def __init__(self, n): self.n = n
    def __del__(self): print('~', self.n)
@contextlib.contextmanager
def manager():
    k = K('manager')
    yield k
def generator():
    k = K('generator')
    try:
        raise ValueError
    except ValueError:
        with manager():
            yield
g = generator()
next(g)
g = None
print('dropped')
gc.collect()
print('collected')
)";
    for (const char* each : {"model:cpython-3.6", "model:cpython-3.10"})
        CHECK(printed(source, each) == R"(dropped
~ generator
~ manager
collected
)");
    for (const char* each : {"model:cpython-3.11", "model:cpython-3.15"})
        CHECK(printed(source, each) == R"(~ manager
~ generator
dropped
collected
)");
}

TEST_CASE("Up to 3.10 a handler holds the traceback that it began with") {
    constexpr std::string_view source = R"(
import sys
class T(object):
    def __init__(self, name): self.name = name
    def __del__(self): print('del', self.name)
def fail(o):
    raise TypeError('x')
def within(o):
    extra = T('extra')
    try:
        yield extra
    except TypeError as e:
        print(sys.exc_info()[2].tb_frame.f_code.co_name, e.__traceback__.tb_frame.f_code.co_name)
    print('handled')
try:
    fail(T('of fail'))
except TypeError as e:
    g = within(T('of within'))
    next(g)
    try:
        g.throw(e)
    except StopIteration:
        pass
    g = None
    print(sys.exc_info()[2].tb_frame.f_code.co_name, e.__traceback__.tb_frame.f_code.co_name)
print('-')
def nested():
    try:
        fail(T('of fail'))
    except TypeError:
        try:
            raise
        except TypeError:
            print(len([1]))
        print('again')
nested()
)";
    for (const char* each : {"model:cpython-3.6", "model:cpython-3.10"})
        CHECK(printed(source, each) == R"(within within
handled
<module> within
del of fail
del of within
del extra
-
1
again
del of fail
)");
    CHECK(changes(source, "model:cpython-3.6", "model:cpython-3.8") == R"(-4 del of fail
+6 del of fail
)");
    CHECK(changes(source, "model:cpython-3.6", "model:cpython-3.11") == R"(-3 <module> within
+3 within within
)");
    CHECK(changes(source, "model:cpython-3.6", "model:cpython-3.15") == R"(-3 <module> within
+3 within within
-5 del of within
+6 del of within
)");
}

TEST_CASE("A bare raise leaves what was added to the traceback while it was handled, up to 3.10 without a trace") {
    constexpr std::string_view source = R"(class O(object):
    def __del__(self): print('gone')
def raises(error):
    try: raise error
    except AssertionError: pass
def reraises():
    try: raise AssertionError
    except AssertionError as error:
        raises(error)
        raise
def catches():
    o = O()
    try: reraises()
    except AssertionError as error:
        traceback = error.__traceback__
        while traceback:
            print(traceback.tb_frame.f_code.co_name)
            traceback = traceback.tb_next
catches()
print('done')
)";
    for (const char* each : {"model:cpython-3.6", "model:cpython-3.10"})
        CHECK(printed(source, each) == "catches\nreraises\ngone\ndone\n");
}

TEST_CASE("An exception that is handled, raised again and handled in handlers of itself is let go") {
    constexpr std::string_view source = R"(class O(object):
    def __del__(self): print('gone')
class Raising(object):
    def __enter__(self): pass
    def __exit__(self, kind, error, traceback):
        try: raise error
        except AssertionError: return False
def catches():
    o = O()
    try:
        try: raise AssertionError
        except AssertionError as error:
            with Raising(): raise error
    except AssertionError: pass
catches()
print('done')
)";
    for (const char* each : {"model:cpython-3.6", "model:cpython-3.10"}) CHECK(printed(source, each) == "gone\ndone\n");
    CHECK(printed(source, "model:cpython-3.13") == "done\ngone\n");
}

TEST_CASE("Up to 3.10 a collection in a handler begins with the traceback, not with its exception") {
    constexpr std::string_view program = R"(
import gc
class Here:
    def __init__(self, name): self.name, self.own = name, self
    def __del__(self): print(self.name)
gc.disable()
gc.collect()
kept = [[[[Here('kept')]]]]
def fail():
    local = Here('local')
    [][0]
try: fail()
except Exception as error: gc.collect()
del kept
gc.collect()
)";
    CHECK(printed(program, "model:cpython-3.8") == "local\nkept\n");
    CHECK(printed(program, "model:cpython-3.11") == "kept\nlocal\n");
    CHECK(printed(program, "model:cpython-3.12") == "local\nkept\n");
}

}  // namespace lastref::testing
