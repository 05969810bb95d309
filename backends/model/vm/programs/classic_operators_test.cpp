#include "backends/model/printed.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string_view>

namespace lastref {

using testing::printed;

namespace {

constexpr std::string_view python_2 = "model:cpython-2.7";

}  // namespace

// What real ones print (2.7.18).

TEST_CASE("Classic instances compare by operators, then by __cmp__") {
    constexpr std::string_view source = R"x(
class C:
    def __init__(self, n): self.n = n
    def __cmp__(self, o): print 'cmp', self.n, o if not isinstance(o, C) else o.n; return cmp(self.n, o.n if isinstance(o, C) else o)
a, b = C(1), C(2)
print a < b, a <= b, a == b, a != b, a > b, a >= b, a == 1, 1 == a, 2 > a, cmp(a, b), cmp(b, a), cmp(a, a), a == a
print sorted([C(3), C(1), C(2)])[0].n
class R:
    def __init__(self, n): self.n = n
    def __eq__(self, o): print 'eq', self.n; return NotImplemented
    def __lt__(self, o): print 'lt', self.n; return self.n < o.n
    def __ge__(self, o): print 'ge', self.n; return 'ge'
r, s = R(1), R(2)
print r == s, r != s, r < s, s < r, r > s, r >= s, r <= s
print r == 3, 3 == r, r in [s], r in [r]
try: hash(r)
except TypeError as e: print e
try: hash(a)
except TypeError as e: print e
class N(object):
    def __eq__(self, o): print 'N.eq'; return 'N'
    def __gt__(self, o): print 'N.gt'; return 'gt'
print r == N(), N() == r, r < N() if 0 else 0
class E: pass
e, f = E(), E()
print e == f, e != f, e == e, e == 3, 3 == e, e == None, None == e, E == E, E == 3
class F(E):
    def __eq__(self, o): return True
print e == F(), F() == e, F() != e, {1: 2}.get(F()) if 0 else 0
class H(F):
    def __hash__(self): return 3
d = {H(): 1}
print d[H()], H() in d, d.keys() == [4]
class CmpBad:
    def __cmp__(self, o): return 'x'
try: CmpBad() == 3
except TypeError as x: print x
class CmpNI:
    def __cmp__(self, o): return NotImplemented
print CmpNI() == 3, CmpNI() == CmpNI()
print cmp(R(1), R(2)), cmp(R(2), R(1))
print max([R(1), R(5), R(3)]).n, min(R(4), R(2)).n
)x";
    CHECK(printed(source, python_2) == R"x(cmp 1 2
True cmp 1 2
True cmp 1 2
False cmp 1 2
True cmp 1 2
False cmp 1 2
False cmp 1 1
True cmp 1 1
True cmp 1 2
True cmp 1 2
-1 cmp 2 1
1 0 cmp 1 1
True
cmp 1 3
cmp 2 1
cmp 2 3
cmp 2 1
1
eq 1
eq 2
eq 2
eq 1
False True lt 1
True lt 2
False lt 2
False ge 1
ge ge 2
ge
eq 1
False eq 1
False eq 1
eq 2
eq 2
eq 1
False True
unhashable instance
unhashable instance
eq 1
N.eq
N N.eq
N 0
False True True False False False False True False
True True True 0
1 True True
comparison did not return an int
False False
eq 1
eq 2
eq 2
eq 1
lt 1
-1 eq 2
eq 1
eq 1
eq 2
lt 2
lt 1
1
lt 1
lt 5
5 lt 2
2
)x");
}

