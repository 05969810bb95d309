#pragma once

#include "runner/format/diagnostic.hpp"
#include "runner/format/expectation.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace lastref {

/// Reads an expectation from the text of `file`. Complaints go to `diagnostics`; the expectation is there only if there
/// was none.
[[nodiscard]] std::optional<Expectation> read_expectation(const std::string& file, std::string_view text,
                                                          Diagnostics& diagnostics);

/// The one way to write an expectation down: reading it gives the same again. Transcripts must be valid UTF-8.
[[nodiscard]] std::string write_expectation(const Expectation& expectation);

}  // namespace lastref
