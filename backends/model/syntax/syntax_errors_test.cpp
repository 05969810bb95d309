#include <catch2/catch_test_macros.hpp>

#include "backends/model/syntax/parse.hpp"

namespace lastref::model::syntax {

namespace {

struct Expected {
    std::string_view source;
    std::string_view message;
    int line;
    int offset;
    SyntaxErrorKind kind = SyntaxErrorKind::syntax_error;
};

/// Wordings and places are those of CPython 3.13.
void check(const Expected& expected) {
    INFO(expected.source);
    const ParseResult result = parse(expected.source, "case.py");
    const auto* error = std::get_if<SyntaxError>(&result);
    REQUIRE(error);
    CHECK(error->message == expected.message);
    CHECK(error->line == expected.line);
    CHECK(error->offset == expected.offset);
    CHECK((error->kind == expected.kind));
}

constexpr auto indentation = SyntaxErrorKind::indentation_error;

}  // namespace

TEST_CASE("what is no Python at all") {
    check({"x = = 1", "invalid syntax", 1, 5});
    check({"a b", "invalid syntax", 1, 3});
    check({"\xC3\xA9 = 1 2", "invalid syntax", 1, 7});
    check({"x = a ? b : c", "invalid syntax", 1, 7});
    check({"return a = 1", "invalid syntax", 1, 10});
    check({"a not b", "invalid syntax", 1, 7});
    check(
        {"a\xC2\xA0"
         "b",
         "invalid non-printable character U+00A0", 1, 2});
    check(
        {"a \xE2\x80\x9C"
         "b",
         "invalid character '\xE2\x80\x9C' (U+201C)", 1, 3});
}

TEST_CASE("brackets") {
    check({"x = (1,\ny = 2", "'(' was never closed", 1, 5});
    check({"x)", "unmatched ')'", 1, 2});
    check({"(\nx]", "closing parenthesis ']' does not match opening parenthesis '(' on line 1", 2, 2});
    check({"x = (a b\ny = 1\n", "'(' was never closed", 1, 5});
}

TEST_CASE("colons and blocks") {
    check({"if x", "expected ':'", 1, 5});
    check({"if x  # comment\n  y", "expected ':'", 1, 7});
    check({"def f() pass", "expected ':'", 1, 9});
    check({"def f: pass", "expected '('", 1, 6});
    check({"if x:\ny", "expected an indented block after 'if' statement on line 1", 2, 1, indentation});
    check({"class A:\n  def f(self):\n\nx = 1", "expected an indented block after function definition on line 2", 4, 0,
           indentation});
    check({"if x:\n", "expected an indented block after 'if' statement on line 1", 1, 6, indentation});
    check({"x\n  y", "unexpected indent", 2, 2, indentation});
    check({"if x:\n    y\n  z", "unindent does not match any outer indentation level", 3, 4, indentation});
    check({"if x:\n\ta\n        b\n", "inconsistent use of tabs and spaces in indentation", 3, 1,
           SyntaxErrorKind::tab_error});
    check({"try:\n  a\nb", "expected 'except' or 'finally' block", 3, 1});
    check({"try:\n  a\nexcept A, B as c:\n  pass", "multiple exception types must be parenthesized when using 'as'", 3,
           8});
    check({"try: a\nexcept A: b\nexcept* B: c", "cannot have both 'except' and 'except*' on the same 'try'", 3, 1});
}

TEST_CASE("what cannot be assigned to") {
    check({"f() = 1", "cannot assign to function call here. Maybe you meant '==' instead of '='?", 1, 1});
    check({"x = f() = 1", "cannot assign to function call", 1, 5});
    check({"(a, 1) = x", "cannot assign to literal", 1, 5});
    check({"None = 1", "cannot assign to None", 1, 1});
    check({"a < b = 1", "cannot assign to comparison", 1, 1});
    check({"f() += 1", "'function call' is an illegal expression for augmented assignment", 1, 1});
    check({"a, b: int", "only single target (not tuple) can be annotated", 1, 1});
    check({"del f()", "cannot delete function call", 1, 5});
    check({"for 1 in x: pass", "cannot assign to literal", 1, 5});
    check({"with a as 1: pass", "cannot assign to literal", 1, 11});
    check({"(a.b := 1)", "cannot use assignment expressions with attribute", 1, 2});
    check({"if a = 1: pass", "invalid syntax. Maybe you meant '==' or ':=' instead of '='?", 1, 4});
}

TEST_CASE("calls and parameters") {
    check({"f(a=1, b)", "positional argument follows keyword argument", 1, 9});
    check({"f(**a, *b)", "iterable argument unpacking follows keyword argument unpacking", 1, 6});
    check({"f(a for a in b, c)", "Generator expression must be parenthesized", 1, 3});
    check({"f(a.b=1)", "expression cannot contain assignment, perhaps you meant \"==\"?", 1, 3});
    check({"f(a=1, a=2)", "keyword argument repeated: a", 1, 8});
    check({"f(a b)", "invalid syntax. Perhaps you forgot a comma?", 1, 3});
    check({"def f(a=1, b): pass", "parameter without a default follows parameter with a default", 1, 12});
    check({"def f(a, a): pass", "duplicate argument 'a' in function definition", 1, 10});
    check({"def f(*): pass", "named arguments must follow bare *", 1, 7});
    check({"def f(**a, b): pass", "arguments cannot follow var-keyword argument", 1, 12});
    check({"def f(a, /, b, /): pass", "/ may appear only once", 1, 16});
}

TEST_CASE("expressions and statements that miss a part") {
    check({"print 'a'", "Missing parentheses in call to 'print'. Did you mean print(...)?", 1, 1});
    check({"x = a if b", "expected 'else' after 'if' expression", 1, 5});
    check({"{a: 1, b}", "':' expected after dictionary key", 1, 8});
    check({"[a, b for a in c]", "did you forget parentheses around the comprehension target?", 1, 2});
    check({"from a import b,", "trailing comma not allowed without surrounding parentheses", 1, 17});
    check({"import a from b", "Did you mean to use 'from ... import ...' instead?", 1, 1});
    check({"x = 3 + not 4", "'not' after an operator must be parenthesized", 1, 9});
}

TEST_CASE("an error of the tokenizer is told before one of the parser, as CPython does") {
    check({"f() = 1\nx = 'abc", "unterminated string literal (detected at line 2)", 2, 5});
    check({"a b\nif x:\n  a\n c", "invalid syntax", 1, 3});
    check({"x = 1 \\ 3", "unexpected character after line continuation character", 1, 8});
    check({"x = 1 \\", "unexpected EOF while parsing", 1, 8});
}

TEST_CASE("the line of the error comes with it") {
    const ParseResult result = parse("a = 1\n  b = 2\nc = 3\n", "case.py");
    CHECK(std::get<SyntaxError>(result).text == "  b = 2");
}

}  // namespace lastref::model::syntax
