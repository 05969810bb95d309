#include "backends/model/printed.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string_view>

namespace lastref::testing {

namespace {

constexpr std::string_view python_2 = "model:cpython-2.7";

}  // namespace

// What real ones print (2.7.18).

TEST_CASE("Python 2 has BytesIO of strs, and StringIO of unicode objects alone") {
    constexpr std::string_view source = R"py(import io
def show(f, *a):
    try: print repr(f(*a))
    except Exception as e: print '%s: <%s>' % (type(e).__name__, e)
b = io.BytesIO('ab\ncd')
print b.readline(), repr(b.read()), b.tell(), repr(b.tell()), repr(b.seek(1)), repr(b.write('xy')), repr(b.getvalue())
for each in (u'x', 3, None): show(b.write, each)
show(io.BytesIO, u'x')
show(b.read, 'x'); show(b.read, 2.0); show(b.seek, -1); show(b.seek, 0, 5); show(b.truncate, 'x'); show(b.readinto, 'abc')
into = bytearray(2)
show(b.readinto, into)
show(b.read1); show(b.read1, 2); show(b.detach); show(lambda: b.__dict__)
b.seek(0)
print list(b), isinstance(b, io.BufferedIOBase), isinstance(b, io.RawIOBase)
b.close()
show(b.read); show(b.fileno); show(b.__iter__().next)
s = io.StringIO(u'ab\r\ncd\n', newline=None)
print repr(s.read()), s.newlines, repr(s.seek(0)), repr(s.readline()), repr(s.write(u'\xe9')), repr(s.getvalue())
for each in ('x', 3): show(s.write, each)
show(io.StringIO, 'x'); show(io.StringIO, u'x', 'q'); show(io.StringIO, u'x', 3); show(s.seek, 3, 1); show(s.truncate, -1)
s.close()
show(s.read); show(s.readlines); show(s.flush)
)py";
    CHECK(printed(source, python_2) == R"py(ab
'cd' 5 5L 1L 2L 'axycd'
TypeError: <'unicode' does not have the buffer interface>
TypeError: <'int' does not have the buffer interface>
TypeError: <'NoneType' does not have the buffer interface>
TypeError: <'unicode' does not have the buffer interface>
TypeError: <integer argument expected, got 'str'>
TypeError: <'float' object cannot be interpreted as an index>
ValueError: <negative seek value -1>
ValueError: <invalid whence (5, should be 0, 1 or 2)>
TypeError: <integer argument expected, got 'str'>
TypeError: <argument 1 must be read-write buffer, not str>
2L
TypeError: <read1() takes exactly one argument (0 given)>
''
UnsupportedOperation: <detach>
AttributeError: <'_io.BytesIO' object has no attribute '__dict__'>
['axycd'] True False
ValueError: <I/O operation on closed file.>
UnsupportedOperation: <fileno>
ValueError: <I/O operation on closed file.>
u'ab\ncd\n' ('\n', '\r\n') 0L u'ab\n' 1L u'ab\n\xe9d\n'
TypeError: <unicode argument expected, got 'str'>
TypeError: <unicode argument expected, got 'int'>
TypeError: <initial_value must be unicode or None, not str>
ValueError: <illegal newline value: q>
TypeError: <__init__() argument 2 must be string or None, not int>
IOError: <Can't do nonzero cur-relative seeks>
ValueError: <Negative size value -1>
ValueError: <I/O operation on closed file>
ValueError: <I/O operation on closed file.>
None
)py");
}

