#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

namespace lastref {

TEST_CASE("float() of a text of a class of its own asks for its index first") {
    constexpr std::string_view source = R"(import types
class S(str):
    def __index__(self): return 5
class B(bytes):
    def __index__(self): return 6
class F(str):
    def __float__(self): return 7.5
class A(bytearray):
    def __index__(self): return 8
for value in S('1.5'), B(b'1.5'), F('2.5'), A(b'2.5'):
    print(float(value))
)";
    CHECK(testing::printed(source, "model:cpython-3.13") == R"(5.0
6.0
7.5
8.0
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.7") == R"(-1 5.0
-2 6.0
+1 1.5
+2 1.5
-4 8.0
+4 2.5
)");
    CHECK(testing::printed(source, "model:pypy-8.0") == testing::printed(source, "model:cpython-3.13"));
}

}  // namespace lastref
