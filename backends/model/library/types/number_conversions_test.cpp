#include "backends/model/printed.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string_view>

namespace lastref::testing {

TEST_CASE("Which numbers what has __index__ or __int__ alone can be") {
    constexpr std::string_view source = R"(
import math
class I:
    def __index__(self): return 3
class N:
    def __int__(self): return 3
class W:
    def __index__(self): return None
def t(f, v):
    try: print(f(v))
    except TypeError as e: print(e)
for v in I(), N(), W():
    t(int, v)
    t('%d'.__mod__, v)
    t('%x'.__mod__, v)
    t('%c'.__mod__, v)
    t('%f'.__mod__, v)
    t(float, v)
    t(math.floor, v)
    t(chr, v)
    t(lambda v: '%*d' % (v, 5), v)
    t(lambda v: 'a'.ljust(v) + '|', v)
    t(lambda v: math.ldexp(1.0, v), v)
)";
    CHECK(printed(source, "model:cpython-3.7") ==
          R"(int() argument must be a string, a bytes-like object or a number, not 'I'
%d format: a number is required, not I
%x format: an integer is required, not I

must be real number, not I
float() argument must be a string or a number, not 'I'
must be real number, not I
an integer is required (got type I)
* wants int
a  |
Expected an int as second argument to ldexp.
3
3
%x format: an integer is required, not N
%c requires int or char
must be real number, not N
float() argument must be a string or a number, not 'N'
must be real number, not N

* wants int
'N' object cannot be interpreted as an integer
Expected an int as second argument to ldexp.
int() argument must be a string, a bytes-like object or a number, not 'W'
%d format: a number is required, not W
%x format: an integer is required, not W
%c requires int or char
must be real number, not W
float() argument must be a string or a number, not 'W'
must be real number, not W
an integer is required (got type W)
* wants int
__index__ returned non-int (type NoneType)
Expected an int as second argument to ldexp.
)");
    CHECK(printed(source, "model:cpython-3.10") == R"(3
3
3

3.000000
3.0
3

* wants int
a  |
Expected an int as second argument to ldexp.
3
3
%x format: an integer is required, not N
%c requires int or char
must be real number, not N
float() argument must be a string or a real number, not 'N'
must be real number, not N
'N' object cannot be interpreted as an integer
* wants int
'N' object cannot be interpreted as an integer
Expected an int as second argument to ldexp.
__index__ returned non-int (type NoneType)
%d format: a real number is required, not W
%x format: an integer is required, not W
%c requires int or char
__index__ returned non-int (type NoneType)
__index__ returned non-int (type NoneType)
__index__ returned non-int (type NoneType)
__index__ returned non-int (type NoneType)
* wants int
__index__ returned non-int (type NoneType)
Expected an int as second argument to ldexp.
)");
    CHECK(printed(source, "model:cpython-3.15") == R"(3
3
3

3.000000
3.0
3

format argument 1: * requires int, not I
a  |
Expected an int as second argument to ldexp.
3
3
format argument: %x requires an integer, not N
format argument: %c requires an integer or a unicode character, not N
format argument: %f requires a real number, not N
float() argument must be a string or a real number, not 'N'
must be real number, not N
'N' object cannot be interpreted as an integer
format argument 1: * requires int, not N
'N' object cannot be interpreted as an integer
Expected an int as second argument to ldexp.
W.__index__() must return an int, not NoneType
format argument: %d requires a real number, not W
format argument: %x requires an integer, not W
format argument: %c requires an integer or a unicode character, not W
format argument: %f requires a real number, not W
W.__index__() must return an int, not NoneType
W.__index__() must return an int, not NoneType
W.__index__() must return an int, not NoneType
format argument 1: * requires int, not W
W.__index__() must return an int, not NoneType
Expected an int as second argument to ldexp.
)");
    CHECK(printed(source, "model:pypy-7.3") == R"(3
3
3

must be real number, not I
3.0
must be real number, not I

  5
a  |
integer required for second argument
3
3
%x format: an integer is required, not N
%c requires int or char
must be real number, not N
float() argument must be a string or a number, not 'N'
must be real number, not N

  5
a  |
integer required for second argument
__index__ returned non-int (type NoneType)
%d format: a number is required, not W
%x format: an integer is required, not W
%c requires int or char
must be real number, not W
__index__ returned non-int (type NoneType)
must be real number, not W
__int__ returned non-int (type 'NoneType')
__int__ returned non-int (type 'NoneType')
__int__ returned non-int (type 'NoneType')
integer required for second argument
)");
    CHECK(printed(source, "model:pypy-8.0") == R"(3
3
3

must be real number, not I
3.0
must be real number, not I

  5
a  |
integer required for second argument
3
3
%x format: an integer is required, not N
%c requires int or char
must be real number, not N
float() argument must be a string or a number, not 'N'
must be real number, not N

  5
a  |
integer required for second argument
__index__ returned non-int (type NoneType)
%d format: a real number is required, not W
%x format: an integer is required, not W
%c requires int or char
must be real number, not W
__index__ returned non-int (type NoneType)
must be real number, not W
__int__ returned non-int (type 'NoneType')
__int__ returned non-int (type 'NoneType')
__int__ returned non-int (type 'NoneType')
integer required for second argument
)");
}

}  // namespace lastref::testing
