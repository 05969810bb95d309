#include "runner/select/text_file.hpp"

#include <sys/stat.h>
#include <unistd.h>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

namespace lastref {
namespace {

struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, Close>;

}  // namespace

std::optional<std::string> read_text_file(const std::filesystem::path& path) {
    const File file(std::fopen(path.c_str(), "rbe"));
    if (!file) return std::nullopt;
    std::string text;
    struct stat status {};
    if (fstat(fileno(file.get()), &status) != 0 || S_ISDIR(status.st_mode)) return std::nullopt;
    if (S_ISREG(status.st_mode)) text.reserve(static_cast<std::size_t>(status.st_size) + 1);
    char buffer[16384];
    while (const std::size_t count = std::fread(buffer, 1, sizeof buffer, file.get())) text.append(buffer, count);
    if (std::ferror(file.get()) != 0) return std::nullopt;
    return text;
}

std::optional<std::string> write_text_file(const std::filesystem::path& path, std::string_view text) {
    std::error_code error;
    if (path.has_parent_path()) std::filesystem::create_directories(path.parent_path(), error);
    if (error) return error.message();
    const std::filesystem::path temporary = path.string() + ".new" + std::to_string(::getpid());
    File file(std::fopen(temporary.c_str(), "wbe"));
    if (!file) return std::strerror(errno);
    const bool written = std::fwrite(text.data(), 1, text.size(), file.get()) == text.size();
    const bool flushed = std::fclose(file.release()) == 0;
    if (written && flushed) std::filesystem::rename(temporary, path, error);
    if (written && flushed && !error) return std::nullopt;
    const std::string reason = error ? error.message() : std::strerror(errno);
    std::filesystem::remove(temporary, error);
    return reason;
}

}  // namespace lastref
