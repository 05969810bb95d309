#include "backends/model/printed.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string_view>

// What is said of special methods whose results are none.
namespace lastref::testing {

TEST_CASE("Results of special methods that are of no use") {
    constexpr std::string_view source = R"(class Out:
    class In: pass
def with_method(name):
    class Local: pass
    setattr(Local, name, lambda self, *rest: Out.In())
    return Local()
import operator
def tell(function):
    try: print(function())
    except Exception as error: print(type(error).__name__, error)
for name, functions in {
    '__index__': [bytes, lambda o: '%x' % o, lambda o: [1][o]],
    '__int__': [int, lambda o: '%d' % o],
    '__complex__': [complex],
    '__repr__': [repr, str, object.__repr__, lambda o: type(object.__str__(o)).__name__],
    '__iter__': [iter, ''.join],
    '__hash__': [hash, lambda o: {o}, lambda o: {o: 1}],
    '__bytes__': [bytes, lambda o: b'%b' % o],
    '__format__': [format],
    '__length_hint__': [operator.length_hint],
    '__x__': [complex, lambda o: '%c' % o, lambda o: dict(**o), lambda o: str(b'', o), lambda o: int.from_bytes(o, 'big'),
              lambda o: compile(o, '', 'exec')],
}.items():
    for function in functions: tell(lambda: function(with_method(name)) if function is not object.__repr__ else 0)
)";
    CHECK(printed(source, "model:cpython-3.8") == R"(TypeError cannot convert 'Local' object to bytes
TypeError %x format: an integer is required, not Local
TypeError __index__ returned non-int (type In)
TypeError __int__ returned non-int (type In)
TypeError %d format: a number is required, not Local
TypeError __complex__ returned non-complex (type In)
TypeError __repr__ returned non-string (type In)
TypeError __str__ returned non-string (type In)
0
In
TypeError iter() returned non-iterator of type 'In'
TypeError can only join an iterable
TypeError __hash__ method should return an integer
TypeError __hash__ method should return an integer
TypeError __hash__ method should return an integer
TypeError __bytes__ returned non-bytes (type In)
TypeError __bytes__ returned non-bytes (type In)
TypeError __format__ must return a str, not In
TypeError __length_hint__ must be an integer, not In
TypeError complex() first argument must be a string or a number, not 'Local'
TypeError %c requires int or char
TypeError type object argument after ** must be a mapping, not Local
TypeError str() argument 2 must be str, not Local
TypeError cannot convert 'Local' object to bytes
TypeError compile() arg 1 must be a string, bytes or AST object
)");
    CHECK(printed(source, "model:cpython-3.13") == R"(TypeError cannot convert 'Local' object to bytes
TypeError %x format: an integer is required, not Local
TypeError __index__ returned non-int (type In)
TypeError __int__ returned non-int (type In)
TypeError %d format: a real number is required, not Local
TypeError __complex__ returned non-complex (type In)
TypeError __repr__ returned non-string (type In)
TypeError __str__ returned non-string (type In)
0
In
TypeError iter() returned non-iterator of type 'In'
TypeError can only join an iterable
TypeError __hash__ method should return an integer
TypeError __hash__ method should return an integer
TypeError __hash__ method should return an integer
TypeError __bytes__ returned non-bytes (type In)
TypeError __bytes__ returned non-bytes (type In)
TypeError __format__ must return a str, not In
TypeError __length_hint__ must be an integer, not In
TypeError complex() first argument must be a string or a number, not 'Local'
TypeError %c requires int or char
TypeError dict() argument after ** must be a mapping, not Local
TypeError str() argument 'encoding' must be str, not with_method.<locals>.Local
TypeError cannot convert 'Local' object to bytes
TypeError compile() arg 1 must be a string, bytes or AST object
)");
    CHECK(printed(source, "model:cpython-3.14") == R"(TypeError cannot convert 'Local' object to bytes
TypeError %x format: an integer is required, not Local
TypeError __index__ returned non-int (type In)
TypeError __int__ returned non-int (type In)
TypeError %d format: a real number is required, not Local
TypeError __complex__ returned non-complex (type In)
TypeError __repr__ returned non-string (type In)
TypeError __str__ returned non-string (type In)
0
In
TypeError iter() returned non-iterator of type 'In'
TypeError can only join an iterable
TypeError __hash__ method should return an integer
TypeError cannot use 'with_method.<locals>.Local' as a set element (__hash__ method should return an integer)
TypeError cannot use 'with_method.<locals>.Local' as a dict key (__hash__ method should return an integer)
TypeError __bytes__ returned non-bytes (type In)
TypeError __bytes__ returned non-bytes (type In)
TypeError __format__ must return a str, not In
TypeError __length_hint__ must be an integer, not In
TypeError complex() argument must be a string or a number, not with_method.<locals>.Local
TypeError %c requires an int or a unicode character, not with_method.<locals>.Local
TypeError dict() argument after ** must be a mapping, not Local
TypeError str() argument 'encoding' must be str, not with_method.<locals>.Local
TypeError cannot convert 'Local' object to bytes
TypeError compile() arg 1 must be a string, bytes or AST object
)");
    CHECK(printed(source, "model:cpython-3.15") == R"(TypeError cannot convert 'Local' object to bytes
TypeError format argument: %x requires an integer, not with_method.<locals>.Local
TypeError with_method.<locals>.Local.__index__() must return an int, not Out.In
TypeError with_method.<locals>.Local.__int__() must return an int, not Out.In
TypeError format argument: %d requires a real number, not with_method.<locals>.Local
TypeError with_method.<locals>.Local.__complex__() must return a complex, not Out.In
TypeError with_method.<locals>.Local.__repr__() must return a str, not Out.In
TypeError with_method.<locals>.Local.__str__() must return a str, not Out.In
0
In
TypeError with_method.<locals>.Local.__iter__() must return an iterator, not Out.In
TypeError can only join an iterable
TypeError __hash__ method should return an integer
TypeError cannot use 'with_method.<locals>.Local' as a set element (__hash__ method should return an integer)
TypeError cannot use 'with_method.<locals>.Local' as a dict key (__hash__ method should return an integer)
TypeError with_method.<locals>.Local.__bytes__() must return a bytes, not Out.In
TypeError with_method.<locals>.Local.__bytes__() must return a bytes, not Out.In
TypeError with_method.<locals>.Local.__format__() must return a str, not Out.In
TypeError with_method.<locals>.Local.__length_hint__() must return an int, not Out.In
TypeError complex() argument must be a string or a number, not with_method.<locals>.Local
TypeError format argument: %c requires an integer or a unicode character, not with_method.<locals>.Local
TypeError Value after ** must be a mapping, not with_method.<locals>.Local
TypeError str() argument 'encoding' must be str, not with_method.<locals>.Local
TypeError cannot convert 'Local' object to bytes
TypeError compile() arg 1 must be a string, bytes or AST object
)");
}

}  // namespace lastref::testing
