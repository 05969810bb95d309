#pragma once

#include "fuzz/target.hpp"

#include <span>
#include <string>
#include <string_view>

namespace lastref::fuzz {

/// Something that the models leave open, as README's last section tells. A difference between a model and a real
/// runtime is explained by it, or by several, if it goes away when the program is changed so that they do not matter.
struct OpenPoint {
    std::string_view name;
    /// The changed program; the same text where the point does not concern it, or the runtimes.
    std::string (*settle)(const std::string& program, const Target& target);
};

[[nodiscard]] std::span<const OpenPoint> open_points();

}  // namespace lastref::fuzz
