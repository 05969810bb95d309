#include "backends/model/printed.hpp"
#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string_view>

namespace lastref::testing {

TEST_CASE("Attributes of types are not for object to set, and __new__ shows its type") {
    constexpr std::string_view source = R"(
def tell(function, *arguments, **named):
    try: print(function(*arguments, **named))
    except Exception as e: print(type(e).__name__, e)

class Meta(type):
    def __setattr__(cls, name, value): super().__setattr__(name, value)
class C(metaclass=Meta): pass
class D: pass
tell(object.__setattr__, C, 'x', 1)
tell(object.__delattr__, D, 'x')
tell(type.__setattr__, D, 'x', 1)
C.y = D.x
print(C.y, str(type(None).__new__).split(' at ')[0].split('.')[0])
)";
    CHECK(printed(source, "model:cpython-3.6") == R"(TypeError can't apply this __setattr__ to type object
TypeError can't apply this __delattr__ to type object
None
1 <built-in method __new__ of type object
)");
    for (const char* each : {"model:cpython-3.8", "model:cpython-3.10", "model:cpython-3.13", "model:cpython-3.15"})
        CHECK(changes(source, "model:cpython-3.6", each) == R"(-1 TypeError can't apply this __setattr__ to type object
+1 TypeError can't apply this __setattr__ to Meta object
)");
    CHECK(printed(source, "model:pypy-7.3") == R"(None
AttributeError 'type' object has no attribute 'x'
None
1 <function NoneType
)");
    CHECK(printed(source, "model:pypy-8.0") == R"(None
AttributeError type object 'D' has no attribute 'x'
None
1 <function NoneType
)");
}

TEST_CASE("A handler names exceptions, and tuples of them alone") {
    constexpr std::string_view source = R"(
def tell(function, *arguments, **named):
    try: print(function(*arguments, **named))
    except Exception as e: print(type(e).__name__, e)

def handle(wanted):
    try:
        try: raise KeyError(1)
        except wanted: print('handled')
    except TypeError as e: print(e)
    except KeyError: print('not handled')
for wanted in (KeyError, ValueError), (), ((KeyError,),), (KeyError, ()), (5,), [KeyError]: handle(wanted)
class Empty: __len__ = None
tell(len, Empty())
)";
    for (const char* each :
         {"model:cpython-3.6", "model:cpython-3.8", "model:cpython-3.10", "model:cpython-3.13", "model:cpython-3.15"})
        CHECK(printed(source, each) == R"(handled
not handled
catching classes that do not inherit from BaseException is not allowed
catching classes that do not inherit from BaseException is not allowed
catching classes that do not inherit from BaseException is not allowed
catching classes that do not inherit from BaseException is not allowed
TypeError 'NoneType' object is not callable
)");
    for (const char* each : {"model:pypy-7.3", "model:pypy-8.0"})
        CHECK(printed(source, each) == R"(handled
not handled
need type objects
need type objects
need type objects
need type objects
TypeError 'NoneType' object is not callable
)");
}

