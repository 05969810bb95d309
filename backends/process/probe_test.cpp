#include "backends/process/probe.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace lastref;

TEST_CASE("An answer is found among other lines", "[process]") {
    auto line =
        find_answer_line("welcome\nlastref-probe\tpypy\t8.0.1\t3.11.17\t\t\tlinux\t[PyPy]\tsockets threads\r\nbye\n");
    REQUIRE(line);
    auto answer = parse_answer(*line);
    REQUIRE(answer);
    CHECK(answer->implementation == "pypy");
    CHECK(answer->version == std::vector{8, 0, 1});
    CHECK(answer->language == std::vector{3, 11, 17});
    CHECK(answer->description == "[PyPy]");
    CHECK(answer->lacks == std::vector<std::string>{"sockets", "threads"});
}

TEST_CASE("What is no answer is none", "[process]") {
    CHECK_FALSE(find_answer_line("3.11.2\n"));
    CHECK_FALSE(parse_answer("lastref-probe\tcpython\t3.11.2"));
    CHECK_FALSE(parse_answer("lastref-probe\t\t3.11.2\t3.11.2\t\t\tlinux\t\t"));
    CHECK_FALSE(parse_answer("lastref-probe\tcpython\tx\t3.11.2\t\t\tlinux\t\t"));
}

TEST_CASE("A version ends where its numbers end", "[process]") {
    CHECK(parse_version("3.13.0") == std::vector{3, 13, 0});
    CHECK(parse_version("1.26.1-preview") == std::vector{1, 26, 1});
    CHECK(parse_version("0.5.0 with rustc 1.90").size() == 3);
    CHECK(parse_version("x").empty());
}
