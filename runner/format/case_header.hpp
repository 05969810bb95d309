#pragma once

#include "backends/facility.hpp"
#include "runner/format/case_name.hpp"
#include "runner/format/diagnostic.hpp"
#include "runner/format/line_rule.hpp"
#include "runner/format/version_specifier.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lastref {

/// What a case says of itself, in the inline script metadata (PEP 723) at its top.
struct CaseHeader {
    SpecifierSet requires_python;
    std::string claim;
    std::vector<std::string> see;
    std::optional<CaseName> twin;  ///< of two ways to write one thing, the other: one of them is portable
    std::vector<Facility> needs;   ///< a runtime that lacks one of them skips the case
    std::vector<LineRule> lines;   ///< what need not be the same every time
};

/// Reads the header of the case `file`. Complaints go to `diagnostics` with their place in that file; the header is
/// there only if there was none.
[[nodiscard]] std::optional<CaseHeader> read_case_header(const std::string& file, std::string_view source,
                                                         Diagnostics& diagnostics);

}  // namespace lastref
