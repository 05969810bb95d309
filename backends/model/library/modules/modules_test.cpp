#include "backends/model/printed.hpp"
#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string_view>

namespace lastref::testing {

TEST_CASE("A copy of a weak reference is that reference") {
    constexpr std::string_view program = R"(import copy, weakref
class C: pass
c = C()
r = weakref.ref(c)
print(copy.copy(r) is r, copy.deepcopy([r])[0] is r)
print(copy.deepcopy({1, (2, 'x')}) == {1, (2, 'x')}, copy.deepcopy(frozenset([1])))
try:
    copy.copy(iter(open('f', 'w')))
except TypeError as error:
    print(error)
)";
    CHECK(printed(program, "model:cpython-3.13") == R"(True True
True frozenset({1})
cannot pickle 'TextIOWrapper' instances
)");
    CHECK(printed(program, "model:cpython-3.8") == R"(True True
True frozenset({1})
cannot pickle '_io.TextIOWrapper' object
)");
}

TEST_CASE("A proxy stands for its referent in every operation") {
    constexpr std::string_view program = R"(import weakref
class C:
    def __divmod__(self, other): return 'divmod', other
    def __pow__(self, other, modulus=None): return 'pow', other, modulus
    def __call__(self): return 'called'
c = C()
p = weakref.proxy(c)
print(isinstance(p, C), type(p).__name__, type(p).__module__, p())
print(divmod(p, 3), pow(p, 2), pow(p, 2, 5))
for operation in (lambda: int(p), lambda: hash(p), lambda: p.missing):
    try:
        operation()
    except Exception as error:
        print(type(error).__name__, error)
)";
    CHECK(printed(program, "model:cpython-3.13") == R"(True CallableProxyType weakref called
('divmod', 3) ('pow', 2, None) ('pow', 2, 5)
TypeError int() argument must be a string, a bytes-like object or a real number, not 'C'
TypeError unhashable type: 'weakref.CallableProxyType'
AttributeError 'C' object has no attribute 'missing'
)");
    CHECK(printed(program, "model:cpython-3.8") == R"(True weakcallableproxy builtins called
('divmod', 3) ('pow', 2, None) ('pow', 2, 5)
TypeError int() argument must be a string, a bytes-like object or a number, not 'C'
TypeError unhashable type: 'weakcallableproxy'
AttributeError 'C' object has no attribute 'missing'
)");
}

TEST_CASE("Members that only initialize are no fields") {
    constexpr std::string_view program = R"(from dataclasses import dataclass, InitVar, field, fields, replace
@dataclass
class A:
    x: int
    scale: InitVar[int] = 2
    items: list = field(default_factory=list)
    def __post_init__(self, scale): self.y = self.x * scale
a = A(3, 5)
print(a, a.y, [each.name for each in fields(A)], replace(a, x=1).y, InitVar[int])
)";
    CHECK(printed(program, "model:cpython-3.13") == R"(A(x=3, items=[]) 15 ['x', 'items'] 2 dataclasses.InitVar[int]
)");
    CHECK(printed(program, "model:cpython-3.8") == R"(A(x=3, items=[]) 15 ['x', 'items'] 2 dataclasses.InitVar[int]
)");
}

TEST_CASE("What an iterator of groups holds") {
    constexpr std::string_view program = R"(import itertools
class O:
    def __init__(self, n): self.n = n
    def __del__(self): print('del', self.n)
groups = itertools.groupby((O(i) for i in range(3)), lambda o: o.n // 2)
key, group = next(groups)
item = next(group)
del item
print('one read')
next(groups)
del groups, group
print('gone')
pairs = itertools.zip_longest((O(i) for i in range(2)), [1])
print(next(pairs)[1])
print('first')
print(next(pairs)[1])
print('second')
)";
    CHECK(printed(program, "model:cpython-3.13") == R"(del 0
one read
del 1
del 2
gone
1
first
del 0
None
second
del 1
)");
}

