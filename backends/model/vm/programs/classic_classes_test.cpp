#include "backends/model/printed.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string>
#include <string_view>

namespace lastref {

using testing::printed;

namespace {

constexpr std::string_view python_2 = "model:cpython-2.7";

/// Why a program is not supported; empty where it is.
std::string refusal(const std::string& source) {
    for (const auto& each : make_model_runtimes()) {
        if (each->name() == python_2) return each->run({"program.py", source, {}}, {}, {}, {}).reason;
    }
    return "no such runtime";
}

}  // namespace

// What real ones print (2.7.18).

TEST_CASE(
    "Attributes of classic classes and instances are looked up depth first, and what they are made of can be set") {
    constexpr std::string_view source = R"x(
class Base:
    a = 1
    def f(self): return 'Base.f'
class Left(Base): pass
class Right(Base):
    a = 2
    b = 5
class Both(Left, Right): pass
x = Both()
print x.a, x.b, x.f(), Both.a, Both.__bases__ == (Left, Right)
x.a = 9
print x.__dict__, x.a
del x.a
print x.a
Both.a = 11
print x.a
del Both.a
print x.a
for what in 'x.zz', 'Both.zz', 'del_x', 'del_c', 'x.__name__', 'Both.__class__', 'Both.__mro__':
    try:
        if what == 'del_x': del x.zz
        elif what == 'del_c': del Both.zz
        else: print eval(what)
    except AttributeError as e: print e
print hasattr(x, 'f'), hasattr(x, 'g'), getattr(x, 'g', 3), getattr(Both, 'g', 4)
x.__dict__ = {'q': 1}
print x.q, vars(x)
x.__class__ = Right
print isinstance(x, Right), isinstance(x, Left), x.__class__.__name__
for v in 3, object, x:
    try: x.__class__ = v
    except TypeError as e: print e
    try: x.__dict__ = v
    except TypeError as e: print e
try: del x.__dict__
except TypeError as e: print e
try: del x.__class__
except TypeError as e: print e
Right.__name__ = 'Wrong'
print Right, Right.__name__
for n, v in ('__name__', 3), ('__bases__', 3), ('__bases__', (int,)), ('__dict__', 3), ('__bases__', (Both, Right)):
    try: setattr(Right, n, v)
    except TypeError as e: print e
print dir(x), dir(Both)
Left.__bases__ = ()
try: print Left().f()
except AttributeError as e: print e
print Both().f()
)x";
    CHECK(printed(source, python_2) == R"x(1 5 Base.f 1 True
{'a': 9} 9
1
11
1
Both instance has no attribute 'zz'
class Both has no attribute 'zz'
Both instance has no attribute 'zz'
class Both has no attribute 'zz'
Both instance has no attribute '__name__'
class Both has no attribute '__class__'
class Both has no attribute '__mro__'
True False 3 4
1 {'q': 1}
True False Right
__class__ must be set to a class
__dict__ must be set to a dictionary
__class__ must be set to a class
__dict__ must be set to a dictionary
__class__ must be set to a class
__dict__ must be set to a dictionary
__dict__ must be set to a dictionary
__class__ must be set to a class
__main__.Wrong Wrong
__name__ must be a string object
__bases__ must be a tuple object
__bases__ items must be classes
__dict__ must be a dictionary object
a __bases__ item causes an inheritance cycle
['__doc__', '__module__', 'a', 'b', 'f', 'q'] ['__doc__', '__module__', 'a', 'b', 'f']
Left instance has no attribute 'f'
Base.f
)x");
}