TEST_CASE("FileIO of Python 2 raises ValueError for what its mode does not allow, and IOError") {
    constexpr std::string_view source = R"py(import io
def show(f, *a):
    try: print repr(f(*a))
    except Exception as e: print '%s: <%s>' % (type(e).__name__, e)
for arguments in (('f', 'q'), ('f', 'rw'), ('f', 'x'), (3.5,), (None,), (-1,), (77,), ('f', 'r', False), ('.',), ('/none',), ('f', 3), ('a\0b',)):
    show(io.FileIO, *arguments)
w = io.FileIO('f', 'w')
print repr(w), repr(w.mode), repr(w.write('abc')), repr(w.write(u'd')), repr(w.tell()), repr(w.truncate()), repr(w.truncate(3))
show(w.read); show(w.readall); show(w.readinto, bytearray(1)); show(w.write, 3); show(w.truncate, -1); show(w.truncate, 'x')
w.close()
r = io.FileIO('f')
show(r.write, 'x'); show(r.truncate); show(r.seek, -1); show(r.seek, 1.5); show(r.seek, 0, 9)
print repr(r.read(2)), repr(r.readall()), repr(r.read()), repr(r.seek(0)), r.readlines(), r.closefd, r.isatty()
r.close()
print repr(r)
show(r.read); show(r.readlines); show(r.__enter__); show(lambda: r.__dict__)
print io.UnsupportedOperation.__mro__[1:3], issubclass(IOError, OSError), IOError.__base__
)py";
    CHECK(printed(source, python_2) == R"py(ValueError: <invalid mode: q>
ValueError: <Must have exactly one of read/write/append mode and at most one plus>
ValueError: <invalid mode: x>
TypeError: <integer argument expected, got float>
TypeError: <coercing to Unicode: need string or buffer, NoneType found>
ValueError: <negative file descriptor>
OSError: <[Errno 9] Bad file descriptor>
ValueError: <Cannot use closefd=False with file name>
IOError: <[Errno 21] Is a directory: '.'>
IOError: <[Errno 2] No such file or directory: '/none'>
TypeError: <fileio() argument 2 must be string, not int>
TypeError: <embedded NUL character>
<_io.FileIO name='f' mode='wb'> u'wb' 3L 1L 4L 4L 3
ValueError: <File not open for reading>
IOError: <[Errno 9] Bad file descriptor>
ValueError: <File not open for reading>
TypeError: <write() argument 1 must be string or buffer, not int>
IOError: <[Errno 22] Invalid argument>
TypeError: <an integer is required>
ValueError: <File not open for writing>
ValueError: <File not open for writing>
IOError: <[Errno 22] Invalid argument>
TypeError: <an integer is required>
IOError: <[Errno 22] Invalid argument>
'ab' 'c' '' 0L ['abc'] True False
<_io.FileIO [closed]>
ValueError: <I/O operation on closed file>
ValueError: <I/O operation on closed file.>
ValueError: <I/O operation on closed file.>
AttributeError: <'_io.FileIO' object has no attribute '__dict__'>
(<type 'exceptions.ValueError'>, <type 'exceptions.IOError'>) False <type 'exceptions.EnvironmentError'>
)py");
}

