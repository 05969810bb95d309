#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

namespace lastref {

TEST_CASE("Who resumes a generator holds it, and nothing else does while it runs") {
    constexpr std::string_view source = R"(import sys
def asked():
    print(sys.getrefcount(it))
    yield 1
    print(sys.getrefcount(it))
    yield 2
    print(sys.getrefcount(it))
it = asked()
it.send(None)
for x in it: pass
async def outer():
    print(sys.getrefcount(c))
    await inner()
async def inner():
    print(sys.getrefcount(c))
c = outer()
try: c.send(None)
except StopIteration: pass
def delegates():
    yield from it
it = asked()
print([x for x in delegates()])
async def steps():
    print(sys.getrefcount(made))
    yield 1
made = steps()
try:
    made.__anext__().send(None)
except StopIteration:
    pass
)";
    CHECK(testing::printed(source, "model:cpython-3.13") == R"(3
3
3
3
3
3
3
3
[1, 2]
3
)");
    CHECK(testing::printed(source, "model:cpython-3.8") == testing::printed(source, "model:cpython-3.13"));
}

TEST_CASE("A collection in an async generator finds it where what holds its step is") {
    constexpr std::string_view source = R"(import gc, sys
gc.disable()
class Node:
    def __init__(self, name): self.name = name
    def __del__(self, write=sys.stdout.write): write(self.name + '\n')
gc.collect()
first = (Node('first'),)
async def steps():
    gc.collect()
    second = Node('second')
    yield second
step = steps().__anext__()
try:
    step.send(None)
except StopIteration:
    pass
)";
    CHECK(testing::printed(source, "model:cpython-3.13") == R"(first
second
)");
    CHECK(testing::printed(source, "model:cpython-3.8") == testing::printed(source, "model:cpython-3.13"));
}

TEST_CASE("In 3.6 a generator that a call with a star makes has the name of its code", "[language]") {
    const char* source = R"(def outer():
    def g(a=1):
        yield a
    return g
f = outer()
f.__name__ = 'other'
f.__qualname__ = 'o.other'
for gen in (f(), f(*[]), f(**{}), f(1), f(*[1]), f(a=1), f(**{'a': 1}), list(map(f, [1]))[0], next(iter(f, 0)), (lambda *a: f(*a))(1)):
    print(gen.__name__, gen.__qualname__)
import functools
print(functools.partial(f, 1)().__qualname__)
class A:
    m = f
    def __iter__(self):
        yield 1
    __call__ = f
    def __get__(self, o, t): yield 3
    __getattr__ = lambda s, n: (yield n)
print(A().m().__qualname__, A().m(*[]).__qualname__, iter(A()).__qualname__, A()().__qualname__, A()(*[]).__qualname__, A().foo.__qualname__)
class B: a = A()
print(B.a.__qualname__)
print(sorted([1], key=f), )
)";
    CHECK(testing::printed(source, "model:cpython-3.6") == R"(other o.other
g g
g g
other o.other
g g
other o.other
g g
other o.other
other o.other
g g
o.other
o.other o.other A.__iter__ o.other o.other A.<lambda>
A.__get__
[1]
)");
    CHECK(testing::printed(source, "model:cpython-3.7") == R"(other o.other
other o.other
other o.other
other o.other
other o.other
other o.other
other o.other
other o.other
other o.other
other o.other
o.other
o.other o.other A.__iter__ o.other o.other A.<lambda>
A.__get__
[1]
)");
}

TEST_CASE("In 3.6 a starred call names what it makes, not what it is given", "[language]") {
    const char* source = R"(def outer():
    def g(): yield 1
    return g
made = outer()()
def same(*a): return made
async def co(): pass
def outer2():
    async def co(): pass
    async def ag(): yield 1
    return co, ag
co, ag = outer2()
print(same(*[1]).__qualname__, made.__qualname__)
for f in co, ag:
    x = f(*[]); print(type(x).__name__, x.__name__, x.__qualname__)
    if hasattr(x, 'close'): x.close()
)";
    CHECK(testing::printed(source, "model:cpython-3.6") == R"(outer.<locals>.g outer.<locals>.g
coroutine co co
async_generator ag ag
)");
    CHECK(testing::printed(source, "model:cpython-3.7") == R"(outer.<locals>.g outer.<locals>.g
coroutine co outer2.<locals>.co
async_generator ag outer2.<locals>.ag
)");
}

}  // namespace lastref
