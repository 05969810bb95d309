#include "backends/model/printed.hpp"

#include <catch2/catch_test_macros.hpp>

// What PyPy says of calls of built-in functions whose arguments do not fit, and what classes tell of weak references.
namespace lastref {

using testing::printed;

TEST_CASE("PyPy's built-in functions complain of arguments as those of programs do") {
    const char* source = R"(import collections
def tell(call, *arguments, **keywords):
    try: print(call(*arguments, **keywords))
    except Exception as error: print(type(error).__name__, error)
tell([].append)
tell([].clear, 1)
tell([].pop, 1, 2)
tell('a'.join, ['b'], x=1)
tell({}.get, x=1, y=2)
tell([].__len__, 1)
tell(int, 1, 2, 3)
tell(list, 1, 2)
tell(list, x=1)
tell(set, [], [])
tell(collections.deque, 1, 2, 3)
tell(float, x=1)
tell(filter, 1)
tell(isinstance, 5)
tell(id, x=1)
tell(len, x=1)
tell(ValueError, x=1)
tell(KeyError, 1, x=1, y=2)
tell('a b'.split, None, 'c')
tell('ab'.find, b'a')
tell('ab'.partition, None)
tell('a'.center, None)
tell(b'a'.index, b'x')
tell('a'.rindex, 'x')
tell(setattr, tell, 5, 6)
tell(eval, '1', 5)
tell(object().__dir__, 1)
tell(object.__reduce__)
)";
    CHECK(printed(source, "model:pypy-8.0") == R"(TypeError list.append() missing 1 required positional argument: 'item'
TypeError list.clear() takes 1 positional argument but 2 were given
TypeError list.pop() takes from 1 to 2 positional arguments but 3 were given
TypeError str.join() got an unexpected keyword argument 'x'
TypeError dict.get() got 2 unexpected keyword arguments
TypeError list.__len__() takes 1 positional argument but 2 were given
TypeError int.__new__() takes from 1 to 3 positional arguments but 4 were given
TypeError list() expected at most 1 argument, got 2
TypeError list() takes no keyword arguments
TypeError set.__init__() takes from 1 to 2 positional arguments but 3 were given
TypeError deque.__init__() takes from 1 to 3 positional arguments but 4 were given
TypeError float() takes no keyword arguments
TypeError filter() expected 2 arguments got 1
TypeError isinstance() missing 1 required positional argument: 'klass_or_tuple'
TypeError id() takes no keyword arguments
TypeError len() got an unexpected keyword argument 'x'
TypeError BaseException.__init__() got an unexpected keyword argument 'x'
TypeError BaseException.__init__() got 2 unexpected keyword arguments
TypeError expected integer, got str object
TypeError Can't convert 'bytes' object to str implicitly
TypeError decoding to str: a bytes-like object is required, not None
TypeError expected integer, got NoneType object
ValueError substring not found in bytes.index
ValueError substring not found in string.rindex
TypeError attribute name must be string, not 'int'
TypeError eval() arg 2 must be a dict, not int
TypeError object.__dir__() takes 1 positional argument but 2 were given. Did you forget 'self' in the function definition?
TypeError object.__reduce__() missing 1 required positional argument: 'obj'
)");
    CHECK(printed(source, "model:pypy-7.3") == R"(TypeError append() missing 1 required positional argument: 'item'
TypeError clear() takes 1 positional argument but 2 were given
TypeError pop() takes from 1 to 2 positional arguments but 3 were given
TypeError join() got an unexpected keyword argument 'x'
TypeError get() got 2 unexpected keyword arguments
TypeError __len__() takes 1 positional argument but 2 were given
TypeError __new__() takes from 1 to 3 positional arguments but 4 were given
TypeError list() takes from 0 to 1 positional arguments but 2 were given
TypeError list() got an unexpected keyword argument 'x'
TypeError set() takes from 0 to 1 positional arguments but 2 were given
TypeError __init__() takes from 1 to 3 positional arguments but 4 were given
TypeError __new__() got a positional-only argument passed as keyword argument: 'x'
TypeError __new__() missing 1 required positional argument: 'iterable'
TypeError isinstance() missing 1 required positional argument: 'klass_or_tuple'
TypeError id() got an unexpected keyword argument 'x'
TypeError len() got an unexpected keyword argument 'x'
TypeError __init__() got an unexpected keyword argument 'x'
TypeError __init__() got 2 unexpected keyword arguments
TypeError expected integer, got str object
TypeError Can't convert 'bytes' object to str implicitly
TypeError decoding to str: a bytes-like object is required, not None
TypeError expected integer, got NoneType object
ValueError substring not found in bytes.index
ValueError substring not found in string.rindex
TypeError setattr(): attribute name must be string
TypeError eval() arg 2 must be a dict, not int
TypeError __dir__() takes 1 positional argument but 2 were given. Did you forget 'self' in the function definition?
TypeError __reduce__() missing 1 required positional argument: 'obj'
)");
}

