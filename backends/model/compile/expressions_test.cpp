#include "backends/model/compile/test_support.hpp"

namespace lastref::model::compile {

using test::listing;

namespace {

/// What the value of `expression` is made with, in a function with the parameters a and b.
std::string value_of(const std::string& expression, const Options& options = {}) {
    const std::string code = listing("def f(a, b):\n  return " + expression + "\n", "f", options);
    const std::string end = "; return_value";
    return code.ends_with(end) ? code.substr(0, code.size() - end.size()) : code;
}

/// What a statement compiles to there.
std::string effect_of(const std::string& statement, const Options& options = {}) {
    const std::string code = listing("def f(a, b):\n  " + statement + "\n", "f", options);
    const std::string end = "; load_constant None; return_value";
    return code.ends_with(end) ? code.substr(0, code.size() - end.size()) : code;
}

}  // namespace

TEST_CASE("arithmetic on literals is done beforehand") {
    CHECK(value_of("-1") == "load_constant -1");
    CHECK(value_of("1 + 2 * 3 - 7 // 2") == "load_constant 4");
    CHECK(value_of("-7 // 2, -7 % 2, 2 ** 10") == "load_constant (-4, 1, 1024)");
    CHECK(value_of("'a' 'b' + 'c'") == "load_constant 'abc'");
    CHECK(value_of("'ab' * 3") == "load_constant 'ababab'");
    CHECK(value_of("1.5 + 1") == "load_constant 2.5");
    CHECK(value_of("not 0") == "load_constant True");
    CHECK(value_of("__debug__") == "load_constant True");
    CHECK(value_of("1 / 0") == "load_constant 1; load_constant 0; binary_operator /");
    CHECK(value_of("2 ** 64") == "load_constant 2; load_constant 64; binary_operator **");
    CHECK(value_of("18446744073709551616") == "load_constant 0x10000000000000000");
}

TEST_CASE("displays of constants come from a constant") {
    CHECK(value_of("(1, (2, 'x'), None)") == "load_constant (1, (2, 'x'), None)");
    CHECK(value_of("[1, 2, 3]") == "build_list 0; load_constant (1, 2, 3); list_extend 1");
    CHECK(value_of("[1, 2]") == "load_constant 1; load_constant 2; build_list 2");
    CHECK(value_of("{1, 2, 3}") == "build_set 0; load_constant frozenset({1, 2, 3}); set_update 1");
    CHECK(value_of("a in {1, 2}") == "load_fast a; load_constant frozenset({1, 2}); contains_operator 0");
    CHECK(value_of("a not in [1, b]") ==
          "load_fast a; load_constant 1; load_fast b; build_tuple 2; contains_operator 1");
    CHECK(effect_of("for a in [a, b]: pass") ==
          "load_fast a; load_fast b; build_tuple 2; get_iterator; for_iterator 7; store_fast a; jump_backward 4");
}

TEST_CASE("starred displays and dicts grow step by step") {
    CHECK(value_of("[1, *a, b]") ==
          "load_constant 1; build_list 1; load_fast a; list_extend 1; load_fast b; list_append 1");
    CHECK(value_of("(*a, b)") == "build_list 0; load_fast a; list_extend 1; load_fast b; list_append 1; list_to_tuple");
    CHECK(value_of("{'x': a, **b}") == "load_constant 'x'; load_fast a; build_dict 1; load_fast b; dict_update 1");
}

TEST_CASE("to 3.8 they are joined when all parts are there") {
    Options old;
    old.minor = 8;
    CHECK(value_of("[1, *a, b]", old) ==
          "load_constant 1; build_tuple 1; load_fast a; load_fast b; build_tuple 1; join_list 3");
    CHECK(value_of("{*a, b}", old) == "load_fast a; load_fast b; build_set 1; join_set 2");
    CHECK(value_of("{'x': a, **b}", old) == "load_constant 'x'; load_fast a; build_dict 1; load_fast b; join_dict 2");
    CHECK(value_of("a(*b, **a, k=1)", old) ==
          "load_fast a; push_null; load_fast b; load_fast a; load_constant 'k'; load_constant 1; build_dict 1; "
          "join_keywords 2; call_unpacked 1");
}

TEST_CASE("calls") {
    CHECK(value_of("a(b, 1)") == "load_fast a; push_null; load_fast b; load_constant 1; call 2");
    CHECK(value_of("a.m(b)") == "load_fast a; load_method m; load_fast b; call 1");
    CHECK(value_of("a(b, k=1)") ==
          "load_fast a; push_null; load_fast b; load_constant 1; load_constant ('k',); call_keywords 2");
    CHECK(value_of("a(*b)") == "load_fast a; push_null; load_fast b; call_unpacked 0");
    CHECK(
        value_of("a.m(1, *b, k=2, **a)") ==
        "load_fast a; load_attribute m; push_null; load_constant 1; build_list 1; load_fast b; list_extend 1; "
        "list_to_tuple; load_constant 'k'; load_constant 2; build_dict 1; load_fast a; dict_merge 1; call_unpacked 1");
}

TEST_CASE("comparisons in a chain keep the middle value") {
    CHECK(value_of("a < b < 3") ==
          "load_fast a; load_fast b; swap 2; copy 2; compare_operator <; copy 1; pop_jump_if_false 11; pop_top; "
          "load_constant 3; compare_operator <; jump 13; swap 2; pop_top");
    CHECK(effect_of("if a < b < 3: a") ==
          "load_fast a; load_fast b; swap 2; copy 2; compare_operator <; pop_jump_if_false 10; load_constant 3; "
          "compare_operator <; pop_jump_if_false 14; jump 12; pop_top; jump 14; load_fast a; pop_top");
    CHECK(value_of("not a in b") == "load_fast a; load_fast b; contains_operator 1");
    CHECK(value_of("a is not None") == "load_fast a; load_constant None; is_operator 1");
}

TEST_CASE("conditions jump as soon as they are decided") {
    CHECK(value_of("a and b") == "load_fast a; copy 1; pop_jump_if_false 5; pop_top; load_fast b");
    CHECK(effect_of("if a and not b: a()") ==
          "load_fast a; pop_jump_if_false 8; load_fast b; pop_jump_if_true 8; load_fast a; push_null; call 0; pop_top");
    CHECK(effect_of("if a is None: b()") ==
          "load_fast a; pop_jump_if_not_none 6; load_fast b; push_null; call 0; pop_top");
    CHECK(effect_of("if 1: a()\n  else: b()") == "load_fast a; push_null; call 0; pop_top");
    CHECK(value_of("a if b else 1") == "load_fast b; pop_jump_if_false 4; load_fast a; jump 5; load_constant 1");
}

TEST_CASE("pairs change places without a tuple, and locals without a swap") {
    CHECK(effect_of("a, b = b, a") == "load_fast b; load_fast a; store_fast b; store_fast a");
    CHECK(effect_of("a.x, b.x = b, a") ==
          "load_fast b; load_fast a; swap 2; load_fast a; store_attribute x; load_fast b; store_attribute x");
    CHECK(effect_of("a, b = a()") == "load_fast a; push_null; call 0; unpack_sequence 2; store_fast a; store_fast b");
    CHECK(effect_of("a, *b = a") == "load_fast a; unpack_star 1; store_fast a; store_fast b");
    CHECK(effect_of("a = b = 1") == "load_constant 1; copy 1; store_fast a; store_fast b");
    Options old;
    old.minor = 8;
    CHECK(effect_of("a, b = b, a", old) == "load_fast b; load_fast a; swap 2; store_fast a; store_fast b");
}

TEST_CASE("a store that the next one overwrites lets its value go at once, since 3.13") {
    CHECK(effect_of("a, a, b = b") == "load_fast b; unpack_sequence 3; pop_top; store_fast a; store_fast b");
    Options old;
    old.minor = 12;
    CHECK(effect_of("a, a, b = b", old) == "load_fast b; unpack_sequence 3; store_fast a; store_fast a; store_fast b");
}

TEST_CASE("augmented assignment computes its target once") {
    CHECK(effect_of("a += b") == "load_fast a; load_fast b; inplace_operator +; store_fast a");
    CHECK(effect_of("a.x += b") ==
          "load_fast a; copy 1; load_attribute x; load_fast b; inplace_operator +; swap 2; store_attribute x");
    CHECK(effect_of("a[b] += 1") ==
          "load_fast a; load_fast b; copy 2; copy 2; load_item; load_constant 1; inplace_operator +; swap 3; swap 2; "
          "store_item");
}

TEST_CASE("slices without a step are left to what loads or stores them since 3.12") {
    Options unbuilt;
    unbuilt.slices_are_unbuilt = true;
    CHECK(effect_of("a[1:b]", unbuilt) == "load_fast a; load_constant 1; load_fast b; load_slice; pop_top");
    CHECK(effect_of("a[1:] = b", unbuilt) ==
          "load_fast b; load_fast a; load_constant 1; load_constant None; store_slice");
    CHECK(effect_of("a[:b] += b", unbuilt) ==
          "load_fast a; load_constant None; load_fast b; copy 3; copy 3; copy 3; load_slice; load_fast b; "
          "inplace_operator +; swap 4; swap 3; swap 2; store_slice");
    CHECK(effect_of("del a[1:b]", unbuilt) == "load_fast a; load_constant 1; load_fast b; build_slice 2; delete_item");
}

TEST_CASE("targets of assignment and deletion") {
    CHECK(effect_of("a[1:2] = b") ==
          "load_fast b; load_fast a; load_constant 1; load_constant 2; build_slice 2; store_item");
    CHECK(effect_of("del a, b[0], c.d") ==
          "delete_fast a; load_fast b; load_constant 0; delete_item; load_global c; delete_attribute d");
}

TEST_CASE("f-strings, and % with a tuple since 3.10") {
    CHECK(
        value_of("f'{a!r:>{b}} x'") ==
        "load_fast a; format_value 2; load_constant '>'; load_fast b; format_value 0; build_string 2; format_value 4; "
        "load_constant ' x'; build_string 2");
    CHECK(value_of("'%s-%5r' % (a, b)") ==
          "load_fast a; format_value 1; load_constant '-'; load_fast b; load_constant '>5'; format_value 6; "
          "build_string 3");
    CHECK(value_of("'%d' % (a,)") == "load_constant '%d'; load_fast a; build_tuple 1; binary_operator %");
    CHECK(value_of("'%s' % a") == "load_constant '%s'; load_fast a; binary_operator %");
    Options old;
    old.minor = 8;
    CHECK(value_of("f'{a!r:>{b}} x'", old) ==
          "load_fast a; load_constant '>'; load_fast b; format_value 0; build_string 2; format_value 6; load_constant "
          "' x'; build_string 2");
    CHECK(value_of("'%s' % (a,)", old) == "load_constant '%s'; load_fast a; build_tuple 1; binary_operator %");
}

TEST_CASE("long sums need no deep recursion") {
    std::string sum = "a";
    for (int i = 0; i < 20000; ++i) sum += " + a";
    CHECK(test::code_of(sum + "\n")->stack_size == 2);
}

TEST_CASE("chains that nest too deeply are refused, not crashed on") {
    std::string chain = "a";
    for (int i = 0; i < 400; ++i) chain += ".b()";
    test::code_of(chain + "\n");
    for (int i = 0; i < 20000; ++i) chain += ".b()";
    const auto result = test::compile_source(chain + "\n");
    REQUIRE(std::holds_alternative<syntax::Unsupported>(result));
    CHECK(std::get<syntax::Unsupported>(result).construct == "an expression nested this deeply");
}

TEST_CASE("expressions for eval return their value") {
    auto parsed = syntax::parse_expression("x + 1");
    const auto& tree = std::get<syntax::ExpressionPtr>(parsed);
    const auto result = compile(*tree, "<string>", Options{});
    const auto& code = std::get<std::unique_ptr<const Code>>(result);
    CHECK(verify(*code) == std::nullopt);
    CHECK(disassemble(*code) ==
          "code <module>\n   0 load_name x\n   1 load_constant 1\n   2 binary_operator +\n   3 return_value\n");
}

}  // namespace lastref::model::compile
