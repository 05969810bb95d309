#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

namespace lastref {

TEST_CASE("Source is in anything like bytes, but for zeros") {
    constexpr std::string_view source = R"(class Source(bytearray):
    pass
def attempt(f, *a):
    try:
        print(f(*a))
    except Exception as error:
        print(type(error).__name__, error)
attempt(eval, bytearray(b'1 + 2'))
attempt(eval, memoryview(b'1 + 3'))
attempt(eval, Source(b'4'))
attempt(exec, bytearray(b'print(7)'))
attempt(compile, 5, 'x', 'eval')
attempt(eval, [])
attempt(eval, '1\x00')
attempt(eval, b'1\x00')
attempt(exec, b'1\x00')
attempt(compile, b'1\x00', 'x', 'eval')
)";
    CHECK(testing::printed(source, "model:cpython-3.13") == R"(3
4
4
7
None
TypeError compile() arg 1 must be a string, bytes or AST object
TypeError eval() arg 1 must be a string, bytes or code object
SyntaxError source code string cannot contain null bytes
SyntaxError source code string cannot contain null bytes
SyntaxError source code string cannot contain null bytes
SyntaxError source code string cannot contain null bytes
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.10") ==
          R"(-8 SyntaxError source code string cannot contain null bytes
-9 SyntaxError source code string cannot contain null bytes
-10 SyntaxError source code string cannot contain null bytes
-11 SyntaxError source code string cannot contain null bytes
+8 ValueError source code string cannot contain null bytes
+9 ValueError source code string cannot contain null bytes
+10 ValueError source code string cannot contain null bytes
+11 ValueError source code string cannot contain null bytes
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.8") ==
          R"(-8 SyntaxError source code string cannot contain null bytes
-9 SyntaxError source code string cannot contain null bytes
-10 SyntaxError source code string cannot contain null bytes
-11 SyntaxError source code string cannot contain null bytes
+8 ValueError source code string cannot contain null bytes
+9 ValueError source code string cannot contain null bytes
+10 ValueError source code string cannot contain null bytes
+11 ValueError source code string cannot contain null bytes
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:pypy-7.3") ==
          R"(-8 SyntaxError source code string cannot contain null bytes
-9 SyntaxError source code string cannot contain null bytes
-10 SyntaxError source code string cannot contain null bytes
-11 SyntaxError source code string cannot contain null bytes
+8 ValueError source code string cannot contain null bytes
+9 ValueError source code string cannot contain null bytes
+10 ValueError source code string cannot contain null bytes
+11 ValueError source code string cannot contain null bytes
)");
    CHECK(testing::printed(source, "model:pypy-8.0") == testing::printed(source, "model:cpython-3.13"));
}

}  // namespace lastref
