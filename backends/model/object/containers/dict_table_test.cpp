#include "backends/model/printed.hpp"
#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string_view>

namespace lastref::testing {

TEST_CASE("A dict of strings that gets another key leaves out what was deleted") {
    constexpr std::string_view source = R"(
class O:
    def __init__(self, n): self.n = n
    def __del__(self): print('~', self.n)
def walk(d, n=0):
    try:
        for key in d:
            d.pop(key)
            d[key, n] = O(10 + n)
            n += 1
    except RuntimeError as e: print(e)
    print(n, len(d))
walk({})
walk(dict(k=O(1)))
walk(dict(k=O(2), m=O(3)))
walk({0: O(4), 1: O(5)})
)";
    CHECK(printed(source, "model:cpython-3.10") == R"(0 0
~ 1
dictionary keys changed during iteration
1 1
~ 10
~ 2
~ 3
dictionary keys changed during iteration
2 2
~ 10
~ 11
~ 4
~ 5
dictionary keys changed during iteration
2 2
~ 10
~ 11
)");
    for (const char* each : {"model:cpython-3.11", "model:cpython-3.15"})
        CHECK(changes(source, "model:cpython-3.10", each) == R"(-3 dictionary keys changed during iteration
-7 ~ 3
+6 ~ 10
-10 ~ 10
+9 ~ 3
)");
    CHECK(printed(source, "model:pypy-8.0") == R"(0 0
1 1
2 2
2 2
)");
}

TEST_CASE("Tables of dicts that got other keys than strings are larger") {
    constexpr std::string_view source = R"(
import sys
sizes = []
for n in 1, 3, 5, 6, 11:
    d = {'k%d' % i: i for i in range(n)}
    before = sys.getsizeof(d)
    d[7] = 1
    after = sys.getsizeof(d)
    del d[7]
    d['z'] = 1
    sizes.append((before, after, sys.getsizeof(d), sys.getsizeof(d.copy())))
print(sizes)
)";
    CHECK(
        printed(source, "model:cpython-3.10") ==
        R"([(232, 232, 232, 232), (232, 232, 232, 232), (232, 360, 360, 360), (360, 360, 360, 360), (640, 640, 640, 640)]
)");
    CHECK(
        printed(source, "model:cpython-3.13") ==
        R"([(184, 352, 352, 352), (184, 352, 352, 352), (184, 352, 352, 352), (272, 632, 632, 632), (464, 1168, 1168, 1168)]
)");
    CHECK(
        printed(source, "model:cpython-3.15") ==
        R"([(184, 224, 224, 224), (184, 352, 352, 352), (184, 352, 352, 352), (272, 632, 632, 632), (464, 1168, 1168, 1168)]
)");
}

}  // namespace lastref::testing
