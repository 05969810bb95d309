#include "backends/model/printed.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string>
#include <string_view>

namespace lastref {

namespace {

using testing::printed;

/// The value of an expression, or the error that it raises.
std::string value_of(std::string_view expression, std::string_view runtime = "model:cpython-3.13") {
    std::string source = "try:\n    print(repr((";
    source += expression;
    source += ")))\nexcept Exception as error:\n    print(type(error).__name__ + ':', error)\n";
    std::string text = printed(source, runtime);
    if (!text.empty()) text.pop_back();
    return text;
}

}  // namespace

TEST_CASE("Integers have any size") {
    CHECK(value_of("2 ** 100") == "1267650600228229401496703205376");
    CHECK(value_of("-7 // 2, -7 % 2, divmod(7, -2)") == "(-4, 1, (-4, -1))");
    CHECK(value_of("-10**40 // 7, -10**40 % 7") == "(-1428571428571428571428571428571428571429, 3)");
    CHECK(value_of("(-2**70) >> 3, -1 & 2**70, ~2**64") ==
          "(-147573952589676412928, 1180591620717411303424, -18446744073709551617)");
    CHECK(value_of("9223372036854775807 + 1, -9223372036854775808 - 1, 3037000500 * 3037000500") ==
          "(9223372036854775808, -9223372036854775809, 9223372037000250000)");
    CHECK(value_of("10**23 / 10**3, 1 / 3, (2**53 + 1) / 1") == "(1e+20, 0.3333333333333333, 9007199254740992.0)");
    CHECK(value_of("pow(3, -1, 7), pow(2, 100, 1000007)") == "(5, 698635)");
    CHECK(value_of("2**53 == 2.0**53, 2**53 + 1 == 2.0**53, 10**400 > 1e308") == "(True, False, True)");
    CHECK(value_of("hash(2**61 - 1), hash(-1), hash(2**100) == hash(2.0**100)") == "(0, -2, True)");
    CHECK(value_of("int('0x1f', 0), int(' -1_000 '), int('zz', 36)") == "(31, -1000, 1295)");
    CHECK(value_of("int('1__0')") == "ValueError: invalid literal for int() with base 10: '1__0'");
    CHECK(value_of("(258).to_bytes(4, 'little'), int.from_bytes(b'\\xff\\xfe', 'big', signed=True)") ==
          "(b'\\x02\\x01\\x00\\x00', -2)");
}

TEST_CASE("Values are formatted by specs, by percent and by fields") {
    CHECK(value_of("f'{3.14159:.2f}|{1234567:,}|{255:#06x}|{-5:05d}|{0.5:%}'") ==
          "'3.14|1,234,567|0x00ff|-0005|50.000000%'");
    CHECK(value_of("f'{\"s\":>5}|{\"s\":*^5}|{2**40:_x}|{1e10:g}|{1.0:.3}'") ==
          "'    s|**s**|100_0000_0000|1e+10|1.0'");
    CHECK(value_of("'%5.1f|%-5d|%05d|%x|%r|%s|%%' % (2.25, 3, -4, 255, 'a', None)") ==
          "\"  2.2|3    |-0004|ff|'a'|None|%\"");
    CHECK(value_of("'%(a)s %(b)d' % {'a': 1, 'b': 2}") == "'1 2'");
    CHECK(value_of("'{0[k]} {1.real} {n!r:>4}'.format({'k': 1}, 2, n='x')") == "\"1 2  'x'\"");
    CHECK(value_of("'%s %s' % 1") == "TypeError: not enough arguments for format string");
    CHECK(value_of("format('a', 'd')") == "ValueError: Unknown format code 'd' for object of type 'str'");
}

TEST_CASE("Text is counted and cut by characters") {
    CHECK(value_of(
              "len('h\\xe9\\u20ac'), 'h\\xe9\\u20acx'[1:3], 'h\\xe9\\u20ac'[::-1], 'h\\xe9\\u20ac'.find('\\u20ac')") ==
          "(3, '\xc3\xa9\xe2\x82\xac', '\xe2\x82\xac\xc3\xa9h', 2)");
    CHECK(value_of("'a,b;c'.replace(',', ';').split(';'), ' x '.strip(), 'ab'.center(5, '-')") ==
          "(['a', 'b', 'c'], 'x', '--ab-')");
    CHECK(value_of("'\\xdf'.upper(), '\\u0391\\u03a3'.lower(), 'hello world'.title()") ==
          "('SS', '\xce\xb1\xcf\x82', 'Hello World')");
    CHECK(value_of("'\\xe9'.encode('ascii', 'backslashreplace'), b'\\xff'.decode('utf-8', 'replace')") ==
          "(b'\\\\xe9', '\xef\xbf\xbd')");
    CHECK(value_of("b'\\xff'.decode()") ==
          "UnicodeDecodeError: 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte");
    CHECK(value_of("'a' + 1") == "TypeError: can only concatenate str (not \"int\") to str");
}

TEST_CASE("A bytearray cannot be resized while a memoryview is on it") {
    CHECK(printed("data = bytearray(b'abc')\n"
                  "view = memoryview(data)[1:]\n"
                  "try:\n"
                  "    data.append(1)\n"
                  "except BufferError as error:\n"
                  "    print(error)\n"
                  "data[1] = 66\n"
                  "print(bytes(view))\n"
                  "del view\n"
                  "data.append(33)\n"
                  "print(data)\n") ==
          "Existing exports of data: object cannot be re-sized\nb'Bc'\nbytearray(b'aBc!')\n");
}

TEST_CASE("Ranges are as long as numbers are large") {
    CHECK(value_of("range(10)[2:-1:3], range(5, 0, -2)[::-1], list(reversed(range(3)))") ==
          "(range(2, 9, 3), range(1, 7, 2), [2, 1, 0])");
    CHECK(value_of("10**20 in range(10**21), range(0, 10**20, 7)[-1], range(0) == range(2, 1)") ==
          "(True, 99999999999999999998, True)");
    CHECK(value_of("[each for each in range(2**63 - 1, 2**63 + 1)]") == "[9223372036854775807, 9223372036854775808]");
}

TEST_CASE("Subclasses of values keep their class, operators give the plain one") {
    CHECK(printed("class Name(str):\n"
                  "    def __del__(self):\n"
                  "        print('gone', str(self))\n"
                  "name = Name('ab')\n"
                  "name.note = 1\n"
                  "print(type(name + 'c').__name__, type(name[:]).__name__, {'ab': 2}[name], name.note)\n"
                  "del name\n"
                  "print('end')\n") == "str str 2 1\ngone ab\nend\n");
}

TEST_CASE("Words of errors are the version's") {
    CHECK(value_of("1 // 0") == "ZeroDivisionError: integer division or modulo by zero");
    CHECK(value_of("1 // 0", "model:cpython-3.15") == "ZeroDivisionError: division by zero");
    CHECK(value_of("'a' + 1", "model:pypy-8.0") == "TypeError: unsupported operand type(s) for +: 'str' and 'int'");
    CHECK(value_of("sum([0.1] * 10)") == "1.0");
    CHECK(value_of("sum([0.1] * 10)", "model:cpython-3.8") == "0.9999999999999999");
}

TEST_CASE("A simple namespace is an object of C") {
    constexpr std::string_view source = R"(import gc, types
Names = types.SimpleNamespace
def tell(make):
    try: print(make())
    except Exception as error: print(type(error).__name__, error)
class Told(Names):
    __slots__ = ('place',)
    def __del__(self): print('del', self)
one = Names(b=1, a=2)
one.me = one
for make in (lambda: one, lambda: Names(1), lambda: Names({'c': 3}), lambda: one < one, lambda: Names() == Names(),
             lambda: Names.__repr__(3), lambda: Names.__new__(int), lambda: Names.__new__(), lambda: object.__new__(Names),
             lambda: setattr(one, '__dict__', {}), lambda: type(one.__eq__).__name__, lambda: hash(one)):
    tell(make)
try: Told(1, 2)
except TypeError as error: print(error)
gc.collect()
held = Told(name='held')
held.me = held
del held
print(gc.collect())
)";
    for (const char* each : {"model:cpython-3.6", "model:cpython-3.8"})
        CHECK(testing::printed(source, each) == R"(namespace(a=2, b=1, me=namespace(...))
TypeError no positional arguments expected
TypeError no positional arguments expected
TypeError '<' not supported between instances of 'dict' and 'dict'
True
TypeError descriptor '__repr__' requires a 'types.SimpleNamespace' object but received a 'int'
TypeError types.SimpleNamespace.__new__(int): int is not a subtype of types.SimpleNamespace
TypeError types.SimpleNamespace.__new__(): not enough arguments
TypeError object.__new__(types.SimpleNamespace) is not safe, use types.SimpleNamespace.__new__()
AttributeError readonly attribute
method-wrapper
TypeError unhashable type: 'types.SimpleNamespace'
del Told()
no positional arguments expected
del Told(me=Told(...), name='held')
2
)");
    CHECK(testing::printed(source, "model:cpython-3.9") == R"(namespace(b=1, a=2, me=namespace(...))
TypeError no positional arguments expected
TypeError no positional arguments expected
TypeError '<' not supported between instances of 'dict' and 'dict'
True
TypeError descriptor '__repr__' requires a 'types.SimpleNamespace' object but received a 'int'
TypeError types.SimpleNamespace.__new__(int): int is not a subtype of types.SimpleNamespace
TypeError types.SimpleNamespace.__new__(): not enough arguments
TypeError object.__new__(types.SimpleNamespace) is not safe, use types.SimpleNamespace.__new__()
AttributeError readonly attribute
method-wrapper
TypeError unhashable type: 'types.SimpleNamespace'
del Told()
no positional arguments expected
del Told(name='held', me=Told(...))
2
)");
    CHECK(testing::printed(source, "model:cpython-3.13") == R"(namespace(b=1, a=2, me=namespace(...))
TypeError 'int' object is not iterable
namespace(c=3)
TypeError '<' not supported between instances of 'dict' and 'dict'
True
TypeError descriptor '__repr__' requires a 'types.SimpleNamespace' object but received a 'int'
TypeError types.SimpleNamespace.__new__(int): int is not a subtype of types.SimpleNamespace
TypeError types.SimpleNamespace.__new__(): not enough arguments
TypeError object.__new__(types.SimpleNamespace) is not safe, use types.SimpleNamespace.__new__()
AttributeError readonly attribute
method-wrapper
TypeError unhashable type: 'types.SimpleNamespace'
del Told()
Told expected at most 1 argument, got 2
del Told(name='held', me=Told(...))
2
)");
    CHECK(testing::printed(source, "model:cpython-3.15") == R"(namespace(b=1, a=2, me=namespace(...))
TypeError 'int' object is not iterable
namespace(c=3)
TypeError '<' not supported between instances of 'types.SimpleNamespace' and 'types.SimpleNamespace'
True
TypeError descriptor '__repr__' requires a 'types.SimpleNamespace' object but received a 'int'
TypeError types.SimpleNamespace.__new__(int): int is not a subtype of types.SimpleNamespace
TypeError types.SimpleNamespace.__new__(): not enough arguments
TypeError object.__new__(types.SimpleNamespace) is not safe, use types.SimpleNamespace.__new__()
AttributeError readonly attribute
method-wrapper
TypeError unhashable type: 'types.SimpleNamespace'
del Told()
Told expected at most 1 argument, got 2
del Told(name='held', me=Told(...))
2
)");
}

