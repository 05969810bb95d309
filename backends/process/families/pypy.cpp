#include "backends/process/families/cpython_flags.hpp"
#include "backends/process/families/family.hpp"

namespace lastref {

extern const Family pypy{
    .name = "pypy",
    .launcher = "pypy",
    .recognises = [](const ProbeAnswer& answer) { return answer.implementation == "pypy"; },
    .version = implementation_version,
    .version_suffix = no_suffix,
    .flags = cpython_flags,
    .forks = true,
};

}  // namespace lastref
