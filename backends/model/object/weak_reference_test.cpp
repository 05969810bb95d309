#include "backends/model/printed.hpp"

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

const char references_as_referents[] = R"(
import weakref
class Plain(object):
    def method(self): pass
class Open(weakref.ref): pass
class Closed(weakref.ref): __slots__ = ()
class Slotted(weakref.ref): __slots__ = ('__weakref__',)
kept = Plain()
for one in (weakref.ref(kept), weakref.proxy(kept), Closed(kept), Open(kept), Slotted(kept), weakref.WeakMethod(kept.method)):
    try:
        print(weakref.ref(one)() is one)
    except TypeError as error:
        print(error)
)";

}  // namespace

TEST_CASE("A weak reference has weak references if its class says so", "[library]") {
    CHECK(testing::printed(references_as_referents, "model:cpython-3.8") ==
          "cannot create weak reference to 'weakref' object\ncannot create weak reference to 'weakproxy' object\n"
          "cannot create weak reference to 'Closed' object\nTrue\nTrue\nTrue\n");
    CHECK(testing::printed(references_as_referents, "model:cpython-3.13") ==
          "cannot create weak reference to 'weakref.ReferenceType' object\n"
          "cannot create weak reference to 'weakref.ProxyType' object\n"
          "cannot create weak reference to 'Closed' object\nTrue\nTrue\nTrue\n");
    CHECK(testing::printed(references_as_referents, "model:pypy-8.0").ends_with(" object\nTrue\nTrue\nTrue\nTrue\n"));
}

TEST_CASE("A dead reference to what lived on is the one that weakref.ref() gives, on PyPy", "[pypy]") {
    for (const char* runtime : {"model:pypy-8.0", "model:pypy-7.3"})
        CHECK(testing::printed(payload_that_comes_back, runtime) == "None True False 1\nTrue\n");
}

TEST_CASE("A weak reference cannot be shown where its object fails to tell its name") {
    constexpr std::string_view source = R"(import weakref
class Fails:
    @property
    def __name__(self): raise ZeroDivisionError
x = Fails()
try: print(repr(weakref.ref(x)).startswith('<weakref'))
except ZeroDivisionError: print('raised')
)";
    for (const char* each : {"model:cpython-3.6", "model:pypy-8.0"})
        CHECK(testing::printed(source, each) == R"(True
)");
    for (const char* each : {"model:cpython-3.10", "model:cpython-3.14", "model:pypy-7.3"})
        CHECK(testing::printed(source, each) == R"(raised
)");
}

}  // namespace lastref
