#include "fuzz/generate.hpp"

#include "fuzz/grammar/parts.hpp"

namespace lastref::fuzz {

const std::vector<const Grammar*>& grammar() {
    static const std::vector<const Grammar*> parts{&references,  &containers, &operations, &flow,
                                                   &functions,   &generators, &exceptions, &weak_references,
                                                   &collections, &files,      &library};
    return parts;
}

std::vector<std::string> modules_of_programs() {
    return {"gc",        "weakref",    "atexit", "sys",      "collections", "functools",
            "itertools", "contextlib", "copy",   "operator", "types"};
}

GeneratedProgram generate(std::uint64_t seed, std::uint64_t index, const Target& target) {
    constexpr int fewest_statements = 4;
    constexpr int most_statements = 22;
    Writer writer(Random(seed, index), target);
    write_classes(writer);
    writer.line("gc.disable()");
    writer.line("gc.collect()");
    writer.statements(writer.random.between(fewest_statements, most_statements));
    writer.line("print('end')");

    writer.need_module("gc");
    std::string imports;
    for (const std::string& module : writer.modules()) imports += (imports.empty() ? "import " : ", ") + module;
    Block program = writer.take();
    program.insert(program.begin(), Statement{Expression(imports), {}});
    return {std::move(program), writer.reached()};
}

}  // namespace lastref::fuzz
