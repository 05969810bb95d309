#include "backends/model/printed.hpp"
#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string_view>

// What modules offer and say, by version.
namespace lastref::testing {

TEST_CASE("The keys of cmp_to_key are of a class of their own") {
    constexpr std::string_view source = R"(
def tell(f, *a, **k):
    try: print(repr(f(*a, **k)))
    except Exception as error: print(type(error).__name__, error)

import functools
K = functools.cmp_to_key(lambda a, b: (a > b) - (a < b))
print(type(K), type(K(1)) is type(K), sorted([3, 1, 2], key=K), K(3).obj)
print(K(1) < K(2), K(1) != K(2), K(1) == K(1), max(K(1), K(3)).obj)
tell(lambda: K(1) < 5)
tell(lambda: hash(K(1)))
tell(lambda: K < K(1))
tell(K)
tell(K, 1, 2)
tell(type(K))
)";
    CHECK(printed(source, "model:cpython-3.6") == R"(<class 'functools.KeyWrapper'> True [1, 2, 3] 3
True True True 3
TypeError other argument must be K instance
TypeError unhashable type: 'functools.KeyWrapper'
AttributeError object
TypeError Required argument 'obj' (pos 1) not found
TypeError K() takes at most 1 argument (2 given)
TypeError cannot create 'functools.KeyWrapper' instances
)");
    for (const char* each : {"model:cpython-3.7", "model:cpython-3.13", "model:cpython-3.15"})
        CHECK(changes(source, "model:cpython-3.6", each) ==
              R"(-6 TypeError Required argument 'obj' (pos 1) not found
+6 TypeError K() missing required argument 'obj' (pos 1)
)");
}

TEST_CASE("Options of dataclasses, named tuples and enumerations are those of each version") {
    constexpr std::string_view source = R"(
def tell(f, *a, **k):
    try: print(repr(f(*a, **k)))
    except Exception as error: print(type(error).__name__, error)

import collections, enum, json
tell(collections.namedtuple, 'N', '_a', defaults=[1])
print(collections.namedtuple('N', 'a b', rename=True).__module__)
try:
    import dataclasses
    for option in 'slots', 'weakref_slot': tell(lambda: callable(dataclasses.dataclass(**{option: True})))
except ImportError: pass
def late():
    class E(enum.Enum):
        a = enum.auto()
        def _generate_next_value_(*all): return 5
    return 'fine'
tell(late)
def reserved():
    class E(enum.Enum):
        _x_ = 1
tell(reserved)
tell(json.dumps, {1})
import functools, io
tell(lambda: callable(functools.lru_cache(len)))
tell(io.BufferedReader(io.BytesIO(b'abc')).read1)
)";
    CHECK(printed(source, "model:cpython-3.6") ==
          R"(TypeError namedtuple() got an unexpected keyword argument 'defaults'
__main__
'fine'
ValueError _names_ are reserved for future Enum use
TypeError Object of type 'set' is not JSON serializable
TypeError Expected maxsize to be an integer or None
TypeError read1() takes exactly one argument (0 given)
)");
    CHECK(printed(source, "model:cpython-3.7") == R"(ValueError Field names cannot start with an underscore: '_a'
__main__
TypeError dataclass() got an unexpected keyword argument 'slots'
TypeError dataclass() got an unexpected keyword argument 'weakref_slot'
TypeError _generate_next_value_ must be defined before members
ValueError _names_ are reserved for future Enum use
TypeError Object of type set is not JSON serializable
TypeError Expected maxsize to be an integer or None
b'abc'
)");
    CHECK(changes(source, "model:cpython-3.7", "model:cpython-3.10") ==
          R"(-3 TypeError dataclass() got an unexpected keyword argument 'slots'
+3 True
-8 TypeError Expected maxsize to be an integer or None
+8 True
)");
    for (const char* each : {"model:cpython-3.11", "model:cpython-3.15"})
        CHECK(printed(source, each) == R"(ValueError Field names cannot start with an underscore: '_a'
__main__
True
True
TypeError _generate_next_value_ must be defined before members
ValueError _sunder_ names, such as '_x_', are reserved for future Enum use
TypeError Object of type set is not JSON serializable
True
b'abc'
)");
}

