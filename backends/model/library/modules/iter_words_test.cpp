#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

namespace lastref {

TEST_CASE("iter() of what cannot be called has other words in 3.12") {
    constexpr std::string_view source = R"(class C:
    pass
for make in [lambda: iter(1, 2), lambda: iter(C(), 2), lambda: iter(1)]:
    try:
        make()
    except TypeError as error:
        print(error)
)";
    CHECK(testing::printed(source, "model:cpython-3.13") == R"(iter(v, w): v must be callable
iter(v, w): v must be callable
'int' object is not iterable
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.12") == R"(-1 iter(v, w): v must be callable
-2 iter(v, w): v must be callable
+1 iter(object, sentinel): object must be callable
+2 iter(object, sentinel): object must be callable
)");
    CHECK(testing::printed(source, "model:pypy-8.0") == testing::printed(source, "model:cpython-3.13"));
}

}  // namespace lastref
