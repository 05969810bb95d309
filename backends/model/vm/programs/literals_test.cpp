#include "backends/model/printed.hpp"

#include <catch2/catch_test_macros.hpp>

namespace lastref {

TEST_CASE("While a source text runs, its syntax tree holds its literals, and up to 3.13 its tuples") {
    const char* source = R"py(import sys
number = 1.5
print(sys.getrefcount(number))
pair = (2.5, 'two words')
print(sys.getrefcount(pair), sys.getrefcount(pair[0]), sys.getrefcount(pair[1]))
exec("inner = 3.5\nprint(sys.getrefcount(inner))")
exec(compile("inner = 4.5\nprint(sys.getrefcount(inner))", "f", "exec"))
class Told:
    def __del__(self): print(sys.getrefcount(number))
kept = Told()
)py";
    CHECK(testing::printed(source, "model:cpython-3.8") == R"(4
4 3 3
4
3
2
)");
    CHECK(testing::printed(source, "model:cpython-3.13") == R"(4
4 3 3
4
3
2
)");
    CHECK(testing::printed(source, "model:cpython-3.14") == R"(4
3 3 3
4
3
2
)");
}

}  // namespace lastref