TEST_CASE("Context managers wrap generators and coroutines from 3.15 on") {
    constexpr std::string_view source = R"(
import asyncio, contextlib
class Manager(contextlib.ContextDecorator):
    def __enter__(self): print('enter')
    def __exit__(self, *error): print('exit')
@Manager()
def plain(): return 1
@Manager()
def generator():
    yield 1
    print('between')
    return 2
@Manager()
async def coroutine(): print('runs')
@Manager()
async def both():
    yield 3
async def main():
    await coroutine()
    async for each in both(): print(each)
print(plain(), list(generator()))
asyncio.run(main())
)";
    for (const char* each : {"model:cpython-3.8", "model:cpython-3.14"})
        CHECK(printed(source, each) == R"(enter
exit
enter
exit
between
1 [1]
enter
exit
runs
enter
exit
3
)");
    CHECK(changes(source, "model:cpython-3.8", "model:cpython-3.15") ==
          R"(-4 exit
+5 exit
-8 exit
-10 enter
+10 enter
+12 exit
)");
}

TEST_CASE("reprlib cuts what is long; keyword knows the words of its version") {
    constexpr std::string_view source = R"(
def tell(f, *a, **k):
    try: print(repr(f(*a, **k)))
    except Exception as error: print(type(error).__name__, error)

import keyword, reprlib
for each in (list(range(20)), 'x' * 50, {i: i for i in range(9)}, 10 ** 60, [[[[[[[[1]]]]]]]], (1,), set(range(9)), {},
             frozenset(), print, b'x' * 50):
    print(reprlib.repr(each))
class Bad:
    def __repr__(self): raise ValueError
print(reprlib.repr(Bad()).split(' at ')[0])
class Own(reprlib.Repr):
    def repr_Bad(self, x, level): return 'bad %d' % level
print(Own().repr([Bad()]))
class Node:
    @reprlib.recursive_repr('<...>')
    def __repr__(self): return 'Node(%r)' % self
print(Node())
class list(list): pass
print(reprlib.repr(list('ab')))
tell(lambda: reprlib.Repr(indent=2, maxlist=2).repr([1, 2, [3]]))
tell(lambda: reprlib.Repr().fillvalue)
print(keyword.iskeyword('async'), len(keyword.kwlist), getattr(keyword, 'softkwlist', None))
)";
    CHECK(printed(source, "model:cpython-3.6") == R"([0, 1, 2, 3, 4, 5, ...]
'xxxxxxxxxxxx...xxxxxxxxxxxxx'
{0: 0, 1: 1, 2: 2, 3: 3, ...}
100000000000000000...0000000000000000000
[[[[[[[...]]]]]]]
(1,)
{0, 1, 2, 3, 4, 5, ...}
{}
frozenset()
<built-in function print>
b'xxxxxxxxxxx...xxxxxxxxxxxxx'
<Bad instance
[bad 5]
Node(<...>)
['a', 'b']
TypeError __init__() got an unexpected keyword argument 'indent'
AttributeError 'Repr' object has no attribute 'fillvalue'
False 33 None
)");
    CHECK(changes(source, "model:cpython-3.6", "model:cpython-3.9") ==
          R"(-18 False 33 None
+18 True 36 []
)");
    CHECK(changes(source, "model:cpython-3.6", "model:cpython-3.10") ==
          R"(-16 TypeError __init__() got an unexpected keyword argument 'indent'
+16 TypeError Repr.__init__() got an unexpected keyword argument 'indent'
-18 False 33 None
+18 True 35 ['_', 'case', 'match']
)");
    for (const char* each : {"model:cpython-3.12", "model:cpython-3.13", "model:cpython-3.14"})
        CHECK(changes(source, "model:cpython-3.6", each) ==
              R"(-16 TypeError __init__() got an unexpected keyword argument 'indent'
-17 AttributeError 'Repr' object has no attribute 'fillvalue'
-18 False 33 None
+16 '[\n  1,\n  2,\n  ...,\n]'
+17 '...'
+18 True 35 ['_', 'case', 'match', 'type']
)");
    CHECK(changes(source, "model:cpython-3.6", "model:cpython-3.15") ==
          R"(-16 TypeError __init__() got an unexpected keyword argument 'indent'
-17 AttributeError 'Repr' object has no attribute 'fillvalue'
-18 False 33 None
+16 '[\n  1,\n  2,\n  ...,\n]'
+17 '...'
+18 True 35 ['_', 'case', 'lazy', 'match', 'type']
)");
}

