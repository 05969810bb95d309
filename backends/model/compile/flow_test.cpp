#include "backends/model/compile/test_support.hpp"

// What stays on the stack, and in which order it is let go, is CPython 3.13's.

namespace lastref::model::compile {

using test::listing;

TEST_CASE("a for loop keeps only its iterator, and a return drops it after the value is known") {
    CHECK(listing("def f(a):\n  for x in a:\n    return g(x)\n") ==
          "load_fast a; get_iterator; for_iterator 11; store_fast x; load_global g; push_null; load_fast x; call 1; "
          "swap 2; pop_top; return_value; load_constant None; return_value");
}

TEST_CASE("break drops the iterator, continue does not, else runs when the loop was exhausted") {
    CHECK(listing("def f(a):\n  for x in a:\n    if x: break\n    continue\n  else:\n    g\n") ==
          "load_fast a; get_iterator; for_iterator 9; store_fast x; load_fast x; pop_jump_if_false 8; pop_top; jump "
          "11; jump_backward 2; load_global g; pop_top; load_constant None; return_value");
}

TEST_CASE("while loops, with constant conditions too") {
    CHECK(listing("def f(a):\n  while a: g\n  else: h\n") ==
          "load_fast a; pop_jump_if_false 5; load_global g; pop_top; jump_backward 0; load_global h; pop_top; "
          "load_constant None; return_value");
    CHECK(listing("def f():\n  while True: pass\n") == "jump_backward 0");
    CHECK(listing("def f():\n  while 0: g\n") == "load_constant None; return_value");
}

TEST_CASE("a handler keeps the previous exception and the current one") {
    CHECK(listing("def f():\n  try: a\n  except E: b\n") ==
          "load_global a; pop_top; jump 16; push_exception; load_global E; check_exception_match; pop_jump_if_false "
          "12; pop_top; load_global b; pop_top; pop_exception; jump 16; reraise 0; copy 3; pop_exception; reraise 1; "
          "load_constant None; return_value; handler 0 to 2 -> 3 depth 0; handler 3 to 10 -> 13 depth 1 index; handler "
          "12 to 13 -> 13 depth 1 index");
}

TEST_CASE("the name of a handler is cleared however the handler ends") {
    CHECK(listing("def f():\n  try: a\n  except E as e: return b\n") ==
          "load_global a; pop_top; jump 23; push_exception; load_global E; check_exception_match; pop_jump_if_false "
          "19; store_fast e; load_global b; swap 2; pop_exception; load_constant None; store_fast e; delete_fast e; "
          "return_value; load_constant None; store_fast e; delete_fast e; reraise 1; reraise 0; copy 3; pop_exception; "
          "reraise 1; load_constant None; return_value; handler 0 to 2 -> 3 depth 0; handler 3 to 8 -> 20 depth 1 "
          "index; handler 8 to 9 -> 15 depth 1 index; handler 15 to 20 -> 20 depth 1 index");
}

TEST_CASE("a finally body runs on the way out and as a handler") {
    CHECK(listing("def f():\n  try: return a\n  finally: b\n") ==
          "load_global a; load_global b; pop_top; return_value; push_exception; load_global b; pop_top; reraise 0; "
          "copy 3; pop_exception; reraise 1; handler 0 to 1 -> 4 depth 0; handler 4 to 8 -> 8 depth 1 index");
}

TEST_CASE("a return in a finally body drops the value that was to be returned") {
    const std::string code = listing("def f():\n  try: return a\n  finally: return b\n");
    CHECK(
        code.starts_with("load_global a; load_global b; swap 2; pop_top; return_value; push_exception; load_global b; "
                         "swap 2; pop_top; swap 2; pop_exception; return_value"));
}

TEST_CASE("with keeps the exit below the body and below a returned value") {
    CHECK(listing("def f():\n  with a as b: return c\n") ==
          "load_global a; before_with; store_fast b; load_global c; swap 2; load_constant None; load_constant None; "
          "load_constant None; call 2; pop_top; return_value; push_exception; with_exception; pop_jump_if_true 15; "
          "reraise 2; pop_top; pop_exception; pop_top; pop_top; jump 23; copy 3; pop_exception; reraise 1; "
          "load_constant None; return_value; handler 2 to 4 -> 11 depth 1 index; handler 11 to 16 -> 20 depth 3 index");
}

TEST_CASE("leaving a loop through with and finally undoes them from the inside out") {
    const std::string code = listing("def f():\n  for x in a:\n    with b:\n      try: return c\n      finally: d\n");
    CHECK(code.find("load_global c; load_global d; pop_top; swap 2; load_constant None; load_constant None; "
                    "load_constant None; call 2; pop_top; swap 2; pop_top; return_value") != std::string::npos);
}

TEST_CASE("except* gathers what its handlers raise") {
    const std::string code = listing("def f():\n  try: a\n  except* E as e: b\n");
    CHECK(
        code.starts_with("load_global a; pop_top; jump 37; push_exception; build_list 0; copy 2; load_global E; "
                         "check_group_match; copy 1; pop_jump_if_none"));
    CHECK(code.find("list_append 1; prepare_reraise_group; copy 1; pop_jump_if_not_none") != std::string::npos);
}

TEST_CASE("await and yield from share a loop around send") {
    CHECK(listing("async def f(a):\n  await a\n") ==
          "begin; load_fast a; get_awaitable 0; load_constant None; send 8; yield_value 1; jump 4; cleanup_throw; "
          "end_send; "
          "pop_top; load_constant None; return_value; handler 5 to 6 -> 7 depth 2");
    CHECK(listing("def f(a):\n  return (yield from a)\n") ==
          "begin; load_fast a; get_yield_from_iterator; load_constant None; send 8; yield_value 1; jump 4; "
          "cleanup_throw; "
          "end_send; return_value; handler 5 to 6 -> 7 depth 2");
}

TEST_CASE("async for ends with the exception of __anext__") {
    CHECK(
        listing("async def f(a):\n  async for x in a: x\n") ==
        "begin; load_fast a; get_async_iterator; get_async_next; load_constant None; send 9; yield_value 1; jump 5; "
        "cleanup_throw; end_send; store_fast x; load_fast x; pop_top; jump_backward 3; end_async_for; load_constant "
        "None; return_value; handler 3 to 6 -> 14 depth 1; handler 6 to 7 -> 8 depth 3; handler 7 to 10 -> 14 depth 1");
}

TEST_CASE("what a function with yield or async makes") {
    const auto suspension = [](const char* source) { return test::find_code(*test::code_of(source), "f")->suspension; };
    CHECK(suspension("def f(): pass\n") == Suspension::none);
    CHECK(suspension("def f(): yield\n") == Suspension::generator);
    CHECK(suspension("async def f(): pass\n") == Suspension::coroutine);
    CHECK(suspension("async def f(): yield\n") == Suspension::async_generator);
    CHECK(listing("def f():\n  x = yield 1\n") ==
          "begin; load_constant 1; yield_value 0; store_fast x; load_constant None; return_value");
}

TEST_CASE("assert calls the error with the message") {
    CHECK(listing("def f(a):\n  assert a, b\n") ==
          "load_fast a; pop_jump_if_true 6; load_assertion_error; load_global b; call 0; raise 1; load_constant None; "
          "return_value");
}

}  // namespace lastref::model::compile
