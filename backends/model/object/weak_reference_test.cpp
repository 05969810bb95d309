#include "backends/model/test_programs.hpp"

#include <catch2/catch_test_macros.hpp>

namespace lastref {

namespace {

const char payload_that_comes_back[] = R"(
import gc, weakref
saved = []
class Payload: pass
class Owner:
    def __init__(self): self.payload = Payload()
    def __del__(self): saved.append(self.payload)
owner = Owner()
reference = weakref.ref(owner.payload)
del owner
gc.collect()
again = weakref.ref(saved[0])
print(reference(), again is reference, again() is saved[0], weakref.getweakrefcount(saved[0]))
del reference, again
gc.collect()
print(weakref.ref(saved[0])() is saved[0])
)";

}  // namespace

TEST_CASE("A dead reference to what lived on is the one that weakref.ref() gives, on PyPy", "[pypy]") {
    for (const char* runtime : {"model:pypy-8.0", "model:pypy-7.3"})
        CHECK(printed_by(payload_that_comes_back, runtime) == "None True False 1\nTrue\n");
}

}  // namespace lastref