TEST_CASE("Which of several wrong uses is told") {
    constexpr std::string_view source = R"(
def tell(function, *arguments, **named):
    try: print(function(*arguments, **named))
    except Exception as e: print(type(e).__name__, e)

import collections, functools, math, sys
class Own(set): pass
class Told(bytes):
    def __float__(self): return 2.5
class Reflected:
    def __rpow__(self, *others): return 7
    def __rdivmod__(self, other): return 8
class Item:
    def __init__(self, n): self.n = n
    def __lt__(self, other): print('<', self.n, other.n); return NotImplemented
    def __gt__(self, other): return True
tell(max, key=5, other=5)
tell(max, other=5)
tell(Own, [], [])
tell(format, 5, '.3s')
tell(format, 5, '.3x')
tell(format, 5, chr(233)) if sys.version_info < (3, 11) or sys.implementation.name == 'cpython' else print()
tell(functools.reduce, max, 5)
tell(float, Told(b'1'))
tell(pow, Reflected(), 2, 3)
tell(divmod, Reflected(), Reflected())
tell(divmod, 5, Reflected())
tell(lambda: len(sorted([Item(1), Item(2)])))
tell(collections.deque, [], -1)
tell(collections.deque, [], 2 ** 80)
print(slice(-3, None).indices(2 ** 70), slice(None, None, -2).indices(2 ** 70))
)";
    CHECK(printed(source, "model:cpython-3.6") == R"(TypeError max expected 1 arguments, got 0
TypeError max expected 1 arguments, got 0
TypeError Own expected at most 1 arguments, got 2
ValueError Unknown format code 's' for object of type 'int'
ValueError Precision not allowed in integer format specifier
ValueError Unknown format code '\xe9' for object of type 'int'
TypeError reduce() arg 2 must support iteration
2.5
AttributeError __pow__
TypeError unsupported operand type(s) for divmod(): 'Reflected' and 'Reflected'
8
< 2 1
2
ValueError maxlen must be non-negative
OverflowError Python int too large to convert to C ssize_t
(1180591620717411303421, 1180591620717411303424, 1) (1180591620717411303423, -1, -2)
)");
    CHECK(changes(source, "model:cpython-3.6", "model:cpython-3.8") == R"(-1 TypeError max expected 1 arguments, got 0
-2 TypeError max expected 1 arguments, got 0
-3 TypeError Own expected at most 1 arguments, got 2
+1 TypeError max expected 1 argument, got 0
+2 TypeError max expected 1 argument, got 0
+3 TypeError Own expected at most 1 argument, got 2
+12 < 2 1
)");
    for (const char* each : {"model:cpython-3.10", "model:cpython-3.13"})
        CHECK(changes(source, "model:cpython-3.6", each) == R"(-1 TypeError max expected 1 arguments, got 0
-2 TypeError max expected 1 arguments, got 0
-3 TypeError Own expected at most 1 arguments, got 2
+1 TypeError max expected at least 1 argument, got 0
+2 TypeError max expected at least 1 argument, got 0
+3 TypeError Own expected at most 1 argument, got 2
+12 < 2 1
)");
    CHECK(changes(source, "model:cpython-3.6", "model:cpython-3.15") == R"(-1 TypeError max expected 1 arguments, got 0
-2 TypeError max expected 1 arguments, got 0
-3 TypeError Own expected at most 1 arguments, got 2
+1 TypeError max expected at least 1 argument, got 0
+2 TypeError max expected at least 1 argument, got 0
+3 TypeError Own expected at most 1 argument, got 2
-9 AttributeError __pow__
+9 TypeError unsupported operand type(s) for ** or pow(): 'Reflected', 'int', 'int'
+12 < 2 1
)");
    CHECK(printed(source, "model:pypy-7.3") == R"(TypeError max() got unexpected keyword argument
TypeError max() got unexpected keyword argument
TypeError set() takes from 0 to 1 positional arguments but 2 were given
ValueError Unknown format code 's' for object of type 'int'
ValueError precision not allowed in integer type
ValueError invalid format spec
TypeError 'int' object is not iterable
2.5
TypeError operands do not support **
TypeError unsupported operand type(s) for divmod: 'Reflected' and 'Reflected'
8
< 2 1
2
ValueError expected a non-negative integer
OverflowError int too large to convert to int
(1180591620717411303421, 1180591620717411303424, 1) (1180591620717411303423, -1, -2)
)");
    CHECK(printed(source, "model:pypy-8.0") == R"(TypeError max() got unexpected keyword argument
TypeError max() got unexpected keyword argument
TypeError set.__init__() takes from 1 to 2 positional arguments but 3 were given
ValueError Unknown format code 's' for object of type 'int'
ValueError Precision not allowed in integer format specifier

TypeError 'int' object is not iterable
2.5
TypeError unsupported operand type(s) for pow(): 'Reflected', 'int', 'int'
TypeError unsupported operand type(s) for divmod: 'Reflected' and 'Reflected'
8
< 2 1
2
ValueError expected a non-negative integer
OverflowError int too large to convert to int
(1180591620717411303421, 1180591620717411303424, 1) (1180591620717411303423, -1, -2)
)");
}

