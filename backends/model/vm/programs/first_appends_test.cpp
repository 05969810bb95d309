#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

namespace lastref {

TEST_CASE("A site that calls list.append lets go as any call does until it is specialized") {
    constexpr std::string_view source = R"(class T:
    def __init__(self, n): self.n = n
    def __del__(self): print('gone', self.n)
def a(): [T('x')].append(T('arg'))
for n in range(9):
    print(n)
    a()
)";
    CHECK(testing::printed(source, "model:cpython-3.13") == R"(0
gone x
gone arg
1
gone arg
gone x
2
gone arg
gone x
3
gone arg
gone x
4
gone arg
gone x
5
gone arg
gone x
6
gone arg
gone x
7
gone arg
gone x
8
gone arg
gone x
)");
    CHECK(testing::printed(source, "model:cpython-3.12") == testing::printed(source, "model:cpython-3.13"));
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.11") == R"(-5 gone arg
-7 2
+7 2
-10 3
+10 3
-13 4
+13 4
-16 5
+16 5
-19 6
+19 6
+21 gone arg
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.10") == R"(-2 gone x
+3 gone x
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.14") == R"(-2 gone x
+3 gone x
)");
}

}  // namespace lastref
