#include "fuzz/fuzz_program.hpp"

#include <regex>

namespace lastref::fuzz {

std::set<std::string> imported_modules(const std::string& text) {
    static const std::regex statement(R"((?:^|\n)[ \t]*(?:from[ \t]+([\w.]+)|import[ \t]+([\w., \t]+)))");
    static const std::regex one(R"(([\w.]+)(?:[ \t]+as[ \t]+\w+)?)");
    const std::sregex_iterator end;
    std::set<std::string> modules;
    for (std::sregex_iterator found(text.begin(), text.end(), statement); found != end; ++found) {
        const std::string names = found->str(1) + found->str(2);
        for (std::sregex_iterator name(names.begin(), names.end(), one); name != end; ++name)
            modules.insert(name->str(1));
    }
    return modules;
}

}  // namespace lastref::fuzz
