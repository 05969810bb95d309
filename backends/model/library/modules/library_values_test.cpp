#include "backends/model/printed.hpp"
#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string_view>

namespace lastref::testing {

TEST_CASE("What is in an enum or a view of a dict, and what becomes of its values") {
    constexpr std::string_view source = R"(
def tell(function, *arguments):
    try: print(function(*arguments))
    except Exception as e: print(type(e).__name__, e)

import enum
class E(enum.Enum):
    A = 1
    B = 2
tell(lambda: E.A in E)
tell(lambda: setattr(E.A, 'value', 3))
tell(lambda: {1: []}.items() & [(1, 2)])
tell(lambda: {1: []}.items() & [(3, [])])
)";
    for (const char* each : {"model:cpython-3.6", "model:cpython-3.8", "model:pypy-7.3"})
        CHECK(printed(source, each) == R"(True
AttributeError can't set attribute
TypeError unhashable type: 'list'
TypeError unhashable type: 'list'
)");
    CHECK(printed(source, "model:cpython-3.10") == R"(True
AttributeError can't set attribute
set()
set()
)");
    for (const char* each : {"model:cpython-3.11", "model:cpython-3.12", "model:cpython-3.13", "model:cpython-3.15"})
        CHECK(printed(source, each) == R"(True
AttributeError <enum 'Enum'> cannot set attribute 'value'
set()
set()
)");
    CHECK(changes(source, "model:cpython-3.6", "model:pypy-8.0") == R"(-2 AttributeError can't set attribute
+2 AttributeError <enum 'Enum'> cannot set attribute 'value'
)");
}

TEST_CASE("Values are in an enum, or cannot be asked for") {
    constexpr std::string_view source = R"(
def tell(function, *arguments):
    try: print(function(*arguments))
    except Exception as e: print(type(e).__name__, e)

import enum
class E(enum.Enum):
    A = 1
tell(lambda: 1 in E)
tell(lambda: 'A' in E)
tell(lambda: [] in E)
)";
    CHECK(printed(source, "model:cpython-3.6") == R"(False
False
False
)");
    for (const char* each : {"model:cpython-3.8", "model:cpython-3.9", "model:pypy-7.3"})
        CHECK(printed(source, each) == R"(TypeError unsupported operand type(s) for 'in': 'int' and 'EnumMeta'
TypeError unsupported operand type(s) for 'in': 'str' and 'EnumMeta'
TypeError unsupported operand type(s) for 'in': 'list' and 'EnumMeta'
)");
    CHECK(printed(source, "model:cpython-3.12") == R"(True
False
TypeError unhashable type: 'list'
)");
    for (const char* each : {"model:cpython-3.13", "model:cpython-3.15"})
        CHECK(printed(source, each) == R"(True
False
False
)");
}

TEST_CASE("A group lets go of its parent or of its key first") {
    constexpr std::string_view source = R"(
import itertools
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print('- %s' % self.n)
def f():
    groups = itertools.groupby([D(1), D(2)])
    key, group = next(groups)
    print(len(list(group)))
f()
)";
    for (const char* each : {"model:cpython-3.6", "model:cpython-3.8", "model:cpython-3.13"})
        CHECK(printed(source, each) == R"(1
- 2
- 1
)");
    for (const char* each : {"model:cpython-3.14", "model:cpython-3.15"})
        CHECK(printed(source, each) == R"(1
- 1
- 2
)");
}

TEST_CASE("An OrderedDict takes the items of a derived dict as its class gives them") {
    constexpr std::string_view source = R"(
import collections
class Own(dict):
    def __getitem__(self, key): return key * 2
    def keys(self): return ['b']
print(list(collections.OrderedDict(Own(a=1)).items()), dict(Own(a=1)))
class Own(str):
    def __str__(self): return Own('q')
own = Own('abc')
print(type(own.format()).__name__, type(own % ()).__name__, type(own.partition('z')[0]).__name__)
)";
    for (const char* each : {"model:cpython-3.6", "model:cpython-3.8", "model:cpython-3.10", "model:cpython-3.11",
                             "model:cpython-3.12", "model:cpython-3.13", "model:cpython-3.15"})
        CHECK(printed(source, each) == R"([('b', 'bb')] {'a': 1}
Own Own Own
)");
    for (const char* each : {"model:pypy-7.3", "model:pypy-8.0"})
        CHECK(printed(source, each) == R"([('b', 'bb')] {'a': 1}
str str Own
)");
}

