#include "backends/model/printed.hpp"
#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

namespace lastref::testing {

TEST_CASE("Streams look at places of raw ones, at sizes of chunks, and at what a path or encoding is") {
    constexpr std::string_view source = R"(
import io, os
def show(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class Raw(io.RawIOBase):
    def readable(self): return True
    writable = seekable = readable
    def tell(self): return -2
    def seek(self, *place): return -1 if place[0] else 0
show(lambda: io.BufferedReader(Raw()).seek(5))
class Bytes(io.BytesIO):
    def read1(self, size): print('read1', size); return super().read1(size)
    def write(self, data): print('write', data); return super().write(data)
text = io.TextIOWrapper(Bytes(b'abcdefgh'), 'ascii')
text._CHUNK_SIZE = 3
print(text._CHUNK_SIZE, text.read(1), text.read(4))
text = io.TextIOWrapper(Bytes(), 'ascii')
text._CHUNK_SIZE = 3
for each in ('a', 'bc', 'd'): text.write(each)
show(lambda: setattr(text, '_CHUNK_SIZE', 0))
show(lambda: text.readline(1.5))
show(lambda: text.readline(None))
show(lambda: text.reconfigure(encoding=3))
show(lambda: text.reconfigure(encoding='nosuch'))
show(lambda: io.FileIO('f', 'w').seek(0.5))
show(lambda: os.open('a\0b', 0))
show(lambda: os.open(b'a\0b', 0))
show(lambda: os.rename('f', 'a\0b'))
class Named(io.FileIO):
    def __setattr__(self, name, value): raise KeyError(name)
descriptor = os.open('f', 0)
show(lambda: Named(descriptor))
show(lambda: os.close(descriptor))
show(lambda: io.open_code('f'))
show(lambda: io.open_code(3))
)";
    CHECK(printed(source, "model:cpython-3.13") == R"(OSError Raw stream returned invalid position -1
read1 3
read1 3
3 a bcde
write b'abc'
ValueError a strictly positive integer is required
TypeError 'float' object cannot be interpreted as an integer
TypeError 'NoneType' object cannot be interpreted as an integer
TypeError reconfigure() argument 'encoding' must be str or None, not int
write b'd'
LookupError unknown encoding: nosuch
TypeError 'float' object cannot be interpreted as an integer
ValueError open: embedded null character in path
ValueError open: embedded null character in path
ValueError rename: embedded null character in dst
KeyError 'name'
None
<_io.BufferedReader name='f'>
TypeError open_code() argument 'path' must be str, not int
)");
    CHECK(printed(source, "model:cpython-3.6") == R"(OSError Raw stream returned invalid position -1
read1 3
read1 3
3 a bcde
write b'abcd'
ValueError a strictly positive integer is required
TypeError integer argument expected, got float
TypeError 'NoneType' object cannot be interpreted as an integer
AttributeError '_io.TextIOWrapper' object has no attribute 'reconfigure'
AttributeError '_io.TextIOWrapper' object has no attribute 'reconfigure'
TypeError an integer is required
ValueError embedded null byte
ValueError open: embedded null character in path
ValueError embedded null byte
KeyError 'name'
None
AttributeError module 'io' has no attribute 'open_code'
AttributeError module 'io' has no attribute 'open_code'
)");
    CHECK(
        changes(source, "model:cpython-3.10", "model:cpython-3.11").find("bad argument type for built-in operation") !=
        std::string::npos);
}

TEST_CASE("What buffers weigh, and attributes of streams that are members of theirs") {
    constexpr std::string_view source = R"(
import io, sys
buffer = io.BufferedReader(io.BytesIO(), 4096)
print(buffer.__sizeof__(), sys.getsizeof(buffer))
buffer.close()
print(buffer.__sizeof__())
for stream, name in (io.BufferedWriter(io.BytesIO()), 'raw'), (io.TextIOWrapper(io.BytesIO()), 'buffer'):
    try: setattr(stream, name, 1)
    except AttributeError as e: print(e)
)";
    CHECK(printed(source, "model:cpython-3.13") == R"(4248 4264
152
readonly attribute
readonly attribute
)");
    CHECK(changes(source, "model:cpython-3.13", "model:cpython-3.14") == R"(-4 readonly attribute
+4 attribute 'buffer' of '_io.TextIOWrapper' objects is not writable
)");
}

TEST_CASE("On PyPy, states of streams have a dict, and wrong newlines are shown otherwise") {
    CHECK(printed(R"(
import io
print(io.BytesIO().__getstate__(), io.StringIO().__getstate__())
for make in lambda: io.StringIO('', 'x'), lambda: io.TextIOWrapper(io.BytesIO(), newline='x'):
    try: make()
    except ValueError as e: print(e)
)",
                  "model:pypy-8.0") == R"((b'', 0, {}) ('', '\n', 0, {})
illegal newline value: x
illegal newline value: 'x'
)");
}

