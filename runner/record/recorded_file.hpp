#pragma once

#include "runner/format/diagnostic.hpp"
#include "runner/format/expectation.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lastref {

/// Where figures came from: a real runtime as it was when it was last recorded.
struct RecordedSource {
    RecordedRuntime runtime;
    Version language;
    std::string platform;  ///< "Linux x86_64"

    friend bool operator==(const RecordedSource&, const RecordedSource&) = default;
};

/// The file that lists them, relative to the root.
inline constexpr const char* recorded_file = "expected/recorded.toml";

/// Reads the list from the text of `recorded_file`; nothing, and complaints, if it is malformed.
[[nodiscard]] std::optional<std::vector<RecordedSource>> read_recorded_sources(std::string_view text,
                                                                               Diagnostics& diagnostics);

/// The list as text, sorted by family and version.
[[nodiscard]] std::string write_recorded_sources(std::vector<RecordedSource> sources);

/// Adds `source`, or replaces what was said of the same runtime.
void put(std::vector<RecordedSource>& sources, RecordedSource source);

/// The operating system and processor of this machine: "Linux x86_64".
[[nodiscard]] std::string this_platform();

}  // namespace lastref
