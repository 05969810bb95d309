#include <utility>

#include "backends/model/compile/docstring.hpp"
#include "backends/model/compile/failure.hpp"
#include "backends/model/compile/fold.hpp"
#include "backends/model/compile/generator.hpp"

namespace lastref::model::compile {

using syntax::as;

void Generator::visit_decorators(const syntax::Expressions& decorators) {
    for (const auto& decorator : decorators) visit(*decorator);
}

/// The decorator lies below what it decorates, where `call` expects the callable and its self.
void Generator::apply_decorators(const syntax::Expressions& decorators, const Span& definition) {
    const bool at_definition = options_.minor >= 8 && options_.minor <= 10;
    for (std::size_t i = decorators.size(); i-- > 0;)
        emit(at_definition ? definition : decorators[i]->span, Opcode::call, 0);
}

std::uint32_t Generator::visit_defaults(const syntax::Arguments& arguments, const Span& span) {
    if (arguments.defaults.empty()) return 0;
    if (auto constant = fold_tuple(arguments.defaults)) {
        load_constant(std::move(*constant), span);
        return 1;
    }
    for (const auto& value : arguments.defaults) visit(*value);
    emit(span, Opcode::build_tuple, static_cast<std::uint32_t>(arguments.defaults.size()));
    return 1;
}

std::uint32_t Generator::visit_keyword_defaults(const syntax::Arguments& arguments, const Span& span) {
    std::uint32_t count = 0;
    for (std::size_t i = 0; i < arguments.kwonlyargs.size(); ++i) {
        if (i >= arguments.kw_defaults.size() || !arguments.kw_defaults[i]) continue;
        load_constant(string_constant(table_.names().text(mangled(arguments.kwonlyargs[i].arg))), span);
        visit(*arguments.kw_defaults[i]);
        ++count;
    }
    if (count == 0) return 0;
    emit(span, Opcode::build_dict, count);
    return 2;
}

void Generator::make_closure(std::unique_ptr<const Code> code, const Scope&, const std::vector<NameId>& free,
                             std::uint32_t flags, const Span& span) {
    if (!free.empty()) {
        for (const NameId name : free) emit(span, Opcode::load_closure, slot(name));
        emit(span, Opcode::build_tuple, static_cast<std::uint32_t>(free.size()));
        flags |= 8;
    }
    load_constant(std::move(code), span);
    emit(span, Opcode::make_function, flags);
}

bool Generator::visit_docstring(const syntax::Body& body) {
    const std::string* text = docstring_of(body);
    if (!text) return false;
    unit_->code->docstring = options_.minor >= 13 ? clean_docstring(*text) : *text;
    unit_->code->has_docstring = true;
    return true;
}

void Generator::visit_function(const syntax::Function& node) {
    visit_decorators(node.decorator_list);
    const std::uint32_t first_line =
        node.decorator_list.empty() ? node.span.line : node.decorator_list.front()->span.line;
    if (node.type_params.empty()) {
        const std::uint32_t flags = visit_defaults(node.args, node.span) | visit_keyword_defaults(node.args, node.span);
        visit_plain_function(node, flags, first_line);
    } else {
        visit_generic_function(node, first_line);
    }
    apply_decorators(node.decorator_list, node.span);
    access(Access::store, node.name, node.span);
}

/// Makes a function of what lies on the stack as `flags` tells, its annotations and its body.
void Generator::visit_plain_function(const syntax::Function& node, std::uint32_t flags, std::uint32_t first_line) {
    flags |= visit_annotations(node);
    const bool is_async = node.kind == syntax::StatementKind::async_function_def;
    Unit unit(is_async ? UnitKind::async_function : UnitKind::function, table_.of(&node), unit_, identities_);
    number_parameters(unit, node.args);
    enter(unit, node.name, node.span, static_cast<std::int32_t>(first_line));
    const bool documented = visit_docstring(node.body);
    for (std::size_t i = documented ? 1 : 0; i < node.body.size(); ++i) visit(*node.body[i]);
    add_return_none();
    auto code = leave();
    make_closure(std::move(code), unit.scope, unit.free, flags, node.span);
}

void Generator::visit_lambda(const syntax::Lambda& node) {
    std::uint32_t flags = visit_defaults(node.args, node.span);
    flags |= visit_keyword_defaults(node.args, node.span);
    Unit unit(UnitKind::lambda, table_.of(&node), unit_, identities_);
    number_parameters(unit, node.args);
    enter(unit, "<lambda>", node.span, static_cast<std::int32_t>(node.span.line));
    visit(*node.body);
    emit(node.body->span, Opcode::return_value);
    auto code = leave();
    make_closure(std::move(code), unit.scope, unit.free, flags, node.span);
}

}  // namespace lastref::model::compile
