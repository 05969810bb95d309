#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

namespace lastref {

TEST_CASE("What sizes, enumerations, texts, bytearrays, locks and iterators say of wrong uses") {
    constexpr std::string_view source = R"(import sys, enum, io, itertools, threading
class Sz:
    def __sizeof__(self): return 10 ** 20
class Ss:
    def __sizeof__(self): return 'a'
class Cl(enum.Enum): A = 1
def outE():
    class E(enum.Enum): X = 1
    return E
class FL(enum.Flag): X = 1; Y = 2
def dele(x, k=0): del x[k]
lk = threading.Lock(); rl = threading.RLock(); sem = threading.Semaphore(2)
for g in (
    lambda: sys.getsizeof(Sz(), 1),
    lambda: sys.getsizeof(Ss(), 3),
    lambda: Cl.nosuch,
    lambda: outE().b,
    lambda: FL.nosuch,
    lambda: str.maketrans('a', 'bb', {}),
    lambda: str.maketrans(3, 'a'),
    lambda: str.maketrans('a', 3),
    lambda: str.maketrans('a', 'b', None),
    lambda: io.TextIOWrapper(io.BytesIO(b'abc')).seek(None),
    lambda: io.TextIOWrapper(io.BytesIO(b'abc')).seek('a'),
    lambda: bytearray().extend(1j),
    lambda: bytearray().extend(1),
    lambda: bytearray().extend('a'),
    lambda: bytearray().extend(None),
    lambda: lk.acquire(False, 5),
    lambda: lk.acquire(True, -5),
    lambda: rl.acquire(False, 5),
    lambda: rl.acquire(timeout=-3),
    lambda: lk.acquire('a', 'b'),
    lambda: lk.acquire(timeout=None),
    lambda: sem.release(0),
    lambda: dele(itertools.repeat(1)),
    lambda: dele(itertools.count()),
):
    try: print(g())
    except Exception as e: print(type(e).__name__, e)
)";
    CHECK(testing::printed(source, "model:cpython-3.13") ==
          R"(OverflowError Python int too large to convert to C ssize_t
3
AttributeError type object 'Cl' has no attribute 'nosuch'
AttributeError type object 'E' has no attribute 'b'
AttributeError type object 'FL' has no attribute 'nosuch'
TypeError maketrans() argument 3 must be str, not dict
TypeError first maketrans argument must be a string if there is a second argument
TypeError maketrans() argument 2 must be str, not int
TypeError maketrans() argument 3 must be str, not None
TypeError '<' not supported between instances of 'NoneType' and 'int'
TypeError '<' not supported between instances of 'str' and 'int'
TypeError can't extend bytearray with complex
TypeError can't extend bytearray with int
TypeError expected iterable of integers; got: 'str'
TypeError can't extend bytearray with NoneType
ValueError can't specify a timeout for a non-blocking call
ValueError timeout value must be a non-negative number
ValueError can't specify a timeout for a non-blocking call
ValueError timeout value must be a non-negative number
TypeError 'str' object cannot be interpreted as an integer
TypeError 'NoneType' object cannot be interpreted as an integer
ValueError n must be one or more
TypeError 'itertools.repeat' object doesn't support item deletion
TypeError 'itertools.count' object doesn't support item deletion
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.6") ==
          R"(-3 AttributeError type object 'Cl' has no attribute 'nosuch'
-4 AttributeError type object 'E' has no attribute 'b'
-5 AttributeError type object 'FL' has no attribute 'nosuch'
+3 AttributeError nosuch
+4 AttributeError b
+5 AttributeError nosuch
-12 TypeError can't extend bytearray with complex
-13 TypeError can't extend bytearray with int
-14 TypeError expected iterable of integers; got: 'str'
-15 TypeError can't extend bytearray with NoneType
+12 TypeError 'complex' object is not iterable
+13 TypeError 'int' object is not iterable
+14 TypeError 'str' object cannot be interpreted as an integer
+15 TypeError 'NoneType' object is not iterable
-17 ValueError timeout value must be a non-negative number
+17 ValueError timeout value must be positive
-19 ValueError timeout value must be a non-negative number
-20 TypeError 'str' object cannot be interpreted as an integer
-21 TypeError 'NoneType' object cannot be interpreted as an integer
-22 ValueError n must be one or more
-23 TypeError 'itertools.repeat' object doesn't support item deletion
-24 TypeError 'itertools.count' object doesn't support item deletion
+19 ValueError timeout value must be positive
+20 TypeError an integer is required (got type str)
+21 TypeError an integer is required (got type NoneType)
+22 TypeError release() takes 1 positional argument but 2 were given
+23 TypeError 'itertools.repeat' object does not support item deletion
+24 TypeError 'itertools.count' object does not support item deletion
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.9") ==
          R"(-3 AttributeError type object 'Cl' has no attribute 'nosuch'
-4 AttributeError type object 'E' has no attribute 'b'
-5 AttributeError type object 'FL' has no attribute 'nosuch'
+3 AttributeError nosuch
+4 AttributeError b
+5 AttributeError nosuch
-14 TypeError expected iterable of integers; got: 'str'
+14 TypeError 'str' object cannot be interpreted as an integer
-17 ValueError timeout value must be a non-negative number
+17 ValueError timeout value must be positive
-19 ValueError timeout value must be a non-negative number
-20 TypeError 'str' object cannot be interpreted as an integer
-21 TypeError 'NoneType' object cannot be interpreted as an integer
+19 ValueError timeout value must be positive
+20 TypeError an integer is required (got type str)
+21 TypeError an integer is required (got type NoneType)
-23 TypeError 'itertools.repeat' object doesn't support item deletion
-24 TypeError 'itertools.count' object doesn't support item deletion
+23 TypeError 'itertools.repeat' object does not support item deletion
+24 TypeError 'itertools.count' object does not support item deletion
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.11") ==
          R"(-3 AttributeError type object 'Cl' has no attribute 'nosuch'
-4 AttributeError type object 'E' has no attribute 'b'
-5 AttributeError type object 'FL' has no attribute 'nosuch'
+3 AttributeError nosuch
+4 AttributeError b
+5 AttributeError nosuch
-14 TypeError expected iterable of integers; got: 'str'
+14 TypeError 'str' object cannot be interpreted as an integer
-17 ValueError timeout value must be a non-negative number
+17 ValueError timeout value must be positive
-19 ValueError timeout value must be a non-negative number
+19 ValueError timeout value must be positive
-23 TypeError 'itertools.repeat' object doesn't support item deletion
-24 TypeError 'itertools.count' object doesn't support item deletion
+23 TypeError 'itertools.repeat' object does not support item deletion
+24 TypeError 'itertools.count' object does not support item deletion
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.15") ==
          R"(-20 TypeError 'str' object cannot be interpreted as an integer
-21 TypeError 'NoneType' object cannot be interpreted as an integer
+20 TypeError must be real number, not str
+21 TypeError must be real number, not NoneType
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:pypy-7.3") ==
          R"(-1 OverflowError Python int too large to convert to C ssize_t
+1 1
-3 AttributeError type object 'Cl' has no attribute 'nosuch'
-4 AttributeError type object 'E' has no attribute 'b'
-5 AttributeError type object 'FL' has no attribute 'nosuch'
-6 TypeError maketrans() argument 3 must be str, not dict
+3 AttributeError nosuch
+4 AttributeError b
+5 AttributeError nosuch
+6 TypeError expected str, got dict object
-8 TypeError maketrans() argument 2 must be str, not int
-9 TypeError maketrans() argument 3 must be str, not None
+8 TypeError expected str, got int object
+9 {97: 98}
-12 TypeError can't extend bytearray with complex
-13 TypeError can't extend bytearray with int
-14 TypeError expected iterable of integers; got: 'str'
-15 TypeError can't extend bytearray with NoneType
+12 TypeError 'complex' object is not iterable
+13 TypeError 'int' object is not iterable
+14 TypeError cannot convert a (unicode) str object to bytes
+15 TypeError 'NoneType' object is not iterable
-17 ValueError timeout value must be a non-negative number
+17 ValueError timeout value must be strictly positive
-19 ValueError timeout value must be a non-negative number
-20 TypeError 'str' object cannot be interpreted as an integer
-21 TypeError 'NoneType' object cannot be interpreted as an integer
+19 ValueError timeout value must be strictly positive
+20 TypeError expected integer, got str object
+21 TypeError must be real number, not NoneType
-23 TypeError 'itertools.repeat' object doesn't support item deletion
-24 TypeError 'itertools.count' object doesn't support item deletion
+23 TypeError 'itertools.repeat' object does not support item deletion
+24 TypeError 'itertools.count' object does not support item deletion
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:pypy-8.0") ==
          R"(-1 OverflowError Python int too large to convert to C ssize_t
+1 1
-3 AttributeError type object 'Cl' has no attribute 'nosuch'
-4 AttributeError type object 'E' has no attribute 'b'
-5 AttributeError type object 'FL' has no attribute 'nosuch'
-6 TypeError maketrans() argument 3 must be str, not dict
+3 AttributeError nosuch
+4 AttributeError b
+5 AttributeError nosuch
+6 TypeError expected str, got dict object
-8 TypeError maketrans() argument 2 must be str, not int
-9 TypeError maketrans() argument 3 must be str, not None
+8 TypeError expected str, got int object
+9 {97: 98}
-12 TypeError can't extend bytearray with complex
-13 TypeError can't extend bytearray with int
-14 TypeError expected iterable of integers; got: 'str'
-15 TypeError can't extend bytearray with NoneType
+12 TypeError 'complex' object is not iterable
+13 TypeError 'int' object is not iterable
+14 TypeError cannot convert a (unicode) str object to bytes
+15 TypeError 'NoneType' object is not iterable
-17 ValueError timeout value must be a non-negative number
+17 ValueError timeout value must be strictly positive
-19 ValueError timeout value must be a non-negative number
-20 TypeError 'str' object cannot be interpreted as an integer
-21 TypeError 'NoneType' object cannot be interpreted as an integer
+19 ValueError timeout value must be strictly positive
+20 TypeError expected integer, got str object
+21 TypeError must be real number, not NoneType
-23 TypeError 'itertools.repeat' object doesn't support item deletion
-24 TypeError 'itertools.count' object doesn't support item deletion
+23 TypeError 'itertools.repeat' object does not support item deletion
+24 TypeError 'itertools.count' object does not support item deletion
)");
}

}  // namespace lastref
