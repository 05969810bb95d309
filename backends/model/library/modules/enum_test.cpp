#include "backends/model/printed.hpp"
#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string_view>

namespace lastref::testing {

TEST_CASE("How enumerations look for the member of a value") {
    constexpr std::string_view source = R"(
import enum
class H:
    def __init__(self, n): self.n = n
    def __hash__(self): print('hash', self.n, end=' '); return hash(self.n)
    def __eq__(self, o): print('eq', self.n, getattr(o, 'n', o), end=' '); return self is o
    def __repr__(self): return 'H'
class U:
    __hash__ = None
    def __eq__(self, o): print('unhashable eq', end=' '); return self is o
a = H('a')
class E(enum.Enum):
    A = a
    B = H('b')
    C = a
print(list(E))
print(E(a))
u = U()
class F(enum.Enum):
    A = u
    B = U()
    C = u
print(list(F.__members__))
print(F(u) is F.A)
try: F(U())
except ValueError: print('no member')
)";
    CHECK(printed(source, "model:cpython-3.6") == R"(hash a eq a b hash b eq a a hash a [<E.A: H>, <E.B: H>]
hash a hash a E.A
unhashable eq unhashable eq ['A', 'B', 'C']
unhashable eq True
unhashable eq unhashable eq unhashable eq no member
)");
    CHECK(changes(source, "model:cpython-3.6", "model:cpython-3.8") == R"(-2 hash a hash a E.A
+2 hash a E.A
)");
    for (const char* each : {"model:cpython-3.12", "model:pypy-7.3"})
        CHECK(printed(source, each) == R"(hash a hash a hash b hash b hash a hash a [<E.A: H>, <E.B: H>]
hash a E.A
unhashable eq unhashable eq ['A', 'B', 'C']
unhashable eq True
unhashable eq unhashable eq unhashable eq no member
)");
    CHECK(printed(source, "model:cpython-3.13") == R"(hash a hash a hash b hash b hash a hash a [<E.A: H>, <E.B: H>]
hash a E.A
unhashable eq unhashable eq ['A', 'B', 'C']
True
unhashable eq unhashable eq unhashable eq no member
)");
    CHECK(printed(source, "model:cpython-3.15") ==
          R"(hash a hash a hash b hash b eq a b hash a hash a [<E.A: H>, <E.B: H>]
hash a E.A
unhashable eq unhashable eq ['A', 'B', 'C']
True
unhashable eq unhashable eq unhashable eq unhashable eq unhashable eq unhashable eq no member
)");
}

TEST_CASE("The context of what a value that no member has raises") {
    constexpr std::string_view source = R"(
import enum
class Plain(enum.Enum):
    A = 1
class Own(enum.Enum):
    A = 1
    @classmethod
    def _missing_(cls, value): raise ValueError('own')
for each in Plain, Own:
    try: each(5)
    except ValueError as e: print(e, '-', e.__context__)
)";
    CHECK(printed(source, "model:cpython-3.6") == "5 is not a valid Plain - None\nown - None\n");
    CHECK(printed(source, "model:cpython-3.7") ==
          "5 is not a valid Plain - 5 is not a valid Plain\nown - 5 is not a valid Own\n");
    CHECK(printed(source, "model:cpython-3.9") == "5 is not a valid Plain - None\nown - 5 is not a valid Own\n");
    CHECK(printed(source, "model:cpython-3.10") == "5 is not a valid Plain - None\nown - None\n");
    CHECK(printed(source, "model:pypy-7.3") == "5 is not a valid Plain - None\nown - 5 is not a valid Own\n");
}

TEST_CASE("A class within an enumeration is a member up to 3.12, with a warning from 3.11 on", "[library]") {
    constexpr std::string_view source = R"(
import enum, warnings
class Elsewhere: pass
with warnings.catch_warnings(record=True) as told:
    warnings.simplefilter('always')
    class Kind(enum.Enum):
        ONE = 1
        class Inner: pass
        OTHER = Elsewhere
print([member.name for member in Kind], [one.lineno for one in told])
)";
    CHECK(printed(source, "model:cpython-3.10") == "['ONE', 'Inner', 'OTHER'] []\n");
    CHECK(printed(source, "model:cpython-3.12") == "['ONE', 'Inner', 'OTHER'] [8]\n");
    CHECK(printed(source, "model:cpython-3.13") == "['ONE', 'OTHER'] []\n");
}

}  // namespace lastref::testing
