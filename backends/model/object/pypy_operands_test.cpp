#include "backends/model/printed.hpp"

#include <catch2/catch_test_macros.hpp>

// What PyPy says of operands whose special methods answer wrongly, and what it keeps for them.
namespace lastref {

using testing::printed;

TEST_CASE("PyPy takes errors of special methods for errors about what it is asked for; views are given back late") {
    const char* source = R"(import gc, io, itertools, math, os
def tell(call, *arguments):
    try: print(call(*arguments))
    except Exception as error: print(type(error).__name__, error, *[error.args] * isinstance(error, OSError))
class Odd:
    def __iter__(self): return 5
    __contains__ = None
    def __index__(self): return 'x'
    def __int__(self): return b''
    def __bytes__(self): return None
class Plain:
    def __iter__(self): raise TypeError('mine')
def unpack(value):
    first, second = value
    return first
def unpack_star(value):
    first, *rest = value
    return first
for value in Odd(), Plain(), (len(each) for each in [5]):
    tell(unpack, value)
    tell(unpack_star, value)
tell(lambda: 1 in Odd())
tell(lambda: 1 in Plain())
tell(lambda: zip([], Odd()))
tell(lambda: map(len, 5))
for value in [1], (1,), 'a', b'a': tell(lambda: value[Odd()])
tell(lambda: [1][:Odd()])
tell(int, Odd())
tell(bytes, Odd())
tell(os.close, 99)
tell(os.mkdir, '/')
tell(format, 5, 'z')
tell(super(bool, True).__repr__)
class Shown(bytearray):
    def __del__(self): print('gone', len(self))
text = Shown(b'text')
view = memoryview(text)
tell(text.extend, b'')
tell(text.pop, 9)
del text, view
gc.collect()
print('once')
gc.collect()
with memoryview(Shown(b'other')): pass
gc.collect()
stream = io.BytesIO(b'text')
view = stream.getbuffer()
tell(stream.truncate)
tell(stream.write, b'T')
)";
    CHECK(printed(source, "model:pypy-8.0") == R"(TypeError cannot unpack non-iterable Odd object
TypeError cannot unpack non-iterable Odd object
TypeError cannot unpack non-iterable Plain object
TypeError cannot unpack non-iterable Plain object
TypeError cannot unpack non-iterable generator object
ValueError not enough values to unpack (expected at least 1, got 0)
TypeError 'NoneType' object is not callable
TypeError mine
TypeError iter() returned non-iterator
TypeError 'int' object is not iterable
TypeError list indices must be integers or slices, not Odd
TypeError tuple indices must be integers or slices, not Odd
TypeError string indices must be integers or slices, not Odd
TypeError byte indices must be integers or slices, not Odd
TypeError slice indices must be integers or None or have an __index__ method
TypeError __int__ returned non-int (type 'bytes')
TypeError __bytes__ returned non-bytes (type 'NoneType')
OSError [Errno 9] Bad file descriptor (9, 'Bad file descriptor', None, None, None)
FileExistsError [Errno 17] File exists: '/' (17, 'File exists')
ValueError Negative zero coercion (z) not allowed
True
BufferError Existing exports of data: object cannot be re-sized
BufferError Existing exports of data: object cannot be re-sized
once
gone 4
gone 5
BufferError Existing exports of data: object cannot be re-sized
BufferError Existing exports of data: object cannot be re-sized
)");
    CHECK(printed(source, "model:pypy-7.3") == R"(TypeError cannot unpack non-iterable Odd object
TypeError cannot unpack non-iterable Odd object
TypeError cannot unpack non-iterable Plain object
TypeError cannot unpack non-iterable Plain object
TypeError cannot unpack non-iterable generator object
ValueError not enough values to unpack (expected at least 1, got 0)
TypeError 'NoneType' object is not callable
TypeError mine
TypeError zip argument #2 must support iteration
TypeError map argument #1 must support iteration
TypeError list indices must be integers or slices, not Odd
TypeError tuple indices must be integers or slices, not Odd
TypeError string index indices must be integers or slices, not Odd
TypeError byte indices must be integers or slices, not Odd
TypeError slice indices must be integers or None or have an __index__ method
TypeError __int__ returned non-int (type 'bytes')
TypeError __bytes__ returned non-bytes (type 'NoneType')
OSError [Errno 9] Bad file descriptor (9, 'Bad file descriptor', None, None, None)
FileExistsError [Errno 17] File exists: '/' (17, 'File exists')
ValueError Unknown format code 'z' for object of type 'int'
True
None
IndexError pop index out of range
gone 4
once
gone 5
0
1
)");
}

TEST_CASE("An OSError without a file's name keeps all its arguments, and more than five are no number and text") {
    const char* source =
        R"(for arguments in (9, 'x', None), (9, 'x', 'f', None, None), (9, 'x', None, None, 'g'), (1, 2, 3, 4, 5, 6):
    error = OSError(*arguments)
    print(type(error).__name__, error, error.args, error.filename, error.filename2)
)";
    for (const char* each : {"model:cpython-3.6", "model:cpython-3.15", "model:pypy-8.0"})
        CHECK(printed(source, each) == R"(OSError [Errno 9] x (9, 'x', None) None None
OSError [Errno 9] x: 'f' (9, 'x') f None
OSError [Errno 9] x (9, 'x', None, None, 'g') None None
OSError (1, 2, 3, 4, 5, 6) (1, 2, 3, 4, 5, 6) None None
)");
}

