#include "backends/model/printed.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string>
#include <string_view>

namespace lastref {

using testing::printed;
using testing::refusal;

namespace {

constexpr std::string_view python_2 = "model:cpython-2.7";

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
        const std::string found =
            refusal(std::string("class A:\n    def __getitem__(self, i): pass\n") + use + "\n", python_2);
        CHECK(found.ends_with(std::string(": ") + reason));
    }
}

}  // namespace lastref