TEST_CASE("Heaps look at what comparisons change, and exchange step by step") {
    constexpr std::string_view source = R"(
def tell(function, *arguments, **named):
    try: print(function(*arguments, **named))
    except Exception as e: print(type(e).__name__, e)

import heapq
class Item:
    def __init__(self, n): self.n = n
    def __repr__(self): return str(self.n)
    def __lt__(self, other): print('%s<%s' % (self.n, other.n), end=' '); return self.n < other.n
class Clearing(Item):
    def __lt__(self, other): del heap[:]; return True
heap = [Item(n) for n in (5, 3, 8, 1)]
heapq.heapify(heap); print(heap)
heapq.heappush(heap, Item(0)); print(heap)
print(heapq.heappop(heap), heap)
print(heapq.nsmallest(2, [Item(n) for n in (3, 1, 2, 0)]))
print(heapq.nlargest(2, iter([Item(n) for n in (3, 1, 2, 0)])))
print(list(heapq.merge([Item(1), Item(4)], [Item(2)])))
tell(heapq.heappop, ())
tell(heapq.heappop, [])
tell(heapq.nsmallest, 'a', [1, 2])
heap = [Clearing(1), Clearing(2), Clearing(3)]
tell(heapq.heapify, heap)
)";
    for (const char* each : {"model:cpython-3.6", "model:cpython-3.8"})
        CHECK(printed(source, each) == R"(3<1 1<8 5<3 [1, 3, 8, 5]
0<3 0<1 [0, 1, 8, 5, 3]
1<8 3<5 3<1 0 [1, 3, 8, 5]
1<3 2<3 1<2 0<2 1<0 0<1 [0, 1]
3<1 1<2 2<3 2<0 2<3 [3, 2]
1<2 4<2 [1, 2, 4]
TypeError heap argument must be a list
IndexError index out of range
TypeError '>=' not supported between instances of 'str' and 'int'
RuntimeError list changed size during iteration
)");
    for (const char* each : {"model:cpython-3.10", "model:cpython-3.13", "model:cpython-3.15"})
        CHECK(changes(source, "model:cpython-3.6", each) == R"(-7 TypeError heap argument must be a list
+7 TypeError heappop() argument must be list, not tuple
)");
}

TEST_CASE("Selections want a number, threads keep what they were started as, and sockets are open or not") {
    constexpr std::string_view source = R"(
def tell(function, *arguments, **named):
    try: print(function(*arguments, **named))
    except Exception as e: print(type(e).__name__, e)

import itertools, socket, sys, threading
for r in 'x', None, 1.0, -1, True:
    tell(lambda: list(itertools.permutations('ab', r)))
    tell(lambda: list(itertools.combinations('ab', r)))
tell(itertools.combinations, 5, -1)
thread = threading.Thread(target=lambda: 1)
thread.start(); thread.join()
tell(setattr, thread, 'daemon', True)
class Local:
    def __del__(self): print('- in', sys._getframe().f_back)
local = threading.local()
thread = threading.Thread(target=lambda: setattr(local, 'value', Local()))
thread.start(); thread.join()
ends = socket.socketpair()
for end in ends: end.close()
tell(ends[0].settimeout, None)
)";
    for (const char* each : {"model:cpython-3.6", "model:cpython-3.8"})
        CHECK(printed(source, each) == R"(TypeError Expected int as r
TypeError 'str' object cannot be interpreted as an integer
[('a', 'b'), ('b', 'a')]
TypeError 'NoneType' object cannot be interpreted as an integer
TypeError Expected int as r
TypeError integer argument expected, got float
ValueError r must be non-negative
ValueError r must be non-negative
[('a',), ('b',)]
[('a',), ('b',)]
TypeError 'int' object is not iterable
RuntimeError cannot set daemon status of active thread
- in None
OSError [Errno 9] Bad file descriptor
)");
    for (const char* each : {"model:cpython-3.10", "model:cpython-3.13"})
        CHECK(changes(source, "model:cpython-3.6", each) == R"(-6 TypeError integer argument expected, got float
+6 TypeError 'float' object cannot be interpreted as an integer
)");
    CHECK(changes(source, "model:cpython-3.6", "model:cpython-3.15") ==
          R"(-6 TypeError integer argument expected, got float
-7 ValueError r must be non-negative
+6 TypeError 'float' object cannot be interpreted as an integer
+8 ValueError r cannot be negative
-11 TypeError 'int' object is not iterable
+11 ValueError r cannot be negative
)");
}