TEST_CASE("Classic instances as operands") {
    constexpr std::string_view source = R"x(
from __future__ import print_function
import operator
names = 'add sub mul div truediv floordiv mod pow lshift rshift and or xor divmod'.split()
body = {}
def make(n):
    return lambda self, *o: (n,) + tuple(x if not isinstance(x, Num) else 'num' for x in o)
class Num: pass
for n in names:
    for pre in ('', 'r', 'i'):
        setattr(Num, '__%s%s__' % (pre, n), make(pre + n))
for n in 'neg pos abs invert'.split(): setattr(Num, '__%s__' % n, make(n))
a = Num()
print(a + 1, a - 1, a * 2, a / 2, a // 2, a % 2, a ** 2, a << 1, a >> 1, a & 1, a | 1, a ^ 1, divmod(a, 1))
print(1 + a, 1 - a, 2 * a, 2 / a, 2 // a, 2 % a, 2 ** a, 1 << a, 1 >> a, 1 & a, 1 | a, 1 ^ a, divmod(1, a))
print(a + a, a + Num(), -a, +a, abs(a), ~a, pow(a, 2), pow(a, 2, 3), [1] + a, 'x' * a, 'x%s' % 3)
b = a
b += 1
print(b)
b = Num(); b /= 2; print(b)
b = Num(); b //= 2; print(b)
b = Num(); b **= 2; print(b)
class OnlyR:
    def __radd__(self, o): return 'radd', o
    def __rmul__(self, o): return 'rmul', o
print(1 + OnlyR(), [1] + OnlyR(), 'a' + OnlyR(), [1] * OnlyR(), OnlyR.__radd__(OnlyR(), 3))
print(sum([OnlyR()]))
try: OnlyR() + 1
except TypeError as e: print(e)
print(OnlyR() + OnlyR() if 0 else 0)
class NI:
    def __add__(self, o): print('add'); return NotImplemented
    def __radd__(self, o): print('radd'); return NotImplemented
try: NI() + NI()
except TypeError as e: print(e)
try: NI() + 1
except TypeError as e: print(e)
try: 1 + NI()
except TypeError as e: print(e)
class New(object):
    def __add__(self, o): return 'New.add'
    def __radd__(self, o): return 'New.radd'
print(NI() + New(), New() + NI(), OnlyR() + New())
class Conv:
    def __int__(self): return 3
    def __float__(self): return 2.5
    def __index__(self): return 1
    def __str__(self): return 'conv'
c = Conv()
print(int(c), float(c), [5, 6][c], range(3)[c], '%d %f %s' % (c, c, c), [0] * 3 and [1, 2, 3][c:] if 0 else 0)
class BadConv:
    def __int__(self): return 'x'
    def __float__(self): return 'y'
    def __index__(self): return 'z'
for f in int, float, [1].__getitem__:
    try: print(f(BadConv()))
    except TypeError as e: print(e)
class Att:
    pass
x = Att()
x.__add__ = lambda o: ('own', o)
print(x + 1)
class IAdd:
    def __init__(self): self.l = []
    def __iadd__(self, o): self.l.append(o); return self
i = IAdd(); i += 1; i += 2
print(i.l)
)x";
    CHECK(
        printed(source, python_2) ==
        R"x(('add', 1) ('sub', 1) ('mul', 2) ('div', 2) ('floordiv', 2) ('mod', 2) ('pow', 2) ('lshift', 1) ('rshift', 1) ('and', 1) ('or', 1) ('xor', 1) ('divmod', 1)
('radd', 1) ('rsub', 1) ('rmul', 2) ('rdiv', 2) ('rfloordiv', 2) ('rmod', 2) ('rpow', 2) ('rlshift', 1) ('rrshift', 1) ('rand', 1) ('ror', 1) ('rxor', 1) ('rdivmod', 1)
('add', 'num') ('add', 'num') ('neg',) ('pos',) ('abs',) ('invert',) ('pow', 2) ('pow', 2, 3) ('radd', [1]) ('rmul', 'x') x3
('iadd', 1)
('idiv', 2)
('ifloordiv', 2)
('ipow', 2)
('radd', 1) ('radd', [1]) ('radd', 'a') ('rmul', [1]) ('radd', 3)
('radd', 0)
unsupported operand type(s) for +: 'instance' and 'int'
0
add
radd
unsupported operand type(s) for +: 'instance' and 'instance'
add
unsupported operand type(s) for +: 'instance' and 'int'
radd
unsupported operand type(s) for +: 'int' and 'instance'
add
New.radd New.add New.radd
3 2.5 6 1 3 2.500000 conv 0
__int__ returned non-int (type str)
__float__ returned non-float (type str)
__index__ returned non-(int,long) (type str)
('own', 1)
[1, 2]
)x");
}

TEST_CASE("Slices of classic instances are other operations than indexes") {
    constexpr std::string_view source = R"x(
class S:
    def __getitem__(self, i): return i
s = S()
print s[1:2], s[1:2:3], s[::2], s[1, 2], s[...], s['a':'b'], s[1:2, 3]
class T(S):
    def __getslice__(self, a, b): return a, b
print s[1:5]
print s[:]
)x";
    CHECK(
        printed(source, python_2) ==
        R"x(slice(1, 2, None) slice(1, 2, 3) slice(None, None, 2) (1, 2) Ellipsis slice('a', 'b', None) (slice(1, 2, None), 3)
slice(1, 5, None)
slice(0, 9223372036854775807, None)
)x");
}

}  // namespace lastref
