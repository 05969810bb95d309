#include "backends/model/compile/symbols.hpp"

#include "backends/model/compile/test_support.hpp"

namespace lastref::model::compile {

using namespace test;

namespace {

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("parameters, locals, cells and free variables are numbered in that order") {
    const auto module =
        code_of("def f(a, /, b, *args, c, **more):\n  z = y = 1\n  def g(): return a, z, args\n  return g\n");
    const Code* f = find_code(*module, "f");
    CHECK(f->positional_only == 1);
    CHECK(f->positional == 2);
    CHECK(f->keyword_only == 1);
    CHECK(f->has_var_positional);
    CHECK(f->has_var_keyword);
    CHECK(f->local_names == std::vector<std::string>{"a", "b", "c", "args", "more", "y", "g", "z"});
    CHECK(f->plain_count == 7);
    CHECK(f->cell_count == 1);
    CHECK(f->cell_parameters == std::vector<std::uint32_t>{0, 3});
    const Code* g = find_code(*module, "g");
    CHECK(g->local_names == std::vector<std::string>{"a", "args", "z"});
    CHECK(g->free_count == 3);
}

TEST_CASE("up to 3.10 parameters that are cells move behind the locals") {
    Options old;
    old.minor = 10;
    old.inlined_comprehensions = false;
    const auto module = code_of("def f(a, b):\n  c = 1\n  return lambda: (a, c)\n", old);
    const Code* f = find_code(*module, "f");
    CHECK(f->local_names == std::vector<std::string>{"a", "b", "a", "c"});
    CHECK(f->cell_parameters.empty());
    CHECK(listing("def f(a):\n  return lambda: a\n", "f", old) ==
          "load_fast_or_null a; store_fast_or_unset a; make_cell a; load_closure a; build_tuple 1; "
          "load_constant <code <lambda>>; make_function 8; return_value");
}

TEST_CASE("a closure is handed over in the order of the inner code's free variables") {
    const std::string code = listing("def f(b):\n  a = 1\n  return lambda: b + a\n");
    CHECK(code ==
          "make_cell b; make_cell a; load_constant 1; store_cell a; load_closure a; load_closure b; build_tuple 2; "
          "load_constant <code <lambda>>; make_function 8; return_value");
}

TEST_CASE("a class body reads its own names first and the function's cells second") {
    CHECK(has(listing("def f(x):\n  class C:\n    x = x\n    y = x\n  return C\n", "C"), "load_name x; store_name x"));
    CHECK(has(listing("def f(x):\n  class C:\n    y = x\n  return C\n", "C"), "load_class_cell x; store_name y"));
    CHECK(has(listing("x = 1\nclass C:\n  y = x\n", "C"), "load_name x; store_name y"));
}

TEST_CASE("methods do not see the names of their class") {
    CHECK(has(listing("class C:\n  x = 1\n  def f(self): return x\n"), "load_global x"));
    CHECK(has(listing("def g(x):\n  class C:\n    x = 1\n    def f(self): return x\n"), "load_cell x"));
}

TEST_CASE("super and __class__ make the class give out its cell") {
    const char* source = "class C:\n  def f(self): return super().f()\n";
    CHECK(has(listing(source, "C"), "load_closure __class__; copy 1; store_name __classcell__; return_value"));
    const auto module = code_of(source);
    CHECK(find_code(*module, "C")->has_class_cell);
    CHECK(find_code(*module, "f")->local_names == std::vector<std::string>{"self", "__class__"});
    CHECK_FALSE(find_code(*code_of("class C:\n  def f(self): return self\n"), "C")->has_class_cell);
}

TEST_CASE("global and nonlocal") {
    CHECK(listing("def f():\n  global x\n  x = 1\n  del x\n") ==
          "load_constant 1; store_global x; delete_global x; load_constant None; return_value");
    CHECK(has(listing("def g():\n  x = 1\n  def f():\n    nonlocal x\n    x += 1\n"),
              "load_cell x; load_constant 1; inplace_operator +; store_cell x"));
    CHECK(has(listing("x = 1\ndef f():\n  global x\n", "<module>"), "store_global x"));
    CHECK(has(listing("def f():\n  del x\n  x = 1\n"), "delete_fast x"));
}

TEST_CASE("a name bound by := in a comprehension belongs to the scope around it") {
    CHECK(has(listing("def f(a):\n  [y := x for x in a]\n  return y\n"), "copy 1; store_fast y"));
    CHECK(has(listing("[y := x for x in a]\n", "<module>"), "copy 1; store_global y"));
    Options separate;
    separate.inlined_comprehensions = false;
    CHECK(
        has(listing("def f(a):\n  [y := x for x in a]\n  return y\n", "<listcomp>", separate), "copy 1; store_cell y"));
}

TEST_CASE("a variable of the function that a generator inside an inlined comprehension uses is a cell") {
    CHECK(has(listing("def f(self, a):\n  return [tuple(self.g(x) for x in b) for b in a]\n"), "make_cell self"));
}

TEST_CASE("qualified names") {
    const auto module =
        code_of("def f():\n  global h\n  class C:\n    def g(self): return lambda: 0\n  def h(): pass\n");
    CHECK(find_code(*module, "g")->qualified_name == "f.<locals>.C.g");
    CHECK(find_code(*module, "<lambda>")->qualified_name == "f.<locals>.C.g.<locals>.<lambda>");
    CHECK(find_code(*module, "h")->qualified_name == "h");
}

}  // namespace lastref::model::compile
