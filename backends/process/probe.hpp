#pragma once

#include "backends/runtime.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lastref {

/// What an interpreter says it is, when asked by the probe program.
struct ProbeAnswer {
    std::string implementation;        ///< `sys.implementation.name`, or its like in Python 2.7
    std::vector<int> version;          ///< the implementation's own
    std::vector<int> language;         ///< the language's
    std::string level;                 ///< "" for a release, "a1", "b2" or "rc1" before it
    std::string abi_flags;             ///< `sys.abiflags`: "t" is in it for a build without the global lock
    std::string platform;              ///< `sys.platform`
    std::string description;           ///< `sys.version`, in one line
    std::vector<std::string> lacks{};  ///< the names of facilities that it could not use
};

/// A program that prints, on any Python since 2.7, one line that says what runs it.
[[nodiscard]] Program probe_program();

/// The line that `probe_program` prints, found in what an interpreter wrote; nullopt if there is none.
[[nodiscard]] std::optional<std::string> find_answer_line(std::string_view output);

/// The answer in such a line; nullopt if it is not one.
[[nodiscard]] std::optional<ProbeAnswer> parse_answer(std::string_view line);

/// The numbers of "3.13.0", up to the first thing that is none.
[[nodiscard]] std::vector<int> parse_version(std::string_view text);

}  // namespace lastref
