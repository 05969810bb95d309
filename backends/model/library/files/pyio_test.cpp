#include "backends/model/printed.hpp"
#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

namespace lastref::testing {

TEST_CASE("Streams of _pyio are closed when they are dropped, in a cycle the raw one first") {
    constexpr std::string_view source = R"(
import _pyio, gc
class Raw(_pyio.RawIOBase):
    def __init__(self, name): self.label = name
    def readable(self): return True
    def writable(self): return True
    def readinto(self, into): return 0
    def write(self, data): print(self.label, 'write', bytes(data)); return len(data)
    def close(self): print(self.label, 'close', self.closed); super().close()
writer = _pyio.BufferedWriter(Raw('writer'))
writer.write(b'data')
del writer
text = _pyio.TextIOWrapper(_pyio.BufferedRWPair(Raw('left'), Raw('right')), 'ascii')
text.write('text')
del text
own = _pyio.TextIOWrapper(_pyio.BufferedWriter(Raw('own')), 'ascii')
own.write('lost')
own.me = own
del own
gc.collect()
_pyio.BufferedReader.__new__(_pyio.BufferedReader)
late = _pyio.BufferedWriter(Raw('late'))
late.write(b'at exit')
)";
    CHECK(printed(source, "model:cpython-3.13") == R"(writer write b'data'
writer close False
right write b'text'
right close False
left close False
own close False
late write b'at exit'
late close False
)");
    CHECK(changes(source, "model:cpython-3.7", "model:cpython-3.8") == R"(-3 writer close True
-7 left close True
-8 right close True
-12 late close True
)");
    CHECK(printed(source, "model:pypy-8.0").ends_with("own write b'lost'\nown close False\n"));
}

TEST_CASE("Files of _pyio that are dropped write, and warn where they own what they opened") {
    constexpr std::string_view source = R"(
import _pyio, gc, os, warnings
warnings.simplefilter('always')
warnings.showwarning = lambda message, category, *place: print(category.__name__, message)
file = _pyio.open('f', 'w')
file.write('data')
del file
gc.collect()
print(os.path.getsize('f'))
file = _pyio.FileIO('f')
del file
gc.collect()
descriptor = os.open('f', os.O_RDONLY)
file = _pyio.open(descriptor, closefd=False)
del file
gc.collect()
os.close(descriptor)
)";
    for (const char* each : {"model:cpython-3.6", "model:cpython-3.13", "model:pypy-8.0"})
        CHECK(printed(source, each) == R"(4
ResourceWarning unclosed file <_pyio.FileIO name='f' mode='rb' closefd=True>
)");
    CHECK(changes(source, "model:cpython-3.13", "model:cpython-3.14") ==
          R"(+1 ResourceWarning unclosed file <_pyio.TextIOWrapper name='f' mode='w' encoding='UTF-8'>
)");
}

