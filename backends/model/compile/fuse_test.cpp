#include "backends/model/compile/fuse.hpp"

#include <catch2/catch_test_macros.hpp>

namespace lastref::model::compile {

namespace {

Code code_of(std::vector<Instruction> instructions) {
    Code code;
    code.instructions = std::move(instructions);
    code.constants.emplace_back(IntegerConstant{2, ""});
    code.constants.emplace_back(2.5);
    return code;
}

std::vector<Opcode> opcodes_of(const Code& code) {
    std::vector<Opcode> opcodes;
    for (const Instruction& instruction : code.instructions) opcodes.push_back(instruction.opcode);
    return opcodes;
}

}  // namespace

TEST_CASE("the first instruction of a sequence stands for all of it", "[compile]") {
    Code code = code_of({{Opcode::load_fast, 0, 1},
                         {Opcode::load_constant, 0, 0},
                         {Opcode::compare_operator, 0, 0},
                         {Opcode::load_fast, 0, 0},
                         {Opcode::load_fast, 0, 1},
                         {Opcode::return_value}});
    fuse(code);
    CHECK(opcodes_of(code) == std::vector{Opcode::compare_fast_constant, Opcode::load_constant,
                                          Opcode::compare_operator, Opcode::load_fast_pair, Opcode::load_fast,
                                          Opcode::return_value});
    CHECK(code.instructions[0].argument == 1);
    CHECK(without_fusion(code.instructions[0]).opcode == Opcode::load_fast);
    CHECK(without_fusion(code.instructions[5]).opcode == Opcode::return_value);
}

TEST_CASE("operators are fused with constants that are small ints alone", "[compile]") {
    Code code = code_of({{Opcode::load_fast}, {Opcode::load_constant, 0, 1}, {Opcode::binary_operator}});
    fuse(code);
    CHECK(opcodes_of(code) == std::vector{Opcode::load_fast_constant, Opcode::load_constant, Opcode::binary_operator});
}

}  // namespace lastref::model::compile
