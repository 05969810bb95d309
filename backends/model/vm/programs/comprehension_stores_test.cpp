#include "backends/model/printed.hpp"
#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string_view>

// What dies when where a comprehension ends.
namespace lastref::testing {

TEST_CASE("Where 3.12 stores what a comprehension gave before it restores the variables") {
    constexpr std::string_view source = R"(
class N:
    def __init__(self, name): self.name = name
    def __del__(self): print('del', self.name)
def pairs():
    kept = N('old')
    kept = [a for a, b in zip([N(1), N(2)], [N(3), N(4)])]
    print('-')
def nobody():
    a = N('old')
    [a for a in [N(1), N(2)]]
    print('-')
def nested():
    kept = N('old')
    kept = {a.name: b for a, b in zip([N(1)], [N(2)])}
    kept = [[a for a in [N(3)]] for a in [N(4)]]
    print('-')
for function in pairs, nobody, nested: function()
)";
    CHECK(printed(source, "model:cpython-3.11") == R"(del 3
del 4
del old
-
del 2
del 1
del 2
del 1
-
del old
del 1
del old
del 4
del 2
-
del 3
)");
    CHECK(changes(source, "model:cpython-3.11", "model:cpython-3.12") == R"(-2 del 4
+3 del 4
-11 del 1
-13 del 4
+12 del 1
+14 del 4
)");
    for (const char* each : {"model:cpython-3.13", "model:cpython-3.15"})
        CHECK(changes(source, "model:cpython-3.11", each) == R"(-2 del 4
+3 del 4
-7 del 2
+8 del 2
-11 del 1
-13 del 4
+12 del 1
+14 del 4
)");
}

}  // namespace lastref::testing