TEST_CASE("Buffers of Python 2 leave to the raw stream what they need not know") {
    constexpr std::string_view source = R"py(import io
def show(f, *a):
    try: print repr(f(*a))
    except Exception as e: print '%s: <%s>' % (type(e).__name__, e)
w = io.open('f', 'wb')
print repr(w), repr(w.write('abc\ndef\n')), repr(w.write(u'g')), repr(w.tell())
show(w.write, 3); show(w.read); show(w.readline); show(w.next); show(w.seek, 0, 9); show(w.seek, 0.0); show(w.truncate, 1); show(w.readable)
print repr(w.detach()), repr(w)
show(w.write, 'x')
r = io.open('f', 'rb')
show(r.write, 'x'); show(r.read, -5); show(r.read1); show(r.read1, -1); show(r.truncate); show(r.writable); show(r.peek)
print repr(r.readinto(bytearray(9))), hasattr(r, 'readinto1'), repr(r.seek(0)), r.readlines(), r.mode, r.name
r.close()
show(r.read); show(r.peek); show(r.readline); show(r.seek, 0); show(r.flush); show(r.detach)
show(io.BufferedReader, io.BytesIO(), 0); show(io.BufferedReader, io.BytesIO(), 'x')
show(io.BufferedWriter, io.FileIO('f')); show(io.BufferedReader, io.FileIO('f', 'a'))
class Raw(io.RawIOBase):
    def readable(self): return True
    writable = readable
    def readinto(self, into):
        print type(into).__name__, len(into),
        into[:2] = 'xy'
        return 2
    def write(self, data):
        print type(data).__name__, repr(data.tobytes()), repr(data[0])
        return len(data)
print repr(Raw().read(3))
print repr(io.BufferedReader(Raw(), 4).read(3))
w = io.BufferedWriter(Raw(), 4)
w.write('abc'); w.write('de'); w.flush()
pair = io.BufferedRWPair(io.BytesIO('abc'), io.BytesIO())
print repr(pair.read(2)), repr(pair.write('x')), repr(pair.peek())
error = io.BlockingIOError(11, 'blocks', 3)
print repr(error), error.errno, error.characters_written
show(io.BlockingIOError); show(io.BlockingIOError, 1, 'x', 'y')
)py";
    CHECK(printed(source, python_2) == R"py(<_io.BufferedWriter name='f'> 8L 1L 9L
TypeError: <write() argument 1 must be string or buffer, not int>
UnsupportedOperation: <read>
UnsupportedOperation: <read>
UnsupportedOperation: <read>
ValueError: <whence must be between 0 and 2, not 9>
TypeError: <'float' object cannot be interpreted as an index>
1
False
<_io.FileIO name='f' mode='wb'> <_io.BufferedWriter>
ValueError: <raw stream has been detached>
UnsupportedOperation: <write>
ValueError: <read length must be positive or -1>
TypeError: <read1() takes exactly 1 argument (0 given)>
ValueError: <read length must be positive>
ValueError: <File not open for writing>
False
'a'
1L False 0L ['a'] rb f
ValueError: <read of closed file>
ValueError: <I/O operation on closed file>
ValueError: <readline of closed file>
ValueError: <seek of closed file>
ValueError: <I/O operation on closed file.>
ValueError: <I/O operation on closed file.>
ValueError: <buffer size must be strictly positive>
TypeError: <an integer is required>
IOError: <File or stream is not writable.>
IOError: <File or stream is not readable.>
bytearray 3 'xy'
memoryview 4 memoryview 2 'xyx'
memoryview 'abc' 'a'
memoryview 'de' 'd'
'ab' 1L 'c'
BlockingIOError(11, 'blocks') 11 3
TypeError: <BlockingIOError() takes at least 2 arguments (0 given)>
TypeError: <an integer is required>
)py");
}

