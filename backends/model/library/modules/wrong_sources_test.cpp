#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

namespace lastref {

TEST_CASE("What sorting, sys, sources to compile, annotations and super() say of wrong uses") {
    constexpr std::string_view source = R"(import sys, collections, math
class I:
    def __index__(self): return 3
def comp(s, *a):
    exec(compile(s, 'f', *(a or ('exec',))))
for g in (
    lambda: [1].sort(reverse=b'x'),
    lambda: [1].sort(reverse=len),
    lambda: [1].sort(reverse=None),
    lambda: [1].sort(reverse=1.5),
    lambda: sorted([1], reverse='a'),
    lambda: sorted([1], reverse=I()),
    lambda: sys.set_int_max_str_digits({}),
    lambda: sys.set_int_max_str_digits(None),
    lambda: sys.set_int_max_str_digits(5),
    lambda: sys.set_int_max_str_digits(-1),
    lambda: eval('1', 3),
    lambda: eval('1', None, 3),
    lambda: exec('1', 3),
    lambda: exec('1', {}, 3),
    lambda: eval('1', []),
    lambda: type('a', (), None),
    lambda: type('a', (), 3),
    lambda: type('a', 3, {}),
    lambda: type('a', None, {}),
    lambda: eval('\0'),
    lambda: exec('a\0b'),
    lambda: compile('1\0', 'f', 'exec'),
    lambda: compile(b'1\0', 'f', 'exec'),
    lambda: comp('def f() -> (yield): pass'),
    lambda: comp('def f(a: (yield)): pass'),
    lambda: comp('def f(a: (yield 1) = 3): pass'),
    lambda: comp('def g():\n def f(a: (yield)): pass'),
    lambda: comp('class C:\n x: (yield) = 1'),
    lambda: comp('async def g():\n def f(a: (await 1)): pass'),
    lambda: comp('def f(a: (x := 1)): pass'),
    lambda: comp('def f() -> (await 1): pass'),
    lambda: comp('{1 2}'),
    lambda: comp('{1: 2, 3}'),
    lambda: comp('{1: 2, 3:}'),
    lambda: comp('{1:}'),
    lambda: comp('{1: *a}'),
    lambda: comp('yield 1'),
    lambda: comp('(1]'),
    lambda: comp('async def f(): yield 1; return 2'),
    lambda: compile('1', 3, 'exec'),
    lambda: compile(3, 'f', 'exec'),
    lambda: super(None),
    lambda: super(None, 3),
    lambda: __import__(None),
    lambda: {}.keys().mapping,
    lambda: math.factorial(10 ** 20),
):
    try: print(g())
    except Exception as e: print(type(e).__name__, e)
)";
    CHECK(testing::printed(source, "model:cpython-3.13") == R"(None
None
None
None
[1]
[1]
TypeError 'dict' object cannot be interpreted as an integer
TypeError 'NoneType' object cannot be interpreted as an integer
ValueError maxdigits must be 0 or larger than 640
ValueError maxdigits must be 0 or larger than 640
TypeError globals must be a dict
TypeError locals must be a mapping
TypeError exec() globals must be a dict, not int
TypeError locals must be a mapping or None, not int
TypeError globals must be a real dict; try eval(expr, {}, mapping)
TypeError type.__new__() argument 3 must be dict, not None
TypeError type.__new__() argument 3 must be dict, not int
TypeError type.__new__() argument 2 must be tuple, not int
TypeError type.__new__() argument 2 must be tuple, not None
SyntaxError source code string cannot contain null bytes
SyntaxError source code string cannot contain null bytes
SyntaxError source code string cannot contain null bytes
SyntaxError source code string cannot contain null bytes
SyntaxError 'yield' outside function (f, line 1)
SyntaxError 'yield' outside function (f, line 1)
SyntaxError 'yield' outside function (f, line 1)
None
SyntaxError 'yield' outside function (f, line 2)
None
None
SyntaxError 'await' outside function (f, line 1)
SyntaxError invalid syntax. Perhaps you forgot a comma? (f, line 1)
SyntaxError ':' expected after dictionary key (f, line 1)
SyntaxError expression expected after dictionary key and ':' (f, line 1)
SyntaxError expression expected after dictionary key and ':' (f, line 1)
SyntaxError cannot use a starred expression in a dictionary value (f, line 1)
SyntaxError 'yield' outside function (f, line 1)
SyntaxError closing parenthesis ']' does not match opening parenthesis '(' (f, line 1)
SyntaxError 'return' with value in async generator (f, line 1)
TypeError expected str, bytes or os.PathLike object, not int
TypeError compile() arg 1 must be a string, bytes or AST object
TypeError super() argument 1 must be a type, not NoneType
TypeError super() argument 1 must be a type, not NoneType
TypeError module name must be a string
{}
OverflowError factorial() argument should not exceed 9223372036854775807
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.7") == R"(-1 None
-2 None
-3 None
-4 None
-5 [1]
-6 [1]
-7 TypeError 'dict' object cannot be interpreted as an integer
-8 TypeError 'NoneType' object cannot be interpreted as an integer
+1 TypeError an integer is required (got type bytes)
+2 TypeError an integer is required (got type builtin_function_or_method)
+3 TypeError an integer is required (got type NoneType)
+4 TypeError integer argument expected, got float
+5 TypeError an integer is required (got type str)
+6 TypeError an integer is required (got type I)
+7 TypeError an integer is required (got type dict)
+8 TypeError an integer is required (got type NoneType)
-20 SyntaxError source code string cannot contain null bytes
-21 SyntaxError source code string cannot contain null bytes
-22 SyntaxError source code string cannot contain null bytes
-23 SyntaxError source code string cannot contain null bytes
+20 ValueError source code string cannot contain null bytes
+21 ValueError source code string cannot contain null bytes
+22 ValueError source code string cannot contain null bytes
+23 ValueError source code string cannot contain null bytes
-30 None
+30 SyntaxError invalid syntax (f, line 1)
-32 SyntaxError invalid syntax. Perhaps you forgot a comma? (f, line 1)
-33 SyntaxError ':' expected after dictionary key (f, line 1)
-34 SyntaxError expression expected after dictionary key and ':' (f, line 1)
-35 SyntaxError expression expected after dictionary key and ':' (f, line 1)
-36 SyntaxError cannot use a starred expression in a dictionary value (f, line 1)
+32 SyntaxError invalid syntax (f, line 1)
+33 SyntaxError invalid syntax (f, line 1)
+34 SyntaxError invalid syntax (f, line 1)
+35 SyntaxError invalid syntax (f, line 1)
+36 SyntaxError invalid syntax (f, line 1)
-38 SyntaxError closing parenthesis ']' does not match opening parenthesis '(' (f, line 1)
+38 SyntaxError invalid syntax (f, line 1)
-42 TypeError super() argument 1 must be a type, not NoneType
-43 TypeError super() argument 1 must be a type, not NoneType
-44 TypeError module name must be a string
-45 {}
+42 TypeError super() argument 1 must be type, not None
+43 TypeError super() argument 1 must be type, not None
+44 TypeError __import__() argument 1 must be str, not None
+45 AttributeError 'dict_keys' object has no attribute 'mapping'
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.9") == R"(-1 None
-2 None
-3 None
-4 None
-5 [1]
+1 TypeError an integer is required (got type bytes)
+2 TypeError an integer is required (got type builtin_function_or_method)
+3 TypeError an integer is required (got type NoneType)
+4 TypeError integer argument expected, got float
+5 TypeError an integer is required (got type str)
-7 TypeError 'dict' object cannot be interpreted as an integer
-8 TypeError 'NoneType' object cannot be interpreted as an integer
+7 TypeError an integer is required (got type dict)
+8 TypeError an integer is required (got type NoneType)
-20 SyntaxError source code string cannot contain null bytes
-21 SyntaxError source code string cannot contain null bytes
-22 SyntaxError source code string cannot contain null bytes
-23 SyntaxError source code string cannot contain null bytes
+20 ValueError source code string cannot contain null bytes
+21 ValueError source code string cannot contain null bytes
+22 ValueError source code string cannot contain null bytes
+23 ValueError source code string cannot contain null bytes
-32 SyntaxError invalid syntax. Perhaps you forgot a comma? (f, line 1)
-33 SyntaxError ':' expected after dictionary key (f, line 1)
-34 SyntaxError expression expected after dictionary key and ':' (f, line 1)
-35 SyntaxError expression expected after dictionary key and ':' (f, line 1)
-36 SyntaxError cannot use a starred expression in a dictionary value (f, line 1)
+32 SyntaxError invalid syntax (f, line 1)
+33 SyntaxError invalid syntax (f, line 1)
+34 SyntaxError invalid syntax (f, line 1)
+35 SyntaxError invalid syntax (f, line 1)
+36 SyntaxError invalid syntax (f, line 1)
-42 TypeError super() argument 1 must be a type, not NoneType
-43 TypeError super() argument 1 must be a type, not NoneType
-44 TypeError module name must be a string
-45 {}
+42 TypeError super() argument 1 must be type, not None
+43 TypeError super() argument 1 must be type, not None
+44 TypeError __import__() argument 1 must be str, not None
+45 AttributeError 'dict_keys' object has no attribute 'mapping'
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.11") == R"(-1 None
-2 None
-3 None
-4 None
-5 [1]
+1 TypeError 'bytes' object cannot be interpreted as an integer
+2 TypeError 'builtin_function_or_method' object cannot be interpreted as an integer
+3 TypeError 'NoneType' object cannot be interpreted as an integer
+4 TypeError 'float' object cannot be interpreted as an integer
+5 TypeError 'str' object cannot be interpreted as an integer
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.15") ==
          R"(-9 ValueError maxdigits must be 0 or larger than 640
-10 ValueError maxdigits must be 0 or larger than 640
-11 TypeError globals must be a dict
+9 ValueError maxdigits must be >= 640 or 0 for unlimited
+10 ValueError maxdigits must be >= 640 or 0 for unlimited
+11 TypeError globals must be a dict or a frozendict
-13 TypeError exec() globals must be a dict, not int
+13 TypeError exec() globals must be a dict or a frozendict, not int
-15 TypeError globals must be a real dict; try eval(expr, {}, mapping)
-16 TypeError type.__new__() argument 3 must be dict, not None
-17 TypeError type.__new__() argument 3 must be dict, not int
+15 TypeError globals must be a real dict or a frozendict; try eval(expr, {}, mapping)
+16 TypeError type.__new__() argument 3 must be dict or frozendict, not NoneType
+17 TypeError type.__new__() argument 3 must be dict or frozendict, not int
-24 SyntaxError 'yield' outside function (f, line 1)
-25 SyntaxError 'yield' outside function (f, line 1)
-26 SyntaxError 'yield' outside function (f, line 1)
-27 None
-28 SyntaxError 'yield' outside function (f, line 2)
-29 None
-30 None
-31 SyntaxError 'await' outside function (f, line 1)
+24 SyntaxError yield expression cannot be used within an annotation (f, line 1)
+25 SyntaxError yield expression cannot be used within an annotation (f, line 1)
+26 SyntaxError yield expression cannot be used within an annotation (f, line 1)
+27 SyntaxError yield expression cannot be used within an annotation (f, line 2)
+28 SyntaxError yield expression cannot be used within an annotation (f, line 2)
+29 SyntaxError await expression cannot be used within an annotation (f, line 2)
+30 SyntaxError named expression cannot be used within an annotation (f, line 1)
+31 SyntaxError await expression cannot be used within an annotation (f, line 1)
)");
}

}  // namespace lastref
