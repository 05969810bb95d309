#include "backends/process/path_substitution.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>

using namespace lastref;

TEST_CASE("A path is replaced wherever the pieces are cut", "[process]") {
    const std::string text = "/tmp/x/p.py, /tmp/tmp/x/p.py and /tmp/x/p.p";
    const std::string wanted = "case.py, /tmpcase.py and /tmp/x/p.p";
    auto cut = GENERATE_COPY(range(std::size_t{0}, text.size() + 1));
    auto step = GENERATE(1, 2, 5, 100);
    PathSubstitution substitution("/tmp/x/p.py", "case.py");
    auto result = substitution.next(std::string_view(text).substr(0, cut));
    for (auto at = cut; at < text.size(); at += static_cast<std::size_t>(step)) {
        result += substitution.next(std::string_view(text).substr(at, static_cast<std::size_t>(step)));
    }
    CHECK(result + substitution.end() == wanted);
}

TEST_CASE("What cannot become the path is passed on at once", "[process]") {
    PathSubstitution substitution("/tmp/x", "y");
    CHECK(substitution.next("hello\n/tm") == "hello\n");
    CHECK(substitution.next("b") == "/tmb");
    CHECK(PathSubstitution().next("/tmp/x") == "/tmp/x");
}
