#include "backends/model/compile/failure.hpp"
#include "backends/model/compile/symbol_collector.hpp"

namespace lastref::model::compile {

using namespace syntax;

void SymbolCollector::enter_type_parameters(const std::vector<TypeParam>& parameters) {
    if (parameters.empty()) return;
    enter(ScopeKind::function, &parameters);
    scope_->annotation = true;
    define(defaults_name, defined_parameter, parameters.front().span);
    define(keyword_defaults_name, defined_parameter, parameters.front().span);
    define(type_parameters_name, defined_local, parameters.front().span);
    for (const TypeParam& parameter : parameters) {
        const Symbol* symbol = scope_->find(mangled(parameter.name));
        if (symbol && (symbol->flags & defined))
            fail(parameter.span, "duplicate type parameter '" + parameter.name + "'");
        assign_name(parameter.name, parameter.span);
        visit_late(parameter.bound);
        visit_late(parameter.default_value);
    }
}

void SymbolCollector::leave_type_parameters(const std::vector<TypeParam>& parameters) {
    if (!parameters.empty()) leave();
}

void SymbolCollector::visit_late(const ExpressionPtr& expression) {
    if (!expression) return;
    enter(ScopeKind::function, &expression);
    scope_->annotation = true;
    visit(expression);
    leave();
}

void SymbolCollector::visit_type_alias(const TypeAlias& node) {
    visit(node.name);
    enter_type_parameters(node.type_params);
    visit_late(node.value);
    leave_type_parameters(node.type_params);
}

}  // namespace lastref::model::compile
