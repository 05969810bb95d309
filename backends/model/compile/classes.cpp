#include <algorithm>
#include <utility>

#include "backends/model/compile/annotations.hpp"
#include "backends/model/compile/docstring.hpp"
#include "backends/model/compile/generator.hpp"

namespace lastref::model::compile {

/// The body of a module or class: its annotations, its docstring, its statements.
void Generator::visit_namespace_body(const syntax::Body& body) {
    if (body.empty()) return;
    if (annotation_mode_ != AnnotationMode::deferred && has_annotations(body)) {
        emit(body.front()->span, Opcode::setup_annotations);
    }
    const bool documented = visit_docstring(body);
    if (documented) {
        load_constant(string_constant(unit_->code->docstring), body.front()->span);
        access(Access::store, "__doc__", body.front()->span);
    }
    for (std::size_t i = documented ? 1 : 0; i < body.size(); ++i) visit(*body[i]);
}

void Generator::visit_class(const syntax::ClassDef& node) {
    visit_decorators(node.decorator_list);
    const std::uint32_t first_line =
        node.decorator_list.empty() ? node.span.line : node.decorator_list.front()->span.line;
    if (node.type_params.empty()) {
        emit(node.span, Opcode::load_build_class);
        emit(node.span, Opcode::push_null);
        visit_class_body(node, static_cast<std::int32_t>(first_line));
        load_constant(string_constant(node.name), node.span);
        visit_arguments(node.span, 2, node.bases, node.keywords);
    } else {
        visit_generic_class(node, first_line);
    }
    apply_decorators(node.decorator_list, node.span);
    access(Access::store, node.name, node.span);
}

void Generator::visit_class_body(const syntax::ClassDef& node, std::int32_t first_line) {
    Unit unit(UnitKind::class_body, table_.of(&node), unit_, identities_);
    enter(unit, node.name, node.span, first_line);
    unit.code->has_class_cell = unit.scope.needs_class_cell;
    const auto line = static_cast<std::uint32_t>(first_line);
    const Span start{line, 0, line, 0};
    access(Access::load, "__name__", start);
    access(Access::store, "__module__", start);
    if (!options_.python_2) {
        load_constant(string_constant(unit.code->qualified_name), start);
        access(Access::store, "__qualname__", start);
    }
    if (options_.minor >= 13) {
        load_constant(integer_constant(first_line), start);
        access(Access::store, "__firstlineno__", start);
    }
    if (!node.type_params.empty()) {
        access(Access::load, type_parameters_name, start);
        access(Access::store, "__type_params__", start);
    }
    if (unit.scope.needs_class_dict) {
        emit(start, Opcode::load_locals);
        emit(start, Opcode::store_cell, slot(table_.names().intern("__classdict__")));
    }
    visit_namespace_body(node.body);
    if (!unit.annotations.empty()) store_class_annotations();
    if (options_.minor >= 13) store_static_attributes();
    return_class_cell();
    auto code = leave();
    make_closure(std::move(code), unit.scope, unit.free, 0, node.span);
}

void Generator::store_static_attributes() {
    auto names = std::make_unique<TupleConstant>();
    std::sort(unit_->static_attributes.begin(), unit_->static_attributes.end());
    for (const std::string& name : unit_->static_attributes) names->items.push_back(string_constant(name));
    unit_->code->static_attributes = unit_->static_attributes;
    load_constant(std::unique_ptr<const TupleConstant>(std::move(names)), nowhere);
    access(Access::store, "__static_attributes__", nowhere);
}

void Generator::return_class_cell() {
    if (unit_->scope.needs_class_dict) {
        emit(nowhere, Opcode::load_closure, slot(table_.names().intern("__classdict__")));
        access(Access::store, "__classdictcell__", nowhere);
    }
    if (unit_->scope.needs_class_cell) {
        emit(nowhere, Opcode::load_closure, slot(table_.names().intern("__class__")));
        emit(nowhere, Opcode::copy, 1);
        access(Access::store, "__classcell__", nowhere);
    } else {
        load_none(nowhere);
    }
    restore_exception();
    emit(nowhere, Opcode::return_value);
}

/// CPython goes by the name `self`, not by the first parameter.
void Generator::note_static_attribute(const syntax::Attribute& target) {
    const auto* object = syntax::try_as<syntax::Name>(target.value.get());
    if (!object || object->id != "self") return;
    for (Unit* unit = unit_; unit; unit = unit->parent) {
        if (unit->kind != UnitKind::class_body) continue;
        auto& names = unit->static_attributes;
        if (std::find(names.begin(), names.end(), target.attr) == names.end()) names.push_back(target.attr);
        return;
    }
}

}  // namespace lastref::model::compile
