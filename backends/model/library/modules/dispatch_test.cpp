#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

namespace lastref {

TEST_CASE("What singledispatch and partialmethod take, by version") {
    constexpr std::string_view source = R"(import functools, typing
def tell(action):
    try: print(type(action()).__name__)
    except Exception as e: print(type(e).__name__, e)
@functools.singledispatch
def ask(x): return 'any'
def hinted(x): return 'hinted'
hinted.__repr__ = None
tell(lambda: ask.register(typing.List[int], len))
tell(lambda: ask.register(typing.List[int]))
tell(lambda: ask.register(typing.Union[int, typing.List[str]], len))
for hint in 'int', typing.List[int], typing.Union[int, str], typing.Union[int, typing.List[str]], 3:
    hinted.__annotations__ = {'x': hint}
    if hasattr(hinted, '__annotate__'):
        hinted.__annotate__ = lambda kind, hint=hint: {'x': hint}
    tell(lambda: ask.register(hinted))
print(ask(3), ask('s'), ask([]))
for arguments, keywords in ((), {'func': len}), ((), {}), ((3,), {}), ((len, 1), {'x': 2}):
    try: print(repr(functools.partialmethod(*arguments, **keywords)))
    except Exception as e: print(type(e).__name__, e)
)";
    CHECK(testing::printed(source, "model:cpython-3.13") ==
          R"(TypeError Invalid first argument to `register()`. typing.List[int] is not a class or union type.
TypeError Invalid first argument to `register()`: typing.List[int]. Use either `@register(some_class)` or plain `@register` on an annotated function.
TypeError Invalid first argument to `register()`. typing.Union[int, typing.List[str]] is not a class or union type.
function
TypeError Invalid annotation for 'x'. typing.List[int] is not a class.
function
TypeError Invalid annotation for 'x'. typing.Union[int, typing.List[str]] not all arguments are classes.
TypeError Invalid annotation for 'x'. 3 is not a class.
hinted hinted any
TypeError partialmethod.__init__() missing 1 required positional argument: 'func'
TypeError partialmethod.__init__() missing 1 required positional argument: 'func'
TypeError 3 is not callable or a descriptor
functools.partialmethod(<built-in function len>, 1, x=2)
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.6") ==
          R"(-1 TypeError Invalid first argument to `register()`. typing.List[int] is not a class or union type.
-2 TypeError Invalid first argument to `register()`: typing.List[int]. Use either `@register(some_class)` or plain `@register` on an annotated function.
-3 TypeError Invalid first argument to `register()`. typing.Union[int, typing.List[str]] is not a class or union type.
+1 builtin_function_or_method
-5 TypeError Invalid annotation for 'x'. typing.List[int] is not a class.
+3 builtin_function_or_method
-7 TypeError Invalid annotation for 'x'. typing.Union[int, typing.List[str]] not all arguments are classes.
-8 TypeError Invalid annotation for 'x'. 3 is not a class.
-9 hinted hinted any
-10 TypeError partialmethod.__init__() missing 1 required positional argument: 'func'
-11 TypeError partialmethod.__init__() missing 1 required positional argument: 'func'
+5 function
+6 function
+7 function
+8 function
+9 any any any
+10 functools.partialmethod(<built-in function len>, , )
+11 TypeError __init__() missing 1 required positional argument: 'func'
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.7") ==
          R"(-1 TypeError Invalid first argument to `register()`. typing.List[int] is not a class or union type.
+1 builtin_function_or_method
-3 TypeError Invalid first argument to `register()`. typing.Union[int, typing.List[str]] is not a class or union type.
-4 function
-5 TypeError Invalid annotation for 'x'. typing.List[int] is not a class.
+3 builtin_function_or_method
-7 TypeError Invalid annotation for 'x'. typing.Union[int, typing.List[str]] not all arguments are classes.
-8 TypeError Invalid annotation for 'x'. 3 is not a class.
-9 hinted hinted any
-10 TypeError partialmethod.__init__() missing 1 required positional argument: 'func'
-11 TypeError partialmethod.__init__() missing 1 required positional argument: 'func'
+5 AssertionError Invalid annotation for 'x'. typing.List[int] is not a class.
+6 AssertionError Invalid annotation for 'x'. typing.Union[int, str] is not a class.
+7 AssertionError Invalid annotation for 'x'. typing.Union[int, typing.List[str]] is not a class.
+8 AssertionError Invalid annotation for 'x'. 3 is not a class.
+9 hinted any any
+10 functools.partialmethod(<built-in function len>, , )
+11 TypeError type 'partialmethod' takes at least one argument, got 0
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.9") ==
          R"(-1 TypeError Invalid first argument to `register()`. typing.List[int] is not a class or union type.
+1 TypeError Invalid first argument to `register()`. typing.List[int] is not a class.
-3 TypeError Invalid first argument to `register()`. typing.Union[int, typing.List[str]] is not a class or union type.
+3 TypeError Invalid first argument to `register()`. typing.Union[int, typing.List[str]] is not a class.
-6 function
-7 TypeError Invalid annotation for 'x'. typing.Union[int, typing.List[str]] not all arguments are classes.
+6 TypeError Invalid annotation for 'x'. typing.Union[int, str] is not a class.
+7 TypeError Invalid annotation for 'x'. typing.Union[int, typing.List[str]] is not a class.
-9 hinted hinted any
-10 TypeError partialmethod.__init__() missing 1 required positional argument: 'func'
-11 TypeError partialmethod.__init__() missing 1 required positional argument: 'func'
+9 hinted any any
+10 TypeError __init__() missing 1 required positional argument: 'func'
+11 TypeError __init__() missing 1 required positional argument: 'func'
)");
    CHECK(testing::printed(source, "model:cpython-3.11") == testing::printed(source, "model:cpython-3.13"));
    CHECK(
        testing::changes(source, "model:cpython-3.13", "model:cpython-3.14") ==
        R"(-3 TypeError Invalid first argument to `register()`. typing.Union[int, typing.List[str]] is not a class or union type.
+3 TypeError Invalid first argument to `register()`. int | typing.List[str] is not a class or union type.
-7 TypeError Invalid annotation for 'x'. typing.Union[int, typing.List[str]] not all arguments are classes.
+7 TypeError Invalid annotation for 'x'. int | typing.List[str] not all arguments are classes.
-10 TypeError partialmethod.__init__() missing 1 required positional argument: 'func'
-11 TypeError partialmethod.__init__() missing 1 required positional argument: 'func'
-12 TypeError 3 is not callable or a descriptor
+10 TypeError _partial_new() missing 1 required positional argument: 'func'
+11 TypeError _partial_new() missing 1 required positional argument: 'func'
+12 TypeError the first argument 3 must be a callable or a descriptor
)");
    CHECK(testing::printed(source, "model:pypy-8.0") == testing::printed(source, "model:cpython-3.13"));
}

TEST_CASE("What functools has for itself") {
    constexpr std::string_view source = R"(import functools, random
try: functools._no_such_name
except AttributeError as e: print(e)
print(functools._c3_mro(bool))
)";
    CHECK(testing::printed(source, "model:cpython-3.13") == R"(module 'functools' has no attribute '_no_such_name'
[<class 'bool'>, <class 'int'>, <class 'object'>]
)");
    CHECK(testing::printed(source, "model:cpython-3.8") == testing::printed(source, "model:cpython-3.13"));
}

}  // namespace lastref
