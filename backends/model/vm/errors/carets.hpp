#pragma once

#include "backends/model/compile/code.hpp"
#include "backends/model/vm/errors/report_style.hpp"

#include <string>
#include <string_view>

namespace lastref::model {

/// The source lines of a traceback's entry, each indented by four blanks, with marks under what was being executed.
/// `lines` is the program's text from `place.line` to `place.end_line`, newlines between; columns count characters.
std::string marked_lines(std::string_view lines, const compile::Position& place, Carets style);

}  // namespace lastref::model
