#include "runner/select/selection.hpp"

#include "runner/select/text_file.hpp"
#include "runner/testing/program_fixture.hpp"

#include <catch2/catch_test_macros.hpp>

#include <set>

namespace lastref {
namespace {

std::vector<std::string> select(const Catalogue& catalogue, const Selection& selection) {
    Diagnostics diagnostics;
    std::vector<std::string> names;
    for (const CaseName& name : select_cases(catalogue, selection, diagnostics)) names.push_back(to_string(name));
    if (!diagnostics.empty()) names.push_back("!" + diagnostics.front().message);
    return names;
}

std::vector<std::string> select(const Catalogue& catalogue, const char* pattern) {
    Selection selection;
    selection.patterns = {pattern};
    return select(catalogue, selection);
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("cases are selected by name, topic, path, glob and part of a name") {
    const testing::ProgramFixture fixture;
    for (const char* name : {"cycles/two", "cycles/two_more", "files/two", "two/cycles"}) fixture.write_case(name, "");
    const Catalogue catalogue(fixture.folder());

    CHECK(select(catalogue, Selection{}).size() == 4);
    CHECK(select(catalogue, "cycles/two") == Names{"cycles/two"});
    CHECK(select(catalogue, "cycles") == Names{"cycles/two", "cycles/two_more"});
    CHECK(select(catalogue, "cases/files/two.py") == Names{"files/two"});
    CHECK(select(catalogue, (fixture.folder() / "cases/files/two.py").c_str()) == Names{"files/two"});
    CHECK(select(catalogue, (fixture.folder() / "cases/files").c_str()) == Names{"files/two"});
    CHECK(select(catalogue, "*/two") == Names{"cycles/two", "files/two"});
    CHECK(select(catalogue, "_mor") == Names{"cycles/two_more"});
    CHECK(select(catalogue, "none") == Names{"!no case matches 'none'"});
    fixture.write("mine.py", "");
    CHECK(select(catalogue, (fixture.folder() / "mine.py").c_str()) == Names{"!is no case of this catalogue"});
}

TEST_CASE("filters and topics narrow a selection") {
    const testing::ProgramFixture fixture;
    for (const char* name : {"a/one", "a/two", "b/one"}) fixture.write_case(name, "");
    const Catalogue catalogue(fixture.folder());
    Selection selection;
    selection.filters = {"one"};
    CHECK(select(catalogue, selection) == Names{"a/one", "b/one"});
    selection.topics = {"b"};
    CHECK(select(catalogue, selection) == Names{"b/one"});
    selection.topics = {"c"};
    CHECK(select(catalogue, selection) == Names{"!no topic 'c'"});
}

TEST_CASE("shards part a selection without gap or overlap") {
    const testing::ProgramFixture fixture;
    for (const char* name : {"a/a", "a/b", "a/c", "a/d", "a/e"}) fixture.write_case(name, "");
    const Catalogue catalogue(fixture.folder());
    std::set<std::string> seen;
    std::size_t count = 0;
    for (const char* shard : {"1/3", "2/3", "3/3"}) {
        Selection selection;
        selection.shard = Shard::parse(shard).value();
        const Names names = select(catalogue, selection);
        count += names.size();
        seen.insert(names.begin(), names.end());
    }
    CHECK(count == 5);
    CHECK(seen.size() == 5);
    for (const char* bad : {"", "1", "0/3", "4/3", "a/3", "1/3x", "-1/3", "1/"}) CHECK_FALSE(Shard::parse(bad));
}

}  // namespace lastref
