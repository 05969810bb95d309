#include "fuzz/given_programs.hpp"

#include "fuzz/generate.hpp"

#include <utility>

namespace lastref::fuzz {

ProgramSource given_programs(std::vector<FuzzProgram> programs, const Target& target) {
    std::set<std::string> imported;
    for (const FuzzProgram& program : programs) imported.merge(imported_modules(program.text));
    std::vector<std::string> modules = modules_of_programs(target);
    for (const std::string& module : modules) imported.erase(module);
    modules.insert(modules.end(), imported.begin(), imported.end());
    const auto program = [programs = std::move(programs)](std::uint64_t index) {
        FuzzProgram found = programs.at(index);
        found.tree = to_block(found.text);
        return found;
    };
    return {program, std::move(modules)};
}

}  // namespace lastref::fuzz
