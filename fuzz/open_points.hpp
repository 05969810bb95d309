#pragma once

#include <span>
#include <string>
#include <string_view>

namespace lastref::fuzz {

/// Something that the models leave open, as README's last section tells. A difference between a model and a real
/// runtime is explained by it, or by several, if it goes away when the program is changed so that they do not matter.
struct OpenPoint {
    std::string_view name;
    /// The changed program; the same text where the point does not concern it.
    std::string (*settle)(const std::string& program);
};

[[nodiscard]] std::span<const OpenPoint> open_points();

}  // namespace lastref::fuzz