TEST_CASE("Classic instances are of the type instance, and isinstance() asks their class") {
    constexpr std::string_view source = R"x(
import types
class A: pass
class B(A): pass
class C(B): pass
class N(object): pass
a, b, c = A(), B(), C()
for o in a, b, c, 3, N(), N, A:
    print [isinstance(o, k) for k in (A, B, C, N, object, types.InstanceType, types.ClassType, type, (A, N))]
for k in A, B, C, N, object:
    print [issubclass(k, j) for j in (A, B, C, N, object)]
print type(a) is types.InstanceType, type(A) is types.ClassType, type(types.ClassType), type(types.InstanceType)
print types.ClassType, types.InstanceType, types.ClassType.__mro__, types.InstanceType.__name__
for t in (3, A), (A, 3), (a, A), (A, a):
    try: print issubclass(*t)
    except TypeError as e: print e
for t in (3, a), (a, a), (A, a):
    try: print isinstance(*t)
    except TypeError as e: print e
print callable(A), callable(a), callable(C.__init__) if hasattr(C, '__init__') else None
X = types.ClassType('X', (A,), {'y': 1})
print str(X), X().y, X.__module__, X.__doc__
for args in (3, (), {}), ('X', 3, {}), ('X', (), 3), ('X', (3,), {}):
    try: print types.ClassType(*args)
    except TypeError as e: print e
i = types.InstanceType(A, {'z': 3})
print i.z, i.__class__
i = types.InstanceType(A)
print i.__dict__
)x";
    CHECK(printed(source, python_2) == R"x([True, False, False, False, True, True, False, False, True]
[True, True, False, False, True, True, False, False, True]
[True, True, True, False, True, True, False, False, True]
[False, False, False, False, True, False, False, False, False]
[False, False, False, True, True, False, False, False, True]
[False, False, False, False, True, False, False, True, False]
[False, False, False, False, True, False, True, False, False]
[True, False, False, False, False]
[True, True, False, False, False]
[True, True, True, False, False]
[False, False, False, True, True]
[False, False, False, False, True]
True True <type 'type'> <type 'type'>
<type 'classobj'> <type 'instance'> (<type 'classobj'>, <type 'object'>) instance
issubclass() arg 1 must be a class
issubclass() arg 2 must be a class or tuple of classes
issubclass() arg 1 must be a class
issubclass() arg 2 must be a class or tuple of classes
isinstance() arg 2 must be a class, type, or tuple of classes and types
isinstance() arg 2 must be a class, type, or tuple of classes and types
isinstance() arg 2 must be a class, type, or tuple of classes and types
True False None
__main__.X 1 __main__ None
argument 1 must be string, not int
PyClass_New: bases must be a tuple
PyClass_New: dict must be a dictionary
int() takes at most 2 arguments (3 given)
3 __main__.A
{}
)x");
}

TEST_CASE("A class with classic bases and others is of the new kind") {
    constexpr std::string_view source = R"x(
class A:
    x = 'A'
    def f(self): return 'A.f'
    def __init__(self): self.made = 'A'
class B(A):
    x = 'B'
class N(object):
    x = 'N'
    def g(self): return 'N.g'
class M(B, N): pass
class M2(N, B): pass
print type(M), M.__mro__ == (M, B, A, N, object), M2.__mro__ == (M2, N, object, B, A), [k.__name__ for k in M2.__mro__]
m, m2 = M(), M2()
print m.x, m2.x, m.f(), m.g(), hasattr(m2, 'made'), m.made
print isinstance(m, A), isinstance(m, N), isinstance(m, object), issubclass(M, A), issubclass(A, M)
A.f = lambda self: 'new f'
print m.f()
A.y = 3
print m.y, M.y
del A.y
print hasattr(m, 'y')
print A.__init__(m)
class It:
    def __init__(self): self.n = 0
    def next(self):
        self.n += 1
        if self.n > 3: raise StopIteration
        return self.n
    def __iter__(self): return self
    def __nonzero__(self): return False
    def __len__(self): return 7
    def __div__(self, other): return 'div'
class NIt(It, object): pass
print list(NIt()), bool(NIt()), len(NIt()), NIt() / 2
class S(A, object):
    __slots__ = ('q',)
s = S()
s.q = 1
s.other = 2
print s.__dict__
try: type('T', (A,), {})
except TypeError as e: print e
class Meta(type):
    def __new__(meta, name, bases, space):
        print 'making', name
        return type.__new__(meta, name, bases, space)
class WithMeta(object):
    pass
W = Meta('W', (object,), {})
class V(A, W): pass
print type(V).__name__
class Del:
    def __del__(self): print 'del', self.__class__.__name__
class ND(Del, object): pass
ND()
class Diamond1(B, A, N): pass
print [k.__name__ for k in Diamond1.__mro__]
print super(M, m).f(), super(M, m).x
print dir(M) == sorted(set(dir(N)) | set(dir(B)) ) 
)x";
    CHECK(printed(source, python_2) == R"x(<type 'type'> True True ['M2', 'N', 'object', 'B', 'A']
B N A.f N.g False A
True True True True False
new f
3 3
False
None
[1, 2, 3] False 7 div
{'made': 'A', 'other': 2}
a new-style class can't have only classic bases
making W
making V
Meta
del ND
['Diamond1', 'B', 'A', 'N', 'object']
new f B
True
)x");
}

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

