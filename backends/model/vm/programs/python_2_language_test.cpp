#include "backends/model/printed.hpp"

#include <catch2/catch_test_macros.hpp>

#include <regex>
#include <string>

namespace lastref {

namespace {

/// What a program prints, without its addresses and the errors.
std::string told(const std::string& source) {
    std::string text = testing::printed(source, "model:cpython-2.7");
    return std::regex_replace(text, std::regex("0x7f[0-9a-f]+"), "0x");
}

}  // namespace

TEST_CASE("Python 2's unicode beside its str") {
    CHECK(
        told(R"PY(# -*- coding: utf-8 -*-
from __future__ import print_function
print(repr(u'abc'), u'abc', type(u'a'), type('a'), isinstance(u'a', basestring), str.__mro__, unicode.__mro__)
print(repr('é'), len('é'), repr(u'é'), len(u'é'), repr('\xe9'), repr(u'\u20ac\U0001f600'))
print(u'a' == 'a', hash(u'a') == hash('a'), {u'a': 1}['a'], {'a': 1}[u'a'], u'a' + 'b', repr('a' + u'b'))
print(repr(u'%s-%d' % ('x', 3)), repr('%s' % u'x'), repr('%r' % u'x'), repr('%5s|' % u'\xe9'))
print(repr('a,b'.split(u',')), repr(u'a,b'.split(',')), repr(','.join([u'a', 'b'])), repr(u','.join(['a'])))
print(repr(u'é'.upper()), repr('é'.upper()), repr('abc'.upper()), repr(u'abc'[1]), repr(u'abc'[::-1]), list(u'ab'), list('\xe9a'))
print(repr(u'é'.encode('utf-8')), repr('\xc3\xa9'.decode('utf-8')), repr(unicode('abc')), repr(unicode(5)), repr(unicode('\xe9', 'latin-1')))
for f in (lambda: '\xe9' + u'a', lambda: str(u'\xe9'), lambda: u'\xe9'.encode('ascii'), lambda: '\xe9'.decode('ascii'),
          lambda: unicode('\xe9'), lambda: u'a' < '\xe9', lambda: basestring(), lambda: unicode(u'a', 'ascii'), lambda: unicode(5, 'ascii'),
          lambda: '\xe9'.encode('utf-8'), lambda: str('a', 'b'), lambda: u'\xe9\u1234x'.encode('latin-1'), lambda: '%s %s' % ('\xe9', u'a'), lambda: u'a'.foo, lambda: 'a'.join(u'b', 3),
          lambda: 'a'.join([u'a', 3]), lambda: u'a'.join(['a', 3]), lambda: 'a' in 3, lambda: 3 in 'a', lambda: 3 in u'a', lambda: u'a' + 3, lambda: 'a' + 3, lambda: unichr(-1), lambda: chr(256), lambda: unichr(0x110000)):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, e)
print(repr('{} {}'.format(u'a', 'b')), repr(u'{} {}'.format('a', 3)), repr(u'{:>4}'.format('a')), repr(format(u'a', '>3')), repr('{:>4}'.format(u'a')))
print(sorted([u'b', 'a', 'c', u'aa']), set([u'a', 'a']), u'a' in 'abc', 'b' in u'abc', 'abc'.startswith(u'a'), u'abc'.startswith(('x', u'a')), 'aXb'.replace(u'X', 'y'))
class U(unicode): pass
class S(str): pass
print(repr(U('a')), type(U(u'b')), repr(U('a') + 'b'), type(U('a').upper()), repr(S('a') + u'b'), str(U('a')), repr(str(S('a'))))
class C(object):
    def __unicode__(self): return u'uni'
    def __str__(self): return 'str'
class D(object):
    def __str__(self): return u'\xe9'
print(repr(unicode(C())), repr(u'%s' % C()), '%s' % C(), repr(u'{}'.format(C())), repr(u'%s' % D()))
try: print(str(D()))
except UnicodeError as e: print(e, e.args)
print(chr(233) == '\xe9', ord(u'\u20ac'), ord('\xe9'), repr(unichr(8364)), repr(chr(200)))
setattr(D, u'x', 1); print(D.x, getattr(D, u'x'), [k for k in D.__dict__ if k == 'x'])
def f(**k): return k
print(f(**{u'a': 1}))
print(b'abc', type(b'abc'), bytes is str, bytearray('abc'), repr(bytearray(u'abc', 'utf-8')), bytearray('ab')[0], 'abc' == bytearray('abc'), repr(memoryview('abc').tobytes()))
print(repr('a\tb\x0b\x1cc'.split()), repr(u'a\tb\x0b\x1cc'.split()), 'a\x0bb\nc'.splitlines(), u'a\x0bb\nc'.splitlines())
print('abc'.translate(None, 'b'), 'abc'.translate(''.join(map(chr, range(256)))), u'abc'.translate({97: u'z', 98: None}))
print(repr('abc'.encode('hex')) if 0 else '', Exception(u'a'), repr(Exception(u'a')), KeyError(u'a'))
print(u'a'.isdecimal(), u'1'.isnumeric(), hasattr('a', 'isdecimal'), hasattr('a', 'casefold'), hasattr('a', 'decode'), hasattr(u'a', 'decode'), hasattr(u'a', 'format_map'))
)PY") ==
        R"PY(u'abc' abc <type 'unicode'> <type 'str'> True (<type 'str'>, <type 'basestring'>, <type 'object'>) (<type 'unicode'>, <type 'basestring'>, <type 'object'>)
'\xc3\xa9' 2 u'\xe9' 1 '\xe9' u'\u20ac\U0001f600'
True True 1 1 ab u'ab'
u'x-3' u'x' "u'x'" u'    \xe9|'
[u'a', u'b'] [u'a', u'b'] u'a,b' u'a'
u'\xc9' '\xc3\xa9' 'ABC' u'b' u'cba' [u'a', u'b'] ['\xe9', 'a']
'\xc3\xa9' u'\xe9' u'abc' u'5' u'\xe9'
UnicodeDecodeError 'ascii' codec can't decode byte 0xe9 in position 0: ordinal not in range(128)
UnicodeEncodeError 'ascii' codec can't encode character u'\xe9' in position 0: ordinal not in range(128)
UnicodeEncodeError 'ascii' codec can't encode character u'\xe9' in position 0: ordinal not in range(128)
UnicodeDecodeError 'ascii' codec can't decode byte 0xe9 in position 0: ordinal not in range(128)
UnicodeDecodeError 'ascii' codec can't decode byte 0xe9 in position 0: ordinal not in range(128)
UnicodeDecodeError 'ascii' codec can't decode byte 0xe9 in position 0: ordinal not in range(128)
TypeError The basestring type cannot be instantiated
TypeError decoding Unicode is not supported
TypeError coercing to Unicode: need string or buffer, int found
UnicodeDecodeError 'ascii' codec can't decode byte 0xe9 in position 0: ordinal not in range(128)
TypeError str() takes at most 1 argument (2 given)
UnicodeEncodeError 'latin-1' codec can't encode character u'\u1234' in position 1: ordinal not in range(256)
UnicodeDecodeError 'ascii' codec can't decode byte 0xe9 in position 0: ordinal not in range(128)
AttributeError 'unicode' object has no attribute 'foo'
TypeError join() takes exactly one argument (2 given)
TypeError sequence item 1: expected string or Unicode, int found
TypeError sequence item 1: expected string or Unicode, int found
TypeError argument of type 'int' is not iterable
TypeError 'in <string>' requires string as left operand, not int
TypeError coercing to Unicode: need string or buffer, int found
TypeError coercing to Unicode: need string or buffer, int found
TypeError cannot concatenate 'str' and 'int' objects
ValueError unichr() arg not in range(0x110000) (wide Python build)
ValueError chr() arg not in range(256)
ValueError unichr() arg not in range(0x110000) (wide Python build)
'a b' u'a 3' u'   a' u'  a' '   a'
['a', u'aa', u'b', 'c'] set([u'a']) True True True True ayb
u'a' <class '__main__.U'> u'ab' <type 'unicode'> u'ab' a 'a'
u'uni' u'uni' str u'uni' u'\xe9'
'ascii' codec can't encode character u'\xe9' in position 0: ordinal not in range(128) ('ascii', u'\xe9', 0, 1, 'ordinal not in range(128)')
True 8364 233 u'\u20ac' '\xc8'
1 1 ['x']
{u'a': 1}
abc <type 'str'> True abc bytearray(b'abc') 97 True 'abc'
['a', 'b', '\x1cc'] [u'a', u'b', u'c'] ['a\x0bb', 'c'] [u'a', u'b', u'c']
ac abc zc
 a Exception(u'a',) u'a'
False True False False True True False
)PY");
}

