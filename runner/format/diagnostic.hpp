#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace lastref {

/// A place in a text file, both counted from 1; 0 where there is none to tell.
struct Position {
    int line = 0;
    int column = 0;
};

/// One complaint about something that a person wrote: a case, an expectation, an option.
struct Diagnostic {
    std::string file;
    Position at;
    std::string message;
    std::string expected;  ///< what would have been right; may be empty
};

using Diagnostics = std::vector<Diagnostic>;

/// "file:line:column: error: message, expected ..."; parts that are not known are left out.
[[nodiscard]] std::string to_string(const Diagnostic& diagnostic);

/// Puts the diagnostics from `begin` on, all about one file, in the order of their places there.
void sort_by_place(Diagnostics& diagnostics, std::size_t begin);

}  // namespace lastref
