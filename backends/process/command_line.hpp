#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lastref {

/// `text` split into words as a shell splits them: at blanks, with quotes and backslashes, and nothing else of a
/// shell's. nullopt if a quote is not closed.
[[nodiscard]] std::optional<std::vector<std::string>> split_command_line(std::string_view text);

/// The file that `command` starts: itself if there is a slash in it, else the first of that name on PATH. A path that
/// begins with "~/" is one in the home folder. Empty if there is no such executable file.
[[nodiscard]] std::string find_executable(const std::string& command);

}  // namespace lastref