TEST_CASE("Python 2's long integers") {
    CHECK(
        told(R"PY(from __future__ import print_function
import sys
print(10L, repr(10L), type(10L), type(2**63), 2**63, repr(2**63), -2**63, repr(-2**63), sys.maxint, repr(sys.maxint+1), repr(0xffL), repr(0777), repr(0777L), [1L])
print(repr(1+1L), repr(1L*2), repr(7L/2), repr(7/2), repr(-7L//2), repr(7L%3), divmod(7L, 2), repr(2L**3), repr(2**-1), pow(2,3L,5), repr(1<<70), repr(1L<<2), repr(5L&3), repr(~5L), repr(-5L), repr(+5L), repr(abs(-5L)), repr(1.5+1L), 1L == 1, hash(1L)==hash(1), {1: 2}[1L])
print(repr(int(5L)), repr(long(5)), repr(long('12')), repr(int('99999999999999999999')), repr(long(1.9e30)), repr(int(1e30)), long('10', 16), isinstance(1L, int), isinstance(1L, (int, long)), long.__mro__)
print(hex(255L), oct(8L), oct(0), oct(0L), hex(-255), bin(5L), '%d %s %r %x' % (5L, 5L, 5L, 255L), '{} {!r}'.format(5L, 5L), str(5L), float(3L), bool(0L), range(3L), [1,2][1L], 'a'*2L, round(5L), 10L .bit_length())
print(hash(2**64), hash(2**100), hash(-2**80), hash(2**61), hash(2**62+5), hash(-1L), hash(0.5), hash(1e300), hash(3.0))
class L(long): pass
print(repr(L(5)), type(L(5)+1), L(5), isinstance(L(2**70), long), repr(L(3) + L(4)))
class I(int): pass
for f in (lambda: I(2**70), lambda: long('x'), lambda: long([]), lambda: int([]), lambda: int('z'), lambda: long('5', 99), lambda: 1L + 'a', lambda: 1L/0, lambda: 1L%0, lambda: divmod(1L,0), lambda: [1][2**70], lambda: int(1e400), lambda: hex(1.5)):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, e)
print(sum([1, 2L]), repr(sum([1,2L])), repr(max(1, 2L)), 5L .numerator, repr(5L .real), repr((5L).conjugate()))
print(repr(True + 1L), repr(sys.maxint + 0), repr(sys.maxint*2), repr(-sys.maxint-1), repr(-(-sys.maxint-1)), repr((-sys.maxint-1)//-1), id(1) > 0, repr(len('a')))
)PY") ==
        R"PY(10 10L <type 'long'> <type 'long'> 9223372036854775808 9223372036854775808L -9223372036854775808 -9223372036854775808L 9223372036854775807 9223372036854775808L 255L 511 511L [1L]
2L 2L 3L 3 -4L 1L (3L, 1L) 8L 0.5 3 1180591620717411303424L 4L 1L -6L -5L 5L 5L 2.5 True True 2
5 5L 12L 99999999999999999999L 1900000000000000065928284864512L 1000000000000000019884624838656L 16 False True (<type 'long'>, <type 'object'>)
0xffL 010L 0 0L -0xff 0b101 5 5 5L ff 5 5L 5 3.0 False [0, 1, 2] 2 aa 5.0 4
1 68719476736 -65536 2305843009213693952 4611686018427387909 -2 1073741824 8474648701417850880 3
5L <type 'long'> 5 True 7L
OverflowError Python int too large to convert to C long
ValueError invalid literal for long() with base 10: 'x'
TypeError long() argument must be a string or a number, not 'list'
TypeError int() argument must be a string or a number, not 'list'
ValueError invalid literal for int() with base 10: 'z'
ValueError long() base must be >= 2 and <= 36, or 0
TypeError unsupported operand type(s) for +: 'long' and 'str'
ZeroDivisionError long division or modulo by zero
ZeroDivisionError long division or modulo by zero
ZeroDivisionError long division or modulo by zero
IndexError cannot fit 'long' into an index-sized integer
OverflowError cannot convert float infinity to integer
TypeError hex() argument can't be converted to hex
3 3L 2L 5 5L 5L
2L 9223372036854775807 18446744073709551614L -9223372036854775808 9223372036854775808L 9223372036854775808L True 1
)PY");
}

TEST_CASE("Orders, metaclasses and rounding of Python 2") {
    CHECK(told(R"PY(# -*- coding: utf-8 -*-
from __future__ import print_function
class C(object):
    def __init__(self, v): self.v = v
    def __cmp__(self, o): return cmp(self.v, o.v if isinstance(o, C) else o)
    def __repr__(self): return 'C%d' % self.v
print(C(1) == C(1), C(1) != C(1), C(1) < C(2), sorted([C(3), C(1)]), C(1) == 1, 1 == C(1), 2 > C(1), cmp(C(1), C(2)), cmp(1, C(3)), max(C(1), C(5)), [C(1)] == [C(1)], C(1) in [C(1)])
print(None < 1, 1 < 'a', [] < 'a', {} < [], () > 'z', None < None, u'a' < [], sorted([3, 'a', None, 2.5, (), [], {}, u'b']), cmp(None, 3), cmp('a', 1), 1 < None)
class M(type):
    def __new__(m, n, b, d):
        d['made'] = True
        return type.__new__(m, n, b, d)
class D(object):
    __metaclass__ = M
class E(D): pass
print(D.made, type(D).__name__, type(E).__name__, E.made)
class F:
    __metaclass__ = type
print(type(F), type(F()).__name__)
def meta(n, b, d): return n, b, sorted(d)
class G:
    __metaclass__ = meta
    x = 1
print(G)
class U(object):
    def __unicode__(self): return u'\xe9'
print(repr(unicode(U())), repr(u'%s' % U()), repr(unicode(Exception(u'\xe9'))), repr(unicode(Exception('a', 'b'))), repr(unicode(Exception())))
print(round(2.5), round(-2.5), round(1.25, 1), round(2.675, 2), round(0.5), round(1e300), round(3), round(99.95, 1))
)PY") ==
          R"PY(True False True [C1, C3] True True True -1 -1 C5 True True
True True True True True False False [None, 2.5, 3, {}, [], 'a', (), u'b'] -1 1 False
True M M True
<type 'type'> F
('G', (), ['__metaclass__', '__module__', 'x'])
u'\xe9' u'\xe9' u'\xe9' u"('a', 'b')" u''
3.0 -3.0 1.3 2.67 1.0 1e+300 3.0 100.0
)PY");
}

TEST_CASE("Older names of functions and exceptions in Python 2") {
    CHECK(told(R"PY(import types, warnings
def f(a, b=1): "doc"
print f.func_name, f.func_defaults, f.func_doc, f.func_code is f.__code__, f.func_dict, f.func_closure
f.func_name = 'g'; print f
print types.ModuleType('x').__dict__, C.__dict__ if 0 else '', type(type.__dict__), repr(type('C', (object,), {}).__dict__)[:12]
e = Exception('m'); print e.message
e.message = 5; print e.message, e.args
class N(Exception):
    def __init__(self): self.message = 'hi'
print N().message, vars(N())
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always')
    Exception('a').message
    print [str(x.message) for x in w]
try: a, b = 1, 2, 3
except ValueError as e: print e
try: a, b = 1,
except ValueError as e: print e
try: a, b = iter([1,2,3])
except ValueError as e: print e
try: format(3, None)
except TypeError as e: print e
)PY") ==
          R"PY(f (1,) doc True {} None
<function g at 0x>
{'__name__': None, '__doc__': None}  <type 'dictproxy'> dict_proxy({
m
5 ('m',)
hi {'message': 'hi'}
['BaseException.message has been deprecated as of Python 2.6']
too many values to unpack
need more than 1 value to unpack
too many values to unpack
format expects arg 2 to be string or unicode, not NoneType
)PY");
}

TEST_CASE("Classes of Python 2 give unbound methods") {
    CHECK(told(R"PY(class C(object):
    def foo(self): return 1
print C.foo, type(C.foo), C().foo.__name__
class E(object):
    foo = C.foo
print E().foo
print C.foo.im_func, C.foo.im_self, C.foo.im_class
try: C.foo(1)
except TypeError as e: print e
try: C.foo()
except TypeError as e: print e
print C.foo == C.foo, C.foo is C.foo, C.__dict__['foo'], C.foo(C())
print repr(C.__init__), C.__str__
import types
)PY") ==
          R"PY(<unbound method C.foo> <type 'instancemethod'> foo
<unbound method C.foo>
<function foo at 0x> None <class '__main__.C'>
unbound method foo() must be called with C instance as first argument (got int instance instead)
unbound method foo() must be called with C instance as first argument (got nothing instead)
True False <function foo at 0x> 1
<slot wrapper '__init__' of 'object' objects> <slot wrapper '__str__' of 'object' objects>
)PY");
}

TEST_CASE("What Python 2's print writes to other streams") {
    CHECK(told(R"PY(import sys, __builtin__
print __builtin__.unicode, __builtin__.__name__, __builtin__.len([1]), hasattr(__builtin__, 'ascii'), __builtin__.range(3)
class W:
    def __init__(self): self.t = []
    def write(self, s): self.t.append(s)
w = W()
print >>w, 1, 'a', u'b',
print >>w
print >>w, 'x\n', 3
print w.t, w.softspace
print >>None, 'to stdout'
print >>sys.stdout, 'hey'
old = sys.stdout
sys.stdout = w
print 'into w', 5,
print 6
sys.stdout = old
print w.t
__builtin__.foo = 3
print foo
)PY") ==
          R"PY(<type 'unicode'> __builtin__ 1 False [0, 1, 2]
['1', ' ', 'a', ' ', u'b', '\n', 'x\n', '3', '\n'] 0
to stdout
hey
['1', ' ', 'a', ' ', u'b', '\n', 'x\n', '3', '\n', 'into w', ' ', '5', ' ', '6', '\n']
3
)PY");
}

TEST_CASE("raise, except and abstract classes in Python 2's own words") {
    CHECK(told(R"PY(import sys, functools, collections, traceback
try: raise ValueError, 'x'
except ValueError, e: print repr(e), e.args
try: raise KeyError, ('a', 'b')
except (KeyError, ValueError), e: print repr(e)
try: raise ValueError, None
except ValueError, e: print repr(e)
def f(): raise IndexError(3)
def g():
    try: f()
    except IndexError:
        t = sys.exc_info()
    raise t[0], t[1], t[2]
try: g()
except IndexError, e:
    print [x[2] for x in traceback.extract_tb(sys.exc_info()[2])]
try: raise ValueError(1), 3
except TypeError, e: print e
print {1:2} < {1:3}, {1:2} < {2:1}, {} < {1:1}, {1:2} <= {1:2}, cmp({1:1}, {1:2}), {1:2} > {0:5}
try: 1j < 2j
except TypeError, e: print e
class C:
    def __len__(self): return 1
    def __iter__(self): return iter([])
print isinstance(C(), collections.Sized), issubclass(C, collections.Iterable), isinstance(C(), collections.Callable), issubclass(C, collections.Mapping)
@functools.total_ordering
class T:
    def __init__(self, v): self.v = v
    def __lt__(self, o): return self.v < o.v
print T(1) < T(2), T(1) <= T(2), T(1) > T(2), T(1) >= T(2)
)PY") ==
          R"PY(ValueError('x',) ('x',)
KeyError('a', 'b')
ValueError()
['<module>', 'g', 'f']
instance exception may not have a separate value
True True True True -1 True
no ordering relation is defined for complex numbers
True True False False
True True False False
)PY");
}

TEST_CASE("Python 2's context managers of generators are made of a generator, and its members are read only by type") {
    CHECK(told(R"(from contextlib import GeneratorContextManager
import functools
def steps():
    print('in')
    yield 1
    print('out')
with GeneratorContextManager(steps()) as got: print(got)
print(GeneratorContextManager.__name__)
try: functools.partial(steps).func = 1
except TypeError as error: print(error)
)") == "in\n1\nout\nGeneratorContextManager\nreadonly attribute\n");
}

}  // namespace lastref
