#pragma once

#include <string>
#include <utility>
#include <variant>

#include "backends/model/syntax/node.hpp"
#include "backends/model/syntax/parse.hpp"

namespace lastref::model::compile {

/// Expressions nested more deeply are refused: they would overflow our own stack.
inline constexpr int deepest_tree = 1000;

/// Thrown inside the compiler and caught at its border: the first thing that is wrong with the program.
struct Failure {
    std::variant<syntax::SyntaxError, syntax::Unsupported> what;
};

[[noreturn]] inline void fail(const syntax::Span& span, std::string message) {
    syntax::SyntaxError error;
    error.message = std::move(message);
    error.line = static_cast<int>(span.line);
    error.offset = static_cast<int>(span.column) + 1;
    error.end_line = static_cast<int>(span.end_line);
    error.end_offset = static_cast<int>(span.end_column) + 1;
    throw Failure{std::move(error)};
}

/// The same for the errors of which CPython does not tell the end.
[[noreturn]] inline void fail_without_end(const syntax::Span& span, std::string message) {
    fail({span.line, span.column, span.line, ~std::uint32_t{0}}, std::move(message));
}

[[noreturn]] inline void refuse(const syntax::Span& span, std::string construct) {
    throw Failure{
        syntax::Unsupported{std::move(construct), static_cast<int>(span.line), static_cast<int>(span.column)}};
}

}  // namespace lastref::model::compile
