#include "backends/model/vm/report_style.hpp"

namespace lastref::model {

namespace {

/// From this version of the language on, until the next row of the family.
struct Row {
    std::string_view family;
    int minor;
    ReportStyle style;
};

using enum UnraisableReport;
using enum MainClasses;

constexpr Row rows[] = {
    {"cpython", 0, {Carets::none, Suggestions::none, plain, with_module_by_name, false, true, false}},
    {"cpython", 9, {Carets::none, Suggestions::none, plain, with_module, false, true, false}},
    {"cpython", 10, {Carets::none, Suggestions::quoted, plain, with_module, false, true, true}},
    {"cpython", 11, {Carets::single_line, Suggestions::quoted, marked, without_module, true, false, true}},
    {"cpython", 12, {Carets::single_line, Suggestions::quoted_with_imports, marked, without_module, true, false, true}},
    {"cpython", 13, {Carets::multi_line, Suggestions::quoted_with_imports, plain, without_module, true, false, true}},
    {"cpython", 15, {Carets::multi_line, Suggestions::quoted_with_imports, full, without_module, true, false, true}},
    {"pypy", 0, {Carets::none, Suggestions::unquoted, full, without_module, false, true, false}},
    {"pypy", 11, {Carets::attributes, Suggestions::quoted, full, without_module, true, false, true}},
};

}  // namespace

const ReportStyle& report_style(const Profile& profile) {
    const Row* found = &rows[0];
    for (const Row& each : rows) {
        if (each.family == profile.family && each.minor <= profile.language[1]) found = &each;
    }
    return found->style;
}

}  // namespace lastref::model