TEST_CASE("Text streams of Python 2 take and give unicode objects") {
    constexpr std::string_view source = R"py(import io
def show(f, *a):
    try: print repr(f(*a))
    except Exception as e: print '%s: <%s>' % (type(e).__name__, e)
w = io.open('f', 'w', encoding='utf-8')
print repr(w), repr(w.mode), repr(w.encoding), w.errors, w.newlines, repr(w._CHUNK_SIZE)
print repr(w.write(u'h\xe9llo\nw\u20acrld\r\nend')), repr(w.tell())
for each in ('x', 3, None): show(w.write, each)
show(w.read); show(w.readline); show(w.seek, -1); show(w.seek, 1, 1); show(w.seek, 0, 9); show(w.writelines, [u'a', 'b'])
w.close()
show(w.write, u'x'); show(w.isatty); show(w.read); show(w.truncate)
r = io.open('f', encoding='utf-8')
print repr(r.read(2)), repr(r.tell()), repr(r.readline()), repr(r.next()), repr(r.readline())
show(r.tell); show(r.write, u'x'); show(r.read, 'x'); show(r.readline, None)
print repr(r.read()), repr(r.seek(0)), repr(r.seek(0, 2)), repr(r.seek(0)), repr(r.read(3))
print repr(r.detach()), repr(r)
show(r.read)
show(io.open, 'f', 'q'); show(io.open, 'f', 'wU'); show(io.open, 'f', 'rbt'); show(io.open, None); show(io.open, 'f', 'r', 0)
show(io.open, 'f', 'rb', -1, 'ascii'); show(io.open, 'f', 'w', -1, 3); show(io.open, 'f', 3); show(io.open, 'f', 'r', -1, 'nope')
show(io.TextIOWrapper, io.BytesIO(), 3); show(io.TextIOWrapper, io.BytesIO(), None, None, 'x')
text = io.TextIOWrapper(io.BytesIO('caf\xc3\xa9\n\xff'), 'ascii')
show(text.read)
text = io.TextIOWrapper(io.BytesIO('caf\xc3\xa9\n'), u'utf-8', 'strict')
print list(text), repr(text.encoding), repr(text.newlines)
)py";
    CHECK(printed(source, python_2) == R"py(<_io.TextIOWrapper name='f' encoding='utf-8'> u'w' 'utf-8' strict None 8192L
16L 19L
TypeError: <write() argument 1 must be unicode, not str>
TypeError: <write() argument 1 must be unicode, not int>
TypeError: <write() argument 1 must be unicode, not None>
IOError: <not readable>
IOError: <not readable>
ValueError: <negative seek position -1>
IOError: <can't do nonzero cur-relative seeks>
ValueError: <invalid whence (9, should be 0, 1 or 2)>
TypeError: <write() argument 1 must be unicode, not str>
ValueError: <I/O operation on closed file.>
ValueError: <I/O operation on closed file>
ValueError: <I/O operation on closed file.>
ValueError: <I/O operation on closed file.>
u'h\xe9' 3L u'llo\n' u'w\u20acrld\n' u'enda'
IOError: <telling position disabled by next() call>
IOError: <not writable>
TypeError: <integer argument expected, got 'str'>
TypeError: <integer argument expected, got 'NoneType'>
u'' 0 20L 0 u'h\xe9l'
<_io.BufferedReader name='f'> <_io.TextIOWrapper encoding='utf-8'>
ValueError: <underlying buffer has been detached>
ValueError: <invalid mode: 'q'>
ValueError: <can't use U and writing mode at once>
ValueError: <can't have text and binary mode at once>
TypeError: <invalid file: None>
ValueError: <can't have unbuffered text I/O>
ValueError: <binary mode doesn't take an encoding argument>
TypeError: <open() argument 4 must be string or None, not int>
TypeError: <open() argument 2 must be string, not int>
LookupError: <unknown encoding: nope>
TypeError: <fileio() argument 2 must be string or None, not int>
ValueError: <illegal newline value: x>
UnicodeDecodeError: <'ascii' codec can't decode byte 0xc3 in position 3: ordinal not in range(128)>
[u'caf\xe9\n'] 'utf-8' u'\n'
)py");
}

TEST_CASE("A stream of Python 2 that dies is closed without a finalizer of its own") {
    constexpr std::string_view source = R"py(import gc, io
class Loud(io.IOBase):
    def close(self):
        print 'closed', self.closed
        io.IOBase.close(self)
class Mourned(Loud):
    def __del__(self): print 'dies'
class Memory(io.BytesIO):
    def close(self): print 'not to be seen'
print hasattr(io.IOBase, '__del__')
for kind in (Loud, Mourned, Memory):
    stream = kind()
    del stream
f = io.FileIO('f', 'wb')
f.itself = f
del f
print gc.collect(), gc.garbage
f = io.open('f', 'wb')
f.write('kept')
f.itself = f
del f
print gc.collect(), gc.garbage, repr(open('f').read())
f = io.open('f', 'w')
f.write(u'lost')
f.itself = f
del f
print gc.collect(), gc.garbage, repr(open('f').read())
f = Loud()
f.itself = f
del f
print gc.collect(), gc.garbage
)py";
    CHECK(printed(source, python_2) == R"py(False
closed False
dies
closed False
2 []
3 [] 'kept'
6 [] ''
closed False
closed False
2 []
)py");
}

}  // namespace lastref::testing
