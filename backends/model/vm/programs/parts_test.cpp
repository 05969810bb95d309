#include "backends/model/printed.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string_view>

// Of which parts objects are made, and in which order those die.
namespace lastref::testing {

TEST_CASE("What a C object holds dies in its own order, attributes last") {
    constexpr std::string_view source = R"(class N:
    def __init__(self, name): self.name = name
    def __del__(self): print(self.name, end=' ')
import collections, functools
p = functools.partial(N('function').__str__, N('argument'), k=N('keyword'))
p.d = N('attribute')
del p
print('|')
for size in 2, None:
    @functools.lru_cache(maxsize=size)
    def f(a, b=N('default')): return N('result')
    f.d = N('attribute')
    f(N('key'))
    del f
    print('|')
class D(collections.defaultdict): __slots__ = ('s', '__dict__')
x = D(N('factory').__str__, a=N('item'))
x.d = N('attribute')
x.s = N('slot')
del x
print('|')
)";
    for (const char* each : {"model:cpython-3.6", "model:cpython-3.8", "model:cpython-3.13", "model:cpython-3.15"})
        CHECK(printed(source, each) == R"(function argument keyword attribute |
default attribute key result |
key result default attribute |
slot attribute factory item |
)");
}

TEST_CASE("Up to 3.6 the links of a cache are objects of the collector") {
    constexpr std::string_view source = R"(class N:
    def __init__(self, name): self.name = name
    def __del__(self): print(self.name, end=' ')
import functools
m1 = N('m1')
@functools.lru_cache(maxsize=4)
def cached(x, y=N('default')): return N('result')
m2 = N('m2')
cached(N('key'))
cached.a = N('attribute')
m3 = N('m3')
)";
    CHECK(printed(source, "model:cpython-3.6") == R"(m1 m2 attribute m3 result key default )");
    for (const char* each : {"model:cpython-3.7", "model:cpython-3.13"})
        CHECK(printed(source, each) == R"(m1 m2 m3 result key attribute default )");
}

TEST_CASE("Lists that are only walked or searched become tuples from 3.8 on") {
    constexpr std::string_view source = R"(import gc
class N: pass
b = N()
def holders(): return [type(x).__name__ for x in gc.get_referrers(b) if type(x) in (list, tuple)]
for each in [b, 1]: print(holders())
print([holders() for each in [b]])
print(list(holders() for each in [b]))
print([holders() for once in (1,) for each in [b, 1]])
class E:
    def __eq__(self, other):
        print(holders())
        return True
E() in [b, 1]
)";
    CHECK(printed(source, "model:cpython-3.7") == R"(['list']
['list']
[['list']]
[['list']]
[['list'], ['list']]
['list']
)");
    for (const char* each : {"model:cpython-3.8", "model:cpython-3.14"})
        CHECK(printed(source, each) == R"(['tuple']
['tuple']
[['tuple']]
[['tuple']]
[['tuple'], ['tuple']]
['tuple']
)");
    CHECK(printed(source, "model:cpython-3.15") == R"(['tuple']
['tuple']
[['list']]
[['list']]
[['tuple'], ['tuple']]
['tuple']
)");
}

TEST_CASE("The main module tells what loaded it") {
    constexpr std::string_view source =
        R"(print(sorted(type(value).__name__ for name, value in globals().items() if name != '__annotations__'))
print(repr(__loader__).split(' at ')[0], __loader__.name, __loader__.path == __file__)
)";
    for (const char* each : {"model:cpython-3.6", "model:cpython-3.9", "model:cpython-3.13", "model:pypy-8.0"})
        CHECK(printed(source, each) ==
              R"(['NoneType', 'NoneType', 'NoneType', 'NoneType', 'SourceFileLoader', 'module', 'str', 'str']
<_frozen_importlib_external.SourceFileLoader object __main__ True
)");
    CHECK(printed(source, "model:cpython-3.15") ==
          R"(['NoneType', 'NoneType', 'NoneType', 'SourceFileLoader', 'module', 'str', 'str']
<_frozen_importlib_external.SourceFileLoader object __main__ True
)");
}

}  // namespace lastref::testing
