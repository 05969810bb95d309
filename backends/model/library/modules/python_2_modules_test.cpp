#include "backends/model/printed.hpp"

#include <catch2/catch_test_macros.hpp>

namespace lastref {

using testing::printed;

namespace {

constexpr std::string_view python_2 = "model:cpython-2.7";

}  // namespace

TEST_CASE("array of Python 2, as bytes and as numbers") {
    CHECK(printed(R"PY(import array
a = array.array('b', 'abc'); print a, a.tostring(), repr(a.tostring()), len(a), a[0], a == array.array('b', b'abc')
a.fromstring('de'); print a, a.typecode, a.itemsize, hasattr(a, 'tobytes'), a.tolist(), a.buffer_info()[1]
print array.array('i', [1,2]), array.array('d', [1.5]), repr(array.array('h'))
a.extend([1]); a.append(5); a.pop(); print a, a.index(97), a.count(98), a[::-1], a[1:3]
try: array.array('b', [300])
except OverflowError as e: print e
try: array.array('b', 5)
except TypeError as e: print e
try: a.append('x')
except TypeError as e: print e
b = bytearray('xyz'); print repr(bytearray(a))
import io
f = io.BytesIO('hello'); c = array.array('b', 'xxxxx'); print f.readinto(c), c.tostring()
)PY",
                  python_2) == R"PY(array('b', [97, 98, 99]) abc 'abc' 3 97 True
array('b', [97, 98, 99, 100, 101]) b 1 False [97, 98, 99, 100, 101] 5
array('i', [1, 2]) array('d', [1.5]) array('h')
array('b', [97, 98, 99, 100, 101, 1]) 0 1 array('b', [1, 101, 100, 99, 98, 97]) array('b', [98, 99])
signed char is greater than maximum
'int' object is not iterable
an integer is required
bytearray(b'abcde\x01')
5 hello
)PY");
}

TEST_CASE("UserList and UserString of Python 2") {
    CHECK(printed(R"PY(import UserList, UserString, collections
u = UserList.UserList([3, 1, 2])
print u, len(u), u[1], u[0:2], type(u[0:2]).__name__, u + [4], [0] + u, u * 2, 3 in u, u == [3, 1, 2], isinstance(u, collections.Sequence)
u.append(5); u.extend((6,)); u.insert(0, 9); u.sort(); print u, u.pop(), u.index(9) if 9 in u else None, u.count(1)
del u[0]; u[0] = 'x'; u += [7]; u.reverse(); print u, list(reversed(u)), hasattr(u, 'clear'), hasattr(u, 'copy')
class Mine(UserList.UserList): pass
print type(Mine([1])[:]).__name__, type(Mine([1]) + Mine([2])).__name__, UserList.UserList.__module__
s = UserString.UserString('ab c')
print s, repr(s), len(s), s[1], s[1:3], s + 'd', 'x' + s, s * 2, s.upper(), s.split(), s == 'ab c', s.find('c'), 'b' in s
print s.decode('ascii'), repr(s.encode('hex')) if 0 else '-', isinstance(s, collections.Sequence), isinstance(s, basestring)
print UserString.UserString(3), UserString.UserString(u'u').data, '%s' % s, hash(s) == hash('ab c'), int(UserString.UserString('12'))
)PY",
                  python_2) ==
          R"PY([3, 1, 2] 3 1 [3, 1] UserList [3, 1, 2, 4] [0, 3, 1, 2] [3, 1, 2, 3, 1, 2] True True True
[1, 2, 3, 5, 6, 9] 9 None 1
[7, 6, 5, 3, 'x'] ['x', 3, 5, 6, 7] False False
Mine Mine UserList
ab c 'ab c' 4 b b  ab cd xab c ab cab c AB C ['ab', 'c'] True 3 True
ab c - True False
3 u ab c True 12
)PY");
}

