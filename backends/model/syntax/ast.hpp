#pragma once

#include "backends/model/syntax/expression.hpp"
#include "backends/model/syntax/node.hpp"
#include "backends/model/syntax/pattern.hpp"
#include "backends/model/syntax/statement.hpp"

namespace lastref::model::syntax {

/// A whole source file. It owns its tree and keeps nothing of the source text.
struct Module {
    std::string file;
    Body body;
};

}  // namespace lastref::model::syntax
