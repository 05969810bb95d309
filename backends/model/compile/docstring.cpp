#include "backends/model/compile/docstring.hpp"

#include <algorithm>
#include <string_view>

namespace lastref::model::compile {

const std::string* docstring_of(const syntax::Body& body) {
    if (body.empty()) return nullptr;
    const auto* statement = syntax::try_as<syntax::Expr>(body.front().get());
    if (!statement) return nullptr;
    const auto* constant = syntax::try_as<syntax::Constant>(statement->value.get());
    const auto* string = constant ? std::get_if<syntax::StringLiteral>(&constant->value) : nullptr;
    return string ? &string->text : nullptr;
}

namespace {

std::string expand_tabs(std::string_view text) {
    std::string result;
    std::size_t column = 0;
    for (const char c : text) {
        if (c == '\t') {
            const std::size_t spaces = 8 - column % 8;
            result.append(spaces, ' ');
            column += spaces;
        } else {
            result.push_back(c);
            column = c == '\n' || c == '\r' ? 0 : column + 1;
        }
    }
    return result;
}

/// The spaces at the start of the line, or npos when there is nothing else in it.
std::size_t indentation(std::string_view line) {
    return line.find_first_not_of(' ');
}

}  // namespace

std::string clean_docstring(const std::string& text) {
    const std::string expanded = expand_tabs(text);
    const std::string_view whole = expanded;
    std::size_t margin = std::string_view::npos;
    for (std::size_t at = whole.find('\n'); at != std::string_view::npos; at = whole.find('\n', at + 1)) {
        const std::string_view line = whole.substr(at + 1, whole.find('\n', at + 1) - at - 1);
        margin = std::min(margin, indentation(line));
    }
    std::string result;
    std::size_t begin = std::min(indentation(whole.substr(0, whole.find('\n'))), whole.find('\n'));
    if (begin == std::string_view::npos) begin = whole.size();
    if (margin == std::string_view::npos) margin = 0;
    while (true) {
        const std::size_t end = std::min(whole.find('\n', begin), whole.size());
        result.append(whole.substr(begin, end - begin));
        if (end == whole.size()) return result;
        result.push_back('\n');
        begin = end + 1;
        for (std::size_t skipped = 0; skipped < margin && begin < whole.size() && whole[begin] == ' '; ++skipped)
            ++begin;
    }
}

}  // namespace lastref::model::compile
