#pragma once

#include "backends/model/heap/profile.hpp"

namespace lastref::model {

/// The marks under source lines in tracebacks.
enum class Carets : std::uint8_t {
    none,
    single_line,  ///< 3.11: under the first line; operators and subscripts parted
    attributes,   ///< PyPy 3.11: likewise, of an attribute only its name
    multi_line,   ///< 3.13: under all lines; calls parted too, some left out
};
/// "Did you mean" behind messages about names.
enum class Suggestions : std::uint8_t { none, unquoted, quoted, quoted_with_imports };

/// What the report of an exception that nobody can catch shows.
enum class UnraisableReport : std::uint8_t {
    plain,   ///< the traceback without marks, and the exception (CPython 3.8, 3.13)
    marked,  ///< the traceback with marks, and the exception (3.11)
    full,    ///< as an uncaught exception's: with marks, causes and contexts (3.15, PyPy)
};

/// How the interpreter itself names the class of an uncaught exception of `__main__`.
enum class MainClasses : std::uint8_t { with_module_by_name, with_module, without_module };

/// How a version words its reports of exceptions.
struct ReportStyle {
    Carets carets;
    Suggestions suggestions;
    UnraisableReport unraisable;
    MainClasses main_classes;
    bool has_notes;            ///< `__notes__` are shown (3.11)
    bool unprintable_by_type;  ///< traceback says "<unprintable X object>", not "<exception str() failed>" (3.8)
    bool syntax_range;         ///< the marks under a SyntaxError cover its range (3.10)
};

const ReportStyle& report_style(const Profile& profile);

}  // namespace lastref::model
