#include "backends/model/printed.hpp"
#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string_view>

namespace lastref::testing {

TEST_CASE("What the operators of views ask for a hash") {
    constexpr std::string_view source = R"(
class K:
    def __init__(self, n): self.n = n
    def __hash__(self): print(self.n, end=' '); return 42
    def __repr__(self): return self.n.upper()
a, b = K('a'), K('b')
def d(*keys): return {key: 1 for key in keys}
print(d(a).keys() & {1, 2})
print(d(a, b).keys() & {1})
print(d(a).keys() & [1, 2])
print(d(a).keys() - {1, 2})
print(len(d(a).keys() | {1}), len(d(a).keys() ^ {1}))
print(len(d(a).items() ^ d(b).items()))
print(d(a).keys().isdisjoint({1, 2}), d(a, b).keys().isdisjoint({1}))
)";
    CHECK(printed(source, "model:cpython-3.8") == R"(a a set()
a b a b set()
a a set()
a a {A}
a a a a 2 2
a b a b 2
a a a b True True
)");
    CHECK(printed(source, "model:cpython-3.9") == R"(a a set()
a b set()
a set()
a {A}
a a 2 2
a b a b 2
a a a b True True
)");
    for (const char* each : {"model:cpython-3.10", "model:cpython-3.14"})
        CHECK(printed(source, each) == R"(a a set()
a b set()
a set()
a {A}
a a 2 2
a b b a 2
a a a b True True
)");
}

TEST_CASE("Items that differ are told by comparing values") {
    constexpr std::string_view source = R"(
class V:
    def __init__(self, n): self.n = n
    __hash__ = None
    def __eq__(self, other): print('eq', self.n, other.n); return self.n == other.n
    def __del__(self): print('~', self.n)
one = {1: V(1), 2: V(2)}
other = {1: V(1)}
try:
    print(len(one.items() ^ other.items()))
except TypeError as e:
    print(e)
)";
    CHECK(printed(source, "model:cpython-3.9") == R"(unhashable type: 'V'
~ 1
~ 2
~ 1
)");
    CHECK(changes(source, "model:cpython-3.9", "model:cpython-3.10") == R"(+1 eq 1 1
)");
    CHECK(changes(source, "model:cpython-3.9", "model:cpython-3.15") == R"(-1 unhashable type: 'V'
+1 eq 1 1
+2 cannot use 'tuple' as a set element (unhashable type: 'V')
)");
}

}  // namespace lastref::testing
