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

}  // namespace lastref::testing
