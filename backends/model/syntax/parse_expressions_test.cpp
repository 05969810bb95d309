#include <catch2/catch_test_macros.hpp>

#include "backends/model/syntax/dump.hpp"
#include "backends/model/syntax/parse.hpp"

namespace lastref::model::syntax {

namespace {

std::string read(std::string_view source) {
    const ParseExpressionResult result = parse_expression(source);
    if (const auto* tree = std::get_if<ExpressionPtr>(&result)) return dump(**tree);
    if (const auto* error = std::get_if<SyntaxError>(&result)) return "error: " + error->message;
    return "unsupported: " + std::get<Unsupported>(result).construct;
}

const Expression& tree(const ParseExpressionResult& result) {
    return *std::get<ExpressionPtr>(result);
}

}  // namespace

TEST_CASE("operators bind as strongly as Python says") {
    CHECK(read("a + b * c") == "Add(a, Mult(b, c))");
    CHECK(read("a - b - c") == "Sub(Sub(a, b), c)");
    CHECK(read("-a ** -b ** c") == "USub(Pow(a, USub(Pow(b, c))))");
    CHECK(read("a | b ^ c & d << e") == "BitOr(a, BitXor(b, BitAnd(c, LShift(d, e))))");
    CHECK(read("a // b % c @ d") == "MatMult(Mod(FloorDiv(a, b), c), d)");
    CHECK(read("not a == b") == "Not(Compare(a, [Eq], [b]))");
    CHECK(read("a or b and not c or d") == "Or([a, And([b, Not(c)]), d])");
    CHECK(read("await a ** b") == "Pow(Await(a), b)");
    CHECK(read("a if b else c if d else e") == "IfExp(b, a, IfExp(d, c, e))");
    CHECK(read("lambda: a if b else c") == "Lambda(arguments([], [], [], [], []), IfExp(b, a, c))");
}

TEST_CASE("comparisons chain") {
    CHECK(read("a < b <= c != d") == "Compare(a, [Lt, LtE, NotEq], [b, c, d])");
    CHECK(read("a not in b is not c in d is e") == "Compare(a, [NotIn, IsNot, In, Is], [b, c, d, e])");
}

TEST_CASE("primaries chain from left to right") {
    CHECK(read("a.b(c)[d].e") == "Attribute(Subscript(Call(Attribute(a, b), [c], []), d), e)");
    CHECK(read("f(a, *b, c=d, *e, **g)") == "Call(f, [a, Starred(b), Starred(e)], [keyword(c, d), keyword(g)])");
    CHECK(read("f(x for x in y)") == "Call(f, [GeneratorExp(x, [comprehension(x, y, [])])], [])");
    CHECK(read("f(a := 1, b)") == "Call(f, [NamedExpr(a, 1), b], [])");
}

TEST_CASE("subscripts hold slices and tuples") {
    CHECK(read("a[1:2]") == "Subscript(a, Slice(1, 2, None))");
    CHECK(read("a[::2, b]") == "Subscript(a, Tuple([Slice(None, None, 2), b]))");
    CHECK(read("a[b,]") == "Subscript(a, Tuple([b]))");
    CHECK(read("a[*b]") == "Subscript(a, Tuple([Starred(b)]))");
    CHECK(read("a[(b := 1):2]") == "Subscript(a, Slice(NamedExpr(b, 1), 2, None))");
}

TEST_CASE("displays and comprehensions") {
    CHECK(read("()") == "Tuple([])");
    CHECK(read("(a)") == "a");
    CHECK(read("(a,)") == "Tuple([a])");
    CHECK(read("a, *b") == "Tuple([a, Starred(b)])");
    CHECK(read("[a, *b,]") == "List([a, Starred(b)])");
    CHECK(read("{}") == "Dict([], [])");
    CHECK(read("{a: 1, **b}") == "Dict([a, None], [1, b])");
    CHECK(read("{a, *b}") == "Set([a, Starred(b)])");
    CHECK(read("{(a := 1): b for a in c}") == "DictComp(NamedExpr(a, 1), b, [comprehension(a, c, [])])");
    CHECK(read("{a for a in b if c if d}") == "SetComp(a, [comprehension(a, b, [c, d])])");
    CHECK(read("[a for b, *c in d async for a in b]") ==
          "ListComp(a, [comprehension(Tuple([b, Starred(c)]), d, []), async comprehension(a, b, [])])");
    CHECK(read("(yield)") == "Yield()");
    CHECK(read("(yield from a)") == "YieldFrom(a)");
    CHECK(read("(yield a, b)") == "Yield(Tuple([a, b]))");
}

TEST_CASE("lambdas take every kind of parameter") {
    CHECK(read("lambda a, /, b=1, *c, d, e=2, **f: 0") ==
          "Lambda(arguments([arg(a)], [arg(b)], arg(c), [arg(d), arg(e)], [None, 2], arg(f), [1]), 0)");
}

TEST_CASE("what eval is given may have blanks around it") {
    CHECK(read(" \t a + b\n\n") == "Add(a, b)");
    CHECK(read("a\nb") == "error: invalid syntax");
    CHECK(read("a = b") == "error: invalid syntax");
    CHECK(read("") == "error: invalid syntax");
}

TEST_CASE("targets know that they are stored to") {
    const auto result = parse("a, (b.c, *d[e]) = f\ndel g\n", "case.py");
    const auto& body = std::get<Module>(result).body;
    const auto& targets = as<Tuple>(*as<Assign>(*body[0]).targets[0]);
    CHECK(targets.ctx == Context::store);
    CHECK(as<Name>(*targets.elts[0]).ctx == Context::store);
    const auto& inner = as<Tuple>(*targets.elts[1]);
    CHECK(as<Attribute>(*inner.elts[0]).ctx == Context::store);
    CHECK(as<Name>(*as<Attribute>(*inner.elts[0]).value).ctx == Context::load);
    CHECK(as<Subscript>(*as<Starred>(*inner.elts[1]).value).ctx == Context::store);
    CHECK(as<Name>(*as<Delete>(*body[1]).targets[0]).ctx == Context::del);
}

TEST_CASE("spans count characters and leave out grouping parentheses") {
    const auto result = parse_expression("f('\xC3\xA9\xC3\xA9', (a +\n  b))");
    const auto& call = as<Call>(tree(result));
    CHECK(call.span == Span{1, 0, 2, 5});
    CHECK(call.args[0]->span == Span{1, 2, 1, 6});
    CHECK(call.args[1]->span == Span{1, 9, 2, 3});
    const auto generator = parse_expression("f(a for a in b)");
    CHECK(as<Call>(tree(generator)).args[0]->span == Span{1, 1, 1, 15});
}

}  // namespace lastref::model::syntax
