#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

namespace lastref {

TEST_CASE("An ended coroutine is told of before what is thrown into it from 3.15 on") {
    constexpr std::string_view source = R"(import warnings
warnings.simplefilter('ignore')
async def co(): pass
def gen(): yield 1
def attempt(f, *a):
    try:
        print(f(*a))
    except BaseException as error:
        print(type(error).__name__, error)
for made in co(), gen():
    made.close()
    attempt(made.throw, 5)
    attempt(made.throw, ValueError, 1, 2)
waits = co().__await__()
waits.close()
attempt(waits.throw, 5)
)";
    CHECK(testing::printed(source, "model:cpython-3.15") == R"(RuntimeError cannot reuse already awaited coroutine
RuntimeError cannot reuse already awaited coroutine
TypeError exceptions must be classes or instances deriving from BaseException, not int
TypeError throw() third argument must be a traceback object
RuntimeError cannot reuse already awaited coroutine
)");
    CHECK(testing::changes(source, "model:cpython-3.15", "model:cpython-3.14") ==
          R"(-1 RuntimeError cannot reuse already awaited coroutine
-2 RuntimeError cannot reuse already awaited coroutine
-5 RuntimeError cannot reuse already awaited coroutine
+3 TypeError exceptions must be classes or instances deriving from BaseException, not int
+4 TypeError throw() third argument must be a traceback object
+5 TypeError exceptions must be classes or instances deriving from BaseException, not int
)");
    CHECK(testing::changes(source, "model:cpython-3.15", "model:pypy-8.0") ==
          R"(-1 RuntimeError cannot reuse already awaited coroutine
-2 RuntimeError cannot reuse already awaited coroutine
-5 RuntimeError cannot reuse already awaited coroutine
+3 TypeError exceptions must be classes or instances deriving from BaseException, not int
+4 TypeError throw() third argument must be a traceback object
+5 TypeError exceptions must be classes or instances deriving from BaseException, not int
)");
}

}  // namespace lastref