TEST_CASE("What of a program gives its items by a generator is not asked for its length by PyPy") {
    constexpr std::string_view source = R"(
class Own:
    def __iter__(self): print('iter'); yield 4; yield 5
    def __len__(self): print('len'); return 2
first, *others = Own()
print({1}.union(Own()) == {1, 4, 5}, list(dict.fromkeys(Own())))
)";
    for (const char* each : {"model:cpython-3.8", "model:cpython-3.13", "model:pypy-7.3", "model:pypy-8.0"})
        CHECK(printed(source, each) == R"(iter
iter
iter
True [4, 5]
)");
}

TEST_CASE("Powers of three ask the right operand from 3.14 on, and what is no mapping or not in a range is told") {
    constexpr std::string_view source = R"(
def tell(function, *arguments):
    try: print(function(*arguments))
    except Exception as e: print(type(e).__name__, e)
class Reflected:
    def __rpow__(self, other, *modulus): print(len(modulus)); return 7
class Mapping:
    def keys(self): return 5
tell(pow, 2, Reflected(), 3)
tell(dict, Mapping())
tell(range(5).index, 7)
)";
    CHECK(printed(source, "model:cpython-3.8") ==
          R"(TypeError unsupported operand type(s) for pow(): 'int', 'Reflected', 'int'
TypeError Mapping.keys() returned a non-iterable (type int)
ValueError 7 is not in range
)");
    CHECK(printed(source, "model:cpython-3.13") ==
          R"(TypeError unsupported operand type(s) for ** or pow(): 'int', 'Reflected', 'int'
TypeError Mapping.keys() returned a non-iterable (type int)
ValueError 7 is not in range
)");
    CHECK(printed(source, "model:cpython-3.14") == R"(1
7
TypeError Mapping.keys() returned a non-iterable (type int)
ValueError range.index(x): x not in range
)");
    CHECK(printed(source, "model:cpython-3.15") == R"(1
7
TypeError Mapping.keys() must return an iterable, not int
ValueError range.index(x): x not in range
)");
}

TEST_CASE("Copies of bytearrays and of what has slots") {
    constexpr std::string_view source = R"(
import copy
class B(bytearray):
    def __bool__(self): print('bool')
    def __reduce__(self): print('reduce')
    def __setstate__(self, s): print('setstate', s)
print(copy.copy(B(b'abc')), copy.deepcopy(B(b'abc')))
class G(bytearray):
    def __getstate__(self): return {'u': 1}
print(copy.copy(G(b'x')).__dict__)
class S:
    __slots__ = ('a', 'b')
    def __getattr__(self, name):
        print('asked for', name)
        raise AttributeError(name)
s = S()
s.a = 1
print(copy.copy(s).a)
)";
    for (const char* each : {"model:cpython-3.8", "model:cpython-3.10"})
        CHECK(printed(source, each) == R"(setstate {}
setstate {}
B(b'abc') B(b'abc')
{}
asked for __getstate__
asked for b
asked for __setstate__
1
)");
    for (const char* each : {"model:cpython-3.11", "model:cpython-3.15"})
        CHECK(printed(source, each) == R"(B(b'abc') B(b'abc')
{'u': 1}
asked for b
asked for __setstate__
1
)");
}

TEST_CASE("An error of json tells what it stopped at") {
    constexpr std::string_view source = R"(
import json
for text in '', '[1,', '{"a": ':
    try: json.loads(text)
    except ValueError as e: print(e, repr(e.__context__), e.__suppress_context__)
)";
    for (const char* each : {"model:cpython-3.8", "model:cpython-3.14"})
        CHECK(printed(source, each) == R"(Expecting value: line 1 column 1 (char 0) StopIteration(0) True
Expecting value: line 1 column 4 (char 3) StopIteration(3) True
Expecting value: line 1 column 7 (char 6) StopIteration(6) True
)");
}

