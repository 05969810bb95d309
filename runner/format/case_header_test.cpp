#include "runner/format/case_header.hpp"

#include <catch2/catch_test_macros.hpp>

namespace lastref {
namespace {

struct Read {
    std::optional<CaseHeader> header;
    std::vector<std::string> complaints;
};

Read read(std::string_view source) {
    Diagnostics diagnostics;
    Read result;
    result.header = read_case_header("cases/a/b.py", source, diagnostics);
    for (const Diagnostic& diagnostic : diagnostics) result.complaints.push_back(to_string(diagnostic));
    return result;
}

}  // namespace

TEST_CASE("a header is read") {
    const Read result = read(
        "# /// script\n"
        "# requires-python = \">=3.4\"\n"
        "# [tool.lastref]\n"
        "# claim = \"A cycle stays.\"\n"
        "# see = [\n"
        "#     \"https://docs.python.org/3/library/gc.html\",\n"
        "# ]\n"
        "#\n"
        "# [tool.other]\n"
        "# whatever = 1\n"
        "# ///\n"
        "print(1)\n");
    CHECK(result.complaints.empty());
    REQUIRE(result.header);
    CHECK(result.header->claim == "A cycle stays.");
    CHECK(result.header->see == std::vector<std::string>{"https://docs.python.org/3/library/gc.html"});
    CHECK(result.header->requires_python.matches({3, 4}));
    CHECK_FALSE(result.header->requires_python.matches({2, 7, 18}));
}

TEST_CASE("a case without a header, or whose header has no end, is told so") {
    CHECK(read("print(1)\n").complaints ==
          std::vector<std::string>{"cases/a/b.py:1:1: error: no header, expected a line '# /// script'"});
    CHECK(read("# /// script\n# a = 1\nprint(1)\n").complaints ==
          std::vector<std::string>{"cases/a/b.py:3:1: error: the header has no end, expected a line '# ///'"});
    CHECK(read("# /// script\n").complaints.size() == 1);
    CHECK(read("").complaints.size() == 1);
}

TEST_CASE("all complaints about a header come in one go, each with its place") {
    const Read result = read(
        "# /// script\n"
        "# requires-python = \">=3.x\"\n"
        "# dependencies = []\n"
        "# [tool.lastref]\n"
        "# claims = \"A cycle stays.\"\n"
        "# see = [\"gc.html\", 3]\n"
        "# ///\n");
    CHECK_FALSE(result.header);
    CHECK(result.complaints ==
          std::vector<std::string>{
              "cases/a/b.py:1:1: error: the header has no claim, expected claim = \"...\" under [tool.lastref]",
              "cases/a/b.py:2:24: error: malformed version '3.x', expected a release such as 3.13 or 3.13.0",
              "cases/a/b.py:3:3: error: unknown key 'dependencies', expected requires-python",
              "cases/a/b.py:5:3: error: unknown key 'claims', expected claim, see, twin, needs, lines",
              "cases/a/b.py:6:10: error: 'gc.html' is not a link, expected https://...",
              "cases/a/b.py:6:21: error: an element of 'see' is not a string, expected a string",
          });
}

TEST_CASE("a header that is not TOML is told with its place in the case") {
    const Read result = read("# /// script\n# [tool.lastref]\n# claim = A cycle\n# ///\n");
    REQUIRE(result.complaints.size() == 1);
    CHECK(result.complaints.front().starts_with("cases/a/b.py:3:"));
    CHECK(result.complaints.front().find("not TOML") != std::string::npos);
}

TEST_CASE("a header says what its case needs, and which lines need not be the same every time") {
    const Read result = read(
        "# /// script\n"
        "# [tool.lastref]\n"
        "# claim = \"A socket closes.\"\n"
        "# needs = [\"threads\", \"sockets\"]\n"
        "#\n"
        "# [[tool.lastref.lines]]\n"
        "# begin = \"objects:\"\n"
        "# compare = \"bounded\"\n"
        "# least = 1\n"
        "# greatest = 2.5\n"
        "# why = \"Builds differ.\"\n"
        "# ///\n");
    CHECK(result.complaints.empty());
    REQUIRE(result.header);
    CHECK(result.header->needs == std::vector{Facility::threads, Facility::sockets});
    REQUIRE(result.header->lines.size() == 1);
    CHECK(result.header->lines[0].begin == "objects:");
    CHECK(result.header->lines[0].kind == LineKind::bounded);
    CHECK(result.header->lines[0].greatest == 2.5);
}

TEST_CASE("needs and lines that cannot be meant are complained about") {
    const std::string head = "# /// script\n# [tool.lastref]\n# claim = \"x\"\n";
    CHECK(read(head + "# needs = [\"luck\"]\n# ///\n").complaints ==
          std::vector<std::string>{"cases/a/b.py:4:12: error: unknown facility 'luck', expected sockets, threads"});
    const std::string line = head + "# [[tool.lastref.lines]]\n# begin = \"x\"\n# why = \"y\"\n";
    CHECK(read(line + "# ///\n").complaints ==
          std::vector<std::string>{"cases/a/b.py:4:3: error: the lines have no 'compare', expected compare = \"...\""});
    CHECK(
        read(line + "# compare = \"loosely\"\n# ///\n").complaints ==
        std::vector<std::string>{"cases/a/b.py:7:13: error: lines cannot be compared as 'loosely', expected unordered, "
                                 "bounded, present"});
    CHECK(read(line + "# compare = \"bounded\"\n# least = 3\n# ///\n").complaints.size() == 1);
    CHECK(read(line + "# compare = \"present\"\n# least = 3\n# greatest = 4\n# ///\n").complaints.size() == 1);
}

}  // namespace lastref
