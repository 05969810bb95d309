#include "reports/fuzz_record.hpp"

#include <catch2/catch_test_macros.hpp>

namespace lastref {
namespace {

FuzzRecord example() {
    FuzzRecord record{.model = "model:a", .against = "real:b", .seed = 7, .statements = 22, .start = 10, .count = 5};
    record.done = 4;
    record.agreed = 2;
    record.unsupported = {{"module x", 1}};
    record.productions = {{"cycle", 3}, {"file", 4}};
    record.steps = {{"finalizer at zero", 9}};
    record.differences.push_back(
        {12, "", "transcript", "print(1)\n", "dir/one.py", "1\n", "2\n", "finished", "ValueError"});
    record.duration = std::chrono::seconds(2);
    return record;
}

TEST_CASE("The record of a campaign is read as it was written", "[reports]") {
    const auto read = read_fuzz_record(write_fuzz_record(example()));
    REQUIRE(std::holds_alternative<FuzzRecord>(read));
    CHECK(write_fuzz_record(std::get<FuzzRecord>(read)) == write_fuzz_record(example()));
}

TEST_CASE("What is no record of a campaign is refused", "[reports]") {
    for (const char* text : {"", "[]", "{}", "{\"schema\": 99}"}) {
        const auto read = read_fuzz_record(text);
        REQUIRE(std::holds_alternative<std::string>(read));
        CHECK(std::get<std::string>(read).starts_with("not the record of a campaign: "));
    }
}

TEST_CASE("A campaign is described", "[reports]") {
    CHECK(describe(example()) ==
          "model:a against real:b, seed 7, up to 22 statements, programs 10 to 13\n"
          "grammar (2)\n"
          "    file 4, cycle 3\n"
          "memory (1)\n"
          "    finalizer at zero 9\n"
          "unsupported (1)\n"
          "    module x 1\n"
          "\n"
          "4 programs: 2 alike, 1 different, 0 explained, 1 unsupported, 0 not run; 2.0 s, 2 a second\n");
    CHECK(describe(example(), example().differences.front()) ==
          "program 12: transcript differs, see dir/one.py\n"
          "print(1)\n"
          "- model:a\n"
          "+ real:b\n"
          "  - 1\n"
          "  + 2\n"
          "  - finished\n"
          "  + ValueError\n");
}

}  // namespace
}  // namespace lastref
