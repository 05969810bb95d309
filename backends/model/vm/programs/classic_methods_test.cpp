#include "backends/model/printed.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string_view>

namespace lastref {

using testing::printed;

namespace {

constexpr std::string_view python_2 = "model:cpython-2.7";

}  // namespace

// What real ones print (2.7.18).

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

}  // namespace lastref
