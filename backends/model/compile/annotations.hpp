#pragma once

#include "backends/model/syntax/ast.hpp"

namespace lastref::model::compile {

/// Whether a statement of the body, or of a block inside it, is an annotation.
bool has_annotations(const syntax::Body& body);

/// Whether a parameter or the result is annotated.
bool has_annotations(const syntax::Function& function);

}  // namespace lastref::model::compile
