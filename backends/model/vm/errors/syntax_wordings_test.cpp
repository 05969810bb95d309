#include "backends/model/printed.hpp"
#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

namespace lastref {

using testing::changes;
using testing::printed;

TEST_CASE("What is wrong with a program is said in the words of the version") {
    const char* source =
        R"(for s in ('print "a",', 'f() = 1', '1abc', '0x', '(', 'a b', '"abc', 'yield from x', 'lambda a=1, b: 0', 'del f()', 'None = 1',
          ')', 'exec "x"', 'ub"x"', 'def f(*): pass', 'if 1:\nx', '(a, b) += 1'):
    try: compile(s, 'f', 'exec')
    except SyntaxError as error: print(error.msg)
)";
    CHECK(printed(source, "model:cpython-3.7") ==
          R"(Missing parentheses in call to 'print'. Did you mean print("a", end=" ")?
can't assign to function call
invalid syntax
invalid token
unexpected EOF while parsing
invalid syntax
EOL while scanning string literal
'yield' outside function
non-default argument follows default argument
can't delete function call
can't assign to keyword
invalid syntax
Missing parentheses in call to 'exec'
invalid syntax
named arguments must follow bare *
expected an indented block
illegal expression for augmented assignment
)");
    CHECK(printed(source, "model:cpython-3.8") ==
          R"(Missing parentheses in call to 'print'. Did you mean print("a", end=" ")?
cannot assign to function call
invalid syntax
invalid hexadecimal literal
unexpected EOF while parsing
invalid syntax
EOL while scanning string literal
'yield' outside function
non-default argument follows default argument
cannot delete function call
cannot assign to None
unmatched ')'
Missing parentheses in call to 'exec'
invalid syntax
named arguments must follow bare *
expected an indented block
illegal expression for augmented assignment
)");
    CHECK(changes(source, "model:cpython-3.8", "model:cpython-3.9") ==
          R"(-17 illegal expression for augmented assignment
+17 'tuple' is an illegal expression for augmented assignment
)");
    CHECK(printed(source, "model:cpython-3.11") == R"(Missing parentheses in call to 'print'. Did you mean print(...)?
cannot assign to function call here. Maybe you meant '==' instead of '='?
invalid decimal literal
invalid hexadecimal literal
'(' was never closed
invalid syntax
unterminated string literal (detected at line 1)
'yield' outside function
non-default argument follows default argument
cannot delete function call
cannot assign to None
unmatched ')'
Missing parentheses in call to 'exec'. Did you mean exec(...)?
invalid syntax
named arguments must follow bare *
expected an indented block after 'if' statement on line 1
'tuple' is an illegal expression for augmented assignment
)");
    CHECK(changes(source, "model:cpython-3.11", "model:cpython-3.13") ==
          R"(-8 'yield' outside function
-9 non-default argument follows default argument
+8 'yield from' outside function
+9 parameter without a default follows parameter with a default
)");
    CHECK(changes(source, "model:cpython-3.11", "model:cpython-3.15") ==
          R"(-8 'yield' outside function
-9 non-default argument follows default argument
+8 'yield from' outside function
+9 parameter without a default follows parameter with a default
-14 invalid syntax
-15 named arguments must follow bare *
+14 'u' and 'b' prefixes are incompatible
+15 named parameters must follow bare *
)");
}

