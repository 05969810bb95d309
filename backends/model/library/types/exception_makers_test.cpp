#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

namespace lastref {

TEST_CASE("Errors of CPython have a __new__ of their own where they add nothing to their base") {
    constexpr std::string_view source = R"(from __future__ import print_function
def t(f, *a):
    try:
        print(type(f(*a)).__name__)
    except Exception as e:
        print(e)
class Group(ValueError, OSError):
    pass
class Made(ValueError):
    def __new__(cls):
        return 1
for c in [Exception, ValueError, KeyError, OSError, MemoryError, UnicodeDecodeError, NameError]:
    print(c.__name__, '__new__' in c.__dict__, '__init__' in c.__dict__)
    t(c.__new__)
    t(c.__new__, 1)
    t(c.__new__, BaseException)
    t(BaseException.__new__, c)
t(ValueError.__new__, Made)
t(ValueError.__new__, Group)
t(OSError.__new__, Group)
t(MemoryError.__new__, ValueError)
)";
    CHECK(testing::printed(source, "model:cpython-3.13") == R"(Exception True True
Exception.__new__(): not enough arguments
Exception.__new__(X): X is not a type object (int)
Exception.__new__(BaseException): BaseException is not a subtype of Exception
Exception
ValueError True True
ValueError.__new__(): not enough arguments
ValueError.__new__(X): X is not a type object (int)
ValueError.__new__(BaseException): BaseException is not a subtype of ValueError
ValueError
KeyError False True
LookupError.__new__(): not enough arguments
LookupError.__new__(X): X is not a type object (int)
LookupError.__new__(BaseException): BaseException is not a subtype of LookupError
KeyError
OSError True True
OSError.__new__(): not enough arguments
OSError.__new__(X): X is not a type object (int)
OSError.__new__(BaseException): BaseException is not a subtype of OSError
BaseException.__new__(OSError) is not safe, use OSError.__new__()
MemoryError True True
MemoryError.__new__(): not enough arguments
MemoryError.__new__(X): X is not a type object (int)
MemoryError.__new__(BaseException): BaseException is not a subtype of MemoryError
BaseException.__new__(MemoryError) is not safe, use MemoryError.__new__()
UnicodeDecodeError True True
UnicodeDecodeError.__new__(): not enough arguments
UnicodeDecodeError.__new__(X): X is not a type object (int)
UnicodeDecodeError.__new__(BaseException): BaseException is not a subtype of UnicodeDecodeError
UnicodeDecodeError
NameError False True
Exception.__new__(): not enough arguments
Exception.__new__(X): X is not a type object (int)
Exception.__new__(BaseException): BaseException is not a subtype of Exception
NameError
Made
ValueError.__new__(Group) is not safe, use Group.__new__()
Group
MemoryError.__new__(ValueError): ValueError is not a subtype of MemoryError
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-2.7") ==
          R"(-2 Exception.__new__(): not enough arguments
-3 Exception.__new__(X): X is not a type object (int)
-4 Exception.__new__(BaseException): BaseException is not a subtype of Exception
+2 exceptions.Exception.__new__(): not enough arguments
+3 exceptions.Exception.__new__(X): X is not a type object (int)
+4 exceptions.Exception.__new__(exceptions.BaseException): exceptions.BaseException is not a subtype of exceptions.Exception
-7 ValueError.__new__(): not enough arguments
-8 ValueError.__new__(X): X is not a type object (int)
-9 ValueError.__new__(BaseException): BaseException is not a subtype of ValueError
+7 exceptions.ValueError.__new__(): not enough arguments
+8 exceptions.ValueError.__new__(X): X is not a type object (int)
+9 exceptions.ValueError.__new__(exceptions.BaseException): exceptions.BaseException is not a subtype of exceptions.ValueError
-11 KeyError False True
-12 LookupError.__new__(): not enough arguments
-13 LookupError.__new__(X): X is not a type object (int)
-14 LookupError.__new__(BaseException): BaseException is not a subtype of LookupError
+11 KeyError True True
+12 exceptions.KeyError.__new__(): not enough arguments
+13 exceptions.KeyError.__new__(X): X is not a type object (int)
+14 exceptions.KeyError.__new__(exceptions.BaseException): exceptions.BaseException is not a subtype of exceptions.KeyError
-17 OSError.__new__(): not enough arguments
-18 OSError.__new__(X): X is not a type object (int)
-19 OSError.__new__(BaseException): BaseException is not a subtype of OSError
-20 BaseException.__new__(OSError) is not safe, use OSError.__new__()
+17 exceptions.OSError.__new__(): not enough arguments
+18 exceptions.OSError.__new__(X): X is not a type object (int)
+19 exceptions.OSError.__new__(exceptions.BaseException): exceptions.BaseException is not a subtype of exceptions.OSError
+20 OSError
-22 MemoryError.__new__(): not enough arguments
-23 MemoryError.__new__(X): X is not a type object (int)
-24 MemoryError.__new__(BaseException): BaseException is not a subtype of MemoryError
-25 BaseException.__new__(MemoryError) is not safe, use MemoryError.__new__()
+22 exceptions.MemoryError.__new__(): not enough arguments
+23 exceptions.MemoryError.__new__(X): X is not a type object (int)
+24 exceptions.MemoryError.__new__(exceptions.BaseException): exceptions.BaseException is not a subtype of exceptions.MemoryError
+25 MemoryError
-27 UnicodeDecodeError.__new__(): not enough arguments
-28 UnicodeDecodeError.__new__(X): X is not a type object (int)
-29 UnicodeDecodeError.__new__(BaseException): BaseException is not a subtype of UnicodeDecodeError
+27 exceptions.UnicodeDecodeError.__new__(): not enough arguments
+28 exceptions.UnicodeDecodeError.__new__(X): X is not a type object (int)
+29 exceptions.UnicodeDecodeError.__new__(exceptions.BaseException): exceptions.BaseException is not a subtype of exceptions.UnicodeDecodeError
-31 NameError False True
-32 Exception.__new__(): not enough arguments
-33 Exception.__new__(X): X is not a type object (int)
-34 Exception.__new__(BaseException): BaseException is not a subtype of Exception
+31 NameError True True
+32 exceptions.NameError.__new__(): not enough arguments
+33 exceptions.NameError.__new__(X): X is not a type object (int)
+34 exceptions.NameError.__new__(exceptions.BaseException): exceptions.BaseException is not a subtype of exceptions.NameError
-37 ValueError.__new__(Group) is not safe, use Group.__new__()
-39 MemoryError.__new__(ValueError): ValueError is not a subtype of MemoryError
+38 Group
+39 exceptions.MemoryError.__new__(exceptions.ValueError): exceptions.ValueError is not a subtype of exceptions.MemoryError
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.8") == R"(-31 NameError False True
-32 Exception.__new__(): not enough arguments
-33 Exception.__new__(X): X is not a type object (int)
-34 Exception.__new__(BaseException): BaseException is not a subtype of Exception
+31 NameError True True
+32 NameError.__new__(): not enough arguments
+33 NameError.__new__(X): X is not a type object (int)
+34 NameError.__new__(BaseException): BaseException is not a subtype of NameError
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.9") == R"(-31 NameError False True
-32 Exception.__new__(): not enough arguments
-33 Exception.__new__(X): X is not a type object (int)
-34 Exception.__new__(BaseException): BaseException is not a subtype of Exception
+31 NameError True True
+32 NameError.__new__(): not enough arguments
+33 NameError.__new__(X): X is not a type object (int)
+34 NameError.__new__(BaseException): BaseException is not a subtype of NameError
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.15") == R"(-1 Exception True True
+1 Exception True False
-6 ValueError True True
+6 ValueError True False
-11 KeyError False True
+11 KeyError False False
-21 MemoryError True True
+21 MemoryError True False
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:pypy-8.0") == R"(-1 Exception True True
-2 Exception.__new__(): not enough arguments
-3 Exception.__new__(X): X is not a type object (int)
-4 Exception.__new__(BaseException): BaseException is not a subtype of Exception
+1 Exception False False
+2 BaseException.__new__() missing 1 required positional argument: 'subtype'
+3 X is not a type object ('int')
+4 BaseException
-6 ValueError True True
-7 ValueError.__new__(): not enough arguments
-8 ValueError.__new__(X): X is not a type object (int)
-9 ValueError.__new__(BaseException): BaseException is not a subtype of ValueError
+6 ValueError False False
+7 BaseException.__new__() missing 1 required positional argument: 'subtype'
+8 X is not a type object ('int')
+9 BaseException
-11 KeyError False True
-12 LookupError.__new__(): not enough arguments
-13 LookupError.__new__(X): X is not a type object (int)
-14 LookupError.__new__(BaseException): BaseException is not a subtype of LookupError
+11 KeyError False False
+12 BaseException.__new__() missing 1 required positional argument: 'subtype'
+13 X is not a type object ('int')
+14 BaseException
-17 OSError.__new__(): not enough arguments
-18 OSError.__new__(X): X is not a type object (int)
+17 OSError.__new__() missing 1 required positional argument: 'subtype'
+18 X is not a type object ('int')
-21 MemoryError True True
-22 MemoryError.__new__(): not enough arguments
-23 MemoryError.__new__(X): X is not a type object (int)
-24 MemoryError.__new__(BaseException): BaseException is not a subtype of MemoryError
-25 BaseException.__new__(MemoryError) is not safe, use MemoryError.__new__()
+21 MemoryError False False
+22 BaseException.__new__() missing 1 required positional argument: 'subtype'
+23 X is not a type object ('int')
+24 BaseException
+25 MemoryError
-27 UnicodeDecodeError.__new__(): not enough arguments
-28 UnicodeDecodeError.__new__(X): X is not a type object (int)
+27 UnicodeDecodeError.__new__() missing 1 required positional argument: 'subtype'
+28 X is not a type object ('int')
-30 UnicodeDecodeError
-31 NameError False True
-32 Exception.__new__(): not enough arguments
-33 Exception.__new__(X): X is not a type object (int)
-34 Exception.__new__(BaseException): BaseException is not a subtype of Exception
-35 NameError
+30 BaseException.__new__(UnicodeDecodeError) is not safe, use UnicodeDecodeError.__new__()
+31 NameError True True
+32 NameError.__new__() missing 1 required positional argument: 'subtype'
+33 X is not a type object ('int')
+34 NameError.__new__(BaseException): BaseException is not a subtype of NameError
+35 BaseException.__new__(NameError) is not safe, use NameError.__new__()
-37 ValueError.__new__(Group) is not safe, use Group.__new__()
+37 BaseException.__new__(Group) is not safe, use Group.__new__()
-39 MemoryError.__new__(ValueError): ValueError is not a subtype of MemoryError
+39 ValueError
)");
}

}  // namespace lastref
