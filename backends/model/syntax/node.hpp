#pragma once

#include <cassert>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace lastref::model::syntax {

/// Where a node stands in the source. Lines count from 1. Columns count from 0, in characters (code points), which is
/// what CPython shows in tracebacks; CPython's own `ast` counts the same columns in UTF-8 bytes. The end is exclusive.
struct Span {
    std::uint32_t line = 1;
    std::uint32_t column = 0;
    std::uint32_t end_line = 1;
    std::uint32_t end_column = 0;

    friend bool operator==(const Span&, const Span&) = default;
};

enum class ExpressionKind : std::uint8_t {
    bool_op,
    named_expr,
    bin_op,
    unary_op,
    lambda,
    if_exp,
    dict,
    set,
    list_comp,
    set_comp,
    dict_comp,
    generator_exp,
    await,
    yield,
    yield_from,
    compare,
    call,
    formatted_value,
    joined_str,
    constant,
    attribute,
    subscript,
    starred,
    name,
    list,
    tuple,
    slice,
};

enum class StatementKind : std::uint8_t {
    function_def,
    async_function_def,
    class_def,
    return_,
    delete_,
    assign,
    type_alias,
    aug_assign,
    ann_assign,
    for_,
    async_for,
    while_,
    if_,
    with,
    async_with,
    match,
    raise,
    try_,
    try_star,
    assert_,
    import,
    import_from,
    global,
    nonlocal,
    expr,
    pass,
    break_,
    continue_,
};

enum class PatternKind : std::uint8_t {
    match_value,
    match_singleton,
    match_sequence,
    match_mapping,
    match_class,
    match_star,
    match_as,
    match_or,
};

/// The nodes of the tree bear the names and fields of CPython's `ast` module. A node is one of the structs derived from
/// these three bases; its `kind` says which, and never changes.
struct Expression {
    const ExpressionKind kind;
    Span span;

    virtual ~Expression() = default;
    Expression(const Expression&) = delete;
    Expression& operator=(const Expression&) = delete;

protected:
    explicit Expression(ExpressionKind which) : kind(which) {}
};

struct Statement {
    const StatementKind kind;
    Span span;

    virtual ~Statement() = default;
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

protected:
    explicit Statement(StatementKind which) : kind(which) {}
};

struct Pattern {
    const PatternKind kind;
    Span span;

    virtual ~Pattern() = default;
    Pattern(const Pattern&) = delete;
    Pattern& operator=(const Pattern&) = delete;

protected:
    explicit Pattern(PatternKind which) : kind(which) {}
};

using ExpressionPtr = std::unique_ptr<Expression>;
using StatementPtr = std::unique_ptr<Statement>;
using PatternPtr = std::unique_ptr<Pattern>;
using Expressions = std::vector<ExpressionPtr>;
using Body = std::vector<StatementPtr>;

/// The node as the struct that its kind says it is. Requires that `node.kind == Node::own_kind`.
template <class Node, class Base>
const Node& as(const Base& node) {
    assert(node.kind == Node::own_kind);
    return static_cast<const Node&>(node);
}
template <class Node, class Base>
Node& as(Base& node) {
    assert(node.kind == Node::own_kind);
    return static_cast<Node&>(node);
}

/// The same, or null when the node is null or of another kind.
template <class Node, class Base>
const Node* try_as(const Base* node) {
    return node && node->kind == Node::own_kind ? static_cast<const Node*>(node) : nullptr;
}
template <class Node, class Base>
Node* try_as(Base* node) {
    return node && node->kind == Node::own_kind ? static_cast<Node*>(node) : nullptr;
}

/// Shorthands from which the node structs derive: they fix the kind.
template <ExpressionKind which>
struct ExpressionOf : Expression {
    static constexpr ExpressionKind own_kind = which;
    ExpressionOf() : Expression(which) {}
};
template <StatementKind which>
struct StatementOf : Statement {
    static constexpr StatementKind own_kind = which;
    StatementOf() : Statement(which) {}
};
template <PatternKind which>
struct PatternOf : Pattern {
    static constexpr PatternKind own_kind = which;
    PatternOf() : Pattern(which) {}
};

}  // namespace lastref::model::syntax
