#include "runner/execute/lacking.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace lastref {
namespace {

/// How the runtimes begin to tell it: CPython up to 3.5 and Jython, later ones, MicroPython.
constexpr std::array<std::string_view, 6> words_for_lacking{
    "ImportError: No module named",
    "ModuleNotFoundError: No module named",
    "ImportError: no module named",
    "AttributeError: module '",
    "AttributeError: 'module' object has no attribute",
    "NotImplementedError",
};

}  // namespace

std::string lacking(const Observation& observation) {
    if (observation.status != Status::raised) return "";
    const auto begins = [&](std::string_view words) { return observation.reason.starts_with(words); };
    return std::any_of(words_for_lacking.begin(), words_for_lacking.end(), begins) ? observation.reason : "";
}

}  // namespace lastref
