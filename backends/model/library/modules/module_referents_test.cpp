#include "backends/model/printed.hpp"

#include <catch2/catch_test_macros.hpp>

namespace lastref::testing {

TEST_CASE("A module refers to its namespace, on CPython not to its name") {
    constexpr std::string_view source = R"(import gc, types
class Own(types.ModuleType): pass
print(*(sorted(type(each).__name__ for each in gc.get_referents(m)) for m in (types, types.ModuleType('m'), Own('own'))))
)";
    for (const char* each : {"model:cpython-3.6", "model:cpython-3.13", "model:cpython-3.15"})
        CHECK(printed(source, each) == "['dict'] ['dict'] ['dict', 'type']\n");
    CHECK(printed(source, "model:pypy-8.0") == "['dict', 'str'] ['dict', 'str'] ['dict', 'str', 'type']\n");
}

}  // namespace lastref::testing
