#pragma once

#include "backends/model/syntax/node.hpp"

#include <string>

namespace lastref::model::compile {

/// A SyntaxWarning: what is compiled, but can't be meant.
struct SyntaxWarning {
    syntax::Span span;
    std::string message;
    bool early = false;  ///< found before names are looked at: errors of the compiler come after it
};

}  // namespace lastref::model::compile
