#include "backends/model/printed.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string_view>

namespace lastref::testing {

TEST_CASE("What struct does not pack") {
    constexpr std::string_view source = R"(
import struct
def tell(*given):
    try: print(struct.pack(*given))
    except Exception as e: print(given[0], type(e).__name__, e)
for code, value in ('b', 300), ('b', 2**70), ('h', 70000), ('I', -1), ('I', 2**40), ('Q', -1), ('Q', -2**70), ('f', '5'), ('c', 'a'), ('c', b''), ('2s', 'a'): tell(code, value)
tell('2b', 1)
tell('b', 1, 2)
try: struct.unpack('i', b'a')
except struct.error as e: print(e)
)";
    CHECK(printed(source, "model:cpython-3.8") == R"(b error byte format requires -128 <= number <= 127
b error argument out of range
h error short format requires (-0x7fff - 1) <= number <= 0x7fff
I error argument out of range
I error 'I' format requires 0 <= number <= 4294967295
Q error argument out of range
Q error argument out of range
f error required argument is not a float
c error char format requires a bytes object of length 1
c error char format requires a bytes object of length 1
2s error argument for 's' must be a bytes object
2b error pack expected 2 items for packing (got 1)
b error pack expected 1 items for packing (got 2)
unpack requires a buffer of 4 bytes
)");
    CHECK(printed(source, "model:cpython-3.13") == R"(b error 'b' format requires -128 <= number <= 127
b error 'b' format requires -128 <= number <= 127
h error 'h' format requires -32768 <= number <= 32767
I error 'I' format requires 0 <= number <= 4294967295
I error 'I' format requires 0 <= number <= 4294967295
Q error 'Q' format requires 0 <= number <= 18446744073709551615
Q error 'Q' format requires 0 <= number <= 18446744073709551615
f error required argument is not a float
c error char format requires a bytes object of length 1
c error char format requires a bytes object of length 1
2s error argument for 's' must be a bytes object
2b error pack expected 2 items for packing (got 1)
b error pack expected 1 items for packing (got 2)
unpack requires a buffer of 4 bytes
)");
    CHECK(printed(source, "model:pypy-7.3") == R"(b error argument out of range for 1-byte integer format
b error argument out of range
h error argument out of range for 2-bytes integer format
I error argument out of range for 4-bytes integer format
I error argument out of range for 4-bytes integer format
Q ValueError cannot convert negative integer to unsigned
Q ValueError cannot convert negative integer to unsigned int
f error required argument is not a float
c TypeError expected bytes, got str object
c error expected a string of length 1
2s TypeError expected bytes, got str object
2b error struct format requires more arguments
b error too many arguments for struct format
unpack str size too short for format
)");
}

}  // namespace lastref::testing