TEST_CASE("A classic instance is asked for special methods through its attributes") {
    constexpr std::string_view source = R"x(
class S:
    def __init__(self): self.d = {}
    def __len__(self): return 5
    def __getitem__(self, k): print 'get', k; return self.d[k]
    def __setitem__(self, k, v): print 'set', k; self.d[k] = v
    def __delitem__(self, k): print 'del', k; del self.d[k]
    def __contains__(self, k): print 'in', k; return k in self.d
    def __call__(self, *a, **k): return a, k
    def __repr__(self): return 'S()'
    def __str__(self): return 'str S'
    def __hash__(self): return 42
    def __nonzero__(self): return False
s = S()
s[1] = 2
print s[1], 1 in s, 2 in s, len(s)
del s[1]
try: s[1]
except KeyError as e: print 'KeyError', e
print s(1, 2, x=3), repr(s), str(s), '%s %r' % (s, s), hash(s), bool(s), not s
s.__len__ = lambda: 9
print len(s)
s.__call__ = lambda: 'own'
print s()
class I:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def next(self):
        if not self.n: raise StopIteration
        self.n -= 1
        return self.n
print list(I(3)), [x for x in I(2)], tuple(I(3)), sum(I(4)), max(I(5)), sorted(I(3)), 1 in I(3), zip(I(2), I(2)), map(None, I(2)) if 0 else 0
it = I(2)
print next(it), next(it), next(it, 'end')
class Seq:
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i * 10
print list(Seq()), 20 in Seq(), 30 in Seq(), [a for a in Seq()]
class Bad:
    def __len__(self): return -1
    def __nonzero__(self): return 'x'
    def __hash__(self): return 'x'
    def __iter__(self): return 3
    def __repr__(self): return 3
    def __str__(self): return 3
    def __init__(self): pass
b = Bad()
for f in len, bool, hash, iter, repr, str:
    try: print f(b)
    except Exception as e: print type(e).__name__, e
class BadL:
    def __len__(self): return 'x'
class BadN:
    def __nonzero__(self): return -1
class BadI:
    def __init__(self): return 3
for f in (lambda: len(BadL()), lambda: bool(BadL()), lambda: bool(BadN()), BadI, lambda: S(1), lambda: I()):
    try: print f()
    except Exception as e: print type(e).__name__, e
class E: pass
e = E()
def tr(f):
    try: print f()
    except Exception as x: print type(x).__name__, x
tr(lambda: len(e)); tr(lambda: e[1]); tr(lambda: e()); tr(lambda: iter(e)); tr(lambda: next(e)); tr(lambda: 1 in e)
tr(lambda: bool(e)); tr(lambda: hash(e) == hash(e)); tr(lambda: list(e)); tr(lambda: reversed(e)); tr(lambda: dict(e)); tr(lambda: tuple(e))
def st(): e[1] = 2
def de(): del e[1]
tr(st); tr(de)
tr(lambda: '%d' % e); tr(lambda: '%s' % e == str(e)); tr(lambda: 'abc' % e); tr(lambda: '%(x)s' % e); tr(lambda: [][e]); tr(lambda: range(e)); tr(lambda: abs(e)); tr(lambda: ~e); tr(lambda: float(e)); tr(lambda: int(e)); tr(lambda: e + 1); tr(lambda: 1 + e); tr(lambda: e + e); tr(lambda: [1] * e); tr(lambda: [1] + e); tr(lambda: 'a' + e)
tr(lambda: e / 2); tr(lambda: 2 / e); tr(lambda: e ** 2); tr(lambda: divmod(e, 2)); tr(lambda: e % 3); tr(lambda: -e); tr(lambda: +e); tr(lambda: e << 1)
with_ = None
try:
    with e: pass
except AttributeError as x: print x
class En:
    def __exit__(self, *a): return True
try:
    with En(): pass
except AttributeError as x: print x
class W:
    def __enter__(self): print 'enter'; return 7
    def __exit__(self, t, v, tb): print 'exit', t, v; return True
with W() as w: print w; raise ValueError('in')
print format(s), '{0}'.format(s), '{0.d}'.format(s)
tr(lambda: chr(e)); tr(lambda: isinstance(1, e)); tr(lambda: getattr(e, 3)); tr(lambda: iter(e, 3)); tr(lambda: enumerate(e)); tr(lambda: map(e, [1])); tr(lambda: sorted(e)); tr(lambda: E[0]); tr(lambda: E + 1); tr(lambda: len(E)); tr(lambda: iter(E)); tr(lambda: E.x)
)x";
    CHECK(printed(source, python_2) == R"x(set 1
get 1
2 in 1
True in 2
False 5
del 1
get 1
KeyError 1
((1, 2), {'x': 3}) S() str S str S S() 42 False True
9
own
[2, 1, 0] [1, 0] (2, 1, 0) 6 4 [0, 1, 2] True [(1, 1), (0, 0)] 0
1 0 end
[0, 10, 20] True False [0, 10, 20]
ValueError __len__() should return >= 0
TypeError __nonzero__ should return an int
TypeError __hash__() should return an int
TypeError __iter__ returned non-iterator of type 'int'
TypeError __repr__ returned non-string (type int)
TypeError __str__ returned non-string (type int)
TypeError __len__() should return an int
TypeError __nonzero__ should return an int
ValueError __nonzero__ should return >= 0
TypeError __init__() should return None
TypeError __init__() takes exactly 1 argument (2 given)
TypeError __init__() takes exactly 2 arguments (1 given)
AttributeError E instance has no attribute '__len__'
AttributeError E instance has no attribute '__getitem__'
AttributeError E instance has no __call__ method
TypeError iteration over non-sequence
TypeError instance has no next() method
TypeError argument of type 'instance' is not iterable
True
True
TypeError iteration over non-sequence
TypeError argument to reversed() must be a sequence
TypeError iteration over non-sequence
TypeError iteration over non-sequence
AttributeError E instance has no attribute '__setitem__'
AttributeError E instance has no attribute '__delitem__'
TypeError %d format: a number is required, not instance
True
abc
AttributeError E instance has no attribute '__getitem__'
TypeError object cannot be interpreted as an index
AttributeError E instance has no attribute '__trunc__'
AttributeError E instance has no attribute '__abs__'
AttributeError E instance has no attribute '__invert__'
AttributeError E instance has no attribute '__float__'
AttributeError E instance has no attribute '__trunc__'
TypeError unsupported operand type(s) for +: 'instance' and 'int'
TypeError unsupported operand type(s) for +: 'int' and 'instance'
TypeError unsupported operand type(s) for +: 'instance' and 'instance'
TypeError object cannot be interpreted as an index
TypeError can only concatenate list (not "instance") to list
TypeError cannot concatenate 'str' and 'instance' objects
TypeError unsupported operand type(s) for /: 'instance' and 'int'
TypeError unsupported operand type(s) for /: 'int' and 'instance'
TypeError unsupported operand type(s) for ** or pow(): 'instance' and 'int'
TypeError unsupported operand type(s) for divmod(): 'instance' and 'int'
TypeError unsupported operand type(s) for %: 'instance' and 'int'
AttributeError E instance has no attribute '__neg__'
AttributeError E instance has no attribute '__pos__'
TypeError unsupported operand type(s) for <<: 'instance' and 'int'
E instance has no attribute '__exit__'
En instance has no attribute '__enter__'
enter
7
exit <type 'exceptions.ValueError'> in
str S str S {}
AttributeError E instance has no attribute '__trunc__'
TypeError isinstance() arg 2 must be a class, type, or tuple of classes and types
TypeError getattr(): attribute name must be string
TypeError iter(v, w): v must be callable
TypeError iteration over non-sequence
AttributeError E instance has no __call__ method
TypeError iteration over non-sequence
TypeError 'classobj' object has no attribute '__getitem__'
TypeError unsupported operand type(s) for +: 'classobj' and 'int'
TypeError object of type 'classobj' has no len()
TypeError 'classobj' object is not iterable
AttributeError class E has no attribute 'x'
)x");
}

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

