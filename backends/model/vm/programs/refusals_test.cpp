#include "backends/model/printed.hpp"
#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string_view>

// What sequences, classes and partials refuse, or take apart.
namespace lastref::testing {

TEST_CASE("What a slice can not be made of, and what is looked for in vain") {
    constexpr std::string_view source = R"(def tell(make):
    try: make()
    except Exception as error: print([type(error).__name__, str(error)])
class Shy:
    def __repr__(self): return None
for part in slice(0, 1), slice(None, None, 2):
    tell(lambda: [1, 2, 3].__setitem__(part, 3))
    tell(lambda: bytearray(b'abc').__setitem__(part, 2.5))
    tell(lambda: bytearray(b'abc').__setitem__(part, None))
tell(lambda: [].index(Shy()))
tell(lambda: bytearray(None))
)";
    CHECK(printed(source, "model:cpython-3.6") == R"(['TypeError', 'can only assign an iterable']
['TypeError', 'can assign only bytes, buffers, or iterables of ints in range(0, 256)']
['TypeError', "'NoneType' object is not iterable"]
['TypeError', 'must assign iterable to extended slice']
['TypeError', 'can assign only bytes, buffers, or iterables of ints in range(0, 256)']
['TypeError', "'NoneType' object is not iterable"]
['ValueError', '']
['TypeError', "'NoneType' object is not iterable"]
)");
    for (const char* each : {"model:cpython-3.8", "model:cpython-3.10"})
        CHECK(printed(source, each) == R"(['TypeError', 'can only assign an iterable']
['TypeError', 'can assign only bytes, buffers, or iterables of ints in range(0, 256)']
['TypeError', "cannot convert 'NoneType' object to bytearray"]
['TypeError', 'must assign iterable to extended slice']
['TypeError', 'can assign only bytes, buffers, or iterables of ints in range(0, 256)']
['TypeError', "cannot convert 'NoneType' object to bytearray"]
['ValueError', '']
['TypeError', "cannot convert 'NoneType' object to bytearray"]
)");
    CHECK(changes(source, "model:cpython-3.8", "model:cpython-3.11") ==
          R"(-7 ['ValueError', '']
+7 ['TypeError', '__repr__ returned non-string (type NoneType)']
)");
    CHECK(changes(source, "model:cpython-3.8", "model:cpython-3.13") ==
          R"(-1 ['TypeError', 'can only assign an iterable']
+1 ['TypeError', 'must assign iterable to extended slice']
-7 ['ValueError', '']
+7 ['TypeError', '__repr__ returned non-string (type NoneType)']
)");
    CHECK(changes(source, "model:cpython-3.8", "model:cpython-3.14") ==
          R"(-1 ['TypeError', 'can only assign an iterable']
+1 ['TypeError', 'must assign iterable to extended slice']
-7 ['ValueError', '']
+7 ['ValueError', 'list.index(x): x not in list']
)");
}

TEST_CASE("Slots that a built-in base leaves no room for") {
    constexpr std::string_view source = R"(import collections, types
for base in set, collections.deque, types.ModuleType, int, type, list:
    for name in '__weakref__', '__dict__':
        try:
            type('Made', (base,), {'__slots__': (name,)})
            print(base.__name__, name)
        except TypeError as error: print(error)
)";
    CHECK(printed(source, "model:cpython-3.8") ==
          R"(__weakref__ slot disallowed: either we already got one, or __itemsize__ != 0
set __dict__
__weakref__ slot disallowed: either we already got one, or __itemsize__ != 0
deque __dict__
__weakref__ slot disallowed: either we already got one, or __itemsize__ != 0
__dict__ slot disallowed: we already got one
nonempty __slots__ not supported for subtype of 'int'
nonempty __slots__ not supported for subtype of 'int'
nonempty __slots__ not supported for subtype of 'type'
nonempty __slots__ not supported for subtype of 'type'
list __weakref__
list __dict__
)");
    CHECK(changes(source, "model:cpython-3.8", "model:cpython-3.13") ==
          R"(-1 __weakref__ slot disallowed: either we already got one, or __itemsize__ != 0
+1 __weakref__ slot disallowed: we already got one
-3 __weakref__ slot disallowed: either we already got one, or __itemsize__ != 0
+3 __weakref__ slot disallowed: we already got one
-5 __weakref__ slot disallowed: either we already got one, or __itemsize__ != 0
+5 __weakref__ slot disallowed: we already got one
)");
}

