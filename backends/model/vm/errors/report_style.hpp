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
enum class Suggestions : std::uint8_t { none, unquoted, quoted, quoted_with_imports, of_attributes_with_both };

/// What the report of an exception that nobody can catch shows.
enum class UnraisableReport : std::uint8_t {
    plain,   ///< the traceback without marks, and the exception (CPython 3.8, 3.13)
    marked,  ///< the traceback with marks, and the exception (3.11)
    full,    ///< as an uncaught exception's: with marks, causes and contexts (3.15, PyPy)
};

/// What sys.unraisablehook is told of where an exception was ignored.
enum class UnraisableWords : std::uint8_t {
    object,           ///< the object alone; a message for exit callbacks
    exit_in_message,  ///< likewise, but the callback is named in the message (3.13)
    in_message,       ///< a message that names the object, which is not handed out (3.14)
    pypy,
};

/// Where the exceptions of exit callbacks go.
enum class ExitCallbackReport : std::uint8_t { hook, printed, printed_with_heading };

/// How the interpreter itself names the class of an uncaught exception of `__main__`.
enum class MainClasses : std::uint8_t { with_module_by_name, with_module, without_module };

/// How a version words its reports of exceptions.
struct ReportStyle {
    Carets carets;
    Suggestions suggestions;
    UnraisableReport unraisable;
    UnraisableWords unraisable_words;
    ExitCallbackReport exit_callbacks;
    MainClasses main_classes;
    bool has_notes;            ///< `__notes__` are shown (3.11)
    bool unprintable_by_type;  ///< traceback says "<unprintable X object>", not "<exception str() failed>" (3.8)
    bool whole_line_without_end = false;           ///< they do to the end where none is told (3.13)
    bool module_suggests = true;                   ///< `traceback` does, too (3.12)
    bool interpreter_goes_scope_by_scope = false;  ///< the first with a name like the wanted one decides (to 3.12)
    bool syntax_range;                             ///< the marks under a SyntaxError cover its range (3.10)
};

const ReportStyle& report_style(const Profile& profile);

}  // namespace lastref::model
