#include "backends/model/printed.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string_view>

namespace lastref::testing {

namespace {

constexpr std::string_view python_2 = "model:cpython-2.7";

}  // namespace

// What real ones print (2.7.18).

TEST_CASE("The file of Python 2 is a type of its own, whose text is bytes") {
    constexpr std::string_view source = R"py(import sys
def show(f, *a):
    try: print repr(f(*a))
    except Exception as e: print '%s: <%s>' % (type(e).__name__, e)
f = open('f', 'wb')
print type(f), type(f).__mro__, f.name, f.mode, f.encoding, f.newlines, f.closed, repr(f)[:20], sys.stdout.mode, sys.stdout.name
show(lambda: f.__dict__); show(setattr, f, 'x', 1)
f.close()
f = open('f', 'w')
show(f.write, 3); show(f.write, 'caf\xc3\xa9\n'); show(f.write, u'ab'); show(f.write, u'\xe9'); show(f.write, bytearray('x'))
show(f.writelines, 3); show(f.writelines, [1]); show(f.writelines, ['a', u'b']); show(f.tell); show(f.seek, 0, 2); show(f.seek, 0, 7)
show(f.read); show(f.next); show(f.truncate, 8); show(f.isatty)
with f: pass
show(f.close); show(f.write, 'a'); show(f.read); show(f.__enter__); show(f.__iter__); show(f.fileno); print repr(f)[:20]
f = open('f')
show(f.write, 'a'); show(f.writelines, []); show(f.truncate); show(f.read, 5); show(f.tell); show(f.read, 'x'); show(f.readline, None)
show(f.seek, -1); show(f.seek, -3, 1); show(f.readline); show(f.next); show(f.next); show(f.readlines)
for arguments in ((3,), ('f', 'q'), ('',), ('x\0',), ('/none',), ('.',), ('f', 3), ('f', 'r', 'x'), (None,)): show(open, *arguments)
f = open('f', 'w'); f.write('a\rb\r\nc\n'); f.close()
print repr(open('f').read()), repr(open('f', 'U').read()), list(open('f', 'rU'))
)py";
    CHECK(printed(source, python_2) ==
          R"py(<type 'file'> (<type 'file'>, <type 'object'>) f wb None None False <open file 'f', mode w <stdout>
AttributeError: <'file' object has no attribute '__dict__'>
AttributeError: <'file' object has no attribute 'x'>
TypeError: <expected a string or other character buffer object>
None
None
UnicodeEncodeError: <'ascii' codec can't encode character u'\xe9' in position 0: ordinal not in range(128)>
None
TypeError: <writelines() requires an iterable argument>
TypeError: <writelines() argument must be a sequence of strings>
None
11
None
IOError: <[Errno 22] Invalid argument>
IOError: <File not open for reading>
IOError: <File not open for reading>
None
False
None
ValueError: <I/O operation on closed file>
ValueError: <I/O operation on closed file>
ValueError: <I/O operation on closed file>
ValueError: <I/O operation on closed file>
ValueError: <I/O operation on closed file>
<closed file 'f', mo
IOError: <File not open for writing>
IOError: <File not open for writing>
IOError: <File not open for writing>
'caf\xc3\xa9'
5
TypeError: <an integer is required>
TypeError: <an integer is required>
IOError: <[Errno 22] Invalid argument>
None
'f\xc3\xa9\n'
'ab'
StopIteration: <>
[]
TypeError: <coercing to Unicode: need string or buffer, int found>
ValueError: <mode string must begin with one of 'r', 'w', 'a' or 'U', not 'q'>
IOError: <[Errno 2] No such file or directory: ''>
TypeError: <file() argument 1 must be encoded string without null bytes, not str>
IOError: <[Errno 2] No such file or directory: '/none'>
IOError: <[Errno 21] Is a directory: '.'>
TypeError: <file() argument 2 must be string, not int>
TypeError: <an integer is required>
TypeError: <coercing to Unicode: need string or buffer, NoneType found>
'a\rb\r\nc\n' 'a\nb\nc\n' ['a\n', 'b\n', 'c\n']
)py");
}

TEST_CASE("A memoryview of Python 2 gives and takes strs") {
    constexpr std::string_view source = R"py(def show(f, *a):
    try: print repr(f(*a))
    except Exception as e: print '%s: <%s>' % (type(e).__name__, e)
m = memoryview('abc')
print repr(m[0]), repr(m[-1]), repr(m[1:].tobytes()), m.tolist(), list(m), len(m), 'a' in m
show(lambda: m[::2]); show(lambda: m[5]); show(lambda: m['x']); show(hash, m)
print m == 'abc', m != 'abc', m == u'abc', m == 3, m == memoryview(bytearray('abc'))
print m.format, m.itemsize, m.shape, m.strides, m.suboffsets, m.ndim, m.readonly, hasattr(m, 'release'), hasattr(m, 'obj')
b = bytearray('abcdef')
m = memoryview(b)
def put(view, key, value): view[key] = value
for key, value in ((0, 'x'), (0, 5), (0, 'xy'), (slice(0, 2), 'yz'), (slice(0, 2), 'y'), (slice(0, 2), u'uv'), (slice(0, 2), 5),
                   (slice(0, 4, 2), 'ab'), ('a', 'b'), (9, 'a'), (0, bytearray('q'))):
    show(put, m, key, value)
print repr(b)
show(put, memoryview('abc'), 0, 'x'); show(memoryview, u'x'); show(memoryview, 3); show(b.append, 65)
del m
show(b.append, 'B'); show(b.append, 65); b[:2] = 'xyz'
print repr(b)
)py";
    CHECK(printed(source, python_2) == R"py('a' 'c' 'bc' [97, 98, 99] ['a', 'b', 'c'] 3 True
NotImplementedError: <>
IndexError: <index out of bounds>
TypeError: <cannot index memory using "str">
TypeError: <unhashable type: 'memoryview'>
True False False False True
B 1 (3L,) (1L,) None 1 True False False
None
TypeError: <'int' does not have the buffer interface>
ValueError: <cannot modify size of memoryview object>
None
ValueError: <cannot modify size of memoryview object>
TypeError: <'unicode' does not have the buffer interface>
TypeError: <'int' does not have the buffer interface>
NotImplementedError: <>
TypeError: <cannot index memory using "str">
IndexError: <index out of bounds>
None
bytearray(b'qzcdef')
TypeError: <cannot modify read-only memory>
TypeError: <cannot make memory view because object does not have the buffer interface>
TypeError: <cannot make memory view because object does not have the buffer interface>
BufferError: <Existing exports of data: object cannot be re-sized>
None
None
bytearray(b'xyzcdefBA')
)py");
}

}  // namespace lastref::testing
