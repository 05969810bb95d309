#include "backends/process/run_folder.hpp"

#include "backends/process/file_descriptor.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <system_error>

namespace lastref {
namespace {

[[noreturn]] void fail(const std::string& what) {
    throw std::system_error(errno, std::generic_category(), "cannot make " + what);
}

std::string temporary_folder() {
    std::error_code error;
    auto folder = std::filesystem::canonical(std::filesystem::temp_directory_path(error), error);
    return error ? "/tmp" : folder.string();
}

/// Memory is preferred to a disk, unless the user has chosen.
std::string make_unique_folder() {
    std::string path = "/dev/shm/lastref-XXXXXX";
    if (std::getenv("TMPDIR") == nullptr && ::mkdtemp(path.data()) != nullptr) return path;
    path = temporary_folder() + "/lastref-XXXXXX";
    if (::mkdtemp(path.data()) == nullptr) fail(path);
    return path;
}

/// A name that no interpreter takes for an option and no shell script trips over.
std::string short_name(std::string_view file) {
    auto name = std::string(file.substr(file.find_last_of('/') + 1));
    for (auto& letter : name) {
        bool plain = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
                     (letter >= '0' && letter <= '9') || letter == '_' || letter == '-' || letter == '.';
        if (!plain) letter = '_';
    }
    return name.empty() || name == "work" || name == "." || name == ".." ? "program.py" : name;
}

void write_whole(const std::string& path, std::string_view text) {
    FileDescriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, S_IRUSR | S_IWUSR));
    if (!file) fail(path);
    while (!text.empty()) {
        auto written = ::write(file.get(), text.data(), text.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) fail(path);
        text.remove_prefix(static_cast<std::size_t>(written));
    }
}

/// A program may take from a folder the permission to look into it.
void give_permissions_back(const std::string& root) {
    namespace fs = std::filesystem;
    std::error_code error;
    fs::permissions(root, fs::perms::owner_all, fs::perm_options::add, error);
    for (fs::recursive_directory_iterator entry(root, error), end; !error && entry != end; entry.increment(error)) {
        std::error_code ignored;
        if (!entry->is_directory(ignored) || entry->is_symlink(ignored)) continue;
        fs::permissions(entry->path(), fs::perms::owner_all, fs::perm_options::add, ignored);
    }
}

void remove_folder(const std::string& root) {
    std::error_code error;
    std::filesystem::remove_all(root, error);
    if (!error) return;
    give_permissions_back(root);
    std::filesystem::remove_all(root, error);
}

}  // namespace

RunFolder::RunFolder(std::string_view file, std::string_view source) : root_(make_unique_folder()) {
    try {
        auto name = short_name(file);
        if (::mkdir(working().c_str(), S_IRWXU) != 0) fail(working());
        program_ = root_ + "/" + name;
        write_whole(program_, source);
    } catch (...) {
        remove_folder(root_);
        throw;
    }
}

RunFolder::~RunFolder() {
    // Most programs leave nothing behind, and then there is nothing to look for.
    bool was_empty = ::unlink(program_.c_str()) == 0 && ::rmdir(working().c_str()) == 0 && ::rmdir(root_.c_str()) == 0;
    if (!was_empty) remove_folder(root_);
}

}  // namespace lastref
