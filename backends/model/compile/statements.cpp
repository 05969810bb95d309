#include <utility>

#include "backends/model/compile/failure.hpp"
#include "backends/model/compile/fold.hpp"
#include "backends/model/compile/generator.hpp"

namespace lastref::model::compile {

using syntax::as;
using syntax::StatementKind;

void Generator::visit(const syntax::Body& body) {
    for (const auto& statement : body) visit(*statement);
}

namespace {

/// That of the first decorator, where there is one.
std::uint32_t first_line_of(const syntax::Statement& statement) {
    const syntax::Expressions* decorators = nullptr;
    if (const auto* node = syntax::try_as<syntax::FunctionDef>(&statement)) decorators = &node->decorator_list;
    if (const auto* node = syntax::try_as<syntax::AsyncFunctionDef>(&statement)) decorators = &node->decorator_list;
    if (const auto* node = syntax::try_as<syntax::ClassDef>(&statement)) decorators = &node->decorator_list;
    return decorators && !decorators->empty() ? decorators->front()->span.line : statement.span.line;
}

}  // namespace

void Generator::visit(const syntax::Statement& statement) {
    unit_->statement = statement.span;
    begin_line(first_line_of(statement));
    switch (statement.kind) {
        case StatementKind::function_def: return visit_function(as<syntax::FunctionDef>(statement));
        case StatementKind::async_function_def: return visit_function(as<syntax::AsyncFunctionDef>(statement));
        case StatementKind::class_def: return visit_class(as<syntax::ClassDef>(statement));
        case StatementKind::return_: return visit_return(as<syntax::Return>(statement));
        case StatementKind::delete_:
            for (const auto& target : as<syntax::Delete>(statement).targets) erase(*target);
            return;
        case StatementKind::assign: return visit_assign(as<syntax::Assign>(statement));
        case StatementKind::type_alias: return visit_type_alias(as<syntax::TypeAlias>(statement));
        case StatementKind::aug_assign: return visit_augmented(as<syntax::AugAssign>(statement));
        case StatementKind::ann_assign: return visit_annotated(as<syntax::AnnAssign>(statement));
        case StatementKind::for_: return visit_for(as<syntax::For>(statement));
        case StatementKind::async_for: return visit_async_for(as<syntax::AsyncFor>(statement));
        case StatementKind::while_: return visit_while(as<syntax::While>(statement));
        case StatementKind::if_: return visit_if(as<syntax::If>(statement));
        case StatementKind::with: return visit_with_block(as<syntax::With>(statement), 0);
        case StatementKind::async_with: return visit_with_block(as<syntax::AsyncWith>(statement), 0);
        case StatementKind::match: return visit_match(as<syntax::Match>(statement));
        case StatementKind::raise: return visit_raise(as<syntax::Raise>(statement));
        case StatementKind::try_: return visit_try(as<syntax::Try>(statement));
        case StatementKind::try_star: return visit_try(as<syntax::TryStar>(statement));
        case StatementKind::assert_: return visit_assert(as<syntax::Assert>(statement));
        case StatementKind::import: return visit_import(as<syntax::Import>(statement));
        case StatementKind::import_from: return visit_import_from(as<syntax::ImportFrom>(statement));
        case StatementKind::expr: return visit_expression_statement(as<syntax::Expr>(statement));
        case StatementKind::break_: return visit_break(statement);
        case StatementKind::continue_: return visit_continue(statement);
        case StatementKind::global:
        case StatementKind::nonlocal:
        case StatementKind::pass: return;
    }
}

void Generator::visit_if(const syntax::If& first) {
    const Label end = new_label();
    // `elif` chains are as long as their author liked: no recursion there.
    for (const syntax::If* node = &first; node;) {
        const Label next = new_label();
        const bool has_else = !node->orelse.empty();
        jump_if(*node->test, has_else ? next : end, JumpWhen::is_false);
        visit(node->body);
        if (!has_else) break;
        emit_jump(nowhere, Opcode::jump, end);
        bind(next);
        const auto* elif = node->orelse.size() == 1 ? syntax::try_as<syntax::If>(node->orelse.front().get()) : nullptr;
        if (!elif) visit(node->orelse);
        node = elif;
    }
    bind(end);
}

void Generator::visit_raise(const syntax::Raise& node) {
    std::uint32_t count = 0;
    if (node.exc) {
        visit(*node.exc);
        ++count;
        if (node.cause) {
            visit(*node.cause);
            ++count;
        }
    }
    emit(node.span, Opcode::raise, count);
}

namespace {

/// Of those that a condition jumps on. 3.11 still stands there when it goes on.
const syntax::Expression* last_comparison(const syntax::Expression& condition) {
    const syntax::Expression* last = nullptr;
    const auto look_at = [&last](const syntax::Expression& part) {
        if (const auto* found = last_comparison(part)) last = found;
    };
    switch (condition.kind) {
        case syntax::ExpressionKind::compare: return &condition;
        case syntax::ExpressionKind::unary_op: {
            const auto& node = as<syntax::UnaryOp>(condition);
            if (node.op == syntax::UnaryOperator::not_) look_at(*node.operand);
            break;
        }
        case syntax::ExpressionKind::bool_op:
            for (const auto& value : as<syntax::BoolOp>(condition).values) look_at(*value);
            break;
        case syntax::ExpressionKind::if_exp: {
            const auto& node = as<syntax::IfExp>(condition);
            for (const auto* part : {&node.test, &node.body, &node.orelse}) look_at(**part);
            break;
        }
        default: break;
    }
    return last;
}

}  // namespace

void Generator::visit_assert(const syntax::Assert& node) {
    const Label end = new_label();
    syntax::Span failing = options_.minor >= 13 ? node.test->span : node.span;
    if (const auto* tested = options_.minor == 11 ? last_comparison(*node.test) : nullptr) failing = tested->span;
    if (!options_.assertions_fail_at_tests) failing = node.span;
    jump_if(*node.test, end, JumpWhen::is_true);
    emit(node.span, Opcode::load_assertion_error);
    if (node.msg) {
        // The message lies where `call` expects self.
        visit(*node.msg);
        emit(failing, Opcode::call, 0);
    }
    emit(failing, Opcode::raise, 1);
    bind(end);
}

void Generator::visit_expression_statement(const syntax::Expr& node) {
    if (node.value->kind == syntax::ExpressionKind::constant) return;
    visit(*node.value);
    emit(nowhere, Opcode::pop_top);
}

void Generator::visit_import(const syntax::Import& node) {
    for (const syntax::Alias& alias : node.names) {
        load_constant(integer_constant(0), node.span);
        load_none(node.span);
        emit(node.span, Opcode::import_name, name_index(mangled(alias.name)));
        if (alias.asname) {
            visit_import_as(alias, node.span);
        } else {
            access(Access::store, alias.name.substr(0, alias.name.find('.')), node.span);
        }
    }
}

/// `import a.b.c as d` goes from the package down to the module.
void Generator::visit_import_as(const syntax::Alias& alias, const Span& span) {
    std::size_t dot = alias.name.find('.');
    if (dot == std::string::npos) return access(Access::store, *alias.asname, span);
    while (true) {
        const std::size_t next = alias.name.find('.', dot + 1);
        emit(span, Opcode::import_from, name_index(table_.names().intern(alias.name.substr(dot + 1, next - dot - 1))));
        if (next == std::string::npos) break;
        emit(span, Opcode::swap, 2);
        emit(span, Opcode::pop_top);
        dot = next;
    }
    access(Access::store, *alias.asname, span);
    emit(span, Opcode::pop_top);
}

void Generator::visit_import_from(const syntax::ImportFrom& node) {
    load_constant(integer_constant(node.level), node.span);
    auto names = std::make_unique<TupleConstant>();
    for (const syntax::Alias& alias : node.names) names->items.push_back(string_constant(alias.name));
    load_constant(std::unique_ptr<const TupleConstant>(std::move(names)), node.span);
    emit(node.span, Opcode::import_name, name_index(mangled(node.module.value_or(""))));
    for (const syntax::Alias& alias : node.names) {
        if (alias.name == "*") return emit(node.span, Opcode::import_star);
        emit_named(node.span, Opcode::import_from, alias.name);
        access(Access::store, alias.asname ? *alias.asname : alias.name, node.span);
    }
    emit(node.span, Opcode::pop_top);
}

}  // namespace lastref::model::compile
