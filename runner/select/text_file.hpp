#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace lastref {

/// All bytes of the file; nothing if it cannot be read.
[[nodiscard]] std::optional<std::string> read_text_file(const std::filesystem::path& path);

/// Replaces the file in one step, so that whoever reads it sees the old text or the new. Makes missing folders.
/// Gives the reason if that fails, and then leaves no trace.
[[nodiscard]] std::optional<std::string> write_text_file(const std::filesystem::path& path, std::string_view text);

}  // namespace lastref
