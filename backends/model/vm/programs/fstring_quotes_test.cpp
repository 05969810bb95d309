#include "backends/model/printed.hpp"

#include <catch2/catch_test_macros.hpp>

namespace lastref {

TEST_CASE("Up to 3.11 a quote within a field ends the f-string") {
    constexpr std::string_view program = R"(for source in 'f"{x["a"]}"', 'f"{"a"}"', 'f"{"".join(x)}"':
    try: compile(source, 'f', 'eval')
    except SyntaxError as error: print(error.msg)
    else: print('fine')
)";
    CHECK(testing::printed(program, "model:cpython-3.8") ==
          "invalid syntax\ninvalid syntax\nf-string: expecting '}'\n");
    for (std::string_view runtime : {"model:cpython-3.10", "model:pypy-8.0"})
        CHECK(testing::printed(program, runtime) ==
              "f-string: unmatched '['\nf-string: expecting '}'\nf-string: expecting '}'\n");
    CHECK(testing::printed(program, "model:cpython-3.13") == "fine\nfine\nfine\n");
}

}  // namespace lastref
