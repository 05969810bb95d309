#include "backends/model/printed.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string_view>

namespace lastref::testing {

TEST_CASE("gc.get_referents() tells what an object holds in the order of its type") {
    constexpr std::string_view program = R"(import functools, gc, itertools, types
class K:
    def method(self): return self
x = K()
def f(a, b=x, *, c=2):
    "doc"
f.kept = 1
def g(): return x
def outer(y):
    def inner(): return y
    return inner
def name(each):
    return 'globals' if each is globals() else getattr(each, '__name__', None) or type(each).__name__
def show(what): print(type(what).__name__, *map(name, gc.get_referents(what)))
for what in (f, g, outer(1), property(lambda s: x), types.SimpleNamespace(a=x), [].append, x.__str__, print,
             (i for i in [x]), functools.partial(g), itertools.chain([x]), x.method):
    show(what)
class Derived(K):
    def method(self): return super()
import collections
show(Derived().method())
show(collections.OrderedDict(first=x))
)";
    CHECK(printed(program, "model:cpython-3.9") == R"(function code globals str tuple dict str str dict str
function code globals str NoneType str str
function code globals str NoneType str tuple str
property <lambda> NoneType
SimpleNamespace dict
builtin_function_or_method list
method-wrapper __str__ K
builtin_function_or_method builtins str
generator frame code str str
partial g tuple dict
chain tuple_iterator
method method K
super Derived Derived Derived
OrderedDict str K
)");
    CHECK(printed(program, "model:cpython-3.13") == R"(function code globals dict str tuple dict str str dict str
function code globals dict str NoneType str str
function code globals dict str NoneType str tuple str
property <lambda>
SimpleNamespace dict
builtin_function_or_method list
method-wrapper __str__ K
builtin_function_or_method builtins str
generator str str <genexpr> code tuple_iterator
partial partial g tuple dict
chain chain tuple_iterator
method method K
super Derived Derived Derived
OrderedDict str K
)");
}

TEST_CASE("gc.get_referents() of a function of PyPy's tells no names, and cells and defaults one by one") {
    constexpr std::string_view program = R"(import gc
class K: pass
x = K()
def f(a, b=1, d=x, *, c=2, e=x) -> K:
    "doc"
f.kept = 1
def outer(y):
    def inner(q=y): return y
    inner.__module__ = K
    return inner
for what in f, outer(x):
    print(*['globals' if each is globals() else type(each).__name__ for each in gc.get_referents(what)])
)";
    CHECK(printed(program, "model:pypy-7.3") == "code dict dict globals dict int K\ncode globals type cell K\n");
}

TEST_CASE("A generator that has ended shows its code by version") {
    const char* source = R"(import gc
ended = (each for each in ())
list(ended)
print(*[type(each).__name__ for each in gc.get_referents(ended)])
)";
    CHECK(printed(source, "model:cpython-3.11") == "code str str\n");
    CHECK(printed(source, "model:cpython-3.12") == "str str\n");
    CHECK(printed(source, "model:cpython-3.13") == "str str\n");
    CHECK(printed(source, "model:cpython-3.14") == "str str code\n");
}

TEST_CASE("From 3.14 on a generator that runs refers to its locals") {
    constexpr std::string_view source = R"(import gc
def generate():
    x = []
    print([type(each).__name__ for each in gc.get_referrers(x)])
    yield
    print([type(each).__name__ for each in gc.get_referrers(x)])
    print(x in gc.get_referents(made))
made = generate()
next(made)
next(made, None)
)";
    CHECK(printed(source, "model:cpython-3.13") == "[]\n[]\nFalse\n");
    CHECK(printed(source, "model:cpython-3.14") == "['generator']\n['generator']\nTrue\n");
}

}  // namespace lastref::testing
