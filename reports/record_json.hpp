#pragma once

#include "reports/run_record.hpp"

#include <string>
#include <string_view>
#include <variant>

namespace lastref {

/// The record as JSON, with an end of line. Bytes of output that are not UTF-8 are replaced.
[[nodiscard]] std::string write_record(const RunRecord& record);

/// The record that `text` holds, or, as a sentence, why it holds none.
[[nodiscard]] std::variant<RunRecord, std::string> read_record(std::string_view text);

}  // namespace lastref
