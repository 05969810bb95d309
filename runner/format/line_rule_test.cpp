#include "runner/format/line_rule.hpp"

#include <catch2/catch_test_macros.hpp>

namespace lastref {
namespace {

const std::vector<LineRule> rules{{"freed ", LineKind::unordered, 0, 0, "a set's order"},
                                  {"bytes:", LineKind::bounded, 100, 200.5, "builds differ"},
                                  {"took", LineKind::present, 0, 0, "time"}};

}  // namespace

TEST_CASE("without rules a transcript stands for itself") {
    CHECK(canonical("freed b\nfreed a", {}) == "freed b\nfreed a");
    CHECK(canonical("other\n\nlast", rules) == "other\n\nlast");
    CHECK(canonical("", rules).empty());
}

TEST_CASE("unordered lines compare in any order among their neighbours, and nowhere else") {
    CHECK(canonical("freed b\nfreed a\n", rules) == canonical("freed a\nfreed b\n", rules));
    CHECK(canonical("freed b\nthen\nfreed a\n", rules) != canonical("freed a\nthen\nfreed b\n", rules));
    CHECK(canonical("freed b\nfreed a\n", rules) != canonical("freed a\nfreed a\n", rules));
}

TEST_CASE("a bounded number compares by its bounds alone") {
    CHECK(canonical("bytes: 100 of 200.5\n", rules) == "bytes: 100..200.5 of 100..200.5\n");
    CHECK(canonical("bytes: 99\n", rules) == "bytes: 99\n");
    CHECK(canonical("bytes: -150\n", rules) == "bytes: -150\n");
    CHECK(canonical("bytes: none\n", rules) == "bytes: none\n");
}

TEST_CASE("a present line has to be there") {
    CHECK(canonical("took 3 s\n", rules) == canonical("took 4 s\n", rules));
    CHECK(canonical("took 3 s", rules) == "took...");
    CHECK(canonical("none\n", rules) != canonical("took 4 s\n", rules));
}

}  // namespace lastref
