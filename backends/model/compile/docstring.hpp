#pragma once

#include <string>

#include "backends/model/syntax/ast.hpp"

namespace lastref::model::compile {

/// The text that stands first in a body, or null.
const std::string* docstring_of(const syntax::Body& body);

/// The text without the indentation that all its lines but the first share, as CPython keeps it since 3.13.
std::string clean_docstring(const std::string& text);

}  // namespace lastref::model::compile
