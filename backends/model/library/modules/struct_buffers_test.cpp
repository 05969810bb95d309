#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

namespace lastref {

TEST_CASE("What struct and bisect say of buffers, formats and places that do not fit") {
    constexpr std::string_view source = R"(import re, struct, bisect
for g in (
    lambda: (type(re.compile('a').groupindex), type(re.compile('(?P<a>a)').groupindex)),
    lambda: struct.pack_into('<i3xh', bytearray(3)),
    lambda: struct.pack_into('<i3xh'),
    lambda: struct.pack_into(),
    lambda: struct.pack_into('zz', 1),
    lambda: struct.Struct('i').pack_into(),
    lambda: struct.Struct('i').pack_into(bytearray(4)),
    lambda: struct.pack_into('i', bytearray(4), 5, 1),
    lambda: struct.pack_into('i', bytearray(4), -5, 1),
    lambda: struct.pack_into('i', bytearray(4), -3, 1),
    lambda: struct.unpack_from('i', bytearray(4), 1),
    lambda: struct.unpack_from('i', bytearray(4), -5),
    lambda: struct.unpack_from('i', bytearray(4), -3),
    lambda: struct.Struct([]),
    lambda: struct.pack([]),
    lambda: struct.calcsize(slice(1)),
    lambda: bisect.bisect([], 1, None),
    lambda: bisect.bisect([1], 1, 0, 'a'),
    lambda: bisect.bisect([1], 1, -1),
    lambda: bisect.bisect([1], 1, 1.5),
    lambda: bisect.insort([1], 1, 'a'),
    lambda: struct.unpack_from('B', memoryview(b'abcdef')[::2], -2),
    lambda: struct.unpack('3B', memoryview(b'abcdef')[::2]),
    lambda: struct.pack_into('B', memoryview(bytearray(b'abcdef'))[::2], 0, 1),
):
    try: print(g())
    except Exception as e: print(type(e).__name__, e)
)";
    CHECK(testing::printed(source, "model:cpython-3.13") == R"((<class 'dict'>, <class 'mappingproxy'>)
error pack_into expected offset argument
error pack_into expected buffer argument
TypeError missing format argument
error bad char in struct format
error pack_into expected buffer argument
error pack_into expected offset argument
error pack_into requires a buffer of at least 9 bytes for packing 4 bytes at offset 5 (actual buffer size is 4)
error offset -5 out of range for 4-byte buffer
error no space to pack 4 bytes at offset -3
error unpack_from requires a buffer of at least 5 bytes for unpacking 4 bytes at offset 1 (actual buffer size is 4)
error offset -5 out of range for 4-byte buffer
error not enough data to unpack 4 bytes at offset -3
TypeError Struct() argument 1 must be a str or bytes object, not list
TypeError unhashable type: 'list'
TypeError Struct() argument 1 must be a str or bytes object, not slice
TypeError 'NoneType' object cannot be interpreted as an integer
TypeError argument should be integer or None, not 'str'
ValueError lo must be non-negative
TypeError 'float' object cannot be interpreted as an integer
TypeError 'str' object cannot be interpreted as an integer
BufferError memoryview: underlying buffer is not C-contiguous
BufferError memoryview: underlying buffer is not C-contiguous
TypeError argument must be read-write bytes-like object, not memoryview
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.6") ==
          R"(-1 (<class 'dict'>, <class 'mappingproxy'>)
+1 (<class 'mappingproxy'>, <class 'mappingproxy'>)
-8 error pack_into requires a buffer of at least 9 bytes for packing 4 bytes at offset 5 (actual buffer size is 4)
-9 error offset -5 out of range for 4-byte buffer
-10 error no space to pack 4 bytes at offset -3
-11 error unpack_from requires a buffer of at least 5 bytes for unpacking 4 bytes at offset 1 (actual buffer size is 4)
-12 error offset -5 out of range for 4-byte buffer
-13 error not enough data to unpack 4 bytes at offset -3
+8 error pack_into requires a buffer of at least 4 bytes
+9 error pack_into requires a buffer of at least 4 bytes
+10 error pack_into requires a buffer of at least 4 bytes
+11 error unpack_from requires a buffer of at least 4 bytes
+12 error unpack_from requires a buffer of at least 4 bytes
+13 error unpack_from requires a buffer of at least 4 bytes
-15 TypeError unhashable type: 'list'
+15 TypeError Struct() argument 1 must be a str or bytes object, not list
-18 TypeError argument should be integer or None, not 'str'
+18 TypeError 'str' object cannot be interpreted as an integer
-20 TypeError 'float' object cannot be interpreted as an integer
+20 TypeError integer argument expected, got float
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.8") ==
          R"(-16 TypeError Struct() argument 1 must be a str or bytes object, not slice
+16 TypeError unhashable type: 'slice'
-18 TypeError argument should be integer or None, not 'str'
+18 TypeError 'str' object cannot be interpreted as an integer
-20 TypeError 'float' object cannot be interpreted as an integer
+20 TypeError integer argument expected, got float
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.15") ==
          R"(-2 error pack_into expected offset argument
-3 error pack_into expected buffer argument
-4 TypeError missing format argument
-5 error bad char in struct format
-6 error pack_into expected buffer argument
-7 error pack_into expected offset argument
+2 TypeError pack_into expected at least 3 arguments, got 2
+3 TypeError pack_into expected at least 3 arguments, got 1
+4 TypeError pack_into expected at least 3 arguments, got 0
+5 TypeError pack_into expected at least 3 arguments, got 2
+6 TypeError pack_into expected at least 2 arguments, got 0
+7 TypeError pack_into expected at least 2 arguments, got 1
-15 TypeError unhashable type: 'list'
+15 TypeError cannot use 'list' as a dict key (unhashable type: 'list')
-19 ValueError lo must be non-negative
+19 ValueError lo cannot be negative
-24 TypeError argument must be read-write bytes-like object, not memoryview
+24 TypeError pack_into() argument 2 must be read-write bytes-like object, not memoryview
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:pypy-7.3") ==
          R"(-1 (<class 'dict'>, <class 'mappingproxy'>)
-2 error pack_into expected offset argument
-3 error pack_into expected buffer argument
-4 TypeError missing format argument
-5 error bad char in struct format
-6 error pack_into expected buffer argument
-7 error pack_into expected offset argument
+1 (<class 'mappingproxy'>, <class 'mappingproxy'>)
+2 TypeError pack_into() missing 1 required positional argument: 'offset'
+3 TypeError pack_into() missing 2 required positional arguments: 'buffer' and 'offset'
+4 TypeError pack_into() missing 3 required positional arguments: 'format', 'buffer', and 'offset'
+5 TypeError pack_into() missing 1 required positional argument: 'offset'
+6 TypeError pack_into() missing 2 required positional arguments: 'buffer' and 'offset'
+7 TypeError pack_into() missing 1 required positional argument: 'offset'
-14 TypeError Struct() argument 1 must be a str or bytes object, not list
-15 TypeError unhashable type: 'list'
-16 TypeError Struct() argument 1 must be a str or bytes object, not slice
-17 TypeError 'NoneType' object cannot be interpreted as an integer
-18 TypeError argument should be integer or None, not 'str'
+14 TypeError expected str, got list object
+15 TypeError expected str, got list object
+16 TypeError expected str, got slice object
+17 TypeError '<' not supported between instances of 'NoneType' and 'int'
+18 TypeError '<' not supported between instances of 'int' and 'str'
-20 TypeError 'float' object cannot be interpreted as an integer
-21 TypeError 'str' object cannot be interpreted as an integer
-22 BufferError memoryview: underlying buffer is not C-contiguous
-23 BufferError memoryview: underlying buffer is not C-contiguous
-24 TypeError argument must be read-write bytes-like object, not memoryview
+20 1.5
+21 TypeError '<' not supported between instances of 'str' and 'int'
+22 (99,)
+23 (97, 99, 101)
+24 TypeError a read-write bytes-like object is required, not memoryview
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:pypy-8.0") ==
          R"(-1 (<class 'dict'>, <class 'mappingproxy'>)
-2 error pack_into expected offset argument
-3 error pack_into expected buffer argument
-4 TypeError missing format argument
-5 error bad char in struct format
-6 error pack_into expected buffer argument
-7 error pack_into expected offset argument
+1 (<class 'mappingproxy'>, <class 'mappingproxy'>)
+2 TypeError pack_into() missing 1 required positional argument: 'offset'
+3 TypeError pack_into() missing 2 required positional arguments: 'buffer' and 'offset'
+4 TypeError pack_into() missing 3 required positional arguments: 'format', 'buffer', and 'offset'
+5 TypeError pack_into() missing 1 required positional argument: 'offset'
+6 TypeError Struct.pack_into() missing 2 required positional arguments: 'buffer' and 'offset'
+7 TypeError Struct.pack_into() missing 1 required positional argument: 'offset'
-14 TypeError Struct() argument 1 must be a str or bytes object, not list
-15 TypeError unhashable type: 'list'
-16 TypeError Struct() argument 1 must be a str or bytes object, not slice
-17 TypeError 'NoneType' object cannot be interpreted as an integer
-18 TypeError argument should be integer or None, not 'str'
+14 TypeError expected str, got list object
+15 TypeError expected str, got list object
+16 TypeError expected str, got slice object
+17 TypeError '<' not supported between instances of 'NoneType' and 'int'
+18 TypeError '<' not supported between instances of 'int' and 'str'
-20 TypeError 'float' object cannot be interpreted as an integer
-21 TypeError 'str' object cannot be interpreted as an integer
+20 1.5
+21 TypeError '<' not supported between instances of 'str' and 'int'
-24 TypeError argument must be read-write bytes-like object, not memoryview
+24 TypeError a read-write bytes-like object is required, not memoryview
)");
}

