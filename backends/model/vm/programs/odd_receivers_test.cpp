#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

namespace lastref {

TEST_CASE("A function needs the cells of its code") {
    constexpr std::string_view source = R"(def tell(*arguments):
    try: print(Function(*arguments).__name__)
    except Exception as e: print(type(e).__name__, e)
def outer():
    x = 1
    y = 2
    def free(a): return x + y + a
    def plain(a): return a
    return free, plain
free, plain = outer()
Function = type(free)
tell(free.__code__, {}, None, None, ())
tell(free.__code__, {}, None, None, free.__closure__[:1])
tell(free.__code__, {}, None, None, (1, 2))
tell(free.__code__, {}, None, None, 3)
tell(free.__code__, {}, None, None, free.__closure__)
tell(plain.__code__, {}, None, None, ())
tell(plain.__code__, {}, None, None, (1,))
)";
    CHECK(testing::printed(source, "model:cpython-3.13") == R"(ValueError free requires closure of length 2, not 0
ValueError free requires closure of length 2, not 1
TypeError arg 5 (closure) expected cell, found int
TypeError arg 5 (closure) must be None or tuple
free
plain
ValueError plain requires closure of length 0, not 1
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:pypy-8.0") ==
          R"(-1 ValueError free requires closure of length 2, not 0
-2 ValueError free requires closure of length 2, not 1
-3 TypeError arg 5 (closure) expected cell, found int
-4 TypeError arg 5 (closure) must be None or tuple
+1 ValueError closure is wrong size
+2 ValueError closure is wrong size
+3 TypeError 'cell' object expected, got 'int' instead
+4 TypeError invalid closure
-6 plain
-7 ValueError plain requires closure of length 0, not 1
+6 ValueError no closure needed
+7 ValueError no closure needed
)");
}

