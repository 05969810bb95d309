#pragma once

#include <string>

#include "backends/model/syntax/ast.hpp"

namespace lastref::model::compile {

/// An annotation as source text, for `from __future__ import annotations`: names, attributes, subscripts, literals,
/// tuples, lists, calls and `|`. Throws Failure (Unsupported) for anything else.
std::string unparse(const syntax::Expression& expression);

}  // namespace lastref::model::compile
