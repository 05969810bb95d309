#include "backends/model/heap/wordings.hpp"
#include "backends/model/printed.hpp"

#include <fmt/format.h>
#include <catch2/catch_test_macros.hpp>

namespace lastref {

namespace {

std::string message_of(const std::string& statement, const std::string& runtime) {
    std::string text = testing::printed("class A:\n    __slots__ = 'a'\n    p = property(lambda s: 0)\ntry:\n    " +
                                            statement + "\nexcept Exception as error:\n    print(error)\n",
                                        runtime);
    return text.substr(0, text.find('\n'));
}

}  // namespace

TEST_CASE("Every rewording is a format", "[pypy]") {
    const std::string a = "a";
    for (const model::Rewording* table :
         {model::pypy_rewordings, model::pypy_7_3_rewordings, model::pypy_8_0_rewordings}) {
        for (; !table->format.empty(); ++table)
            CHECK_NOTHROW(fmt::vformat(table->instead, fmt::make_format_args(a, a, a, a, a)));
    }
}

TEST_CASE("PyPy has words of its own", "[pypy]") {
    CHECK(message_of("A().a", "model:pypy-7.3") == "a");
    CHECK(message_of("[1].remove(2)", "model:pypy-8.0") == "list.remove(): 2 is not in list");
    CHECK(message_of("(lambda: (x, [x := 1]))()", "model:pypy-8.0") ==
          "local variable 'x' referenced before assignment");
    CHECK(message_of("type('B', (object, A), {})", "model:pypy-8.0") ==
          "cycle among base classes: object < A < object");
    CHECK(message_of("exec('with 1: pass')", "model:pypy-8.0") ==
          "'int' object does not support the context manager protocol (no __enter__/__exit__ method)");
    CHECK(message_of("open('file', 'w').close() or open('file', 'zz')", "model:pypy-8.0") == "invalid mode: zz");
    CHECK(message_of("A().p = 1", "model:pypy-8.0") == "property 'p' of 'A' object has no setter");
    CHECK(message_of("A().p = 1", "model:pypy-7.3") == "can't set attribute");
    CHECK(message_of("list.__doc__ = 1", "model:pypy-7.3") == "can't set list.__doc__");
    CHECK(message_of("next(__import__('weakref').proxy(lambda: 0))", "model:pypy-7.3") ==
          "'function' object is not an iterator");
    CHECK(message_of("A().a", "model:cpython-3.13") == "'A' object has no attribute 'a'");
}

}  // namespace lastref
