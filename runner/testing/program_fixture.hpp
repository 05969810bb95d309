#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace lastref::testing {

/// What the built program did.
struct Ran {
    int status = -1;
    std::string output;
    std::string errors;
};

/// A folder of its own with cases and expectations, in which tests run the built program, and a fake interpreter,
/// "real:fake" there: CPython 3.13.0 that prints what follows "#> " in a program, and to the errors what follows "#! ",
/// sleeps where it says "#sleep", and exits as "#exit N" says.
class ProgramFixture {
public:
    ProgramFixture();
    ~ProgramFixture();
    ProgramFixture(const ProgramFixture&) = delete;
    ProgramFixture& operator=(const ProgramFixture&) = delete;

    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

    /// Writes a file below the folder.
    void write(const std::string& file, std::string_view text) const;

    /// Writes a case with a header and these lines.
    void write_case(const std::string& name, std::string_view lines) const;

    /// Writes the expectation that `name` prints `transcript` on CPython.
    void write_expectation(const std::string& name, std::string_view transcript) const;

    [[nodiscard]] std::string read(const std::string& file) const;

    /// Runs the program there; `--root` and the fake interpreter are added by those who want them.
    [[nodiscard]] Ran run(const std::vector<std::string>& arguments) const;

    /// Starts the program, sends the signal once `file` exists, and waits for its end.
    [[nodiscard]] Ran run_and_signal(const std::vector<std::string>& arguments, const std::string& file,
                                     int signal) const;

    /// "fake=COMMAND", for --runtime.
    [[nodiscard]] std::string fake() const;

private:
    [[nodiscard]] int start(const std::vector<std::string>& arguments) const;
    [[nodiscard]] Ran finish(int process) const;

    std::filesystem::path folder_;
};

}  // namespace lastref::testing
