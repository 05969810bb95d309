#include "backends/model/printed.hpp"

#include <catch2/catch_test_macros.hpp>

namespace lastref {

namespace {

const std::string prelude = R"(
import gc, weakref
class V:
    def __init__(self, k): self.k = k
alive = weakref.WeakSet()
def make(k):
    v = V(k)
    alive.add(v)
    return v
def show():
    gc.collect()
    print(*sorted(v.k for v in alive))
)";

std::string on_pypy(const std::string& source) {
    return testing::printed(prelude + source, "model:pypy-8.0");
}

}  // namespace

TEST_CASE("A dict with keys that are ints holds values where it moved them from, on PyPy", "[pypy]") {
    const std::string cache = R"(
from collections import OrderedDict
d = OrderedDict()
for i in range(10):
    d[i % 7] = make(i)
    if len(d) > 3: d.popitem(last=False)
show()
d.clear()
show()
)";
    CHECK(on_pypy(cache) == "5 6 7 8 9\n\n");
    CHECK(testing::printed(prelude + cache, "model:cpython-3.13") == "7 8 9\n\n");
}

TEST_CASE("A dict with other keys holds the keys, with strings nothing, on PyPy", "[pypy]") {
    CHECK(on_pypy("d = {}\n"
                  "for i in range(30):\n"
                  "    d[make(i)] = i\n"
                  "    if len(d) > 3: del d[next(iter(d))]\n"
                  "show()\n") == "25 26 27 28 29\n");
    CHECK(on_pypy("d = {}\n"
                  "for i in range(30):\n"
                  "    d['k%d' % i] = make(i)\n"
                  "    if len(d) > 3: del d[next(iter(d))]\n"
                  "show()\n") == "27 28 29\n");
}

TEST_CASE("So does a set", "[pypy]") {
    CHECK(on_pypy("s = set()\n"
                  "for i in range(30):\n"
                  "    s.add(make(i))\n"
                  "    if len(s) > 3: s.discard(next(iter(s)))\n"
                  "show()\n"
                  "s.clear()\n"
                  "show()\n") == "25 26 27 28 29\n\n");
}

}  // namespace lastref
