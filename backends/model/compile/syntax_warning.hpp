#pragma once

#include <string>

namespace lastref::model::compile {

/// A SyntaxWarning: what is compiled, but can't be meant.
struct SyntaxWarning {
    int line = 0;
    std::string message;
    bool early = false;  ///< found before names are looked at: errors of the compiler come after it
};

}  // namespace lastref::model::compile
