#include "backends/model/printed.hpp"
#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string_view>

namespace lastref::testing {

TEST_CASE("What derives from str goes through formats unchanged, and dies where the text does") {
    constexpr std::string_view source = R"(
class S(str):
    def __del__(self): print('~', self.upper())
class R(S):
    def __str__(self): return self
    __format__ = lambda self, spec: self
def name(x): return type(x).__name__
for C in S, R:
    for make in (lambda: '%s' % C('a'), lambda: '%s' % (C('b'),), lambda: '%s!' % C('c'), lambda: f'{C("d")}', lambda: f'{C("e"):s}',
                 lambda: '{}'.format(C('f')), lambda: format(C('g'), '1'), lambda: format(C('h'), '3'), lambda: format(C('i'), '.1')):
        print(name(make()))
for spec in 'd', ' ', '.s', '05':
    try: print(format(S('x'), spec))
    except ValueError as e: print(e)
)";
    CHECK(printed(source, "model:cpython-3.8") == R"(~ A
str
~ B
str
~ C
str
~ D
str
~ E
S
~ F
str
~ G
S
~ H
str
~ I
S
~ A
R
~ B
R
~ C
str
~ D
R
~ E
R
~ F
R
~ G
R
~ H
R
~ I
R
~ X
Unknown format code 'd' for object of type 'S'
~ X
Sign not allowed in string format specifier
~ X
Format specifier missing precision
~ X
'=' alignment not allowed in string format specifier
)");
    for (const char* each : {"model:cpython-3.10", "model:cpython-3.13"})
        CHECK(changes(source, "model:cpython-3.8", each) == R"(-40 Sign not allowed in string format specifier
+40 Space not allowed in string format specifier
-44 '=' alignment not allowed in string format specifier
+44 x0000
)");
    CHECK(printed(source, "model:pypy-7.3") == R"(str
str
str
str
str
str
str
str
str
str
str
str
R
R
str
R
R
R
Unknown format code 'd' for object of type 'str'
Space not allowed in string format specifier
no precision given
'=' alignment not allowed in string format specifier
)");
    CHECK(printed(source, "model:pypy-8.0") == R"(str
str
str
str
str
str
str
str
str
str
str
str
R
R
str
R
R
R
Unknown format code 'd' for object of type 'str'
Space not allowed in string format specifier
no precision given
x0000
)");
}

}  // namespace lastref::testing
