#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

namespace lastref {

TEST_CASE("Which recursion limits are too low, and as which error another one is shown") {
    constexpr std::string_view source = R"(import sys, traceback
old = sys.getrecursionlimit()
for n in (1, 2, 3, 4, 5, 6, 7, 8, 10, 20):
    try: sys.setrecursionlimit(n); r = 'ok'
    except Exception as e: r = type(e).__name__ + ' ' + str(e)
    sys.setrecursionlimit(old)
    print(n, r)
def f(n, k):
    if k: return f(n, k - 1)
    try: sys.setrecursionlimit(n); r = 'ok'
    except Exception as e: r = type(e).__name__ + ' ' + str(e)
    sys.setrecursionlimit(old)
    return r
for n, k in ((3, 0), (5, 2), (8, 3), (8, 7), (12, 8), (20, 10), (20, 14), (20, 16), (20, 18), (20, 20), (220, 168), (220, 180), (220, 215), (220, 217)):
    print(n, k, f(n, k))
e = ValueError('v')
print(traceback.format_exception_only(StopIteration, e), traceback.format_exception(StopIteration, e, None), traceback.format_exception_only(KeyError, KeyError('x')))
try: print(traceback.format_exception_only(3, e))
except Exception as e: print(type(e).__name__, e)
)";
    CHECK(testing::printed(source, "model:cpython-3.13") ==
          R"(1 RecursionError cannot set the recursion limit to 1 at the recursion depth 1: the limit is too low
2 ok
3 ok
4 ok
5 ok
6 ok
7 ok
8 ok
10 ok
20 ok
3 0 ok
5 2 ok
8 3 ok
8 7 RecursionError cannot set the recursion limit to 8 at the recursion depth 9: the limit is too low
12 8 ok
20 10 ok
20 14 ok
20 16 ok
20 18 RecursionError cannot set the recursion limit to 20 at the recursion depth 20: the limit is too low
20 20 RecursionError cannot set the recursion limit to 20 at the recursion depth 22: the limit is too low
220 168 ok
220 180 ok
220 215 ok
220 217 ok
['ValueError: v\n'] ['ValueError: v\n'] ["KeyError: 'x'\n"]
['ValueError: v\n']
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.6") == R"(-2 2 ok
-3 3 ok
+2 2 RecursionError cannot set the recursion limit to 2 at the recursion depth 1: the limit is too low
+3 3 RecursionError cannot set the recursion limit to 3 at the recursion depth 1: the limit is too low
-11 3 0 ok
-12 5 2 ok
+11 3 0 RecursionError cannot set the recursion limit to 3 at the recursion depth 2: the limit is too low
+12 5 2 RecursionError cannot set the recursion limit to 5 at the recursion depth 4: the limit is too low
-15 12 8 ok
+15 12 8 RecursionError cannot set the recursion limit to 12 at the recursion depth 10: the limit is too low
-17 20 14 ok
-18 20 16 ok
+17 20 14 RecursionError cannot set the recursion limit to 20 at the recursion depth 16: the limit is too low
+18 20 16 RecursionError cannot set the recursion limit to 20 at the recursion depth 18: the limit is too low
-21 220 168 ok
-22 220 180 ok
-23 220 215 ok
-24 220 217 ok
-25 ['ValueError: v\n'] ['ValueError: v\n'] ["KeyError: 'x'\n"]
-26 ['ValueError: v\n']
+21 220 168 RecursionError cannot set the recursion limit to 220 at the recursion depth 170: the limit is too low
+22 220 180 RecursionError cannot set the recursion limit to 220 at the recursion depth 182: the limit is too low
+23 220 215 RecursionError cannot set the recursion limit to 220 at the recursion depth 217: the limit is too low
+24 220 217 RecursionError cannot set the recursion limit to 220 at the recursion depth 219: the limit is too low
+25 ['StopIteration: v\n'] ['ValueError: v\n'] ["KeyError: 'x'\n"]
+26 TypeError issubclass() arg 1 must be a class
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.8") ==
          R"(-1 1 RecursionError cannot set the recursion limit to 1 at the recursion depth 1: the limit is too low
-2 2 ok
-3 3 ok
+1 1 RecursionError cannot set the recursion limit to 1 at the recursion depth 2: the limit is too low
+2 2 RecursionError cannot set the recursion limit to 2 at the recursion depth 2: the limit is too low
+3 3 RecursionError cannot set the recursion limit to 3 at the recursion depth 2: the limit is too low
-11 3 0 ok
-12 5 2 ok
-13 8 3 ok
-14 8 7 RecursionError cannot set the recursion limit to 8 at the recursion depth 9: the limit is too low
-15 12 8 ok
+11 3 0 RecursionError cannot set the recursion limit to 3 at the recursion depth 3: the limit is too low
+12 5 2 RecursionError cannot set the recursion limit to 5 at the recursion depth 5: the limit is too low
+13 8 3 RecursionError cannot set the recursion limit to 8 at the recursion depth 6: the limit is too low
+14 8 7 RecursionError cannot set the recursion limit to 8 at the recursion depth 10: the limit is too low
+15 12 8 RecursionError cannot set the recursion limit to 12 at the recursion depth 11: the limit is too low
-17 20 14 ok
-18 20 16 ok
-19 20 18 RecursionError cannot set the recursion limit to 20 at the recursion depth 20: the limit is too low
-20 20 20 RecursionError cannot set the recursion limit to 20 at the recursion depth 22: the limit is too low
-21 220 168 ok
-22 220 180 ok
-23 220 215 ok
-24 220 217 ok
-25 ['ValueError: v\n'] ['ValueError: v\n'] ["KeyError: 'x'\n"]
-26 ['ValueError: v\n']
+17 20 14 RecursionError cannot set the recursion limit to 20 at the recursion depth 17: the limit is too low
+18 20 16 RecursionError cannot set the recursion limit to 20 at the recursion depth 19: the limit is too low
+19 20 18 RecursionError cannot set the recursion limit to 20 at the recursion depth 21: the limit is too low
+20 20 20 RecursionError cannot set the recursion limit to 20 at the recursion depth 23: the limit is too low
+21 220 168 RecursionError cannot set the recursion limit to 220 at the recursion depth 171: the limit is too low
+22 220 180 RecursionError cannot set the recursion limit to 220 at the recursion depth 183: the limit is too low
+23 220 215 RecursionError cannot set the recursion limit to 220 at the recursion depth 218: the limit is too low
+24 220 217 RecursionError cannot set the recursion limit to 220 at the recursion depth 220: the limit is too low
+25 ['StopIteration: v\n'] ['ValueError: v\n'] ["KeyError: 'x'\n"]
+26 TypeError issubclass() arg 1 must be a class
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.11") ==
          R"(-1 1 RecursionError cannot set the recursion limit to 1 at the recursion depth 1: the limit is too low
-2 2 ok
+1 1 RecursionError cannot set the recursion limit to 1 at the recursion depth 2: the limit is too low
+2 2 RecursionError cannot set the recursion limit to 2 at the recursion depth 2: the limit is too low
-11 3 0 ok
-12 5 2 ok
+11 3 0 RecursionError cannot set the recursion limit to 3 at the recursion depth 3: the limit is too low
+12 5 2 RecursionError cannot set the recursion limit to 5 at the recursion depth 5: the limit is too low
-14 8 7 RecursionError cannot set the recursion limit to 8 at the recursion depth 9: the limit is too low
+14 8 7 RecursionError cannot set the recursion limit to 8 at the recursion depth 10: the limit is too low
-19 20 18 RecursionError cannot set the recursion limit to 20 at the recursion depth 20: the limit is too low
-20 20 20 RecursionError cannot set the recursion limit to 20 at the recursion depth 22: the limit is too low
+19 20 18 RecursionError cannot set the recursion limit to 20 at the recursion depth 21: the limit is too low
+20 20 20 RecursionError cannot set the recursion limit to 20 at the recursion depth 23: the limit is too low
-24 220 217 ok
+24 220 217 RecursionError cannot set the recursion limit to 220 at the recursion depth 220: the limit is too low
)");
}

}  // namespace lastref