TEST_CASE("Bases of classes are types") {
    constexpr std::string_view source = R"(class M(type): pass
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: type('N', (3,), {}))
t(lambda: type('N', (object(),), {}))
t(lambda: M('N', (3,), {}))
t(lambda: M('N', (object(),), {}))
t(lambda: M('N', (int, object()), {}))
t(lambda: M('N', (None,), {}))
t(lambda: M('N', (M('X', (), {})(),), {}))
t(lambda: type.__new__(M, 'N', (object(),), {}))
t(lambda: M('N', [object], {}))
)";
    CHECK(
        testing::printed(source, "model:cpython-3.13") ==
        R"(TypeError metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases
TypeError bases must be types
TypeError metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases
TypeError bases must be types
TypeError bases must be types
TypeError metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases
TypeError metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases
TypeError bases must be types
TypeError type.__new__() argument 2 must be tuple, not list
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.15") == R"(-2 TypeError bases must be types
+2 TypeError bases must be types; got 'object'
-4 TypeError bases must be types
-5 TypeError bases must be types
+4 TypeError bases must be types; got 'object'
+5 TypeError bases must be types; got 'object'
-8 TypeError bases must be types
+8 TypeError bases must be types; got 'object'
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:pypy-8.0") == R"(-2 TypeError bases must be types
+2 TypeError a new-style class can't have only classic bases
-4 TypeError bases must be types
-5 TypeError bases must be types
+4 TypeError a new-style class can't have only classic bases
+5 AttributeError 'object' object has no attribute '__bases__'
-8 TypeError bases must be types
-9 TypeError type.__new__() argument 2 must be tuple, not list
+8 TypeError a new-style class can't have only classic bases
+9 TypeError type() argument 2 must be tuple, not list
)");
}

TEST_CASE("What built-in things say of odd receivers and values") {
    constexpr std::string_view source = R"(import abc, collections, heapq
def tell(action, *arguments, **keywords):
    try: print('ok', action(*arguments, **keywords))
    except BaseException as e: print('%s: %r' % (type(e).__name__, str(e)))
class Hooked(abc.ABC):
    answer = 'x'
    @classmethod
    def __subclasshook__(cls, other): return Hooked.answer
tell(issubclass, int, Hooked)
tell(dict.__dict__['fromkeys'])
tell(dict.__dict__['fromkeys'], int)
tell(bytes.__dict__['fromhex'], ValueError)
error = KeyError(1)
tell(setattr, error, '__suppress_context__', 3)
tell(delattr, error, '__suppress_context__')
places = (1, 2)
def delete(place): del places[place]
tell(delete, 10 ** 30)
tell(delete, 1)
tell(collections.OrderedDict(a=1).move_to_end, None)
tell(heapq.heappush, [])
tell(heapq.heappop)
tell(heapq.nlargest)
tell(collections.OrderedDict().copy, 1)
for kind in Exception, KeyError, IndentationError:
    tell(kind.__init__, 3)
    tell(lambda: '__init__' in kind.__dict__)
names = {}
exec('from itertools import *', names)
tell(lambda: 'count' in names and 'product' in names)
)";
    CHECK(testing::printed(source, "model:cpython-3.13") ==
          R"(AssertionError: '__subclasshook__ must return either False, True, or NotImplemented'
TypeError: "descriptor 'fromkeys' of 'dict' object needs an argument"
TypeError: "descriptor 'fromkeys' requires a subtype of 'dict' but received 'int'"
TypeError: "descriptor 'fromhex' requires a subtype of 'bytes' but received 'ValueError'"
TypeError: 'attribute value type must be bool'
TypeError: "can't delete numeric/char attribute"
IndexError: "cannot fit 'int' into an index-sized integer"
TypeError: "'tuple' object doesn't support item deletion"
KeyError: ''
TypeError: 'heappush expected 2 arguments, got 1'
TypeError: '_heapq.heappop() takes exactly one argument (0 given)'
TypeError: "nlargest() missing 2 required positional arguments: 'n' and 'iterable'"
TypeError: 'OrderedDict.copy() takes no arguments (1 given)'
TypeError: "descriptor '__init__' requires a 'Exception' object but received a 'int'"
ok True
TypeError: "descriptor '__init__' requires a 'KeyError' object but received a 'int'"
ok True
TypeError: "descriptor '__init__' requires a 'IndentationError' object but received a 'int'"
ok True
ok True
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.7") ==
          R"(-11 TypeError: '_heapq.heappop() takes exactly one argument (0 given)'
+11 TypeError: 'heappop() takes exactly one argument (0 given)'
-13 TypeError: 'OrderedDict.copy() takes no arguments (1 given)'
+13 TypeError: 'copy() takes no arguments (1 given)'
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.8") ==
          R"(-11 TypeError: '_heapq.heappop() takes exactly one argument (0 given)'
+11 TypeError: 'heappop() takes exactly one argument (0 given)'
-13 TypeError: 'OrderedDict.copy() takes no arguments (1 given)'
+13 TypeError: 'copy() takes no arguments (1 given)'
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.15") ==
          R"(-14 TypeError: "descriptor '__init__' requires a 'Exception' object but received a 'int'"
-15 ok True
-16 TypeError: "descriptor '__init__' requires a 'KeyError' object but received a 'int'"
-17 ok True
-18 TypeError: "descriptor '__init__' requires a 'IndentationError' object but received a 'int'"
-19 ok True
+14 TypeError: "descriptor '__init__' requires a 'BaseException' object but received a 'int'"
+15 ok False
+16 TypeError: "descriptor '__init__' requires a 'BaseException' object but received a 'int'"
+17 ok False
+18 TypeError: "descriptor '__init__' requires a 'SyntaxError' object but received a 'int'"
+19 ok False
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:pypy-7.3") ==
          R"(-1 AssertionError: '__subclasshook__ must return either False, True, or NotImplemented'
-2 TypeError: "descriptor 'fromkeys' of 'dict' object needs an argument"
-3 TypeError: "descriptor 'fromkeys' requires a subtype of 'dict' but received 'int'"
-4 TypeError: "descriptor 'fromhex' requires a subtype of 'bytes' but received 'ValueError'"
-5 TypeError: 'attribute value type must be bool'
-6 TypeError: "can't delete numeric/char attribute"
-7 IndexError: "cannot fit 'int' into an index-sized integer"
-8 TypeError: "'tuple' object doesn't support item deletion"
-9 KeyError: ''
-10 TypeError: 'heappush expected 2 arguments, got 1'
-11 TypeError: '_heapq.heappop() takes exactly one argument (0 given)'
+1 AssertionError: ''
+2 TypeError: "'classmethod' object is not callable"
+3 TypeError: "'classmethod' object is not callable"
+4 TypeError: "'classmethod' object is not callable"
+5 ok None
+6 AttributeError: "can't delete ?.__suppress_context__"
+7 TypeError: "'tuple' object does not support item deletion"
+8 TypeError: "'tuple' object does not support item deletion"
+9 KeyError: 'None'
+10 TypeError: "heappush() missing 1 required positional argument: 'item'"
+11 TypeError: "heappop() missing 1 required positional argument: 'heap'"
-13 TypeError: 'OrderedDict.copy() takes no arguments (1 given)'
-14 TypeError: "descriptor '__init__' requires a 'Exception' object but received a 'int'"
-15 ok True
-16 TypeError: "descriptor '__init__' requires a 'KeyError' object but received a 'int'"
-17 ok True
-18 TypeError: "descriptor '__init__' requires a 'IndentationError' object but received a 'int'"
-19 ok True
+13 TypeError: 'copy() takes 1 positional argument but 2 were given'
+14 TypeError: "'BaseException' object expected, got 'int' instead"
+15 ok False
+16 TypeError: "'BaseException' object expected, got 'int' instead"
+17 ok False
+18 TypeError: "'SyntaxError' object expected, got 'int' instead"
+19 ok False
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:pypy-8.0") ==
          R"(-1 AssertionError: '__subclasshook__ must return either False, True, or NotImplemented'
-2 TypeError: "descriptor 'fromkeys' of 'dict' object needs an argument"
-3 TypeError: "descriptor 'fromkeys' requires a subtype of 'dict' but received 'int'"
-4 TypeError: "descriptor 'fromhex' requires a subtype of 'bytes' but received 'ValueError'"
-5 TypeError: 'attribute value type must be bool'
-6 TypeError: "can't delete numeric/char attribute"
-7 IndexError: "cannot fit 'int' into an index-sized integer"
-8 TypeError: "'tuple' object doesn't support item deletion"
-9 KeyError: ''
-10 TypeError: 'heappush expected 2 arguments, got 1'
-11 TypeError: '_heapq.heappop() takes exactly one argument (0 given)'
+1 AssertionError: ''
+2 TypeError: "'classmethod' object is not callable"
+3 TypeError: "'classmethod' object is not callable"
+4 TypeError: "'classmethod' object is not callable"
+5 ok None
+6 TypeError: '__suppress_context__ may not be deleted'
+7 TypeError: "'tuple' object does not support item deletion"
+8 TypeError: "'tuple' object does not support item deletion"
+9 KeyError: 'None'
+10 TypeError: "heappush() missing 1 required positional argument: 'item'"
+11 TypeError: "heappop() missing 1 required positional argument: 'heap'"
-13 TypeError: 'OrderedDict.copy() takes no arguments (1 given)'
-14 TypeError: "descriptor '__init__' requires a 'Exception' object but received a 'int'"
-15 ok True
-16 TypeError: "descriptor '__init__' requires a 'KeyError' object but received a 'int'"
-17 ok True
-18 TypeError: "descriptor '__init__' requires a 'IndentationError' object but received a 'int'"
-19 ok True
+13 TypeError: 'OrderedDict.copy() takes 1 positional argument but 2 were given'
+14 TypeError: "'BaseException' object expected, got 'int' instead"
+15 ok False
+16 TypeError: "'BaseException' object expected, got 'int' instead"
+17 ok False
+18 TypeError: "'SyntaxError' object expected, got 'int' instead"
+19 ok False
)");
}

