#include "backends/process/families/cpython_flags.hpp"
#include "backends/process/families/family.hpp"

namespace lastref {
namespace {

std::string level_and_lock(const ProbeAnswer& answer) {
    bool without_lock = answer.abi_flags.find('t') != std::string::npos;
    return answer.level + (without_lock ? "t" : "");
}

}  // namespace

std::vector<std::string> cpython_flags(const ProbeAnswer& answer, Hashing hashing) {
    // -I would set PYTHONHASHSEED aside. What it keeps away besides is not there: the environment is ours.
    if (hashing == Hashing::seeded || answer.language < std::vector{3, 4}) {
        bool wants_seed = hashing == Hashing::seeded && answer.language < std::vector{3, 3};
        return wants_seed ? std::vector<std::string>{"-R", "-s", "-S", "-B"}
                          : std::vector<std::string>{"-s", "-S", "-B"};
    }
    return {"-I", "-S", "-B"};
}

extern const Family cpython{
    .name = "cpython",
    .launcher = "python",
    .recognises =
        [](const ProbeAnswer& answer) { return answer.implementation == "cpython" && answer.platform != "emscripten"; },
    .version = implementation_version,
    .version_suffix = level_and_lock,
    .flags = cpython_flags,
    .forks = true,
};

}  // namespace lastref
