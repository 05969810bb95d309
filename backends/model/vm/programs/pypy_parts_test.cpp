#include "backends/model/printed.hpp"

#include <catch2/catch_test_macros.hpp>

// What programs make with parts of the interpreter, and what they may not.
namespace lastref {

using testing::printed;

TEST_CASE("The collections have no abc before somebody asks for it") {
    const char* source = R"(import collections, sys, weakref
weakref.WeakSet, collections.UserList, collections.Counter
print(hasattr(collections, 'abc'))
import collections.abc
print(collections.abc.Mapping)
)";
    const char* expected = R"(False
<class 'collections.abc.Mapping'>
)";
    for (const char* runtime : {"model:pypy-8.0", "model:cpython-3.11"}) CHECK(printed(source, runtime) == expected);
}

TEST_CASE("A class that its own order leaves out is none") {
    const char* source = R"(def tell(order):
    class Meta(type):
        def mro(cls): return order(cls)
    try:
        class C(metaclass=Meta): pass
        print(C.__mro__[1:])
    except TypeError as error: print(error)
tell(lambda cls: (cls, object))
tell(lambda cls: ())
tell(lambda cls: (object,))
tell(lambda cls: (cls, 3))
)";
    CHECK(printed(source, "model:pypy-8.0") == R"((<class 'object'>,)
metaclass found to be 'Meta', but calling <class '__main__.tell.<locals>.Meta'> with args ('C', (), ...) raised 'super(type, obj): obj must be an instance or subtype of type'
metaclass found to be 'Meta', but calling <class '__main__.tell.<locals>.Meta'> with args ('C', (), ...) raised 'super(type, obj): obj must be an instance or subtype of type'
metaclass found to be 'Meta', but calling <class '__main__.tell.<locals>.Meta'> with args ('C', (), ...) raised 'mro() returned a non-class'
)");
    CHECK(printed(source, "model:cpython-3.11") == R"((<class 'object'>,)
type MRO must not be empty
super(type, obj): obj must be an instance or subtype of type
mro() returned a non-class ('int')
)");
    CHECK(printed(source, "model:cpython-3.9") == R"((<class 'object'>,)
super(type, obj): obj must be an instance or subtype of type
super(type, obj): obj must be an instance or subtype of type
mro() returned a non-class ('int')
)");
}

TEST_CASE("PyPy makes views, joins proxies and binds methods as it does with a program's own") {
    const char* source = R"(import collections, types
def tell(function, *arguments, **keywords):
    try: print(function(*arguments, **keywords))
    except Exception as error: print(type(error).__name__, error)
tell(type({}.keys()), {1: 2})
tell(type({}.items()), [1])
tell(type({}.values()))
proxy = types.MappingProxyType({1: 2})
tell(lambda: proxy | [1])
tell(lambda: proxy | collections.OrderedDict(a=1))
tell(lambda: collections.OrderedDict(a=1) | proxy)
tell(set.add.__get__(1), 2)
print(isinstance(str.join, types.MethodDescriptorType), isinstance(len, types.BuiltinMethodType),
      types.ClassMethodDescriptorType)
class Plain(OSError): pass
class Made(OSError):
    def __new__(cls, message, more): return super().__new__(cls, message)
tell(Plain, 'text', more=1)
tell(Made, 'text', more=1)
tell(ImportError, 'text', name=1, path=2, more=3)
class Equal:
    def __hash__(self): return 0
    def __eq__(self, other):
        source.clear()
        return False
source = dict.fromkeys(range(1, 9))
source[Equal()] = 0
tell({Equal(): 0}.update, source)
try: 1 / 0
except ZeroDivisionError as error: trace = error.__traceback__
def delete(): del trace.tb_next
def spoil(): trace.tb_next = 'text'
tell(delete)
tell(spoil)
tell(type, 'C', (), 3)
)";
    CHECK(printed(source, "model:pypy-8.0") == R"(dict_keys([1])
TypeError 'dict' object expected, got 'list' instead
TypeError dict_values.__new__() missing 1 required positional argument: 'dict'
TypeError unsupported operand type(s) for |: 'mappingproxy' and 'list'
{1: 2, 'a': 1}
OrderedDict([('a', 1), (1, 2)])
TypeError 'set' object expected, got 'int' instead
True False <class 'classmethod'>
TypeError OSError does not take keyword arguments
text
TypeError 'more' is an invalid keyword argument for ImportError
None
AttributeError cannot delete 'tb_next' attribute of immutable type '?'
TypeError 'traceback' object expected, got 'str' instead
TypeError type() argument 3 must be dict, not int
)");
    CHECK(printed(source, "model:pypy-7.3") == R"(dict_keys([1])
TypeError 'dict' object expected, got 'list' instead
TypeError __new__() missing 1 required positional argument: 'dict'
TypeError unsupported operand type(s) for |: 'mappingproxy' and 'list'
{1: 2, 'a': 1}
OrderedDict([('a', 1), (1, 2)])
TypeError 'set' object expected, got 'int' instead
True False <class 'classmethod'>
TypeError OSError does not take keyword arguments
text
TypeError __init__() got an unexpected keyword argument 'more'
None
AttributeError can't delete ?.tb_next
TypeError 'traceback' object expected, got 'str' instead
TypeError type() argument 3 must be dict, not int
)");
}

TEST_CASE("Contexts, their variables and tokens are no bases") {
    const char* source = R"(import contextvars
for base in contextvars.Context, contextvars.ContextVar, contextvars.Token:
    try:
        class Derived(base): pass
    except TypeError as error: print(error)
try: 1 in contextvars.copy_context()
except TypeError as error: print(error)
)";
    CHECK(printed(source, "model:pypy-8.0") == R"(type 'Context' is not an acceptable base type
type 'ContextVar' is not an acceptable base type
type 'Token' is not an acceptable base type
ContextVar key was expected
)");
    CHECK(printed(source, "model:cpython-3.11") == R"(type '_contextvars.Context' is not an acceptable base type
type '_contextvars.ContextVar' is not an acceptable base type
type '_contextvars.Token' is not an acceptable base type
a ContextVar key was expected, got 1
)");
    CHECK(printed(source, "model:cpython-3.9") == R"(type 'Context' is not an acceptable base type
type 'ContextVar' is not an acceptable base type
type 'Token' is not an acceptable base type
a ContextVar key was expected, got 1
)");
}

TEST_CASE("PyPy counts what an exception group is made of") {
    const char* source = R"(def tell(*arguments):
    try: print(ExceptionGroup(*arguments))
    except TypeError as error: print(error)
tell()
tell('text')
tell('text', [], 3)
print(type(int | str))
try: raise ExceptionGroup
except TypeError as error: print(error)
)";
    CHECK(printed(source, "model:pypy-8.0") ==
          R"(BaseExceptionGroup.__new__() missing 2 required positional arguments: 'message' and 'exceptions'
BaseExceptionGroup.__new__() missing 1 required positional argument: 'exceptions'
BaseExceptionGroup.__new__() takes 3 positional arguments but 4 were given
<class '_pypy_generic_alias.UnionType'>
BaseExceptionGroup.__new__() missing 2 required positional arguments: 'message' and 'exceptions'
)");
}

}  // namespace lastref
