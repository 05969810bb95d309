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

TEST_CASE("Special methods that an instance has itself") {
    constexpr std::string_view source = R"x(
class A: pass
for name, value in [('__len__', lambda: 3), ('__getitem__', lambda i: i), ('__call__', lambda *a: a), ('__str__', lambda: 'inst str'), ('__repr__', lambda: 'inst repr'), ('__nonzero__', lambda: 0), ('__hash__', lambda: 7), ('__eq__', lambda o: 'eq'), ('__cmp__', lambda o: 0), ('__add__', lambda o: 'add'), ('__iter__', lambda: iter('ab')), ('__contains__', lambda o: True), ('__int__', lambda: 9), ('next', lambda: 'n'), ('__neg__', lambda: 'neg'), ('__getattr__', lambda n: 'never'), ('__setattr__', lambda n, v: 'never')]:
    a = A()
    setattr(a, name, value)
    for what in 'len(a)', 'a[5]', 'a(1)', 'str(a)[:9]', 'repr(a)[:9]', 'bool(a)', 'a == 3', 'a < 3' if name == '__cmp__' else '0', 'a + 1', 'list(a)' if name != '__getitem__' else '0', '4 in a' if name != '__getitem__' else '0', 'int(a)', 'next(a)', '-a', 'a.zz':
        try: r = eval(what)
        except Exception as e: r = type(e).__name__ + ' ' + str(e)
        print name, what, r
)x";
    CHECK(printed(source, python_2) == R"x(__len__ len(a) 3
__len__ a[5] AttributeError A instance has no attribute '__getitem__'
__len__ a(1) AttributeError A instance has no __call__ method
__len__ str(a)[:9] <__main__
__len__ repr(a)[:9] <__main__
__len__ bool(a) True
__len__ a == 3 False
__len__ 0 0
__len__ a + 1 TypeError unsupported operand type(s) for +: 'instance' and 'int'
__len__ list(a) TypeError iteration over non-sequence
__len__ 4 in a TypeError argument of type 'instance' is not iterable
__len__ int(a) AttributeError A instance has no attribute '__trunc__'
__len__ next(a) TypeError instance has no next() method
__len__ -a AttributeError A instance has no attribute '__neg__'
__len__ a.zz AttributeError A instance has no attribute 'zz'
__getitem__ len(a) AttributeError A instance has no attribute '__len__'
__getitem__ a[5] 5
__getitem__ a(1) AttributeError A instance has no __call__ method
__getitem__ str(a)[:9] <__main__
__getitem__ repr(a)[:9] <__main__
__getitem__ bool(a) True
__getitem__ a == 3 False
__getitem__ 0 0
__getitem__ a + 1 TypeError unsupported operand type(s) for +: 'instance' and 'int'
__getitem__ 0 0
__getitem__ 0 0
__getitem__ int(a) AttributeError A instance has no attribute '__trunc__'
__getitem__ next(a) TypeError instance has no next() method
__getitem__ -a AttributeError A instance has no attribute '__neg__'
__getitem__ a.zz AttributeError A instance has no attribute 'zz'
__call__ len(a) AttributeError A instance has no attribute '__len__'
__call__ a[5] AttributeError A instance has no attribute '__getitem__'
__call__ a(1) (1,)
__call__ str(a)[:9] <__main__
__call__ repr(a)[:9] <__main__
__call__ bool(a) True
__call__ a == 3 False
__call__ 0 0
__call__ a + 1 TypeError unsupported operand type(s) for +: 'instance' and 'int'
__call__ list(a) TypeError iteration over non-sequence
__call__ 4 in a TypeError argument of type 'instance' is not iterable
__call__ int(a) AttributeError A instance has no attribute '__trunc__'
__call__ next(a) TypeError instance has no next() method
__call__ -a AttributeError A instance has no attribute '__neg__'
__call__ a.zz AttributeError A instance has no attribute 'zz'
__str__ len(a) AttributeError A instance has no attribute '__len__'
__str__ a[5] AttributeError A instance has no attribute '__getitem__'
__str__ a(1) AttributeError A instance has no __call__ method
__str__ str(a)[:9] inst str
__str__ repr(a)[:9] <__main__
__str__ bool(a) True
__str__ a == 3 False
__str__ 0 0
__str__ a + 1 TypeError unsupported operand type(s) for +: 'instance' and 'int'
__str__ list(a) TypeError iteration over non-sequence
__str__ 4 in a TypeError argument of type 'instance' is not iterable
__str__ int(a) AttributeError A instance has no attribute '__trunc__'
__str__ next(a) TypeError instance has no next() method
__str__ -a AttributeError A instance has no attribute '__neg__'
__str__ a.zz AttributeError A instance has no attribute 'zz'
__repr__ len(a) AttributeError A instance has no attribute '__len__'
__repr__ a[5] AttributeError A instance has no attribute '__getitem__'
__repr__ a(1) AttributeError A instance has no __call__ method
__repr__ str(a)[:9] inst repr
__repr__ repr(a)[:9] inst repr
__repr__ bool(a) True
__repr__ a == 3 False
__repr__ 0 0
__repr__ a + 1 TypeError unsupported operand type(s) for +: 'instance' and 'int'
__repr__ list(a) TypeError iteration over non-sequence
__repr__ 4 in a TypeError argument of type 'instance' is not iterable
__repr__ int(a) AttributeError A instance has no attribute '__trunc__'
__repr__ next(a) TypeError instance has no next() method
__repr__ -a AttributeError A instance has no attribute '__neg__'
__repr__ a.zz AttributeError A instance has no attribute 'zz'
__nonzero__ len(a) AttributeError A instance has no attribute '__len__'
__nonzero__ a[5] AttributeError A instance has no attribute '__getitem__'
__nonzero__ a(1) AttributeError A instance has no __call__ method
__nonzero__ str(a)[:9] <__main__
__nonzero__ repr(a)[:9] <__main__
__nonzero__ bool(a) False
__nonzero__ a == 3 False
__nonzero__ 0 0
__nonzero__ a + 1 TypeError unsupported operand type(s) for +: 'instance' and 'int'
__nonzero__ list(a) TypeError iteration over non-sequence
__nonzero__ 4 in a TypeError argument of type 'instance' is not iterable
__nonzero__ int(a) AttributeError A instance has no attribute '__trunc__'
__nonzero__ next(a) TypeError instance has no next() method
__nonzero__ -a AttributeError A instance has no attribute '__neg__'
__nonzero__ a.zz AttributeError A instance has no attribute 'zz'
__hash__ len(a) AttributeError A instance has no attribute '__len__'
__hash__ a[5] AttributeError A instance has no attribute '__getitem__'
__hash__ a(1) AttributeError A instance has no __call__ method
__hash__ str(a)[:9] <__main__
__hash__ repr(a)[:9] <__main__
__hash__ bool(a) True
__hash__ a == 3 False
__hash__ 0 0
__hash__ a + 1 TypeError unsupported operand type(s) for +: 'instance' and 'int'
__hash__ list(a) TypeError iteration over non-sequence
__hash__ 4 in a TypeError argument of type 'instance' is not iterable
__hash__ int(a) AttributeError A instance has no attribute '__trunc__'
__hash__ next(a) TypeError instance has no next() method
__hash__ -a AttributeError A instance has no attribute '__neg__'
__hash__ a.zz AttributeError A instance has no attribute 'zz'
__eq__ len(a) AttributeError A instance has no attribute '__len__'
__eq__ a[5] AttributeError A instance has no attribute '__getitem__'
__eq__ a(1) AttributeError A instance has no __call__ method
__eq__ str(a)[:9] <__main__
__eq__ repr(a)[:9] <__main__
__eq__ bool(a) True
__eq__ a == 3 eq
__eq__ 0 0
__eq__ a + 1 TypeError unsupported operand type(s) for +: 'instance' and 'int'
__eq__ list(a) TypeError iteration over non-sequence
__eq__ 4 in a TypeError argument of type 'instance' is not iterable
__eq__ int(a) AttributeError A instance has no attribute '__trunc__'
__eq__ next(a) TypeError instance has no next() method
__eq__ -a AttributeError A instance has no attribute '__neg__'
__eq__ a.zz AttributeError A instance has no attribute 'zz'
__cmp__ len(a) AttributeError A instance has no attribute '__len__'
__cmp__ a[5] AttributeError A instance has no attribute '__getitem__'
__cmp__ a(1) AttributeError A instance has no __call__ method
__cmp__ str(a)[:9] <__main__
__cmp__ repr(a)[:9] <__main__
__cmp__ bool(a) True
__cmp__ a == 3 True
__cmp__ a < 3 False
__cmp__ a + 1 TypeError unsupported operand type(s) for +: 'instance' and 'int'
__cmp__ list(a) TypeError iteration over non-sequence
__cmp__ 4 in a TypeError argument of type 'instance' is not iterable
__cmp__ int(a) AttributeError A instance has no attribute '__trunc__'
__cmp__ next(a) TypeError instance has no next() method
__cmp__ -a AttributeError A instance has no attribute '__neg__'
__cmp__ a.zz AttributeError A instance has no attribute 'zz'
__add__ len(a) AttributeError A instance has no attribute '__len__'
__add__ a[5] AttributeError A instance has no attribute '__getitem__'
__add__ a(1) AttributeError A instance has no __call__ method
__add__ str(a)[:9] <__main__
__add__ repr(a)[:9] <__main__
__add__ bool(a) True
__add__ a == 3 False
__add__ 0 0
__add__ a + 1 add
__add__ list(a) TypeError iteration over non-sequence
__add__ 4 in a TypeError argument of type 'instance' is not iterable
__add__ int(a) AttributeError A instance has no attribute '__trunc__'
__add__ next(a) TypeError instance has no next() method
__add__ -a AttributeError A instance has no attribute '__neg__'
__add__ a.zz AttributeError A instance has no attribute 'zz'
__iter__ len(a) AttributeError A instance has no attribute '__len__'
__iter__ a[5] AttributeError A instance has no attribute '__getitem__'
__iter__ a(1) AttributeError A instance has no __call__ method
__iter__ str(a)[:9] <__main__
__iter__ repr(a)[:9] <__main__
__iter__ bool(a) True
__iter__ a == 3 False
__iter__ 0 0
__iter__ a + 1 TypeError unsupported operand type(s) for +: 'instance' and 'int'
__iter__ list(a) ['a', 'b']
__iter__ 4 in a False
__iter__ int(a) AttributeError A instance has no attribute '__trunc__'
__iter__ next(a) TypeError instance has no next() method
__iter__ -a AttributeError A instance has no attribute '__neg__'
__iter__ a.zz AttributeError A instance has no attribute 'zz'
__contains__ len(a) AttributeError A instance has no attribute '__len__'
__contains__ a[5] AttributeError A instance has no attribute '__getitem__'
__contains__ a(1) AttributeError A instance has no __call__ method
__contains__ str(a)[:9] <__main__
__contains__ repr(a)[:9] <__main__
__contains__ bool(a) True
__contains__ a == 3 False
__contains__ 0 0
__contains__ a + 1 TypeError unsupported operand type(s) for +: 'instance' and 'int'
__contains__ list(a) TypeError iteration over non-sequence
__contains__ 4 in a True
__contains__ int(a) AttributeError A instance has no attribute '__trunc__'
__contains__ next(a) TypeError instance has no next() method
__contains__ -a AttributeError A instance has no attribute '__neg__'
__contains__ a.zz AttributeError A instance has no attribute 'zz'
__int__ len(a) AttributeError A instance has no attribute '__len__'
__int__ a[5] AttributeError A instance has no attribute '__getitem__'
__int__ a(1) AttributeError A instance has no __call__ method
__int__ str(a)[:9] <__main__
__int__ repr(a)[:9] <__main__
__int__ bool(a) True
__int__ a == 3 False
__int__ 0 0
__int__ a + 1 TypeError unsupported operand type(s) for +: 'instance' and 'int'
__int__ list(a) TypeError iteration over non-sequence
__int__ 4 in a TypeError argument of type 'instance' is not iterable
__int__ int(a) 9
__int__ next(a) TypeError instance has no next() method
__int__ -a AttributeError A instance has no attribute '__neg__'
__int__ a.zz AttributeError A instance has no attribute 'zz'
next len(a) AttributeError A instance has no attribute '__len__'
next a[5] AttributeError A instance has no attribute '__getitem__'
next a(1) AttributeError A instance has no __call__ method
next str(a)[:9] <__main__
next repr(a)[:9] <__main__
next bool(a) True
next a == 3 False
next 0 0
next a + 1 TypeError unsupported operand type(s) for +: 'instance' and 'int'
next list(a) TypeError iteration over non-sequence
next 4 in a TypeError argument of type 'instance' is not iterable
next int(a) AttributeError A instance has no attribute '__trunc__'
next next(a) n
next -a AttributeError A instance has no attribute '__neg__'
next a.zz AttributeError A instance has no attribute 'zz'
__neg__ len(a) AttributeError A instance has no attribute '__len__'
__neg__ a[5] AttributeError A instance has no attribute '__getitem__'
__neg__ a(1) AttributeError A instance has no __call__ method
__neg__ str(a)[:9] <__main__
__neg__ repr(a)[:9] <__main__
__neg__ bool(a) True
__neg__ a == 3 False
__neg__ 0 0
__neg__ a + 1 TypeError unsupported operand type(s) for +: 'instance' and 'int'
__neg__ list(a) TypeError iteration over non-sequence
__neg__ 4 in a TypeError argument of type 'instance' is not iterable
__neg__ int(a) AttributeError A instance has no attribute '__trunc__'
__neg__ next(a) TypeError instance has no next() method
__neg__ -a neg
__neg__ a.zz AttributeError A instance has no attribute 'zz'
__getattr__ len(a) AttributeError A instance has no attribute '__len__'
__getattr__ a[5] AttributeError A instance has no attribute '__getitem__'
__getattr__ a(1) AttributeError A instance has no __call__ method
__getattr__ str(a)[:9] <__main__
__getattr__ repr(a)[:9] <__main__
__getattr__ bool(a) True
__getattr__ a == 3 False
__getattr__ 0 0
__getattr__ a + 1 TypeError unsupported operand type(s) for +: 'instance' and 'int'
__getattr__ list(a) TypeError iteration over non-sequence
__getattr__ 4 in a TypeError argument of type 'instance' is not iterable
__getattr__ int(a) AttributeError A instance has no attribute '__trunc__'
__getattr__ next(a) TypeError instance has no next() method
__getattr__ -a AttributeError A instance has no attribute '__neg__'
__getattr__ a.zz AttributeError A instance has no attribute 'zz'
__setattr__ len(a) AttributeError A instance has no attribute '__len__'
__setattr__ a[5] AttributeError A instance has no attribute '__getitem__'
__setattr__ a(1) AttributeError A instance has no __call__ method
__setattr__ str(a)[:9] <__main__
__setattr__ repr(a)[:9] <__main__
__setattr__ bool(a) True
__setattr__ a == 3 False
__setattr__ 0 0
__setattr__ a + 1 TypeError unsupported operand type(s) for +: 'instance' and 'int'
__setattr__ list(a) TypeError iteration over non-sequence
__setattr__ 4 in a TypeError argument of type 'instance' is not iterable
__setattr__ int(a) AttributeError A instance has no attribute '__trunc__'
__setattr__ next(a) TypeError instance has no next() method
__setattr__ -a AttributeError A instance has no attribute '__neg__'
__setattr__ a.zz AttributeError A instance has no attribute 'zz'
)x");
}

