#include "backends/model/printed.hpp"
#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string_view>

// Of programs that combine what others have never combined.
namespace lastref::testing {

TEST_CASE("What cannot be set of functions, and what a cached one tells of itself") {
    constexpr std::string_view source = R"py(def tell(function):
    try: print(function(), '|')
    except BaseException as error: print(type(error).__name__, error, '|')
import functools
def f(a=1, *, b=2): pass
for name in '__kwdefaults__', '__annotations__', '__builtins__', '__annotate__':
    tell(lambda: setattr(f, name, 1))
f.__annotations__ = {'a': int}
tell(lambda: (f.__annotations__, f.__builtins__['len']))
tell(lambda: functools.lru_cache()(1))
tell(lambda: functools.lru_cache('x'))
if hasattr(functools, 'cache'): print(functools.cache(lambda: 1).cache_parameters.__qualname__)
)py";
    CHECK(printed(source, "model:cpython-3.7") == R"py(TypeError __kwdefaults__ must be set to a dict object |
TypeError __annotations__ must be set to a dict object |
None |
None |
TypeError 'int' object is not subscriptable |
TypeError the first argument must be callable |
TypeError Expected maxsize to be an integer or None |
)py");
    CHECK(changes(source, "model:cpython-3.7", "model:cpython-3.9") ==
          R"(-7 TypeError Expected maxsize to be an integer or None |
+7 TypeError Expected first argument to be an integer, a callable, or None |
+8 lru_cache.<locals>.decorating_function.<locals>.<lambda>
)");
    CHECK(printed(source, "model:cpython-3.13") == R"py(TypeError __kwdefaults__ must be set to a dict object |
TypeError __annotations__ must be set to a dict object |
AttributeError readonly attribute |
None |
({'a': <class 'int'>}, <built-in function len>) |
TypeError the first argument must be callable |
TypeError Expected first argument to be an integer, a callable, or None |
lru_cache.<locals>.decorating_function.<locals>.<lambda>
)py");
    CHECK(changes(source, "model:cpython-3.13", "model:cpython-3.14") ==
          R"(-4 None |
+4 TypeError __annotate__ must be callable or None |
)");
}

TEST_CASE(
    "Generators that never ran are closed by their finalizers, and athrow() looks at its arguments when it runs") {
    constexpr std::string_view source = R"(def tell(function):
    try: print(function(), '|')
    except BaseException as error: print(type(error).__name__, error, '|')
import gc
class N:
    def __del__(self): print('gone', end=' ')
class Using:
    def __init__(self, held, use): self.held, self.use, self.me = held, use, self
    def __del__(self): tell(lambda: type(self.use(self.held)).__name__)
def plain(x): yield x
async def asynchronous(x): yield x
for made, use in (plain, next), (asynchronous, lambda o: o.__anext__().send(None)):
    held = made(N())
    user = Using(held, use)
    del held, user
    print(gc.collect())
step = asynchronous(N()).athrow(1)
tell(lambda: step.send(None))
del step
for action in 'aclose()', 'athrow(GeneratorExit)', 'athrow(StopAsyncIteration)':
    held = asynchronous(N())
    tell(lambda: eval('held.' + action).send(None))
    held = None
    print('|')
)";
    CHECK(printed(source, "model:cpython-3.8") == R"(gone StopIteration  |
3
gone StopAsyncIteration  |
3
TypeError exceptions must be classes or instances deriving from BaseException, not int |
gone gone StopIteration  |
|
GeneratorExit  |
gone |
RuntimeError async generator raised StopAsyncIteration |
gone |
)");
    for (const char* each : {"model:cpython-3.12", "model:cpython-3.13"})
        CHECK(changes(source, "model:cpython-3.8", each) ==
              R"(-10 RuntimeError async generator raised StopAsyncIteration |
+10 StopAsyncIteration  |
)");
    CHECK(printed(source, "model:cpython-3.14") == R"(gone StopIteration  |
2
gone StopAsyncIteration  |
2
TypeError exceptions must be classes or instances deriving from BaseException, not int |
gone gone StopIteration  |
|
GeneratorExit  |
gone |
StopAsyncIteration  |
gone |
)");
}