TEST_CASE("An ordered dict tells that it was changed while it was iterated") {
    constexpr std::string_view program = R"(from collections import OrderedDict, UserDict, deque
ordered = OrderedDict(a=1, b=2)
print(ordered.keys(), ordered.items(), list(reversed(ordered.values())), ordered.keys() & {'a'})
try:
    for key in ordered: ordered['c'] = 3
except RuntimeError as error:
    print(error)
try:
    deque([1]).remove(2)
except ValueError as error:
    print(error)
)";
    CHECK(printed(program, "model:cpython-3.13") ==
          R"(odict_keys(['a', 'b']) odict_items([('a', 1), ('b', 2)]) [2, 1] {'a'}
OrderedDict mutated during iteration
2 is not in deque
)");
    CHECK(printed(program, "model:cpython-3.8") ==
          R"(odict_keys(['a', 'b']) odict_items([('a', 1), ('b', 2)]) [2, 1] {'a'}
OrderedDict mutated during iteration
deque.remove(x): x not in deque
)");
    CHECK(printed(program, "model:cpython-3.15") ==
          R"(odict_keys(['a', 'b']) odict_items([('a', 1), ('b', 2)]) [2, 1] {'a'}
OrderedDict mutated during iteration
deque.remove(x): x not in deque
)");
}

TEST_CASE("Containers are what collections.abc says, whichever module came first") {
    constexpr std::string_view program = R"(import weakref
early = weakref.WeakSet()
import collections, collections.abc
late = weakref.WeakKeyDictionary()
print(isinstance(early, collections.abc.MutableSet), isinstance(late, collections.abc.MutableMapping))
print(isinstance(collections.deque(), collections.abc.MutableSequence))
keys = collections.OrderedDict(a=1, b=2).keys()
print({'a', 'z'} & keys, keys - keys, keys == {'b': 1, 'a': 2}.keys(), keys <= {'a', 'b', 'c'}, keys.isdisjoint('xy'))
print(isinstance(keys, collections.abc.KeysView), issubclass(collections.UserList, collections.abc.MutableSequence))
try: hash(keys)
except TypeError as error: print(error)
)";
    CHECK(printed(program, "model:cpython-3.13") == R"(True True
True
{'a'} set() True True True
True True
unhashable type: 'odict_keys'
)");
    CHECK(printed(program, "model:cpython-3.8").starts_with("False True\n"));
}

TEST_CASE("Random numbers follow from their seed") {
    constexpr std::string_view program = R"(import random
random.seed(42)
print(random.random(), random.randint(1, 100), random.sample(range(100), 4), random.choice('abcdef'))
numbers = random.Random('text')
state = numbers.getstate()
print(numbers.random(), numbers.getrandbits(70), numbers.gauss(0, 1))
numbers.setstate(state)
print(numbers.random())
)";
    CHECK(printed(program, "model:cpython-3.13") == R"(0.6394267984578837 4 [94, 35, 31, 28] b
0.8711565613554825 956336177582391513876 0.15336897609572372
0.8711565613554825
)");
    CHECK(printed(program, "model:cpython-3.8") == R"(0.6394267984578837 4 [94, 35, 31, 28] b
0.8711565613554825 956336177582391513876 0.15336897609572372
0.8711565613554825
)");
}

TEST_CASE("JSON goes there and back") {
    constexpr std::string_view program = R"(import json
text = json.dumps({'b': [1, 2.5, None, True, 'x"\n\u00e9'], 'a': {}}, sort_keys=True)
print(text, json.loads(text))
print(json.dumps([1, {'k': 'v'}], indent=2))
for bad in ('[1,]', '{"a" 1}', '"abc', '[1] x'):
    try:
        json.loads(bad)
    except json.JSONDecodeError as error:
        print(error)
)";
    CHECK(printed(program, "model:cpython-3.13") ==
          R"({"a": {}, "b": [1, 2.5, null, true, "x\"\n\u00e9"]} {'a': {}, 'b': [1, 2.5, None, True, 'x"\né']}
[
  1,
  {
    "k": "v"
  }
]
Illegal trailing comma before end of array: line 1 column 3 (char 2)
Expecting ':' delimiter: line 1 column 6 (char 5)
Unterminated string starting at: line 1 column 1 (char 0)
Extra data: line 1 column 5 (char 4)
)");
    CHECK(changes(program, "model:cpython-3.13", "model:cpython-3.8") ==
          R"(-8 Illegal trailing comma before end of array: line 1 column 3 (char 2)
+8 Expecting value: line 1 column 4 (char 3)
)");
}

