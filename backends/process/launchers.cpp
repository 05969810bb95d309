#include "backends/process/launchers.hpp"

#include "backends/process/families/family.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>

namespace lastref {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> split_folders(const char* list) {
    std::vector<fs::path> folders;
    for (std::string_view rest = list != nullptr ? list : ""; !rest.empty();) {
        auto end = std::min(rest.find(':'), rest.size());
        fs::path folder(rest.substr(0, end));
        if (folder.is_absolute()) folders.push_back(std::move(folder));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return folders;
}

fs::path pyenv_root() {
    if (const char* root = std::getenv("PYENV_ROOT"); root != nullptr && *root != 0) return root;
    const char* home = std::getenv("HOME");
    return home != nullptr ? fs::path(home) / ".pyenv" : fs::path();
}

/// pyenv's shims lie beside its versions, wherever its root is.
bool holds_shims(const fs::path& folder) {
    auto plain = folder.has_filename() ? folder : folder.parent_path();
    std::error_code error;
    return plain.filename() == "shims" && fs::is_directory(plain.parent_path() / "versions", error);
}

/// The entries of a folder that can be read, sorted, so that each look finds the same.
std::vector<fs::path> entries_of(const fs::path& folder) {
    std::vector<fs::path> entries;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        entries.push_back(entry->path());
    }
    std::sort(entries.begin(), entries.end());
    return entries;
}

}  // namespace

bool is_launcher_name(std::string_view name) {
    return std::any_of(families().begin(), families().end(), [&](const Family* family) {
        if (family->launcher.empty() || !name.starts_with(family->launcher)) return false;
        auto version = name.substr(family->launcher.size());
        if (version.ends_with('t')) version.remove_suffix(1);
        return version.find_first_not_of("0123456789.-") == std::string_view::npos;
    });
}

bool is_executable_file(const fs::path& path) {
    std::error_code error;
    return fs::is_regular_file(path, error) && ::access(path.c_str(), X_OK) == 0;
}

std::vector<fs::path> launchers_in(const fs::path& folder) {
    auto entries = entries_of(folder);
    std::erase_if(entries, [](const fs::path& path) {
        return !is_launcher_name(path.filename().native()) || !is_executable_file(path);
    });
    return entries;
}

std::vector<fs::path> folders_on_path() {
    auto folders = split_folders(std::getenv("PATH"));
    std::erase_if(folders, holds_shims);
    return folders;
}

std::vector<fs::path> folders_in_variable() {
    return split_folders(std::getenv("LASTREF_RUNTIMES"));
}

std::vector<fs::path> folders_of_pyenv() {
    auto versions = entries_of(pyenv_root() / "versions");
    for (auto& version : versions) version /= "bin";
    return versions;
}

}  // namespace lastref
