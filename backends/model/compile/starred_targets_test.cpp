#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

namespace lastref {

TEST_CASE("PyPy forgets the star of a target that it compiles again") {
    constexpr std::string_view source = R"(def attempt(text):
    names = {}
    try: exec(text, names)
    except ValueError as e: print(text, e)
    print(names.get('a'), names.get('b'))
attempt('try:\n  try: raise ValueError(9)\n  finally: a, *b = [1, 2, 3]\nexcept IndexError: pass')
attempt('try:\n  try: pass\n  finally: a, *b = [1, 2, 3]\nexcept IndexError: pass')
attempt('for i in 1, 2:\n  try: continue\n  finally: (a, *b) = (i, 2, 3)')
attempt('try: raise ValueError\nexcept ValueError: (*a, b) = (1, 2, 3)')
)";
    CHECK(testing::printed(source, "model:cpython-3.13") == R"(try:
  try: raise ValueError(9)
  finally: a, *b = [1, 2, 3]
except IndexError: pass 9
1 [2, 3]
1 [2, 3]
2 [2, 3]
[1, 2] 3
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:pypy-7.3") == R"(-4 except IndexError: pass 9
-5 1 [2, 3]
+4 except IndexError: pass too many values to unpack (expected 2)
+5 None None
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:pypy-8.0") == R"(-4 except IndexError: pass 9
-5 1 [2, 3]
+4 except IndexError: pass too many values to unpack (expected 2)
+5 None None
)");
}

}  // namespace lastref
