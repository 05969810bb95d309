#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "backends/model/syntax/ast.hpp"

namespace lastref::model::syntax {

enum class SyntaxErrorKind { syntax_error, indentation_error, tab_error };

/// What Python calls a SyntaxError, with the wording and the place of CPython 3.13. `line`, `offset`, `end_line` and
/// `end_offset` are the attributes `lineno`, `offset`, `end_lineno` and `end_offset` of the exception: lines and
/// offsets count from 1, offsets in characters; an offset of 0 means that CPython tells none. `text` is the line in
/// question without its newline.
struct SyntaxError {
    SyntaxErrorKind kind = SyntaxErrorKind::syntax_error;
    std::string message;
    int line = 1;
    int offset = 0;
    int end_line = 1;
    int end_offset = 0;
    std::string text;
};

/// Valid Python that we knowingly do not read. `line` counts from 1, `column` from 0 in characters.
struct Unsupported {
    std::string construct;
    int line = 1;
    int column = 0;
};

using ParseResult = std::variant<Module, SyntaxError, Unsupported>;
using ParseExpressionResult = std::variant<ExpressionPtr, SyntaxError, Unsupported>;

/// What is read. Of Python 2 only what Python 3 shares with it, and the print statement; what else there is, and what
/// only Python 3 has, is Unsupported.
enum class Grammar { python_3, python_2, python_2_with_print_function };

/// Reads a source file, or what `exec` is given: UTF-8, with or without byte order mark and encoding cookie. Reports
/// the first error only, as CPython does. Checks what CPython's parser checks; what CPython finds while it compiles
/// ('return' outside function, names both local and global) is left to the compiler.
ParseResult parse(std::string_view source, std::string file, Grammar grammar = Grammar::python_3);

/// Reads what `eval` is given: one expression, leading blanks skipped, trailing newlines allowed.
ParseExpressionResult parse_expression(std::string_view source, Grammar grammar = Grammar::python_3);

}  // namespace lastref::model::syntax
