#pragma once

namespace lastref {

/// Reads the command line and does what it says; returns the exit status of the program.
[[nodiscard]] int run_command_line(int count, char** arguments);

}  // namespace lastref
