#include "backends/process/families/cpython_flags.hpp"
#include "backends/process/families/family.hpp"

namespace lastref {
namespace {

/// It tells its own version only within the text of `sys.version`: "... [RustPython 0.5.0 with rustc ...]".
std::vector<int> version_in_description(const ProbeAnswer& answer) {
    constexpr std::string_view before = "[RustPython ";
    auto start = answer.description.find(before);
    if (start == std::string::npos) return answer.version;
    auto version = parse_version(std::string_view(answer.description).substr(start + before.size()));
    return version.empty() ? answer.version : version;
}

}  // namespace

extern const Family rustpython{
    .name = "rustpython",
    .launcher = "rustpython",
    .recognises = [](const ProbeAnswer& answer) { return answer.implementation == "rustpython"; },
    .version = version_in_description,
    .version_suffix = no_suffix,
    .flags = cpython_flags,
};

}  // namespace lastref
