#pragma once

#include "backends/model/compile/opcodes.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace lastref::model::compile {

struct Code;

struct NoneConstant {};
struct EllipsisConstant {};
/// An integer of any size: `small` when it fits, else lower-case hexadecimal digits in `hex`, without sign or prefix.
struct IntegerConstant {
    std::int64_t small = 0;
    std::string hex;
    bool is_long = false;  ///< of Python 2
};
struct StringConstant {
    std::string text;  ///< as in the syntax's strings
    bool identifier_like = false;
    bool is_unicode = false;  ///< of Python 2
};
struct BytesConstant {
    std::string bytes;
};
struct ComplexConstant {
    double imaginary = 0;
};
struct TupleConstant;

/// A constant of the program, before any run has made an object of it.
using Constant =
    std::variant<NoneConstant, bool, EllipsisConstant, IntegerConstant, double, ComplexConstant, StringConstant,
                 BytesConstant, std::unique_ptr<const TupleConstant>, std::unique_ptr<const Code>>;

/// A constant tuple (`frozen_set` false) or the frozenset that `in {1, 2}` uses.
struct TupleConstant {
    std::vector<Constant> items;
    bool frozen_set = false;
};

/// One instruction. `cache` numbers the instruction's inline cache, for those opcodes that `has_cache` names.
struct Instruction {
    Opcode opcode = Opcode::nop;
    std::uint16_t cache = 0;
    std::uint32_t argument = 0;
};

/// Where an exception raised in [start, end) continues: the stack is cut to `depth`, the index of the raising
/// instruction is pushed (as an int object) if `push_index`, then the exception, and execution goes on at `target`.
struct Handler {
    std::uint32_t start = 0;
    std::uint32_t end = 0;
    std::uint32_t target = 0;
    std::uint32_t depth = 0;
    bool push_index = false;
};

/// The source position of an instruction; columns in characters, from 0, -1 when not known.
struct Position {
    std::int32_t line = 0;
    std::int32_t end_line = 0;
    std::int32_t column = -1;
    std::int32_t end_column = -1;
};

enum class CodeKind : std::uint8_t { module, function, class_body };
enum class Suspension : std::uint8_t { none, generator, coroutine, async_generator };

/// What one function, class body or module compiles to. Immutable and shared by all runs; it owns no Python object.
///
/// Locals are numbered: parameters first (positional-only, positional-or-keyword, keyword-only, *args, **kwargs), then
/// plain locals in order of first appearance, then cells that are not parameters, then free variables. Every cell, be
/// it a parameter or not, is made by a `make_cell` of its own number at the start of the code; free variables are put
/// in place when the frame is made. Up to 3.10 parameters that are cells move to the other cells first, and their own
/// places stay unset; in PyPy they keep what the call gave. Modules and class bodies have numbered locals too: those of
/// inlined comprehensions.
struct Code {
    std::string name;
    std::string qualified_name;
    std::string file;
    std::int32_t first_line = 1;
    CodeKind kind = CodeKind::function;
    Suspension suspension = Suspension::none;
    bool yields_inside_try = false;  ///< has a yield in the body of a `try` or `with`
    bool begins_late = false;        ///< its call runs the code up to `begin`: cells, and what an expression iterates
    bool uses_globals_as_locals = false;  ///< module code: load_name works on globals
    bool optimized = true;                ///< locals are numbered (false in class bodies and modules)
    bool has_class_cell = false;          ///< a class body that has to give out `__class__` (`__classcell__`)

    /// Whether a call gives a generator or coroutine at once.
    bool is_suspended_by_call() const { return suspension != Suspension::none && !begins_late; }

    std::uint32_t positional_only = 0;
    std::uint32_t positional = 0;  ///< positional-only included
    std::uint32_t keyword_only = 0;
    bool has_var_positional = false;
    bool has_var_keyword = false;

    std::vector<std::string> local_names;        ///< one a numbered local, cells and free variables included
    std::uint32_t plain_count = 0;               ///< locals before the cells that are not parameters
    std::uint32_t cell_count = 0;                ///< those cells
    std::uint32_t free_count = 0;                ///< free variables, the last ones
    std::vector<std::uint32_t> cell_parameters;  ///< places among the plain ones that hold a cell

