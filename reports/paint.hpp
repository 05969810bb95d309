#pragma once

#include <string>
#include <string_view>

namespace lastref {

/// Whether text may carry the colours of a terminal.
enum class Colour { off, on };

/// What a piece of text says, which decides how it is painted.
enum class Tone { plain, strong, faint, good, bad, doubtful, heading };

/// `text`, painted if `colour` is on.
[[nodiscard]] std::string paint(std::string_view text, Tone tone, Colour colour);

}  // namespace lastref