TEST_CASE("Where and how json says that a text is wrong") {
    constexpr std::string_view source = R"(
import json
for text in '[1,', '[1', '[1 2]', '{', '{"a" 1}', '{"a":1', '{"a":1 2}', '{"a":1,}', 'nul', '-', '1.', '"a\\x"', '"a\\u12"', '"a\n"', '[1,]':
    try: print(json.loads(text))
    except ValueError as e: print(repr(text), repr(str(e)))
)";
    CHECK(printed(source, "model:cpython-3.8") == R"py('[1,' 'Expecting value: line 1 column 4 (char 3)'
'[1' "Expecting ',' delimiter: line 1 column 3 (char 2)"
'[1 2]' "Expecting ',' delimiter: line 1 column 4 (char 3)"
'{' 'Expecting property name enclosed in double quotes: line 1 column 2 (char 1)'
'{"a" 1}' "Expecting ':' delimiter: line 1 column 6 (char 5)"
'{"a":1' "Expecting ',' delimiter: line 1 column 7 (char 6)"
'{"a":1 2}' "Expecting ',' delimiter: line 1 column 8 (char 7)"
'{"a":1,}' 'Expecting property name enclosed in double quotes: line 1 column 8 (char 7)'
'nul' 'Expecting value: line 1 column 1 (char 0)'
'-' 'Expecting value: line 1 column 1 (char 0)'
'1.' 'Extra data: line 1 column 2 (char 1)'
'"a\\x"' 'Invalid \\escape: line 1 column 3 (char 2)'
'"a\\u12"' 'Invalid \\uXXXX escape: line 1 column 4 (char 3)'
'"a\n"' 'Invalid control character at: line 1 column 3 (char 2)'
'[1,]' 'Expecting value: line 1 column 4 (char 3)'
)py");
    for (const char* each : {"model:cpython-3.13", "model:cpython-3.15"})
        CHECK(changes(source, "model:cpython-3.8", each) ==
              R"(-8 '{"a":1,}' 'Expecting property name enclosed in double quotes: line 1 column 8 (char 7)'
+8 '{"a":1,}' 'Illegal trailing comma before end of object: line 1 column 7 (char 6)'
-15 '[1,]' 'Expecting value: line 1 column 4 (char 3)'
+15 '[1,]' 'Illegal trailing comma before end of array: line 1 column 3 (char 2)'
)");
    CHECK(printed(source, "model:pypy-8.0") == R"py('[1,' "Unexpected '\x00': line 1 column 4 (char 3)"
'[1' 'Unterminated array starting at: line 1 column 2 (char 1)'
'[1 2]' "Unexpected '2' when decoding array: line 1 column 4 (char 3)"
'{' 'Key name must be string at char: line 1 column 2 (char 1)'
'{"a" 1}' "No ':' found at: line 1 column 6 (char 5)"
'{"a":1' 'Unterminated object starting at: line 1 column 2 (char 1)'
'{"a":1 2}' "Unexpected '2' when decoding object: line 1 column 8 (char 7)"
'{"a":1,}' 'Key name must be string at char: line 1 column 8 (char 7)'
'nul' 'Error when decoding null: line 1 column 2 (char 1)'
'-' 'Expected digit: line 1 column 2 (char 1)'
'1.' 'Expected digit: line 1 column 3 (char 2)'
'"a\\x"' 'Invalid \\escape: x (char 2): line 1 column 3 (char 2)'
'"a\\u12"' 'Invalid \\uXXXX escape (char %d): line 1 column 8 (char 7)'
'"a\n"' 'Invalid control character at: line 1 column 2 (char 1)'
'[1,]' "Unexpected ']': line 1 column 4 (char 3)"
)py");
}