TEST_CASE("What cannot be meant is compiled with a warning") {
    const char* source = R"(import warnings
for s in ('x is 1', 'x is not -1', 'x is ()', '[1, 2](3)', '"a"["b"]', '{1}[0]', 'assert (1, "x")', 'assert (x, "x")',
          'try: pass\nfinally:\n while x: break\n for i in x:\n  continue\n break' if 0 else 'for i in x:\n try: pass\n finally: break'):
    with warnings.catch_warnings(record=True) as log:
        warnings.simplefilter('always')
        compile(s, 'f.py', 'exec')
    print([(str(w.message), w.category.__name__, w.lineno, w.filename) for w in log])
warnings.simplefilter('error')
try: compile('x\nassert (x, 1)', 'g', 'exec')
except (SyntaxError, SyntaxWarning) as error: print(type(error).__name__, error)
)";
    CHECK(printed(source, "model:cpython-3.7") == R"([]
[]
[]
[]
[]
[]
[]
[('assertion is always true, perhaps remove parentheses?', 'SyntaxWarning', 1, 'f.py')]
[]
SyntaxWarning assertion is always true, perhaps remove parentheses?
)");
    CHECK(printed(source, "model:cpython-3.8") ==
          R"([('"is" with a literal. Did you mean "=="?', 'SyntaxWarning', 1, 'f.py')]
[('"is not" with a literal. Did you mean "!="?', 'SyntaxWarning', 1, 'f.py')]
[('"is" with a literal. Did you mean "=="?', 'SyntaxWarning', 1, 'f.py')]
[("'list' object is not callable; perhaps you missed a comma?", 'SyntaxWarning', 1, 'f.py')]
[('str indices must be integers or slices, not str; perhaps you missed a comma?', 'SyntaxWarning', 1, 'f.py')]
[("'set' object is not subscriptable; perhaps you missed a comma?", 'SyntaxWarning', 1, 'f.py')]
[]
[('assertion is always true, perhaps remove parentheses?', 'SyntaxWarning', 1, 'f.py')]
[]
SyntaxError assertion is always true, perhaps remove parentheses? (g, line 2)
)");
    CHECK(changes(source, "model:cpython-3.8", "model:cpython-3.11") ==
          R"(-7 []
+7 [('assertion is always true, perhaps remove parentheses?', 'SyntaxWarning', 1, 'f.py')]
)");
    CHECK(printed(source, "model:cpython-3.13") ==
          R"([('"is" with \'int\' literal. Did you mean "=="?', 'SyntaxWarning', 1, 'f.py')]
[('"is not" with \'int\' literal. Did you mean "!="?', 'SyntaxWarning', 1, 'f.py')]
[('"is" with \'tuple\' literal. Did you mean "=="?', 'SyntaxWarning', 1, 'f.py')]
[("'list' object is not callable; perhaps you missed a comma?", 'SyntaxWarning', 1, 'f.py')]
[('str indices must be integers or slices, not str; perhaps you missed a comma?', 'SyntaxWarning', 1, 'f.py')]
[("'set' object is not subscriptable; perhaps you missed a comma?", 'SyntaxWarning', 1, 'f.py')]
[('assertion is always true, perhaps remove parentheses?', 'SyntaxWarning', 1, 'f.py')]
[('assertion is always true, perhaps remove parentheses?', 'SyntaxWarning', 1, 'f.py')]
[]
SyntaxError assertion is always true, perhaps remove parentheses? (g, line 2)
)");
    CHECK(changes(source, "model:cpython-3.13", "model:cpython-3.14") ==
          R"(-2 [('"is not" with \'int\' literal. Did you mean "!="?', 'SyntaxWarning', 1, 'f.py')]
+2 []
-9 []
+9 [("'break' in a 'finally' block", 'SyntaxWarning', 3, 'f.py')]
)");
}

TEST_CASE("A program that is no Python is shown with the whole token that is wrong") {
    CHECK(printed("x = a 'abc'\n", "model:cpython-3.13") == R"(  File "program.py", line 1
    x = a 'abc'
          ^^^^^
SyntaxError: invalid syntax
)");
    CHECK(printed("x = a 'abc'\n", "model:cpython-3.8") == R"(  File "program.py", line 1
    x = a 'abc'
          ^
SyntaxError: invalid syntax
)");
}

TEST_CASE("Template strings are refused by name where the language has them") {
    for (const auto& each : make_model_runtimes()) {
        const auto observation = each->run({"program.py", "x = 1\nprint(t'{x}')\n", {}}, {}, {}, {});
        const bool has_them = each->name() == "model:cpython-3.14" || each->name() == "model:cpython-3.15";
        if (has_them) CHECK(observation.reason == "program.py:2:1: a template string");
        if (each->name() == "model:cpython-3.13") CHECK(observation.status == Status::raised);
    }
}

}  // namespace lastref