TEST_CASE("The mark of utf-8-sig is written at the start alone") {
    CHECK(printed(R"(
import io
def show(text, *calls):
    for name, argument in calls: getattr(text, name)(**argument) if type(argument) is dict else getattr(text, name)(argument)
    text.flush()
    print(text.buffer.getvalue())
sig = {'encoding': 'utf-8-sig'}
show(io.TextIOWrapper(io.BytesIO(), **sig), ('write', 'a'), ('write', 'b'))
show(io.TextIOWrapper(io.BytesIO(), **sig), ('write', 'ab'), ('seek', 0), ('write', 'x'))
show(io.TextIOWrapper(io.BytesIO(), 'ascii'), ('write', 'a'), ('reconfigure', sig), ('write', 'b'))
later = io.BytesIO(b'abc')
later.seek(3)
show(io.TextIOWrapper(later, **sig), ('write', 'd'))
)",
                  "model:cpython-3.13") == R"(b'\xef\xbb\xbfab'
b'\xef\xbb\xbfxb'
b'ab'
b'abcd'
)");
}

TEST_CASE("Lines of a pickle that may be empty") {
    CHECK(printed(R"(
import pickle
print(repr(pickle.loads(pickle.dumps('', 0))))
for each in b'S\n.', b'P\n.', b'I\n.':
    try: pickle.loads(each)
    except pickle.UnpicklingError as e: print(e)
)",
                  "model:cpython-3.13") == R"(''
the STRING opcode argument must be quoted
A load persistent id instruction was encountered, but no persistent_load function was specified.
pickle data was truncated
)");
}

