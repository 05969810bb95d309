#include "reports/report.hpp"

#include "reports/record_json.hpp"

namespace lastref {

std::string write_text_report(const RunRecord& record, const ReportOptions& options);
std::string write_junit_report(const RunRecord& record, const ReportOptions& options);
std::string write_tap_report(const RunRecord& record, const ReportOptions& options);
std::string write_markdown_report(const RunRecord& record, const ReportOptions& options);

const std::vector<ReportFormat>& report_formats() {
    static const std::vector<ReportFormat> rows{
        {"text", "for people: failures, and sums by topic and runtime", write_text_report},
        {"json", "the run record itself",
         [](const RunRecord& record, const ReportOptions&) { return write_record(record); }},
        {"junit", "JUnit XML, a test suite for each runtime", write_junit_report},
        {"tap", "the Test Anything Protocol, version 14", write_tap_report},
        {"markdown", "a page with tables", write_markdown_report},
    };
    return rows;
}

const ReportFormat* find_report_format(std::string_view name) {
    for (const ReportFormat& format : report_formats()) {
        if (format.name == name) return &format;
    }
    return nullptr;
}

}  // namespace lastref
