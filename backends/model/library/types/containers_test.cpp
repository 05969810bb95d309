#include "backends/model/model_runtime.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace lastref;

namespace {

const std::string prelude = R"(
class K:
    def __init__(self, n): self.n = n
    def __del__(self): print('del', self.n, end=' ')
    def __repr__(self): return 'K%s' % self.n
def some(count): return [K(i) for i in range(count)]
)";

/// What a program prints on a model.
std::string transcript(const std::string& source, const std::string& runtime = "model:cpython-3.13") {
    for (const auto& each : make_model_runtimes()) {
        if (each->name() != runtime) continue;
        Observation observation = each->run({"test.py", prelude + source}, {}, {}, {});
        INFO(observation.errors << observation.reason);
        CHECK(observation.status == Status::finished);
        return observation.transcript;
    }
    FAIL("no such runtime");
    return {};
}

}  // namespace

TEST_CASE("Items of containers die in CPython's order") {
    CHECK(transcript("l = some(3); del l") == "del 2 del 1 del 0 ");
    CHECK(transcript("l = some(3); l.clear(); print(l)") == "del 2 del 1 del 0 []\n");
    CHECK(transcript("l = some(3); l[:] = []; print(l)") == "del 2 del 1 del 0 []\n");
    CHECK(transcript("l = some(4); del l[::2]; print(l); l[:] = [1]") == "del 0 del 2 [K1, K3]\ndel 3 del 1 ");
    CHECK(transcript("t = tuple(some(3)); t = None") == "del 2 del 1 del 0 ");
    CHECK(transcript("d = {K('k'): K('v'), 1: K(1)}; d.clear(); print(d)") == "del k del v del 1 {}\n");
    CHECK(transcript("from collections import deque\nd = deque(some(3)); d.clear(); print(d)") ==
          "del 0 del 1 del 2 deque([])\n");
}

TEST_CASE("Finalizers see containers that are whole again") {
    CHECK(transcript("class E:\n    def __del__(self): print(d)\nd = {'a': E()}\nd['a'] = 5") == "{'a': 5}\n");
    CHECK(
        transcript("class E:\n    def __del__(self): print(l)\nl = [1, E(), 2]\ndel l[1]\nl.append(E())\nl.clear()") ==
        "[1, 2]\n[]\n");
    CHECK(transcript("class E:\n    def __del__(self): d['x'] = 1\nd = {'a': E(), 'b': 2}\nd.clear()\nprint(d)") ==
          "{'x': 1}\n");
}

TEST_CASE("Iterators keep what they reuse and let go of what they walked") {
    CHECK(transcript("z = zip(some(1)); next(z); print('still'); z = None") == "still\ndel 0 ");
    CHECK(transcript("l = some(1); i = iter(l); l = None; next(i); print('held'); next(i, None); print('gone')") ==
          "held\ndel 0 gone\n");
}

TEST_CASE("Sets iterate as the runtime's own tables do") {
    const std::string program = "print([x for x in {3, 1, 2}], list({30, 10, 20} | {5}), {5, 3, 9} ^ {9, 3, 7})";
    CHECK(transcript(program) == "[1, 2, 3] [10, 20, 5, 30] {5, 7}\n");
    CHECK(transcript(program, "model:pypy-8.0") == "[3, 1, 2] [30, 10, 20, 5] {7, 5}\n");
    CHECK(transcript("s = {1, 2, 9}; s.discard(1); s.discard(2); s.add(7); s.add(1); print(list(s))") == "[1, 9, 7]\n");
}

TEST_CASE("Containers that change under an iteration or a sort are noticed") {
    CHECK(transcript("d = {1: 1}\ntry:\n    for k in d: d[k + 1] = 1\nexcept RuntimeError as e: print(e)") ==
          "dictionary changed size during iteration\n");
    CHECK(transcript("s = {1}\ntry:\n    for k in s: s.add(k + 1)\nexcept RuntimeError as e: print(e)") ==
          "Set changed size during iteration\n");
    CHECK(transcript("l = [2, 1]\ndef key(x):\n    l.append(x)\n    return x\n"
                     "try: l.sort(key=key)\nexcept ValueError as e: print(e, l)") ==
          "list modified during sort [1, 2]\n");
}

TEST_CASE("Keys that compare slowly may change the dict meanwhile") {
    CHECK(transcript("class H:\n    def __hash__(self): return 1\n    def __eq__(self, other):\n        d.clear()\n"
                     "        return False\nd = {H(): 1}\nprint(d.get(H()), d)") == "None {}\n");
}

TEST_CASE("lru_cache holds its arguments until they are the oldest") {
    CHECK(transcript("from functools import lru_cache\n@lru_cache(maxsize=1)\ndef f(k): return None\n"
                     "f(K(1)); print('cached'); f(K(2)); print('replaced'); f.cache_clear(); print(f.cache_info())") ==
          "cached\ndel 1 replaced\ndel 2 CacheInfo(hits=0, misses=0, maxsize=1, currsize=0)\n");
}

TEST_CASE("Subclasses of containers have attributes and their base's behaviour") {
    CHECK(transcript("class L(list): pass\nl = L([1, 2]); l.x = 3; print(l, l.x, type(l[:]).__name__)") ==
          "[1, 2] 3 list\n");
    CHECK(transcript(
              "class D(dict):\n    def __missing__(self, key): return key * 2\nprint(D(a=1)['b'], D().get('b'))") ==
          "bb None\n");
}
