#pragma once

#include <array>
#include <string_view>

namespace lastref {

/// Something of a machine that a program may need and a runtime may not reach.
enum class Facility { sockets, threads };

/// The names of all facilities, in the order of the enumeration, as cases and the probe program write them.
inline constexpr std::array<std::string_view, 2> facility_names{"sockets", "threads"};

[[nodiscard]] constexpr std::string_view name_of(Facility facility) {
    return facility_names[static_cast<std::size_t>(facility)];
}

}  // namespace lastref