TEST_CASE("Partials that a partial looks through") {
    constexpr std::string_view source = R"(from functools import partial
class Plain(partial): pass
class Own(partial):
    def __call__(self, *rest): return 'own'
def function(*rest): return rest
marked = partial(function, 1)
marked.mark = 1
for inner in partial(function, 1), Plain(function, 1), Own(function, 1), marked:
    print([outer(inner, 2).func is function for outer in (partial, Plain, Own)])
)";
    CHECK(printed(source, "model:cpython-3.9") == R"([True, False, False]
[False, False, False]
[False, False, False]
[False, False, False]
)");
    CHECK(printed(source, "model:cpython-3.12") == R"([True, True, True]
[True, True, True]
[False, False, False]
[False, False, False]
)");
    CHECK(printed(source, "model:cpython-3.13") == R"([True, True, True]
[True, True, True]
[True, True, True]
[False, False, False]
)");
    CHECK(printed(source, "model:pypy-8.0") == R"([True, True, True]
[True, True, True]
[True, True, True]
[True, True, True]
)");
}

TEST_CASE("Items of a class that can set or delete them alone, and functions that are bound to nothing") {
    constexpr std::string_view source = R"(class Sets:
    def __setitem__(self, key, value): pass
class Deletes:
    def __delitem__(self, key): pass
def delete(held): del held[0]
def store(held): held[0] = 1
for tell in (lambda: delete(Sets()), lambda: store(Deletes()), lambda: delete(()), lambda: int.__eq__.__self__,
             lambda: list.append.__self__, lambda: list.__new__.__self__, lambda: [].append.__self__):
    try: print(tell())
    except (AttributeError, TypeError) as error: print(type(error).__name__, error)
)";
    for (const char* each : {"model:cpython-3.6", "model:cpython-3.13"})
        CHECK(printed(source, each) == R"(AttributeError __delitem__
AttributeError __setitem__
TypeError 'tuple' object doesn't support item deletion
AttributeError 'wrapper_descriptor' object has no attribute '__self__'
AttributeError 'method_descriptor' object has no attribute '__self__'
<class 'list'>
[]
)");
}

TEST_CASE("Names of modules that are not there are shown as they were given, and classes by their places in 3.15") {
    constexpr std::string_view source = R"(class Name(str):
    def __repr__(self): return 'shown'
try: __import__(Name('absent'))
except ImportError as error: print(error, type(error.name).__name__)
def scope():
    class Local(object): pass
    try: {**Local()}
    except TypeError as error: print(error)
scope()
)";
    for (const char* each : {"model:cpython-3.8", "model:cpython-3.13", "model:pypy-8.0"})
        CHECK(printed(source, each) == "No module named shown Name\n'Local' object is not a mapping\n");
    CHECK(printed(source, "model:cpython-3.15") ==
          "No module named shown Name\n'scope.<locals>.Local' object is not a mapping\n");
}

TEST_CASE("The frame of a generator that dies is not cleared on PyPy, which ends there") {
    constexpr std::string_view source = R"(import gc, sys
def steps():
    try: yield
    finally:
        try: sys._getframe().clear()
        except RuntimeError as error: print(error)
running = steps()
next(running)
running.close()
running = steps()
next(running)
del running
gc.collect()
print('goes on')
)";
    CHECK(printed(source, "model:cpython-3.13") == R"(cannot clear an executing frame
cannot clear an executing frame
goes on
)");
    CHECK(printed(source, "model:pypy-8.0") == "cannot clear an executing frame\n");
}

TEST_CASE("A method resolution order with a base of another layout is an error, and refused on PyPy, which has it") {
    constexpr std::string_view source = R"(class Odd(type):
    def mro(cls): return [cls, dict, object]
print('begins')
try:
    class Made(metaclass=Odd): pass
    object.__new__(Made)[5] = 6
except TypeError as error: print(error)
)";
    CHECK(printed(source, "model:cpython-3.13") == "begins\nmro() returned base with unsuitable layout ('dict')\n");
    CHECK(printed(source, "model:pypy-8.0") == "begins\n");
}

}  // namespace lastref::testing
