#include "backends/model/printed.hpp"

#include <catch2/catch_test_macros.hpp>

// Expectations are what the real interpreters print.
namespace lastref {

namespace {

std::string program_of(int functions) {
    std::string source = "import gc\nprint(gc.get_count()[0] > 200)\n";
    for (int i = 0; i < functions; ++i) {
        const std::string number = std::to_string(i);
        source += "def f" + number + "(a, b" + number + "): return a.x" + number + " + " + number + "\n";
    }
    return source;
}

}  // namespace

TEST_CASE("A compiler's own containers bring a collection before a long program begins, up to 3.12") {
    for (const char* runtime : {"model:cpython-3.8", "model:cpython-3.10", "model:cpython-3.12", "model:cpython-3.13"})
        CHECK(testing::printed(program_of(3), runtime) == "True\n");
    for (const char* runtime : {"model:cpython-3.10", "model:cpython-3.12"})
        CHECK(testing::printed(program_of(20), runtime) == "False\n");
    CHECK(testing::printed(program_of(20), "model:cpython-3.8") == "True\n");
    CHECK(testing::printed(program_of(20), "model:cpython-3.13") == "True\n");
}

TEST_CASE("What the compiler let go of serves the program's first objects, until a full collection") {
    const char* source = R"(import gc
def counted():
    before = gc.get_count()[0]
    made = [{}, {}, {}, {}]
    return gc.get_count()[0] - before
print(counted())
gc.collect()
print(counted())
)";
    for (const char* runtime : {"model:cpython-3.8", "model:cpython-3.13"})
        CHECK(testing::printed(source, runtime) == "0\n6\n");
}

TEST_CASE("An interpreter has had collections of the youngest while it started") {
    const char* source = "import gc\nprint(gc.get_count()[1:])\n";
    CHECK(testing::printed(source, "model:cpython-2.7") == "(3, 0)\n");
    CHECK(testing::printed(source, "model:cpython-3.8") == "(7, 0)\n");
    CHECK(testing::printed(source, "model:cpython-3.12") == "(3, 0)\n");
    CHECK(testing::printed(source, "model:cpython-3.14") == "(2, 0)\n");
}

TEST_CASE("What a library module imports first dies before a collection that its later imports bring") {
    std::string source = "import gc, weakref\nprint(gc.collect())\n" + program_of(20);
    CHECK(testing::printed(source, "model:cpython-3.11").starts_with("0\n"));
    CHECK(testing::printed(source, "model:cpython-3.12").starts_with("0\n"));
}

}  // namespace lastref
