#include "backends/model/test_programs.hpp"

#include <catch2/catch_test_macros.hpp>

// How many objects the library's classes are to the collector: what the real interpreters print.
namespace lastref {

TEST_CASE("Classes of the library that die count what they are made of") {
    const char* source = R"(import gc, enum, collections
gc.collect()
gc.disable()
def empty():
    class E(enum.Enum): pass
def two():
    class E(enum.Enum):
        RED = 1
        BLUE = 2
def mixed():
    class E(enum.IntEnum):
        RED = 1
def named():
    collections.namedtuple('P', 'a b')
for make in (empty, two, mixed, named):
    make()
    print(gc.collect(), end=' ')
)";
    CHECK(printed_by(source, "model:cpython-3.8") == "5 11 9 30 ");
    CHECK(printed_by(source, "model:cpython-3.10") == "5 11 9 31 ");
    CHECK(printed_by(source, "model:cpython-3.11") == "6 10 10 31 ");
    CHECK(printed_by(source, "model:cpython-3.12") == "8 12 12 31 ");
    CHECK(printed_by(source, "model:cpython-3.13") == "8 12 12 31 ");
}

}  // namespace lastref
