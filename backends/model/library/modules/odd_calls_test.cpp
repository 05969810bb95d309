#include "backends/model/printed.hpp"
#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string_view>

namespace lastref::testing {

TEST_CASE("What the library asks for without positional-only parameters it tells in words of its own") {
    constexpr std::string_view source = R"(
import contextlib, weakref
class A: pass
def tell(call, *given, **named):
    try: print(type(call(*given, **named)).__name__)
    except TypeError as error: print(error)
with contextlib.ExitStack() as stack:
    tell(stack.callback)
    tell(stack.callback, callback=dict, obj=1)
tell(weakref.finalize)
tell(weakref.finalize, A())
a = A()
tell(weakref.finalize, obj=a, func=int)
)";
    CHECK(printed(source, "model:cpython-3.6") == R"(callback() missing 1 required positional argument: 'callback'
type
__init__() missing 2 required positional arguments: 'obj' and 'func'
__init__() missing 1 required positional argument: 'func'
finalize
)");
    CHECK(printed(source, "model:cpython-3.7") == R"(callback expected at least 1 positional argument, got 0
type
finalize expected at least 2 positional arguments, got 0
finalize expected at least 2 positional arguments, got 1
finalize
)");
    CHECK(changes(source, "model:cpython-3.7", "model:cpython-3.8") ==
          R"(+6 program.py:5: DeprecationWarning: Passing 'callback' as keyword argument is deprecated
+7   try: print(type(call(*given, **named)).__name__)
+8 program.py:5: DeprecationWarning: Passing 'obj' as keyword argument is deprecated
+9   try: print(type(call(*given, **named)).__name__)
)");
    CHECK(printed(source, "model:cpython-3.13") ==
          R"(_BaseExitStack.callback() missing 1 required positional argument: 'callback'
_BaseExitStack.callback() missing 1 required positional argument: 'callback'
finalize.__init__() missing 2 required positional arguments: 'obj' and 'func'
finalize.__init__() missing 1 required positional argument: 'func'
finalize.__init__() missing 2 required positional arguments: 'obj' and 'func'
)");
}

TEST_CASE("gc tells wrong arguments by version") {
    constexpr std::string_view source = R"(
import gc, sys
def tell(call, *given, **named):
    try: print(call(*given, **named))
    except (TypeError, ValueError) as error: print(error)
tell(gc.get_objects, 1, 2)
tell(gc.get_objects, generation=9)
tell(gc.set_threshold)
tell(gc.set_threshold, 1, 2, 3, 4)
tell(sys.intern, [])
)";
    CHECK(printed(source, "model:cpython-3.7") == R"(get_objects() takes no arguments (2 given)
get_objects() takes no keyword arguments
set_threshold() takes at least 1 argument (0 given)
set_threshold() takes at most 3 arguments (4 given)
intern() argument 1 must be str, not list
)");
    CHECK(printed(source, "model:cpython-3.12") == R"(get_objects() takes at most 1 argument (2 given)
generation parameter must be less than the number of available generations (3)
set_threshold() takes at least 1 argument (0 given)
set_threshold() takes at most 3 arguments (4 given)
intern() argument must be str, not list
)");
    CHECK(printed(source, "model:cpython-3.13") == R"(get_objects() takes at most 1 argument (2 given)
generation parameter must be less than the number of available generations (3)
gc.set_threshold requires 1 to 3 arguments
gc.set_threshold requires 1 to 3 arguments
intern() argument must be str, not list
)");
}

TEST_CASE("Locks and what is local to threads are not copied; up to 3.9 a collector does not see locks") {
    constexpr std::string_view source = R"(
import copy, gc, threading
class Own(threading.local): pass
for each in threading.Lock(), threading.local(), Own():
    try: print(copy.copy(each))
    except TypeError as error: print(error)
print(gc.is_tracked(threading.Lock()), gc.is_tracked(frozenset()))
)";
    CHECK(printed(source, "model:cpython-3.7") == R"(can't pickle _thread.lock objects
can't pickle _thread._local objects
can't pickle Own objects
False True
)");
    CHECK(printed(source, "model:cpython-3.9") == R"(cannot pickle '_thread.lock' object
cannot pickle '_thread._local' object
cannot pickle 'Own' object
False True
)");
    CHECK(printed(source, "model:cpython-3.13") == R"(cannot pickle '_thread.lock' object
cannot pickle '_thread._local' object
cannot pickle 'Own' object
True True
)");
}

