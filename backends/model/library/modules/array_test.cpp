#include "backends/model/printed.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string_view>

namespace lastref::testing {

TEST_CASE("What an array.array takes") {
    constexpr std::string_view source = R"(
from array import array
def tell(code, value):
    try: print(array(code, [value]))
    except Exception as e: print(code, type(e).__name__, e)
for code, value in ('b', 128), ('b', 40000), ('b', 'a'), ('B', -1), ('h', 2**20), ('H', 2**16), ('H', 2**40), ('i', 2**31), ('i', 2**70), ('I', -1), ('I', 2**32), ('L', 2**64 - 1), ('L', 2**64), ('q', 2**63), ('Q', -1), ('f', 0.1), ('d', 'x'), ('u', '\u20ac'), ('u', 'ab'), ('u', 1): tell(code, value)
def made(*given):
    try: print(array(*given))
    except Exception as e: print(type(e).__name__, e)
for given in (), ('i',), ('x',), ('ii',), (1,), ('i', 5), ('i', 'abc'), ('i', b'abcd'), ('i', b'abc'), ('i', array('b', [1, 2])), ('i', array('d', [1.5])), ('d', range(3)), ('u', 'abc'): made(*given)
)";
    CHECK(printed(source, "model:cpython-3.6") == R"(b OverflowError signed char is greater than maximum
b OverflowError signed short integer is greater than maximum
b TypeError an integer is required (got type str)
B OverflowError unsigned byte integer is less than minimum
h OverflowError signed short integer is greater than maximum
H OverflowError unsigned short is greater than maximum
H OverflowError signed integer is greater than maximum
i OverflowError signed integer is greater than maximum
i OverflowError Python int too large to convert to C long
I OverflowError can't convert negative value to unsigned int
I OverflowError unsigned int is greater than maximum
array('L', [18446744073709551615])
L OverflowError Python int too large to convert to C unsigned long
q OverflowError int too big to convert
Q OverflowError can't convert negative int to unsigned
array('f', [0.10000000149011612])
d TypeError must be real number, not str
array('u', '€')
u TypeError array item must be unicode character
u TypeError array item must be unicode character
TypeError array() takes at least 1 argument (0 given)
array('i')
ValueError bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)
TypeError array() argument 1 must be a unicode character, not str
TypeError array() argument 1 must be a unicode character, not int
TypeError 'int' object is not iterable
TypeError cannot use a str to initialize an array with typecode 'i'
array('i', [1684234849])
ValueError bytes length not a multiple of item size
array('i', [1, 2])
TypeError integer argument expected, got float
array('d', [0.0, 1.0, 2.0])
array('u', 'abc')
)");
    CHECK(printed(source, "model:cpython-3.14") == R"(b OverflowError signed char is greater than maximum
b OverflowError signed short integer is greater than maximum
b TypeError 'str' object cannot be interpreted as an integer
B OverflowError unsigned byte integer is less than minimum
h OverflowError signed short integer is greater than maximum
H OverflowError unsigned short is greater than maximum
H OverflowError signed integer is greater than maximum
i OverflowError signed integer is greater than maximum
i OverflowError Python int too large to convert to C long
I OverflowError can't convert negative value to unsigned int
I OverflowError unsigned int is greater than maximum
array('L', [18446744073709551615])
L OverflowError Python int too large to convert to C unsigned long
q OverflowError int too big to convert
Q OverflowError can't convert negative int to unsigned
array('f', [0.10000000149011612])
d TypeError must be real number, not str
array('u', '€')
u TypeError array item must be a unicode character, not a string of length 2
u TypeError array item must be a unicode character, not int
TypeError array() takes at least 1 argument (0 given)
array('i')
ValueError bad typecode (must be b, B, u, w, h, H, i, I, l, L, q, Q, f or d)
TypeError array() argument 1 must be a unicode character, not a string of length 2
TypeError array() argument 1 must be a unicode character, not int
TypeError 'int' object is not iterable
TypeError cannot use a str to initialize an array with typecode 'i'
array('i', [1684234849])
ValueError bytes length not a multiple of item size
array('i', [1, 2])
TypeError 'float' object cannot be interpreted as an integer
array('d', [0.0, 1.0, 2.0])
array('u', 'abc')
)");
}

