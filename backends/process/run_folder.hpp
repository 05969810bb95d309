#pragma once

#include <string>
#include <string_view>

namespace lastref {

/// The place of one run, in the folder for temporary files: an empty working folder, and the program beside it, where
/// its own temporary files go too. Removed with all that was written there when this goes away.
class RunFolder {
public:
    /// Writes `source` under the last component of `file`. Throws std::system_error if it cannot.
    RunFolder(std::string_view file, std::string_view source);
    RunFolder(const RunFolder&) = delete;
    RunFolder& operator=(const RunFolder&) = delete;
    ~RunFolder();

    [[nodiscard]] std::string working() const { return root_ + "/work"; }
    [[nodiscard]] std::string temporary() const { return root_; }

    /// The program's path, absolute, since some interpreters would make it so.
    [[nodiscard]] const std::string& program() const { return program_; }

private:
    std::string root_;
    std::string program_;
};

}  // namespace lastref
