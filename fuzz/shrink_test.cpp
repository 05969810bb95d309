#include "fuzz/shrink.hpp"

#include <catch2/catch_test_macros.hpp>

namespace lastref::fuzz {
namespace {

Statement statement(std::string_view form, std::vector<Expression> parts = {}, Block body = {}) {
    return {fill(form, std::move(parts)), std::move(body)};
}

Block example() {
    return {statement("import gc"),
            statement("a = $", {fill("[$, $]", {Expression("A('k1')"), fill("f($)", {Expression("A('k2')")})})}),
            statement("if $:", {Expression("a")}, {statement("b = 1"), statement("guilty($)", {Expression("a")})}),
            statement("else:", {}, {statement("c = 2")}), statement("print('end')")};
}

std::string shrink_while(const std::function<bool(const std::string&)>& fails, std::size_t tries = 1000) {
    return to_text(shrink(
        example(), [&](const Block& program) { return fails(to_text(program)); }, tries));
}

TEST_CASE("A program's text is its tree's", "[fuzz]") {
    CHECK(to_text(example()) ==
          "import gc\n"
          "a = [A('k1'), f(A('k2'))]\n"
          "if a:\n"
          "    b = 1\n"
          "    guilty(a)\n"
          "else:\n"
          "    c = 2\n"
          "print('end')\n");
    CHECK(to_text({statement("while $:", {Expression("a")})}) == "while a:\n    pass\n");
}

TEST_CASE("What is not needed is left out, and blocks give way to what is in them", "[fuzz]") {
    CHECK(shrink_while([](const std::string& text) { return text.find("guilty") != std::string::npos; }) ==
          "guilty(a)\n");
}

TEST_CASE("An expression gives way to a part of it", "[fuzz]") {
    CHECK(shrink_while([](const std::string& text) { return text.find("A('k2')") != std::string::npos; }) ==
          "a = A('k2')\n");
}

TEST_CASE("What is pinned stays", "[fuzz]") {
    Block program = example();
    program.front().pinned = true;
    const Block small = shrink(
        program, [](const Block& smaller) { return to_text(smaller).find("guilty") != std::string::npos; }, 1000);
    CHECK(to_text(small) == "import gc\nguilty(a)\n");
}

TEST_CASE("Nothing is left out of what needs all of it", "[fuzz]") {
    const std::string whole = to_text(example());
    CHECK(shrink_while([&](const std::string& text) { return text == whole; }) == whole);
}

TEST_CASE("Shrinking ends when its tries are used up", "[fuzz]") {
    std::size_t tries = 0;
    static_cast<void>(shrink_while(
        [&](const std::string& text) {
            ++tries;
            return text.find("guilty") != std::string::npos;
        },
        5));
    CHECK(tries == 5);
}

}  // namespace
}  // namespace lastref::fuzz