TEST_CASE("PyPy's classes tell what refers to them weakly, their sub-classes aside") {
    const char* source = R"(import weakref
class Plain: pass
class Items(set): pass
print(Plain.__weakref__, '__weakref__' in vars(Items), hasattr(int, '__weakref__'), weakref.getweakrefcount(Plain))
reference = weakref.ref(Plain, print)
print(Plain.__weakref__ is reference, weakref.getweakrefcount(Plain))
class Heir(Plain): pass
print(Heir.__weakref__, weakref.getweakrefcount(Heir), '__weakref__' in vars(Heir), '__weakref__' in dir(Heir))
)";
    for (const char* each : {"model:pypy-8.0", "model:pypy-7.3"})
        CHECK(printed(source, each) ==
              "None True True 0\n"
              "True 1\n"
              "None 0 False True\n");
}

TEST_CASE("PyPy's built-in functions name their parameters, and take arguments by those names") {
    constexpr std::string_view source = R"(
import itertools, operator, sys, weakref
def tell(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)
tell(lambda: [].append())
tell(lambda: [].append(1, item=2))
tell(lambda: [1].index(value=1))
tell(lambda: [].insert(value=1))
tell(lambda: [].__getitem__())
tell(lambda: (1).__add__())
tell(lambda: (1.5).__radd__())
tell(lambda: object.__repr__())
tell(lambda: weakref.ref.__init__(weakref.ref(tell)))
tell(lambda: weakref.proxy(tell).__add__())
tell(lambda: int.__new__())
tell(lambda: list.__new__(1))
tell(lambda: object.__new__(1))
tell(lambda: str.__new__(str, 1, 2, 3, 4))
tell(lambda: dict.get([]))
tell(lambda: len(obj=[1]))
tell(lambda: operator.add(obj1=1, obj2=2))
tell(lambda: 'a-b'.split('-', sep='-'))
tell(lambda: sorted(iterable=[]))
tell(lambda: int(x=1))
tell(lambda: int(y=1))
tell(lambda: itertools.islice([]))
tell(lambda: enumerate())
tell(lambda: bytes.maketrans(b'a'))
for hook in sys.excepthook, sys.unraisablehook, sys.displayhook:
    tell(hook)
    print(hook.__name__)
tell(lambda: sys.unraisablehook(1))
tell(lambda: sys.intern(1))
)";
    CHECK(printed(source, "model:pypy-7.3") == R"(TypeError append() missing 1 required positional argument: 'item'
TypeError append() got an unexpected keyword argument 'item'
0
TypeError insert() missing 1 required positional argument: 'index'
TypeError __getitem__() missing 1 required positional argument: 'index'
TypeError __add__() missing 1 required positional argument: 'other'
TypeError __radd__() missing 1 required positional argument: 'lhs'
TypeError __repr__() missing 1 required positional argument: 'obj'
TypeError __init__() missing 1 required positional argument: 'obj'
AttributeError 'function' object has no attribute '__add__'
TypeError __new__() missing 1 required positional argument: 'inttype'
TypeError X is not a type object ('int')
TypeError X is not a type object (int)
TypeError __new__() takes from 1 to 4 positional arguments but 5 were given
TypeError get() missing 1 required positional argument: 'key'
1
3
TypeError split() got an unexpected keyword argument 'sep'
TypeError sorted() got a positional-only argument passed as keyword argument: 'iterable'
TypeError __new__() got a positional-only argument passed as keyword argument: 'x'
TypeError __new__() got an unexpected keyword argument 'y'
TypeError __new__() missing 1 required positional argument: 'startstop'
TypeError __new__() missing 1 required positional argument: 'iterable'
TypeError maketrans() missing 1 required positional argument: 'to'
TypeError __excepthook__() missing 3 required positional arguments: 'exctype', 'value', and 'traceback'
__excepthook__
TypeError __unraisablehook__() missing 1 required positional argument: 'hookargs'
__unraisablehook__
TypeError __displayhook__() missing 1 required positional argument: 'obj'
__displayhook__
AttributeError 'int' object has no attribute 'exc_type'
TypeError intern() argument must be string.
)");
    CHECK(printed(source, "model:pypy-8.0") == R"(TypeError list.append() missing 1 required positional argument: 'item'
TypeError list.append() got an unexpected keyword argument 'item'
0
TypeError list.insert() missing 1 required positional argument: 'index'
TypeError list.__getitem__() missing 1 required positional argument: 'index'
TypeError int.__add__() missing 1 required positional argument: 'other'
TypeError float.__radd__() missing 1 required positional argument: 'lhs'
TypeError object.__repr__() missing 1 required positional argument: 'obj'
TypeError ReferenceType.__init__() missing 1 required positional argument: 'obj'
AttributeError 'function' object has no attribute '__add__'
TypeError int.__new__() missing 1 required positional argument: 'inttype'
TypeError X is not a type object ('int')
TypeError X is not a type object (int)
TypeError str.__new__() takes from 1 to 4 positional arguments but 5 were given
TypeError dict.get() missing 1 required positional argument: 'key'
1
3
TypeError str.split() got an unexpected keyword argument 'sep'
TypeError sorted() got some positional-only arguments passed as keyword arguments: 'iterable'
TypeError int.__new__() got some positional-only arguments passed as keyword arguments: 'x'
TypeError int.__new__() got an unexpected keyword argument 'y'
TypeError islice.__new__() missing 1 required positional argument: 'startstop'
TypeError enumerate.__new__() missing 1 required positional argument: 'iterable'
TypeError bytes.maketrans() missing 1 required positional argument: 'to'
TypeError __excepthook__() missing 3 required positional arguments: 'exctype', 'value', and 'traceback'
__excepthook__
TypeError __unraisablehook__() missing 1 required positional argument: 'hookargs'
__unraisablehook__
TypeError displayhook() missing 1 required positional argument: 'obj'
displayhook
AttributeError 'int' object has no attribute 'exc_type'
TypeError intern() argument must be string.
)");
}