TEST_CASE("What a built-in type's __new__ makes instances of") {
    constexpr std::string_view source = R"(import collections, types
def tell(make):
    try: print(type(make()).__name__)
    except TypeError as error: print(error)
for type_ in BaseException, super, property, types.ModuleType, collections.deque, enumerate, type, memoryview:
    for given in (), (int,), (3,): tell(lambda: type_.__new__(*given))
tell(lambda: Exception.__new__(KeyError))
tell(lambda: object.__new__(collections.deque))
)";
    for (const char* each : {"model:cpython-3.8", "model:cpython-3.13", "model:cpython-3.15"})
        CHECK(testing::printed(source, each) == R"(BaseException.__new__(): not enough arguments
BaseException.__new__(int): int is not a subtype of BaseException
BaseException.__new__(X): X is not a type object (int)
super.__new__(): not enough arguments
super.__new__(int): int is not a subtype of super
super.__new__(X): X is not a type object (int)
property.__new__(): not enough arguments
property.__new__(int): int is not a subtype of property
property.__new__(X): X is not a type object (int)
module.__new__(): not enough arguments
module.__new__(int): int is not a subtype of module
module.__new__(X): X is not a type object (int)
collections.deque.__new__(): not enough arguments
collections.deque.__new__(int): int is not a subtype of collections.deque
collections.deque.__new__(X): X is not a type object (int)
enumerate.__new__(): not enough arguments
enumerate.__new__(int): int is not a subtype of enumerate
enumerate.__new__(X): X is not a type object (int)
type.__new__(): not enough arguments
type.__new__(int): int is not a subtype of type
type.__new__(X): X is not a type object (int)
memoryview.__new__(): not enough arguments
memoryview.__new__(int): int is not a subtype of memoryview
memoryview.__new__(X): X is not a type object (int)
KeyError
object.__new__(collections.deque) is not safe, use collections.deque.__new__()
)");
}

}  // namespace lastref
