#include "backends/model/printed.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string_view>

namespace lastref {

using testing::printed;

namespace {

constexpr std::string_view python_2 = "model:cpython-2.7";

}  // namespace

// What real ones print (2.7.18).

TEST_CASE("What dies of classic instances, in which order") {
    constexpr std::string_view source = R"x(
import gc
gc.disable()
log = []
class D:
    def __init__(self, n): self.__dict__['n'] = n
    def __del__(self): log.append(self.n)
class H: pass
h = H()
h.a, h.b, h.c = D('a'), D('b'), D('c')
del h; print log; del log[:]
h = H()
h.zebra, h.apple, h.mango = D('zebra'), D('apple'), D('mango')
h.__dict__.clear(); print log; del log[:]
class L: pass
def f():
    class K: x = D('x'); y = D('y')
    K.self = D('z')
f(); print log; del log[:]
def g():
    a, b = D('1'), D('2')
    return
g(); print log; del log[:]
x = D('first')
x = D('second'); print log; del log[:]
class Owner(D):
    def __del__(self): log.append('owner'); D.__del__(self)
o = Owner('o'); o.part = D('part'); del o; print log; del log[:]
class Re:
    def __del__(self): log.append('re'); globals()['saved'] = self
Re(); print log, saved.__class__.__name__; del log[:]
del saved; print log, 'saved' in globals();
Re.__del__ = lambda s: log.append('end')
del saved; print log; del log[:]
t = (D('t1'), [D('t2')], {'k': D('t3')})
del t; print log; del log[:]
o = H(); o.o = H(); o.o.o = H(); o.o.o.d = D('deep')
del o; print log; del log[:]
class Slot(object):
    def __init__(self): self.d = D('in new'); self.e = D('in new 2')
Slot(); print log
)x";
    CHECK(printed(source, python_2) == R"x(['a', 'c', 'b']
['mango', 'zebra', 'apple']
['y', 'x', 'z']
['1', '2']
['first']
['owner', 'o', 'part']
['re'] Re
['re'] True
['re', 'end']
['t3', 't2', 't1']
['deep']
['in new 2', 'in new']
)x");
}

TEST_CASE("What keeps classic instances alive") {
    constexpr std::string_view source = R"x(
import sys
class Tracker:
    live = 0
    def __init__(self): Tracker.live += 1
    def __del__(self): Tracker.live -= 1
def rec(n):
    t = Tracker()
    if n: rec(n - 1)
    else: print Tracker.live
rec(10); print Tracker.live
def raises():
    t = Tracker()
    raise ValueError
try: raises()
except ValueError: print Tracker.live
print Tracker.live
sys.exc_clear()
print Tracker.live
def gen():
    t = Tracker()
    try: yield 1
    finally: print 'fin', Tracker.live
g = gen(); next(g); print Tracker.live
g.close(); print Tracker.live
l = [Tracker() for i in range(4)]
print Tracker.live
l[1:3] = []
print Tracker.live
del l[:]
print Tracker.live
d = dict.fromkeys('abc', Tracker()); print Tracker.live
d.clear(); print Tracker.live
t = Tracker(); t.__dict__['x'] = t.__dict__; del t; print Tracker.live
import gc; gc.collect(); print Tracker.live
x = y = Tracker(); x = None; print Tracker.live; y = None; print Tracker.live
class Sub(Tracker):
    def __init__(self): Tracker.__init__(self); self.child = Tracker()
s = Sub(); print Tracker.live
f = s.__init__; del s; print Tracker.live; del f; print Tracker.live
b = Tracker().__class__; print Tracker.live
m = Tracker().__del__; print Tracker.live; del m; print Tracker.live
)x";
    CHECK(printed(source, python_2) == R"x(11
0
1
1
0
1
fin 1
0
4
2
0
1
0
0
0
1
0
2
2
0
0
1
0
)x");
}

