#pragma once

#include "backends/model/model_runtime.hpp"

#include <string>
#include <string_view>

namespace lastref {

/// What a program prints on a model, on standard output and then on standard error.
inline std::string printed_by(std::string_view source, std::string_view runtime) {
    for (const auto& each : make_model_runtimes()) {
        if (each->name() != runtime) continue;
        Program program;
        program.file = "program.py";
        program.source = source;
        Observation observation = each->run(program, {}, {}, {});
        return observation.transcript + observation.errors;
    }
    return "no such runtime";
}

}  // namespace lastref
