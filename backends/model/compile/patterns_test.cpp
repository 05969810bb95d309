#include "backends/model/compile/test_support.hpp"

namespace lastref::model::compile {

using test::code_of;
using test::listing;

TEST_CASE("the subject is copied for every case but the last, and not for a default") {
    CHECK(listing("def f(a):\n  match a:\n    case 1: b\n    case _: c\n") ==
          "load_fast a; load_constant 1; compare_operator ==; pop_jump_if_false 7; load_global b; pop_top; jump 9; "
          "load_global c; pop_top; load_constant None; return_value");
    CHECK(listing("def f(a):\n  match a:\n    case 1: b\n    case x: c\n") ==
          "load_fast a; copy 1; load_constant 1; compare_operator ==; pop_jump_if_false 9; pop_top; load_global b; "
          "pop_top; jump 12; store_fast x; load_global c; pop_top; load_constant None; return_value");
}

TEST_CASE("captured values stay on the stack until the whole pattern has matched") {
    CHECK(listing("def f(a):\n  match a:\n    case [x, 1]: b\n") ==
          "load_fast a; match_sequence; pop_jump_if_false 16; get_length; load_constant 2; compare_operator ==; "
          "pop_jump_if_false 16; unpack_sequence 2; swap 2; load_constant 1; compare_operator ==; pop_jump_if_false "
          "16; store_fast x; load_global b; pop_top; jump 17; pop_top; load_constant None; return_value");
}

TEST_CASE("patterns of every kind keep the stack in order") {
    const char* cases[] = {
        "[]",
        "[_, *_]",
        "[x, *_, y]",
        "[x, *rest]",
        "(1 | 2) as n",
        "{'a': x, 'b': [y, *_], **rest}",
        "{}",
        "{**rest}",
        "Point(x=0, y=b)",
        "Point(1, x, z=[p, q])",
        "None | True",
        "[x, y] | {'x': x, 'y': y} | P(y=y, x=x)",
        "'a' | 'b' | -1 | 1+2j",
        "a.b.c",
        "[P(x), [y, (z)]]",
        "x if x > 1",
    };
    for (const std::string pattern : cases) {
        CAPTURE(pattern);
        code_of("def f(v):\n  for i in v:\n    match i:\n      case " + pattern +
                ": return 1\n      case 2: continue\n");
        code_of("match v:\n  case " + pattern + ": pass\n");
    }
}

}  // namespace lastref::model::compile
