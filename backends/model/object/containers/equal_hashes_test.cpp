#include "backends/model/printed.hpp"
#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

namespace lastref::testing {

TEST_CASE("Keys of equal hashes meet as often as the real tables let them") {
    constexpr std::string_view source = R"(
class Key:
    def __init__(self, name, value): self.name, self.value = name, value
    def __hash__(self): return self.value
    def __eq__(self, other):
        met.append(self.name + other.name)
        return self is other
for value in 0, 1, 2, 3, 7, 42, 1 << 40:
    a, b, c = [Key(name, value) for name in 'abc']
    for make in set, dict.fromkeys:
        met = []
        box = make([a, b, c])
        print(value, *met, end=' | ')
        met.clear()
        c in box, Key('x', value) in box
        print(*met, end=' | ')
        met.clear()
        box.pop(a) if make is not set else box.discard(a)
        for name in '012': box.add(Key(name, value)) if make is set else box.setdefault(Key(name, value))
        print(*met)
)";
    for (const char* each : {"model:cpython-3.6", "model:cpython-3.8", "model:cpython-3.15"})
        CHECK(printed(source, each) == R"(0 ab ac bc | ac bc ax bx cx | b0 c0 01 b1 c1 02 b2 c2 12
0 ab ac bc | ac bc ax bx cx | b0 c0 01 b1 c1 02 b2 c2 12
1 ab ac bc | ac bc ax bx cx | b0 c0 01 b1 c1 02 b2 c2 12
1 ab ac bc | ac bc ax bx cx | b0 c0 01 b1 c1 02 b2 c2 12
2 ab ac bc | ac bc ax bx cx | b0 c0 01 b1 c1 02 b2 c2 12
2 ab ac bc | ac bc ax bx cx | b0 c0 01 b1 c1 02 b2 c2 12
3 ab ac bc | ac bc ax bx cx | b0 c0 01 b1 c1 02 b2 c2 12
3 ab ac bc | ac bc ax bx cx | b0 c0 01 b1 c1 02 b2 c2 12
7 ab ac bc | ac bc ax bx cx | b0 c0 01 b1 c1 02 b2 c2 12
7 ab ac bc | ac bc ax bx cx | b0 c0 01 b1 c1 02 b2 c2 12
42 ab ac bc | ac bc ax bx cx ax | b0 c0 01 b1 c1 01 02 b2 c2 02 12
42 ab ac bc | ac bc ax bx cx ax | b0 c0 01 b1 c1 01 02 b2 c2 02 12
1099511627776 ab ac bc | ac bc ax bx cx | b0 c0 01 b1 c1 02 b2 c2 12
1099511627776 ab ac bc | ac bc ax bx cx | b0 c0 01 b1 c1 02 b2 c2 12
)");
    for (const char* each : {"model:pypy-7.3", "model:pypy-8.0"})
        CHECK(printed(source, each) == R"(0 ab ac bc | ac bc ax bx cx | b0 c0 01 b1 c1 02 b2 c2 12
0 ab ac bc | ac bc ax bx cx | b0 c0 01 b1 c1 02 b2 c2 12
1 ab ac bc | ac bc ax bx cx | b0 c0 01 b1 c1 02 b2 c2 12
1 ab ac bc | ac bc ax bx cx | b0 c0 01 b1 c1 02 b2 c2 12
2 ab ac bc ac | ac bc ac ax bx ax cx | b0 c0 01 b1 01 c1 02 b2 02 c2 12
2 ab ac bc ac | ac bc ac ax bx ax cx | b0 c0 01 b1 01 c1 02 b2 02 c2 12
3 ab ab ac ac bc | ac ac bc ax ax bx cx | b0 c0 01 01 b1 c1 02 02 b2 c2 12
3 ab ab ac ac bc | ac ac bc ax ax bx cx | b0 c0 01 01 b1 c1 02 02 b2 c2 12
7 ab ac bc | ac bc ax bx cx | b0 c0 01 b1 c1 02 b2 c2 12
7 ab ac bc | ac bc ax bx cx | b0 c0 01 b1 c1 02 b2 c2 12
42 ab ac bc | ac bc ax bx cx | b0 c0 01 b1 c1 02 b2 c2 12
42 ab ac bc | ac bc ax bx cx | b0 c0 01 b1 c1 02 b2 c2 12
1099511627776 ab ac bc | ac bc ax bx cx | b0 c0 01 b1 c1 02 b2 c2 12
1099511627776 ab ac bc | ac bc ax bx cx | b0 c0 01 b1 c1 02 b2 c2 12
)");
}

// A table for strings alone takes the key: who compares hashes reads what is none there.
TEST_CASE("What comes into a dict that is emptied meanwhile is not found there, from 3.11 to 3.13") {
    constexpr std::string_view source = R"(import gc
class Named:
    def __init__(self, name): self.name = name
    def __del__(self): print('del', self.name)
class Key(Named):
    def __eq__(self, other):
        d.clear()
        return True
    def __hash__(self): return 1
def fill():
    global d
    d = {Key('old'): 0}
    d[Key('key')] = Named('value')
    print(len(d), Key('other') in d)
fill()
d.clear()
print('kept at exit')
fill()
)";
    CHECK(printed(source, "model:cpython-3.13") == R"(del old
del other
1 False
del key
del value
kept at exit
del old
del other
1 False
)");
    CHECK(changes(source, "model:cpython-3.13", "model:cpython-3.11").empty());
    for (const char* each : {"model:cpython-3.10", "model:cpython-3.14"})
        CHECK(changes(source, "model:cpython-3.13", each) == R"(+2 del value
+3 del key
-4 del key
-5 del value
+8 del value
+9 del key
)");
}

}  // namespace lastref::testing
