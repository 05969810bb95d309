#include "backends/model/printed.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string_view>

namespace lastref::testing {

TEST_CASE("What a class or an object is called with is counted once more while it runs") {
    constexpr std::string_view program = R"(import sys
count = sys.getrefcount
class A: pass
class K:
    def __init__(self, a, b=0): print('init', count(a), count(self), count(b) if b else 0)
class N:
    def __new__(cls, a, b=0):
        print('new', count(a))
        return object.__new__(cls)
class C:
    def __call__(self, a, b=0): print('call', count(a), count(self))
x = A()
y = A()
c = C()
K(x)
K(A(), y)
K(x, b=y)
N(x)
c(x)
c(x, b=y)
def main():
    z = A()
    K(z)
main()
)";
    CHECK(printed(program, "model:cpython-3.6") ==
          "init 5 4 0\ninit 4 4 5\ninit 5 4 6\nnew 5\ncall 5 6\ncall 5 6\ninit 5 4 0\n");
    CHECK(printed(program, "model:cpython-3.13") ==
          "init 5 3 0\ninit 4 3 5\ninit 6 4 6\nnew 5\ncall 5 4\ncall 6 5\ninit 5 3 0\n");
    CHECK(printed(program, "model:cpython-3.14") ==
          "init 4 2 0\ninit 3 2 4\ninit 5 3 5\nnew 4\ncall 4 3\ncall 5 4\ninit 3 2 0\n");
    CHECK(printed(program, "model:cpython-3.15") ==
          "init 4 2 0\ninit 3 2 4\ninit 4 2 5\nnew 4\ncall 4 3\ncall 4 3\ninit 3 2 0\n");
}

}  // namespace lastref::testing