TEST_CASE("PyPy's exceptions that take parts name those that are missing") {
    constexpr std::string_view source = R"(
def tell(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)
tell(lambda: UnicodeDecodeError('utf-8'))
tell(lambda: UnicodeEncodeError(*range(6)))
tell(lambda: UnicodeTranslateError())
tell(lambda: UnicodeDecodeError('utf-8', 'a', 0, 1, 'why'))
tell(lambda: UnicodeEncodeError('utf-8', b'a', 0, 1, 'why'))
tell(lambda: UnicodeEncodeError('utf-8', 'a', '0', 1, 'why'))
tell(lambda: OSError(path=1))
tell(lambda: SyntaxError(path=1))
)";
    CHECK(printed(source, "model:pypy-7.3") ==
          R"(TypeError __init__() missing 4 required positional arguments: 'object', 'start', 'end', and 'reason'
TypeError __init__() takes 6 positional arguments but 7 were given
TypeError __init__() missing 4 required positional arguments: 'object', 'start', 'end', and 'reason'
TypeError expected bytes, got str object
TypeError argument must be a unicode
TypeError expected integer, got str object
TypeError OSError does not take keyword arguments
TypeError __init__() got an unexpected keyword argument 'path'
)");
    CHECK(
        printed(source, "model:pypy-8.0") ==
        R"(TypeError UnicodeDecodeError.__init__() missing 4 required positional arguments: 'object', 'start', 'end', and 'reason'
TypeError UnicodeEncodeError.__init__() takes 6 positional arguments but 7 were given
TypeError UnicodeTranslateError.__init__() missing 4 required positional arguments: 'object', 'start', 'end', and 'reason'
TypeError expected bytes, got str object
TypeError argument must be a unicode
TypeError expected integer, got str object
TypeError OSError does not take keyword arguments
TypeError SyntaxError.__init__() got an unexpected keyword argument 'path'
)");
}

}  // namespace lastref
