#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace lastref {

/// The answers of interpreters that were asked before, kept in a file. An answer holds as long as the executable has
/// the size and the time of change that it had then. A file that is missing or damaged counts as empty; so does a
/// damaged line.
class RememberedAnswers {
public:
    /// With nothing in it.
    RememberedAnswers() = default;

    [[nodiscard]] static RememberedAnswers read(const std::filesystem::path& file);

    /// The answer line that `command`, whose first word is the path of an executable, gave; nullopt if it never was
    /// asked or has changed since.
    [[nodiscard]] std::optional<std::string> find(const std::vector<std::string>& command) const;

    void remember(const std::vector<std::string>& command, const std::string& answer_line);

    /// Replaces `file` in one step, making its folder where that is missing. A failure is of no consequence but that
    /// interpreters will be asked again.
    void write(const std::filesystem::path& file) const;

private:
    std::map<std::string, std::string> answers_;
};

}  // namespace lastref
