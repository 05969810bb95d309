#include "backends/process/command_line.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

using namespace lastref;

TEST_CASE("A command line is split as a shell splits it", "[process]") {
    using Words = std::vector<std::string>;
    auto [text, words] = GENERATE(table<std::string, Words>({
        {"", {}},
        {"  python3   -X  dev ", {"python3", "-X", "dev"}},
        {"'a b'\"c d\"e f", {"a bc de", "f"}},
        {"a\\ b \\' ''", {"a b", "'", ""}},
        {"'a\\b' \"a\\\"b\"", {"a\\b", "a\"b"}},
        {"end\\", {"end\\"}},
    }));
    CHECK(split_command_line(text) == words);
}

TEST_CASE("A quote that is not closed is refused", "[process]") {
    CHECK_FALSE(split_command_line("python 'a"));
    CHECK_FALSE(split_command_line("python \"a"));
}

TEST_CASE("An executable is looked for on PATH", "[process]") {
    CHECK(find_executable("sh").ends_with("/sh"));
    CHECK(find_executable("/bin/sh") == "/bin/sh");
    CHECK(find_executable("/").empty());
    CHECK(find_executable("no-such-program").empty());
}
