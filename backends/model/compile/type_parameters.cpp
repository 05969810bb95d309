// PEP 695: what has type parameters is made by a function of its own, which is called where it stands.
#include <algorithm>
#include <utility>

#include "backends/model/compile/generator.hpp"

namespace lastref::model::compile {

using syntax::as;

namespace {

/// What make_type_form makes; the first three are those of syntax::TypeParamKind.
enum TypeForm : std::uint32_t { type_var_with_constraints = 3, type_alias = 4 };

}  // namespace

/// Leaves what `call` expects below its arguments: the function around what `make` makes of the tuple of type
/// parameters on the stack. It takes two: the defaults of a function, positional and by keyword, or None.
void Generator::make_function_around(const std::vector<syntax::TypeParam>& parameters, std::string_view name,
                                     const Span& span, const std::function<void()>& make) {
    require_language(12, parameters.front().span);
    Unit unit(UnitKind::type_parameters, table_.of(&parameters), unit_, identities_);
    for (const std::string_view each : {defaults_name, keyword_defaults_name})
        unit.locals.insert(table_.names().intern(each));
    unit.parameters = unit.code->positional = 2;
    enter(unit, "<generic parameters of " + std::string(name) + ">", span, static_cast<std::int32_t>(span.line));
    for (const syntax::TypeParam& parameter : parameters) visit_type_parameter(parameter);
    emit(span, Opcode::build_tuple, static_cast<std::uint32_t>(parameters.size()));
    make();
    emit(span, Opcode::return_value);
    auto code = leave();
    make_closure(std::move(code), unit.scope, unit.free, 0, span);
    emit(span, Opcode::push_null);
}

void Generator::visit_type_parameter(const syntax::TypeParam& parameter) {
    if (parameter.default_value) require_language(13, parameter.default_value->span);
    const bool constrained = parameter.bound && parameter.bound->kind == syntax::ExpressionKind::tuple;
    load_constant(string_constant(parameter.name), parameter.span);
    visit_late(parameter.bound, parameter.name, parameter.span);
    visit_late(parameter.default_value, parameter.name, parameter.span);
    emit(parameter.span, Opcode::make_type_form,
         constrained ? type_var_with_constraints : static_cast<std::uint32_t>(parameter.kind));
    emit(parameter.span, Opcode::copy, 1);
    access(Access::store, parameter.name, parameter.span);
}

/// A function that gives the value of `expression`; None where there is none.
void Generator::visit_late(const syntax::ExpressionPtr& expression, std::string_view name, const Span& span) {
    if (!expression) return load_none(span);
    Unit unit(UnitKind::function, table_.of(&expression), unit_, identities_);
    enter(unit, name, span, static_cast<std::int32_t>(span.line));
    const auto* starred = syntax::try_as<syntax::Starred>(expression.get());
    visit(starred ? *starred->value : *expression);
    if (starred) emit(span, Opcode::unpack_sequence, 1);
    emit(span, Opcode::return_value);
    auto code = leave();
    make_closure(std::move(code), unit.scope, unit.free, 0, span);
}

void Generator::visit_generic_function(const syntax::Function& node, std::uint32_t first_line) {
    const auto& keyword_defaults = node.args.kw_defaults;
    const bool has_defaults = !node.args.defaults.empty();
    const bool has_keyword_defaults =
        std::any_of(keyword_defaults.begin(), keyword_defaults.end(), [](const auto& each) { return each != nullptr; });
    make_function_around(node.type_params, node.name, node.span, [&] {
        std::uint32_t flags = 16;
        if (has_defaults) {
            access(Access::load, defaults_name, node.span);
            flags |= 1;
        }
        if (has_keyword_defaults) {
            access(Access::load, keyword_defaults_name, node.span);
            flags |= 2;
        }
        visit_plain_function(node, flags, first_line);
    });
    if (visit_defaults(node.args, node.span) == 0) load_none(node.span);
    if (visit_keyword_defaults(node.args, node.span) == 0) load_none(node.span);
    emit(node.span, Opcode::call, 2);
}

void Generator::visit_generic_class(const syntax::ClassDef& node, std::uint32_t first_line) {
    make_function_around(node.type_params, node.name, node.span, [&] {
        access(Access::store, type_parameters_name, node.span);
        emit(node.span, Opcode::load_build_class, 1);
        emit(node.span, Opcode::push_null);
        visit_class_body(node, static_cast<std::int32_t>(first_line));
        load_constant(string_constant(node.name), node.span);
        access(Access::load, type_parameters_name, node.span);
        visit_arguments(node.span, 3, node.bases, node.keywords);
    });
    call_without_defaults(node.span);
}

void Generator::visit_type_alias(const syntax::TypeAlias& node) {
    require_language(12, node.name->span);
    const std::string& name = as<syntax::Name>(*node.name).id;
    const auto make = [&] {
        load_constant(string_constant(name), node.span);
        visit_late(node.value, name, node.span);
        emit(node.span, Opcode::make_type_form, type_alias);
    };
    if (node.type_params.empty()) {
        load_none(node.span);
        make();
    } else {
        make_function_around(node.type_params, name, node.span, make);
        call_without_defaults(node.span);
    }
    access(Access::store, name, node.span);
}

void Generator::call_without_defaults(const Span& span) {
    load_none(span);
    load_none(span);
    emit(span, Opcode::call, 2);
}

}  // namespace lastref::model::compile
