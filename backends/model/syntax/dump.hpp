#pragma once

#include <string>

#include "backends/model/syntax/ast.hpp"

namespace lastref::model::syntax {

/// The tree as text, for tests and for people: `ast.dump` without the names of fields, the contexts and what is absent.
/// One line a top-level statement.
std::string dump(const Module& module);
std::string dump(const Expression& expression);

}  // namespace lastref::model::syntax