TEST_CASE("The interpreter is finalizing before the last collection") {
    constexpr std::string_view source = R"(import sys
class A:
    def __init__(self): self.me = self
    def __del__(self): print(sys.is_finalizing())
A()
held = A()
)";
    for (const char* each : {"model:cpython-3.8", "model:cpython-3.13"})
        CHECK(printed(source, each) == R"(True
True
)");
}

TEST_CASE("Names are suggested in the order of builtins; format_exception_only() has no scopes to look into") {
    constexpr std::string_view source = R"(import traceback
int
def f(): it
try: f()
except NameError as error:
    print(traceback.format_exception_only(type(error), error)[-1], traceback.format_exc().split(chr(10))[-2])
)";
    for (const char* each : {"model:cpython-3.11", "model:cpython-3.12"})
        CHECK(printed(source, each) == R"(NameError: name 'it' is not defined
 NameError: name 'it' is not defined
)");
    for (const char* each : {"model:cpython-3.13", "model:cpython-3.14"})
        CHECK(printed(source, each) == R"(NameError: name 'it' is not defined
 NameError: name 'it' is not defined. Did you mean: 'id'?
)");
}

TEST_CASE("A failed lookup of an enumeration leaves no cycle") {
    constexpr std::string_view source = R"(import enum, gc
class E(enum.Enum): a = 1
gc.collect()
try: E(2)
except ValueError as error: print(error)
print(gc.collect())
)";
    for (const char* each : {"model:cpython-3.8", "model:cpython-3.12", "model:cpython-3.13"})
        CHECK(printed(source, each) == R"(2 is not a valid E
0
)");
}

TEST_CASE("An alias of a type statement has no attributes and no weak references") {
    constexpr std::string_view source = R"py(def tell(function):
    try: print(function(), '|')
    except BaseException as error: print(type(error).__name__, error, '|')
import weakref
type A = int
for each in 'vars(A)', 'weakref.ref(A)', 'setattr(A, "a", 1)', 'setattr(A, "__name__", "B")', 'A.__value__, A.__name__':
    tell(lambda: eval(each))
)py";
    CHECK(printed(source, "model:cpython-3.12") == R"py(TypeError vars() argument must have __dict__ attribute |
TypeError cannot create weak reference to 'typing.TypeAliasType' object |
AttributeError 'typing.TypeAliasType' object has no attribute 'a' |
AttributeError readonly attribute |
(<class 'int'>, 'A') |
)py");
    for (const char* each : {"model:cpython-3.13", "model:cpython-3.15"})
        CHECK(changes(source, "model:cpython-3.12", each) ==
              R"(-3 AttributeError 'typing.TypeAliasType' object has no attribute 'a' |
+3 AttributeError 'typing.TypeAliasType' object has no attribute 'a' and no __dict__ for setting new attributes |
)");
}

TEST_CASE(
    "An unraisable error reaches its hook after the modules are gone; OrderedDicts ask for hashes by themselves") {
    constexpr std::string_view source = R"(import collections, sys
class B:
    def __init__(self): self.me = self
    def __del__(self): print(self.lacking)
d = collections.OrderedDict()
for action in 'd[[]]', 'd.__setitem__([], 1)', 'd.pop([])', 'd.move_to_end([])', '[] in d', 'collections.OrderedDict([([], 1)])':
    try: eval(action)
    except Exception as error: print(type(error).__name__, error)
def hook(told): print('unraisable', told.exc_type.__name__, told.exc_value)
sys.unraisablehook = hook
sys.excepthook = lambda *told: None
raise KeyError(1) from ValueError(B())
)";
    for (const char* each : {"model:cpython-3.8", "model:cpython-3.13"})
        CHECK(printed(source, each) == R"(TypeError unhashable type: 'list'
TypeError unhashable type: 'list'
TypeError unhashable type: 'list'
KeyError []
TypeError unhashable type: 'list'
TypeError unhashable type: 'list'
unraisable AttributeError 'B' object has no attribute 'lacking'
)");
    CHECK(printed(source, "model:cpython-3.14") ==
          R"(TypeError cannot use 'list' as a dict key (unhashable type: 'list')
TypeError unhashable type: 'list'
TypeError unhashable type: 'list'
KeyError []
TypeError cannot use 'list' as a dict key (unhashable type: 'list')
TypeError unhashable type: 'list'
unraisable AttributeError 'B' object has no attribute 'lacking'
)");
}

