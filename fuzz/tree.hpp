#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace lastref::fuzz {

/// An expression: pieces of text with smaller expressions between them.
struct Expression {
    std::vector<std::string> texts{""};  ///< one more than parts
    std::vector<Expression> parts;

    Expression() = default;
    explicit Expression(std::string text) : texts{std::move(text)} {}
};

/// `form` with its parts in the places of its dollar signs, of which there are as many.
[[nodiscard]] Expression fill(std::string_view form, std::vector<Expression> parts = {});

/// A statement, or a clause of one: what stands on its line, and what is indented below it.
struct Statement {
    Expression head;
    std::vector<Statement> body;
    bool pinned = false;  ///< without it the program would be another one: it is never left out
};

using Block = std::vector<Statement>;

/// Whether it goes on with the statement before it: "except ...:", "finally:", "else:".
[[nodiscard]] bool is_clause(const Statement& statement);

[[nodiscard]] std::string to_text(const Expression& expression);

/// The program's text; a block that must hold something and doesn't holds "pass".
[[nodiscard]] std::string to_text(const Block& program);

/// A text as such a tree: each line is a statement, and below it is what is indented further. Blank lines are left out.
[[nodiscard]] Block to_block(std::string_view text);

/// How much there is of it: statements and expressions.
[[nodiscard]] std::size_t size_of(const Block& program);

}  // namespace lastref::fuzz
