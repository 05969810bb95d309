#include "fuzz/generate.hpp"

#include "fuzz/grammar/parts.hpp"

#include <algorithm>

namespace lastref::fuzz {

const std::vector<const Grammar*>& grammar() {
    static const std::vector<const Grammar*> parts{&references,  &containers, &operations, &flow,
                                                   &functions,   &generators, &exceptions, &weak_references,
                                                   &collections, &files,      &library};
    return parts;
}

std::vector<std::string> modules_of_programs(const Target& target) {
    std::vector<std::string> modules{"gc",        "weakref",    "atexit", "sys",      "collections", "functools",
                                     "itertools", "contextlib", "copy",   "operator", "types"};
    if (target.cpython) modules.push_back("_bootlocale");
    // From 3.13 on tracebacks are shown by the library.
    if (target.cpython && target.language >= std::vector{3, 13})
        modules.insert(modules.end(), {"_colorize", "_suggestions", "ast", "dataclasses", "inspect", "linecache",
                                       "traceback", "tracemalloc", "warnings"});
    return modules;
}

ProgramSource generated_programs(std::uint64_t seed, const Target& target, int statements) {
    return {[=](std::uint64_t index) { return generate(seed, index, target, statements); },
            modules_of_programs(target)};
}

FuzzProgram generate(std::uint64_t seed, std::uint64_t index, const Target& target, int statements) {
    constexpr int fewest_statements = 4;
    Writer writer(Random(seed, index), target);
    write_classes(writer);
    // What the interpreter's start and the imports left is another matter.
    writer.pinned_line("gc.disable()");
    writer.pinned_line("gc.collect()");
    writer.statements(writer.random.between(std::min(fewest_statements, statements), statements));
    writer.line("print('end')");

    writer.need_module("gc");
    Block program;
    for (const std::string& module : writer.modules())
        program.push_back({.head = Expression("import " + module), .body = {}, .pinned = module == "gc"});
    Block rest = writer.take();
    program.insert(program.end(), rest.begin(), rest.end());
    std::string text = to_text(program);
    return {.text = std::move(text), .tree = std::move(program), .productions = writer.reached(), .file = {}};
}

}  // namespace lastref::fuzz
