#include "backends/model/printed.hpp"

#include <catch2/catch_test_macros.hpp>

namespace lastref {

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
    CHECK(printed(source, "model:cpython-3.9") ==
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
'tuple' is an illegal expression for augmented assignment
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
    CHECK(printed(source, "model:cpython-3.13") == R"(Missing parentheses in call to 'print'. Did you mean print(...)?
cannot assign to function call here. Maybe you meant '==' instead of '='?
invalid decimal literal
invalid hexadecimal literal
'(' was never closed
invalid syntax
unterminated string literal (detected at line 1)
'yield from' outside function
parameter without a default follows parameter with a default
cannot delete function call
cannot assign to None
unmatched ')'
Missing parentheses in call to 'exec'. Did you mean exec(...)?
invalid syntax
named arguments must follow bare *
expected an indented block after 'if' statement on line 1
'tuple' is an illegal expression for augmented assignment
)");
    CHECK(printed(source, "model:cpython-3.15") == R"(Missing parentheses in call to 'print'. Did you mean print(...)?
cannot assign to function call here. Maybe you meant '==' instead of '='?
invalid decimal literal
invalid hexadecimal literal
'(' was never closed
invalid syntax
unterminated string literal (detected at line 1)
'yield from' outside function
parameter without a default follows parameter with a default
cannot delete function call
cannot assign to None
unmatched ')'
Missing parentheses in call to 'exec'. Did you mean exec(...)?
'u' and 'b' prefixes are incompatible
named parameters must follow bare *
expected an indented block after 'if' statement on line 1
'tuple' is an illegal expression for augmented assignment
)");
}

}  // namespace lastref
