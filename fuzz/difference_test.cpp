#include "fuzz/difference.hpp"

#include <catch2/catch_test_macros.hpp>

namespace lastref::fuzz {
namespace {

Observation finished(std::string transcript) {
    return {.status = Status::finished, .transcript = std::move(transcript)};
}

Observation raised(std::string errors) {
    return {.status = Status::raised, .errors = std::move(errors), .exit_status = 1};
}

TEST_CASE("Runs are compared by transcript, status and last words", "[fuzz]") {
    CHECK(compare(finished("a\n"), finished("a\n")) == Difference::none);
    CHECK(compare(finished("a\n"), finished("b\n")) == Difference::transcript);
    CHECK(compare(finished(""), raised("")) == Difference::status);
    const char* report = "Traceback (most recent call last):\n  File \"x\", line 1\n";
    CHECK(compare(raised(report + std::string("KeyError: 1\n")), raised(report + std::string("KeyError: 2\n"))) ==
          Difference::last_words);
    CHECK(compare(raised("x\n" + (report + std::string("KeyError: 1\n"))),
                  raised(report + std::string("KeyError: 1\nlate words\n"))) == Difference::none);
    CHECK(compare(finished("<A object at 0x7f00Ab>\n"), finished("<A object at 0x1>\n")) == Difference::none);
    CHECK(compare({.status = Status::unsupported}, finished("")) == Difference::unsupported);
    CHECK(compare(finished(""), {.status = Status::harness_error}) == Difference::not_run);
}

TEST_CASE("Endless programs compare as far as both were heard", "[fuzz]") {
    const auto endless = [](std::string transcript) {
        return Observation{.status = Status::too_much_output, .transcript = std::move(transcript)};
    };
    CHECK(compare(endless("a\na\n"), endless("a\na\na\n")) == Difference::none);
    Observation killed = endless("a\n");
    killed.exit_status = 137;
    CHECK(compare(endless("a\n"), killed) == Difference::none);
    CHECK(compare(endless("a\nb\n"), endless("a\na\na\n")) == Difference::transcript);
    CHECK(compare(finished("a\n"), endless("a\na\n")) == Difference::transcript);

    const Observation silent{.status = Status::timed_out};
    CHECK(compare({.status = Status::timed_out, .transcript = "a\n"}, silent) == Difference::none);
    CHECK(compare(finished("a\n"), silent) == Difference::transcript);
    CHECK(compare(endless(""), silent) == Difference::status);
}

TEST_CASE("Last words are those of the exception that ended the program", "[fuzz]") {
    CHECK(last_words("").empty());
    CHECK(last_words("Traceback (most recent call last):\n  File \"x\", line 1, in <module>\nValueError: k1\n"
                     "Exception ignored in: <function Base.__del__ at 0x1>\n"
                     "Traceback (most recent call last):\n  File \"x\", line 2, in __del__\nKeyError: k2\n") ==
          "ValueError: k1");
    CHECK(
        last_words("Traceback (most recent call last):\n  File \"x\", line 1\nKeyError: <Base object at 0x7f00Ab>\n") ==
        "KeyError: <Base object at 0x>");
    CHECK(last_words("Traceback (most recent call last):\n  File \"x\", line 1, in f\nKeyError: 1\n\n"
                     "During handling of the above exception, another exception occurred:\n\n"
                     "Traceback (most recent call last):\n  File \"x\", line 2, in f\nTypeError\n") == "TypeError");
}

}  // namespace
}  // namespace lastref::fuzz
