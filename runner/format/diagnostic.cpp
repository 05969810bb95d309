#include "runner/format/diagnostic.hpp"

#include <fmt/format.h>

namespace lastref {

std::string to_string(const Diagnostic& diagnostic) {
    std::string text = diagnostic.file;
    if (diagnostic.at.line > 0) text += fmt::format(":{}", diagnostic.at.line);
    if (diagnostic.at.line > 0 && diagnostic.at.column > 0) text += fmt::format(":{}", diagnostic.at.column);
    if (!text.empty()) text += ": ";
    text += "error: " + diagnostic.message;
    if (!diagnostic.expected.empty()) text += ", expected " + diagnostic.expected;
    return text;
}

}  // namespace lastref
