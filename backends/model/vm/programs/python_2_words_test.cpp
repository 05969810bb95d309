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

}  // namespace lastref::testing