TEST_CASE("Instances know the module of their built-in type where C makes it at run time") {
    constexpr std::string_view source = R"(import collections, functools, io, itertools, types, weakref
class Node(object): pass
node = Node()
for each in (weakref.ref(node), weakref.proxy(node), types.SimpleNamespace(), types.MappingProxyType({}), collections.deque(), functools.partial(len), itertools.count(), io.BytesIO()):
    kind = type.__name__ if isinstance(each, weakref.ProxyType) else type(each).__name__
    try: print(kind, each.__module__, type(each).__dict__.get('__module__'))
    except AttributeError as error: print(kind, error)
@functools.wraps(weakref.ref(node))
def wrapped(): pass
print(wrapped.__module__)
)";
    CHECK(testing::printed(source, "model:cpython-3.13") ==
          R"(ReferenceType 'weakref.ReferenceType' object has no attribute '__module__'
type __main__ None
SimpleNamespace 'types.SimpleNamespace' object has no attribute '__module__'
mappingproxy 'mappingproxy' object has no attribute '__module__'
deque collections collections
partial functools functools
count itertools itertools
BytesIO _io _io
__main__
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.11") == R"(-5 deque collections collections
+5 deque 'collections.deque' object has no attribute '__module__'
-7 count itertools itertools
-8 BytesIO _io _io
+7 count 'itertools.count' object has no attribute '__module__'
+8 BytesIO '_io.BytesIO' object has no attribute '__module__'
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.8") ==
          R"(-1 ReferenceType 'weakref.ReferenceType' object has no attribute '__module__'
+1 weakref 'weakref' object has no attribute '__module__'
-5 deque collections collections
-6 partial functools functools
-7 count itertools itertools
-8 BytesIO _io _io
+5 deque 'collections.deque' object has no attribute '__module__'
+6 partial 'functools.partial' object has no attribute '__module__'
+7 count 'itertools.count' object has no attribute '__module__'
+8 BytesIO '_io.BytesIO' object has no attribute '__module__'
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:pypy-8.0") ==
          R"(-3 SimpleNamespace 'types.SimpleNamespace' object has no attribute '__module__'
+3 SimpleNamespace types types
-5 deque collections collections
+5 deque 'collections.deque' object has no attribute '__module__'
-7 count itertools itertools
-8 BytesIO _io _io
+7 count 'itertools.count' object has no attribute '__module__'
+8 BytesIO '_io.BytesIO' object has no attribute '__module__'
)");
}

