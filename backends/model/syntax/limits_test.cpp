#include <catch2/catch_test_macros.hpp>

#include "backends/model/syntax/parse.hpp"

namespace lastref::model::syntax {

namespace {

std::string repeat(std::string_view text, int times) {
    std::string result;
    for (int i = 0; i < times; ++i) result += text;
    return result;
}

std::string outcome(const std::string& source) {
    const ParseResult result = parse(source, "case.py");
    if (std::holds_alternative<Module>(result)) return "parsed";
    if (const auto* error = std::get_if<SyntaxError>(&result)) return error->message;
    return "unsupported: " + std::get<Unsupported>(result).construct;
}

}  // namespace

TEST_CASE("long chains are no matter of stack depth") {
    CHECK(outcome("x = a" + repeat(" + a", 100000)) == "parsed");
    CHECK(outcome("x" + repeat(".a", 100000)) == "parsed");
    CHECK(outcome("x" + repeat("(1)[2]", 50000)) == "parsed");
    CHECK(outcome("if a: pass\n" + repeat("elif a: pass\n", 20000)) == "parsed");
    CHECK(outcome(repeat("a = ", 50000) + "1") == "parsed");
}

TEST_CASE("nesting is bounded") {
    CHECK(outcome(repeat("(", 200) + "x" + repeat(")", 200)) == "parsed");
    CHECK(outcome(repeat("(", 201) + "x" + repeat(")", 201)) == "too many nested parentheses");
    CHECK(outcome(repeat("f(", 150) + repeat(")", 150)) == "parsed");
    CHECK(outcome(repeat("f'{", 100) + "x" + repeat("}'", 100)) == "parsed");
    CHECK(outcome(repeat("-", 100000) + "x") == "unsupported: code nested this deeply");
    CHECK(outcome(repeat("lambda: ", 100000) + "x") == "unsupported: code nested this deeply");
    CHECK(outcome("x = " + repeat("a if b else ", 100000) + "c") == "unsupported: code nested this deeply");
    std::string blocks;
    for (int i = 0; i < 101; ++i) blocks += std::string(static_cast<std::size_t>(i), ' ') + "if x:\n";
    CHECK(outcome(blocks) == "too many levels of indentation");
}

}  // namespace lastref::model::syntax