TEST_CASE("An array.array gives its bytes, and is copied and pickled") {
    constexpr std::string_view source = R"(
import copy, gc, io, pickle, weakref
from array import array
a = array('B', [1, 2, 3])
view = memoryview(a)
for work in (lambda: a.append(4), lambda: a.pop(), lambda: a.__setitem__(0, 9), lambda: a.__setitem__(slice(0, 1), array('B', [1, 2])), lambda: a.extend([])):
    try: print(work(), a)
    except BufferError as e: print(e)
view[1] = 77
print(a, view.obj is a, view.tolist())
view.release()
a.append(4)
print(a, bytes(a), bytearray(a), b'ab' == array('B', b'ab'), bytearray(b'ab') == array('B', b'ab'))
numbers = array('i', [0, 0])
print(io.BytesIO(b'0123456789').readinto(numbers), numbers.tobytes())
file = io.BytesIO()
file.write(numbers)
numbers.tofile(file)
print(file.getvalue())
file.seek(0)
numbers.fromfile(file, 1)
print(numbers)
class Sub(array): pass
sub = Sub('d', [1.5])
sub.x = 1
for value in numbers, sub, array('u', 'ab'), iter(numbers):
    for protocol in 2, 4:
        made = pickle.loads(pickle.dumps(value, protocol))
        print(type(made), list(made), getattr(made, '__dict__', None))
print(pickle.dumps(array('h', [1, 2]), 2), pickle.dumps(array('h', [1, 2]), 4))
print(copy.copy(numbers), copy.deepcopy(numbers), gc.is_tracked(numbers), len(gc.get_referents(numbers)))
dies = weakref.ref(numbers)
del numbers, value
print(dies())
)";
    CHECK(printed(source, "model:cpython-3.8") == R"(cannot resize an array that is exporting buffers
cannot resize an array that is exporting buffers
None array('B', [9, 2, 3])
cannot resize an array that is exporting buffers
None array('B', [9, 2, 3])
array('B', [9, 77, 3]) True [9, 77, 3]
array('B', [9, 77, 3, 4]) b'\tM\x03\x04' bytearray(b'\tM\x03\x04') False True
8 b'01234567'
b'0123456701234567'
array('i', [858927408, 926299444, 858927408])
<class 'array.array'> [858927408, 926299444, 858927408] None
<class 'array.array'> [858927408, 926299444, 858927408] None
<class '__main__.Sub'> [1.5] {'x': 1}
<class '__main__.Sub'> [1.5] {'x': 1}
<class 'array.array'> ['a', 'b'] None
<class 'array.array'> ['a', 'b'] None
<class 'arrayiterator'> [858927408, 926299444, 858927408] None
<class 'arrayiterator'> [858927408, 926299444, 858927408] None
b'\x80\x02carray\narray\nq\x00X\x01\x00\x00\x00hq\x01]q\x02(K\x01K\x02e\x86q\x03Rq\x04.' b'\x80\x04\x95@\x00\x00\x00\x00\x00\x00\x00\x8c\x05array\x94\x8c\x14_array_reconstructor\x94\x93\x94(h\x00\x8c\x05array\x94\x93\x94\x8c\x01h\x94K\x04C\x04\x01\x00\x02\x00\x94t\x94R\x94.'
array('i', [858927408, 926299444, 858927408]) array('i', [858927408, 926299444, 858927408]) False 0
None
)");
    CHECK(printed(source, "model:cpython-3.13") == R"(cannot resize an array that is exporting buffers
cannot resize an array that is exporting buffers
None array('B', [9, 2, 3])
cannot resize an array that is exporting buffers
None array('B', [9, 2, 3])
array('B', [9, 77, 3]) True [9, 77, 3]
array('B', [9, 77, 3, 4]) b'\tM\x03\x04' bytearray(b'\tM\x03\x04') False True
8 b'01234567'
b'0123456701234567'
array('i', [858927408, 926299444, 858927408])
<class 'array.array'> [858927408, 926299444, 858927408] None
<class 'array.array'> [858927408, 926299444, 858927408] None
<class '__main__.Sub'> [1.5] {'x': 1}
<class '__main__.Sub'> [1.5] {'x': 1}
<class 'array.array'> ['a', 'b'] None
<class 'array.array'> ['a', 'b'] None
<class 'array.arrayiterator'> [858927408, 926299444, 858927408] None
<class 'array.arrayiterator'> [858927408, 926299444, 858927408] None
b'\x80\x02carray\narray\nq\x00X\x01\x00\x00\x00hq\x01]q\x02(K\x01K\x02e\x86q\x03Rq\x04.' b'\x80\x04\x95F\x00\x00\x00\x00\x00\x00\x00\x8c\x05array\x94\x8c\x14_array_reconstructor\x94\x93\x94(\x8c\x05array\x94\x8c\x05array\x94\x93\x94\x8c\x01h\x94K\x04C\x04\x01\x00\x02\x00\x94t\x94R\x94.'
array('i', [858927408, 926299444, 858927408]) array('i', [858927408, 926299444, 858927408]) True 1
None
)");
}

}  // namespace lastref::testing
