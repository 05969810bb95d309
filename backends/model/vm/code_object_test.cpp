#include "backends/model/printed.hpp"

#include <catch2/catch_test_macros.hpp>

namespace lastref {

namespace {

const std::string prelude = R"(
import gc, weakref
class Box: pass
def local():
    box = Box()
    class Local:
        def get(self): return box
        def name(self): return __class__.__name__
        @staticmethod
        def same(): return box
    return Local, weakref.ref(box), weakref.ref(Local)
def show(*references):
    gc.collect()
    print(*(reference() is not None for reference in references))
Local, box, cls = local()
)";

std::string on_pypy(const std::string& source) {
    return testing::printed(prelude + source, "model:pypy-8.0");
}

}  // namespace

TEST_CASE("The code that called a method last holds its function, on PyPy", "[pypy]") {
    CHECK(on_pypy("Local().get(); del Local; show(box, cls)") == "True False\n");
    CHECK(on_pypy("Local().name(); del Local; show(box, cls)") == "True True\n");
    CHECK(on_pypy("Local.same(); del Local; show(box, cls)") == "False False\n");
    CHECK(on_pypy("f = Local().get; f(); del Local, f; show(box, cls)") == "False False\n");
}

TEST_CASE("Until it calls another method of that name", "[pypy]") {
    // The code of a function is a constant of the module's code and outlives the function.
    CHECK(on_pypy("def run(c): return c().get()\n"
                  "run(Local); del Local; show(box, cls)\n"
                  "del run; show(box, cls)\n") == "True False\nTrue False\n");
    CHECK(on_pypy("def run(c): c().get()\n"
                  "run(Local); Local, box2, _ = local(); run(Local); show(box, box2)\n"
                  "del Local; show(box, box2)\n") == "False True\nFalse True\n");
}

TEST_CASE("CPython holds nothing", "[pypy]") {
    CHECK(testing::printed(prelude + "Local().name(); del Local; show(box, cls)", "model:cpython-3.13") ==
          "False False\n");
}

}  // namespace lastref
