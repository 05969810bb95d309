#include "runner/format/diagnostic.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

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

void sort_by_place(Diagnostics& diagnostics, std::size_t begin) {
    std::stable_sort(diagnostics.begin() + static_cast<std::ptrdiff_t>(begin), diagnostics.end(),
                     [](const Diagnostic& left, const Diagnostic& right) {
                         return std::pair(left.at.line, left.at.column) < std::pair(right.at.line, right.at.column);
                     });
}

}  // namespace lastref
