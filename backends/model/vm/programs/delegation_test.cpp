#include "backends/model/printed.hpp"
#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string_view>

namespace lastref::testing {

TEST_CASE("What a generator delegates to is closed while its own frame is not on the stack") {
    constexpr std::string_view source = R"(
import sys
def callers():
    frame = sys._getframe(1).f_back
    found = []
    while frame:
        found.append(frame.f_code.co_name)
        frame = frame.f_back
    return found
class O:
    def __del__(self): print('~', callers())
class Iterator:
    def __iter__(self): return self
    def __next__(self): return 1
    def throw(self, *thrown): print('throw', callers()); raise thrown[0]
    def close(self): print('close', callers())
    def __del__(self): print('~Iterator', callers())
def inner():
    o = O()
    try: yield 1
    finally: print('finally', callers())
def to_generator(): yield from inner()
def to_iterator(): yield from Iterator()
def end(how):
    for make in to_generator, to_iterator:
        print('--', how, make.__name__)
        a = make()
        next(a)
        try:
            if how == 'close': a.close()
            elif how == 'throw': a.throw(KeyError(1))
            elif how == 'exit': a.throw(GeneratorExit())
        except BaseException as e: print(type(e).__name__)
        del a
for how in 'close', 'throw', 'exit', 'forget': end(how)
)";
    CHECK(printed(source, "model:cpython-3.8") == R"(-- close to_generator
finally ['end', '<module>']
~ ['end', '<module>']
-- close to_iterator
close ['end', '<module>']
~Iterator ['to_iterator', 'end', '<module>']
-- throw to_generator
finally ['end', '<module>']
KeyError
~ ['end', '<module>']
-- throw to_iterator
throw ['end', '<module>']
KeyError
-- exit to_generator
finally ['end', '<module>']
~ ['end', '<module>']
GeneratorExit
-- exit to_iterator
close ['end', '<module>']
~Iterator ['to_iterator', 'end', '<module>']
GeneratorExit
-- forget to_generator
finally ['end', '<module>']
~ ['end', '<module>']
-- forget to_iterator
close ['end', '<module>']
~Iterator ['to_iterator', 'end', '<module>']
~Iterator []
)");
    for (const char* each : {"model:cpython-3.10", "model:cpython-3.13"})
        CHECK(changes(source, "model:cpython-3.8", each) == R"(-8 finally ['end', '<module>']
+8 finally ['to_generator', 'end', '<module>']
)");
    CHECK(changes(source, "model:cpython-3.8", "model:cpython-3.14") == R"(-8 finally ['end', '<module>']
+8 finally ['to_generator', 'end', '<module>']
-12 throw ['end', '<module>']
+12 throw ['to_iterator', 'end', '<module>']
)");
    CHECK(printed(source, "model:pypy-8.0") == R"(-- close to_generator
finally ['end', '<module>']
-- close to_iterator
close ['end', '<module>']
-- throw to_generator
finally ['to_generator', 'end', '<module>']
KeyError
-- throw to_iterator
throw ['to_iterator', 'end', '<module>']
KeyError
-- exit to_generator
finally ['end', '<module>']
GeneratorExit
-- exit to_iterator
close ['end', '<module>']
GeneratorExit
-- forget to_generator
-- forget to_iterator
)");
}

TEST_CASE("A generator that ignores its exit keeps what its closer handles") {
    constexpr std::string_view source = R"(
import gc, weakref
gc.disable()
class K: pass
def ignores():
    try:
        yield 1
    except GeneratorExit as e:
        print(repr(e.__context__))
        yield 'ignored'
def closes(k):
    try:
        raise ValueError
    except ValueError:
        g = ignores()
        next(g)
        try: g.close()
        except RuntimeError as e: print(e)
k = K()
w = weakref.ref(k)
closes(k)
k = None
print(w() is None)
gc.collect()
print(w() is None)
)";
    for (const char* each : {"model:cpython-3.8", "model:cpython-3.15", "model:pypy-8.0"})
        CHECK(printed(source, each) == R"(ValueError()
generator ignored GeneratorExit
False
True
)");
    CHECK(changes(source, "model:cpython-3.8", "model:pypy-7.3") == R"(-1 ValueError()
+1 None
)");
}