TEST_CASE("A released view still holds what it showed while another view shows it, but not on PyPy", "[library]") {
    constexpr std::string_view source = R"(
import gc
class Bytes(bytearray):
    def __del__(self): print('dies')
shown = Bytes(b'abc')
view = memoryview(shown)
part = view[1:]
shown.view = view
del shown, view
part.release()
gc.collect()
print('released', len(gc.get_referents(part)))
part = None
gc.collect()
print('end')
)";
    for (const char* model : {"model:cpython-3.6", "model:cpython-3.13"})
        CHECK(testing::printed(source, model) == "released 1\ndies\nend\n");
    CHECK(testing::printed(source, "model:pypy-8.0") == "dies\nreleased 0\nend\n");
}

TEST_CASE("What has a buffer is a Buffer") {
    constexpr std::string_view source = R"(import array
from collections import abc
class Derived(bytes): pass
class Own:
    def __buffer__(self, flags): return memoryview(b'own')
def tell(action):
    try: print(action())
    except (AttributeError, BufferError, TypeError) as e: print(type(e).__name__, e)
for each in bytes, bytearray, memoryview, array.array, Derived, Own, str, list:
    tell(lambda: (each.__name__, issubclass(each, abc.Buffer), '__buffer__' in vars(each)))
data = bytearray(b'data')
tell(lambda: (data.__buffer__(1).obj is data, b'ab'.__buffer__(0).tobytes()))
tell(lambda: b'ab'.__buffer__(1))
tell(lambda: b'ab'.__buffer__('1'))
tell(lambda: bytes.__buffer__)
)";
    for (const char* each : {"model:cpython-3.15", "model:cpython-3.12"})
        CHECK(testing::printed(source, each) == R"(('bytes', True, True)
('bytearray', True, True)
('memoryview', True, True)
('array', True, True)
('Derived', True, False)
('Own', True, True)
('str', False, False)
('list', False, False)
(True, b'ab')
BufferError Object is not writable.
TypeError 'str' object cannot be interpreted as an integer
<slot wrapper '__buffer__' of 'bytes' objects>
)");
}

}  // namespace lastref
