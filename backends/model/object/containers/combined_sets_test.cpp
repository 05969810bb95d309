#include "backends/model/printed.hpp"
#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string_view>

namespace lastref::testing {

TEST_CASE("What sets and counters ask of their elements where they are combined") {
    constexpr std::string_view source = R"(
from __future__ import print_function
import collections
asked = []
class C(object):
    def __init__(self, name): self.name = name
    def __hash__(self):
        asked.append('h' + self.name)
        return 5
    def __eq__(self, other):
        asked.append('e' + self.name)
        return self is other
a, b = C('a'), C('b')
def t(what):
    del asked[:]
    answer = what()
    print(' '.join(asked), answer if type(answer) is bool else len(answer))
sa, sb, sab = set([a]), set([b]), set([a, b])
for what in (lambda: sa.isdisjoint(sb), lambda: sb.isdisjoint(sab), lambda: sab.isdisjoint(sb), lambda: sab.isdisjoint(sab),
             lambda: sb.intersection([b, a, a]), lambda: sab.intersection([a, 1, b, 2, a]), lambda: sa.issuperset([b, a]),
             lambda: sa.issuperset({1: 0, a: 0, b: 0}), lambda: sa.issubset([a, b]), lambda: set().issubset([a]),
             lambda: set().difference([a]), lambda: {a: 1, b: 2} == {b: 2, a: 1}):
    t(what)
c = collections.Counter([a, a, b, 1])
d = collections.Counter({a: 1, 2: -4, b: 2})
for what in (lambda: collections.Counter([a, b, a]), lambda: c + d, lambda: c - d, lambda: c | d, lambda: c & d,
             lambda: c == d, lambda: c != c):
    t(what)
)";
    CHECK(printed(source, "model:cpython-2.7") == R"(ea True
ea False
ea False
 False
hb ha eb ha eb 1
ha hb ea ea ha 2
hb ha eb False
ha hb ea ea False
ha hb ea True
ha True
ha 0
ha hb ea hb ha eb ha eb hb True
ha ha hb ea hb ea ha ha 2
ha ha hb ea hb ea ha hb ea 3
ha ha hb ea ha hb ea 3
ha ha hb ea hb ea ha hb ea 3
ha ha hb ea hb ea 2
 False
ha hb ea False
)");
    CHECK(changes(source, "model:cpython-2.7", "model:cpython-3.6") == R"(-11 ha 0
-12 ha hb ea hb ha eb ha eb hb True
-13 ha ha hb ea hb ea ha ha 2
+11  0
+12 ha hb ea hb ha eb eb True
+13 ha hb ea ea ha 2
-19 ha hb ea False
+19 ea False
)");
    CHECK(changes(source, "model:cpython-2.7", "model:cpython-3.8") == R"(-12 ha hb ea hb ha eb ha eb hb True
-13 ha ha hb ea hb ea ha ha 2
+12 ha hb ea hb ha eb eb True
+13 ha hb ea ea ha 2
-19 ha hb ea False
+19 ea False
)");
    CHECK(printed(source, "model:cpython-3.11") == R"(ea True
ea False
ea False
 False
hb 1
ha hb ea ea 2
hb ea False
ha hb ea False
ha hb ea True
ha True
ha 0
ha hb ea hb ha eb eb True
ha hb ea ea ha 2
ha ha hb ea hb ea ha hb ea 3
ha ha hb ea ha hb ea 3
ha ha hb ea hb ea ha hb ea 3
ha ha hb ea hb ea 2
ha ha False
ha ha hb ea hb ea ha ha hb ea hb ea False
)");
    CHECK(printed(source, "model:cpython-3.13") == R"(ea True
ea False
ea False
 False
hb 1
ha hb ea ea 2
hb ea False
ha hb ea False
ha True
ha True
ha 0
ha hb ea hb ha eb eb True
ha hb ea ea ha 2
ha ha hb ea hb ea ha hb ea 3
ha ha hb ea ha hb ea 3
ha ha hb ea hb ea ha hb ea 3
ha ha hb ea hb ea 2
ha ha False
ha ha hb ea hb ea ha ha hb ea hb ea False
)");
}

}  // namespace lastref::testing
