#include "backends/model/printed.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string_view>

namespace lastref::testing {

TEST_CASE("The end of an iterator lets a dict or set go, on PyPy not what is in it") {
    constexpr std::string_view source = R"(import gc
class X:
    def __init__(self, n): self.n = n
    def __del__(self): print('item', self.n)
class D(dict):
    def __del__(self): print('D dies')
class S(set):
    def __del__(self): print('S dies')
def show(name, it):
    for _ in it: pass
    gc.collect(); gc.collect(); gc.collect()
    print(name, 'exhausted')
for m in (iter, lambda d: iter(d.values()), lambda d: iter(d.items()), reversed):
    show('D', m(D({1: X(1), 2: X(2)}))); gc.collect(); gc.collect(); gc.collect(); print('-')
show('S', iter(S([X(1)]))); gc.collect(); gc.collect(); gc.collect(); print('-')
show('E', iter(D({'a': X(1)}))); gc.collect(); gc.collect(); gc.collect(); print('-')
)";
    CHECK(printed(source, "model:cpython-3.8") == R"(D dies
item 1
item 2
D exhausted
-
D dies
item 1
D exhausted
item 2
-
D dies
D exhausted
item 2
item 1
-
D dies
item 1
item 2
D exhausted
-
S dies
S exhausted
item 1
-
D dies
item 1
E exhausted
-
)");
    CHECK(printed(source, "model:cpython-3.13") == R"(D dies
item 1
item 2
D exhausted
-
D dies
item 1
D exhausted
item 2
-
D dies
D exhausted
item 1
item 2
-
D dies
item 1
item 2
D exhausted
-
S dies
S exhausted
item 1
-
D dies
item 1
E exhausted
-
)");
    for (const char* each : {"model:pypy-7.3", "model:pypy-8.0"})
        CHECK(printed(source, each) == R"(D dies
D exhausted
item 2
item 1
-
D dies
D exhausted
item 2
item 1
-
D dies
D exhausted
item 2
item 1
-
D dies
D exhausted
item 2
item 1
-
S dies
S exhausted
item 1
-
D dies
E exhausted
item 1
-
)");
}

}  // namespace lastref::testing
