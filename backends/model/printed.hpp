#pragma once

#include "backends/model/model_runtime.hpp"

#include <string>
#include <string_view>

namespace lastref::testing {

/// For tests: what a program prints on a model, on standard output and then on standard error.
inline std::string printed(std::string_view source, std::string_view runtime = "model:cpython-3.13") {
    for (const auto& each : make_model_runtimes()) {
        if (each->name() != runtime) continue;
        const Observation observation = each->run({"program.py", std::string(source), {}}, {}, {}, {});
        return observation.transcript + observation.errors;
    }
    return "no such runtime";
}

/// Why a program is not supported there; empty where it is.
inline std::string refusal(std::string_view source, std::string_view runtime) {
    for (const auto& each : make_model_runtimes()) {
        if (each->name() == runtime) return each->run({"program.py", std::string(source), {}}, {}, {}, {}).reason;
    }
    return "no such runtime";
}

}  // namespace lastref::testing
