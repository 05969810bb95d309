#include "backends/model/vm/errors/report_style.hpp"

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
using enum ExitCallbackReport;

constexpr ReportStyle cpython_3_6() {
    return {.carets = Carets::none,
            .suggestions = Suggestions::none,
            .unraisable = plain,
            .unraisable_words = UnraisableWords::object,
            .exit_callbacks = printed_with_heading,
            .main_classes = with_module_by_name,
            .has_notes = false,
            .unprintable_by_type = true,
            .syntax_range = false};
}

constexpr ReportStyle cpython_3_9() {
    ReportStyle style = cpython_3_6();
    style.main_classes = with_module;
    return style;
}

constexpr ReportStyle cpython_3_10() {
    ReportStyle style = cpython_3_9();
    style.suggestions = Suggestions::quoted;
    style.module_suggests = false;
    style.interpreter_goes_scope_by_scope = true;
    style.exit_callbacks = hook;
    style.syntax_range = true;
    return style;
}

constexpr ReportStyle cpython_3_11() {
    ReportStyle style = cpython_3_10();
    style.carets = Carets::single_line;
    style.unraisable = marked;
    style.main_classes = without_module;
    style.has_notes = true;
    style.unprintable_by_type = false;
    return style;
}

constexpr ReportStyle cpython_3_12() {
    ReportStyle style = cpython_3_11();
    style.suggestions = Suggestions::quoted_with_imports;
    style.module_suggests = true;
    return style;
}

constexpr ReportStyle cpython_3_13() {
    ReportStyle style = cpython_3_12();
    style.interpreter_goes_scope_by_scope = false;
    style.carets = Carets::multi_line;
    style.unraisable = plain;
    style.unraisable_words = UnraisableWords::exit_in_message;
    style.whole_line_without_end = true;
    return style;
}

constexpr ReportStyle cpython_3_14() {
    ReportStyle style = cpython_3_13();
    style.unraisable_words = UnraisableWords::in_message;
    return style;
}

constexpr ReportStyle cpython_3_15() {
    ReportStyle style = cpython_3_14();
    style.suggestions = Suggestions::of_attributes_with_both;
    style.unraisable = full;
    return style;
}

constexpr ReportStyle pypy_3_9() {
    ReportStyle style = cpython_3_6();
    style.suggestions = Suggestions::unquoted;
    style.unraisable = full;
    style.unraisable_words = UnraisableWords::pypy;
    style.exit_callbacks = printed;
    style.main_classes = without_module;
    return style;
}

constexpr ReportStyle pypy_3_11() {
    ReportStyle style = pypy_3_9();
    style.carets = Carets::attributes;
    style.suggestions = Suggestions::quoted_with_imports;
    style.exit_callbacks = hook;
    style.has_notes = true;
    style.unprintable_by_type = false;
    style.syntax_range = true;
    return style;
}

constexpr Row rows[] = {
    {"cpython", 0, cpython_3_6()},   {"cpython", 9, cpython_3_9()},   {"cpython", 10, cpython_3_10()},
    {"cpython", 11, cpython_3_11()}, {"cpython", 12, cpython_3_12()}, {"cpython", 13, cpython_3_13()},
    {"cpython", 14, cpython_3_14()}, {"cpython", 15, cpython_3_15()}, {"pypy", 0, pypy_3_9()},
    {"pypy", 11, pypy_3_11()},
};

}  // namespace

const ReportStyle& report_style(const Profile& profile) {
    const Row* found = &rows[0];
    for (const Row& each : rows) {
        if (each.family == profile.family && each.minor <= profile.minor()) found = &each;
    }
    return found->style;
}

}  // namespace lastref::model
