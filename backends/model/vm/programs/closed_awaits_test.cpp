#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

namespace lastref {

TEST_CASE("What aclose() and athrow() throw goes on to what the generator awaits") {
    constexpr std::string_view source = R"(import types
class T:
    def __init__(self, name): self.name = name
    def __del__(self): print('gone', self.name)
    async def __aenter__(self):
        await tick('in ' + self.name)
    async def __aexit__(self, *a):
        print('aexit', self.name)
@types.coroutine
def tick(v):
    try:
        yield v
    except GeneratorExit as error:
        print('tick', error.args)
        raise
async def gen():
    try:
        async with T('first'), T('second'):
            pass
        yield 1
    finally:
        print('finally')
for made in [lambda g: g.aclose(), lambda g: g.athrow(GeneratorExit('given'))]:
    g = gen()
    print(g.__anext__().send(None))
    try:
        made(g).send(None)
    except BaseException as error:
        print(repr(error))
    del g
)";
    CHECK(testing::printed(source, "model:cpython-3.7") == R"(in first
tick ()
finally
gone first
StopIteration()
in first
tick ('given',)
finally
GeneratorExit('given')
gone first
)");
    CHECK(testing::changes(source, "model:cpython-3.7", "model:cpython-3.6") == R"(-9 GeneratorExit('given')
+9 GeneratorExit('given',)
)");
    CHECK(testing::changes(source, "model:cpython-3.7", "model:cpython-3.8") ==
          R"(+2 RuntimeError('aclose(): asynchronous generator is already running')
-3 finally
-5 StopIteration()
-6 in first
-7 tick ('given',)
-9 GeneratorExit('given')
+6 in first
+7 RuntimeError('athrow(): asynchronous generator is already running')
+8 tick ()
+10 finally
)");
    CHECK(testing::changes(source, "model:cpython-3.7", "model:cpython-3.13") ==
          R"(+2 RuntimeError('aclose(): asynchronous generator is already running')
-3 finally
-5 StopIteration()
-6 in first
-7 tick ('given',)
-9 GeneratorExit('given')
+6 in first
+7 RuntimeError('athrow(): asynchronous generator is already running')
+8 tick ()
+10 finally
)");
    CHECK(testing::changes(source, "model:cpython-3.7", "model:pypy-7.3") == R"(-4 gone first
-7 tick ('given',)
+6 tick ()
-10 gone first
)");
    CHECK(testing::changes(source, "model:cpython-3.7", "model:pypy-8.0") == R"(-4 gone first
-7 tick ('given',)
+6 tick ()
-10 gone first
)");
}

}  // namespace lastref
