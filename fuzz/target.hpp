#pragma once

#include "backends/runtime.hpp"

#include <algorithm>
#include <vector>

namespace lastref::fuzz {

/// What a program has to run on: it uses what all of its runtimes have.
struct Target {
    bool cpython = true;  ///< every one is of that family
    std::vector<int> language{3, 6};

    static Target of(const Runtime& one, const Runtime& other) {
        return {one.family() == "cpython" && other.family() == "cpython",
                std::min(one.language_version(), other.language_version())};
    }
};

}  // namespace lastref::fuzz
