#include <catch2/catch_test_macros.hpp>

#include "backends/model/syntax/dump.hpp"
#include "backends/model/syntax/parse.hpp"

namespace lastref::model::syntax {

namespace {

std::string read(std::string_view source) {
    const ParseResult result = parse(source, "case.py");
    if (const auto* module = std::get_if<Module>(&result)) return dump(*module);
    if (const auto* error = std::get_if<SyntaxError>(&result)) return "error: " + error->message;
    return "unsupported: " + std::get<Unsupported>(result).construct;
}

}  // namespace

TEST_CASE("assignments of every kind") {
    CHECK(read("a = b, c = d") == "Assign([a, Tuple([b, c])], d)\n");
    CHECK(read("a = yield") == "Assign([a], Yield())\n");
    CHECK(read("a.b **= c") == "AugAssign(Attribute(a, b), Pow, c)\n");
    CHECK(read("a >>= 1; b //= 2;") == "AugAssign(a, RShift, 1)\nAugAssign(b, FloorDiv, 2)\n");
    CHECK(read("a: int") == "AnnAssign(a, int)\n");
    CHECK(read("(a): int = 1") == "AnnAssign not simple(a, int, 1)\n");
    CHECK(read("a.b: int = *c, d") == "AnnAssign not simple(Attribute(a, b), int, Tuple([Starred(c), d]))\n");
}

TEST_CASE("simple statements") {
    CHECK(read("del a, b.c, (d, e)") == "Delete([a, Attribute(b, c), Tuple([d, e])])\n");
    CHECK(read("raise a from b") == "Raise(a, b)\n");
    CHECK(read("raise") == "Raise()\n");
    CHECK(read("assert a, b") == "Assert(a, b)\n");
    CHECK(read("global a, b") == "Global([a, b])\n");
    CHECK(read("import a.b as c, d") == "Import([alias(a.b, c), alias(d)])\n");
    CHECK(read("from ...a.b import (c as d, e,)") == "ImportFrom(a.b, [alias(c, d), alias(e)], 3)\n");
    CHECK(read("from . import *") == "ImportFrom([alias(*)], 1)\n");
    CHECK(read("type A[T: int, *Ts, **P] = B") ==
          "TypeAlias(A, [TypeVar(T, int), TypeVarTuple(Ts), ParamSpec(P)], B)\n");
}

TEST_CASE("functions and classes") {
    CHECK(read("@a\n@b.c(1)\nasync def f(x: int, /, y=1, *z: *t, k, **w) -> r:\n  return x") ==
          "AsyncFunctionDef(f, [], arguments([arg(x, int)], [arg(y)], arg(z, Starred(t)), [arg(k)], [None], arg(w), "
          "[1]), [Return(x)], [a, Call(Attribute(b, c), [1], [])], r)\n");
    CHECK(read("def f(*, a=1): pass") == "FunctionDef(f, [], arguments([], [], [arg(a)], [1], []), [Pass()], [])\n");
    CHECK(read("class A[T](B, *c, metaclass=M): x = 1") ==
          "ClassDef(A, [TypeVar(T)], [B, Starred(c)], [keyword(metaclass, M)], [Assign([x], 1)], [])\n");
}

TEST_CASE("a docstring is an ordinary statement") {
    CHECK(read("def f():\n    'doc'\n    pass") ==
          "FunctionDef(f, [], arguments([], [], [], [], []), [Expr('doc'), Pass()], [])\n");
}

TEST_CASE("if, while and for with their else") {
    CHECK(read("if a:\n b\nelif c:\n d\nelse:\n e") == "If(a, [Expr(b)], [If(c, [Expr(d)], [Expr(e)])])\n");
    CHECK(read("while a := b: break\nelse: continue") == "While(NamedExpr(a, b), [Break()], [Continue()])\n");
    CHECK(read("for a, *b in c, d: pass") == "For(Tuple([a, Starred(b)]), Tuple([c, d]), [Pass()], [])\n");
    CHECK(read("async for (a) in b: pass") == "AsyncFor(a, b, [Pass()], [])\n");
}

TEST_CASE("with, in all its forms") {
    CHECK(read("with a as b, c: pass") == "With([withitem(a, b), withitem(c)], [Pass()])\n");
    CHECK(read("with (a as b, c as (d, e),): pass") ==
          "With([withitem(a, b), withitem(c, Tuple([d, e]))], [Pass()])\n");
    CHECK(read("with (a, b): pass") == "With([withitem(a), withitem(b)], [Pass()])\n");
    CHECK(read("with (a, b) as c: pass") == "With([withitem(Tuple([a, b]), c)], [Pass()])\n");
    CHECK(read("with (yield): pass") == "With([withitem(Yield())], [Pass()])\n");
    CHECK(read("with (a).b() as c, (d): pass") ==
          "With([withitem(Call(Attribute(a, b), [], []), c), withitem(d)], [Pass()])\n");
    CHECK(read("async with a as b.c: pass") == "AsyncWith([withitem(a, Attribute(b, c))], [Pass()])\n");
}

TEST_CASE("try with except and with except*") {
    CHECK(read("try: a\nexcept B as c: d\nexcept: e\nelse: f\nfinally: g") ==
          "Try([Expr(a)], [ExceptHandler(B, c, [Expr(d)]), ExceptHandler([Expr(e)])], [Expr(f)], [Expr(g)])\n");
    CHECK(read("try: a\nfinally: b") == "Try([Expr(a)], [], [], [Expr(b)])\n");
    CHECK(read("try: a\nexcept* (B, C): d") ==
          "TryStar([Expr(a)], [ExceptHandler(Tuple([B, C]), [Expr(d)])], [], [])\n");
}

TEST_CASE("a compound statement ends with its last token, and a decorated one begins at def") {
    const auto result = parse("@a\ndef f():\n    if b:\n        c()\n\n# end\n", "case.py");
    const Statement& function = *std::get<Module>(result).body[0];
    CHECK(function.span == Span{2, 0, 4, 11});
    CHECK(as<FunctionDef>(function).body[0]->span == Span{3, 4, 4, 11});
}

TEST_CASE("sources as they come") {
    CHECK(read("") == "");
    CHECK(read("\n  \n# nothing\n\t# here") == "");
    CHECK(read("\xEF\xBB\xBF# -*- coding: utf-8 -*-\na") == "Expr(a)\n");
    CHECK(read("# coding: latin-1\n'\xE9'") == "Expr('\xC3\xA9')\n");
    CHECK(read("# coding: koi8-r\na") == "unsupported: source encoding 'koi8-r'");
    CHECK(read("if a:\r\n  b\r\nc") == "If(a, [Expr(b)], [])\nExpr(c)\n");
    CHECK(read("\fa\n\f\nb") == "Expr(a)\nExpr(b)\n");
    CHECK(read("a = 1 + \\\n  2\n") == "Assign([a], Add(1, 2))\n");
    CHECK(read("if a:\n\tb\n\tc\n") == "If(a, [Expr(b), Expr(c)], [])\n");
    CHECK(read("a = (1,\n\n# inside\n  2)") == "Assign([a], Tuple([1, 2]))\n");
    CHECK(read("\xC3\xA9t\xC3\xA9 = 1") == "Assign([\xC3\xA9t\xC3\xA9], 1)\n");
    CHECK(read("'\xFF'").starts_with("error: Non-UTF-8 code starting with '\\xff' on line 1"));
}

}  // namespace lastref::model::syntax