TEST_CASE("Weak dictionaries are mappings with a metaclass") {
    constexpr std::string_view source = R"(import weakref
class Other(type): pass
for each in weakref.WeakValueDictionary, weakref.WeakKeyDictionary:
    print(type(each).__name__, each.__mro__[1].__name__, each.clear.__qualname__)
    try: Other('C', (each,), {})
    except TypeError as error: print(error)
)";
    for (const char* each : {"model:cpython-3.8", "model:cpython-3.13"})
        CHECK(printed(source, each) == R"(ABCMeta MutableMapping MutableMapping.clear
metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases
ABCMeta MutableMapping MutableMapping.clear
metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases
)");
}

TEST_CASE("How much garbage named tuples, dataclasses and generic classes make") {
    constexpr std::string_view source = R"(import collections, dataclasses, gc
def count(make):
    gc.collect()
    make()
    print(gc.collect(), end=' ')
def make():
    @dataclasses.dataclass
    class B: x: int = 1
for each in lambda: collections.namedtuple('NT', 'a b') and None, make, lambda: exec('class C[T]: pass'):
    count(each)
    count(each)
print('|')
)";
    CHECK(printed(source, "model:cpython-3.12") == R"(31 31 20 20 13 13 |
)");
    CHECK(printed(source, "model:cpython-3.13") == R"(31 31 21 21 12 12 |
)");
    CHECK(printed(source, "model:cpython-3.14") == R"(33 33 31 31 13 13 |
)");
}

TEST_CASE("Modules ask their own __getattr__ and __dir__ from 3.7 on; slots complain with an article from 3.8 on") {
    constexpr std::string_view source = R"(import types
module = types.ModuleType('named')
module.__getattr__ = lambda name: name * 2
module.__dir__ = lambda: ['z']
class Slotted: __slots__ = ('a',)
for ask in lambda: module.one, lambda: dir(module)[-1], lambda: Slotted.a.__get__(3):
    try: print(ask())
    except Exception as error: print(error)
)";
    CHECK(printed(source, "model:cpython-3.6") == R"(module 'named' has no attribute 'one'
__spec__
descriptor 'a' for 'Slotted' objects doesn't apply to 'int' object
)");
    CHECK(printed(source, "model:cpython-3.7") == R"(oneone
z
descriptor 'a' for 'Slotted' objects doesn't apply to 'int' object
)");
    for (const char* each : {"model:cpython-3.8", "model:cpython-3.13"})
        CHECK(printed(source, each) == R"(oneone
z
descriptor 'a' for 'Slotted' objects doesn't apply to a 'int' object
)");
}

TEST_CASE("From 3.14 on an error of a weak callback tells whether a collection called it") {
    constexpr std::string_view source = R"(import gc, sys, weakref
class Node:
    def __init__(self): self.me = self
def fails(reference): 1 / 0
sys.unraisablehook = lambda report: print((report.err_msg or '').split('<')[0].strip(), '|')
node = Node()
one = weakref.ref(node, fails)
del node
gc.collect()
node = Node()
del node.me
one = weakref.ref(node, fails)
del node
)";
    for (const char* each : {"model:cpython-3.8", "model:cpython-3.13"})
        CHECK(printed(source, each) == R"( |
 |
)");
    for (const char* each : {"model:cpython-3.14", "model:cpython-3.15"})
        CHECK(printed(source, each) == R"(Exception ignored on calling weakref callback |
Exception ignored while calling weakref callback |
)");
}

}  // namespace lastref::testing