TEST_CASE("What buffers of _pyio ask of raw streams") {
    CHECK(printed(R"(
import _pyio
class Raw(_pyio.RawIOBase):
    def __init__(self, *pieces): self.pieces, self.log = list(pieces), []
    def readable(self): return True
    writable = seekable = readable
    def readinto(self, into):
        self.log.append(len(into))
        piece = self.pieces.pop(0) if self.pieces else b''
        if piece is None: return None
        into[:len(piece)] = piece
        return len(piece)
    def write(self, data):
        self.log.append(bytes(data))
        return self.pieces.pop(0) if self.pieces else len(data)
    def seek(self, *place): self.log.append(place); return 0
def show(stream, *calls):
    told = []
    for name, *arguments in calls:
        try: told.append(getattr(stream, name)(*arguments))
        except Exception as e: told.append('%s: %s' % (type(e).__name__, e))
    print(told, stream.raw.log)
show(_pyio.BufferedReader(Raw(b'abcd', b'efgh', b'ij'), 8), ('read', 3), ('read', 3), ('peek', 9), ('read', 9), ('read', 1))
show(_pyio.BufferedReader(Raw(b'abcd', b'efgh', b'ij'), 8), ('readinto', bytearray(20)), ('readinto1', bytearray(2)))
show(_pyio.BufferedReader(Raw(b'abcd', None), 8), ('read1', 2), ('read',), ('read',), ('read', 1))
show(_pyio.BufferedWriter(Raw(), 8), ('write', b'abcdefgh'), ('write', b'i'), ('write', 'x'), ('read',))
show(_pyio.BufferedWriter(Raw(3, None), 8), ('write', b'abcdef'), ('flush',), ('write', b'ghijklm'), ('flush',))
show(_pyio.BufferedWriter(Raw(9), 8), ('write', b'abc'), ('flush',))
show(_pyio.BufferedRandom(Raw(b'abcdefgh'), 8), ('read', 2), ('write', b'X'), ('read', 2), ('seek', 1, 1), ('seek', 0, 9))
)",
                  "model:cpython-3.13") == R"([b'abc', b'def', b'ghij', b'ghij', b''] [8, 8, 6, 9, 8]
[10, 0] [20, 16, 12, 10, 8]
[b'ab', b'cd', b'', b''] [8, 8192, 8192, 8]
[8, 1, "TypeError: can't write str to binary stream", 'UnsupportedOperation: BufferedWriter.read() not supported'] [b'abcdefghi']
[6, 'BlockingIOError: [Errno 11] write could not complete without blocking', 7, None] [b'abcdef', b'def', b'defghijklm']
[3, 'OSError: write() returned incorrect number of bytes'] [b'abc']
[b'ab', 1, b'', 0, 'ValueError: invalid whence value'] [8, (-6, 1), b'X', 8, (1, 1)]
)");
}

TEST_CASE("Places in texts of _pyio, and newlines") {
    CHECK(printed(R"(
import _pyio
text = _pyio.TextIOWrapper(_pyio.BytesIO('aä\r\nb\r€'.encode()), 'utf-8')
places = [text.tell()]
while text.read(1): places.append(text.tell())
print(places)
for each in places: text.seek(each); print(ascii(text.read()), text.newlines)
print([list(_pyio.StringIO('a\r\nb\rc\n', newline=each)) for each in (None, '', '\n', '\r', '\r\n')])
decoder = _pyio.IncrementalNewlineDecoder(None, True)
print([decoder.decode('a\r'), decoder.getstate(), decoder.decode('\nb\r'), decoder.decode('', True), decoder.newlines])
)",
                  "model:cpython-3.6") ==
          R"([0, 1, 3, 5, 6, 6277101735386680764856636523970481806510926010833048698887, 10]
'a\xe4\nb\n\u20ac' ('\r', '\r\n')
'\xe4\nb\n\u20ac' ('\r', '\r\n')
'\nb\n\u20ac' ('\r', '\r\n')
'b\n\u20ac' ('\r', '\r\n')
'\n\u20ac' ('\r', '\r\n')
'\u20ac' ('\r', '\r\n')
'' ('\r', '\r\n')
[['a\n', 'b\n', 'c\n'], ['a\r\n', 'b\r', 'c\n'], ['a\r\n', 'b\rc\n'], ['a\r', '\r', 'b\r', 'c\r'], ['a\r\r\n', 'b\rc\r\n']]
['a', (b'', 1), '\nb', '\n', ('\r', '\r\n')]
)");
}

