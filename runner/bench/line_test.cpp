#include "runner/bench/line.hpp"

#include <catch2/catch_test_macros.hpp>

namespace lastref::bench {

TEST_CASE("the median is the value in the middle", "[bench]") {
    CHECK(median({3}) == 3);
    CHECK(median({9, 1, 4}) == 4);
    CHECK(median({9, 1, 4, 5}) == 4.5);
}

TEST_CASE("each line tells its goal and whether it is met", "[bench]") {
    const std::vector<Line> lines{
        {"ring", "s", 0.1, 0.25, {Bound::at_most, 0.5}},
        {"ring, memory", "MB", 120, 100, {Bound::at_most, 1}},
        {"case-runs", "/s", 2500, {}, {Bound::at_least, 2000}},
    };
    CHECK(write_table(lines) ==
          "              measured  against  ratio        goal\n"
          "ring           0.100 s  0.250 s   0.40     <= 0.50     met\n"
          "ring, memory    120 MB   100 MB   1.20     <= 1.00  MISSED\n"
          "case-runs      2500 /s                  >= 2000 /s     met\n"
          "\n"
          "2 of 3 goals met\n");
}

TEST_CASE("figures are written as JSON", "[bench]") {
    const std::vector<Line> lines{{"ring", "s", 1, 2, {Bound::at_most, 0.5}},
                                  {"a \"name\"", "/s", 10, {}, {Bound::at_least, 20}}};
    CHECK(write_json(lines, "real:cpython-3.13.0", 5) ==
          "{\"against\": \"real:cpython-3.13.0\", \"repeat\": 5, \"lines\": [\n"
          "  {\"name\": \"ring\", \"unit\": \"s\", \"value\": 1, \"against\": 2, \"ratio\": 0.5, \"at_most\": 0.5, "
          "\"met\": true},\n"
          "  {\"name\": \"a \\\"name\\\"\", \"unit\": \"/s\", \"value\": 10, \"at_least\": 20, \"met\": false}\n"
          "]}\n");
}

}  // namespace lastref::bench