TEST_CASE("What a generator delegates to goes before its handlers run once it cannot be thrown into") {
    constexpr std::string_view source = R"(import itertools
class Told(object):
    def __init__(self, name): self.name = name
    def __del__(self): print('gone', self.name)
def steps(make):
    try: yield from make()
    finally: print('finally')
for make in (lambda: itertools.islice(iter((Told('slice'), 1)), 2), lambda: iter([Told('list'), 1]), lambda: map(lambda x: x, [Told('map'), 1])):
    waiting = steps(make)
    next(waiting)
    try: waiting.throw(KeyError(1))
    except KeyError: print('caught')
)";
    CHECK(testing::printed(source, "model:cpython-3.13") == R"(gone slice
finally
caught
gone list
finally
caught
gone map
finally
caught
)");
    CHECK(testing::printed(source, "model:cpython-3.8") == testing::printed(source, "model:cpython-3.13"));
}

TEST_CASE("From 3.12 on a StopIteration leaves a lambda that yields") {
    constexpr std::string_view source = R"(def t(f, *a, **k):
    try: print(f(*a, **k))
    except Exception as e: print(type(e).__name__, repr(str(e)))
x = (lambda: (yield))(); next(x)
t(x.throw, StopIteration(3))
x = (lambda: (yield next(iter(()))))()
t(next, x)
x = (i for i in [1,2]); next(x)
)";
    CHECK(testing::printed(source, "model:cpython-3.13") == R"(StopIteration '3'
StopIteration ''
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.11") == R"(-1 StopIteration '3'
-2 StopIteration ''
+1 RuntimeError 'generator raised StopIteration'
+2 RuntimeError 'generator raised StopIteration'
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:pypy-8.0") == R"(-1 StopIteration '3'
-2 StopIteration ''
+1 RuntimeError 'generator raised StopIteration'
+2 RuntimeError 'generator raised StopIteration'
)");
}

TEST_CASE("PyPy leaves the context of what is thrown into a generator, and 7.3 links what a delegate raised") {
    constexpr std::string_view source = R"(
def plain():
    try: raise KeyError('b')
    except KeyError: yield
def inner():
    try: yield 1
    except ValueError as error: raise TypeError('t')
def outer():
    try: raise KeyError('d')
    except KeyError: yield from inner()
def delegating():
    try: raise KeyError('q')
    except KeyError: yield from plain()
def throw(generator, error):
    next(generator)
    try: generator.throw(error)
    except Exception as left:
        links = []
        while left is not None:
            links.append(repr(left))
            left = left.__context__
        print(*links)
error = ValueError('with')
error.__context__ = IndexError('own')
throw(plain(), error)
throw(outer(), error)
try: raise OSError('x')
except OSError: throw(plain(), ValueError('y'))
throw(delegating(), ValueError('u'))
)";
    CHECK(printed(source, "model:pypy-7.3") == R"(ValueError('with') IndexError('own')
TypeError('t') ValueError('with') IndexError('own')
ValueError('y') OSError('x')
ValueError('u') KeyError('q')
)");
    CHECK(printed(source, "model:pypy-8.0") == R"(ValueError('with') IndexError('own')
TypeError('t') ValueError('with') IndexError('own')
ValueError('y') KeyError('b') OSError('x')
ValueError('u') KeyError('b') KeyError('q')
)");
    CHECK(printed(source, "model:cpython-3.13") == R"(ValueError('with') KeyError('b')
TypeError('t') KeyError('d')
ValueError('y') KeyError('b') OSError('x')
ValueError('u') KeyError('q')
)");
}

}  // namespace lastref::testing
