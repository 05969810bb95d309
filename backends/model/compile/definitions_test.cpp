#include "backends/model/compile/test_support.hpp"

namespace lastref::model::compile {

using test::code_of;
using test::find_code;
using test::listing;

namespace {

std::string module_listing(const char* source, const Options& options = {}) {
    const std::string code = listing(source, "<module>", options);
    const std::string end = "; load_constant None; return_value";
    return code.ends_with(end) ? code.substr(0, code.size() - end.size()) : code;
}

}  // namespace

TEST_CASE("decorators are computed first to last and applied last to first") {
    CHECK(module_listing("@a\n@b.c\ndef f(): pass\n") ==
          "load_name a; load_name b; load_attribute c; load_constant <code f>; make_function 0; call 0; call 0; "
          "store_name f");
    CHECK(find_code(*code_of("@a\n@b\ndef f(): pass\n"), "f")->first_line == 1);
}

TEST_CASE("defaults, keyword defaults and annotations") {
    CHECK(module_listing("def f(x: int, y=a, *, z=1, w) -> b: pass\n") ==
          "load_name a; build_tuple 1; load_constant 'z'; load_constant 1; build_dict 1; load_constant 'x'; load_name "
          "int; load_constant 'return'; load_name b; build_tuple 4; load_constant <code f>; make_function 7; "
          "store_name f");
    CHECK(module_listing("from __future__ import annotations\ndef f(x: a.b[c, 1]): pass\n").find("'a.b[c, 1]'") !=
          std::string::npos);
}

TEST_CASE("since 3.14 annotations are a function, which sees the names of its class") {
    Options deferred;
    deferred.minor = 14;
    deferred.deferred_annotations = true;
    CHECK(module_listing("def f(x: int): pass\n", deferred) ==
          "load_constant <code __annotate__>; make_function 0; load_constant <code f>; make_function 4; store_name f");
    CHECK(
        listing("def f(x: int): pass\n", "__annotate__", deferred) ==
        "load_fast .format; load_constant 2; compare_operator >; pop_jump_if_false 6; load_global NotImplementedError; "
        "raise 1; load_constant 'x'; load_global int; build_dict 1; return_value");
    const char* source = "class C:\n  x: int = 1\n  def g(self, y: x): pass\n";
    CHECK(listing(source, "C", deferred).find("store_name __annotate_func__") != std::string::npos);
    CHECK(find_code(*code_of(source, deferred), "C")->local_names == std::vector<std::string>{"__classdict__"});
    CHECK(listing("class C:\n  T = int\n  x: T\n", "__annotate__", deferred)
              .find("load_cell __classdict__; contains_operator 0") != std::string::npos);
}

TEST_CASE("a class calls __build_class__ with its body, name, bases and keywords") {
    CHECK(module_listing("@d\nclass C(A, metaclass=M): pass\n") ==
          "load_name d; load_build_class; push_null; load_constant <code C>; make_function 0; load_constant 'C'; "
          "load_name A; load_name M; load_constant ('metaclass',); call_keywords 4; call 0; store_name C");
    CHECK(module_listing("class C(*A): pass\n") ==
          "load_build_class; push_null; load_constant <code C>; make_function 0; load_constant 'C'; build_list 2; "
          "load_name A; list_extend 1; list_to_tuple; call_unpacked 0; store_name C");
}

TEST_CASE("a class body fills in what classes know about themselves") {
    const char* source = "class C:\n  'doc'\n  x: int = 1\n  def m(self): self.b = self.a = 1\n";
    CHECK(listing(source, "C") ==
          "load_name __name__; store_name __module__; load_constant 'C'; store_name __qualname__; load_constant 1; "
          "store_name __firstlineno__; setup_annotations; load_constant 'doc'; store_name __doc__; load_constant 1; "
          "store_name x; load_name int; load_name __annotations__; load_constant 'x'; store_item; load_constant <code "
          "m>; make_function 0; store_name m; load_constant ('a', 'b'); store_name __static_attributes__; "
          "load_constant None; return_value");
    Options old;
    old.minor = 12;
    CHECK(listing("class C: pass\n", "C", old) ==
          "load_name __name__; store_name __module__; load_constant 'C'; store_name __qualname__; load_constant None; "
          "return_value");
}

TEST_CASE("docstrings lose their indentation since 3.13") {
    const char* source = "def f():\n    '''One.\n\n      Two.\n        Three.\n    '''\n";
    CHECK(find_code(*code_of(source), "f")->docstring == "One.\n\nTwo.\n  Three.\n");
    Options old;
    old.minor = 12;
    CHECK(find_code(*code_of(source, old), "f")->docstring == "One.\n\n      Two.\n        Three.\n    ");
    CHECK_FALSE(find_code(*code_of("def f(): 1\n"), "f")->has_docstring);
}

TEST_CASE("imports") {
    CHECK(module_listing("import a.b.c\n") == "load_constant 0; load_constant None; import_name a.b.c; store_name a");
    CHECK(module_listing("import a.b.c as d\n") ==
          "load_constant 0; load_constant None; import_name a.b.c; import_from b; swap 2; pop_top; import_from c; "
          "store_name d; pop_top");
    CHECK(module_listing("from ..p import x as y, z\n") ==
          "load_constant 2; load_constant ('x', 'z'); import_name p; import_from x; store_name y; import_from z; "
          "store_name z; pop_top");
    CHECK(module_listing("from p import *\n") == "load_constant 0; load_constant ('*',); import_name p; import_star");
}

TEST_CASE("equal constants of one compilation have the same identity, and different types do not") {
    const auto module =
        code_of("def f(): return (1, 'x')\ndef g(): return (1, 'x'), (True, 'x'), (1.0, 'x'), 0.0, -0.0\n");
    const Code* f = find_code(*module, "f");
    const Code* g = find_code(*module, "g");
    REQUIRE(f->constants.size() == f->constant_identities.size());
    CHECK(find_code(*module, "f")->constants.size() == 2);
    CHECK(g->constants.size() == 2);
}

}  // namespace lastref::model::compile
