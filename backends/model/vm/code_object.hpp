#pragma once

#include "backends/model/compile/code.hpp"
#include "backends/model/object/run.hpp"

#include <vector>

namespace lastref::model {

/// What an instruction learned the last time it ran. Which fields mean what is the instruction's.
struct InlineCache {
    std::uint32_t version = 0;  ///< of a type or a dict; 0: nothing learned
    std::uint32_t second_version = 0;
    std::int32_t place = 0;
    std::uint8_t mode = 0;
    Object* found = nullptr;  ///< borrowed: lives while the version holds
};

/// A compile::Code as one run sees it: its names and constants as objects, its inline caches. Those of embedded modules
/// are made when the code first runs or is asked for them (`prepare`): a program uses little of what it imports.
struct CodeObject : Object {
    const compile::Code* code;  ///< outlives the run
    const compile::Instruction* start;
    std::uint32_t local_count;
    std::uint32_t frame_size;       ///< bytes
    std::uint32_t plain_arguments;  ///< how many arguments there are, when a call only moves them in; else not_plain
    bool is_prepared;
    bool stands_for_native;  ///< of a module that real runtimes have in C: its frames stay out of tracebacks
    Object** constants;
    Str** names;
    Str** local_names;
    InlineCache* caches;
    Object** held_methods;     ///< by the number of their names, then globals; owned (profile.call_sites_hold_methods)
    std::uint32_t held_count;  ///< 0 or one more than there are names
    Object* name;
    Object* qualified_name;
    Object* file;
    bool keeps_frame;         ///< of a call that is over, for the next one (Detail::code_keeps_frame)
    bool has_run;             ///< as a function's
    bool iterable_coroutine;  ///< types.coroutine marked it: its generators may be awaited
    WeakReference* weak_references;

    static constexpr std::uint32_t not_plain = ~std::uint32_t{0};
};

/// Makes the objects for `code` and, as constants, for the code inside it. Nothing is tracked.
Ref<CodeObject> make_code(Run& run, const compile::Code& code);

/// The literals of a source text: its syntax tree is there until it has run (PyArena), and holds them. Up to 3.13 (but
/// for 3.6) what the compiler made of several, as a tuple, belongs to the tree, too. Nothing on PyPy.
std::vector<Value> literals_of(Run& run, CodeObject* code);

/// Makes names, constants and caches, unless that is done.
void prepare_slowly(Run& run, CodeObject* code);
inline void prepare(Run& run, CodeObject* code) {
    if (!code->is_prepared) prepare_slowly(run, code);
}

/// `method` becomes what `code` holds under the name with that number; null: nothing.
void hold_method(Run& run, CodeObject* code, std::uint32_t name, Object* method);
/// A function is made of `code` with these globals: PyPy's code holds those that it ran with first.
void hold_globals(Run& run, CodeObject* code, Object* globals);

inline const compile::Code& code_of(const Object* code_object) {
    return *static_cast<const CodeObject*>(code_object)->code;
}

}  // namespace lastref::model
