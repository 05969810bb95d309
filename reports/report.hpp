#pragma once

#include "reports/paint.hpp"
#include "reports/run_record.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace lastref {

/// How much a report for people says.
enum class Detail {
    brief,   ///< the last line only
    normal,  ///< failures and sums
    full,    ///< every result
};

struct ReportOptions {
    Colour colour = Colour::off;
    Detail detail = Detail::normal;
};

/// A way to write a run record down. Each lies in a file of its own.
struct ReportFormat {
    std::string_view name;
    std::string_view summary;
    std::string (*write)(const RunRecord& record, const ReportOptions& options);
};

/// All formats, in the order in which the help lists them.
[[nodiscard]] const std::vector<ReportFormat>& report_formats();

/// The format of that name; null if there is none.
[[nodiscard]] const ReportFormat* find_report_format(std::string_view name);

}  // namespace lastref
