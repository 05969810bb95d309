#include "backends/model/printed.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string_view>

// Messages of Python 2.
namespace lastref::testing {

TEST_CASE("What Python 2 has no number for, copies not, or adds not") {
    constexpr std::string_view source = R"(
from __future__ import print_function
import collections, copy
def t(what):
    try: print(what())
    except Exception as e: print('%s: %s' % (type(e).__name__, e))
class F(object): pass
class D(collections.deque): pass
f = F()
d = D([1])
for what in (lambda: [1][f], lambda: (1,)[f], lambda: 'a'[f], lambda: range(f), lambda: range(1, f), lambda: xrange(f),
             lambda: range(1, 2, 1.5), lambda: 'a'.center(f), lambda: 'a'.split('a', f), lambda: hex(f), lambda: oct(8),
             lambda: oct(f), lambda: bin(f), lambda: d.rotate(f), lambda: enumerate([], f), lambda: '%c' % f,
             lambda: '%x' % f, lambda: slice(1).indices(f)):
    t(what)
for what in (lambda: d + [1], lambda: d + d, lambda: d * 2, lambda: d.__mul__, lambda: d.copy(),
             lambda: d.__iadd__([2]) is d, lambda: type(iter(d)).__name__, lambda: type(reversed(d)).__name__):
    t(what)
def g(): yield
for what in g(), iter([]), iter(()), iter({}), iter(xrange(1)), reversed([]), {}.viewkeys():
    t(lambda: copy.copy(what))
    t(lambda: copy.deepcopy([what]))
)";
    CHECK(printed(source, "model:cpython-2.7") == R"(TypeError: list indices must be integers, not F
TypeError: tuple indices must be integers, not F
TypeError: string indices must be integers, not F
TypeError: range() integer end argument expected, got F.
TypeError: range() integer end argument expected, got F.
TypeError: an integer is required
TypeError: range() integer step argument expected, got float.
TypeError: an integer is required
TypeError: an integer is required
TypeError: hex() argument can't be converted to hex
010
TypeError: oct() argument can't be converted to oct
TypeError: 'F' object cannot be interpreted as an index
TypeError: an integer is required
TypeError: 'F' object cannot be interpreted as an index
TypeError: an integer is required
TypeError: %x format: a number is required, not F
TypeError: 'F' object cannot be interpreted as an index
TypeError: unsupported operand type(s) for +: 'D' and 'list'
TypeError: unsupported operand type(s) for +: 'D' and 'D'
TypeError: unsupported operand type(s) for *: 'D' and 'int'
AttributeError: 'D' object has no attribute '__mul__'
AttributeError: 'D' object has no attribute 'copy'
True
deque_iterator
deque_reverse_iterator
TypeError: can't pickle generator objects
TypeError: can't pickle generator objects
TypeError: can't pickle listiterator objects
TypeError: can't pickle listiterator objects
TypeError: can't pickle tupleiterator objects
TypeError: can't pickle tupleiterator objects
TypeError: can't pickle dictionary-keyiterator objects
TypeError: can't pickle dictionary-keyiterator objects
TypeError: can't pickle rangeiterator objects
TypeError: can't pickle rangeiterator objects
TypeError: can't pickle listreverseiterator objects
TypeError: can't pickle listreverseiterator objects
TypeError: can't pickle dict_keys objects
TypeError: can't pickle dict_keys objects
)");
}

