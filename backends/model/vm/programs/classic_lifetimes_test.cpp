#include "backends/model/printed.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string_view>

namespace lastref {

using testing::printed;

namespace {

constexpr std::string_view python_2 = "model:cpython-2.7";

}  // namespace

// What real ones print (2.7.18).

TEST_CASE("A classic instance asks itself for __del__ when it dies, behind its weak references") {
    constexpr std::string_view source = R"x(
import weakref, sys, gc
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print 'del', self.n, r() if r else None
r = None
d = D(1)
r = weakref.ref(d)
def cb(ref): print 'cb', ref()
r2 = weakref.ref(d, cb)
del d
r = None
def f():
    x = D(2)
    y = D(3)
f()
D(4)
class P: pass
p = P()
def bye(): print 'instance dict del'
p.__del__ = bye
del p
class Res:
    kept = []
    def __del__(self):
        print 'res', gc.is_tracked(self)
        self.kept.append(self)
x = Res()
del x
print len(Res.kept), gc.is_tracked(Res.kept[0])
Res.kept.pop()
print len(Res.kept)
Res.__del__ = lambda self: None
del Res.kept[:]
class G:
    def __getattr__(self, name):
        print 'asked', name
        raise AttributeError(name)
g = G()
del g
class O(D):
    def __init__(self, n, *held):
        self.n = n
        self.held = held
        self.last = D(n + '.last')
o = O('o', D('a'), D('b'))
o.zz = D('zz')
del o
o = O('attr')
o.last = 1
print 'replaced'
print sys.getrefcount(o), sys.getrefcount(O), sys.getrefcount(D)
def h(self): print 'late'
class Late: pass
l = Late()
Late.__del__ = h
del l
l = Late()
del Late.__del__
del l
class Hold:
    def __init__(self): self.me = D('me')
h = Hold()
del Hold
del h
print 'end'
)x";
    CHECK(printed(source, python_2) == R"x(cb None
del 1 None
del 2 None
del 3 None
del 4 None
instance dict del
res False
1 True
res False
1
del o None
del b None
del a None
del o.last None
del zz None
del attr.last None
replaced
2 3 3
late
del me None
end
del attr None
)x");
}

TEST_CASE("Collections see what classic classes and their instances refer to") {
    constexpr std::string_view source = R"x(
import gc, weakref
gc.disable()
gc.collect()
class A: pass
class D:
    def __del__(self): print 'del'
a = A(); a.me = a
w = weakref.ref(a)
del a
print w() is not None, gc.collect(), w()
d = D(); d.me = d
del d
print gc.collect(), len(gc.garbage), gc.garbage[0].__class__.__name__
gc.garbage[0].me = None
del gc.garbage[:]
p = A(); p.me = p; p.__del__ = lambda: None
del p
print gc.collect(), len(gc.garbage)
del gc.garbage[0].me, gc.garbage[0].__del__
del gc.garbage[:]
x, y = A(), D()
x.y, y.x = y, x
wx = weakref.ref(x)
del x, y
print gc.collect(), len(gc.garbage), wx() is not None
gc.garbage[0].x = None
del gc.garbage[:]
print wx()
a = A()
print gc.is_tracked(a), gc.is_tracked(A), gc.is_tracked(a.__dict__)
print gc.get_referents(a) == [A, {}], [type(r).__name__ for r in gc.get_referents(A)]
a.b = []
print [type(r).__name__ for r in gc.get_referents(a)], len(gc.get_referrers(a.b)), [type(r).__name__ for r in gc.get_referrers(A)]
def f():
    class Local:
        def m(self): return 1
    return weakref.ref(Local)
print f()(), gc.collect()
def g():
    class Local(object): pass
    return weakref.ref(Local)
print g()() is not None, gc.collect()
def h():
    class Local:
        def m(self): return Local
    return weakref.ref(Local)
r = h()
print r() is not None, gc.collect(), r()
def cyc():
    class L: pass
    L.me = L
    return weakref.ref(L)
r = cyc()
print r() is not None, gc.collect(), r()
class B(A): pass
B.up = B()
wb, wi = weakref.ref(B), weakref.ref(B.up)
del B
print wb() is not None, gc.collect(), wb(), wi()
A.un = A.__dict__.get('x')
class C:
    def m(self): pass
C.un = C.m
wc = weakref.ref(C)
del C
print gc.collect(), wc()
)x";
    CHECK(printed(source, python_2) == R"x(True 2 None
2 1 D
del
3 1
4 1 True
del
None
True True False
True ['tuple', 'dict', 'str']
['classobj', 'dict'] 1 ['instance', 'dict']
None 0
True 6
True 5 None
True 2 None
True 4 None None
4 None
)x");
}