TEST_CASE("A __reduce__ that gives no tuple is told of") {
    constexpr std::string_view source = R"(
import copy
class C(object):
    def __reduce_ex__(self, protocol): return 2
for make in copy.copy, copy.deepcopy:
    try: make(C())
    except TypeError as error: print(error)
)";
    CHECK(printed(source, "model:cpython-3.8") == R"(_reconstruct() argument after * must be an iterable, not int
_reconstruct() argument after * must be an iterable, not int
)");
    CHECK(printed(source, "model:cpython-3.9") == R"(Value after * must be an iterable, not int
Value after * must be an iterable, not int
)");
}

TEST_CASE("Up to 3.7 built-in methods are hashed by value, and 3.6 tells apart what has an index") {
    constexpr std::string_view source = R"(
import collections
class Meta(type): pass
A = Meta('A', (), {})
class L(collections.UserList): pass
def tell(call):
    try: print(call())
    except TypeError as error: print(error)
tell(lambda: A[0])
tell(lambda: A['x'])
tell(lambda: b'ab'.find('a'))
tell(lambda: len({[].append}))
tell(lambda: type(L('ab')[:1]).__name__)
)";
    CHECK(printed(source, "model:cpython-3.6") == R"('Meta' object does not support indexing
'Meta' object is not subscriptable
a bytes-like object is required, not 'str'
unhashable type: 'list'
list
)");
    CHECK(printed(source, "model:cpython-3.7") == R"('Meta' object is not subscriptable
'Meta' object is not subscriptable
argument should be integer or bytes-like object, not 'str'
unhashable type: 'list'
L
)");
    CHECK(printed(source, "model:cpython-3.8") == R"('Meta' object is not subscriptable
'Meta' object is not subscriptable
argument should be integer or bytes-like object, not 'str'
1
L
)");
    CHECK(printed(source, "model:cpython-3.13") == R"(type 'A' is not subscriptable
type 'A' is not subscriptable
argument should be integer or bytes-like object, not 'str'
1
L
)");
}

TEST_CASE("What is no memo fails in deepcopy() as the version asks for it") {
    constexpr std::string_view source = R"(import copy
def t(f, *a):
    try: print(f(*a))
    except Exception as e: print(type(e).__name__, e)
class D(object):
    def __deepcopy__(self, memo): return memo
class K(object): pass
t(copy.deepcopy, [1], 2); t(copy.deepcopy, [1], [2]); t(copy.deepcopy, D(), 3); t(copy.deepcopy, 1, 3); t(copy.deepcopy, (1,), 3); t(copy.deepcopy, {}, 'x'); t(copy.deepcopy, K, 3); t(copy.deepcopy, K(), 3); t(copy.deepcopy, D(), []); t(copy.deepcopy, D(), ()); t(copy.deepcopy, (1, []), ()); t(copy.deepcopy, None, 1)
)";
    CHECK(testing::printed(source, "model:cpython-3.13") == R"(AttributeError 'int' object has no attribute 'get'
AttributeError 'list' object has no attribute 'get'
AttributeError 'int' object has no attribute 'get'
AttributeError 'int' object has no attribute 'get'
AttributeError 'int' object has no attribute 'get'
AttributeError 'str' object has no attribute 'get'
AttributeError 'int' object has no attribute 'get'
AttributeError 'int' object has no attribute 'get'
AttributeError 'list' object has no attribute 'get'
AttributeError 'tuple' object has no attribute 'get'
AttributeError 'tuple' object has no attribute 'get'
AttributeError 'int' object has no attribute 'get'
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.14") ==
          R"(-4 AttributeError 'int' object has no attribute 'get'
+4 1
-7 AttributeError 'int' object has no attribute 'get'
+7 <class '__main__.K'>
-12 AttributeError 'int' object has no attribute 'get'
+12 None
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.15") ==
          R"(-1 AttributeError 'int' object has no attribute 'get'
-2 AttributeError 'list' object has no attribute 'get'
-3 AttributeError 'int' object has no attribute 'get'
-4 AttributeError 'int' object has no attribute 'get'
-5 AttributeError 'int' object has no attribute 'get'
-6 AttributeError 'str' object has no attribute 'get'
-7 AttributeError 'int' object has no attribute 'get'
-8 AttributeError 'int' object has no attribute 'get'
-9 AttributeError 'list' object has no attribute 'get'
-10 AttributeError 'tuple' object has no attribute 'get'
-11 AttributeError 'tuple' object has no attribute 'get'
-12 AttributeError 'int' object has no attribute 'get'
+1 TypeError argument of type 'int' is not a container or iterable
+2 IndexError list assignment index out of range
+3 TypeError argument of type 'int' is not a container or iterable
+4 1
+5 TypeError argument of type 'int' is not a container or iterable
+6 TypeError 'in <string>' requires string as left operand, not int
+7 <class '__main__.K'>
+8 TypeError argument of type 'int' is not a container or iterable
+9 IndexError list assignment index out of range
+10 TypeError 'tuple' object does not support item assignment
+11 TypeError 'tuple' object does not support item assignment
+12 None
)");
    CHECK(testing::printed(source, "model:cpython-3.8") == testing::printed(source, "model:cpython-3.13"));
}

