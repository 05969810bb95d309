#include "backends/model/compile/test_support.hpp"

namespace lastref::model::compile {

using test::code_of;
using test::find_code;
using test::listing;

TEST_CASE("an inlined comprehension puts its variable aside, and brings it back after an exception too") {
    CHECK(listing("def f(a):\n  return [x for x in a if x]\n") ==
          "load_fast a; get_iterator; load_fast_or_null x; swap 2; build_list 0; swap 2; for_iterator 13; store_fast "
          "x; load_fast x; pop_jump_if_false 12; load_fast x; list_append 2; jump_backward 6; jump 19; swap 2; "
          "pop_top; swap 2; store_fast_or_unset x; reraise 0; swap 2; store_fast_or_unset x; return_value; handler 4 "
          "to 13 -> 14 depth 2");
}

TEST_CASE("the result is stored before the variable is brought back") {
    const std::string code = listing("def f(a):\n  b = [x for x in a]\n");
    CHECK(code.find("store_fast b; store_fast_or_unset x; load_constant None") != std::string::npos);
}

TEST_CASE("modules and classes keep the variables of inlined comprehensions in numbered locals") {
    const auto module = code_of("y = [x for x in a]\nx = 1\n");
    CHECK(module->local_names == std::vector<std::string>{"x"});
    const std::string code = listing("y = [x for x in a]\nx = 1\n", "<module>");
    CHECK(code.find("store_fast x; load_fast x") != std::string::npos);
    CHECK(code.find("load_constant 1; store_name x") != std::string::npos);
}

TEST_CASE("a comprehension in a class body does not see the class's names, but its first iterable does") {
    const std::string code = listing("class C:\n  a = b = 1\n  [b for x in a]\n", "C");
    CHECK(code.find("load_name a; get_iterator") != std::string::npos);
    CHECK(code.find("load_global b; list_append 2") != std::string::npos);
}

TEST_CASE("a captured variable of an inlined comprehension gets a new cell") {
    const std::string code = listing("def f(a):\n  return [lambda: x for x in a]\n");
    CHECK(code.starts_with("make_cell x; load_fast a; get_iterator; load_fast_or_null x; make_cell x; swap 2"));
    CHECK(code.find("store_cell x; load_closure x; build_tuple 1") != std::string::npos);
}

TEST_CASE("without inlining a comprehension is a function of its first iterator") {
    Options separate;
    separate.inlined_comprehensions = false;
    CHECK(listing("def f(a): return {x: 1 for x in a}\n", "f", separate) ==
          "load_constant <code <dictcomp>>; make_function 0; load_fast a; get_iterator; call 0; return_value");
    CHECK(listing("def f(a): return {x: 1 for x in a}\n", "<dictcomp>", separate) ==
          "build_dict 0; load_fast .0; for_iterator 8; store_fast x; load_fast x; load_constant 1; dict_add 2; "
          "jump_backward 2; return_value");
}

TEST_CASE("who makes the iterator of a generator expression") {
    const char* source = "def f(a): return (x for x in a)\n";
    CHECK(listing(source) ==
          "load_constant <code <genexpr>>; make_function 0; load_fast a; get_iterator; call 0; return_value");
    CHECK(listing(source, "<genexpr>") ==
          "begin; load_fast .0; for_iterator 8; store_fast x; load_fast x; yield_value 0; pop_top; jump_backward 2; "
          "load_constant None; return_value");
    Options late;
    late.loops_keep_sequences = true;
    CHECK(listing(source, "f", late) ==
          "load_constant <code <genexpr>>; make_function 0; load_fast a; call 0; return_value");
    CHECK(listing(source, "<genexpr>", late).starts_with("load_fast .0; get_iterator; begin; for_iterator"));
}

TEST_CASE("for over one element assigns") {
    CHECK(listing("def f(a):\n  return (y for x in a for y in [x])\n", "<genexpr>") ==
          "begin; load_fast .0; for_iterator 10; store_fast x; load_fast x; store_fast y; load_fast y; yield_value 0; "
          "pop_top; "
          "jump_backward 2; load_constant None; return_value");
}

TEST_CASE("asynchronous comprehensions and generator expressions") {
    const std::string code = listing("async def f(a): return [x async for x in a]\n");
    CHECK(code.find("get_async_next") != std::string::npos);
    CHECK(code.find("end_async_for") != std::string::npos);
    const auto module = code_of("async def f(a): return (x async for x in a)\n");
    CHECK(find_code(*module, "<genexpr>")->suspension == Suspension::async_generator);
}

}  // namespace lastref::model::compile
