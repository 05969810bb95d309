#include "backends/process/families/family.hpp"

#include <array>

namespace lastref {
namespace {

constexpr std::array<std::string_view, 2> of_the_jvm{"JAVA_HOME", "JYTHON_HOME"};

/// Without the first it writes a cache of Java's packages into the home folder.
std::vector<std::string> jython_flags(const ProbeAnswer&, Hashing) {
    return {"-Dpython.cachedir.skip=true", "-s", "-S", "-B"};
}

}  // namespace

extern const Family jython{
    .name = "jython",
    .launcher = "jython",
    .recognises = [](const ProbeAnswer& answer) { return answer.implementation == "jython"; },
    .version = implementation_version,
    .version_suffix = no_suffix,
    .flags = jython_flags,
    .environment = of_the_jvm,
    .memory_bound = MemoryBound::resident,
};

}  // namespace lastref
