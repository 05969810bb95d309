#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

namespace lastref {

TEST_CASE("What functions of the library say of numbers, places and streams that do not fit") {
    constexpr std::string_view source = R"(import collections, struct, bisect, types, operator, io, functools, enum, sys
class I: pass
class It:
    def __iter__(self): return 'bar'
class J:
    def __index__(self): return I()
class X1:
    def __getitem__(self, i): return 1
class Sq:
    def __len__(self): return 4
    def __getitem__(self, i): return i * 3
def E_():
    class Cl(enum.Enum):
        A = {'test': -1}
        B = enum.auto()
    return Cl
def setx(k):
    x = X1(); x[k] = 3
def detach():
    f = io.TextIOWrapper(io.BytesIO()); f.detach(); f.write(slice(1))
def closedseek(f, *a):
    f.close(); return f.seek(*a)
def closedset():
    f = io.BytesIO(); f.close(); f.__setstate__('abc')
for g in (lambda: slice(I(), I(), I()).indices(3), lambda: slice(None, None, I()).indices(3), lambda: slice(1).indices(I()), lambda: struct.pack_into('<H', b'abcd', 0, 1), lambda: struct.pack_into('<H', 'abcd', 0, 1), lambda: collections.deque([1]).insert(10 ** 20, 1), lambda: collections.deque([1], 5).insert(-10 ** 20, 1), lambda: collections.deque([1]).rotate(10 ** 20), lambda: 5 in It(), lambda: operator.countOf(It(), 5), lambda: operator.indexOf(It(), 5), lambda: list(It()), lambda: max(It()), lambda: [*It()], lambda: dict(It()), lambda: 5 not in It(), lambda: io.BytesIO().seek(len), lambda: closedseek(io.BytesIO(), len), lambda: closedseek(io.StringIO(), len), lambda: closedseek(io.StringIO(), 1, 1), lambda: closedseek(io.BytesIO(), 1, 9), lambda: closedset(), detach):
    try: print(g())
    except Exception as e: print(type(e).__name__, e)
)";
    CHECK(testing::printed(source, "model:cpython-3.13") ==
          R"(TypeError slice indices must be integers or None or have an __index__ method
TypeError slice indices must be integers or None or have an __index__ method
TypeError 'I' object cannot be interpreted as an integer
TypeError argument must be read-write bytes-like object, not bytes
TypeError argument must be read-write bytes-like object, not str
OverflowError Python int too large to convert to C ssize_t
OverflowError Python int too large to convert to C ssize_t
OverflowError Python int too large to convert to C ssize_t
TypeError argument of type 'It' is not iterable
TypeError argument of type 'It' is not iterable
TypeError argument of type 'It' is not iterable
TypeError iter() returned non-iterator of type 'str'
TypeError iter() returned non-iterator of type 'str'
TypeError iter() returned non-iterator of type 'str'
TypeError iter() returned non-iterator of type 'str'
TypeError argument of type 'It' is not iterable
TypeError 'builtin_function_or_method' object cannot be interpreted as an integer
TypeError 'builtin_function_or_method' object cannot be interpreted as an integer
TypeError 'builtin_function_or_method' object cannot be interpreted as an integer
ValueError I/O operation on closed file
ValueError I/O operation on closed file.
TypeError _io.BytesIO.__setstate__ argument should be 3-tuple, got str
TypeError write() argument must be str, not slice
)");
    CHECK(testing::printed(source, "model:cpython-3.6") == testing::printed(source, "model:cpython-3.13"));
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.14") ==
          R"(-9 TypeError argument of type 'It' is not iterable
+9 TypeError argument of type 'It' is not a container or iterable
-16 TypeError argument of type 'It' is not iterable
+16 TypeError argument of type 'It' is not a container or iterable
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.15") ==
          R"(-4 TypeError argument must be read-write bytes-like object, not bytes
-5 TypeError argument must be read-write bytes-like object, not str
+4 TypeError pack_into() argument 2 must be read-write bytes-like object, not bytes
+5 TypeError pack_into() argument 2 must be read-write bytes-like object, not str
-9 TypeError argument of type 'It' is not iterable
-10 TypeError argument of type 'It' is not iterable
+9 TypeError argument of type 'It' is not a container or iterable
-12 TypeError iter() returned non-iterator of type 'str'
-13 TypeError iter() returned non-iterator of type 'str'
-14 TypeError iter() returned non-iterator of type 'str'
-15 TypeError iter() returned non-iterator of type 'str'
+12 TypeError It.__iter__() must return an iterator, not str
+13 TypeError It.__iter__() must return an iterator, not str
+14 TypeError It.__iter__() must return an iterator, not str
+15 TypeError It.__iter__() must return an iterator, not str
+16 TypeError argument of type 'It' is not a container or iterable
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:pypy-7.3") ==
          R"(-4 TypeError argument must be read-write bytes-like object, not bytes
-5 TypeError argument must be read-write bytes-like object, not str
-6 OverflowError Python int too large to convert to C ssize_t
-7 OverflowError Python int too large to convert to C ssize_t
-8 OverflowError Python int too large to convert to C ssize_t
-9 TypeError argument of type 'It' is not iterable
-10 TypeError argument of type 'It' is not iterable
-11 TypeError argument of type 'It' is not iterable
-12 TypeError iter() returned non-iterator of type 'str'
-13 TypeError iter() returned non-iterator of type 'str'
-14 TypeError iter() returned non-iterator of type 'str'
-15 TypeError iter() returned non-iterator of type 'str'
-16 TypeError argument of type 'It' is not iterable
-17 TypeError 'builtin_function_or_method' object cannot be interpreted as an integer
-18 TypeError 'builtin_function_or_method' object cannot be interpreted as an integer
-19 TypeError 'builtin_function_or_method' object cannot be interpreted as an integer
+4 TypeError a read-write bytes-like object is required, not bytes
+5 TypeError a read-write bytes-like object is required, not str
+6 OverflowError int too large to convert to int
+7 OverflowError int too large to convert to int
+8 OverflowError int too large to convert to int
+9 TypeError iter() returned non-iterator
+10 TypeError iter() returned non-iterator
+11 TypeError iter() returned non-iterator
+12 TypeError iter() returned non-iterator
+13 TypeError iter() returned non-iterator
+14 TypeError iter() returned non-iterator
+15 TypeError iter() returned non-iterator
+16 TypeError iter() returned non-iterator
+17 TypeError expected integer, got builtin_function object
+18 TypeError expected integer, got builtin_function object
+19 TypeError expected integer, got builtin_function object
-21 ValueError I/O operation on closed file.
-22 TypeError _io.BytesIO.__setstate__ argument should be 3-tuple, got str
-23 TypeError write() argument must be str, not slice
+21 ValueError I/O operation on closed file
+22 ValueError I/O operation on closed file
+23 ValueError underlying buffer has been detached
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:pypy-8.0") ==
          R"(-4 TypeError argument must be read-write bytes-like object, not bytes
-5 TypeError argument must be read-write bytes-like object, not str
-6 OverflowError Python int too large to convert to C ssize_t
-7 OverflowError Python int too large to convert to C ssize_t
-8 OverflowError Python int too large to convert to C ssize_t
-9 TypeError argument of type 'It' is not iterable
-10 TypeError argument of type 'It' is not iterable
-11 TypeError argument of type 'It' is not iterable
-12 TypeError iter() returned non-iterator of type 'str'
-13 TypeError iter() returned non-iterator of type 'str'
-14 TypeError iter() returned non-iterator of type 'str'
-15 TypeError iter() returned non-iterator of type 'str'
-16 TypeError argument of type 'It' is not iterable
-17 TypeError 'builtin_function_or_method' object cannot be interpreted as an integer
-18 TypeError 'builtin_function_or_method' object cannot be interpreted as an integer
-19 TypeError 'builtin_function_or_method' object cannot be interpreted as an integer
+4 TypeError a read-write bytes-like object is required, not bytes
+5 TypeError a read-write bytes-like object is required, not str
+6 OverflowError int too large to convert to int
+7 OverflowError int too large to convert to int
+8 OverflowError int too large to convert to int
+9 TypeError iter() returned non-iterator
+10 TypeError iter() returned non-iterator
+11 TypeError iter() returned non-iterator
+12 TypeError iter() returned non-iterator
+13 TypeError iter() returned non-iterator
+14 TypeError iter() returned non-iterator
+15 TypeError iter() returned non-iterator
+16 TypeError iter() returned non-iterator
+17 TypeError expected integer, got builtin_function object
+18 TypeError expected integer, got builtin_function object
+19 TypeError expected integer, got builtin_function object
-21 ValueError I/O operation on closed file.
-22 TypeError _io.BytesIO.__setstate__ argument should be 3-tuple, got str
-23 TypeError write() argument must be str, not slice
+21 ValueError I/O operation on closed file
+22 ValueError I/O operation on closed file
+23 ValueError underlying buffer has been detached
)");
}

