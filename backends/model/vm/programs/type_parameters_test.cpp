#include "backends/model/printed.hpp"

#include <catch2/catch_test_macros.hpp>

#include <array>

namespace lastref {
namespace {

using testing::printed;

constexpr std::array runtimes{"model:cpython-3.12", "model:cpython-3.13", "model:cpython-3.14", "model:cpython-3.15"};

TEST_CASE("Type parameters are there in signatures, bodies and bases, and evaluated late") {
    constexpr std::string_view program = R"(def first[T](items: list[T], other: T = 0, *, more: T = 1) -> T:
    return items[0]
print(first([5]), first.__type_params__, first.__qualname__, first.__annotations__, first.__defaults__)
class Box[T]:
    Kind = int
    def __init__(self, value: T): self.value = value
    def map[U: Kind](self, f) -> U: return U.__bound__, T, f(self.value)
    def __del__(self): print('del', self.value)
print(Box.__bases__, Box.__type_params__, Box[str], Box(1).map(str))
type Pair[A] = tuple[A, A]
type Nest = list[Nest] | None
print(Pair.__value__, Pair.__type_params__, Nest.__value__.__args__[1])
def many[T: (int, str), *Ts, **P](): return T.__constraints__, Ts, P
print(many())
def outer():
    class Inner[T]:
        def method(self): return T, __class__
    return Inner
print(outer().method.__qualname__, outer()().method()[0])
try: exec('def f[T, T](): pass')
except SyntaxError as error: print(error.msg)
)";
    for (const char* runtime : runtimes) {
        CHECK(printed(program, runtime) == R"(5 (T,) first {'items': list[T], 'other': T, 'more': T, 'return': T} (0,)
del 1
(<class 'typing.Generic'>,) (T,) __main__.Box[str] (<class 'int'>, T, '1')
tuple[A, A] (A,) <class 'NoneType'>
((<class 'int'>, <class 'str'>), Ts, P)
outer.<locals>.Inner.method T
duplicate type parameter 'T'
)");
    }
}

TEST_CASE("A type parameter goes with its function, and with its class only in a collection") {
    constexpr std::string_view program = R"(import gc, weakref
gc.collect()
def function[T](): pass
class Class[T]:
    def method(self): return T
parameters = [weakref.ref(each.__type_params__[0]) for each in (function, Class)]
del function
print([each() is None for each in parameters])
del Class
print(gc.collect() > 0, [each() is None for each in parameters])
)";
    for (const char* runtime : runtimes) CHECK(printed(program, runtime) == "[True, False]\nTrue [True, True]\n");
}

TEST_CASE("Up to 3.11 there are no type parameters") {
    for (const char* program : {"def function[T](): pass\n", "class Class[T]: pass\n", "type Alias = int\n"}) {
        for (const char* runtime : {"model:cpython-3.8", "model:cpython-3.11", "model:pypy-8.0"})
            CHECK(printed(program, runtime).find("SyntaxError: ") != std::string::npos);
    }
}

TEST_CASE("Type parameters have defaults from 3.13 on") {
    constexpr std::string_view program = "def function[T = int](): return T.__default__\nprint(function())\n";
    CHECK(printed(program, "model:cpython-3.12").find("SyntaxError") != std::string::npos);
    CHECK(printed(program, "model:cpython-3.13") == "<class 'int'>\n");
}

TEST_CASE("A cell shows what it holds") {
    constexpr std::string_view program = R"(def outer():
    held = 1
    def inner(): return held, late
    print(*(repr(cell).partition(':')[2].partition(' at')[0] for cell in inner.__closure__))
    if not held: late = 2
outer()
)";
    for (const char* runtime : {"model:cpython-3.6", "model:cpython-3.13", "model:pypy-8.0"})
        CHECK(printed(program, runtime) == " int object  empty>\n");
}

}  // namespace

TEST_CASE("What a generic class makes knows the arguments, which must fit the parameters") {
    constexpr std::string_view source = R"(
import sys, typing
T, U = typing.TypeVar('T'), typing.TypeVar('U')
class Box(typing.Generic[T]): pass
class Pair(typing.Generic[T, U]):
    size = 2
class Whole(Box[int]): pass
class Items(list): pass
print(Box[int]().__orig_class__, Pair[T, None][int], Pair[int, str].size)
for make in (lambda: Box[int, str], lambda: Pair[int], lambda: Pair[()], lambda: Whole[int]):
    try:
        print(make())
    except TypeError as error:
        print(error)
if sys.version_info >= (3, 9):
    print(Items[int]().__orig_class__, list[int]())
)";
    CHECK(testing::printed(source, "model:cpython-3.8") == R"(__main__.Box[int] __main__.Pair[int, NoneType] 2
Too many parameters for <class '__main__.Box'>; actual 2, expected 1
Too few parameters for <class '__main__.Pair'>; actual 1, expected 2
Parameter list to Pair[...] cannot be empty
<class '__main__.Whole'> is not a generic class
)");
    CHECK(testing::printed(source, "model:cpython-3.10") == R"(__main__.Box[int] __main__.Pair[int, NoneType] 2
Too many arguments for <class '__main__.Box'>; actual 2, expected 1
Too few arguments for <class '__main__.Pair'>; actual 1, expected 2
Parameter list to Pair[...] cannot be empty
<class '__main__.Whole'> is not a generic class
__main__.Items[int] []
)");
    CHECK(testing::printed(source, "model:cpython-3.12") == R"(__main__.Box[int] __main__.Pair[int, NoneType] 2
Too many arguments for <class '__main__.Box'>; actual 2, expected 1
Too few arguments for <class '__main__.Pair'>; actual 1, expected 2
Too few arguments for <class '__main__.Pair'>; actual 0, expected 2
<class '__main__.Whole'> is not a generic class
__main__.Items[int] []
)");
    CHECK(testing::printed(source, "model:cpython-3.13") == R"(__main__.Box[int] __main__.Pair[int, NoneType] 2
Too many arguments for <class '__main__.Box'>; actual 2, expected 1
Too few arguments for <class '__main__.Pair'>; actual 1, expected at least 2
Too few arguments for <class '__main__.Pair'>; actual 0, expected at least 1
<class '__main__.Whole'> is not a generic class
__main__.Items[int] []
)");
}

}  // namespace lastref
