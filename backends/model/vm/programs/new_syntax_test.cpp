#include "backends/model/printed.hpp"

#include <catch2/catch_test_macros.hpp>

namespace lastref {
namespace {

using testing::printed;

TEST_CASE("Several exception types need no parentheses from 3.14 on") {
    constexpr std::string_view program = R"(try: 1 / 0
except ValueError, ZeroDivisionError: print('caught')
try: [][1]
except* IndexError, KeyError: print('group')
)";
    CHECK(printed(program, "model:cpython-3.14") == "caught\ngroup\n");
    CHECK(printed(program, "model:cpython-3.13") == R"(  File "program.py", line 2
    except ValueError, ZeroDivisionError: print('caught')
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
SyntaxError: multiple exception types must be parenthesized
)");
}

TEST_CASE("Comprehensions unpack from 3.15 on") {
    constexpr std::string_view program = R"(rows = [[1, 2], [3]]
print([*row for row in rows], {*row for row in rows}, list(*row for row in rows))
print({**each for each in ({1: 2}, {3: 4})})
def closing():
    try: yield 1
    finally: print('closed')
items = (*closing() for _ in rows)
next(items)
items.close()
try: [*number for number in [1]]
except TypeError as error: print(error)
)";
    CHECK(printed(program, "model:cpython-3.15") == R"([1, 2, 3] {1, 2, 3} [1, 2, 3]
{1: 2, 3: 4}
closed
Value after * must be an iterable, not int
)");
    CHECK(printed(program, "model:cpython-3.14") == R"(  File "program.py", line 2
    print([*row for row in rows], {*row for row in rows}, list(*row for row in rows))
           ^^^^
SyntaxError: iterable unpacking cannot be used in comprehension
)");
}

TEST_CASE("An error that the compiler finds shows the line, too") {
    constexpr std::string_view program = "def outer():\n    nonlocal name\n";
    CHECK(printed(program, "model:cpython-3.13") ==
          "  File \"program.py\", line 2\n    nonlocal name\n    ^^^^^^^^^^^^^\n"
          "SyntaxError: no binding for nonlocal 'name' found\n");
    CHECK(printed("x = 1\nreturn x\n", "model:cpython-3.6") ==
          "  File \"program.py\", line 2\n    return x\n    ^\nSyntaxError: 'return' outside function\n");
}

TEST_CASE("What 3.15 alone has and the models lack is refused by name") {
    for (const auto& [program, what] :
         {std::pair("lazy import json\n", "a lazy import"), std::pair("print(frozendict(a=1))\n", "frozendict"),
          std::pair("import profiling\n", "module profiling")}) {
        for (const auto& each : make_model_runtimes()) {
            if (each->name() != "model:cpython-3.15") continue;
            const Observation seen = each->run({"program.py", program, {}}, {}, {}, {});
            CHECK(seen.status == Status::unsupported);
            CHECK(seen.reason.find(what) != std::string::npos);
        }
    }
}

}  // namespace
}  // namespace lastref