TEST_CASE("Weak references to classic classes and their instances") {
    constexpr std::string_view source = R"x(
import weakref, re
def p(*v): print ' '.join(re.sub('0x[0-9a-f]+', '0x', str(x)) for x in v)
class A:
    def __init__(self, n=0): self.n = n
    def f(self): return self.n
    def __len__(self): return 4
    def __call__(self): return 'called'
a = A(3)
r = weakref.ref(a)
p(r, r() is a, weakref.getweakrefcount(a), weakref.ref(a) is r, r == weakref.ref(a))
pr = weakref.proxy(a)
p(pr.n, pr.f(), len(pr), pr(), type(pr), pr.__class__, isinstance(pr, A))
pr.n = 5
p(a.n, hash(r) == hash(a))
ra = weakref.ref(A)
p(ra, ra() is A, weakref.getweakrefcount(A))
class B(A): pass
p(weakref.getweakrefcount(A), weakref.getweakrefcount(B), weakref.getweakrefs(B))
d = weakref.WeakKeyDictionary()
d[a] = 1
p(len(d), d[a])
v = weakref.WeakValueDictionary()
v['a'] = a
p(v['a'] is a)
def cb(r): print 'cb', r() is None
r3 = weakref.ref(a, cb)
bm = weakref.ref(a.f)
p(bm())
del a
p(r, len(d), len(v))
try: pr.n
except ReferenceError as e: p(e)
rb = weakref.ref(B, cb)
del B
p(rb() is None, ra() is A)
class K: pass
s = weakref.WeakSet() if hasattr(weakref, 'WeakSet') else None
if s is not None:
    k = K()
    s.add(k)
    p(len(s), k in s)
    del k
    p(len(s))
)x";
    CHECK(printed(source, python_2) == R"x(<weakref at 0x; to 'instance' at 0x> True 1 True True
3 3 4 called <type 'weakcallableproxy'> __main__.A True
5 True
<weakref at 0x; to 'classobj' at 0x (A)> True 1
1 0 []
1 1
True
None
cb True
<weakref at 0x; dead> 0 0
weakly-referenced object no longer exists
cb True
True True
1 True
0
)x");
}

TEST_CASE("Copies of classic instances") {
    constexpr std::string_view source = R"x(
import copy
class A:
    def __init__(self, n): self.n = n
print copy.copy(A) is A, copy.deepcopy(A) is A
a = A([1])
b = copy.copy(a)
print b.n is a.n
)x";
    CHECK(printed(source, python_2) == R"x(True True
True
)x");
}

