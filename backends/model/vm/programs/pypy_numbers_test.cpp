#include "backends/model/printed.hpp"

#include <catch2/catch_test_macros.hpp>

// What numbers make of what they are given.
namespace lastref {

using testing::printed;

TEST_CASE("PyPy's numbers have words and ways of their own") {
    const char* source = R"(import math
def tell(function, *arguments):
    try: print(function(*arguments))
    except Exception as error: print(error)
tell(int.from_bytes, b'\xff', 'big', True)
tell((200).to_bytes, 1, 'big', True)
tell(int.from_bytes)
tell(round, 1.6e308, -308)
tell(int, '1' * 5000)
tell(str, 10 ** 5000)
tell(lambda: int(base=10))
tell(float.fromhex, '0x1p10000')
tell(float.fromhex, 'x')
tell(format, 1, '%dd' % 2 ** 65)
tell(format, 3j, '010')
tell(format, 1.5, None)
tell(format, 65, '#c')
tell(math.factorial, -1)
tell(math.log, 2, 1)
tell(math.lcm, 0, 1.5)
class Own(float):
    def __trunc__(self): return 23
    def __floor__(self): return 24
tell(math.trunc, Own(1))
tell(math.floor, Own(1))
class Number:
    def __float__(self): raise TypeError('own')
class Complex:
    def __complex__(self): return 42j
tell(complex, Number())
tell(complex, 1, Number())
tell(complex, 1, Complex())
)";
    CHECK(printed(source, "model:pypy-8.0") == R"(-1
int too big to convert
int.from_bytes() missing 1 required positional argument: 'obj'
overflow occurred during round
Exceeds the limit (4300) for integer string conversion: value has 5000 digits
Exceeds the limit (4300) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit
int() can't convert non-string with explicit base
too large
invalid hex string
too many decimal digits in format string
'=' alignment flag is not allowed in complex format specifier
expected str, got NoneType object
Alternate form (#) not allowed with 'c' presentation type
n must be a non-negative integer
inf
'float' object cannot be interpreted as an integer
23
24
complex() first argument must be a string or a number, not 'Number'
complex() second argument must be a number, not 'Number'
(-41+0j)
)");
    CHECK(printed(source, "model:pypy-7.3") == R"(-1
int too big to convert
from_bytes() missing 2 required positional arguments: 'obj' and 'byteorder'
overflow occurred during round
Exceeds the limit (4300) for integer string conversion: value has 5000 digits
Exceeds the limit (4300) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit
int() can't convert non-string with explicit base
too large
invalid hex string
too many decimal digits in format string
'=' alignment flag is not allowed in complex format specifier
expected str, got NoneType object
Alternate form (#) not allowed with 'c' presentation type
x must be >= 0
inf
'float' object cannot be interpreted as an integer
23
24
complex() first argument must be a string or a number, not 'Number'
complex() second argument must be a number, not 'Number'
(-41+0j)
)");
    CHECK(printed(source, "model:cpython-3.11") == R"(from_bytes() takes at most 2 positional arguments (3 given)
to_bytes() takes at most 2 positional arguments (3 given)
from_bytes() missing required argument 'bytes' (pos 1)
rounded value too large to represent
Exceeds the limit (4300 digits) for integer string conversion: value has 5000 digits; use sys.set_int_max_str_digits() to increase the limit
Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit
int() missing string argument
hexadecimal value too large to represent as a float
invalid hexadecimal floating-point string
Too many decimal digits in format string
Zero padding is not allowed in complex format specifier
format() argument 2 must be str, not None
Alternate form (#) not allowed with integer format specifier 'c'
factorial() not defined for negative values
float division by zero
'float' object cannot be interpreted as an integer
23
24
own
own
complex() second argument must be a number, not 'Complex'
)");
}

TEST_CASE("Slices, complex numbers and hexadecimal ones are exact everywhere") {
    const char* source = R"(def tell(*values):
    try: print(slice(*values[:3]).indices(values[3]))
    except Exception as error: print(error)
class Index:
    def __init__(self, name, value): self.name, self.value = name, value
    def __index__(self):
        print(self.name, end=' ')
        return self.value
tell(Index('start', 1), Index('stop', 2), Index('step', 2 ** 100), Index('length', 4))
tell(-2 ** 100, 2 ** 100, -2 ** 100, 4)
tell(1, 2, 3, -2 ** 90)
class Complex:
    def __complex__(self): return 42j
class Derived(complex):
    def __complex__(self): return 3j
for arguments in (Complex(), 1), (1, Complex()), (Derived(1),):
    try: print(complex(*arguments))
    except TypeError as error: print(error)
for text in '--nan', '0xnan', '+0x1.0p+-0', '.8', '-0x1p-2000':
    try: print(float.fromhex(text))
    except ValueError as error: print(error)
)";
    const char* expected = R"(length step start stop (1, 2, 1267650600228229401496703205376)
(-1, 3, -1267650600228229401496703205376)
length should not be negative
43j
(-41+0j)
3j
invalid hex string
invalid hex string
invalid hex string
0.5
-0.0
)";
    for (const char* runtime : {"model:pypy-8.0", "model:pypy-7.3"}) CHECK(printed(source, runtime) == expected);
    const char* on_cpython = R"(length step start stop (1, 2, 1267650600228229401496703205376)
(-1, 3, -1267650600228229401496703205376)
length should not be negative
43j
complex() second argument must be a number, not 'Complex'
3j
invalid hexadecimal floating-point string
invalid hexadecimal floating-point string
invalid hexadecimal floating-point string
0.5
-0.0
)";
    for (const char* runtime : {"model:cpython-3.11", "model:cpython-3.8"})
        CHECK(printed(source, runtime) == on_cpython);
}

}  // namespace lastref
