#include <fmt/format.h>

#include "backends/model/compile/assembler.hpp"
#include "backends/model/compile/compile.hpp"
#include "backends/model/compile/constants.hpp"
#include "backends/model/compile/fuse.hpp"

namespace lastref::model::compile {

namespace {

bool is_name(Opcode opcode) {
    switch (opcode) {
        case Opcode::load_name:
        case Opcode::store_name:
        case Opcode::delete_name:
        case Opcode::load_global:
        case Opcode::store_global:
        case Opcode::delete_global:
        case Opcode::load_attribute:
        case Opcode::load_method:
        case Opcode::store_attribute:
        case Opcode::delete_attribute:
        case Opcode::import_name:
        case Opcode::import_from: return true;
        default: return false;
    }
}

const char* const binary_operators[] = {"+", "-", "*", "@", "/", "//", "%", "**", "<<", ">>", "&", "|", "^"};
const char* const unary_operators[] = {"-", "+", "~", "not"};
const char* const compare_operators[] = {"<", "<=", "==", "!=", ">", ">="};

/// What the argument stands for, if that is more than a number.
std::string meaning(const Code& code, const Instruction& instruction) {
    const std::uint32_t argument = instruction.argument;
    if (is_name(instruction.opcode)) return code.names[argument];
    if (is_local(instruction.opcode)) return code.local_names[argument];
    switch (instruction.opcode) {
        case Opcode::load_constant: return describe(code.constants[argument]);
        case Opcode::binary_operator:
        case Opcode::inplace_operator: return binary_operators[argument];
        case Opcode::unary_operator: return unary_operators[argument];
        case Opcode::compare_operator: return compare_operators[argument];
        default: return {};
    }
}

bool shows_argument(Opcode opcode) {
    if (is_jump(opcode)) return true;
    switch (opcode) {
        case Opcode::build_slice:
        case Opcode::is_operator:
        case Opcode::contains_operator:
        case Opcode::build_tuple:
        case Opcode::build_list:
        case Opcode::build_set:
        case Opcode::build_dict:
        case Opcode::build_string:
        case Opcode::list_append:
        case Opcode::set_add:
        case Opcode::dict_add:
        case Opcode::list_extend:
        case Opcode::set_update:
        case Opcode::dict_update:
        case Opcode::dict_merge:
        case Opcode::join_list:
        case Opcode::join_arguments:
        case Opcode::join_set:
        case Opcode::join_dict:
        case Opcode::join_keywords:
        case Opcode::format_value:
        case Opcode::unpack_sequence:
        case Opcode::unpack_star:
        case Opcode::copy:
        case Opcode::swap:
        case Opcode::call:
        case Opcode::call_keywords:
        case Opcode::call_unpacked:
        case Opcode::make_function:
        case Opcode::yield_value:
        case Opcode::get_awaitable:
        case Opcode::raise:
        case Opcode::reraise:
        case Opcode::match_class: return true;
        default: return false;
    }
}

void disassemble_one(const Code& code, std::string& text) {
    text += fmt::format("code {}\n", code.qualified_name);
    for (std::size_t i = 0; i < code.instructions.size(); ++i) {
        const Instruction instruction = without_fusion(code.instructions[i]);
        text += fmt::format("{:4} {}", i, opcode_name(instruction.opcode));
        const std::string what = meaning(code, instruction);
        if (!what.empty()) {
            text += " " + what;
        } else if (shows_argument(instruction.opcode)) {
            text += fmt::format(" {}", instruction.argument);
        }
        text += "\n";
    }
    for (const Handler& handler : code.handlers) {
        text += fmt::format("handler {} to {} -> {} depth {}{}\n", handler.start, handler.end, handler.target,
                            handler.depth, handler.push_index ? " index" : "");
    }
    for (const Constant& constant : code.constants) {
        const auto* inner = std::get_if<std::unique_ptr<const Code>>(&constant);
        if (inner) disassemble_one(**inner, text);
    }
}

}  // namespace

std::string disassemble(const Code& code) {
    std::string text;
    disassemble_one(code, text);
    return text;
}

}  // namespace lastref::model::compile
