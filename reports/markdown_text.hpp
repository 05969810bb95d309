#pragma once

#include <string>
#include <string_view>

namespace lastref {

/// Text within a line of Markdown, so that nothing in it is taken for markup.
[[nodiscard]] std::string markdown_text(std::string_view text);

/// A block of code in Markdown, fenced so that no run of backticks in `text` ends it. `text` ends with a newline.
[[nodiscard]] std::string markdown_block(std::string_view text, std::string_view language);

}  // namespace lastref
