#include "backends/process/probe_cache.hpp"

#include "backends/process/probe.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <string_view>

namespace lastref {
namespace {

/// What begins the file. The number changes with what the probe program prints.
constexpr std::string_view heading = "lastref runtimes 2";

/// The end of a key. No path that matters has it within.
constexpr char key_end = '\x1f';

/// What an answer hangs on: the command, and the state of its executable. Empty if it cannot be had.
std::string key_of(const std::vector<std::string>& command) {
    struct stat state {};
    if (::stat(command.front().c_str(), &state) != 0) return {};
    std::string key;
    for (const auto& word : command) key += word + '\t';
    key += std::to_string(state.st_size) + '\t' + std::to_string(state.st_mtim.tv_sec) + '.' +
           std::to_string(state.st_mtim.tv_nsec);
    return key.find_first_of("\n\x1f") == std::string::npos ? key : "";
}

}  // namespace

RememberedAnswers RememberedAnswers::read(const std::filesystem::path& file) {
    RememberedAnswers remembered;
    std::ifstream stream(file);
    std::string line;
    if (!std::getline(stream, line) || line != heading) return remembered;
    while (std::getline(stream, line)) {
        auto end = line.find(key_end);
        if (end == std::string::npos || !parse_answer(std::string_view(line).substr(end + 1))) continue;
        remembered.answers_[line.substr(0, end)] = line.substr(end + 1);
    }
    return remembered;
}

std::optional<std::string> RememberedAnswers::find(const std::vector<std::string>& command) const {
    auto found = answers_.find(key_of(command));
    if (found == answers_.end()) return std::nullopt;
    return found->second;
}

void RememberedAnswers::remember(const std::vector<std::string>& command, const std::string& answer_line) {
    auto key = key_of(command);
    if (!key.empty()) answers_[key] = answer_line;
}

void RememberedAnswers::write(const std::filesystem::path& file) const {
    std::error_code error;
    std::filesystem::create_directories(file.parent_path(), error);
    auto fresh = file;
    fresh += "." + std::to_string(::getpid());
    std::ofstream stream(fresh, std::ios::trunc);
    stream << heading << '\n';
    for (const auto& [key, answer] : answers_) stream << key << key_end << answer << '\n';
    stream.close();
    if (stream) std::filesystem::rename(fresh, file, error);
    if (!stream || error) std::filesystem::remove(fresh, error);
}

}  // namespace lastref
