#include <catch2/catch_test_macros.hpp>

#include "backends/model/syntax/dump.hpp"
#include "backends/model/syntax/parse.hpp"

namespace lastref::model::syntax {

namespace {

std::string read(std::string_view source) {
    const ParseResult result = parse(source, "case.py");
    if (const auto* module = std::get_if<Module>(&result)) return dump(*module);
    return "error: " + std::get<SyntaxError>(result).message;
}

std::string pattern(const std::string& text) {
    const std::string whole = read("match x:\n case " + text + ": pass");
    const std::string before = "Match(x, [match_case(";
    const std::string after = ", [Pass()])])\n";
    if (!whole.starts_with(before)) return whole;
    return whole.substr(before.size(), whole.size() - before.size() - after.size());
}

}  // namespace

TEST_CASE("match, case, type and _ are ordinary names elsewhere") {
    CHECK(read("match = case = type = _ = 1") == "Assign([match, case, type, _], 1)\n");
    CHECK(read("match(a, b)") == "Expr(Call(match, [a, b], []))\n");
    CHECK(read("match[a]: int") == "AnnAssign not simple(Subscript(match, a), int)\n");
    CHECK(read("match - a\nmatch not in b\nmatch.c") ==
          "Expr(Sub(match, a))\nExpr(Compare(match, [NotIn], [b]))\nExpr(Attribute(match, c))\n");
    CHECK(read("type(a)") == "Expr(Call(type, [a], []))\n");
}

TEST_CASE("subjects") {
    CHECK(read("match (a):\n case _: pass") == "Match(a, [match_case(MatchAs(), [Pass()])])\n");
    CHECK(read("match -a, *b:\n case _: pass") ==
          "Match(Tuple([USub(a), Starred(b)]), [match_case(MatchAs(), [Pass()])])\n");
    CHECK(read("match x:\n case a if a > 1: pass") ==
          "Match(x, [match_case(MatchAs(a), Compare(a, [Gt], [1]), [Pass()])])\n");
}

TEST_CASE("patterns") {
    CHECK(pattern("1") == "MatchValue(1)");
    CHECK(pattern("-1 + 2j") == "MatchValue(Add(USub(1), 2j))");
    CHECK(pattern("'a' 'b'") == "MatchValue('ab')");
    CHECK(pattern("None | True") == "MatchOr([MatchSingleton(None), MatchSingleton(True)])");
    CHECK(pattern("a.b.c") == "MatchValue(Attribute(Attribute(a, b), c))");
    CHECK(pattern("a, *_") == "MatchSequence([MatchAs(a), MatchStar()])");
    CHECK(pattern("[*a, b]") == "MatchSequence([MatchStar(a), MatchAs(b)])");
    CHECK(pattern("(a)") == "MatchAs(a)");
    CHECK(pattern("(a,)") == "MatchSequence([MatchAs(a)])");
    CHECK(pattern("()") == "MatchSequence([])");
    CHECK(pattern("(1 | 2) as a") == "MatchAs(MatchOr([MatchValue(1), MatchValue(2)]), a)");
    CHECK(pattern("{'a': 1, b.c: d, **e}") == "MatchMapping(['a', Attribute(b, c)], [MatchValue(1), MatchAs(d)], e)");
    CHECK(pattern("A.B(1, c, d=2,)") ==
          "MatchClass(Attribute(A, B), [MatchValue(1), MatchAs(c)], [d], [MatchValue(2)])");
}

TEST_CASE("malformed patterns") {
    CHECK(pattern("a as _") == "error: cannot use '_' as a target");
    CHECK(pattern("A(b=1, c)") == "error: positional patterns follow keyword patterns");
    CHECK(pattern("1 + 1") == "error: imaginary number required in complex literal");
    CHECK(read("match x\n case 1: pass") == "error: expected ':'");
}

}  // namespace lastref::model::syntax
