#include "backends/model/printed.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string_view>

namespace lastref::testing {

TEST_CASE("What an array.array does") {
    constexpr std::string_view source = R"(
import collections.abc
from array import array
class Sub(array): pass
def tell(work):
    a = array('i', [1, 2, 3, 4, 5])
    try: print(work(a), a)
    except Exception as e: print(type(e).__name__, e, a)
for work in (lambda a: a[9], lambda a: a['x'], lambda a: a[1:3], lambda a: a[::-2], lambda a: a + array('i', [6]), lambda a: a + array('b', [6]), lambda a: a + [6], lambda a: a * 2, lambda a: 3 in a, lambda a: a.index(33), lambda a: a == [1, 2, 3, 4, 5], lambda a: a < array('d', [1, 2.5]), lambda a: a < 1, lambda a: hash(a), lambda a: a.append('x'), lambda a: a.extend([6, 'x']), lambda a: a.extend(array('b', [6])), lambda a: a.insert(-1, 9), lambda a: a.pop(9), lambda a: a.remove(33), lambda a: a.reverse(), lambda a: a.__setitem__(9, 1), lambda a: a.__setitem__(slice(1, 3), array('i', [7, 8, 9])), lambda a: a.__setitem__(slice(1, 3), [7]), lambda a: a.__setitem__(slice(0, 5, 2), array('i', [7])), lambda a: a.__delitem__(slice(4, None, -2)), lambda a: a.__iadd__([6]), lambda a: a.__imul__(0), lambda a: a.frombytes(b'\1\0\0'), lambda a: a.fromlist([6, 'x']), lambda a: a.byteswap(), lambda a: (a.typecode, a.itemsize, a.tolist(), a.tobytes()), lambda a: b'x' + a[:1], lambda a: (Sub('i', [1]), type(Sub('i') + a)), lambda a: issubclass(array, collections.abc.MutableSequence)): tell(work)
)";
    CHECK(printed(source, "model:cpython-3.6") == R"(IndexError array index out of range array('i', [1, 2, 3, 4, 5])
TypeError array indices must be integers array('i', [1, 2, 3, 4, 5])
array('i', [2, 3]) array('i', [1, 2, 3, 4, 5])
array('i', [5, 3, 1]) array('i', [1, 2, 3, 4, 5])
array('i', [1, 2, 3, 4, 5, 6]) array('i', [1, 2, 3, 4, 5])
TypeError bad argument type for built-in operation array('i', [1, 2, 3, 4, 5])
TypeError can only append array (not "list") to array array('i', [1, 2, 3, 4, 5])
array('i', [1, 2, 3, 4, 5, 1, 2, 3, 4, 5]) array('i', [1, 2, 3, 4, 5])
True array('i', [1, 2, 3, 4, 5])
ValueError array.index(x): x not in list array('i', [1, 2, 3, 4, 5])
False array('i', [1, 2, 3, 4, 5])
True array('i', [1, 2, 3, 4, 5])
TypeError '<' not supported between instances of 'array.array' and 'int' array('i', [1, 2, 3, 4, 5])
TypeError unhashable type: 'array.array' array('i', [1, 2, 3, 4, 5])
TypeError an integer is required (got type str) array('i', [1, 2, 3, 4, 5])
TypeError an integer is required (got type str) array('i', [1, 2, 3, 4, 5, 6])
TypeError can only extend with array of same kind array('i', [1, 2, 3, 4, 5])
None array('i', [1, 2, 3, 4, 9, 5])
IndexError pop index out of range array('i', [1, 2, 3, 4, 5])
ValueError array.remove(x): x not in list array('i', [1, 2, 3, 4, 5])
None array('i', [5, 4, 3, 2, 1])
IndexError array assignment index out of range array('i', [1, 2, 3, 4, 5])
None array('i', [1, 7, 8, 9, 4, 5])
TypeError can only assign array (not "list") to array slice array('i', [1, 2, 3, 4, 5])
ValueError attempt to assign array of size 1 to extended slice of size 3 array('i', [1, 2, 3, 4, 5])
None array('i', [2, 4])
TypeError can only extend array with array (not "list") array('i', [1, 2, 3, 4, 5])
array('i') array('i')
ValueError bytes length not a multiple of item size array('i', [1, 2, 3, 4, 5])
TypeError an integer is required (got type str) array('i', [1, 2, 3, 4, 5])
None array('i', [16777216, 33554432, 50331648, 67108864, 83886080])
('i', 4, [1, 2, 3, 4, 5], b'\x01\x00\x00\x00\x02\x00\x00\x00\x03\x00\x00\x00\x04\x00\x00\x00\x05\x00\x00\x00') array('i', [1, 2, 3, 4, 5])
b'x\x01\x00\x00\x00' array('i', [1, 2, 3, 4, 5])
(array('i', [1]), <class 'array.array'>) array('i', [1, 2, 3, 4, 5])
False array('i', [1, 2, 3, 4, 5])
)");
    CHECK(printed(source, "model:cpython-3.13") == R"(IndexError array index out of range array('i', [1, 2, 3, 4, 5])
TypeError array indices must be integers array('i', [1, 2, 3, 4, 5])
array('i', [2, 3]) array('i', [1, 2, 3, 4, 5])
array('i', [5, 3, 1]) array('i', [1, 2, 3, 4, 5])
array('i', [1, 2, 3, 4, 5, 6]) array('i', [1, 2, 3, 4, 5])
TypeError bad argument type for built-in operation array('i', [1, 2, 3, 4, 5])
TypeError can only append array (not "list") to array array('i', [1, 2, 3, 4, 5])
array('i', [1, 2, 3, 4, 5, 1, 2, 3, 4, 5]) array('i', [1, 2, 3, 4, 5])
True array('i', [1, 2, 3, 4, 5])
ValueError array.index(x): x not in array array('i', [1, 2, 3, 4, 5])
False array('i', [1, 2, 3, 4, 5])
True array('i', [1, 2, 3, 4, 5])
TypeError '<' not supported between instances of 'array.array' and 'int' array('i', [1, 2, 3, 4, 5])
TypeError unhashable type: 'array.array' array('i', [1, 2, 3, 4, 5])
TypeError 'str' object cannot be interpreted as an integer array('i', [1, 2, 3, 4, 5])
TypeError 'str' object cannot be interpreted as an integer array('i', [1, 2, 3, 4, 5, 6])
TypeError can only extend with array of same kind array('i', [1, 2, 3, 4, 5])
None array('i', [1, 2, 3, 4, 9, 5])
IndexError pop index out of range array('i', [1, 2, 3, 4, 5])
ValueError array.remove(x): x not in array array('i', [1, 2, 3, 4, 5])
None array('i', [5, 4, 3, 2, 1])
IndexError array assignment index out of range array('i', [1, 2, 3, 4, 5])
None array('i', [1, 7, 8, 9, 4, 5])
TypeError can only assign array (not "list") to array slice array('i', [1, 2, 3, 4, 5])
ValueError attempt to assign array of size 1 to extended slice of size 3 array('i', [1, 2, 3, 4, 5])
None array('i', [2, 4])
TypeError can only extend array with array (not "list") array('i', [1, 2, 3, 4, 5])
array('i') array('i')
ValueError bytes length not a multiple of item size array('i', [1, 2, 3, 4, 5])
TypeError 'str' object cannot be interpreted as an integer array('i', [1, 2, 3, 4, 5])
None array('i', [16777216, 33554432, 50331648, 67108864, 83886080])
('i', 4, [1, 2, 3, 4, 5], b'\x01\x00\x00\x00\x02\x00\x00\x00\x03\x00\x00\x00\x04\x00\x00\x00\x05\x00\x00\x00') array('i', [1, 2, 3, 4, 5])
b'x\x01\x00\x00\x00' array('i', [1, 2, 3, 4, 5])
(Sub('i', [1]), <class 'array.array'>) array('i', [1, 2, 3, 4, 5])
True array('i', [1, 2, 3, 4, 5])
)");
}

}  // namespace lastref::testing
