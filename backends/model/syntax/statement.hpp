#pragma once

#include <optional>

#include "backends/model/syntax/expression.hpp"
#include "backends/model/syntax/pattern.hpp"

namespace lastref::model::syntax {

enum class TypeParamKind : std::uint8_t { type_var, param_spec, type_var_tuple };

/// One of `T: bound = default`, `**P = default`, `*Ts = default` between the brackets of PEP 695.
struct TypeParam {
    TypeParamKind kind = TypeParamKind::type_var;
    Identifier name;
    ExpressionPtr bound;  // null when there is none
    ExpressionPtr default_value;
    Span span;
};

/// What `def` and `async def` share. The span begins at `def` or `async`, after the decorators.
struct Function : Statement {
    Identifier name;
    Arguments args;
    Body body;
    Expressions decorator_list;
    ExpressionPtr returns;  // null when there is none
    std::vector<TypeParam> type_params;

protected:
    using Statement::Statement;
};

struct FunctionDef final : Function {
    static constexpr StatementKind own_kind = StatementKind::function_def;
    FunctionDef() : Function(own_kind) {}
};

struct AsyncFunctionDef final : Function {
    static constexpr StatementKind own_kind = StatementKind::async_function_def;
    AsyncFunctionDef() : Function(own_kind) {}
};

struct ClassDef final : StatementOf<StatementKind::class_def> {
    Identifier name;
    Expressions bases;  // may hold Starred
    std::vector<Keyword> keywords;
    Body body;
    Expressions decorator_list;
    std::vector<TypeParam> type_params;
};

struct Return final : StatementOf<StatementKind::return_> {
    ExpressionPtr value;  // null for a bare `return`
};

struct Delete final : StatementOf<StatementKind::delete_> {
    Expressions targets;
};

/// `a = b = value`: two targets.
struct Assign final : StatementOf<StatementKind::assign> {
    Expressions targets;
    ExpressionPtr value;
};

struct TypeAlias final : StatementOf<StatementKind::type_alias> {
    ExpressionPtr name;  // a Name
    std::vector<TypeParam> type_params;
    ExpressionPtr value;
};

struct AugAssign final : StatementOf<StatementKind::aug_assign> {
    ExpressionPtr target;
    BinaryOperator op = BinaryOperator::add;
    ExpressionPtr value;
};

/// `simple` is true for a plain name without parentheses, the only target whose annotation is stored.
struct AnnAssign final : StatementOf<StatementKind::ann_assign> {
    ExpressionPtr target;
    ExpressionPtr annotation;
    ExpressionPtr value;  // null when there is none
    bool simple = false;
};

/// What `for` and `async for` share.
struct ForLoop : Statement {
    ExpressionPtr target;
    ExpressionPtr iter;
    Body body;
    Body orelse;

protected:
    using Statement::Statement;
};

struct For final : ForLoop {
    static constexpr StatementKind own_kind = StatementKind::for_;
    For() : ForLoop(own_kind) {}
};

struct AsyncFor final : ForLoop {
    static constexpr StatementKind own_kind = StatementKind::async_for;
    AsyncFor() : ForLoop(own_kind) {}
};

struct While final : StatementOf<StatementKind::while_> {
    ExpressionPtr test;
    Body body;
    Body orelse;
};

/// `elif` is an If, alone in `orelse`.
struct If final : StatementOf<StatementKind::if_> {
    ExpressionPtr test;
    Body body;
    Body orelse;
    ~If() override;
};

struct WithItem {
    ExpressionPtr context_expr;
    ExpressionPtr optional_vars;  // null when there is none
};

/// What `with` and `async with` share.
struct WithBlock : Statement {
    std::vector<WithItem> items;
    Body body;

protected:
    using Statement::Statement;
};

struct With final : WithBlock {
    static constexpr StatementKind own_kind = StatementKind::with;
    With() : WithBlock(own_kind) {}
};

struct AsyncWith final : WithBlock {
    static constexpr StatementKind own_kind = StatementKind::async_with;
    AsyncWith() : WithBlock(own_kind) {}
};

struct MatchCase {
    PatternPtr pattern;
    ExpressionPtr guard;  // null when there is none
    Body body;
};

struct Match final : StatementOf<StatementKind::match> {
    ExpressionPtr subject;
    std::vector<MatchCase> cases;
};

struct Raise final : StatementOf<StatementKind::raise> {
    ExpressionPtr exc;  // null for a bare `raise`
    ExpressionPtr cause;
};

struct ExceptHandler {
    ExpressionPtr type;              // null for a bare `except`
    std::optional<Identifier> name;  // `as name`
    Body body;
    Span span;
};

/// What `try` with `except` and `try` with `except*` share.
struct TryBlock : Statement {
    Body body;
    std::vector<ExceptHandler> handlers;
    Body orelse;
    Body finalbody;

protected:
    using Statement::Statement;
};

struct Try final : TryBlock {
    static constexpr StatementKind own_kind = StatementKind::try_;
    Try() : TryBlock(own_kind) {}
};

struct TryStar final : TryBlock {
    static constexpr StatementKind own_kind = StatementKind::try_star;
    TryStar() : TryBlock(own_kind) {}
};

struct Assert final : StatementOf<StatementKind::assert_> {
    ExpressionPtr test;
    ExpressionPtr msg;  // null when there is none
};

/// `name as asname`; `name` is dotted in an Import, and "*" alone in an ImportFrom of everything.
struct Alias {
    Identifier name;
    std::optional<Identifier> asname;
    Span span;
};

struct Import final : StatementOf<StatementKind::import> {
    std::vector<Alias> names;
};

/// `module` is empty in `from . import x`; `level` counts the leading dots.
struct ImportFrom final : StatementOf<StatementKind::import_from> {
    std::optional<Identifier> module;
    std::vector<Alias> names;
    int level = 0;
};

struct Global final : StatementOf<StatementKind::global> {
    std::vector<Identifier> names;
};

struct Nonlocal final : StatementOf<StatementKind::nonlocal> {
    std::vector<Identifier> names;
};

/// An expression as a statement. A docstring is nothing else: an Expr of a str Constant that stands first in a body.
struct Expr final : StatementOf<StatementKind::expr> {
    ExpressionPtr value;
};

struct Pass final : StatementOf<StatementKind::pass> {};
struct Break final : StatementOf<StatementKind::break_> {};
struct Continue final : StatementOf<StatementKind::continue_> {};

}  // namespace lastref::model::syntax
