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

}  // namespace lastref
