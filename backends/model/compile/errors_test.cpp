#include <tuple>

#include "backends/model/compile/test_support.hpp"

// Messages and places are those of CPython 3.13.

namespace lastref::model::compile {

using namespace test;

namespace {

struct Expected {
    const char* source;
    const char* message;
    int line;
    int offset;
    int end_offset;
};

}  // namespace

TEST_CASE("what is wrong with a program is said as CPython says it") {
    const Expected cases[] = {
        {"return 1", "'return' outside function", 1, 1, 9},
        {"break", "'break' outside loop", 1, 1, 6},
        {"continue", "'continue' not properly in loop", 1, 1, 9},
        {"def f():\n  break", "'break' outside loop", 2, 3, 8},
        {"for x in y:\n  def f(): continue", "'continue' not properly in loop", 2, 12, 20},
        {"yield 1", "'yield' outside function", 1, 1, 8},
        {"x = yield", "'yield' outside function", 1, 5, 10},
        {"yield from x", "'yield from' outside function", 1, 1, 13},
        {"await x", "'await' outside function", 1, 1, 8},
        {"def f(): await x", "'await' outside async function", 1, 10, 17},
        {"def f(): [await x for x in y]", "asynchronous comprehension outside of an asynchronous function", 1, 10, 30},
        {"def f(): [x async for x in y]", "asynchronous comprehension outside of an asynchronous function", 1, 10, 30},
        {"def f():\n  async for x in y: pass", "'async for' outside async function", 2, 3, 25},
        {"def f():\n  async with x: pass", "'async with' outside async function", 2, 3, 21},
        {"async for x in y: pass", "'async for' outside async function", 1, 1, 23},
        {"async with x: pass", "'async with' outside async function", 1, 1, 19},
        {"async def f(): yield from x", "'yield from' inside async function", 1, 16, 28},
        {"async def f():\n  yield\n  return 1", "'return' with value in async generator", 3, 3, 11},
        {"class C: return 1", "'return' outside function", 1, 10, 18},
        {"class C: yield 1", "'yield' outside function", 1, 10, 17},
        {"def f():\n  nonlocal x", "no binding for nonlocal 'x' found", 2, 3, 13},
        {"nonlocal x", "nonlocal declaration not allowed at module level", 1, 1, 11},
        {"def f(x):\n  global x", "name 'x' is parameter and global", 2, 3, 11},
        {"def f():\n  x = 1\n  global x", "name 'x' is assigned to before global declaration", 3, 3, 11},
        {"def f():\n  print(x)\n  global x", "name 'x' is used prior to global declaration", 3, 3, 11},
        {"def g():\n  x = 1\n  def f():\n    print(x)\n    nonlocal x",
         "name 'x' is used prior to nonlocal declaration", 5, 5, 15},
        {"def g():\n  x = 1\n  def f():\n    global x\n    nonlocal x", "name 'x' is nonlocal and global", 4, 5, 13},
        {"def g():\n  x = 1\n  def f(x):\n    nonlocal x", "name 'x' is parameter and nonlocal", 4, 5, 15},
        {"def f():\n  x: int\n  global x", "annotated name 'x' can't be global", 3, 3, 11},
        {"def f():\n  global x\n  x: int", "annotated name 'x' can't be global", 3, 3, 9},
        {"def f(__debug__): pass", "cannot assign to __debug__", 1, 7, 16},
        {"__debug__ = 1", "cannot assign to __debug__", 1, 1, 10},
        {"del __debug__", "cannot delete __debug__", 1, 5, 14},
        {"x.__debug__ = 1", "cannot assign to __debug__", 1, 1, 12},
        {"f(__debug__=1)", "cannot assign to __debug__", 1, 3, 14},
        {"for __debug__ in x: pass", "cannot assign to __debug__", 1, 5, 14},
        {"def f():\n  from x import *", "import * only allowed at module level", 2, 17, 18},
        {"class C:\n  from x import *", "import * only allowed at module level", 2, 17, 18},
        {"[x := 1 for x in y]", "assignment expression cannot rebind comprehension iteration variable 'x'", 1, 2, 3},
        {"[x for x in (y := 1)]", "assignment expression cannot be used in a comprehension iterable expression", 1, 14,
         20},
        {"class C: [y := x for x in z]", "assignment expression within a comprehension cannot be used in a class body",
         1, 11, 12},
        {"[[y := 1 for y in a] for x in z]", "assignment expression cannot rebind comprehension iteration variable 'y'",
         1, 3, 4},
        {"[i for i in a for j in (i := 1)]",
         "assignment expression cannot be used in a comprehension iterable expression", 1, 25, 31},
        {"[(i := 0) for j in a for i in b]", "assignment expression cannot rebind comprehension iteration variable 'i'",
         1, 3, 4},
        {"[(yield x) for x in y]", "'yield' inside list comprehension", 1, 3, 10},
        {"def f(): return [(yield x) for x in y]", "'yield' inside list comprehension", 1, 19, 26},
        {"def f(): return ((yield x) for x in y)", "'yield' inside generator expression", 1, 19, 26},
        {"def f(): return {(yield x): 1 for x in y}", "'yield' inside dict comprehension", 1, 19, 26},
        {"try: pass\nexcept: pass\nexcept E: pass", "default 'except:' must be last", 2, 1, 13},
        {"for x in y:\n  try: pass\n  except* E: break",
         "'break', 'continue' and 'return' cannot appear in an except* block", 3, 14, 19},
        {"def f():\n  try: pass\n  except* E: return 1",
         "'break', 'continue' and 'return' cannot appear in an except* block", 3, 21, 22},
        {"a, *b, *c = d", "multiple starred expressions in assignment", 1, 1, 10},
        {"*a = b", "starred assignment target must be in a list or tuple", 1, 1, 3},
        {"x = *a", "can't use starred expression here", 1, 5, 7},
        {"*a", "can't use starred expression here", 1, 1, 3},
        {"match x:\n  case _: pass\n  case 1: pass", "wildcard makes remaining patterns unreachable", 2, 8, 9},
        {"match x:\n  case y: pass\n  case 1: pass", "name capture 'y' makes remaining patterns unreachable", 2, 8, 9},
        {"match x:\n  case (a, a): pass", "multiple assignments to name 'a' in pattern", 2, 12, 13},
        {"match x:\n  case (a | 1): pass", "name capture 'a' makes remaining patterns unreachable", 2, 9, 10},
        {"match x:\n  case [a] | [b]: pass", "alternative patterns bind different names", 2, 8, 17},
        {"match x:\n  case [*a, *b]: pass", "multiple starred names in sequence pattern", 2, 8, 16},
        {"match x:\n  case C(a=1, a=2): pass", "attribute name repeated in class pattern: a", 2, 17, 18},
        {"match x:\n  case {1: a, 1: b}: pass", "mapping pattern checks duplicate key (1)", 2, 8, 20},
        {"match x:\n  case {'k': a, 'k': b}: pass", "mapping pattern checks duplicate key ('k')", 2, 8, 24},
        {"match x:\n  case _ | 1: pass", "wildcard makes remaining patterns unreachable", 2, 8, 9},
        {"x = 1\nfrom __future__ import annotations", "from __future__ imports must occur at the beginning of the file",
         2, 1, 35},
        {"class C:\n  nonlocal x", "no binding for nonlocal 'x' found", 2, 3, 13},
        {"def f():\n  class C:\n    nonlocal y", "no binding for nonlocal 'y' found", 3, 5, 15},
        {"def f():\n  def g():\n    nonlocal x\n    x = 1", "no binding for nonlocal 'x' found", 3, 5, 15},
        {"import a as __debug__", "cannot assign to __debug__", 1, 1, 22},
        {"def __debug__(): pass", "cannot assign to __debug__", 1, 1, 22},
        {"class __debug__: pass", "cannot assign to __debug__", 1, 1, 22},
        {"try: pass\nexcept E as __debug__: pass", "cannot assign to __debug__", 2, 1, 28},
        {"async def f(): return [x async for x in y]\ndef g(): return {x async for x in y}",
         "asynchronous comprehension outside of an asynchronous function", 2, 17, 37},
        {"lambda: await x", "'await' outside async function", 1, 9, 16},
        {"(await x)", "'await' outside function", 1, 2, 9},
    };
    for (const Expected& expected : cases) {
        CAPTURE(expected.source);
        const syntax::SyntaxError error = error_of(expected.source);
        CHECK(error.message == expected.message);
        CHECK(error.line == expected.line);
        CHECK(error.offset == expected.offset);
        CHECK(error.end_offset == expected.end_offset);
    }
}

TEST_CASE("what the compiler does not read is refused by name and place") {
    const auto refused = [](std::string_view source) {
        auto result = compile_source(source);
        REQUIRE(std::holds_alternative<syntax::Unsupported>(result));
        const auto& unsupported = std::get<syntax::Unsupported>(result);
        return std::tuple(unsupported.construct, unsupported.line, unsupported.column);
    };
    CHECK(refused("from __future__ import annotations\nx: lambda: 0\n") ==
          std::tuple("this expression in an annotation under `from __future__ import annotations`", 2, 3));
}

}  // namespace lastref::model::compile