TEST_CASE("What streams of _pyio have ahead after a write, within a size, and where they would block") {
    constexpr std::string_view source = R"(
import _pyio
class Raw(_pyio.RawIOBase):
    def __init__(self, *pieces): self.pieces = list(pieces)
    def readable(self): return True
    def readinto(self, into):
        piece = self.pieces.pop(0)
        if piece is None: return None
        into[:len(piece)] = piece
        return len(piece)
def show(stream, *calls):
    told = []
    for name, *arguments in calls:
        try: told.append(getattr(stream, name)(*arguments))
        except Exception as e: told.append('%s: %s' % (type(e).__name__, e))
    print(told)
show(_pyio.StringIO('a\nb\nc'), ('read', 1), ('write', 'x'), ('read',), ('tell',))
show(_pyio.StringIO('a\nb\nc'), ('__next__',), ('write', 'x'), ('read',), ('flush',), ('tell',))
show(_pyio.StringIO('a\nb\nc'), ('__next__',), ('read',), ('flush',), ('tell',))
show(_pyio.BufferedReader(Raw(b'abc', b'gh', b'ij\nkl'), 8), ('readline', 4), ('readline', 3))
show(_pyio.TextIOWrapper(_pyio.BufferedReader(Raw(None)), 'utf-8'), ('read',))
)";
    CHECK(printed(source, "model:cpython-3.12") == R"(['a', 1, '', 6]
['a\n', 1, '', None, 6]
['a\n', 'b\nc', None, 5]
[b'abcgh', b'ij\n']
["TypeError: can't concat NoneType to bytes"]
)");
    CHECK(changes(source, "model:cpython-3.12", "model:cpython-3.13") == R"(-2 ['a\n', 1, '', None, 6]
-3 ['a\n', 'b\nc', None, 5]
+2 ['a\n', 1, 'b\nc', None, 'AssertionError: pending decoded text']
+3 ['a\n', 'b\nc', None, 'AssertionError: pending decoded text']
)");
    CHECK(changes(source, "model:cpython-3.13", "model:cpython-3.14") == R"(-4 [b'abcgh', b'ij\n']
-5 ["TypeError: can't concat NoneType to bytes"]
+4 [b'abcg', b'hij']
+5 ['BlockingIOError: Read returned None.']
)");
    CHECK(changes(source, "model:pypy-7.3", "model:pypy-8.0") == R"(-2 ['a\n', 1, '', None, 6]
-3 ['a\n', 'b\nc', None, 5]
+2 ['a\n', 1, 'b\nc', None, 'AssertionError: pending decoded text']
+3 ['a\n', 'b\nc', None, 'AssertionError: pending decoded text']
)");
}

TEST_CASE("Words of _pyio, by version") {
    constexpr std::string_view source = R"(
import _pyio, pickle
def show(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
show(lambda: _pyio.BytesIO(b'x').read1())
show(lambda: _pyio.BytesIO(b'x').seek('x'))
show(lambda: _pyio.BytesIO(b'x').readline(1.5))
show(lambda: _pyio.RawIOBase().read())
show(lambda: _pyio.TextIOBase().readline(3))
closed = _pyio.BufferedReader(_pyio.BytesIO(b'x'))
closed.close()
show(closed.peek)
show(closed.flush)
show(lambda: _pyio.TextIOWrapper(_pyio.BytesIO(), newline='x'))
show(lambda: pickle.dumps(_pyio.BufferedReader(_pyio.BytesIO())))
show(lambda: pickle.loads(pickle.dumps(_pyio.StringIO('text'), 0)).read())
show(lambda: _pyio.FileIO('.', 'x+', opener=lambda path, flags: -1))
show(lambda: _pyio.open('.', 'rw'))
show(lambda: hasattr(_pyio, 'text_encoding'))
show(lambda: hasattr(_pyio, 'open_code'))
show(lambda: _pyio.TextIOWrapper(_pyio.BytesIO()).encoding)
file = _pyio.FileIO('f', 'w+')
file.__init__('f', 'a')
show(lambda: file.mode)
file.close()
text = _pyio.StringIO('x')
show(lambda: text.read('x'))
show(lambda: hasattr(text, 'newlines'))
)";
    CHECK(printed(source, "model:cpython-3.6") == R"(TypeError read1() missing 1 required positional argument: 'size'
TypeError an integer is required
TypeError size must be an integer
UnsupportedOperation RawIOBase.readinto() not supported
TypeError readline() takes 1 positional argument but 2 were given
ValueError read from closed file
ValueError flush of closed file
ValueError illegal newline value: 'x'
TypeError can not serialize a 'BufferedReader' object
text
OSError Negative file descriptor
ValueError can't have read/write/append mode at once
False
False
UTF-8
ab+
TypeError an integer is required
False
)");
    CHECK(printed(source, "model:cpython-3.15") == R"(b'x'
TypeError 'x' is not an integer
TypeError 1.5 is not an integer
UnsupportedOperation RawIOBase.readinto() not supported
UnsupportedOperation TextIOBase.readline() not supported
ValueError peek of closed file
ValueError flush on closed file
ValueError illegal newline value: 'x'
TypeError cannot pickle 'BufferedReader' object
text
ValueError opener returned -1
ValueError can't have read/write/append mode at once
True
True
utf-8
ab+
TypeError 'x' is not an integer
True
)");
}

}  // namespace lastref::testing