    std::vector<std::string> names;
    std::vector<Constant> constants;
    /// One a constant: equal numbers in the codes of one compilation are one object in CPython (whole files share
    /// them).
    std::vector<std::uint32_t> constant_identities;
    std::vector<Instruction> instructions;
    std::vector<Position> positions;  ///< one an instruction
    std::vector<Handler> handlers;    ///< innermost first
    static constexpr std::uint32_t absent = 0xffffffff;
    /// Where a function whose exceptions outlive their handlers puts what was handled before, and the traceback of it.
    std::uint32_t handled_slot = absent;
    std::uint32_t stack_size = 0;
    std::uint32_t cache_count = 0;
    std::string docstring;
    bool has_docstring = false;
    std::vector<std::string>
        static_attributes;  ///< of a class body: names that its methods set on their first parameter
};

/// Opcodes whose instruction owns an inline cache.
constexpr bool has_cache(Opcode opcode) {
    switch (opcode) {
        case Opcode::load_global:
        case Opcode::load_name:
        case Opcode::store_name:
        case Opcode::load_attribute:
        case Opcode::load_method:
        case Opcode::store_attribute:
        case Opcode::call:
        case Opcode::load_item: return true;
        default: return false;
    }
}

/// What versions of Python compile differently.
struct Options {
    int minor = 13;                      ///< 3.minor of the language
    bool inlined_comprehensions = true;  ///< list, set and dict comprehensions run in their function's frame (3.12)
    bool while_tests_at_end = false;     ///< a second time, behind the body and before the jump back (3.12, 3.13)
    bool loops_keep_sequences = false;   ///< a generator expression begins its loop itself (3.15)
    bool deferred_annotations = false;   ///< annotations are evaluated when asked for (3.14)
    bool python_2 = false;               ///< what it has not is refused, `/` of ints gives ints
    bool print_is_function = false;      ///< there, from the start
    bool exceptions_outlive_handlers = false;     ///< the last one stays handled until its function returns (2.7)
    bool list_comprehensions_leak = false;        ///< their variables are those of the scope around (2.7)
    bool stops_leave_generators = false;          ///< unless a future statement says otherwise (to 3.6)
    bool async_comprehensions_nest = true;        ///< in comprehensions that are not asynchronous themselves (3.11)
    bool tuples_of_generators_are_built = false;  ///< by the caller's code, not the type: tuple(x for x in y) (3.14)
    bool lists_of_generators_are_built = false;   ///< and so are sets (3.15)
    bool handler_names_go_first = false;      ///< the name of a handler is gone before its exception is (3.7 and 3.8)
    bool handlers_come_before_else = false;   ///< their locals are numbered before those of the `else` (to 3.10)
    bool percent_formats_are_built = true;    ///< piece by piece: "%s %r" % (a, b), from 3.11 on (not on PyPy)
    bool parameter_cells_copy = false;        ///< the parameter's own place keeps what the call gave (PyPy)
    bool stars_are_forgotten = false;         ///< of targets that are compiled a second time, as those of `finally`
    bool finally_bodies_come_first = false;   ///< their locals are numbered before those of the `try` (3.8)
    bool assertions_fail_at_tests = true;     ///< in 3.11 and from 3.13 on tracebacks mark those (not on PyPy)
    bool names_are_stored_backwards = false;  ///< `a, b = 1, 2` stores b first (PyPy)
    bool augmented_names_are_marked = true;   ///< those that are read, and not all of the statement (not on PyPy)
    bool positional_only_come_first = false;  ///< among annotations (3.15, PyPy)
    bool comprehensions_have_locals = false;  ///< as the names of functions within tell (PyPy)
    bool used_lists_stay_lists = false;       ///< those that are only iterated over or searched (to 3.7, PyPy)
    bool slices_are_unbuilt = false;          ///< `o[a:b]` leaves it to the instruction that loads or stores (3.12)
    bool tested_values_jump_on = false;       ///< `(a and b) and c` tests a once (not 3.12 and 3.13, PyPy from 3.11 on)
    bool tested_values_jump_across = false;   ///< `a and b or c`, too (not on PyPy)
    friend bool operator==(const Options&, const Options&) = default;
};

}  // namespace lastref::model::compile