TEST_CASE("_pyio of Python 2 reads and writes strs and unicode objects") {
    CHECK(printed(R"PY(import _pyio, io, os
b = _pyio.BytesIO('ab\ncd')
print repr(b.readline()), repr(b.read()), b.tell(), b.seek(1), b.write('xy'), repr(b.getvalue()), list(_pyio.BytesIO('1\n2'))
def show(f, *a):
    try: print repr(f(*a))
    except Exception as e: print '%s: %s' % (type(e).__name__, e)
show(b.write, u'x'); show(b.seek, -1); show(b.seek, 0, 5); show(b.read, 'x'); show(b.truncate, -1); show(b.detach)
into = bytearray(2)
b.seek(0); print b.readinto(into), into
r = _pyio.BufferedReader(_pyio.BytesIO('one\ntwo\n'), 4)
print repr(r.peek()), repr(r.read(2)), r.tell(), repr(r.readline()), repr(r.read1(9)), r.readlines()
show(r.seek, 0, 9); show(r.read, -5); show(r.readlines, 'x')
raw = _pyio.BytesIO()
w = _pyio.BufferedWriter(raw, 4)
print w.write('abc'), repr(raw.getvalue()), w.write('defg'), w.flush(), repr(raw.getvalue())
show(w.write, u'x'); show(w.seek, 0, 9); show(w.read)
t = _pyio.TextIOWrapper(_pyio.BytesIO('a\xc3\xa9\r\nb'), 'utf-8')
print repr(t.read(1)), repr(t.readline()), repr(t.read()), repr(t.read()), t.newlines == (u'\r\n'), t.encoding
show(t.write, 'x'); show(t.seek, 3, 1); show(t.seek, 0, 7)
s = _pyio.StringIO(u'x\ny')
print repr(s.read()), s.write(u'z'), repr(s.getvalue()), repr(_pyio.StringIO('plain').read())
with _pyio.open('file.txt', 'w', encoding='latin-1') as f: print f.write(u'\xe9\n'), f.name, f.mode
print repr(_pyio.open('file.txt', 'rb').read()), repr(_pyio.open('file.txt', encoding='latin-1').read())
show(_pyio.open, 'file.txt', 'q'); show(_pyio.open, 3.5); show(_pyio.open, 'none.txt')
print isinstance(b, io.IOBase), issubclass(_pyio.BytesIO, _pyio.IOBase), _pyio.FileIO is io.FileIO
os.remove('file.txt')
)PY",
                  python_2) == R"PY('ab\n' 'cd' 5 1 2 'axycd' ['1\n', '2']
TypeError: can't write unicode to binary stream
ValueError: negative seek position -1
ValueError: invalid whence value
TypeError: integer argument expected, got <type 'str'>
ValueError: negative truncate position -1
UnsupportedOperation: BytesIO.detach() not supported
2 ax
'one\n' 'on' 2 'e\n' 'two\n' []
ValueError: invalid whence value
ValueError: invalid number of bytes to read
TypeError: integer or None expected
3 '' 4 None 'abcdefg'
TypeError: can't write unicode to binary stream
ValueError: invalid whence
UnsupportedOperation: BufferedWriter.read() not supported
u'a' u'\xe9\n' u'b' u'' True utf-8
TypeError: can't write str to text stream
IOError: can't do nonzero cur-relative seeks
ValueError: invalid whence (7, should be 0, 1 or 2)
u'x\ny' 1 u'x\nyz' u'plain'
2 file.txt w
'\xe9\n' u'\xe9\n'
ValueError: invalid mode: 'q'
TypeError: invalid file: 3.5
IOError: [Errno 2] No such file or directory: 'none.txt'
True True True
)PY");
}

TEST_CASE("What print puts between the items of other files") {
    CHECK(printed(R"PY(import sys
f = open('printed.txt', 'w')
print >>f, 1, 'a',
g = open('other.txt', 'w')
print >>g, 2,
print >>f, 3
print >>g, 4
f.close(); g.close()
for name in 'printed.txt', 'other.txt':
    f = open(name)
    print repr(f.read())
    f.close()
)PY",
                  python_2) == R"PY('1 a 3\n'
'2 4\n'
)PY");
}