TEST_CASE("A signature is told from the function") {
    constexpr std::string_view program = R"(import inspect, functools
def f(a, b=2, *args, c, d: int = 4, **others) -> str: pass
signature = inspect.signature(f)
print(signature, signature.bind(1, c=3).arguments, inspect.signature(functools.partial(f, 1, c=5)))
class C:
    def __init__(self, x, y=0): pass
    def m(self, z): pass
print(inspect.signature(C), inspect.signature(C(1).m))
try:
    signature.bind(1)
except TypeError as error:
    print(error)
)";
    CHECK(
        printed(program, "model:cpython-3.13") ==
        R"((a, b=2, *args, c, d: int = 4, **others) -> str {'a': 1, 'c': 3} (b=2, *args, c=5, d: int = 4, **others) -> str
(x, y=0) (z)
missing a required argument: 'c'
)");
    CHECK(
        printed(program, "model:cpython-3.11") ==
        R"((a, b=2, *args, c, d: int = 4, **others) -> str {'a': 1, 'c': 3} (b=2, *args, c=5, d: int = 4, **others) -> str
(x, y=0) (z)
missing a required argument: 'c'
)");
}

TEST_CASE("Abstract classes say what they lack") {
    constexpr std::string_view program = R"(from abc import ABC, abstractmethod
class A(ABC):
    @abstractmethod
    def m(self): pass
for cls in (A, type('B', (A,), {})):
    try:
        cls()
    except TypeError as error:
        print(error)
)";
    CHECK(printed(program, "model:cpython-3.13") ==
          R"(Can't instantiate abstract class A without an implementation for abstract method 'm'
Can't instantiate abstract class B without an implementation for abstract method 'm'
)");
    CHECK(printed(program, "model:cpython-3.8") == R"(Can't instantiate abstract class A with abstract methods m
Can't instantiate abstract class B with abstract methods m
)");
    CHECK(printed(program, "model:cpython-3.11") == R"(Can't instantiate abstract class A with abstract method m
Can't instantiate abstract class B with abstract method m
)");
}

TEST_CASE("A module has what its version has") {
    constexpr std::string_view program = R"(import itertools, functools, enum, types
print([hasattr(itertools, 'pairwise'), hasattr(functools, 'cache'), hasattr(enum, 'StrEnum'), hasattr(types, 'NoneType')])
class Color(enum.Enum): RED = 1
print(type(Color).__name__, Color.__doc__)
)";
    CHECK(printed(program, "model:cpython-3.13") == R"([True, True, True, True]
EnumType None
)");
    CHECK(printed(program, "model:cpython-3.8") == R"([False, False, False, False]
EnumMeta An enumeration.
)");
}

TEST_CASE("Wide encodings") {
    constexpr std::string_view program =
        R"(print('a\u20ac\U0001f600'.encode('utf-16-le'), 'ab'.encode('utf-16'), 'a'.encode('utf-32-be'))
print(b'a\0\xac\x20'.decode('utf-16-le'), '\U0001f600'.encode('utf-16').decode('utf-16') == '\U0001f600')
for operation in (lambda: b'abc'.decode('utf-16-le'), lambda: '\ud800'.encode('utf-16-be')):
    try:
        operation()
    except UnicodeError as error:
        print(error)
)";
    CHECK(printed(program, "model:cpython-3.13") == R"(b'a\x00\xac =\xd8\x00\xde' b'\xff\xfea\x00b\x00' b'\x00\x00\x00a'
a€ True
'utf-16-le' codec can't decode byte 0x63 in position 2: truncated data
'utf-16-be' codec can't encode character '\ud800' in position 0: surrogates not allowed
)");
}

TEST_CASE("Numbers in bytes, and objects in many lines") {
    constexpr std::string_view program = R"(import struct, pprint
print(struct.pack('<IhB', 1, -2, 255), struct.unpack('>d', struct.pack('>d', 0.1)), struct.calcsize('ibq'))
try:
    struct.pack('B', 300)
except struct.error as error:
    print(error)
pprint.pprint({'key%d' % i: ['value'] * 3 for i in range(2)}, width=30)
)";
    CHECK(printed(program, "model:cpython-3.13") == R"(b'\x01\x00\x00\x00\xfe\xff\xff' (0.1,) 16
'B' format requires 0 <= number <= 255
{'key0': ['value',
          'value',
          'value'],
 'key1': ['value',
          'value',
          'value']}
)");
    CHECK(changes(program, "model:cpython-3.13", "model:cpython-3.8") ==
          R"(-2 'B' format requires 0 <= number <= 255
+2 ubyte format requires 0 <= number <= 255
)");
}

}  // namespace lastref::testing
