#include "backends/model/printed.hpp"

#include <catch2/catch_test_macros.hpp>

// Expectations are what the real interpreters print.
namespace lastref {

TEST_CASE("Importing leaves garbage of the library's own") {
    const char* source = R"(import gc
gc.disable()
gc.collect()
import collections
print(gc.collect())
import functools
print(gc.collect())
)";
    CHECK(testing::printed(source, "model:cpython-3.8") == "73\n24\n");
    CHECK(testing::printed(source, "model:cpython-3.10") == "74\n31\n");
    CHECK(testing::printed(source, "model:cpython-3.13") == "80\n27\n");
    CHECK(testing::printed(source, "model:cpython-3.15") == "75\n39\n");
}

TEST_CASE("A warning with a source imports what it takes to tell of it") {
    const char* source = R"(import gc
gc.disable()
gc.collect()
async def work(): pass
work()
print(gc.collect())
)";
    const char* warning = "program.py:5: RuntimeWarning: coroutine 'work' was never awaited\n  work()\n";
    const std::string hint = "RuntimeWarning: Enable tracemalloc to get the object allocation traceback\n";
    CHECK(testing::printed(source, "model:cpython-3.6") == std::string("0\n") + warning);
    CHECK(testing::printed(source, "model:cpython-3.10") == std::string("116\n") + warning + hint);
    CHECK(testing::printed(source, "model:cpython-3.14") == std::string("142\n") + warning + hint);
}

TEST_CASE("The first compile() makes enough objects for a collection") {
    const char* source = R"(import gc, os
gc.collect()
class Node(object):
    def __init__(self, name): self.name = name
    def __del__(self): print(self.name)
first = Node('first')
code = compile('second = Node("second")', '<s>', 'exec')
exec(code)
)";
    CHECK(testing::printed(source, "model:cpython-3.8") == "second\nfirst\n");
    CHECK(testing::printed(source, "model:cpython-3.12") == "second\nfirst\n");
    CHECK(testing::printed(source, "model:cpython-3.13") == "first\nsecond\n");
}

TEST_CASE("singledispatch() imports what it needs when it is called") {
    const char* source = R"(import gc, functools
gc.collect()
class Node(object):
    def __del__(self): print('gone')
node = Node()
node.me = node
del node
@functools.singledispatch
def show(value): pass
show.register(list, print)
print('end')
)";
    CHECK(testing::printed(source, "model:cpython-3.10") == "end\ngone\n");
    CHECK(testing::printed(source, "model:cpython-3.11") == "gone\nend\n");
}

TEST_CASE("From 3.14 on a template imports re when it is first used") {
    const char* source = R"(import gc, string
gc.disable()
gc.collect()
string.Template('$x').substitute(x=1)
print(gc.collect())
)";
    CHECK(testing::printed(source, "model:cpython-3.13") == "0\n");
    CHECK(testing::printed(source, "model:cpython-3.14") == "129\n");
    CHECK(testing::printed(source, "model:cpython-3.15") == "122\n");
}

TEST_CASE("pairwise() keeps its last pair from 3.13 on") {
    const char* source = R"(import itertools
class Node:
    def __init__(self, name): self.name = name
    def __del__(self): print(self.name, end=' ')
pairs = itertools.pairwise([Node(1), Node(2), Node(3)])
next(pairs)
del pairs
)";
    CHECK(testing::printed(source, "model:cpython-3.12") == "3 1 2 ");
    CHECK(testing::printed(source, "model:cpython-3.13") == "3 2 1 ");
}

TEST_CASE("From 3.13 on a warning of the compiler imports the library's module") {
    const char* source = R"(import gc
gc.disable()
gc.collect()
import functools
print(gc.collect())
def f(): None(1)
)";
    const char* warning =
        "program.py:6: SyntaxWarning: 'NoneType' object is not callable; perhaps you missed a comma?\n"
        "  def f(): None(1)\n";
    CHECK(testing::printed(source, "model:cpython-3.12") == std::string("107\n") + warning);
    CHECK(testing::printed(source, "model:cpython-3.13") == std::string("0\n") + warning);
    CHECK(testing::printed(source, "model:cpython-3.15") == std::string("0\n") + warning);
}

TEST_CASE("What cannot be raised imports nothing where no calls are left") {
#ifdef __SANITIZE_ADDRESS__
    SKIP("the sanitizer's frames are too large for so many on the stack");
#endif
    const char* source = R"(import gc
saved = []
class Deep(object):
    def __del__(self):
        saved.append(Deep())
        del saved[:]
class Flat(object):
    def __del__(self): raise ValueError
gc.disable()
gc.collect()
Deep()
print(gc.collect())
Flat()
print(gc.collect())
)";
    CHECK(testing::printed(source, "model:cpython-3.14").starts_with("0\n0\n"));
    CHECK(testing::printed(source, "model:cpython-3.15").starts_with("0\n122\n"));
}

TEST_CASE("Of what an import leaves, collections during it take what dies young") {
    const char* source = R"(import gc
gc.collect()
kept = [[i] for i in range(20)]
async def work(): pass
work()
print(gc.collect())
)";
    CHECK(testing::printed(source, "model:cpython-3.8").starts_with("10\n"));
    CHECK(testing::printed(source, "model:cpython-3.11").starts_with("11\n"));
    CHECK(testing::printed(source, "model:cpython-3.14").starts_with("13\n"));
    CHECK(testing::printed(source, "model:cpython-3.15").starts_with("11\n"));
}

TEST_CASE("What fails while 3.15 imports what shows tracebacks is shown between head and traceback, without marks") {
    constexpr std::string_view source = R"(import gc
class Failing(object):
    def __init__(self, name): self.name = name
    def fail(self): raise ValueError(self.name)
    def __del__(self): self.fail()
one = Failing('in a cycle')
one.me = one
del one
Failing('alone')
)";
    const std::string printed = testing::printed(source, "model:cpython-3.15");
    const std::string head = printed.substr(0, printed.find('\n') + 1);
    CHECK(head.starts_with("Exception ignored while calling deallocator <function Failing.__del__ at 0x"));
    CHECK(printed == head + head + R"(Traceback (most recent call last):
  File "program.py", line 5, in __del__
    def __del__(self): self.fail()
  File "program.py", line 4, in fail
    def fail(self): raise ValueError(self.name)
ValueError: in a cycle
Traceback (most recent call last):
  File "program.py", line 5, in __del__
    def __del__(self): self.fail()
                       ~~~~~~~~~^^
  File "program.py", line 4, in fail
    def fail(self): raise ValueError(self.name)
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^
ValueError: alone
)");
}

}  // namespace lastref