TEST_CASE("Copies of properties and views, and arguments of a text stream, by version") {
    constexpr std::string_view source = R"(import copy, io
def t(f, *a):
    try: print(type(f(*a)).__name__)
    except Exception as e: print(type(e).__name__, e)
p = property(len)
t(copy.copy, p); t(copy.deepcopy, p); t(copy.deepcopy, [p]);
mv = memoryview(b'ab')
t(copy.copy, mv); t(copy.deepcopy, mv); t(copy.deepcopy, [mv])
t(io.TextIOWrapper, io.BytesIO(), 3)
t(io.TextIOWrapper, io.BytesIO(), None, 3)
t(io.TextIOWrapper, io.BytesIO(), None, None, 3)
t(lambda: io.TextIOWrapper(io.BytesIO(), encoding=3))
t(lambda: io.TextIOWrapper(io.BytesIO(), newline=3))
t(lambda: io.TextIOWrapper(io.BytesIO(), errors=3))
)";
    CHECK(testing::printed(source, "model:cpython-3.13") == R"(property
property
list
TypeError cannot pickle memoryview objects
TypeError cannot pickle memoryview objects
TypeError cannot pickle memoryview objects
TypeError TextIOWrapper() argument 'encoding' must be str or None, not int
TypeError TextIOWrapper() argument 'errors' must be str or None, not int
TypeError TextIOWrapper() argument 'newline' must be str or None, not int
TypeError TextIOWrapper() argument 'encoding' must be str or None, not int
TypeError TextIOWrapper() argument 'newline' must be str or None, not int
TypeError TextIOWrapper() argument 'errors' must be str or None, not int
)");
    CHECK(testing::printed(source, "model:cpython-3.11") == testing::printed(source, "model:cpython-3.13"));
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.8") ==
          R"(-4 TypeError cannot pickle memoryview objects
-5 TypeError cannot pickle memoryview objects
-6 TypeError cannot pickle memoryview objects
+4 TypeError cannot pickle 'memoryview' object
+5 TypeError cannot pickle 'memoryview' object
+6 TypeError cannot pickle 'memoryview' object
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.7") ==
          R"(-4 TypeError cannot pickle memoryview objects
-5 TypeError cannot pickle memoryview objects
-6 TypeError cannot pickle memoryview objects
-7 TypeError TextIOWrapper() argument 'encoding' must be str or None, not int
+4 TypeError can't pickle memoryview objects
+5 TypeError can't pickle memoryview objects
+6 TypeError can't pickle memoryview objects
+7 TypeError TextIOWrapper() argument 2 must be str or None, not int
-9 TypeError TextIOWrapper() argument 'newline' must be str or None, not int
-10 TypeError TextIOWrapper() argument 'encoding' must be str or None, not int
-11 TypeError TextIOWrapper() argument 'newline' must be str or None, not int
+9 TypeError TextIOWrapper() argument 4 must be str or None, not int
+10 TypeError TextIOWrapper() argument 2 must be str or None, not int
+11 TypeError TextIOWrapper() argument 4 must be str or None, not int
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.6") == R"(-1 property
-2 property
-3 list
-4 TypeError cannot pickle memoryview objects
-5 TypeError cannot pickle memoryview objects
-6 TypeError cannot pickle memoryview objects
-7 TypeError TextIOWrapper() argument 'encoding' must be str or None, not int
-8 TypeError TextIOWrapper() argument 'errors' must be str or None, not int
-9 TypeError TextIOWrapper() argument 'newline' must be str or None, not int
-10 TypeError TextIOWrapper() argument 'encoding' must be str or None, not int
-11 TypeError TextIOWrapper() argument 'newline' must be str or None, not int
-12 TypeError TextIOWrapper() argument 'errors' must be str or None, not int
+1 TypeError can't pickle property objects
+2 TypeError can't pickle property objects
+3 TypeError can't pickle property objects
+4 TypeError can't pickle memoryview objects
+5 TypeError can't pickle memoryview objects
+6 TypeError can't pickle memoryview objects
+7 TypeError TextIOWrapper() argument 2 must be str or None, not int
+8 TypeError TextIOWrapper() argument 3 must be str or None, not int
+9 TypeError TextIOWrapper() argument 4 must be str or None, not int
+10 TypeError TextIOWrapper() argument 2 must be str or None, not int
+11 TypeError TextIOWrapper() argument 4 must be str or None, not int
+12 TypeError TextIOWrapper() argument 3 must be str or None, not int
)");
}

