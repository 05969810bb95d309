#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "backends/model/compile/assembler.hpp"
#include "backends/model/compile/code.hpp"
#include "backends/model/compile/constants.hpp"
#include "backends/model/compile/symbols.hpp"

namespace lastref::model::compile {

enum class UnitKind : std::uint8_t {
    module,
    class_body,
    function,
    async_function,
    lambda,
    comprehension,
    type_parameters  ///< the function around what has them
};

/// What stands around the statement being compiled and has to be undone when `return`, `break` or `continue` leave it.
/// The names are those of CPython's frame blocks.
enum class BlockKind : std::uint8_t {
    while_loop,
    for_loop,
    try_except,
    finally_try,
    finally_end,
    with,
    async_with,
    handler_cleanup,
    exception_handler,
    exception_group_handler,
    pop_value,
};

struct Block {
    BlockKind kind;
    Assembler::Label start = 0;
    Assembler::Label exit = 0;
    Assembler::HandlerId outer = Assembler::no_handler;  ///< the handler once this block is left
    const syntax::Body* finally_body = nullptr;
    const std::string* handler_name = nullptr;
    syntax::Span span = {};
};

/// One code object in the making.
struct Unit {
    Unit(UnitKind which, Scope& names_scope, Unit* around, ConstantIdentities& identities)
        : kind(which), scope(names_scope), parent(around), constants(identities), code(std::make_unique<Code>()) {}

    UnitKind kind;
    Scope& scope;
    Unit* parent;
    Assembler assembler;
    ConstantPool constants;
    std::unique_ptr<Code> code;
    IndexMap names;
    IndexMap locals;  ///< parameters and plain locals
    std::uint32_t parameters = 0;
    std::vector<NameId> cells;  ///< those that are not parameters, by name
    std::vector<NameId> free;   ///< by name
    std::vector<NameId> parameter_cells;
    std::vector<Block> blocks;
    std::vector<NameId> hidden;   ///< names that an inlined comprehension keeps in numbered locals of a class or module
    syntax::Span statement = {};  ///< the last one that was begun
    int inlined_depth = 0;        ///< how many inlined comprehensions are being compiled
    std::vector<std::string> static_attributes;
    std::vector<const syntax::AnnAssign*> annotations;  ///< of a class body, to be evaluated when asked for
};

}  // namespace lastref::model::compile