TEST_CASE("What fails in a weak container shows the frame and the locals of its method") {
    constexpr std::string_view source = R"(import weakref, traceback, copy
class K(object):
    def __hash__(self): return 7
def tb(e):
    return [(f.f_code.co_name, sorted(f.f_locals)) for f, _ in traceback.walk_tb(e.__traceback__)][1:3]
def t(f):
    try: f()
    except Exception as e: print(type(e).__name__, e, tb(e))
k = K(); l = K(); m = K()
w = weakref.WeakKeyDictionary({k: 1, l: 2})
def f():
    for i in w: w[m] = 3
t(f); w.pop(m, None)
def f():
    for i in w.items(): w[m] = 3
t(f); w.pop(m, None)
def f():
    for i in w.values(): w[m] = 3
t(f)
v = weakref.WeakValueDictionary(a=k, b=l)
for meth in (v.keys, v.items, v.values, v.valuerefs, v.__iter__):
    def f():
        for i in meth(): v['zz'] = m
    t(f); v.pop('zz', None)
s = weakref.WeakSet([k, l])
def f():
    for i in s: s.add(m)
t(f)
t(lambda: weakref.finalize(k, len, 3)())
t(lambda: v['nope']); t(lambda: v.pop('nope')); t(lambda: weakref.WeakValueDictionary().popitem()); t(lambda: weakref.WeakKeyDictionary().popitem()); t(lambda: weakref.WeakSet().pop())
)";
    CHECK(testing::printed(source, "model:cpython-3.13") ==
          R"(RuntimeError dictionary changed size during iteration [('f', ['i']), ('keys', ['obj', 'self', 'wr'])]
RuntimeError dictionary changed size during iteration [('f', ['i']), ('items', ['key', 'self', 'value', 'wr'])]
RuntimeError dictionary changed size during iteration [('f', ['i']), ('values', ['self', 'value', 'wr'])]
RuntimeError dictionary changed size during iteration [('f', ['i']), ('keys', ['k', 'self', 'wr'])]
RuntimeError dictionary changed size during iteration [('f', ['i']), ('items', ['k', 'self', 'v', 'wr'])]
RuntimeError dictionary changed size during iteration [('f', ['i']), ('values', ['obj', 'self', 'wr'])]
RuntimeError dictionary changed size during iteration [('f', ['i']), ('keys', ['k', 'self', 'wr'])]
RuntimeError Set changed size during iteration [('f', ['i']), ('__iter__', ['item', 'itemref', 'self'])]
TypeError object of type 'int' has no len() [('<lambda>', []), ('__call__', ['_', 'info', 'self'])]
KeyError 'nope' [('<lambda>', []), ('__getitem__', ['key', 'self'])]
KeyError 'nope' [('<lambda>', []), ('pop', ['args', 'key', 'o', 'self'])]
KeyError 'popitem(): dictionary is empty' [('<lambda>', []), ('popitem', ['self'])]
KeyError 'popitem(): dictionary is empty' [('<lambda>', []), ('popitem', ['self'])]
KeyError 'pop from empty WeakSet' [('<lambda>', []), ('pop', ['self'])]
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.14") ==
          R"(-1 RuntimeError dictionary changed size during iteration [('f', ['i']), ('keys', ['obj', 'self', 'wr'])]
-2 RuntimeError dictionary changed size during iteration [('f', ['i']), ('items', ['key', 'self', 'value', 'wr'])]
-3 RuntimeError dictionary changed size during iteration [('f', ['i']), ('values', ['self', 'value', 'wr'])]
-4 RuntimeError dictionary changed size during iteration [('f', ['i']), ('keys', ['k', 'self', 'wr'])]
-5 RuntimeError dictionary changed size during iteration [('f', ['i']), ('items', ['k', 'self', 'v', 'wr'])]
-6 RuntimeError dictionary changed size during iteration [('f', ['i']), ('values', ['obj', 'self', 'wr'])]
-7 RuntimeError dictionary changed size during iteration [('f', ['i']), ('keys', ['k', 'self', 'wr'])]
-8 RuntimeError Set changed size during iteration [('f', ['i']), ('__iter__', ['item', 'itemref', 'self'])]
)");
    CHECK(testing::printed(source, "model:cpython-3.8") == testing::printed(source, "model:cpython-3.13"));
}

TEST_CASE("From 3.14 on the collector sees what itertools selects as a copy of what came before") {
    constexpr std::string_view source = R"(import gc, itertools
class Node(object): pass
node = Node()
for made in (itertools.permutations((node, 32, 0), 2), itertools.product((1, node), repeat=2), itertools.combinations((1, 2, node, 3), 2), itertools.combinations_with_replacement((1, node, 2), 2)):
    print([gc.is_tracked(each) for each in list(made)])
)";
    CHECK(testing::printed(source, "model:cpython-3.13") == R"([True, True, True, True, True, True]
[True, True, True, True]
[True, True, True, True, True, True]
[True, True, True, True, True, True]
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.14") ==
          R"(-1 [True, True, True, True, True, True]
-2 [True, True, True, True]
-3 [True, True, True, True, True, True]
-4 [True, True, True, True, True, True]
+1 [True, True, True, True, False, True]
+2 [True, False, True, True]
+3 [True, False, True, False, True, False]
+4 [True, False, True, False, True, True]
)");
}

TEST_CASE("What only an untracked product holds is not found at the exit") {
    constexpr std::string_view source = R"(import itertools
class Node(object):
    def __del__(self): print('gone')
kept = list(itertools.product((1, Node())))
print('done')
)";
    CHECK(testing::printed(source, "model:cpython-3.13") == R"(done
gone
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.14") == R"(-2 gone
)");
}