TEST_CASE("What an OrderedDict says of None") {
    constexpr std::string_view source = R"(import collections
def t(f):
    try: print('ok', f())
    except KeyError as e: print(repr(e), e.args)
o = collections.OrderedDict(a=1)
t(lambda: o.move_to_end(None))
t(lambda: o.move_to_end((1, 2)))
t(lambda: o.pop(None)); t(lambda: o[None]); t(lambda: {}[None]); t(lambda: {}.pop(None)); t(lambda: {}[(1, 2)]); t(lambda: set().remove(None)); t(lambda: set().remove((1, 2)))
)";
    CHECK(testing::printed(source, "model:cpython-3.13") == R"(KeyError() ()
KeyError(1, 2) (1, 2)
KeyError() ()
KeyError(None) (None,)
KeyError(None) (None,)
KeyError(None) (None,)
KeyError((1, 2)) ((1, 2),)
KeyError(None) (None,)
KeyError((1, 2)) ((1, 2),)
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:pypy-8.0") == R"(-1 KeyError() ()
-2 KeyError(1, 2) (1, 2)
-3 KeyError() ()
+1 KeyError(None) (None,)
+2 KeyError((1, 2)) ((1, 2),)
+3 KeyError(None) (None,)
)");
}

TEST_CASE("Wrappers of slots take no keywords") {
    constexpr std::string_view source = R"(def tell(action):
    try: print('ok', action())
    except TypeError as e: print(e)
tell(lambda: [].__len__(a=1))
tell(lambda: int.__add__(1, 2, a=1))
tell(lambda: [].__getitem__(0, a=1))
tell(lambda: [].append(1, a=1))
tell(lambda: type(tell)(None, {}))
)";
    CHECK(testing::printed(source, "model:cpython-3.13") == R"(wrapper __len__() takes no keyword arguments
wrapper __add__() takes no keyword arguments
list.__getitem__() takes no keyword arguments
list.append() takes no keyword arguments
function() argument 'code' must be code, not None
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.6") ==
          R"(-1 wrapper __len__() takes no keyword arguments
-2 wrapper __add__() takes no keyword arguments
-3 list.__getitem__() takes no keyword arguments
-4 list.append() takes no keyword arguments
-5 function() argument 'code' must be code, not None
+1 wrapper __len__ doesn't take keyword arguments
+2 wrapper __add__ doesn't take keyword arguments
+3 __getitem__() takes no keyword arguments
+4 append() takes no keyword arguments
+5 function() argument 1 must be code, not None
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.8") ==
          R"(-3 list.__getitem__() takes no keyword arguments
-4 list.append() takes no keyword arguments
+3 __getitem__() takes no keyword arguments
+4 append() takes no keyword arguments
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:pypy-8.0") ==
          R"(-1 wrapper __len__() takes no keyword arguments
-2 wrapper __add__() takes no keyword arguments
-3 list.__getitem__() takes no keyword arguments
-4 list.append() takes no keyword arguments
-5 function() argument 'code' must be code, not None
+1 list.__len__() got an unexpected keyword argument 'a'
+2 int.__add__() got an unexpected keyword argument 'a'
+3 list.__getitem__() got an unexpected keyword argument 'a'
+4 list.append() got an unexpected keyword argument 'a'
+5 'internal-code' object expected, got 'NoneType' instead
)");
}

