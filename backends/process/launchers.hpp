#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

namespace lastref {

/// Whether `name` is what an interpreter's launcher is called: a family's word, and then at most a version:
/// "python", "python3.13t", "pypy3-7.3". Not "python3-config".
[[nodiscard]] bool is_launcher_name(std::string_view name);

[[nodiscard]] bool is_executable_file(const std::filesystem::path& path);

/// The launchers in a folder, by name; none if it cannot be read.
[[nodiscard]] std::vector<std::filesystem::path> launchers_in(const std::filesystem::path& folder);

/// The folders on PATH that are absolute and hold no pyenv shims, which are launchers of launchers.
[[nodiscard]] std::vector<std::filesystem::path> folders_on_path();

/// The folders that LASTREF_RUNTIMES names.
[[nodiscard]] std::vector<std::filesystem::path> folders_in_variable();

/// The `bin` folder of each version that pyenv has installed, by name.
[[nodiscard]] std::vector<std::filesystem::path> folders_of_pyenv();

}  // namespace lastref
