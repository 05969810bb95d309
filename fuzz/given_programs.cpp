#include "fuzz/given_programs.hpp"

#include "fuzz/generate.hpp"

#include <regex>
#include <utility>

namespace lastref::fuzz {
namespace {

/// Adds the modules that `text` imports in lines of their own.
void add_imported(const std::string& text, std::set<std::string>& modules) {
    static const std::regex import_line(R"((?:^|\n)[ \t]*(?:from[ \t]+([\w.]+)|import[ \t]+([\w., \t]+)))");
    static const std::regex imported(R"(([\w.]+)(?:[ \t]+as[ \t]+\w+)?)");
    for (std::sregex_iterator line(text.begin(), text.end(), import_line), end; line != end; ++line) {
        const std::string names = line->str(1) + line->str(2);
        for (std::sregex_iterator name(names.begin(), names.end(), imported); name != end; ++name)
            modules.insert(name->str(1));
    }
}

}  // namespace

ProgramSource given_programs(std::vector<FuzzProgram> programs, const Target& target) {
    std::set<std::string> imported;
    for (const FuzzProgram& program : programs) add_imported(program.text, imported);
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
