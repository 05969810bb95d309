#include "fuzz/tree.hpp"

#include <catch2/catch_test_macros.hpp>

namespace lastref::fuzz {
namespace {

TEST_CASE("A text becomes a tree by its indentation", "[fuzz]") {
    const Block block =
        to_block("import gc\n\nif gc:\n  for i in 1, 2:\n      print(i)\n  else:\n      print('x')\nend = 1");
    REQUIRE(block.size() == 3);
    CHECK(block[0].body.empty());
    REQUIRE(block[1].body.size() == 2);
    CHECK(is_clause(block[1].body[1]));
    CHECK(to_text(block) ==
          "import gc\nif gc:\n    for i in 1, 2:\n        print(i)\n    else:\n        print('x')\nend = 1\n");
}

TEST_CASE("A line between two indentations belongs to the statement above both", "[fuzz]") {
    CHECK(to_text(to_block("f(\n        1,\n    2)\ng()\n")) == "f(\n    1,\n    2)\ng()\n");
    CHECK(to_block("").empty());
}

}  // namespace
}  // namespace lastref::fuzz