TEST_CASE("Bases that are no classes") {
    constexpr std::string_view source = R"(
def t(f, *a):
    try: print(f(*a))
    except Exception as e: print(type(e).__name__, e)
class C(object): pass
class D(C): pass
def sb(b): D.__bases__ = b
t(sb, (1,)); t(sb, (C, 1)); t(sb, ()); t(sb, 1); t(sb, (int,)); t(sb, (None,)); t(sb, ('a', C)); t(sb, (C, C))
)";
    CHECK(testing::printed(source, "model:cpython-3.13") == R"(TypeError D.__bases__ must be tuple of classes, not 'int'
TypeError D.__bases__ must be tuple of classes, not 'int'
TypeError can only assign non-empty tuple to D.__bases__, not ()
TypeError can only assign tuple to D.__bases__, not int
TypeError __bases__ assignment: 'int' deallocator differs from 'C'
TypeError D.__bases__ must be tuple of classes, not 'NoneType'
TypeError D.__bases__ must be tuple of classes, not 'str'
TypeError duplicate base class C
)");
    CHECK(testing::printed(source, "model:cpython-3.8") == testing::printed(source, "model:cpython-3.13"));
    CHECK(testing::changes(source, "model:cpython-3.13", "model:pypy-7.3") ==
          R"(-1 TypeError D.__bases__ must be tuple of classes, not 'int'
-2 TypeError D.__bases__ must be tuple of classes, not 'int'
+1 TypeError a new-style class can't have only classic bases
+2 AttributeError 'int' object has no attribute '__bases__'
-5 TypeError __bases__ assignment: 'int' deallocator differs from 'C'
-6 TypeError D.__bases__ must be tuple of classes, not 'NoneType'
-7 TypeError D.__bases__ must be tuple of classes, not 'str'
-8 TypeError duplicate base class C
+5 TypeError __bases__ assignment: 'int' object layout differs from 'C'
+6 TypeError a new-style class can't have only classic bases
+7 AttributeError 'str' object has no attribute '__bases__'
+8 TypeError duplicate base class 'C'
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:pypy-8.0") ==
          R"(-1 TypeError D.__bases__ must be tuple of classes, not 'int'
-2 TypeError D.__bases__ must be tuple of classes, not 'int'
+1 TypeError a new-style class can't have only classic bases
+2 AttributeError 'int' object has no attribute '__bases__'
-5 TypeError __bases__ assignment: 'int' deallocator differs from 'C'
-6 TypeError D.__bases__ must be tuple of classes, not 'NoneType'
-7 TypeError D.__bases__ must be tuple of classes, not 'str'
-8 TypeError duplicate base class C
+5 TypeError __bases__ assignment: 'int' object layout differs from 'C'
+6 TypeError a new-style class can't have only classic bases
+7 AttributeError 'str' object has no attribute '__bases__'
+8 TypeError duplicate base class 'C'
)");
}

}  // namespace lastref
