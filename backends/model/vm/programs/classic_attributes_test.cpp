#include "backends/model/printed.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string_view>

namespace lastref {

using testing::printed;

namespace {

constexpr std::string_view python_2 = "model:cpython-2.7";

}  // namespace

// What real ones print (2.7.18).

TEST_CASE("__getattr__, __setattr__ and descriptors of classic classes") {
    constexpr std::string_view source = R"x(
class G:
    cls = 1
    def __getattr__(self, name):
        print 'getattr', name
        if name.startswith('__') and name != '__len__': raise AttributeError(name)
        return lambda *a: 17
g = G()
print g.cls, g.x()
print len(g)
try: g + 1
except TypeError as e: print e
print g == 3, g != 3
print bool(g)
print hash(g) == hash(g)
repr(g); str(g)
try: iter(g)
except TypeError as e: print e
print 3 in g if 0 else 0
class Sa:
    def __setattr__(self, n, v): print 'set', n, v; self.__dict__[n] = v
    def __delattr__(self, n): print 'del', n; del self.__dict__[n]
s = Sa()
s.x = 1
del s.x
s.__dict__ = {'y': 2}
s.__class__ = G
print s.y
class Sub(Sa): pass
t = Sub()
t.z = 3
G.__getattr__ = lambda self, name: name.upper()
print g.hello, hasattr(g, 'what')
del G.__getattr__
try: g.hello
except AttributeError as e: print e
class P(object): pass
class Prop:
    def get(self): return 'got'
    def set(self, v): print 'set', v
    p = property(get, set)
    @staticmethod
    def st(*a): return a
    @classmethod
    def cm(cls, *a): return cls.__name__, a
p = Prop()
print p.p, p.st(1), p.cm(2), Prop.st(3), Prop.cm(4), Prop.p.__class__.__name__
p.p = 5
print p.p, p.__dict__
class PropErr:
    def get(self): raise AttributeError('inner')
    p = property(get)
    def __getattr__(self, n): return 'hook ' + n
print PropErr().p
class Desc(object):
    def __get__(self, o, t): return o, t
class H: d = Desc()
h = H()
print h.d == (h, H), H.d == (None, H)
h.d = 3
print h.d
class Old:
    def __get__(self, o, t): return 'never'
class UsesOld(object): o = Old()
print isinstance(UsesOld().o, Old)
class Rec:
    def __getattr__(self, n): return getattr(self, n)
try: Rec().x
except RuntimeError as e: print str(e)[:32]
)x";
    CHECK(printed(source, python_2) == R"x(1 getattr x
17
getattr __len__
17
getattr __coerce__
getattr __add__
unsupported operand type(s) for +: 'instance' and 'int'
getattr __eq__
getattr __coerce__
getattr __cmp__
False getattr __ne__
getattr __coerce__
getattr __cmp__
True
getattr __nonzero__
getattr __len__
True
getattr __hash__
getattr __eq__
getattr __cmp__
getattr __hash__
getattr __eq__
getattr __cmp__
True
getattr __repr__
getattr __str__
getattr __repr__
getattr __iter__
getattr __getitem__
iteration over non-sequence
0
set x 1
del x
2
set z 3
HELLO True
G instance has no attribute 'hello'
got (1,) ('Prop', (2,)) (3,) ('Prop', (4,)) property
5 {'p': 5}
hook p
True True
3
True
maximum recursion depth exceeded
)x");
}

