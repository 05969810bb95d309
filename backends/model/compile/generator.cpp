#include "backends/model/compile/generator.hpp"

#include <algorithm>
#include <utility>

#include "backends/model/compile/failure.hpp"
#include "backends/model/compile/fuse.hpp"

namespace lastref::model::compile {

void Generator::enter(Unit& unit, std::string_view name, const Span&, std::int32_t first_line) {
    Code& code = *unit.code;
    if (options_.minor < 8) unit.assembler.begin_line(static_cast<std::uint32_t>(std::max(first_line, 1)));
    code.name = name;
    code.file = file_;
    code.first_line = first_line;
    code.optimized = unit.scope.is_function();
    code.kind = unit.kind == UnitKind::module       ? CodeKind::module
                : unit.kind == UnitKind::class_body ? CodeKind::class_body
                                                    : CodeKind::function;
    if (unit.scope.is_function()) {
        const bool generator = unit.scope.generator;
        code.suspension = unit.scope.coroutine ? (generator ? Suspension::async_generator : Suspension::coroutine)
                                               : (generator ? Suspension::generator : Suspension::none);
    }
    code.yields_inside_try = unit.scope.yields_inside_try;
    set_qualified_name(unit, name);
    unit_ = &unit;
    number_cells(unit);
    const auto line = static_cast<std::uint32_t>(first_line);
    if (!code.is_suspended_by_call()) return;
    code.begins_late = !unit.cells.empty() || !unit.parameter_cells.empty();
    emit({line, 0, line, 0}, Opcode::begin);
}

void Generator::set_qualified_name(Unit& unit, std::string_view name) {
    Code& code = *unit.code;
    code.qualified_name = name;
    if (options_.python_2) return;
    const Unit* parent = unit.parent;
    if (parent && parent->kind == UnitKind::type_parameters) parent = parent->parent;
    if (!parent || parent->kind == UnitKind::module) return;
    if (unit.kind == UnitKind::function || unit.kind == UnitKind::async_function || unit.kind == UnitKind::class_body) {
        const Symbol* symbol = parent->scope.find(mangled(name));
        if (symbol && symbol->binding == Binding::global_explicit) return;
    }
    const UnitKind around = parent->kind;
    const bool local = around == UnitKind::function || around == UnitKind::async_function ||
                       around == UnitKind::lambda ||
                       (around == UnitKind::comprehension && options_.comprehensions_have_locals);
    code.qualified_name = parent->code->qualified_name + (local ? ".<locals>." : ".");
    code.qualified_name += name;
}

void Generator::require_language(int minor, const Span& span) const {
    if (options_.minor < minor && !file_.starts_with("<frozen")) fail(span, "invalid syntax");
}

void Generator::number_parameters(Unit& unit, const syntax::Arguments& arguments) {
    if (!arguments.posonlyargs.empty()) require_language(8, arguments.posonlyargs.front().span);
    Code& code = *unit.code;
    code.positional_only = static_cast<std::uint32_t>(arguments.posonlyargs.size());
    code.positional = code.positional_only + static_cast<std::uint32_t>(arguments.args.size());
    code.keyword_only = static_cast<std::uint32_t>(arguments.kwonlyargs.size());
    code.has_var_positional = arguments.vararg != nullptr;
    code.has_var_keyword = arguments.kwarg != nullptr;
    const auto add = [&](const syntax::Arg& arg) {
        unit.locals.insert(table_.names().mangle(unit.scope.class_name, arg.arg));
    };
    for (const syntax::Arg& arg : arguments.posonlyargs) add(arg);
    for (const syntax::Arg& arg : arguments.args) add(arg);
    for (const syntax::Arg& arg : arguments.kwonlyargs) add(arg);
    if (arguments.vararg) add(*arguments.vararg);
    if (arguments.kwarg) add(*arguments.kwarg);
    unit.parameters = unit.locals.size();
}

void Generator::number_cells(Unit& unit) {
    Scope& scope = unit.scope;
    for (std::size_t i = 0; i < scope.symbols.size(); ++i) {
        const NameId name = scope.names.keys()[i];
        const Symbol& symbol = scope.symbols[i];
        if (symbol.binding == Binding::free || (symbol.flags & free_in_class)) {
            unit.free.push_back(name);
        } else if (symbol.binding == Binding::cell || (symbol.flags & comprehension_cell)) {
            const bool parameter = unit.locals.find(name) < unit.parameters;
            (parameter && !moves_parameter_cells() ? unit.parameter_cells : unit.cells).push_back(name);
        }
    }
    const auto by_name = [this](NameId left, NameId right) {
        return table_.names().text(left) < table_.names().text(right);
    };
    std::sort(unit.cells.begin(), unit.cells.end(), by_name);
    std::sort(unit.free.begin(), unit.free.end(), by_name);
    if (scope.needs_class_dict) unit.cells.insert(unit.cells.begin(), table_.names().intern("__classdict__"));
    if (scope.needs_class_cell) unit.cells.insert(unit.cells.begin(), table_.names().intern("__class__"));
    const auto line = static_cast<std::uint32_t>(unit.code->first_line);
    const Span start{line, 0, line, 0};
    for (const NameId name : unit.parameter_cells) {
        unit.code->cell_parameters.push_back(unit.locals.find(name));
        emit(start, Opcode::make_cell, unit.locals.find(name));
    }
    for (std::uint32_t i = 0; i < unit.cells.size(); ++i) {
        const std::uint32_t parameter = unit.locals.find(unit.cells[i]);
        if (parameter < unit.parameters) {
            emit(start, options_.parameter_cells_copy ? Opcode::load_fast : Opcode::load_fast_or_null, parameter);
            emit(start, Opcode::store_fast_or_unset, cell_base + i);
        }
        emit(start, Opcode::make_cell, cell_base + i);
    }
}

std::unique_ptr<const Code> Generator::leave() {
    Unit& unit = *unit_;
    Code& code = *unit.code;
    const NameTable& names = table_.names();
    code.plain_count = unit.locals.size();
    std::vector<std::uint32_t> cell_numbers;
    for (const NameId name : unit.cells) {
        const std::uint32_t shared = shared_number(name);
        if (shared != IndexMap::absent) code.cell_parameters.push_back(shared);
        cell_numbers.push_back(shared != IndexMap::absent ? shared : code.plain_count + code.cell_count++);
    }
    code.free_count = static_cast<std::uint32_t>(unit.free.size());
    code.local_names.reserve(code.plain_count + code.cell_count + code.free_count);
    for (const NameId name : unit.locals.keys()) code.local_names.push_back(names.text(name));
    for (const NameId name : unit.cells) {
        if (shared_number(name) == IndexMap::absent) code.local_names.push_back(names.text(name));
    }
    for (const NameId name : unit.free) code.local_names.push_back(names.text(name));
    code.names.reserve(unit.names.size());
    for (const NameId name : unit.names.keys()) code.names.push_back(names.text(name));
    unit.constants.move_into(code);
    using Stores = Assembler::Stores;
    unit.assembler.finish(code, cell_numbers,
                          options_.minor >= 13   ? Stores::without_swaps_and_dead_stores
                          : options_.minor >= 11 ? Stores::without_swaps
                                                 : Stores::as_written);
    fuse(code);
    unit_ = unit.parent;
    return std::move(unit.code);
}

std::unique_ptr<const Code> Generator::module(const syntax::Module& module) {
    Unit unit(UnitKind::module, table_.of(&module), nullptr, identities_);
    enter(unit, "<module>", nowhere, 1);
    unit.code->uses_globals_as_locals = true;
    visit_namespace_body(module.body);
    add_return_none();
    return leave();
}

std::unique_ptr<const Code> Generator::expression(const syntax::Expression& expression) {
    // Not by its node: where the whole is a lambda, that is the function's.
    Unit unit(UnitKind::module, table_.top(), nullptr, identities_);
    enter(unit, "<module>", expression.span, 1);
    unit.code->uses_globals_as_locals = true;
    visit(expression);
    emit(nowhere, Opcode::return_value);
    return leave();
}

void Generator::add_return_none() {
    const auto line = static_cast<std::uint32_t>(unit_->code->first_line);
    load_none(assembler().is_empty() ? Span{line, 0, line, 0} : nowhere);
    restore_exception();
    emit(nowhere, Opcode::return_value);
}

void Generator::load_constant(Constant constant, const Span& span) {
    emit(span, Opcode::load_constant, unit_->constants.add(std::move(constant)));
}

/// The number of the plain local that a cell shares, if it does: the cells of inlined comprehensions do.
std::uint32_t Generator::shared_number(NameId name) const {
    const std::uint32_t number = unit_->locals.find(name);
    return number < unit_->parameters ? IndexMap::absent : number;
}

std::uint32_t Generator::slot(NameId name) {
    const Unit& unit = *unit_;
    const auto cell = std::find(unit.cells.begin(), unit.cells.end(), name);
    if (cell != unit.cells.end()) return cell_base + static_cast<std::uint32_t>(cell - unit.cells.begin());
    if (unit.locals.find(name) < unit.parameters) return unit.locals.find(name);
    const auto free = std::find(unit.free.begin(), unit.free.end(), name);
    if (free != unit.free.end()) return free_base + static_cast<std::uint32_t>(free - unit.free.begin());
    return unit_->locals.insert(name);
}

void Generator::access(Access how, std::string_view text, const Span& span) {
    if (how == Access::load && text == "__debug__") return load_constant(true, span);
    const NameId name = mangled(text);
    if (how == Access::load && sees_class_name(name)) return load_through_class(name, span);
    access_binding(how, name, span);
}

void Generator::access_binding(Access how, NameId name, const Span& span) {
    const Symbol* symbol = unit_->scope.find(name);
    switch (symbol ? symbol->binding : Binding::none) {
        case Binding::free:
            if (unit_->kind == UnitKind::class_body) return access_free(how, name, span);
            return access_cell(how, name, span);
        case Binding::cell: return access_cell(how, name, span);
        case Binding::local:
            if (is_in_function()) return access_local(how, name, span);
            if (std::find(unit_->hidden.begin(), unit_->hidden.end(), name) != unit_->hidden.end()) {
                return access_local(how, name, span);
            }
            return access_namespace(how, name, span);
        case Binding::global_explicit: return access_global(how, name, span);
        case Binding::global_implicit:
            if (is_in_function()) return access_global(how, name, span);
            return access_namespace(how, name, span);
        case Binding::none: return access_namespace(how, name, span);
    }
}

namespace {

Opcode choose(Access how, Opcode load, Opcode store, Opcode erase) {
    return how == Access::load ? load : how == Access::store ? store : erase;
}

}  // namespace

void Generator::access_global(Access how, NameId name, const Span& span) {
    emit(span, choose(how, Opcode::load_global, Opcode::store_global, Opcode::delete_global), name_index(name));
}

void Generator::access_namespace(Access how, NameId name, const Span& span) {
    // A comprehension does not see the names of the class around it, though it runs in its frame.
    if (how == Access::load && unit_->kind == UnitKind::class_body && unit_->inlined_depth > 0) {
        return access_global(how, name, span);
    }
    emit(span, choose(how, Opcode::load_name, Opcode::store_name, Opcode::delete_name), name_index(name));
}

void Generator::access_cell(Access how, NameId name, const Span& span) {
    const bool in_class = unit_->kind == UnitKind::class_body && unit_->inlined_depth == 0;
    const Opcode load = in_class ? Opcode::load_class_cell : Opcode::load_cell;
    emit(span, choose(how, load, Opcode::store_cell, Opcode::delete_cell), slot(name));
}

/// A name of a scope around a class, which may have a cell of that name itself: `nonlocal __class__`.
void Generator::access_free(Access how, NameId name, const Span& span) {
    const auto found = std::find(unit_->free.begin(), unit_->free.end(), name);
    const auto place = free_base + static_cast<std::uint32_t>(found - unit_->free.begin());
    const Opcode load = unit_->inlined_depth == 0 ? Opcode::load_class_cell : Opcode::load_cell;
    emit(span, choose(how, load, Opcode::store_cell, Opcode::delete_cell), place);
}

void Generator::access_local(Access how, NameId name, const Span& span) {
    emit(span, choose(how, Opcode::load_fast, Opcode::store_fast, Opcode::delete_fast), slot(name));
}

}  // namespace lastref::model::compile