TEST_CASE("Up to 3.6 tracebacks cannot be linked, nor cells filled") {
    constexpr std::string_view source = R"(
def outer():
    content = 1
    return lambda: content
cell = outer().__closure__[0]
try: 1 / 0
except ZeroDivisionError as error: traceback = error.__traceback__
for each, name, value in (cell, 'cell_contents', 2), (traceback, 'tb_next', None):
    try: print(setattr(each, name, value))
    except AttributeError as error: print(error)
)";
    CHECK(printed(source, "model:cpython-3.6") == R"(attribute 'cell_contents' of 'cell' objects is not writable
readonly attribute
)");
    CHECK(printed(source, "model:cpython-3.8") == R"(None
None
)");
}

TEST_CASE("A built-in method that is bound is named after what it is bound to") {
    constexpr std::string_view source = R"(
class Own(list): pass
def tell(call, *given):
    try: print(call(*given))
    except TypeError as error: print(error)
tell(Own().append)
tell(Own.mro, 1)
tell(lambda: Own().append(1, 2))
)";
    CHECK(printed(source, "model:cpython-3.8") == R"(append() takes exactly one argument (0 given)
mro() takes no arguments (1 given)
append() takes exactly one argument (2 given)
)");
    CHECK(printed(source, "model:cpython-3.13") == R"(Own.append() takes exactly one argument (0 given)
Own.mro() takes no arguments (1 given)
list.append() takes exactly one argument (2 given)
)");
}

TEST_CASE("What has no block to enter is told by its full name from 3.14 on") {
    constexpr std::string_view source = R"(
import collections, weakref
class Outer:
    class Own: pass
target = Outer()
for each in Outer.Own(), collections.deque(), weakref.proxy(target):
    try:
        with each: pass
    except (AttributeError, TypeError) as error: print(error)
)";
    CHECK(printed(source, "model:cpython-3.9") == R"(__enter__
__enter__
__enter__
)");
    CHECK(printed(source, "model:cpython-3.13") == R"('Own' object does not support the context manager protocol
'collections.deque' object does not support the context manager protocol
'weakref.ProxyType' object does not support the context manager protocol
)");
    CHECK(printed(source, "model:cpython-3.14") ==
          R"('Outer.Own' object does not support the context manager protocol (missed __exit__ method)
'collections.deque' object does not support the context manager protocol (missed __exit__ method)
'weakref.ProxyType' object does not support the context manager protocol (missed __exit__ method)
)");
    CHECK(printed(source, "model:pypy-8.0") ==
          R"('Own' object does not support the context manager protocol (no __enter__/__exit__ method)
'collections.deque' object does not support the context manager protocol (no __enter__/__exit__ method)
'weakref.ProxyType' object does not support the context manager protocol (no __enter__/__exit__ method)
)");
}

TEST_CASE("The most common ones are as many as a range of that length has") {
    constexpr std::string_view source = R"(
import collections
counter = collections.Counter('aabc')
for count in 1, 1.0, -1, 1.5, 'a':
    try: print(counter.most_common(count))
    except TypeError as error: print(error)
)";
    for (const char* each : {"model:cpython-3.8", "model:cpython-3.13", "model:pypy-8.0"})
        CHECK(printed(source, each) == R"([('a', 2)]
[('a', 2)]
[]
'float' object cannot be interpreted as an integer
'>=' not supported between instances of 'str' and 'int'
)");
}

TEST_CASE("Getters and callers of operator say what they miss") {
    constexpr std::string_view source = R"(
import operator
for call, given in (operator.itemgetter, ()), (operator.attrgetter, (1,)), (operator.attrgetter, ()), (operator.methodcaller, ()):
    try: print(call(*given))
    except TypeError as error: print(error)
)";
    CHECK(printed(source, "model:cpython-3.7") == R"(itemgetter expected 1 arguments, got 0
attribute name must be a string
attrgetter expected 1 arguments, got 0
methodcaller needs at least one argument, the method name
)");
    CHECK(printed(source, "model:cpython-3.8") == R"(itemgetter expected 1 argument, got 0
attribute name must be a string
attrgetter expected 1 argument, got 0
methodcaller needs at least one argument, the method name
)");
    CHECK(printed(source, "model:pypy-7.3") == R"(__init__() missing 1 required positional argument: 'item'
attribute name must be a string, not 'int'
__init__() missing 1 required positional argument: 'attr'
methodcaller() called with not enough arguments
)");
    CHECK(printed(source, "model:pypy-8.0") == R"(itemgetter.__init__() missing 1 required positional argument: 'item'
attribute name must be a string, not 'int'
attrgetter.__init__() missing 1 required positional argument: 'attr'
methodcaller() called with not enough arguments
)");
}

}  // namespace lastref::testing
