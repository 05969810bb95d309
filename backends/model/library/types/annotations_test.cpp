#include "backends/model/printed.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string_view>

namespace lastref::testing {

TEST_CASE("Method wrappers look for annotations when they are asked") {
    constexpr std::string_view source = R"(def given(number: int): pass
for kind in classmethod, staticmethod:
    wrapper = kind(given)
    def tell(action):
        try: print(action())
        except AttributeError as e: print(e)
    print(sorted(wrapper.__dict__))
    tell(lambda: getattr(wrapper, '__annotate__', None) is getattr(given, '__annotate__', None))
    tell(lambda: (wrapper.__annotations__, sorted(wrapper.__dict__)))
    wrapper.__annotations__ = 3
    tell(lambda: (wrapper.__annotations__, given.__annotations__))
    del wrapper.__annotations__
    tell(lambda: wrapper.__annotations__)
    tell(lambda: delattr(wrapper, '__annotate__'))
    tell(lambda: delattr(wrapper, '__annotate__'))
)";
    for (const char* each : {"model:cpython-3.14", "model:cpython-3.15"})
        CHECK(printed(source, each) == R"(['__doc__', '__module__', '__name__', '__qualname__']
True
({'number': <class 'int'>}, ['__annotate__', '__annotations__', '__doc__', '__module__', '__name__', '__qualname__'])
(3, {'number': <class 'int'>})
{'number': <class 'int'>}
None
'classmethod' object has no attribute '__annotate__'
['__doc__', '__module__', '__name__', '__qualname__']
True
({'number': <class 'int'>}, ['__annotate__', '__annotations__', '__doc__', '__module__', '__name__', '__qualname__'])
(3, {'number': <class 'int'>})
{'number': <class 'int'>}
None
'staticmethod' object has no attribute '__annotate__'
)");
    CHECK(printed(source, "model:cpython-3.13") ==
          R"(['__annotations__', '__doc__', '__module__', '__name__', '__qualname__']
True
({'number': <class 'int'>}, ['__annotations__', '__doc__', '__module__', '__name__', '__qualname__'])
(3, {'number': <class 'int'>})
'classmethod' object has no attribute '__annotations__'
'classmethod' object has no attribute '__annotate__'
'classmethod' object has no attribute '__annotate__'
['__annotations__', '__doc__', '__module__', '__name__', '__qualname__']
True
({'number': <class 'int'>}, ['__annotations__', '__doc__', '__module__', '__name__', '__qualname__'])
(3, {'number': <class 'int'>})
'staticmethod' object has no attribute '__annotations__'
'staticmethod' object has no attribute '__annotate__'
'staticmethod' object has no attribute '__annotate__'
)");
    CHECK(printed(source, "model:cpython-3.9") == R"([]
True
'classmethod' object has no attribute '__annotations__'
(3, {'number': <class 'int'>})
'classmethod' object has no attribute '__annotations__'
__annotate__
__annotate__
[]
True
'staticmethod' object has no attribute '__annotations__'
(3, {'number': <class 'int'>})
'staticmethod' object has no attribute '__annotations__'
__annotate__
__annotate__
)");
}

TEST_CASE("The order in which annotations are evaluated") {
    constexpr std::string_view source =
        R"(def given(first: print('first'), /, second: print('second') = 2, *, third: print('third')) -> print('result'): pass
print(list(given.__annotations__))
)";
    for (const char* each : {"model:cpython-3.15", "model:pypy-7.3", "model:pypy-8.0"})
        CHECK(printed(source, each) == R"(first
second
third
result
['first', 'second', 'third', 'return']
)");
    for (const char* each : {"model:cpython-3.8", "model:cpython-3.13"})
        CHECK(printed(source, each) == R"(second
first
third
result
['second', 'first', 'third', 'return']
)");
}

TEST_CASE("Hints that are no expressions") {
    constexpr std::string_view source = R"(import typing
for text in 'in t', '1 +', 'int':
    def hinted(x: text): pass
    hinted.__annotations__ = {'x': text}
    try: print(typing.get_type_hints(hinted))
    except SyntaxError as e: print(e, type(e.__context__).__name__)
)";
    for (const char* each : {"model:cpython-3.6", "model:cpython-3.13", "model:cpython-3.15", "model:pypy-7.3"})
        CHECK(printed(source, each) == R"(Forward reference must be an expression -- got 'in t' SyntaxError
Forward reference must be an expression -- got '1 +' SyntaxError
{'x': <class 'int'>}
)");
}

}  // namespace lastref::testing