TEST_CASE("PyPy makes pairs of a text that a display unpacks") {
    constexpr std::string_view source = R"(import io
def fail(action):
    try: print(action())
    except Exception as error: print(type(error).__name__, error)
fail(lambda: {**'b'}); fail(lambda: {1: 2, **''}); fail(lambda: {**'gnu'}); fail(lambda: {**['ab']}); fail(lambda: {**b'ab'}); fail(lambda: dict(**'b'))
for name in ('encoding', 'errors', 'newline'): fail(lambda: io.TextIOWrapper(io.BytesIO(), **{name: 3}))
)";
    CHECK(testing::printed(source, "model:cpython-3.13") == R"(TypeError 'str' object is not a mapping
TypeError 'str' object is not a mapping
TypeError 'str' object is not a mapping
TypeError 'list' object is not a mapping
TypeError 'bytes' object is not a mapping
TypeError dict() argument after ** must be a mapping, not str
TypeError TextIOWrapper() argument 'encoding' must be str or None, not int
TypeError TextIOWrapper() argument 'errors' must be str or None, not int
TypeError TextIOWrapper() argument 'newline' must be str or None, not int
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:pypy-8.0") ==
          R"(-1 TypeError 'str' object is not a mapping
-2 TypeError 'str' object is not a mapping
-3 TypeError 'str' object is not a mapping
+1 ValueError dictionary update sequence element #0 has length 1; 2 is required
+2 {1: 2}
+3 ValueError dictionary update sequence element #0 has length 1; 2 is required
-5 TypeError 'bytes' object is not a mapping
+5 TypeError 'int' object is not iterable
-7 TypeError TextIOWrapper() argument 'encoding' must be str or None, not int
-8 TypeError TextIOWrapper() argument 'errors' must be str or None, not int
-9 TypeError TextIOWrapper() argument 'newline' must be str or None, not int
+7 TypeError expected str, got int object
+8 TypeError TextIOWrapper() argument 'errors' must be str or None, not ?
+9 TypeError expected str, got int object
)");
}

TEST_CASE("A value that takes no weak reference fails in the reference with a key") {
    constexpr std::string_view source = R"(import traceback, weakref
try: weakref.WeakValueDictionary()['key'] = ()
except TypeError as error: print(error, [(frame.f_code.co_name, sorted(frame.f_locals)) for frame, _ in traceback.walk_tb(error.__traceback__)][1:])
)";
    CHECK(
        testing::printed(source, "model:cpython-3.13") ==
        R"(cannot create weak reference to 'tuple' object [('__setitem__', ['key', 'self', 'value']), ('__new__', ['callback', 'key', 'ob', 'type'])]
)");
    CHECK(testing::printed(source, "model:cpython-3.8") == testing::printed(source, "model:cpython-3.13"));
}

TEST_CASE("The key of cmp_to_key without an object, by what it compares and tells") {
    constexpr std::string_view source = R"(import functools
factory = functools.cmp_to_key(lambda left, right: 0)
key = factory(1)
def tell(action):
    try: print(action())
    except AttributeError as e: print(e)
tell(lambda: factory.obj)
tell(lambda: factory < key)
tell(lambda: delattr(key, 'obj'))
tell(lambda: key.obj)
tell(lambda: key < key)
tell(lambda: delattr(key, 'obj'))
)";
    for (const char* each : {"model:cpython-3.13", "model:cpython-3.6"})
        CHECK(printed(source, each) == R"(None
object
None
None
object
None
)");
}

}  // namespace lastref::testing
