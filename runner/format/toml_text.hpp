#pragma once

#include <string>
#include <string_view>

namespace lastref {

/// `text` as a TOML string on one line, quotes included. Requires valid UTF-8, as all of TOML does.
[[nodiscard]] std::string toml_line(std::string_view text);

/// `text` as a TOML string in which its lines stand as lines, if it has any; reads back to exactly `text`. What an
/// editor or a reader could lose (control characters, space at the end of a line) is escaped.
[[nodiscard]] std::string toml_block(std::string_view text);

/// Whether `text` is valid UTF-8, so that TOML can hold it.
[[nodiscard]] bool is_utf8(std::string_view text);

}  // namespace lastref
