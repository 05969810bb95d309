#pragma once

#include "backends/model/vm/errors/report_style.hpp"
#include "backends/model/vm/interpreter.hpp"

#include <optional>
#include <string>
#include <vector>

namespace lastref::model {

/// One entry of a traceback or of a stack.
struct TracebackEntry {
    std::string file;
    std::string name;
    compile::Position place;  ///< columns -1 where not known
    std::string line_text{};  ///< the line where the program's text does not have it

    [[nodiscard]] bool looks_like(const TracebackEntry& other) const {
        return file == other.file && name == other.name && place.line == other.place.line;
    }
};

/// Who prints: the module `traceback`, or the interpreter itself where an exception ends the program.
enum class Reporter : std::uint8_t { module, interpreter };

TracebackEntry entry_of(const FrameObject* frame, int line, std::uint32_t lasti);
/// How many entries sys.tracebacklimit lets be shown: the module takes the first ones, the interpreter the last ones.
std::optional<std::int64_t> limit_of_program(Interpreter& vm, Reporter reporter);

/// The entries from `traceback` (may be null or None) on, the outermost first. A negative `limit` takes the last ones.
std::vector<TracebackEntry> traceback_entries(Run& run, Object* traceback, std::optional<std::int64_t> limit = {});

/// `  File "x.py", line 1, in f` and the source lines, marked as `carets` says.
std::string entry_text(const Interpreter& vm, const TracebackEntry& entry, Carets carets);
/// One text an entry; runs of the same place are told by their number.
std::vector<std::string> stack_text(const Interpreter& vm, const std::vector<TracebackEntry>& entries, Carets carets);

/// How much of an exception is shown.
struct ExceptionText {
    Reporter reporter = Reporter::module;
    bool chained = true;                  ///< causes and contexts too
    bool marked = true;                   ///< as the version's tracebacks are, or without any marks
    std::optional<std::int64_t> limit{};  ///< else the program's
};

/// `ValueError: text` alone, without suggestions.
std::string exception_headline(Interpreter& vm, Object* exception, Reporter reporter);

/// `ValueError: text`, notes and the place of a SyntaxError included. Runs `__str__`.
std::vector<std::string> exception_only_lines(Interpreter& vm, Object* exception, Object* traceback, Reporter reporter);

/// What traceback.format_exception gives. `traceback` stands for the exception's own.
std::vector<std::string> exception_lines(Interpreter& vm, Object* exception, Object* traceback,
                                         const ExceptionText& what);

/// The same in one piece, with the exception's own traceback.
std::string exception_text(Interpreter& vm, Object* exception, const ExceptionText& what);

/// ". Did you mean: 'x'?" behind the message of an exception about a name, or nothing.
std::string suggestion_for(Interpreter& vm, Exception* exception, Object* traceback, Reporter reporter);

}  // namespace lastref::model
