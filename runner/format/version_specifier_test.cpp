#include "runner/format/version_specifier.hpp"

#include "runner/format/runtime_selector.hpp"

#include <catch2/catch_test_macros.hpp>

namespace lastref {
namespace {

bool matches(std::string_view specifiers, std::string_view version) {
    const auto set = SpecifierSet::parse(specifiers);
    INFO(specifiers);
    REQUIRE(std::holds_alternative<SpecifierSet>(set));
    return std::get<SpecifierSet>(set).matches(parse_release(version).value());
}

TextError error_of(std::string_view specifiers) {
    const auto set = SpecifierSet::parse(specifiers);
    INFO(specifiers);
    REQUIRE(std::holds_alternative<TextError>(set));
    return std::get<TextError>(set);
}

}  // namespace

TEST_CASE("a specifier compares releases, and missing components count as 0") {
    CHECK(matches(">=3.4", "3.4.0"));
    CHECK(matches(">=3.4", "3.13"));
    CHECK_FALSE(matches(">=3.4", "2.7.18"));
    CHECK(matches("==3.13", "3.13.0"));
    CHECK_FALSE(matches("==3.13", "3.13.1"));
    CHECK(matches(">3.13", "3.13.1"));
    CHECK(matches("<=3.13", "3.13.0"));
    CHECK_FALSE(matches("<3.13", "3.13.0"));
    CHECK(matches("", "2.7.18"));
}

TEST_CASE("all specifiers of a set must hold") {
    CHECK(matches(">=3.4, <3.9", "3.8.18"));
    CHECK_FALSE(matches(">=3.4,<3.9", "3.9.0"));
    CHECK_FALSE(matches(">=3, !=3.9.*", "3.9.18"));
}

TEST_CASE("'.*' means any release below, '~=' any compatible one") {
    CHECK(matches("==3.13.*", "3.13.18"));
    CHECK_FALSE(matches("==3.13.*", "3.14.0"));
    CHECK(matches("~=3.4", "3.15"));
    CHECK_FALSE(matches("~=3.4", "4.0"));
    CHECK(matches("~=3.13.1", "3.13.18"));
    CHECK_FALSE(matches("~=3.13.1", "3.14.0"));
}

TEST_CASE("a malformed specifier is told with its place") {
    CHECK(error_of("3.4").offset == 0);
    CHECK(error_of(">=3.4 <4").offset == 6);
    CHECK(error_of(">=3.4,").message == "version specifier ends in ','");
    CHECK(error_of(">=3.x").message == "malformed version '3.x'");
    CHECK(error_of(">=3.*").expected == "== or !=");
    CHECK(error_of("~=3").expected == "a version such as 3.4");
    CHECK(error_of(">=").message == "malformed version ''");
}

TEST_CASE("a selector is a family and versions of its own") {
    const auto selector = std::get<RuntimeSelector>(RuntimeSelector::parse("pypy >=7.3, <8"));
    CHECK(selector.matches("pypy", {7, 3, 11}));
    CHECK_FALSE(selector.matches("pypy", {8, 0, 1}));
    CHECK_FALSE(selector.matches("cpython", {7, 3, 11}));
    CHECK(selector.to_string() == "pypy >=7.3, <8");
    CHECK(std::get<RuntimeSelector>(RuntimeSelector::parse("pyodide")).to_string() == "pyodide");
    CHECK(std::get<TextError>(RuntimeSelector::parse("cpython 3.4")).offset == 8);
    CHECK(std::get<TextError>(RuntimeSelector::parse(">=3")).offset == 0);
}

}  // namespace lastref
