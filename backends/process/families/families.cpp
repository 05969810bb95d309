#include "backends/process/families/family.hpp"

#include <array>

namespace lastref {

extern const Family cpython, pypy, pyodide, micropython, jython, graalpy, rustpython, other_python;

namespace {

constexpr std::array<const Family*, 8> table{&cpython, &pypy,    &pyodide,    &micropython,
                                             &jython,  &graalpy, &rustpython, &other_python};

}  // namespace

std::span<const Family* const> families() {
    return table;
}

const Family& family_of(const ProbeAnswer& answer) {
    for (const auto* family : table) {
        if (family->recognises(answer)) return *family;
    }
    return other_python;
}

std::string family_label(const Family& family, const ProbeAnswer& answer) {
    return &family == &other_python ? answer.implementation : std::string(family.name);
}

std::string runtime_name(const Family& family, const ProbeAnswer& answer) {
    auto name = "real:" + family_label(family, answer);
    char separator = '-';
    for (int number : family.version(answer)) {
        name += separator + std::to_string(number);
        separator = '.';
    }
    return name + family.version_suffix(answer);
}

std::vector<int> implementation_version(const ProbeAnswer& answer) {
    return answer.version;
}

std::string no_suffix(const ProbeAnswer&) {
    return {};
}

std::vector<std::string> no_flags(const ProbeAnswer&, Hashing) {
    return {};
}

}  // namespace lastref
