#include "backends/model/printed.hpp"
#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

namespace lastref::testing {

TEST_CASE("Which attributes of itself a stream of a program is asked for") {
    constexpr std::string_view source = R"(
import io
class Raw(io.RawIOBase):
    def __getattribute__(self, name):
        print('asked for', name)
        return super().__getattribute__(name)
    def __setattr__(self, name, value):
        print('set', name, value)
        super().__setattr__(name, value)
raw = Raw()
raw.close()
print(vars(raw))
try: raw.flush()
except ValueError as e: print(e)
raw = Raw()
del raw
class Missing(io.RawIOBase):
    def __getattr__(self, name): print('missing', name); raise AttributeError(name)
missing = Missing()
del missing
)";
    for (const char* each : {"model:cpython-3.6", "model:cpython-3.13", "model:cpython-3.15"})
        CHECK(printed(source, each) == R"(asked for close
asked for __IOBase_closed
asked for flush
asked for __IOBase_closed
set __IOBase_closed True
asked for __dict__
{'__IOBase_closed': True}
asked for flush
asked for __IOBase_closed
I/O operation on closed file.
asked for closed
asked for __IOBase_closed
asked for closed
asked for __IOBase_closed
set _finalizing True
asked for close
asked for __IOBase_closed
asked for flush
asked for __IOBase_closed
set __IOBase_closed True
missing __IOBase_closed
missing __IOBase_closed
missing __IOBase_closed
)");
}

TEST_CASE("Buffers of a BytesIO in a cycle keep it from being closed") {
    constexpr std::string_view source = R"(
import gc, io
class Bytes(io.BytesIO):
    def close(self):
        try: super().close()
        except BufferError as e: print(e); raise
def make():
    held = Bytes(b'abc')
    held.buffer_of_itself = held.getbuffer()
make()
print(gc.collect() > 0)
)";
    for (const char* each : {"model:cpython-3.6", "model:cpython-3.12"})
        CHECK(printed(source, each) == R"(Existing exports of data: object cannot be re-sized
True
)");
}

TEST_CASE("Streams can be referred to weakly already") {
    constexpr std::string_view source = R"(
import io
for base in io.RawIOBase, io.BytesIO, io.TextIOWrapper:
    try: print(type('C', (base,), {'__slots__': ('__weakref__',)}).__name__)
    except TypeError as e: print(e)
)";
    CHECK(printed(source, "model:cpython-3.6") ==
          R"(__weakref__ slot disallowed: either we already got one, or __itemsize__ != 0
__weakref__ slot disallowed: either we already got one, or __itemsize__ != 0
__weakref__ slot disallowed: either we already got one, or __itemsize__ != 0
)");
    for (const char* each : {"model:cpython-3.13", "model:cpython-3.15"})
        CHECK(printed(source, each) == R"(__weakref__ slot disallowed: we already got one
__weakref__ slot disallowed: we already got one
__weakref__ slot disallowed: we already got one
)");
}

TEST_CASE("Bases of streams are made by object from 3.12 on") {
    constexpr std::string_view source = R"(
import io
def tell(ask):
    try: print(ask())
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
for base in io.RawIOBase, io.TextIOBase, io.BufferedReader, io.BytesIO:
    class C(base):
        def __del__(self): print('dies')
    tell(lambda: type(object.__new__(C)).__name__)
    tell(lambda: object.__new__(C, 1))
    tell(lambda: object.__new__(C).closed)
    print(base.__new__ is object.__new__)
)";
    CHECK(printed(source, "model:cpython-3.11") == R"(TypeError object.__new__(C) is not safe, use C.__new__()
TypeError object.__new__(C) is not safe, use C.__new__()
TypeError object.__new__(C) is not safe, use C.__new__()
False
TypeError object.__new__(C) is not safe, use C.__new__()
TypeError object.__new__(C) is not safe, use C.__new__()
TypeError object.__new__(C) is not safe, use C.__new__()
False
TypeError object.__new__(C) is not safe, use C.__new__()
TypeError object.__new__(C) is not safe, use C.__new__()
TypeError object.__new__(C) is not safe, use C.__new__()
False
TypeError object.__new__(C) is not safe, use C.__new__()
TypeError object.__new__(C) is not safe, use C.__new__()
TypeError object.__new__(C) is not safe, use C.__new__()
False
)");
    for (const char* each : {"model:cpython-3.12", "model:cpython-3.15"})
        CHECK(printed(source, each) == R"(dies
C
TypeError C() takes no arguments
dies
False
True
dies
C
TypeError C() takes no arguments
dies
False
True
dies
C
<C>
dies
dies
ValueError I/O operation on uninitialized object
True
TypeError object.__new__(C) is not safe, use C.__new__()
TypeError object.__new__(C) is not safe, use C.__new__()
TypeError object.__new__(C) is not safe, use C.__new__()
False
)");
}

TEST_CASE("What streams in memory ask for their lines") {
    constexpr std::string_view source = R"(
import io
def tell(ask):
    try: print(ask())
    except Exception as e: print(repr(e))
for base, text in (io.StringIO, 'a\nb'), (io.BytesIO, b'a\nb'):
    class Asks(base):
        def __getattribute__(self, name):
            if name != '__class__': print('asks', name)
            return super().__getattribute__(name)
    class Unmade(Asks):
        def __init__(self): pass
    for each in Asks(text), Unmade():
        tell(lambda: next(each))
        tell(lambda: list(each))
)";
    for (const char* each : {"model:cpython-3.8", "model:cpython-3.15"})
        CHECK(printed(source, each) == R"(asks readline
a

asks closed
asks readline
asks readline
['b']
ValueError('I/O operation on uninitialized object')
asks closed
ValueError('I/O operation on uninitialized object')
asks closed
asks close
asks closed
b'a\n'
[b'b']
StopIteration()
[]
asks closed
asks close
asks closed
asks close
)");
}

