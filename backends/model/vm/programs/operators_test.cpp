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

TEST_CASE("Powers of three ask a subclass on the right first, from 3.14 on") {
    constexpr std::string_view source = R"(class I(int):
    def __rpow__(self, other, mod=None): return 'right'
    def __pow__(self, other, mod=None): return 'left'
class F(float):
    def __rpow__(self, other, mod=None): return 'right'
print(pow(2, I(3), 5), pow(2, 3, I(5)))
try: print(pow(2.0, F(3), 3))
except TypeError as e: print(e)
for give in (lambda: int().__pow__(), lambda: int.__rpow__(1, 2, 3, 4)):
    try: give()
    except TypeError as e: print(e)
)";
    CHECK(printed(source, "model:cpython-3.13") == R"(3 3
pow() 3rd argument not allowed unless all arguments are integers
 expected at least 1 argument, got 0
 expected at most 2 arguments, got 3
)");
    CHECK(printed(source, "model:cpython-3.14") == R"(right 3
right
expected 1 or 2 arguments, got 0
expected 1 or 2 arguments, got 3
)");
    CHECK(printed(source, "model:pypy-7.3") == R"(right 3
right
__pow__() missing 1 required positional argument: 'exponent'
__rpow__() takes from 2 to 3 positional arguments but 4 were given
)");
}

}  // namespace lastref::testing