TEST_CASE("Classic instances that die in long chains") {
    constexpr std::string_view source = R"x(
class Node:
    def __init__(self, n, next): self.n, self.next = n, next
    def __del__(self): order.append(self.n)
order = []
x = None
for i in range(200): x = Node(i, x)
del x
print order
class T:
    def __init__(self, n, *kids): self.n = n; self.kids = kids
    def __del__(self): order.append(self.n)
order = []
def tree(d, n):
    return T(n) if d == 0 else T(n, tree(d - 1, n + 'l'), tree(d - 1, n + 'r'))
x = tree(4, 't')
del x
print order
order = []
class P:
    def __init__(self, n, a, b): self.n, self.a, self.b = n, a, b
    def __del__(self): order.append(self.n)
x = None
for i in range(120): x = P(i, x, P('s%d' % i, None, None))
del x
print order
)x";
    CHECK(
        printed(source, python_2) ==
        R"x([199, 198, 197, 196, 195, 194, 193, 192, 191, 190, 189, 188, 187, 186, 185, 184, 183, 182, 181, 180, 179, 178, 177, 176, 175, 174, 173, 172, 171, 170, 169, 168, 167, 166, 165, 164, 163, 162, 161, 160, 159, 158, 157, 156, 155, 154, 153, 152, 151, 150, 149, 149, 148, 147, 146, 145, 144, 143, 142, 141, 140, 139, 138, 137, 136, 135, 134, 133, 132, 131, 130, 129, 128, 127, 126, 125, 124, 123, 122, 121, 120, 119, 118, 117, 116, 115, 114, 113, 112, 111, 110, 109, 108, 107, 106, 105, 104, 103, 102, 101, 101, 100, 99, 98, 97, 96, 95, 94, 93, 92, 91, 90, 89, 88, 87, 86, 85, 84, 83, 82, 81, 80, 79, 78, 77, 76, 75, 74, 73, 72, 71, 70, 69, 68, 67, 66, 65, 64, 63, 62, 61, 60, 59, 58, 57, 56, 55, 54, 53, 53, 52, 51, 50, 49, 48, 47, 46, 45, 44, 43, 42, 41, 40, 39, 38, 37, 36, 35, 34, 33, 32, 31, 30, 29, 28, 27, 26, 25, 24, 23, 22, 21, 20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 5, 4, 3, 2, 1, 0]
['t', 'tr', 'trr', 'trrr', 'trrrr', 'trrrl', 'trrl', 'trrlr', 'trrll', 'trl', 'trlr', 'trlrr', 'trlrl', 'trll', 'trllr', 'trlll', 'tl', 'tlr', 'tlrr', 'tlrrr', 'tlrrl', 'tlrl', 'tlrlr', 'tlrll', 'tll', 'tllr', 'tllrr', 'tllrl', 'tlll', 'tlllr', 'tllll']
[119, 118, 117, 116, 115, 114, 113, 112, 111, 110, 109, 108, 107, 106, 105, 104, 103, 102, 101, 100, 99, 98, 97, 96, 95, 94, 93, 92, 91, 90, 89, 88, 87, 86, 85, 84, 83, 82, 81, 80, 79, 78, 77, 76, 75, 74, 73, 72, 71, 70, 69, 's70', 's71', 's72', 's73', 's74', 's75', 's76', 's77', 's78', 's79', 's80', 's81', 's82', 's83', 's84', 's85', 's86', 's87', 's88', 's89', 's90', 's91', 's92', 's93', 's94', 's95', 's96', 's97', 's98', 's99', 's100', 's101', 's102', 's103', 's104', 's105', 's106', 's107', 's108', 's109', 's110', 's111', 's112', 's113', 's114', 's115', 's116', 's117', 's118', 's119', 's70', 69, 68, 67, 66, 65, 64, 63, 62, 61, 60, 59, 58, 57, 56, 55, 54, 53, 52, 51, 50, 49, 48, 47, 46, 45, 44, 43, 42, 41, 40, 39, 38, 37, 36, 35, 34, 33, 32, 31, 30, 29, 28, 27, 26, 25, 24, 23, 22, 21, 's22', 's23', 's24', 's25', 's26', 's27', 's28', 's29', 's30', 's31', 's32', 's33', 's34', 's35', 's36', 's37', 's38', 's39', 's40', 's41', 's42', 's43', 's44', 's45', 's46', 's47', 's48', 's49', 's50', 's51', 's52', 's53', 's54', 's55', 's56', 's57', 's58', 's59', 's60', 's61', 's62', 's63', 's64', 's65', 's66', 's67', 's68', 's69', 's22', 21, 20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 's0', 's1', 's2', 's3', 's4', 's5', 's6', 's7', 's8', 's9', 's10', 's11', 's12', 's13', 's14', 's15', 's16', 's17', 's18', 's19', 's20', 's21']
)x");
}

}  // namespace lastref