TEST_CASE("Frames and homes of functions of functools, collections and operator") {
    constexpr std::string_view source = R"(import collections, functools, operator, traceback
def names(error): return [(frame.f_code.co_name, sorted(frame.f_locals)) for frame, _ in traceback.walk_tb(error.__traceback__)][2:]
def fail(action):
    try: action()
    except Exception as error: print(type(error).__name__, error, names(error))
@functools.singledispatch
def told(x): pass
fail(lambda: told())
fail(lambda: collections.ChainMap().pop(1))
fail(lambda: collections.ChainMap().popitem())
fail(lambda: collections.ChainMap().__delitem__(1))
print(operator.truth.__module__, functools.reduce.__module__, collections.namedtuple.__module__)
try: operator.truth(**[])
except TypeError as error: print(error)
)";
    CHECK(
        testing::printed(source, "model:cpython-3.13") ==
        R"(TypeError told requires at least 1 positional argument [('wrapper', ['args', 'dispatch', 'funcname', 'kw'])]
KeyError 'Key not found in the first mapping: 1' [('pop', ['args', 'key', 'self'])]
KeyError 'No keys found in the first mapping.' [('popitem', ['self'])]
KeyError 'Key not found in the first mapping: 1' [('__delitem__', ['key', 'self'])]
_operator _functools collections
_operator.truth() argument after ** must be a mapping, not list
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.8") ==
          R"(-6 _operator.truth() argument after ** must be a mapping, not list
+6 truth() argument after ** must be a mapping, not list
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:pypy-8.0") == R"(-5 _operator _functools collections
+5 _operator functools collections
)");
}

TEST_CASE("Copies that fail show the frames of copy alone") {
    constexpr std::string_view source = R"(import copy, traceback, weakref
def names(error, places): return [(frame.f_code.co_name, sorted(frame.f_locals) if places else 0) for frame, _ in traceback.walk_tb(error.__traceback__)][2:]
def fail(action, places=False):
    try: action()
    except Exception as error: print(type(error).__name__, error, names(error, places))
def steps(): yield
class Fails(object):
    def __getstate__(self): raise KeyError(1)
class FailsLater(object):
    def __setstate__(self, state): raise KeyError(2)
    def __init__(self): self.x = 1
class FailsToReduce(object):
    def __reduce_ex__(self, protocol): raise KeyError(3)
fail(lambda: copy.copy(steps()))
fail(lambda: copy.deepcopy([steps()]))
fail(lambda: copy.copy(Fails()))
fail(lambda: copy.copy(FailsLater()))
fail(lambda: copy.deepcopy(FailsLater()))
fail(lambda: copy.copy(FailsToReduce()))
fail(lambda: copy.deepcopy({1: FailsToReduce()}))
fail(lambda: weakref.WeakMethod(len), True)
fail(lambda: weakref.WeakMethod([].append), True)
)";
    CHECK(testing::printed(source, "model:cpython-3.13") == R"(TypeError cannot pickle 'generator' object [('copy', 0)]
TypeError cannot pickle 'generator' object [('deepcopy', 0), ('_deepcopy_list', 0), ('deepcopy', 0)]
KeyError 1 [('copy', 0), ('__getstate__', 0)]
KeyError 2 [('copy', 0), ('_reconstruct', 0), ('__setstate__', 0)]
KeyError 2 [('deepcopy', 0), ('_reconstruct', 0), ('__setstate__', 0)]
KeyError 3 [('copy', 0), ('__reduce_ex__', 0)]
KeyError 3 [('deepcopy', 0), ('_deepcopy_dict', 0), ('deepcopy', 0), ('__reduce_ex__', 0)]
TypeError argument should be a bound method, not <class 'builtin_function_or_method'> [('__new__', ['callback', 'cls', 'meth', 'obj'])]
TypeError argument should be a bound method, not <class 'builtin_function_or_method'> [('__new__', ['callback', 'cls', 'meth', 'obj'])]
)");
    CHECK(testing::printed(source, "model:cpython-3.8") == testing::printed(source, "model:cpython-3.13"));
}

}  // namespace lastref::testing
