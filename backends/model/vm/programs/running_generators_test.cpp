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

}  // namespace lastref