TEST_CASE("Names that derive from str stay the keys of attributes") {
    constexpr std::string_view source = R"(
class Name(str):
    def __del__(self): print('- ' + str(self))
class C: pass
one = C()
setattr(one, Name('attribute'), 1)
print(one.attribute, type(list(one.__dict__)[0]).__name__)
del one
class Own:
    def __setattr__(self, name, value): print(type(name).__name__)
setattr(Own(), Name('other'), 1)
class Count(int):
    def __del__(self): print('-', int(self))
walked = range(Count(2))
print(type(walked.stop).__name__, list(walked))
del walked
)";
    for (const char* each : {"model:cpython-3.6", "model:cpython-3.9"})
        CHECK(printed(source, each) == R"(1 Name
- attribute
Name
- other
Count [0, 1]
- 2
)");
    for (const char* each : {"model:cpython-3.10", "model:cpython-3.13", "model:cpython-3.15"})
        CHECK(changes(source, "model:cpython-3.6", each) == R"(-5 Count [0, 1]
+6 int [0, 1]
)");
}

TEST_CASE("PyPy takes what cannot be called for a method, and tells the type of what is no exception") {
    constexpr std::string_view source = R"(
import types, itertools, collections
def tell(function, *arguments):
    try: print(function(*arguments))
    except Exception as e: print(type(e).__name__, e)
class Meta(type): pass
class C(metaclass=Meta): pass
def throw(what): raise what
class H:
    def __hash__(self): print('hash', end=' '); return 1
    def __str__(self): print('str', end=' '); return 'H'
tell(lambda: types.MethodType(5, 1)())
tell(throw, C())
tell(throw, 5)
tell(lambda: next(itertools.starmap(len, [5])))
tell(lambda: len(collections.Counter([H()])))
tell(format, H(), '5')
tell(compile, 'x = (', 'f', 'exec')
)";
    CHECK(printed(source, "model:pypy-7.3") == R"(TypeError 'int' object is not callable
TypeError exceptions must derive from BaseException, not Meta
TypeError exceptions must derive from BaseException, not type
TypeError argument after * must be an iterable, not int
hash hash 1
str TypeError unsupported format string passed to H.__format__
SyntaxError parenthesis is never closed (f, lines 1-2)
)");
    CHECK(changes(source, "model:pypy-7.3", "model:pypy-8.0") ==
          R"(-6 str TypeError unsupported format string passed to H.__format__
-7 SyntaxError parenthesis is never closed (f, lines 1-2)
+6 TypeError unsupported format string passed to H.__format__
+7 SyntaxError '(' was never closed (f, lines 1-2)
)");
    CHECK(printed(source, "model:cpython-3.13") == R"(TypeError first argument must be callable
TypeError exceptions must derive from BaseException
TypeError exceptions must derive from BaseException
TypeError 'int' object is not iterable
hash 1
TypeError unsupported format string passed to H.__format__
SyntaxError '(' was never closed (f, line 1)
)");
}

}  // namespace lastref::testing
