#include "backends/process/command_line.hpp"

#include "backends/process/launchers.hpp"

#include <cstdlib>
#include <filesystem>

namespace lastref {
namespace {

bool is_blank(char letter) {
    return letter == ' ' || letter == '\t' || letter == '\n';
}

std::string with_home(const std::string& path) {
    const char* home = std::getenv("HOME");
    return path.starts_with("~/") && home != nullptr ? home + path.substr(1) : path;
}

}  // namespace

std::optional<std::vector<std::string>> split_command_line(std::string_view text) {
    std::vector<std::string> words;
    bool within_word = false;
    char quote = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        char letter = text[at];
        if (quote == 0 && is_blank(letter)) {
            within_word = false;
            continue;
        }
        if (!within_word) words.emplace_back();
        within_word = true;
        if (letter == '\\' && quote != '\'' && at + 1 < text.size()) {
            words.back() += text[++at];
        } else if (letter == quote) {
            quote = 0;
        } else if (quote == 0 && (letter == '\'' || letter == '"')) {
            quote = letter;
        } else {
            words.back() += letter;
        }
    }
    if (quote != 0) return std::nullopt;
    return words;
}

std::string find_executable(const std::string& command) {
    if (command.find('/') != std::string::npos) {
        auto path = with_home(command);
        // The run's working folder is another one.
        std::error_code error;
        auto whole = std::filesystem::absolute(path, error);
        return is_executable_file(whole) ? whole.string() : "";
    }
    for (const auto& folder : folders_on_path()) {
        auto path = folder / command;
        if (is_executable_file(path)) return path.string();
    }
    return {};
}

}  // namespace lastref
