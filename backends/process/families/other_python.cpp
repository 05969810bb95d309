#include "backends/process/families/family.hpp"

namespace lastref {

/// Whatever answers like a Python and is none of the others; only a command that the user gives leads to it.
extern const Family other_python{
    .name = "other",
    .launcher = "",
    .recognises = [](const ProbeAnswer&) { return true; },
    .version = implementation_version,
    .version_suffix = no_suffix,
    .flags = no_flags,
    .memory_bound = MemoryBound::resident,
};

}  // namespace lastref
