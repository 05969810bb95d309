#include "backends/process/families/family.hpp"

namespace lastref {

extern const Family micropython{
    .name = "micropython",
    .launcher = "micropython",
    .recognises = [](const ProbeAnswer& answer) { return answer.implementation == "micropython"; },
    .version = implementation_version,
    .version_suffix = no_suffix,
    .flags = no_flags,
};

}  // namespace lastref
