#include "backends/process/families/cpython_flags.hpp"
#include "backends/process/families/family.hpp"

#include <array>

namespace lastref {
namespace {

constexpr std::array<std::string_view, 1> of_the_jvm{"JAVA_HOME"};

}  // namespace

extern const Family graalpy{
    .name = "graalpy",
    .launcher = "graalpy",
    .recognises = [](const ProbeAnswer& answer) { return answer.implementation == "graalpy"; },
    .version = implementation_version,
    .version_suffix = no_suffix,
    .flags = cpython_flags,
    .environment = of_the_jvm,
    .memory_bound = MemoryBound::resident,
};

}  // namespace lastref
