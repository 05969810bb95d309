#pragma once

#include "backends/model/vm/interpreter.hpp"

#include <string>
#include <vector>

namespace lastref::model {

/// What is handed to write() of a stream, call by call.
using Writes = std::vector<std::string>;

/// How the entries of a report (as exception_lines() gives them) are written: in CPython's C code piece by piece, with
/// empty margins or not, or by the library's module, entry by entry.
enum class ReportWriter : std::uint8_t { pieces, pieces_with_margins, entries };

Writes writes_of_report(const std::vector<std::string>& entries, ReportWriter writer);

/// Onto sys.stderr: in one piece onto a stream of the interpreter's, one by one onto another. May raise.
void write_standard_error(Interpreter& vm, const Writes& writes);

/// Flushes sys.stderr if it is the program's own. May raise.
void flush_standard_error(Interpreter& vm);

/// The report of an exception that ended a program, or went to sys.excepthook().
void write_uncaught(Interpreter& vm, Object* exception, Object* traceback);

}  // namespace lastref::model
