#include <catch2/catch_test_macros.hpp>

#include "backends/model/syntax/dump.hpp"
#include "backends/model/syntax/parse.hpp"

namespace lastref::model::syntax {

namespace {

std::string read(std::string_view source) {
    const ParseExpressionResult result = parse_expression(source);
    if (const auto* tree = std::get_if<ExpressionPtr>(&result)) return dump(**tree);
    return "error: " + std::get<SyntaxError>(result).message;
}

}  // namespace

TEST_CASE("an f-string is its texts and fields") {
    CHECK(read("f''") == "JoinedStr([])");
    CHECK(read("f'a{b}c'") == "JoinedStr(['a', FormattedValue(b), 'c'])");
    CHECK(read("f'{{a}}'") == "JoinedStr(['{a}'])");
    CHECK(read("'x' f'a{b}' 'y' f'c'") == "JoinedStr(['xa', FormattedValue(b), 'yc'])");
    CHECK(read(R"(f'\x41{a}\n')") == "JoinedStr(['A', FormattedValue(a), '\n'])");
    CHECK(read(R"(rf'\n{a}')") == "JoinedStr(['\\n', FormattedValue(a)])");
    CHECK(read("f'{a, b}'") == "JoinedStr([FormattedValue(Tuple([a, b]))])");
    CHECK(read("f'{yield}'") == "JoinedStr([FormattedValue(Yield())])");
}

TEST_CASE("conversions and format specs") {
    CHECK(read("f'{a!r:>{w}.2f}'") == "JoinedStr([FormattedValue!r(a, JoinedStr(['>', FormattedValue(w), '.2f']))])");
    CHECK(read("f'{a!s}{b!a}'") == "JoinedStr([FormattedValue!s(a), FormattedValue!a(b)])");
    CHECK(read("f'{a:}'") == "JoinedStr([FormattedValue(a, JoinedStr([]))])");
    CHECK(read("f'{a:%H:%M}'") == "JoinedStr([FormattedValue(a, JoinedStr(['%H:%M']))])");
    CHECK(read("f'{a != b}'") == "JoinedStr([FormattedValue(Compare(a, [NotEq], [b]))])");
    CHECK(read("f'{(a:=1)}'") == "JoinedStr([FormattedValue(NamedExpr(a, 1))])");
    CHECK(read("f'{a[1:2]:3}'") == "JoinedStr([FormattedValue(Subscript(a, Slice(1, 2, None)), JoinedStr(['3']))])");
}

TEST_CASE("self-documenting fields keep their text") {
    CHECK(read("f'{a=}'") == "JoinedStr(['a=', FormattedValue!r(a)])");
    CHECK(read("f'x{ a = }y'") == "JoinedStr(['x a = ', FormattedValue!r(a), 'y'])");
    CHECK(read("f'{a=!s}'") == "JoinedStr(['a=', FormattedValue!s(a)])");
    CHECK(read("f'{a=:3}'") == "JoinedStr(['a=', FormattedValue(a, JoinedStr(['3']))])");
}

TEST_CASE("fields hold quotes, nested f-strings, newlines and comments") {
    CHECK(read("f'{a['b']}'") == "JoinedStr([FormattedValue(Subscript(a, 'b'))])");
    CHECK(read("f'{f'{f'{a}'}'}'") ==
          "JoinedStr([FormattedValue(JoinedStr([FormattedValue(JoinedStr([FormattedValue(a)]))]))])");
    CHECK(read("f'{\n a # comment\n}'") == "JoinedStr([FormattedValue(a)])");
    CHECK(read("f'''a\n{b}'''") == "JoinedStr(['a\n', FormattedValue(b)])");
}

TEST_CASE("malformed f-strings") {
    CHECK(read("f'{}'") == "error: f-string: valid expression required before '}'");
    CHECK(read("f'{a'") == "error: f-string: expecting '}'");
    CHECK(read("f'}'") == "error: f-string: single '}' is not allowed");
    CHECK(read("f'{a!x}'") == "error: f-string: invalid conversion character 'x': expected 's', 'r', or 'a'");
    CHECK(read("f'{a b}'") == "error: invalid syntax. Perhaps you forgot a comma?");
    CHECK(read("f'{lambda x: 1}'") == "error: f-string: lambda expressions are not allowed without parentheses");
    CHECK(read("f'{a)}'") == "error: f-string: unmatched ')'");
    CHECK(read("f'{a:{b:{c:{d}}}}'") == "error: f-string: expressions nested too deeply");
    CHECK(read("f'abc") == "error: unterminated f-string literal (detected at line 1)");
}

}  // namespace lastref::model::syntax
