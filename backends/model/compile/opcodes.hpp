#pragma once

#include <cstdint>

/// The one table of opcodes: X(name, stack effect, what it does). Effects that depend on the argument are `variable`
/// and told by `stack_effect`. In the descriptions the top of the stack is on the right: `object value -> ` pops two.
/// `arg` is the instruction's argument; names, constants and locals are indices into the code's tables.
/// A jump's argument is the index of the target instruction.
#define LASTREF_OPCODES(X)                                                                                            \
    /* names and values */                                                                                            \
    X(nop, 0, "does nothing")                                                                                         \
    X(begin, 0, "where a generator or coroutine stands before it first runs; ends the call where code begins late")   \
    X(load_constant, 1, "-> constants[arg]")                                                                          \
    X(load_fast, 1, "-> local arg; UnboundLocalError when it is unset")                                               \
    X(load_fast_or_null, 1, "-> local arg, or null when unset; the local becomes unset (an inlined comprehension)")   \
    X(store_fast, -1, "value -> ; local arg = value; the old value dies after the store")                             \
    X(store_fast_or_unset, -1, "value-or-null -> ; local arg = value, or unset (ends an inlined comprehension)")      \
    X(delete_fast, 0, "unsets local arg; UnboundLocalError when it is unset")                                         \
    X(make_cell, 0,                                                                                                   \
      "local arg becomes a new cell that holds its old value or nothing; code emits one for each of its "             \
      "cells at its start, parameter or not (a frame is made without them), and inlined comprehensions do")           \
    X(load_closure, 1, "-> the cell in local arg itself")                                                             \
    X(load_cell, 1, "-> content of the cell in local arg; NameError or UnboundLocalError when empty")                 \
    X(load_class_cell, 1, "-> the class body's name if its namespace has it, else the content of the cell")           \
    X(store_cell, -1, "value -> ; into the cell in local arg")                                                        \
    X(delete_cell, 0, "empties the cell in local arg; error when empty")                                              \
    X(load_name, 1, "-> names[arg] from locals, globals, builtins")                                                   \
    X(store_name, -1, "value -> ; into the namespace of a class body or module")                                      \
    X(delete_name, 0, "deletes names[arg] from that namespace; NameError when absent")                                \
    X(load_global, 1, "-> names[arg] from globals, builtins")                                                         \
    X(store_global, -1, "value -> ; globals")                                                                         \
    X(delete_global, 0, "deletes a global; NameError when absent")                                                    \
    X(load_locals, 1, "-> the namespace mapping of a class body or module")                                           \
    /* attributes and items */                                                                                        \
    X(load_attribute, 0, "object -> object.names[arg]")                                                               \
    X(load_method, 1, "object -> method self, or attribute null: what call expects")                                  \
    X(store_attribute, -2, "value object -> ")                                                                        \
    X(delete_attribute, -1, "object -> ")                                                                             \
    X(load_item, -1, "object index -> object[index]")                                                                 \
    X(store_item, -3, "value object index -> ")                                                                       \
    X(delete_item, -2, "object index -> ")                                                                            \
    X(load_slice, -2, "object start stop -> object[start:stop]")                                                      \
    X(store_slice, -4, "value object start stop -> ")                                                                 \
    X(build_slice, variable, "start stop [step] -> slice; arg is 2 or 3")                                             \
    /* operators */                                                                                                   \
    X(unary_operator, 0, "value -> result; arg is a UnaryOperator")                                                   \
    X(binary_operator, -1, "left right -> result; arg is a BinaryOperator")                                           \
    X(inplace_operator, -1, "left right -> result; arg is a BinaryOperator")                                          \
    X(compare_operator, -1, "left right -> result; arg is a CompareOperator")                                         \
    X(is_operator, -1, "left right -> bool; arg 1 means `is not`")                                                    \
    X(contains_operator, -1, "item container -> bool; arg 1 means `not in`")                                          \
    /* displays */                                                                                                    \
    X(build_tuple, variable, "arg values -> tuple")                                                                   \
    X(build_list, variable, "arg values -> list")                                                                     \
    X(build_set, variable, "arg values -> set")                                                                       \
    X(build_dict, variable, "arg pairs, key value each -> dict")                                                      \
    X(build_string, variable, "arg strings -> their concatenation")                                                   \
    X(list_append, -1, "value -> ; appends to the list arg places below the top (1: next below value)")               \
    X(set_add, -1, "value -> ; likewise for a set")                                                                   \
    X(dict_add, -2, "key value -> ; likewise for a dict (1: next below key)")                                         \
    X(list_extend, -1, "iterable -> ; extends the list arg places below")                                             \
    X(set_update, -1, "iterable -> ; updates the set arg places below")                                               \
    X(dict_update, -1, "mapping -> ; `{**mapping}`: later keys win")                                                  \
    X(dict_merge, -1,                                                                                                 \
      "mapping -> ; `f(**mapping)`: a repeated or non-string key is a TypeError; the callable is 2 "                  \
      "places below the dict's positional-arguments tuple")                                                           \
    X(join_list, variable, "arg iterables -> list of what they give")                                                 \
    X(join_arguments, variable, "arg iterables -> tuple; the callable is 2 places below the first")                   \
    X(join_set, variable, "arg iterables -> set of what they give")                                                   \
    X(join_dict, variable, "arg mappings -> `{**one, **other}`")                                                      \
    X(join_keywords, variable, "arg mappings -> dict, as dict_merge would; the callable is 3 places below the first") \
    X(list_to_tuple, 0, "list -> tuple")                                                                              \
    X(format_value, variable, "value [spec] -> str; arg: conversion (0 none 1 str 2 repr 3 ascii) | 4 with a spec")   \
    X(unpack_sequence, variable, "iterable -> arg values, the first on top")                                          \
    X(unpack_star, variable, "iterable -> values, the first on top; arg: before | after << 8")                        \
    /* stack */                                                                                                       \
    X(pop_top, -1, "value -> ")                                                                                       \
    X(copy, 1, "-> the value arg places deep (1: the top)")                                                           \
    X(swap, 0, "exchanges the top with the value arg places deep (2: the next)")                                      \
    X(push_null, 1, "-> null, the place of self before call's arguments")                                             \
    /* control */                                                                                                     \
    X(jump, 0, "to arg, forward (backward only in the loop around send, which is no safe point)")                     \
    X(jump_backward, 0, "to arg, backward; a safe point")                                                             \
    X(pop_jump_if_false, -1, "value -> ")                                                                             \
    X(pop_jump_if_true, -1, "value -> ")                                                                              \
    X(pop_jump_if_none, -1, "value -> ")                                                                              \
    X(pop_jump_if_not_none, -1, "value -> ")                                                                          \
    X(get_iterator, 0, "iterable -> iterator")                                                                        \
    X(for_iterator, 1, "iterator -> iterator next; when exhausted pops the iterator and jumps to arg")                \
    X(return_value, -1, "value -> ; leaves the frame")                                                                \
    /* functions, classes, modules */                                                                                 \
    X(call, variable, "callable self-or-null arg values -> result")                                                   \
    X(call_keywords, variable, "callable self-or-null arg values names-tuple -> result; arg counts the keyword ones") \
    X(call_unpacked, variable,                                                                                        \
      "callable null args [kwargs-dict] -> result; arg 1: with the dict; args is a tuple, or "                        \
      "what stood in `f(*args)`: any iterable, to be made a tuple")                                                   \
    X(make_function, variable,                                                                                        \
      "[type-parameters tuple (16)] [defaults tuple (1)] [keyword-defaults dict (2)] [annotations (4)] "              \
      "[closure tuple (8)] code -> function; arg is the set of those given; annotations are a tuple of names and "    \
      "values, up to 3.9 a dict, since 3.14 the "                                                                     \
      "function __annotate__")                                                                                        \
    X(load_build_class, 1, "-> __build_class__; arg 1: what takes a tuple of type parameters besides, third")         \
    X(make_type_form, -2,                                                                                             \
      "name bound default -> object; arg: TypeVar (0), ParamSpec (1), TypeVarTuple (2), TypeVar with constraints "    \
      "(3); or type-parameters name value -> TypeAliasType (4); what is evaluated late is a function, or None")       \
    X(import_name, -1, "level fromlist -> module names[arg]")                                                         \
    X(import_from, 1, "module -> module module.names[arg]; ImportError when absent")                                  \
    X(import_star, -1, "module -> ; its public names go into the namespace")                                          \
    /* generators and coroutines */                                                                                   \
    X(yield_value, 0,                                                                                                 \
      "value -> sent; suspends the frame and gives value out; arg 0: a plain yield (async generators "                \
      "wrap the value), 1: within await or yield from (no wrapping)")                                                 \
    X(get_yield_from_iterator, 0, "iterable -> iterator of `yield from`")                                             \
    X(get_awaitable, 0, "object -> iterator of `await`; arg 1 or 2: for __aenter__ or __aexit__, for the message")    \
    X(send, 0, "iterator value -> iterator yielded, or iterator result and a jump to arg when it returned")           \
    X(cleanup_throw, -1, "iterator last exception -> null result: result of the StopIteration; else raises again")    \
    X(end_send, -1, "iterator result -> result")                                                                      \
    X(get_async_iterator, 0, "object -> its __aiter__()")                                                             \
    X(get_async_next, 1, "async-iterator -> async-iterator awaitable-of-__anext__")                                   \
    X(end_async_for, -2, "async-iterator exception -> ; raises again unless it is StopAsyncIteration")                \
    /* exceptions */                                                                                                  \
    X(push_exception, 1, "exception -> previous exception; it becomes the handled one (sys.exc_info)")                \
    X(pop_exception, -1, "previous -> ; the handled one is what it was")                                              \
    X(keep_exception, 1,                                                                                              \
      "exception -> None exception; it becomes the handled one until restore_exception or the frame's end, and lets " \
      "go of its traceback")                                                                                          \
    X(restore_exception, 0, "the handled exception is what it was when the frame began")                              \
    X(check_exception_match, 0, "exception type -> exception bool")                                                   \
    X(check_group_match, 0, "exception type -> rest-or-None matched-or-None (except*)")                               \
    X(prepare_reraise_group, -1, "original list-of-exceptions -> exception-or-None")                                  \
    X(raise, variable, "[exception [cause]] -> ; arg 0 (bare), 1, 2")                                                 \
    X(reraise, -1,                                                                                                    \
      "exception -> ; raises it with its traceback as it is; arg n > 0: the saved instruction index is "              \
      "n places below, and line numbers go by it")                                                                    \
    X(load_assertion_error, 1, "-> AssertionError")                                                                   \
    X(is_builtin_type, 1, "value -> value bool: whether it is list (0), set (1) or tuple (2) itself")                 \
    X(before_with, 1, "manager -> exit enter-result")                                                                 \
    X(before_async_with, 1, "manager -> exit enter-awaitable")                                                        \
    X(with_exception, 1, "exit saved-index previous exception -> ... result of exit(type, exception, traceback)")     \
    /* patterns */                                                                                                    \
    X(get_length, 1, "value -> value len(value)")                                                                     \
    X(match_sequence, 1, "value -> value bool")                                                                       \
    X(match_mapping, 1, "value -> value bool")                                                                        \
    X(match_keys, 1, "value keys -> value keys values-tuple-or-None")                                                 \
    X(match_class, -2, "value class keyword-names -> attributes-tuple-or-None; arg positional patterns")              \
    X(setup_annotations, 0, "makes __annotations__ in the namespace if absent")                                       \
    /* fused: the first instruction of a common sequence, which does all of it where that is quick (fuse.hpp) */      \
    X(load_fast_pair, 1, "load_fast load_fast")                                                                       \
    X(load_fast_constant, 1, "load_fast load_constant")                                                               \
    X(load_fast_attribute, 1, "load_fast load_attribute")                                                             \
    X(load_global_null, 1, "load_global push_null")                                                                   \
    X(compare_fast_constant, 1, "load_fast load_constant compare_operator, of ints")                                  \
    X(compare_fast_pair, 1, "load_fast load_fast compare_operator, of ints")                                          \
    X(binary_fast_constant, 1, "load_fast load_constant binary_operator, of ints")                                    \
    X(binary_fast_pair, 1, "load_fast load_fast binary_operator, of ints")                                            \
    X(load_item_fast_pair, 1, "load_fast load_fast load_item, of a list")

namespace lastref::model::compile {

inline constexpr int variable = -1000;

enum class Opcode : std::uint8_t {
#define LASTREF_OPCODE(name, effect, text) name,
    LASTREF_OPCODES(LASTREF_OPCODE)
#undef LASTREF_OPCODE
};

enum class UnaryOperator : std::uint8_t { negative, positive, invert, logical_not };

enum class BinaryOperator : std::uint8_t {
    add,
    subtract,
    multiply,
    matrix_multiply,
    true_divide,
    floor_divide,
    modulo,
    power,
    left_shift,
    right_shift,
    bit_and,
    bit_or,
    bit_xor,
    classic_divide,  ///< of Python 2: of ints it gives an int
};

enum class CompareOperator : std::uint8_t { less, less_equal, equal, not_equal, greater, greater_equal };

/// How the depth of the stack changes over `opcode` with `argument` when it does not jump.
int stack_effect(Opcode opcode, std::uint32_t argument);

const char* opcode_name(Opcode opcode);

}  // namespace lastref::model::compile