TEST_CASE("What is looked at first where exports keep a size") {
    constexpr std::string_view source = R"(
import io
stream = io.BytesIO(b'abc')
view = stream.getbuffer()
array = bytearray(b'abc')
other = memoryview(array)
for call in (lambda: stream.write('a'), lambda: stream.truncate('a'), lambda: stream.truncate(5), lambda: array.__init__('a'),
             lambda: array.__init__(b'abc'), lambda: array.append('a')):
    try: print(call())
    except (BufferError, TypeError) as e: print(type(e).__name__, e)
other.release()
view.release()
try: array.__init__(5.5)
except TypeError as e: print(e, array)
)";
    CHECK(printed(source, "model:cpython-3.8") == R"(BufferError Existing exports of data: object cannot be re-sized
TypeError argument should be integer or None, not 'str'
BufferError Existing exports of data: object cannot be re-sized
BufferError Existing exports of data: object cannot be re-sized
BufferError Existing exports of data: object cannot be re-sized
TypeError 'str' object cannot be interpreted as an integer
cannot convert 'float' object to bytearray bytearray(b'')
)");
    CHECK(changes(source, "model:cpython-3.8", "model:cpython-3.14") ==
          R"(+1 TypeError a bytes-like object is required, not 'str'
-2 TypeError argument should be integer or None, not 'str'
)");
}

TEST_CASE("A text file says when the file below has nothing to read yet") {
    constexpr std::string_view source = R"(import io
class Below(io.BufferedIOBase):
    def __init__(self, *steps): self.steps = list(steps)
    def readable(self): return True
    def read(self, size=-1): return self.steps.pop(0) if self.steps else b''
    read1 = read
for encoding in 'utf-8', 'latin-1':
    text = io.TextIOWrapper(Below(b'line\nrest', None, b'end'), encoding=encoding)
    print(repr(text.readline()))
    try: text.read()
    except Exception as e: print(type(e).__name__, e)
    print(repr(text.read()))
)";
    for (const char* each : {"model:cpython-3.15", "model:cpython-3.14"})
        CHECK(printed(source, each) == R"('line\n'
BlockingIOError Read returned None.
'restend'
'line\n'
BlockingIOError Read returned None.
'restend'
)");
    for (const char* each : {"model:cpython-3.13", "model:cpython-3.6"})
        CHECK(printed(source, each) == R"('line\n'
TypeError can't concat NoneType to bytes
'restend'
'line\n'
TypeError a bytes-like object is required, not 'NoneType'
'restend'
)");
    for (const char* each : {"model:pypy-7.3", "model:pypy-8.0"})
        CHECK(printed(source, each) == R"('line\n'
TypeError unsupported operand type(s) for +: 'bytes' and 'NoneType'
'restend'
'line\n'
TypeError a bytes-like object is required, not None
'restend'
)");
}

TEST_CASE("What the __buffer__ of a class does while it is written") {
    constexpr std::string_view source = R"(import io, _pyio
class Own:
    def __init__(self, action): self.action = action
    def __buffer__(self, flags):
        print(flags)
        self.action()
        return memoryview(b'AAA')
def tell(action):
    try: print(action())
    except (BufferError, TypeError, ValueError) as e: print(type(e).__name__, e)
for module in io, _pyio:
    file = module.BytesIO(b'0123456789')
    for action in (lambda: None), (lambda: file.seek(1)), (lambda: file.write(b'zz')):
        tell(lambda: (file.write(Own(action)), file.tell(), file.getvalue()))
    views = []
    file = module.BytesIO()
    tell(lambda: file.write(Own(lambda: views.append(file.getbuffer()))))
    del views[:]
    tell(lambda: file.writelines([Own(file.close)]))
own = Own(lambda: None)
view = memoryview(own)
part = view[1:]
view.release()
print(part.tobytes(), part.readonly)
tell(lambda: memoryview(type('No', (), {'__buffer__': lambda self, flags: b''})()))
)";
    CHECK(printed(source, "model:cpython-3.15") == R"(8
(3, 3, b'AAA3456789')
8
(3, 4, b'AAAA456789')
8
(3, 9, b'AAAAzzAAA9')
8
BufferError Existing exports of data: object cannot be re-sized
8
ValueError I/O operation on closed file.
284
(3, 3, b'AAA3456789')
284
(3, 4, b'AAAA456789')
284
(3, 9, b'AAAAzzAAA9')
284
BufferError Existing exports of data: object cannot be re-sized
284
ValueError write to closed file
284
b'AA' True
TypeError No.__buffer__() must return a memoryview, not bytes
)");
    CHECK(changes(source, "model:cpython-3.15", "model:cpython-3.14") ==
          R"(-23 TypeError No.__buffer__() must return a memoryview, not bytes
+23 TypeError __buffer__ returned non-memoryview object
)");
}

TEST_CASE("A read that takes several of the raw stream asks for what room the buffer has left") {
    constexpr std::string_view source = R"(
import io
class Raw(io.RawIOBase):
    def readable(self): return True
    def readinto(self, into):
        print(len(into))
        into[:2] = b'xy'
        return 2
reader = io.BufferedReader(Raw(), 5)
print(reader.read(3))
print(reader.read(3), reader.peek())
)";
    for (std::string_view each : {"model:cpython-3.6", "model:cpython-3.15", "model:pypy-7.3"})
        CHECK(printed(source, each) == "5\n3\nb'xyx'\n5\n5\nb'yxy' b'xy'\n");
}

}  // namespace lastref::testing