TEST_CASE("repr and print of what is unicode only in part") {
    CHECK(printed(R"PY(# -*- coding: utf-8 -*-
class Titled(unicode): pass
class Plain(str): pass
t = Titled(u'\xe9x')
print repr(t), len(t), type(t + 'a').__name__, t == u'\xe9x', hash(t) == hash(u'\xe9x'), repr(t[0]), repr(Plain('a') % ()), {t: 1}[u'\xe9x']
print repr('%s %s' % ('a', u'b')), repr('%s' % Plain('q')), repr(u'%(k)s' % {'k': 'v'}), repr('%-4s|' % u'\xe9'), repr('%.1s' % u'\xe9x')
print '\xc3\xa9' == u'\xe9' if 0 else '-', u'z' > 'a', cmp('a', u'b'), max('a', u'b'), sorted(['b', u'a'])
)PY",
                  python_2) == R"PY(u'\xe9x' 2 unicode True True u'\xe9' 'a' 1
u'a b' 'q' u'v' u'\xe9   |' u'\xe9'
- True -1 b [u'a', 'b']
)PY");
}

TEST_CASE("Python 2: named tuples take both kinds of text", "[library]") {
    const char* source = R"(from __future__ import print_function
import collections
def tell(f, *a, **k):
    try: print(f(*a, **k))
    except Exception as e: print(type(e).__name__, e)
print(repr(collections.namedtuple(u'N', u'the quick brown', rename=True)._fields), collections.namedtuple('N', u'a, b')(1, 2), repr(collections.namedtuple(u'N', [u'a', 'b']).__name__))
tell(collections.namedtuple, u'N\xe9', 'a'); tell(collections.namedtuple, 'N', u'a\xe9'); tell(collections.namedtuple, 'N', [1, u'2']); tell(collections.namedtuple, 'N', u'a a'); tell(collections.namedtuple, 'N', u'a def')
)";
    CHECK(testing::printed(source, "model:cpython-2.7") == R"(('the', 'quick', 'brown') N(a=1, b=2) 'N'
UnicodeEncodeError 'ascii' codec can't encode character u'\xe9' in position 1: ordinal not in range(128)
UnicodeEncodeError 'ascii' codec can't encode character u'\xe9' in position 1: ordinal not in range(128)
ValueError Type names and field names cannot start with a number: '1'
ValueError Encountered duplicate field name: 'a'
ValueError Type names and field names cannot be a keyword: 'def'
)");
}

TEST_CASE("Python 2: what is read-only, what is lost, and what is not equal", "[library]") {
    const char* source = R"(from __future__ import print_function
def tell(f, *a, **k):
    try: print(f(*a, **k))
    except Exception as e: print(type(e).__name__, e)
class P(object):
    def g(self): 'doc of g'
    p = property(g)
    q = property(g, doc='q')
def s(o, v): o.__doc__ = v
tell(s, P.p, 'x'); tell(s, P.q, 'y'); print(P.p.__doc__, P.q.__doc__)
class Q(property): pass
q = Q(P.g); tell(s, q, 'z'); print(q.__doc__)
import sys
x = sys.stdout
class Later:
    def write(self, t):
        x.write(t)
        del sys.stdout
sys.stdout = Later()
try:
    print('a', 'b')
except Exception as e:
    sys.stdout = x
    print(type(e).__name__, e)
sys.stdout = x
del sys.stdout
try: print('z')
except Exception as e:
    sys.stdout = x; print(type(e).__name__, e)
import functools
@functools.total_ordering
class A(object):
    def __init__(self, v): self.v = v
    def __gt__(self, o): return self.v > o.v
    def __eq__(self, o): return self.v == o.v
print(A(1) != A(2), A(1) != A(1), '__ne__' in vars(A))
import weakref
class K(object): pass
k = K()
print([r() is k for r in weakref.WeakKeyDictionary({k: 1}).iterkeyrefs()])
)";
    CHECK(testing::printed(source, "model:cpython-2.7") == R"(TypeError readonly attribute
TypeError readonly attribute
doc of g q
None
z
a AttributeError stdout
TypeError writeobject with NULL file
True False True
[True]
)");
}

}  // namespace lastref
