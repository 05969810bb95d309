#include "backends/model/compile/verify.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>

#include "backends/model/compile/test_support.hpp"

namespace lastref::model::compile {

namespace {

Code code_with(std::vector<Instruction> instructions) {
    Code code;
    code.qualified_name = "f";
    code.instructions = std::move(instructions);
    code.positions.resize(code.instructions.size());
    code.stack_size = 2;
    code.constants.emplace_back(NoneConstant{});
    code.constant_identities = {0};
    return code;
}

}  // namespace

TEST_CASE("the verifier finds what is wrong") {
    const auto problem = [](const Code& code) { return verify(code).value_or("nothing"); };
    CHECK(problem(code_with({{Opcode::load_constant}, {Opcode::return_value}})) == "nothing");
    CHECK(problem(code_with({{Opcode::load_constant}})).find("runs off the end") != std::string::npos);
    CHECK(problem(code_with({{Opcode::pop_top}, {Opcode::return_value}})).find("depth -1") != std::string::npos);
    CHECK(problem(code_with({{Opcode::load_constant, 0, 7}, {Opcode::return_value}})).find("out of range") !=
          std::string::npos);
    CHECK(problem(code_with({{Opcode::load_constant}, {Opcode::jump_backward, 0, 0}})).find("depth 0 or 1 at 0") !=
          std::string::npos);
    Code deep = code_with({{Opcode::load_constant}, {Opcode::return_value}});
    deep.handlers.push_back({0, 1, 1, 1, false});
    CHECK(problem(deep).find("fewer values than the handler keeps") != std::string::npos);
}

TEST_CASE("every case of the catalogue compiles to well-formed code, in every dialect") {
    Options old;
    old.minor = 8;
    old.inlined_comprehensions = false;
    Options late;
    late.minor = 15;
    late.loops_keep_sequences = true;
    late.deferred_annotations = true;
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(LASTREF_SOURCE_FOLDER "/cases")) {
        if (entry.path().extension() != ".py") continue;
        std::ostringstream source;
        source << std::ifstream(entry.path()).rdbuf();
        CAPTURE(entry.path().string());
        ++count;
        const bool is_new = source.str().find("requires-python = \">=3.1") != std::string::npos;
        for (const Options& options : {Options{}, old, late}) {
            if (options.minor >= 11 || !is_new) test::code_of(source.str(), options);
        }
    }
    CHECK(count > 0);
}

}  // namespace lastref::model::compile
