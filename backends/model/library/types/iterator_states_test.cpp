#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

namespace lastref::testing {

TEST_CASE("Iterators of sequences tell where they are, and take it") {
    constexpr std::string_view source = R"(import copy
def shown(i):
    made, parts, *rest = i.__reduce__()
    return made.__name__, parts, rest
for made in (lambda: iter([1, 2, 3]), lambda: iter((1, 2, 3)), lambda: iter('abc'), lambda: reversed([1, 2, 3])):
    i = made(); next(i)
    told = [shown(i), list(copy.copy(i))]
    i.__setstate__(9)
    print(*told, shown(i), list(i), shown(i))
try: iter([]).__setstate__(1.5)
except TypeError as e: print(e)
)";
    CHECK(printed(source, "model:cpython-3.12") ==
          R"(('iter', ([1, 2, 3],), [1]) [2, 3] ('iter', ([1, 2, 3],), [3]) [] ('iter', ([],), [])
('iter', ((1, 2, 3),), [1]) [2, 3] ('iter', ((1, 2, 3),), [3]) [] ('iter', ((),), [])
('iter', ('abc',), [1]) ['b', 'c'] ('iter', ('abc',), [3]) [] ('iter', ('',), [])
('reversed', ([1, 2, 3],), [1]) [2, 1] ('reversed', ([1, 2, 3],), [2]) [3, 2, 1] ('iter', ([],), [])
an integer is required
)");
    for (const char* each : {"model:pypy-7.3", "model:pypy-8.0"})
        CHECK(printed(source, each) ==
              R"(('iter', ([1, 2, 3],), [1]) [2, 3] ('iter', ([1, 2, 3],), [9]) [] ('iter', ((),), [])
('iter', ((1, 2, 3),), [1]) [2, 3] ('iter', ((1, 2, 3),), [9]) [] ('iter', ((),), [])
('iter', ('abc',), [1]) ['b', 'c'] ('iter', ('abc',), [3]) [] ('iter', ((),), [])
('reversed', ([1, 2, 3],), [1]) [2, 1] ('reversed', ([1, 2, 3],), [2]) [3, 2, 1] ('iter', ((),), [])
expected integer, got float object
)");
}

}  // namespace lastref::testing