TEST_CASE("What functions of the library say of sequences, names and attributes that do not fit") {
    constexpr std::string_view source = R"(import collections, struct, bisect, types, operator, io, functools, enum, sys
class I: pass
class It:
    def __iter__(self): return 'bar'
class J:
    def __index__(self): return I()
class X1:
    def __getitem__(self, i): return 1
class Sq:
    def __len__(self): return 4
    def __getitem__(self, i): return i * 3
def E_():
    class Cl(enum.Enum):
        A = {'test': -1}
        B = enum.auto()
    return Cl
def setx(k):
    x = X1(); x[k] = 3
def detach():
    f = io.TextIOWrapper(io.BytesIO()); f.detach(); f.write(slice(1))
def closedseek(f, *a):
    f.close(); return f.seek(*a)
def closedset():
    f = io.BytesIO(); f.close(); f.__setstate__('abc')
for g in (lambda: collections.OrderedDict().move_to_end([]), lambda: struct.unpack_from('<H', b'abcdef', len), lambda: struct.unpack_from('<H', b'abcdef', 10**20), lambda: eval('lambda x=: 1'), E_, lambda: struct.pack('B', J()), lambda: struct.pack('h', J()), lambda: setx(10**20), lambda: setx(1), lambda: setx('a'), lambda: bisect.insort({}, 1), lambda: bisect.insort(-1, 1), lambda: bisect.bisect({}, 1), lambda: bisect.bisect(Sq(), 1), lambda: bisect.bisect(3, 1), lambda: types.ModuleType(None), lambda: types.ModuleType(3), lambda: staticmethod(f).__dict__, lambda: operator.iconcat(False, -2), lambda: operator.iconcat([1], 2), lambda: operator.concat(1, 2), lambda: operator.iconcat(0, [2]), lambda: operator.iconcat((1,), [2]), lambda: operator.iconcat(X1(), X1())):
    try: print(g())
    except Exception as e: print(type(e).__name__, str(e) or 'without words')
class My(SystemExit): args = None
print(My(-3, "abc").__reduce__()[1:])
import bisect, heapq, weakref, os
print([f.__module__ for f in (operator.truth, functools.reduce, heapq.heappush, heapq.nsmallest, bisect.bisect, weakref.getweakrefs, os.getpid, open, io.open)])
d = collections.OrderedDict(a=1)
try: d.move_to_end([])
except TypeError as e: print(e)
)";
    CHECK(testing::printed(source, "model:cpython-3.13") == R"(KeyError []
TypeError 'builtin_function_or_method' object cannot be interpreted as an integer
OverflowError Python int too large to convert to C ssize_t
SyntaxError invalid syntax (<string>, line 1)
TypeError unable to increment {'test': -1}
TypeError __index__ returned non-int (type I)
TypeError __index__ returned non-int (type I)
IndexError cannot fit 'int' into an index-sized integer
TypeError 'X1' object does not support item assignment
TypeError 'X1' object does not support item assignment
TypeError dict is not a sequence
TypeError object of type 'int' has no len()
TypeError dict is not a sequence
1
TypeError object of type 'int' has no len()
TypeError module() argument 'name' must be str, not None
TypeError module() argument 'name' must be str, not int
NameError name 'f' is not defined
TypeError 'bool' object can't be concatenated
TypeError 'int' object is not iterable
TypeError 'int' object can't be concatenated
TypeError 'int' object can't be concatenated
TypeError can only concatenate tuple (not "list") to tuple
TypeError 'X1' object can't be concatenated
((-3, 'abc'),)
['_operator', '_functools', '_heapq', 'heapq', '_bisect', '_weakref', 'posix', '_io', '_io']
unhashable type: 'list'
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.6") ==
          R"(-5 TypeError unable to increment {'test': -1}
+5 <enum 'Cl'>
-11 TypeError dict is not a sequence
+11 TypeError object of type 'dict' has no len()
-13 TypeError dict is not a sequence
+13 TypeError object of type 'dict' has no len()
-16 TypeError module() argument 'name' must be str, not None
-17 TypeError module() argument 'name' must be str, not int
+16 TypeError module.__init__() argument 1 must be str, not None
+17 TypeError module.__init__() argument 1 must be str, not int
-26 ['_operator', '_functools', '_heapq', 'heapq', '_bisect', '_weakref', 'posix', '_io', '_io']
+26 ['_operator', '_functools', '_heapq', 'heapq', '_bisect', '_weakref', 'posix', 'io', 'io']
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.11") ==
          R"(-5 TypeError unable to increment {'test': -1}
+5 <enum 'Cl'>
-26 ['_operator', '_functools', '_heapq', 'heapq', '_bisect', '_weakref', 'posix', '_io', '_io']
+26 ['_operator', '_functools', '_heapq', 'heapq', '_bisect', '_weakref', 'posix', 'io', 'io']
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.15") ==
          R"(-6 TypeError __index__ returned non-int (type I)
-7 TypeError __index__ returned non-int (type I)
+6 TypeError J.__index__() must return an int, not I
+7 TypeError J.__index__() must return an int, not I
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:pypy-7.3") ==
          R"(-2 TypeError 'builtin_function_or_method' object cannot be interpreted as an integer
-3 OverflowError Python int too large to convert to C ssize_t
+2 TypeError expected integer, got builtin_function object
+3 OverflowError int too large to convert to int
-5 TypeError unable to increment {'test': -1}
-6 TypeError __index__ returned non-int (type I)
-7 TypeError __index__ returned non-int (type I)
-8 IndexError cannot fit 'int' into an index-sized integer
+5 <enum 'Cl'>
+6 error required argument is not an integer
+7 error required argument is not an integer
-11 TypeError dict is not a sequence
-12 TypeError object of type 'int' has no len()
-13 TypeError dict is not a sequence
+10 TypeError 'X1' object does not support item assignment
+11 AttributeError 'dict' object has no attribute 'insert'
+12 TypeError 'int' has no length
+13 0
-15 TypeError object of type 'int' has no len()
-16 TypeError module() argument 'name' must be str, not None
-17 TypeError module() argument 'name' must be str, not int
+15 TypeError 'int' has no length
+16 <module None>
+17 <module 3>
-19 TypeError 'bool' object can't be concatenated
-20 TypeError 'int' object is not iterable
-21 TypeError 'int' object can't be concatenated
-22 TypeError 'int' object can't be concatenated
-23 TypeError can only concatenate tuple (not "list") to tuple
-24 TypeError 'X1' object can't be concatenated
+19 TypeError without words
+20 TypeError without words
+21 TypeError without words
+22 TypeError without words
+23 TypeError unsupported operand type(s) for +=: 'tuple' and 'list'
+24 TypeError unsupported operand type(s) for +=: 'X1' and 'X1'
-26 ['_operator', '_functools', '_heapq', 'heapq', '_bisect', '_weakref', 'posix', '_io', '_io']
+26 ['_operator', 'functools', 'heapq', 'heapq', 'bisect', '_weakref', 'posix', '_io', '_io']
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:pypy-8.0") ==
          R"(-2 TypeError 'builtin_function_or_method' object cannot be interpreted as an integer
-3 OverflowError Python int too large to convert to C ssize_t
+2 TypeError expected integer, got builtin_function object
+3 OverflowError int too large to convert to int
-5 TypeError unable to increment {'test': -1}
-6 TypeError __index__ returned non-int (type I)
-7 TypeError __index__ returned non-int (type I)
-8 IndexError cannot fit 'int' into an index-sized integer
+5 <enum 'Cl'>
+6 error required argument is not an integer
+7 error required argument is not an integer
-11 TypeError dict is not a sequence
+10 TypeError 'X1' object does not support item assignment
+11 AttributeError 'dict' object has no attribute 'insert'
-13 TypeError dict is not a sequence
+13 0
-16 TypeError module() argument 'name' must be str, not None
-17 TypeError module() argument 'name' must be str, not int
+16 <module None>
+17 <module 3>
-20 TypeError 'int' object is not iterable
-21 TypeError 'int' object can't be concatenated
+20 TypeError 'list' object can't be concatenated
+21 TypeError without words
-23 TypeError can only concatenate tuple (not "list") to tuple
-24 TypeError 'X1' object can't be concatenated
+23 TypeError unsupported operand type(s) for +=: 'tuple' and 'list'
+24 TypeError unsupported operand type(s) for +=: 'X1' and 'X1'
-26 ['_operator', '_functools', '_heapq', 'heapq', '_bisect', '_weakref', 'posix', '_io', '_io']
+26 ['_operator', 'functools', 'heapq', 'heapq', 'bisect', '_weakref', 'posix', '_io', '_io']
)");
}

}  // namespace lastref
