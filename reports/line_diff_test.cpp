#include "reports/line_diff.hpp"

#include "reports/patch.hpp"
#include "reports/side_by_side.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string>

namespace lastref {
namespace {

std::string patch(std::string_view left, std::string_view right, std::size_t context = 1) {
    return write_patch(left, right, context, "", Colour::off);
}

}  // namespace

TEST_CASE("a text is split into lines, ended or not") {
    CHECK(split_lines("").empty());
    CHECK(split_lines("a\n\nb") == std::vector<std::string_view>{"a", "", "b"});
    CHECK(split_lines("\n") == std::vector<std::string_view>{""});
}

TEST_CASE("a patch shows the lines that differ, and what is around them") {
    CHECK(patch("a\nb\n", "a\nb\n").empty());
    CHECK(patch("", "a\n") == "+ a\n");
    CHECK(patch("a\nb\nc\nd\ne\n", "a\nb\nX\nd\ne\n") == "...\n  b\n- c\n+ X\n  d\n...\n");
    CHECK(patch("a\nb\nc\n", "b\nc\nd\n") == "- a\n  b\n  c\n+ d\n");
}

TEST_CASE("a patch of long texts that have nothing in common is still made") {
    std::string left;
    std::string right;
    for (int i = 0; i < 3000; ++i) {
        left += "l" + std::to_string(i) + "\n";
        right += "r" + std::to_string(i) + "\n";
    }
    CHECK(split_lines(patch(left, right)).size() == 6000);
}

TEST_CASE("what cannot be seen is made visible") {
    CHECK(visible("a\tb") == "a\tb");
    CHECK(visible("bell\x07 ") == "bell\\x07\\x20");
    CHECK(visible("\x1b[31m") == "\\x1b[31m");
}

TEST_CASE("two texts stand side by side") {
    CHECK(write_side_by_side("same\nlong left\n", "same\nright\nmore\n", "", Colour::off) ==
          "same        same\nlong left | right\n          | more\n");
}

}  // namespace lastref
