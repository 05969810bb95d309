#include "backends/model/printed.hpp"
#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

namespace lastref::testing {

TEST_CASE("In 3.14 the type of unions is typing.Union") {
    constexpr std::string_view source = R"(
import typing, types, weakref
T = int | str
print(type(T), types.UnionType is type(T), typing.Union is type(T), T.__module__)
def tell(ask):
    try: print(ask())
    except (AttributeError, TypeError) as e: print(type(e).__name__, e)
tell(lambda: T.__name__)
tell(lambda: T.__origin__)
tell(lambda: T.nope)
tell(lambda: T + 1)
tell(lambda: T[0])
tell(lambda: type(T)[int, None])
tell(lambda: type(T)[()])
tell(lambda: T | 3)
tell(lambda: int | 3)
tell(lambda: typing.Optional[int])
tell(lambda: typing.Union[int, str] == T)
tell(lambda: typing.get_origin(T))
tell(lambda: weakref.ref(T)() is T)
tell(lambda: type('C', (types.UnionType,), {}))
)";
    CHECK(printed(source, "model:cpython-3.13") == R"(<class 'types.UnionType'> True False types
AttributeError 'types.UnionType' object has no attribute '__name__'
AttributeError 'types.UnionType' object has no attribute '__origin__'
AttributeError 'types.UnionType' object has no attribute 'nope'
TypeError unsupported operand type(s) for +: 'types.UnionType' and 'int'
TypeError int | str is not a generic class
TypeError type 'types.UnionType' is not subscriptable
TypeError type 'types.UnionType' is not subscriptable
TypeError unsupported operand type(s) for |: 'types.UnionType' and 'int'
TypeError unsupported operand type(s) for |: 'type' and 'int'
typing.Optional[int]
True
<class 'types.UnionType'>
TypeError cannot create weak reference to 'types.UnionType' object
TypeError type 'types.UnionType' is not an acceptable base type
)");
    for (const char* each : {"model:cpython-3.14", "model:cpython-3.15"})
        CHECK(printed(source, each) == R"(<class 'typing.Union'> True True typing
Union
<class 'typing.Union'>
AttributeError 'typing.Union' object has no attribute 'nope'
TypeError unsupported operand type(s) for +: 'typing.Union' and 'int'
TypeError int | str is not a generic class
int | None
TypeError Cannot take a Union of no types.
int | str | 3
TypeError unsupported operand type(s) for |: 'type' and 'int'
int | None
True
<class 'typing.Union'>
True
TypeError type 'typing.Union' is not an acceptable base type
)");
}

TEST_CASE("What typing makes unites in its own ways up to 3.13, and unions tell of the type variables within them") {
    const char* source = R"(import typing
T, S = typing.TypeVar('T'), typing.TypeVar('S')
U = typing.NewType('U', int)
def tell(function):
    try: print(function())
    except TypeError as error: print(error)
tell(lambda: int | T)
tell(lambda: int | str | T)
tell(lambda: (dict[T, S] | list[T]).__parameters__)
tell(lambda: (int | str)[int])
tell(lambda: int | typing.List[int])
tell(lambda: str | U)
tell(lambda: U | None)
tell(lambda: int | typing.Any)
tell(lambda: typing.IO | str)
tell(lambda: typing.Union[int | str, bytes])
)";
    const char* expected = R"(typing.Union[int, ~T]
typing.Union[int, str, ~T]
(~T, ~S)
int | str is not a generic class
typing.Union[int, typing.List[int]]
typing.Union[str, __main__.U]
typing.Optional[__main__.U]
int | typing.Any
typing.IO | str
typing.Union[int, str, bytes]
)";
    for (const char* runtime : {"model:pypy-8.0", "model:cpython-3.13"}) CHECK(printed(source, runtime) == expected);
    CHECK(printed(source, "model:cpython-3.10") == R"(typing.Union[int, ~T]
typing.Union[int, str, ~T]
(~T, ~S)
There are no type variables left in int | str
typing.Union[int, typing.List[int]]
typing.Union[str, __main__.U]
typing.Optional[__main__.U]
typing.Union[int, typing.Any]
typing.IO | str
typing.Union[int, str, bytes]
)");
    CHECK(printed(source, "model:cpython-3.14") == R"(int | ~T
int | str | ~T
(~T, ~S)
int | str is not a generic class
int | typing.List[int]
str | __main__.U
__main__.U | None
int | typing.Any
typing.IO | str
int | str | bytes
)");
}

}  // namespace lastref::testing