TEST_CASE("Python 2 has iterators, operators and managers of its own") {
    constexpr std::string_view source = R"(
import itertools, operator, collections, contextlib
from itertools import *
def t(what, *args, **named):
    try:
        answer = what(*args, **named)
        print('%s' % (answer,))
    except Exception as e:
        print('%s: %s' % (type(e).__name__, e))
t(lambda: list(izip('ab', [1, 2, 3])))
t(lambda: list(izip_longest('ab', [1, 2, 3], fillvalue='-')))
t(lambda: list(imap(None, 'ab', [1, 2])) + list(imap(pow, [2, 3], [3, 2])))
t(lambda: list(ifilter(None, [0, 1, 2])) + list(ifilterfalse(None, [0, 1])))
t(izip, [], 1)
t(izip_longest, 1, x=2)
t(imap, 1)
t(ifilter, x=1)
t(permutations, 'abc', 's')
t(product, [1], repeat=2.0)
t(repeat, 1, 'a')
t(lambda: len(set(map(id, combinations('abcd', 2)))))
t(lambda: hasattr(itertools, 'filterfalse') or hasattr(itertools, 'accumulate'))
t(lambda: chain([1]).next())
t(lambda: groupby([1]).next()[0])
for name in 'add', 'pow', 'contains', 'setitem', 'getslice', 'is_':
    t(getattr(operator, name))
for what in 1, 1.5, 'a', [], {}, set(), xrange(3), bytearray(), collections.deque(), len, None:
    print([operator.isNumberType(what), operator.isSequenceType(what), operator.isMappingType(what),
           operator.isCallable(what)])
t(operator.div, 7, 2)
t(operator.repeat, [1], 2)
t(operator.repeat, 1, 2)
t(operator.getslice, 'abcd', 1, 3)
t(operator.sequenceIncludes, 'ab', 'b')
t(lambda: hasattr(operator, 'matmul') or hasattr(operator, 'length_hint'))
t(operator.itemgetter(1, 2), 'abc')
t(operator.methodcaller('upper'), 'abc')
t(operator.itemgetter(1), 'abc', x=2)
t(lambda: contextlib.__all__)
@contextlib.contextmanager
def manager(number):
    try: yield number
    finally: print('out %s' % number)
with contextlib.nested(manager(1), manager(2)) as numbers: print(numbers)
)";
    CHECK(printed(source, "model:cpython-2.7") == R"([('a', 1), ('b', 2)]
[('a', 1), ('b', 2), ('-', 3)]
[('a', 1), ('b', 2), 8, 9]
[1, 2, 0]
TypeError: izip argument #2 must support iteration
TypeError: izip_longest() got an unexpected keyword argument
TypeError: imap() must have at least two arguments.
TypeError: ifilter() does not take keyword arguments
TypeError: an integer is required
TypeError: integer argument expected, got float
TypeError: an integer is required
1
False
1
1
TypeError: op_add expected 2 arguments, got 0
TypeError: pow expected 2 arguments, got 0
TypeError: op_contains expected 2 arguments, got 0
TypeError: op_setitem expected 3 arguments, got 0
TypeError: getslice() takes exactly 3 arguments (0 given)
TypeError: is_ expected 2 arguments, got 0
[True, False, False, False]
[True, False, False, False]
[False, True, False, False]
[False, True, False, False]
[False, False, True, False]
[False, False, False, False]
[False, True, False, False]
[False, True, True, False]
[False, True, False, False]
[False, False, False, True]
[False, False, False, False]
3
[1, 1]
TypeError: 'int' object can't be repeated
bc
True
False
('b', 'c')
ABC
TypeError: itemgetter does not take keyword arguments
['contextmanager', 'nested', 'closing']
[1, 2]
out 2
out 1
)");
}

