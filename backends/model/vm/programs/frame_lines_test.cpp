#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

namespace lastref {

TEST_CASE("What an exception that is raised again leaves as its frame's line") {
    constexpr std::string_view source = R"(class W:
    def __enter__(self): return self
    def __exit__(self, *a): return False
def lines(f):
    try: f()
    except ZeroDivisionError as e:
        tb = e.__traceback__; out = []
        while tb: out.append((tb.tb_lineno - f.__code__.co_firstlineno, tb.tb_frame.f_lineno - f.__code__.co_firstlineno if tb.tb_frame.f_code is f.__code__ else None)); tb = tb.tb_next
        print(f.__name__, out[1:])
def a():
    with W():
        1/0
def b():
    with W():
        1/1
    1/0
def c():
    try:
        pass
    finally:
        1/0
def e():
    with W(), W() as x:
        y = 1
        1/0
    return x
def g():
    try:
        1/0
    finally:
        x = 1
        y = 2
def h():
    try:
        try:
            1/0
        except ZeroDivisionError:
            raise
    except TypeError:
        pass
def i():
    for x in [1]:
        with W():
            if x:
                1/0
    else:
        pass
def j():
    with W():
        def q(): pass
        1/0
def k():
    try:
        1/0
    except (TypeError,
            ValueError):
        x = 1
for f in a, b, c, e, g, h, i, j, k: lines(f)
)";
    CHECK(testing::printed(source, "model:cpython-3.13") == R"(a [(2, 2)]
b [(3, 3)]
c [(4, 4)]
e [(3, 3)]
g [(2, 5)]
h [(3, 6)]
i [(4, 4)]
j [(3, 3)]
k [(2, 3)]
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.6") == R"(-6 h [(3, 6)]
+6 h [(3, 7)]
-9 k [(2, 3)]
+9 k [(2, 5)]
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.9") == R"(-6 h [(3, 6)]
+6 h [(3, 7)]
-9 k [(2, 3)]
+9 k [(2, 5)]
)");
    CHECK(testing::printed(source, "model:pypy-8.0") == testing::printed(source, "model:cpython-3.13"));
}

}  // namespace lastref