TEST_CASE("Sizes and places that are no integers, and text of what is no bytes") {
    constexpr std::string_view source = R"(import io
def told(act):
    try: return act()
    except (TypeError, ValueError) as error: return error
for make in (lambda: io.BytesIO(b'abc'), lambda: io.StringIO('abc'), lambda: io.BufferedReader(io.BytesIO(b'abc'))):
    for value in (1.5, 'x', None):
        for name in 'seek', 'read', 'readline', 'peek', 'read1':
            f = make()
            if hasattr(f, name): print(name, told(lambda: getattr(f, name)(value)))
for name in 'utf-8', 'ascii':
    for act in (lambda t: t.read(), lambda t: t.read(1)): print(told(lambda: act(io.TextIOWrapper(io.StringIO('a'), encoding=name))))
print(told(lambda: io.BufferedReader(io.BytesIO(b'a')).read(-2)))
)";
    CHECK(printed(source, "model:cpython-3.6") == R"(seek integer argument expected, got float
read integer argument expected, got 'float'
readline integer argument expected, got 'float'
read1 integer argument expected, got 'float'
seek 'str' object cannot be interpreted as an integer
read integer argument expected, got 'str'
readline integer argument expected, got 'str'
read1 integer argument expected, got 'str'
seek 'NoneType' object cannot be interpreted as an integer
read b'abc'
readline b'abc'
read1 b'abc'
seek integer argument expected, got float
read 'float' object cannot be interpreted as an integer
readline 'float' object cannot be interpreted as an integer
seek 'str' object cannot be interpreted as an integer
read integer argument expected, got 'str'
readline integer argument expected, got 'str'
seek 'NoneType' object cannot be interpreted as an integer
read abc
readline abc
seek 'float' object cannot be interpreted as an integer
read 'float' object cannot be interpreted as an integer
readline 'float' object cannot be interpreted as an integer
peek integer argument expected, got float
read1 integer argument expected, got float
seek 'str' object cannot be interpreted as an integer
read integer argument expected, got 'str'
readline integer argument expected, got 'str'
peek 'str' object cannot be interpreted as an integer
read1 'str' object cannot be interpreted as an integer
seek 'NoneType' object cannot be interpreted as an integer
read b'abc'
readline b'abc'
peek 'NoneType' object cannot be interpreted as an integer
read1 'NoneType' object cannot be interpreted as an integer
can't concat str to bytes
underlying read() should have returned a bytes-like object, not 'str'
a bytes-like object is required, not 'str'
underlying read() should have returned a bytes-like object, not 'str'
read length must be positive or -1
)");
    CHECK(printed(source, "model:cpython-3.9") == R"(seek integer argument expected, got float
read argument should be integer or None, not 'float'
readline argument should be integer or None, not 'float'
read1 argument should be integer or None, not 'float'
seek 'str' object cannot be interpreted as an integer
read argument should be integer or None, not 'str'
readline argument should be integer or None, not 'str'
read1 argument should be integer or None, not 'str'
seek 'NoneType' object cannot be interpreted as an integer
read b'abc'
readline b'abc'
read1 b'abc'
seek integer argument expected, got float
read argument should be integer or None, not 'float'
readline argument should be integer or None, not 'float'
seek 'str' object cannot be interpreted as an integer
read argument should be integer or None, not 'str'
readline argument should be integer or None, not 'str'
seek 'NoneType' object cannot be interpreted as an integer
read abc
readline abc
seek 'float' object cannot be interpreted as an integer
read argument should be integer or None, not 'float'
readline argument should be integer or None, not 'float'
peek integer argument expected, got float
read1 integer argument expected, got float
seek 'str' object cannot be interpreted as an integer
read argument should be integer or None, not 'str'
readline argument should be integer or None, not 'str'
peek 'str' object cannot be interpreted as an integer
read1 'str' object cannot be interpreted as an integer
seek 'NoneType' object cannot be interpreted as an integer
read b'abc'
readline b'abc'
peek 'NoneType' object cannot be interpreted as an integer
read1 'NoneType' object cannot be interpreted as an integer
can't concat str to bytes
underlying read() should have returned a bytes-like object, not 'str'
a bytes-like object is required, not 'str'
underlying read() should have returned a bytes-like object, not 'str'
read length must be non-negative or -1
)");
    CHECK(printed(source, "model:cpython-3.13") == R"(seek 'float' object cannot be interpreted as an integer
read argument should be integer or None, not 'float'
readline argument should be integer or None, not 'float'
read1 argument should be integer or None, not 'float'
seek 'str' object cannot be interpreted as an integer
read argument should be integer or None, not 'str'
readline argument should be integer or None, not 'str'
read1 argument should be integer or None, not 'str'
seek 'NoneType' object cannot be interpreted as an integer
read b'abc'
readline b'abc'
read1 b'abc'
seek 'float' object cannot be interpreted as an integer
read argument should be integer or None, not 'float'
readline argument should be integer or None, not 'float'
seek 'str' object cannot be interpreted as an integer
read argument should be integer or None, not 'str'
readline argument should be integer or None, not 'str'
seek 'NoneType' object cannot be interpreted as an integer
read abc
readline abc
seek 'float' object cannot be interpreted as an integer
read argument should be integer or None, not 'float'
readline argument should be integer or None, not 'float'
peek 'float' object cannot be interpreted as an integer
read1 'float' object cannot be interpreted as an integer
seek 'str' object cannot be interpreted as an integer
read argument should be integer or None, not 'str'
readline argument should be integer or None, not 'str'
peek 'str' object cannot be interpreted as an integer
read1 'str' object cannot be interpreted as an integer
seek 'NoneType' object cannot be interpreted as an integer
read b'abc'
readline b'abc'
peek 'NoneType' object cannot be interpreted as an integer
read1 'NoneType' object cannot be interpreted as an integer
can't concat str to bytes
underlying read() should have returned a bytes-like object, not 'str'
a bytes-like object is required, not 'str'
underlying read() should have returned a bytes-like object, not 'str'
read length must be non-negative or -1
)");
    CHECK(printed(source, "model:pypy-7.3") == R"(seek expected integer, got float object
read expected integer, got float object
readline expected integer, got float object
read1 expected integer, got float object
seek expected integer, got str object
read expected integer, got str object
readline expected integer, got str object
read1 expected integer, got str object
seek expected integer, got NoneType object
read b'abc'
readline b'abc'
read1 b'abc'
seek expected integer, got float object
read expected integer, got float object
readline expected integer, got float object
seek expected integer, got str object
read expected integer, got str object
readline expected integer, got str object
seek expected integer, got NoneType object
read abc
readline abc
seek expected integer, got float object
read expected integer, got float object
readline expected integer, got float object
peek expected integer, got float object
read1 expected integer, got float object
seek expected integer, got str object
read expected integer, got str object
readline expected integer, got str object
peek expected integer, got str object
read1 expected integer, got str object
seek expected integer, got NoneType object
read b'abc'
readline b'abc'
peek expected integer, got NoneType object
read1 expected integer, got NoneType object
unsupported operand type(s) for +: 'bytes' and 'str'
underlying read() should have returned a bytes-like object, not 'str'
a bytes-like object is required, not str
underlying read() should have returned a bytes-like object, not 'str'
read length must be positive or -1
)");
}

TEST_CASE("Sizes and places are asked once what index they are") {
    constexpr std::string_view source = R"(import io
class Index:
    def __index__(self):
        print('asked')
        return 1
for make in (lambda: io.BytesIO(b'abc'), lambda: io.StringIO('abc'), lambda: io.BufferedRandom(io.BytesIO(b'abc'))):
    for name in 'seek', 'read', 'readline', 'truncate', 'peek', 'read1':
        f = make()
        if hasattr(f, name): print(name, getattr(f, name)(Index()))
)";
    for (const char* each : {"model:cpython-3.9", "model:cpython-3.13", "model:pypy-8.0"})
        CHECK(printed(source, each) == R"(asked
seek 1
asked
read b'a'
asked
readline b'a'
asked
truncate 1
asked
read1 b'a'
asked
seek 1
asked
read a
asked
readline a
asked
truncate 1
asked
seek 1
asked
read b'a'
asked
readline b'a'
asked
truncate 1
asked
peek b'abc'
asked
read1 b'a'
)");
}

}  // namespace lastref::testing