TEST_CASE("Methods of a classic class are bound to its instances, or unbound") {
    constexpr std::string_view source = R"x(
import re, types
def p(*v): print ' '.join(re.sub('0x[0-9a-f]+', '0x', str(x)) for x in v)
class A:
    def f(self, *a): return a
    def g(self): "doc g"
class B(A): pass
class C: pass
a, b, c = A(), B(), C()
p(a.f, A.f, b.f, B.f, type(a.f), type(A.f), a.f.__name__, A.f.__name__, A.g.__doc__, A.f.im_class, B.f.im_class, b.f.im_class, A.f.im_self, a.f.im_self is a, A.f.im_func is a.f.im_func)
p(A.f(a, 1), A.f(b, 2), B.f(b, 3))
for t in (lambda: A.f(c), lambda: A.f(), lambda: B.f(a), lambda: A.f(3), lambda: A.f(A), lambda: A.f(None), lambda: A.f(self=a)):
    try: p(t())
    except TypeError as e: p(e)
p(A.f == A.f, A.f == B.f, a.f == a.f, a.f == b.f, A.f != A.g, a.f == A.f, hash(A.f) == hash(B.f), len({A.f: 1, B.f: 2}))
p(isinstance(A.f, types.MethodType), isinstance(A.f, types.UnboundMethodType), callable(A.f))
class Holder: h = A.f
class HolderB(A): h = A.f
p(Holder.h, HolderB.h, HolderB().h, Holder().h)
m = A.f
p(m.__func__ is A.__dict__['f'], m.__self__, m.im_func.__name__)
A.f.im_func.attr = 3
p(A.f.attr, a.f.attr)
try: A.f.zz
except AttributeError as e: p(e)
try: A.f.attr = 4
except AttributeError as e: p(e)
a.f = lambda: 'own'
p(a.f())
class Init(A):
    def __init__(self, *a): A.f(self, 1); self.a = a
class Init2(Init):
    def __init__(self): Init.__init__(self, 1, 2)
p(Init2().a)
l = [A.f, a.g]
p(map(callable, l))
A.k = len
p(a.k([1, 2]))
A.l = lambda self: self
p(a.l() is a, A.l(a) is a)
A.t = int
p(a.t('3'))
A.u = a.g
p(a.u)
del A.g
p(hasattr(a, 'g'))
)x";
    CHECK(
        printed(source, python_2) ==
        R"x(<bound method A.f of <__main__.A instance at 0x>> <unbound method A.f> <bound method B.f of <__main__.B instance at 0x>> <unbound method B.f> <type 'instancemethod'> <type 'instancemethod'> f f doc g __main__.A __main__.B __main__.B None True True
(1,) (2,) (3,)
unbound method f() must be called with A instance as first argument (got C instance instead)
unbound method f() must be called with A instance as first argument (got nothing instead)
unbound method f() must be called with B instance as first argument (got A instance instead)
unbound method f() must be called with A instance as first argument (got int instance instead)
unbound method f() must be called with A instance as first argument (got classobj instance instead)
unbound method f() must be called with A instance as first argument (got NoneType instance instead)
unbound method f() must be called with A instance as first argument (got nothing instead)
True True True False True False True 1
True True True
<unbound method A.f> <unbound method HolderB.f> <bound method HolderB.f of <__main__.HolderB instance at 0x>> <unbound method A.f>
True None f
3 3
'function' object has no attribute 'zz'
'instancemethod' object has no attribute 'attr'
own
(1, 2)
[True, True]
2
True True
3
<bound method A.g of <__main__.A instance at 0x>>
False
)x");
}

TEST_CASE("super() takes no classic class") {
    constexpr std::string_view source = R"x(
class A:
    def f(self): return super(A, self).f()
try: A().f()
except TypeError as e: print e
class B(A):
    def f(self): return A.f(self)
class N(object):
    def f(self): return 'N'
class M(N, A):
    def f(self): return super(M, self).f()
print M().f()
class K(A, N):
    def f(self): return super(K, self).f()
try: print K().f()
except TypeError as e: print e
)x";
    CHECK(printed(source, python_2) == R"x(super() argument 1 must be type, not classobj
N
super() argument 1 must be type, not classobj
)x");
}

TEST_CASE("Classic classes in except clauses") {
    constexpr std::string_view source = R"x(
class E1: pass
class E2(E1): pass
try:
    raise ValueError('x')
except E1: print 'no'
except (E2, ValueError): print 'yes'
try:
    try: raise KeyError(1)
    except int: print 'no'
    except object: print 'no'
    except E1: print 'no'
except KeyError as e: print 'passed', e
class M(E1, Exception): pass
class M2(Exception, E1): pass
for k in M, M2:
    try: raise k('arg')
    except E1 as e: print k.__name__, e, e.args, isinstance(e, E1)
)x";
    CHECK(printed(source, python_2) == R"x(yes
passed 1
M arg ('arg',) True
M2 arg ('arg',) True
)x");
}

TEST_CASE("What a classic class is made of can be replaced") {
    constexpr std::string_view source = R"x(
class A: pass
class B(A): pass
class C(A): pass
class D(B, C): pass
A.x = 'A'; C.x = 'C'
print D().x
B.__bases__ = ()
print D().x
B.__bases__ = (C,)
print D().x, issubclass(B, C), isinstance(D(), C)
try: C.__bases__ = (D,)
except TypeError as e: print e
B.__dict__['y'] = 5
print D().y, D.y
del B.__dict__['y']
print hasattr(D, 'y')
A.__dict__.update(z=1)
print D().z, vars(A) is A.__dict__
B.__dict__ = {'new': 1, '__module__': 'elsewhere', '__doc__': 'other'}
print B, B.new, B.__module__, B.__doc__, str(B), repr(D())[:11]
del B.__dict__['__module__']
print str(B), B.__name__
A.__module__ = 'mod'
print str(A), str(A())[:14]
A.__module__ = 3
print str(A), str(A())[:3]
A.__doc__ = 'set'
print A.__doc__, A().__doc__
class E(A): pass
print E.__doc__
try: E.__name__ = 5
except TypeError as e: print e
E.__name__ = 'F'
print E.__name__, str(E)
try: del E.__name__
except TypeError as e: print e
try: del E.__bases__
except TypeError as e: print e
try: del E.__dict__
except TypeError as e: print e
)x";
    CHECK(printed(source, python_2) == R"x(A
C
C True True
a __bases__ item causes an inheritance cycle
5 5
False
1 True
elsewhere.B 1 elsewhere other elsewhere.B <__main__.D
B B
mod.A <mod.A instanc
A <?.
set set
None
__name__ must be a string object
F __main__.F
__name__ must be a string object
__bases__ must be a tuple object
__dict__ must be a dictionary object
)x");
}

}  // namespace lastref
