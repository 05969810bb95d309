#include "backends/model/printed.hpp"

#include <catch2/catch_test_macros.hpp>

namespace lastref::testing {
namespace {

/// Prints the young generation after each construct: what lies there, in the order in which a collection meets it.
constexpr const char* program = R"(import gc, functools
gc.disable()
def show():
    print(' '.join([type(one).__name__ for one in gc.get_objects(0) if type(one).__name__ not in ('list', 'function')]))
    gc.collect()
class Base(object): pass
class Mine(Exception): pass
gc.collect()
class Slots(object):
    __slots__ = 'a', 'b'
show()
x = TypeError(Base()), Mine(Base()); show()
def fail(one): raise KeyError(one)
try: fail(Base())
except KeyError as error: x = error
show()
def take(*rest, **named): return rest, named
x = take(Base(), a=Base()); show()
x = functools.partial(take, Base(), a=Base()); show()
x = map(take, [Base()]), enumerate([Base()]), zip([Base()]); show()
)";

}  // namespace

TEST_CASE("the collector's lists hold what a construct made, in the order of the version") {
    CHECK(printed(program, "model:cpython-3.8") ==
          "tuple tuple type member_descriptor dict member_descriptor tuple weakref\n"
          "Base tuple TypeError Base tuple Mine tuple\n"
          "Base tuple KeyError traceback frame traceback\n"
          "Base Base tuple dict tuple\n"
          "Base Base dict partial tuple\n"
          "Base tuple list_iterator map Base enumerate list_iterator tuple Base tuple list_iterator tuple zip tuple\n");
    CHECK(printed(program, "model:cpython-3.13") ==
          "tuple tuple type tuple member_descriptor dict member_descriptor ReferenceType\n"
          "Base tuple TypeError Base tuple Mine tuple\n"
          "Base tuple KeyError traceback frame traceback\n"
          "Base Base tuple dict tuple\n"
          "Base Base dict partial tuple\n"
          "Base tuple list_iterator map Base enumerate list_iterator tuple Base tuple list_iterator tuple zip tuple\n");
    CHECK(printed(program, "model:cpython-3.14") ==
          "tuple dict type tuple member_descriptor member_descriptor ReferenceType\n"
          "Base TypeError tuple Base tuple Mine tuple\n"
          "Base KeyError tuple traceback frame traceback\n"
          "Base Base dict tuple tuple\n"
          "Base Base dict partial tuple\n"
          "Base tuple list_iterator map Base enumerate list_iterator Base tuple list_iterator tuple zip tuple\n");
}

}  // namespace lastref::testing
