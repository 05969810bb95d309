#include "backends/model/printed.hpp"
#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string_view>

namespace lastref::testing {

TEST_CASE("In which order an operator drops its operands") {
    constexpr std::string_view source = R"(
class O:
    def __init__(self, n): self.n = n
    def __del__(self): print(self.n, end=' ')
class Y(O):
    def operate(self, other): return 5
    __add__ = __sub__ = __mul__ = __mod__ = __and__ = __lt__ = operate
for cls in O, Y:
    for operator in '+ - * % & < in'.split():
        try: eval('cls(1) %s cls(2)' % operator)
        except TypeError: pass
        print(operator)
    for operator in '+= -= %='.split():
        try: exec('a = cls(1); a %s cls(2)' % operator, {'cls': cls})
        except TypeError: pass
        print(operator)
class Slots(O):
    __slots__ = ('n',)
    def __init__(self, n): self.n = n
class Failing:
    __slots__ = ()
    def __del__(self): print('owner', end=' ')
try: Failing().b = O('value')
except AttributeError: print('-')
print('%s %r' % (type(O('s')).__name__, type(O('r')).__name__))
class T(O):
    def __str__(self): return str(self.n)
    __repr__ = __str__
print('%s %r' % (T('s'), T('r')))
)";
    for (const char* each : {"model:cpython-3.8", "model:cpython-3.10"})
        CHECK(printed(source, each) == R"(1 2 +
2 1 -
1 2 *
2 1 %
1 2 &
1 2 <
1 2 in
2 1 +=
2 1 -=
2 1 %=
1 2 +
2 1 -
1 2 *
2 1 %
1 2 &
1 2 <
1 2 in
2 1 +=
2 1 -=
2 1 %=
value owner -
s r O 'O'
r s s r
)");
    for (const char* each : {"model:cpython-3.11", "model:cpython-3.12"})
        CHECK(changes(source, "model:cpython-3.8", each) == R"(-2 2 1 -
+2 1 2 -
-4 2 1 %
+4 1 2 %
-12 2 1 -
+12 1 2 -
-14 2 1 %
+14 1 2 %
-23 r s s r
+23 s r s r
)");
    CHECK(printed(source, "model:cpython-3.13") == R"(1 2 +
1 2 -
1 2 *
1 2 %
1 2 &
1 2 <
1 2 in
2 1 +=
2 1 -=
2 1 %=
1 2 +
1 2 -
1 2 *
1 2 %
1 2 &
1 2 <
1 2 in
2 1 +=
2 1 -=
2 1 %=
value -
owner s r O 'O'
s r s r
)");
    CHECK(printed(source, "model:cpython-3.15") == R"(2 1 +
2 1 -
2 1 *
2 1 %
2 1 &
2 1 <
2 1 in
2 1 +=
2 1 -=
2 1 %=
2 1 +
2 1 -
2 1 *
2 1 %
2 1 &
2 1 <
2 1 in
2 1 +=
2 1 -=
2 1 %=
value -
owner s r O 'O'
s r s r
)");
}

}  // namespace lastref::testing
