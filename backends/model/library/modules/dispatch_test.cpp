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

TEST_CASE("What single dispatch methods are when they are looked up") {
    constexpr std::string_view source = R"(import functools, types
def tell(action):
    try: print(action())
    except Exception as e: print(type(e).__name__, e)
class Callable:
    def __call__(self, *args): return args[1:]
class A:
    @functools.singledispatchmethod
    def func(self, arg: int) -> str: return 'any'
    @func.register(int)
    def _(self, arg): return 'int'
    @func.register
    @classmethod
    def _(cls, arg: float): return 'float'
    func.register(list, Callable())
    func.register(dict, types.MethodType(Callable(), 'self'))
    func.register(set, staticmethod(Callable()))
    @functools.singledispatchmethod
    @staticmethod
    def static(arg): return 'any'
    plain = functools.singledispatchmethod(Callable())
    def __repr__(self): return 'A()'
for name in 'func', 'static', 'plain':
    for found in A.__dict__[name], getattr(A, name), getattr(A(), name):
        print(repr(found).split(' at 0x')[0])
    tell(lambda: sorted(vars(getattr(A, name))))
tell(lambda: (A.func.__name__, A.func.__annotations__, A.func.__wrapped__ is A.__dict__['func'].func))
tell(lambda: hasattr(A.func, '__code__'))
tell(lambda: A().func([]))
tell(lambda: (A.func(A(), {}), A.func(A(), set()), A.func(A(), 2.5)))
tell(lambda: (A.func(A(), 1), A.func(1, A())))
tell(lambda: A.func(1))
tell(lambda: A.static())
tell(lambda: A.plain(1, 2))
tell(lambda: [hasattr(A.__dict__['func'], each) for each in ('_wrapped_func', '_method_cache')])
)";
    CHECK(testing::printed(source, "model:cpython-3.15") == R"(<single dispatch method descriptor A.func>
<single dispatch method A.func>
<bound single dispatch method A.func of A()>
['__doc__', '__module__', '_cls', '_dispatch', '_dispatch_arg_index', '_obj', '_unbound']
<single dispatch method descriptor A.static>
<single dispatch method A.static>
<bound single dispatch method A.static of A()>
['__doc__', '__module__', '_cls', '_dispatch', '_dispatch_arg_index', '_obj', '_unbound']
<single dispatch method descriptor ?>
<single dispatch method ?>
<bound single dispatch method ? of A()>
['__doc__', '__module__', '_cls', '_dispatch', '_dispatch_arg_index', '_obj', '_unbound']
('func', {'arg': <class 'int'>, 'return': <class 'str'>}, True)
False
()
(({},), (), 'float')
('int', 'any')
IndexError tuple index out of range
TypeError static requires at least 1 positional argument
(2,)
[False, False]
)");
    CHECK(testing::printed(source, "model:cpython-3.14") == R"(<single dispatch method descriptor A.func>
<single dispatch method A.func>
<bound single dispatch method A.func of A()>
['__doc__', '__module__', '_cls', '_dispatch', '_obj', '_unbound']
<single dispatch method descriptor A.static>
<single dispatch method A.static>
<bound single dispatch method A.static of A()>
['__doc__', '__module__', '_cls', '_dispatch', '_obj', '_unbound']
<single dispatch method descriptor ?>
<single dispatch method ?>
<bound single dispatch method ? of A()>
['__doc__', '__module__', '_cls', '_dispatch', '_obj', '_unbound']
('func', {'arg': <class 'int'>, 'return': <class 'str'>}, True)
False
AttributeError 'Callable' object has no attribute '__get__'
('any', 'any', 'any')
('any', 'int')
TypeError A._() missing 1 required positional argument: 'arg'
TypeError static requires at least 1 positional argument
AttributeError 'Callable' object has no attribute '__get__'
[False, False]
)");
    CHECK(testing::printed(source, "model:cpython-3.13") == R"(<functools.singledispatchmethod object
<function A.func
<function A.func
['__isabstractmethod__', '__wrapped__', 'register']
<functools.singledispatchmethod object
<function A.static
<function A.static
['__annotations__', '__doc__', '__isabstractmethod__', '__module__', '__name__', '__qualname__', '__wrapped__', 'register']
<functools.singledispatchmethod object
<function singledispatchmethod.__get__.<locals>._method
<function singledispatchmethod.__get__.<locals>._method
['__isabstractmethod__', '__wrapped__', 'register']
('func', {'arg': <class 'int'>, 'return': <class 'str'>}, True)
True
AttributeError 'Callable' object has no attribute '__get__'
('any', 'any', 'any')
('any', 'int')
TypeError A._() missing 1 required positional argument: 'arg'
TypeError static requires at least 1 positional argument
AttributeError 'Callable' object has no attribute '__get__'
[False, True]
)");
    for (const char* each : {"model:cpython-3.9", "model:pypy-7.3"})
        CHECK(testing::printed(source, each) == R"(<functools.singledispatchmethod object
<function A.func
<function A.func
['__isabstractmethod__', '__wrapped__', 'register']
<functools.singledispatchmethod object
<function A.static
<function A.static
['__isabstractmethod__', '__wrapped__', 'register']
<functools.singledispatchmethod object
<function singledispatchmethod.__get__.<locals>._method
<function singledispatchmethod.__get__.<locals>._method
['__isabstractmethod__', '__wrapped__', 'register']
('func', {'arg': <class 'int'>, 'return': <class 'str'>}, True)
True
AttributeError 'Callable' object has no attribute '__get__'
('any', 'any', 'any')
('any', 'int')
TypeError _() missing 1 required positional argument: 'arg'
IndexError tuple index out of range
AttributeError 'Callable' object has no attribute '__get__'
[True, False]
)");
}

}  // namespace lastref