TEST_CASE("PyPy copies dicts without a look at their keys; what becomes a context gets its traceback back") {
    const char* source = R"(import gc, sys
class Key:
    def __init__(self, name): self.name = name
    def __hash__(self):
        print('hash', self.name, end=',')
        return 0
    def __eq__(self, other):
        print('eq', self.name, other.name, end=',')
        return self is other
keys = Key(0), Key(1)
table = dict.fromkeys(keys)
for call in dict.copy, dict, set, lambda table: table == table, lambda table: table == table.copy():
    print()
    call(table)
items = set(keys)
print()
print(items.isdisjoint(items.copy()))
class Item:
    def __del__(self): print('gone')
saved = []
def handle(look):
    try: raise ValueError
    except Exception as error:
        error.__traceback__ = None
        saved.append(error)
        item = Item()
        look()
        print(error.__traceback__ is None)
def fail():
    try: raise KeyError
    except KeyError: pass
for look in int, sys.exc_info, fail:
    handle(look)
    gc.collect()
print('end')
)";
    for (const char* each : {"model:pypy-8.0", "model:pypy-7.3"})
        CHECK(printed(source, each) == R"(hash 0,hash 1,eq 0 1,


hash 0,hash 1,eq 0 1,

hash 0,hash 1,eq 0 1,hash 0,hash 1,eq 0 1,
False
True
gone
True
gone
False
end
)");
}

TEST_CASE("What PyPy says of arguments for types that make no instances of their own") {
    const char* source = R"(import types
for kind in type(None), type(x for x in ()), type(iter([])), types.SimpleNamespace:
    for arguments in (1,), (1, 2):
        try: kind(*arguments)
        except TypeError as error: print(error)
)";
    CHECK(printed(source, "model:pypy-8.0") == R"(NoneType.__new__() takes 1 positional argument but 2 were given
NoneType.__new__() takes 1 positional argument but 3 were given
generator() takes no arguments
generator() takes no arguments
sequenceiterator() takes no arguments
sequenceiterator() takes no arguments
SimpleNamespace.__init__() takes 1 positional argument but 2 were given
SimpleNamespace.__init__() takes 1 positional argument but 3 were given
)");
    CHECK(printed(source, "model:pypy-7.3") == R"(__new__() takes 1 positional argument but 2 were given
__new__() takes 1 positional argument but 3 were given
generator() takes no arguments
generator() takes no arguments
sequenceiterator() takes no arguments
sequenceiterator() takes no arguments
__init__() takes 1 positional argument but 2 were given
__init__() takes 1 positional argument but 3 were given
)");
}

TEST_CASE("PyPy's numbers have texts of their own; what its iterators hold") {
    const char* source = R"(import gc
class Number(int):
    def __repr__(self): return 'shown'
class Real(float):
    def __repr__(self): return 'shown'
print(str(Number(5)), '%s' % Number(5), [Number(5)], str(Real(5)))
class Item:
    def __init__(self, name): self.name = name
    def __del__(self): print('gone', self.name)
items = iter(lambda: Item('called'), None)
next(items)
gc.collect()
print('collected')
)";
    CHECK(printed(source, "model:pypy-8.0") == "5 5 [shown] shown\ngone called\ncollected\n");
    CHECK(printed(source, "model:pypy-7.3") == "5 5 [shown] 5.0\ncollected\n");
}

TEST_CASE("An exhausted pairwise of PyPy keeps its last item") {
    const char* source = R"(import gc, itertools
class Item:
    def __init__(self, name): self.name = name
    def __del__(self): print('gone', self.name)
pairs = itertools.pairwise([Item('first'), Item('last')])
for pair in pairs: del pair
gc.collect()
print('collected')
)";
    CHECK(printed(source, "model:pypy-8.0") == "gone first\ncollected\n");
}

TEST_CASE("What PyPy makes of the details of a SyntaxError") {
    const char* source = R"(for details in 'two', 'four', 'sixsix', 'seven77':
    try: print(repr(SyntaxError(1, details)))
    except TypeError as error: print(error)
)";
    CHECK(printed(source, "model:pypy-8.0") == R"(function missing required argument 'info[3]' (pos 4)
expected str, got int object
expected str, got int object
function takes at most 6 arguments (7 given)
)");
    CHECK(printed(source, "model:pypy-7.3") == R"(SyntaxError(1, 'two')
expected str, got int object
expected str, got int object
expected str, got int object
)");
}

TEST_CASE("On PyPy dicts that are new have nothing taken out, and hash nothing") {
    constexpr std::string_view source = R"(class Hashed(object):
    def __hash__(self): print('asked'); return 1
for tell in (lambda: {}.pop(Hashed(), 2), lambda: {}.pop([], 2), lambda: {}.pop([]), lambda: {1: 2}.pop(Hashed(), 2), lambda: [] in {}):
    try: print(tell())
    except (KeyError, TypeError) as error: print(type(error).__name__, error)
)";
    for (const char* each : {"model:pypy-7.3", "model:pypy-8.0"})
        CHECK(testing::printed(source, each) == R"(2
2
KeyError []
asked
2
TypeError unhashable type: 'list'
)");
}

}  // namespace lastref
