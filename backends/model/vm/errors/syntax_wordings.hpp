#pragma once

#include "backends/model/heap/wordings.hpp"
#include "backends/model/syntax/parse.hpp"

#include <string>
#include <string_view>

namespace lastref::model {

/// Puts an error of the parser or compiler, which speaks as the newest Python does, into the words of 3.`minor`.
/// `source` is what was to be compiled. Returns what stands in the way where that is not known; else nothing.
std::string reword_syntax_error(syntax::SyntaxError& error, std::string_view source, int minor);

/// What eval() was given ends without a line's end: up to 3.9 an error at its last token tells so, later one behind
/// that has no place.
void reword_end_of_expression(syntax::SyntaxError& error, std::string_view source, int minor);

/// Puts an error into the words of PyPy, as far as it says something else than the parser.
void reword_for_pypy(syntax::SyntaxError& error, std::string_view source, const Wordings& words);

}  // namespace lastref::model