TEST_CASE("Python 2 calls special methods otherwise, and its built-in types have fewer") {
    constexpr std::string_view source = R"(
import collections
def t(what, *args, **named):
    try:
        answer = what(*args, **named)
        print('%s' % (answer,))
    except Exception as e:
        print('%s: %s' % (type(e).__name__, e))
def made():
    class Inner(object):
        def method(self): pass
    return Inner
print(made())
print(made().method)
print(sorted(vars(made())))
class D(object):
    def __div__(self, other): return 'div'
    def __truediv__(self, other): return 'truediv'
    def __rdiv__(self, other): return 'rdiv'
    def __idiv__(self, other): return 'idiv'
d = D()
t(lambda: d / 1)
t(lambda: 1 / d)
d /= 1
print(d)
class N(object):
    def __truediv__(self, other): return 'truediv'
    def __bool__(self): return False
    def __next__(self): return 1
    def __iter__(self): return self
t(lambda: N() / 1)
t(lambda: bool(N()))
t(lambda: list(N()))
class I(int):
    def __div__(self, other): return 'own'
t(lambda: I(7) / 2)
t(lambda: (7).__div__(2))
t(lambda: [7 .__nonzero__(), iter('ab').next()])
for what, names in ((iter([]), 'next __next__'), (1, '__nonzero__ __bool__ __eq__ __ceil__'), ([], 'clear copy __eq__'),
                    ('a', 'casefold isidentifier __iter__'), (object(), '__eq__ __dir__ __init_subclass__'),
                    (ValueError(), '__traceback__ __cause__ with_traceback message'), (xrange(1), 'start count'),
                    (bytearray(), 'clear hex'), (t, '__qualname__ __kwdefaults__ func_code func_name'),
                    (set(), '__class_getitem__ copy')):
    print([name for name in names.split() if hasattr(what, name)])
print([name for name in dir([]) if not name.startswith('_')])
class S(set): pass
class F(frozenset): pass
for pair in (S('ab'), S('b')), (F('ab'), F('b')), (S('ab'), set('b')), (set('ab'), S('b')):
    a, b = pair
    print([type(each).__name__ for each in (a & b, a | b, a - b, a ^ b, a.copy(), a.union('c'))])
print([hash(frozenset(each)) for each in ([], [1], [1, 2, 3], 'ab')])
t(collections.Counter, 1, 2)
t(lambda: collections.Counter('abcab'))
t(lambda: +collections.Counter())
for name in 'a%', 'class', '9a', '_a':
    t(collections.namedtuple, 'T', [name])
P = collections.namedtuple('P', 'x y')
t(lambda: vars(P(1, 2)))
t(enumerate)
t(int, x=1)
t(lambda: [].append.foo)
def set_class(): [].__class__ = 5
t(set_class)
def set_doc(): D.__doc__ = 5
t(set_doc)
def delete(): del D().foo
t(delete)
def delete(): del delete.func_dict
t(delete)
print(type.__dict__['__doc__'] is not None, type(type.__dict__).__name__)
print(collections.Iterator, [c.__name__ for c in collections.Set.__mro__], isinstance({}.viewkeys(), collections.KeysView),
      issubclass(basestring, collections.Sequence), hasattr(collections, 'Generator'))
)";
    CHECK(printed(source, "model:cpython-2.7") == R"(<class '__main__.Inner'>
<unbound method Inner.method>
['__dict__', '__doc__', '__module__', '__weakref__', 'method']
div
rdiv
idiv
TypeError: unsupported operand type(s) for /: 'N' and 'int'
True
TypeError: iter() returned non-iterator of type 'N'
own
3
[True, 'a']
['next']
['__nonzero__']
['__eq__']
[]
[]
['message']
[]
[]
['func_code', 'func_name']
['copy']
['append', 'count', 'extend', 'index', 'insert', 'pop', 'remove', 'reverse', 'sort']
['S', 'S', 'S', 'S', 'S', 'S']
['F', 'F', 'F', 'F', 'F', 'F']
['S', 'S', 'S', 'S', 'S', 'S']
['set', 'set', 'set', 'set', 'set', 'set']
[133156838395276, -8166288242918962057, -7699079583225461316, 3138257626259684061]
TypeError: expected at most 1 arguments, got 2
Counter({'a': 2, 'b': 2, 'c': 1})
TypeError: bad operand type for unary +: 'Counter'
ValueError: Type names and field names can only contain alphanumeric characters and underscores: 'a%'
ValueError: Type names and field names cannot be a keyword: 'class'
ValueError: Type names and field names cannot start with a number: '9a'
ValueError: Field names cannot start with an underscore: '_a'
OrderedDict([('x', 1), ('y', 2)])
TypeError: Required argument 'sequence' (pos 1) not found
1
AttributeError: 'builtin_function_or_method' object has no attribute 'foo'
TypeError: __class__ must be set to new-style class, not 'int' object
AttributeError: attribute '__doc__' of 'type' objects is not writable
AttributeError: 'D' object has no attribute 'foo'
TypeError: function's dictionary may not be deleted
(True, 'dictproxy')
(<class '_abcoll.Iterator'>, ['Set', 'Sized', 'Iterable', 'Container', 'object'], True, True, False)
)");
}

TEST_CASE("Getters of several items and callers of methods without names") {
    constexpr std::string_view source = R"(
import operator
print(operator.itemgetter(1, 2)([1, 2, 3]), operator.itemgetter(0)('ab'), operator.methodcaller('upper')('a'))
print(operator.methodcaller('split', maxsplit=1)('a b c'))
)";
    for (std::string_view runtime : {"model:cpython-3.6", "model:cpython-3.13", "model:pypy-8.0"})
        CHECK(printed(source, runtime) == "(2, 3) a A\n['a', 'b c']\n");
}

TEST_CASE("Dicts of Python 2's library that hold themselves") {
    constexpr std::string_view source = R"(
import collections
d = collections.defaultdict(list)
d[1] = d
print(d)
o = collections.OrderedDict()
o[1] = o
print(o)
o[1] = o.viewvalues()
print(o)
)";
    CHECK(printed(source, "model:cpython-2.7") == R"(defaultdict(<type 'list'>, {1: defaultdict(<type 'list'>, {...})})
OrderedDict([(1, ...)])
OrderedDict([(1, ValuesView(...))])
)");
}

}  // namespace lastref::testing