TEST_CASE("Classic classes of functions and of other classes") {
    constexpr std::string_view source = R"x(
import sys
def make(n):
    class Local:
        count = n
        def get(self): return n, self.count
        class Inner:
            z = 1
    return Local
L1, L2 = make(1), make(2)
print L1, L1 is L2, L1().get(), L2().get(), L1.Inner.z, L1.Inner
class Outer:
    def method(self):
        class InMethod(Outer): pass
        return InMethod()
o = Outer().method()
print o.__class__.__name__, isinstance(o, Outer)
def f():
    class D:
        def __del__(self): print 'D dies'
    d = D()
    print sys.getrefcount(D), sys.getrefcount(d)
    return
f()
def g():
    class X:
        def __del__(self): print 'gone', X is None
    return X()
x = g()
del x
exec("class FromExec:\n  def f(self): return 1\n")
print FromExec().f(), FromExec.__module__
class Doc:
    """text"""
print Doc.__doc__, Doc().__doc__, Outer.__doc__
class Deco: pass
def deco(c): c.decorated = 1; return c
@deco
class Decorated: pass
print Decorated.decorated
class WithLoop:
    for i in range(3): pass
    l = [i for i in range(2)]
print WithLoop.i, WithLoop.l
class Names:
    __private = 1
    def f(self): return self.__private
print Names().f(), sorted(Names.__dict__)
print map(lambda k: k.__name__, [Outer, Doc])
class Counter:
    total = 0
    def __init__(self): Counter.total += 1
Counter(); Counter()
print Counter.total
)x";
    CHECK(printed(source, python_2) == R"x(__main__.Local False (1, 1) (2, 2) 1 __main__.Inner
InMethod True
3 2
D dies
gone False
1 __main__
text text None
1
1 [0, 1]
1 ['_Names__private', '__doc__', '__module__', 'f']
['Outer', 'Doc']
2
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

TEST_CASE("A module may say which metaclass its classes without bases have") {
    constexpr std::string_view source = R"x(
__metaclass__ = type
class A: pass
print type(A), isinstance(A(), object)
class B(A): pass
def f():
    class C: pass
    return C
print type(f())
del __metaclass__
class D: pass
print type(D)
class M(type):
    def __new__(cls, n, b, d): print n, b, sorted(d); return type.__new__(cls, n, b or (object,), d)
__metaclass__ = M
class E: x = 1
print type(E), E.x
)x";
    CHECK(printed(source, python_2) == R"x(<type 'type'> True
<type 'type'>
<type 'classobj'>
E () ['__module__', 'x']
<class '__main__.M'> 1
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

TEST_CASE("What classic classes are refused for") {
    for (const auto& [use, reason] : {
             std::pair{"raise A", "raising a classic class"},
             std::pair{"raise A()", "raising a classic class"},
             std::pair{"A.__coerce__ = lambda self, other: None; A() + 1", "__coerce__ of a classic class"},
             std::pair{"A() < A()", "an order of unlike objects, in Python 2"},
             std::pair{"class B(A, object): pass\nA.__dict__",
                       "the namespace of a classic class that others than such derive from"},
             std::pair{"reversed(A())", "reversed() of a classic instance"},
         }) {
        INFO(use);
        const std::string found = refusal(std::string("class A:\n    def __getitem__(self, i): pass\n") + use + "\n");
        CHECK(found.ends_with(std::string(": ") + reason));
    }
}

}  // namespace lastref
