#include "fuzz/tree.hpp"

#include <algorithm>
#include <array>

namespace lastref::fuzz {
namespace {

void append(std::string& text, const Expression& expression) {
    text += expression.texts.front();
    for (std::size_t i = 0; i < expression.parts.size(); ++i) {
        append(text, expression.parts[i]);
        text += expression.texts[i + 1];
    }
}

void append(std::string& text, const Block& block, std::size_t depth) {
    constexpr std::size_t indentation = 4;
    for (const Statement& statement : block) {
        text.append(depth * indentation, ' ');
        append(text, statement.head);
        text += '\n';
        append(text, statement.body, depth + 1);
        if (statement.body.empty() && text.ends_with(":\n")) {
            text.append((depth + 1) * indentation, ' ');
            text += "pass\n";
        }
    }
}

std::size_t size_of(const Expression& expression) {
    std::size_t size = 1;
    for (const Expression& part : expression.parts) size += size_of(part);
    return size;
}

/// Takes the lines that are indented by `depth` at least off `lines`.
Block take_block(std::string_view& lines, std::size_t depth) {
    Block block;
    while (!lines.empty()) {
        const std::string_view line = lines.substr(0, lines.find('\n'));
        const std::size_t indentation = line.find_first_not_of(" \t\r");
        if (indentation != std::string_view::npos) {
            if (indentation < depth) break;
            if (indentation > depth && !block.empty()) {
                const Block deeper = take_block(lines, indentation);
                Block& body = block.back().body;
                body.insert(body.end(), deeper.begin(), deeper.end());
                continue;
            }
            block.push_back({.head = Expression(std::string(line.substr(indentation))), .body = {}});
        }
        lines.remove_prefix(std::min(lines.size(), line.size() + 1));
    }
    return block;
}

}  // namespace

Expression fill(std::string_view form, std::vector<Expression> parts) {
    Expression result;
    for (char letter : form) {
        if (letter == '$')
            result.texts.emplace_back();
        else
            result.texts.back() += letter;
    }
    result.parts = std::move(parts);
    result.parts.resize(result.texts.size() - 1);
    return result;
}

bool is_clause(const Statement& statement) {
    constexpr std::array<std::string_view, 4> beginnings{"except", "finally:", "else:", "elif "};
    const std::string& text = statement.head.texts.front();
    return std::any_of(beginnings.begin(), beginnings.end(),
                       [&](auto beginning) { return text.starts_with(beginning); });
}

std::string to_text(const Expression& expression) {
    std::string text;
    append(text, expression);
    return text;
}

std::string to_text(const Block& program) {
    std::string text;
    append(text, program, 0);
    return text;
}

Block to_block(std::string_view text) {
    return take_block(text, 0);
}

std::size_t size_of(const Block& program) {
    std::size_t size = 0;
    for (const Statement& statement : program) size += 1 + size_of(statement.head) + size_of(statement.body);
    return size;
}

}  // namespace lastref::fuzz
