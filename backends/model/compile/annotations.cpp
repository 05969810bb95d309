#include "backends/model/compile/annotations.hpp"

#include <algorithm>
#include <utility>

#include "backends/model/compile/generator.hpp"
#include "backends/model/compile/unparse.hpp"

namespace lastref::model::compile {

using syntax::as;
using syntax::StatementKind;

namespace {

bool any_annotations(const syntax::Body& body, const syntax::Body& other) {
    return has_annotations(body) || has_annotations(other);
}

bool is_annotated(const std::vector<syntax::Arg>& arguments) {
    return std::any_of(arguments.begin(), arguments.end(), [](const auto& arg) { return arg.annotation != nullptr; });
}

bool has_annotations_inside(const syntax::Statement& statement) {
    switch (statement.kind) {
        case StatementKind::ann_assign: return true;
        case StatementKind::for_:
        case StatementKind::async_for: {
            const auto& node = static_cast<const syntax::ForLoop&>(statement);
            return any_annotations(node.body, node.orelse);
        }
        case StatementKind::while_:
            return any_annotations(as<syntax::While>(statement).body, as<syntax::While>(statement).orelse);
        case StatementKind::if_:
            return any_annotations(as<syntax::If>(statement).body, as<syntax::If>(statement).orelse);
        case StatementKind::match: {
            const auto& cases = as<syntax::Match>(statement).cases;
            return std::any_of(cases.begin(), cases.end(), [](const auto& each) { return has_annotations(each.body); });
        }
        case StatementKind::with:
        case StatementKind::async_with: return has_annotations(static_cast<const syntax::WithBlock&>(statement).body);
        case StatementKind::try_:
        case StatementKind::try_star: {
            const auto& node = static_cast<const syntax::TryBlock&>(statement);
            return any_annotations(node.body, node.orelse) || has_annotations(node.finalbody) ||
                   std::any_of(node.handlers.begin(), node.handlers.end(),
                               [](const auto& handler) { return has_annotations(handler.body); });
        }
        default: return false;
    }
}

}  // namespace

bool has_annotations(const syntax::Body& body) {
    return std::any_of(body.begin(), body.end(),
                       [](const auto& statement) { return has_annotations_inside(*statement); });
}

bool has_annotations(const syntax::Function& function) {
    const syntax::Arguments& arguments = function.args;
    return function.returns || is_annotated(arguments.posonlyargs) || is_annotated(arguments.args) ||
           is_annotated(arguments.kwonlyargs) || (arguments.vararg && arguments.vararg->annotation) ||
           (arguments.kwarg && arguments.kwarg->annotation);
}

void Generator::visit_annotation(const syntax::Expression& annotation) {
    if (annotation_mode_ == AnnotationMode::text) {
        return load_constant(string_constant(unparse(annotation)), annotation.span);
    }
    if (const auto* starred = syntax::try_as<syntax::Starred>(&annotation)) {
        visit(*starred->value);
        return emit(annotation.span, Opcode::unpack_sequence, 1);
    }
    visit(annotation);
}

/// Pushes a name and an annotation for each that is there; returns how many.
std::uint32_t Generator::visit_each_annotation(const syntax::Function& node) {
    std::uint32_t count = 0;
    const auto add = [&](std::string_view name, const syntax::ExpressionPtr& annotation) {
        if (!annotation) return;
        load_constant(string_constant(table_.names().text(mangled(name))), annotation->span);
        visit_annotation(*annotation);
        ++count;
    };
    const std::vector<syntax::Arg>* kinds[] = {&node.args.args, &node.args.posonlyargs};
    if (options_.positional_only_come_first) std::swap(kinds[0], kinds[1]);
    for (const auto* kind : kinds) {
        for (const syntax::Arg& arg : *kind) add(arg.arg, arg.annotation);
    }
    if (node.args.vararg) add(node.args.vararg->arg, node.args.vararg->annotation);
    for (const syntax::Arg& arg : node.args.kwonlyargs) add(arg.arg, arg.annotation);
    if (node.args.kwarg) add(node.args.kwarg->arg, node.args.kwarg->annotation);
    add("return", node.returns);
    return count;
}

/// CPython keeps a dict up to 3.9, a tuple of names and values since 3.10, and a function since 3.14.
std::uint32_t Generator::visit_annotations(const syntax::Function& node) {
    if (!has_annotations(node)) return 0;
    if (annotation_mode_ == AnnotationMode::deferred) return visit_deferred_annotations(node);
    const std::uint32_t count = visit_each_annotation(node);
    if (options_.minor >= 10) {
        emit(node.span, Opcode::build_tuple, count * 2);
    } else {
        emit(node.span, Opcode::build_dict, count);
    }
    return 4;
}

std::uint32_t Generator::visit_deferred_annotations(const syntax::Function& node) {
    Unit unit(UnitKind::function, table_.of(&node.args), unit_, identities_);
    enter_annotations(unit, node.span);
    const std::uint32_t count = visit_each_annotation(node);
    leave_annotations(unit, count, node.span);
    return 4;
}

void Generator::store_class_annotations() {
    const std::vector<const syntax::AnnAssign*> annotations = std::move(unit_->annotations);
    const Span& span = annotations.front()->span;
    Unit unit(UnitKind::function, *unit_->scope.annotations, unit_, identities_);
    enter_annotations(unit, span);
    for (const syntax::AnnAssign* node : annotations) {
        load_constant(string_constant(table_.names().text(mangled(as<syntax::Name>(*node->target).id))), node->span);
        visit_annotation(*node->annotation);
    }
    leave_annotations(unit, static_cast<std::uint32_t>(annotations.size()), span);
    access(Access::store, "__annotate_func__", span);
}

/// `__annotate__(format, /)` knows the formats 1 and 2: the values themselves.
void Generator::enter_annotations(Unit& unit, const Span& span) {
    unit.code->positional = unit.code->positional_only = 1;
    unit.locals.insert(table_.names().intern(".format"));
    unit.parameters = 1;
    enter(unit, "__annotate__", span, static_cast<std::int32_t>(span.line));
    const Label known = new_label();
    emit(span, Opcode::load_fast, 0);
    load_constant(integer_constant(2), span);
    emit(span, Opcode::compare_operator, static_cast<std::uint32_t>(CompareOperator::greater));
    emit_jump(span, Opcode::pop_jump_if_false, known);
    access_global(Access::load, table_.names().intern("NotImplementedError"), span);
    emit(span, Opcode::raise, 1);
    bind(known);
}

void Generator::leave_annotations(Unit& unit, std::uint32_t count, const Span& span) {
    emit(span, Opcode::build_dict, count);
    emit(span, Opcode::return_value);
    auto code = leave();
    make_closure(std::move(code), unit.scope, unit.free, 0, span);
}

bool Generator::sees_class_name(NameId name) {
    if (unit_->inlined_depth > 0) return false;
    const auto defines = [name](Scope& scope) {
        const Symbol* symbol = scope.find(name);
        return symbol && (symbol->flags & defined);
    };
    const Unit* unit = unit_;
    for (; unit->scope.annotation && unit->parent; unit = unit->parent) {
        if (defines(unit->scope)) return false;
    }
    return unit != unit_ && unit->kind == UnitKind::class_body && defines(unit->scope);
}

/// A name of the class, if the class has it by the time somebody asks; else what the name means outside.
void Generator::load_through_class(NameId name, const Span& span) {
    const std::uint32_t class_dict = slot(table_.names().intern("__classdict__"));
    const Label outside = new_label();
    const Label end = new_label();
    load_constant(string_constant(table_.names().text(name)), span);
    emit(span, Opcode::load_cell, class_dict);
    emit(span, Opcode::contains_operator, 0);
    emit_jump(span, Opcode::pop_jump_if_false, outside);
    emit(span, Opcode::load_cell, class_dict);
    load_constant(string_constant(table_.names().text(name)), span);
    emit(span, Opcode::load_item);
    emit_jump(span, Opcode::jump, end);
    bind(outside);
    access_binding(Access::load, name, span);
    bind(end);
}

}  // namespace lastref::model::compile
