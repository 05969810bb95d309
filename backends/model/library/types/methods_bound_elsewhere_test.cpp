#include "backends/model/printed.hpp"
#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

namespace lastref::testing {

TEST_CASE("What a method of C binds in a class of another kind") {
    constexpr std::string_view source = R"(
import collections
class Foreign:
    upper = str.upper
    add = int.__add__
    append = collections.deque.append
    keys = dict.__dict__['fromkeys']
foreign = Foreign()
for name in 'upper', 'add', 'append', 'keys':
    try: print(getattr(foreign, name)(5))
    except TypeError as e: print(e)
)";
    CHECK(printed(source, "model:cpython-3.6") ==
          R"(descriptor 'upper' for 'str' objects doesn't apply to 'Foreign' object
descriptor '__add__' for 'int' objects doesn't apply to 'Foreign' object
descriptor 'append' for 'collections.deque' objects doesn't apply to 'Foreign' object
descriptor 'fromkeys' for type 'dict' doesn't apply to type 'Foreign'
)");
    for (const char* each : {"model:cpython-3.8", "model:cpython-3.13"})
        CHECK(printed(source, each) == R"(descriptor 'upper' for 'str' objects doesn't apply to a 'Foreign' object
descriptor '__add__' for 'int' objects doesn't apply to a 'Foreign' object
descriptor 'append' for 'collections.deque' objects doesn't apply to a 'Foreign' object
descriptor 'fromkeys' requires a subtype of 'dict' but received 'Foreign'
)");
}

TEST_CASE("What a classmethod gives where it is asked itself") {
    constexpr std::string_view source = R"(
class Base: pass
class Called:
    def __call__(self, *given): return [type(each).__name__ for each in given]
def function(*given): return [type(each).__name__ for each in given]
for each in Base, len, function, Called(), Called().__call__, classmethod(function), staticmethod(function):
    class Holder: held = classmethod(each)
    for bound in classmethod(each).__get__(Base()), Holder.held:
        try: print(type(bound).__name__, bound())
        except TypeError as e: print(type(bound).__name__, 'fails')
)";
    CHECK(printed(source, "model:cpython-3.8") == R"(method fails
method fails
method fails
method fails
method ['type']
method ['type']
method ['type']
method ['type']
method ['type']
method ['type']
method fails
method fails
method fails
method fails
)");
    for (const char* each : {"model:cpython-3.9", "model:cpython-3.10"})
        CHECK(changes(source, "model:cpython-3.8", each) == R"(+9 method []
+10 method []
-11 method fails
-12 method fails
-13 method fails
-14 method fails
+13 function []
+14 function []
)");
    CHECK(changes(source, "model:cpython-3.8", "model:cpython-3.11") == R"(-11 method fails
-12 method fails
-13 method fails
-14 method fails
+11 method ['type']
+12 method ['type']
+13 function []
+14 function []
)");
    CHECK(changes(source, "model:cpython-3.8", "model:cpython-3.13") == R"(-13 method fails
-14 method fails
+13 method ['type']
+14 method ['type']
)");
}

TEST_CASE("Descriptors are not bound to nothing") {
    constexpr std::string_view source = R"(
class K: pass
def function(): pass
for each in classmethod(K), staticmethod(K), property(), function, int.real, str.upper, super(int, 3):
    for given in (None,), (None, None), (None, int):
        try: print(type(each.__get__(*given)).__name__)
        except TypeError as e: print(e)
)";
    for (const char* each : {"model:cpython-3.6", "model:cpython-3.13"})
        CHECK(printed(source, each) == R"(__get__(None, None) is invalid
__get__(None, None) is invalid
method
__get__(None, None) is invalid
__get__(None, None) is invalid
type
__get__(None, None) is invalid
__get__(None, None) is invalid
property
__get__(None, None) is invalid
__get__(None, None) is invalid
function
__get__(None, None) is invalid
__get__(None, None) is invalid
getset_descriptor
__get__(None, None) is invalid
__get__(None, None) is invalid
method_descriptor
__get__(None, None) is invalid
__get__(None, None) is invalid
super
)");
}

TEST_CASE("What PyPy tells of its built-in functions") {
    constexpr std::string_view source = R"(
for each in [].append, [].pop, iter([]).__next__, len:
    print(each.__defaults__, each.__closure__, each.__kwdefaults__)
    for change in lambda: each.nope, lambda: setattr(each, '__defaults__', 1):
        try: change()
        except (AttributeError, TypeError) as e: print(type(e).__name__, e)
)";
    CHECK(printed(source, "model:pypy-7.3") == R"(None None None
AttributeError 'function' object has no attribute 'nope'
AttributeError 'method' object has no attribute '__defaults__'
(-1,) None None
AttributeError 'function' object has no attribute 'nope'
AttributeError 'method' object has no attribute '__defaults__'
None None None
AttributeError 'function' object has no attribute 'nope'
AttributeError 'method' object has no attribute '__defaults__'
None None None
AttributeError 'builtin_function' object has no attribute 'nope'
TypeError Cannot change __defaults__ attribute of builtin functions
)");
    CHECK(changes(source, "model:pypy-7.3", "model:pypy-8.0") ==
          R"(-12 TypeError Cannot change __defaults__ attribute of builtin functions
+12 AttributeError Cannot change __defaults__ attribute of builtin functions
)");
}

TEST_CASE("Which callables of C are descriptors and tell their module") {
    constexpr std::string_view source =
        R"(for native in len, [].append, str.upper, dict.fromkeys, dict.__dict__['fromkeys'], ''.__len__, str.__len__, object.__new__:
    print(type(native).__name__, hasattr(native, '__get__'), hasattr(native, '__module__'))
)";
    for (const char* each : {"model:cpython-3.6", "model:cpython-3.13", "model:cpython-3.15"})
        CHECK(printed(source, each) == R"(builtin_function_or_method False True
builtin_function_or_method False True
method_descriptor True False
builtin_function_or_method False True
classmethod_descriptor True False
method-wrapper False False
wrapper_descriptor True False
builtin_function_or_method False True
)");
    CHECK(printed(source, "model:pypy-8.0") == R"(builtin_function False True
method True True
function True True
method True True
classmethod True False
method True True
function True True
function True True
)");
}

}  // namespace lastref::testing
