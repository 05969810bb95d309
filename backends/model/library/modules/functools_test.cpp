#include "backends/model/printed.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string_view>

namespace lastref::testing {

TEST_CASE("How a partial and what derives from it are called, and what keywords they may have") {
    constexpr std::string_view source = R"(import functools
class Outer(functools.partial):
    class Inner(functools.partial): pass
print(repr(Outer(5 .__add__)).split('<')[0], repr(Outer.Inner(5 .__add__)).split('<')[0], repr(functools.partial(5 .__add__)).split('<')[0])
def target(**named): return named
given = functools.partial(target)
given.keywords[7] = 1
try: given()
except TypeError as error: print(error)
)";
    CHECK(printed(source, "model:cpython-3.6") == R"(Outer( Inner( functools.partial(
target() keywords must be strings
)");
    CHECK(printed(source, "model:cpython-3.12") == R"(Outer( Inner( functools.partial(
keywords must be strings
)");
    for (const char* each : {"model:cpython-3.13", "model:cpython-3.14"})
        CHECK(printed(source, each) == R"(__main__.Outer( __main__.Outer.Inner( functools.partial(
keywords must be strings
)");
    CHECK(printed(source, "model:pypy-7.3") == R"(Outer( Outer.Inner( functools.partial(
target() keywords must be strings, not 'int'
)");
    CHECK(printed(source, "model:pypy-8.0") == R"(Outer( Outer.Inner( functools.partial(
__main__.target() keywords must be strings, not 'int'
)");
}

TEST_CASE("cmp_to_key() of C is no method of a class that has it") {
    constexpr std::string_view source = R"(import functools
class Sorted:
    key = functools.cmp_to_key
print(sorted([3, 1, 2], key=Sorted().key(lambda a, b: b - a)), type(functools.cmp_to_key).__name__)
)";
    for (const char* each : {"model:cpython-3.6", "model:cpython-3.13"})
        CHECK(printed(source, each) == R"([3, 2, 1] builtin_function_or_method
)");
}

}  // namespace lastref::testing
