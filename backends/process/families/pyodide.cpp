#include "backends/process/families/family.hpp"

namespace lastref {

/// CPython in WebAssembly, run by Node.js; its launchers take a program and little else.
extern const Family pyodide{
    .name = "pyodide",
    .launcher = "pyodide",
    .recognises =
        [](const ProbeAnswer& answer) { return answer.implementation == "cpython" && answer.platform == "emscripten"; },
    .version = implementation_version,
    .version_suffix = no_suffix,
    .flags = no_flags,
    .memory_bound = MemoryBound::resident,
};

}  // namespace lastref