TEST_CASE("How classic instances are initialized") {
    constexpr std::string_view source = R"x(
class Base:
    def __init__(self, name): self.name = name; print 'Base', name
    def hello(self): return 'hello ' + self.name
class Mid(Base):
    def __init__(self, name, n=2, *more, **kw):
        Base.__init__(self, name.upper())
        self.n, self.more, self.kw = n, more, kw
class Leaf(Mid):
    hello = Base.hello
    def __str__(self): return '<%s>' % self.hello()
l = Leaf('x', 3, 4, 5, z=1)
print l, l.n, l.more, l.kw
l = Leaf(name='kw')
print l
l = Leaf(*('a', 'b'), **{'k': 1})
print l.n, l.kw
for args, kw in ((), {}), ((1, 2), {'name': 3}):
    try: Leaf(*args, **kw)
    except TypeError as e: print e
    except AttributeError as e: print e
try: Base()
except TypeError as e: print e
class NoInit: pass
try: NoInit(x=1)
except TypeError as e: print e
class InitIsNone:
    __init__ = None
try: InitIsNone()
except TypeError as e: print e
class InitIsClass:
    __init__ = dict
try: InitIsClass()
except TypeError as e: print e
class InitByGetattr:
    def __getattr__(self, n): print 'asked', n; raise AttributeError
InitByGetattr()
class Raises:
    def __init__(self): raise ValueError('init')
    def __del__(self): print 'still del'
try: Raises()
except ValueError as e: print e
import sys
sys.exc_clear()
class G:
    def __init__(self): yield 1
try: G()
except TypeError as e: print e
)x";
    CHECK(printed(source, python_2) == R"x(Base X
<hello X> 3 (4, 5) {'z': 1}
Base KW
<hello KW>
Base A
b {'k': 1}
__init__() takes at least 2 arguments (1 given)
__init__() got multiple values for keyword argument 'name'
__init__() takes exactly 2 arguments (1 given)
this constructor takes no arguments
'NoneType' object is not callable
__init__() should return None
init
still del
__init__() should return None
)x");
}

TEST_CASE("What classic classes are refused for") {
    for (const auto& [use, reason] : {
             std::pair{"raise A", "raising a classic class"},
             std::pair{"raise A()", "raising a classic class"},
             std::pair{"A.__coerce__ = lambda self, other: None; A() + 1", "__coerce__ of a classic class"},
             std::pair{"A() < A()", "an order by addresses, in Python 2"},
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
