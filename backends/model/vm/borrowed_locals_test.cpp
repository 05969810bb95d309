#include "backends/model/printed.hpp"

#include <catch2/catch_test_macros.hpp>

namespace lastref {

TEST_CASE("From 3.14 on operands and parameters borrow what a local holds", "[frames]") {
    constexpr std::string_view program = R"(import sys
count = sys.getrefcount
class Manager(object):
    def __enter__(self): return self
    def __exit__(self, *rest): pass
    def own(self): return count(self)
def of(argument): return count(argument)
def of_rebound(argument):
    argument = [argument][0]
    return count(argument)
def generate(argument): yield count(argument)
def calls():
    one = Manager()
    print(one.own(), of(one), of(argument=one), of_rebound(one), next(generate(one)), (one, [one, count(one)])[1][1])
def handles():
    one = Manager()
    try: 1 / 0
    except ZeroDivisionError: print(count(one), of(one))
def manages():
    one = Manager()
    with one:
        print(count(one))
        with one as same:
            print(count(one))
def branches(flag):
    one = Manager()
    print((one, count(one) if flag else 0)[1], (one, count(one))[1])
    print((one, count(one := one))[1] if flag else 0)
def removes():
    one = Manager()
    print(count(one))
    del one
calls()
handles()
manages()
branches(1)
removes()
)";
    CHECK(testing::printed(program, "model:cpython-3.13") == "3 3 3 3 3 4\n2 3\n3\n5\n3 3\n3\n2\n");
    CHECK(testing::printed(program, "model:cpython-3.14") == "1 1 1 2 2 1\n2 2\n2\n3\n2 1\n3\n1\n");
}

TEST_CASE("A copy of a borrowed parameter is borrowed, too") {
    constexpr std::string_view program = R"(
from sys import getrefcount as count
class Named: pass
def renamed(given):
    other = given
    return count(given)
def twice(given):
    other = given
    third = other
    return count(third)
def moved(given):
    other = given
    given = None
    return count(other)
def kept(given):
    others = [given]
    return count(given)
def inner(given):
    other = given
    return renamed(other)
def call(function):
    one = Named()
    print(function.__name__, function(one), function(Named()))
for function in (renamed, twice, moved, kept, inner): call(function)
)";
    CHECK(testing::printed(program, "model:cpython-3.13") ==
          "renamed 4 3\ntwice 5 4\nmoved 3 2\nkept 4 3\ninner 6 5\n");
    CHECK(testing::printed(program, "model:cpython-3.14") ==
          "renamed 1 2\ntwice 1 3\nmoved 1 1\nkept 2 2\ninner 1 2\n");
}

TEST_CASE("A local that may be unset is counted where it is loaded") {
    constexpr std::string_view source = R"(import sys
def after_error(make):
    try:
        made = make()
    except ValueError:
        print('no')
    print(sys.getrefcount(made), sys.getrefcount(made))
def after_loop():
    for each in [[]]: pass
    print(sys.getrefcount(each))
def always(make):
    made = make()
    try: pass
    except ValueError: pass
    print(sys.getrefcount(made), sys.getrefcount(make))
after_error(list)
after_loop()
always(lambda: [])
)";
    CHECK(testing::printed(source, "model:cpython-3.13") == "2 2\n2\n2 2\n");
    CHECK(testing::printed(source, "model:cpython-3.15") == "2 1\n2\n1 1\n");
}

}  // namespace lastref