TEST_CASE("What keeps classic classes alive") {
    constexpr std::string_view source = R"x(
class A:
    def f(self): return 'A'
a = A()
import weakref
def cb(r): print 'class gone'
class L: pass
r = weakref.ref(L, cb)
l = L()
del L
print r() is not None
del l
print r()
def mk():
    class T:
        def f(self): return T
    return T
t = mk()
r = weakref.ref(t, cb)
del t
import gc
print r() is not None
gc.collect()
print r()
class Base: pass
r = weakref.ref(Base, cb)
class Derived(Base): pass
del Base
print r() is not None
del Derived
print r()
class Base: pass
r = weakref.ref(Base, cb)
class New(Base, object): pass
del Base
print r() is not None
del New
print gc.collect() > 0, r()
class X: pass
x = X(); y = X()
X.inst = x
rx = weakref.ref(x, lambda r: pr('x gone'))
def pr(s): print s
del x
y.__class__ = A
print y.f()
del X
print gc.collect(), rx()
)x";
    CHECK(printed(source, python_2) == R"x(True
class gone
None
True
class gone
None
True
class gone
None
True
class gone
True None
A
x gone
3 None
)x");
}

TEST_CASE("Cycles of classic instances with and without finalizers") {
    constexpr std::string_view source = R"x(
import gc, weakref
gc.disable()
class N:
    def __init__(self, name): self.name = name
class F(N):
    def __del__(self): print 'fin', self.name
def trial(*kinds):
    objs = [k(str(i)) for i, k in enumerate(kinds)]
    for i, o in enumerate(objs): o.next = objs[(i + 1) % len(objs)]
    refs = [weakref.ref(o) for o in objs]
    del objs, o
    n = gc.collect()
    print n, len(gc.garbage), [r() is not None for r in refs]
    for g in gc.garbage: g.next = None
    g = None
    del gc.garbage[:]
    print gc.collect(), [r() is not None for r in refs]
trial(N); trial(F); trial(N, N); trial(F, N); trial(N, F); trial(F, F); trial(N, N, F, N)
class New(object): pass
class NewF(object):
    def __del__(self): print 'newfin'
a, b = N('a'), New(); a.b, b.a = b, a; del a, b; print gc.collect()
a, b = N('a'), NewF(); a.b, b.a = b, a; del a, b; print gc.collect(), [type(g).__name__ for g in gc.garbage]
gc.garbage[0].a = None; del gc.garbage[:]
a = F('hang'); a.l = [a]; w = weakref.ref(a, lambda r: 'cb'); del a
print gc.collect(), len(gc.garbage), w() is not None
gc.garbage.pop().l = None
print w()
x = N('x'); x.f = F('tail'); x.x = x; del x
print gc.collect(), [g.name for g in gc.garbage]
del gc.garbage[:]
class M(F, object): pass
m = M('mixed'); m.m = m; del m
print gc.collect(), len(gc.garbage)
gc.garbage[0].m = 0; del gc.garbage[:]
print gc.get_count()[1:] is not None
)x";
    CHECK(printed(source, python_2) == R"x(2 0 [False]
0 [False]
2 1 [True]
fin 0
0 [False]
4 0 [False, False]
0 [False, False]
4 1 [True, True]
fin 0
0 [False, False]
4 1 [True, True]
fin 1
0 [False, False]
4 2 [True, True]
fin 1
fin 0
0 [False, False]
8 1 [True, True, True, True]
fin 2
0 [False, False, False, False]
4
4 ['NewF']
3 1 True
fin hang
None
fin tail
2 []
2 1
fin mixed
True
newfin
)x");
}

TEST_CASE("References to a classic instance while its methods run") {
    constexpr std::string_view source = R"x(
import sys
class A:
    def __init__(self): print 'init', sys.getrefcount(self)
    def __call__(self): print 'call', sys.getrefcount(self)
    def __len__(self): print 'len', sys.getrefcount(self); return 1
class B:
    def __init__(self, x): print 'init', sys.getrefcount(self), sys.getrefcount(x)
    def __call__(self, x): print 'call', sys.getrefcount(self), sys.getrefcount(x)
    def g(self, x): print 'g', sys.getrefcount(self), sys.getrefcount(x)
a = A(); a(); len(a)
o = object()
b = B(o); b(o); b.g(o); B.g(b, o)
m = b.g
m(o)
)x";
    CHECK(printed(source, python_2) == R"x(init 5
call 7
len 6
init 5 5
call 7 5
g 4 4
g 4 4
g 5 4
)x");
}

}  // namespace lastref
