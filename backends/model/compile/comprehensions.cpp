#include <algorithm>
#include <utility>

#include "backends/model/compile/failure.hpp"
#include "backends/model/compile/generator.hpp"

namespace lastref::model::compile {

using syntax::as;
using syntax::Asynchrony;
using syntax::ExpressionKind;

/// What the four kinds of comprehension have in common. `value` is a dict comprehension's.
struct Generator::Comprehended {
    const syntax::Expression& node;
    ComprehensionKind kind;
    const std::vector<syntax::Comprehension>& generators;
    const syntax::Expression& element;
    const syntax::Expression* value;
    Scope& scope;
    bool inlined = false;

    const Span& span() const { return node.span; }
    bool is_generator() const { return kind == ComprehensionKind::generator; }
    bool starts_async() const { return generators[0].is_async == Asynchrony::asynchronous; }
    Opcode build() const {
        return kind == ComprehensionKind::list  ? Opcode::build_list
               : kind == ComprehensionKind::set ? Opcode::build_set
                                                : Opcode::build_dict;
    }
    const char* name() const {
        switch (kind) {
            case ComprehensionKind::list: return "<listcomp>";
            case ComprehensionKind::set: return "<setcomp>";
            case ComprehensionKind::dict: return "<dictcomp>";
            default: return "<genexpr>";
        }
    }
};

/// A name of an inlined comprehension, and what the scope around it says about it.
struct Generator::Isolated {
    NameId name;
    Symbol outer;
    bool saved;
    bool hidden;
};

namespace {

/// Whether it may stand beside an operator that binds more than comparisons do, without parentheses.
bool is_operand(const syntax::Expression& expression) {
    if (const auto* unary = syntax::try_as<syntax::UnaryOp>(&expression))
        return unary->op != syntax::UnaryOperator::not_;
    const auto kind = expression.kind;
    return kind != ExpressionKind::bool_op && kind != ExpressionKind::compare && kind != ExpressionKind::if_exp &&
           kind != ExpressionKind::lambda;
}

}  // namespace

void Generator::visit_comprehension(const syntax::Expression& expression) {
    const auto visit_one = [&](const auto& node, ComprehensionKind kind, const syntax::Expression& element,
                               const syntax::Expression* value) {
        Scope& scope = table_.of(&node);
        const Comprehended comprehended{node, kind, node.generators, element, value, scope, scope.inlined};
        // In 3.6 "async" is a word of the language only in asynchronous functions.
        const bool awaits = comprehended.scope.coroutine && (!comprehended.is_generator() || options_.minor < 7);
        bool nests = options_.async_comprehensions_nest || unit_->kind != UnitKind::comprehension;
        if (awaits && !(can_await() && (nests || unit_->scope.coroutine))) {
            fail(node.span, "asynchronous comprehension outside of an asynchronous function");
        }
        if (comprehended.inlined) {
            visit_inlined(comprehended);
        } else {
            visit_as_function(comprehended);
        }
    };
    switch (expression.kind) {
        case ExpressionKind::list_comp: {
            const auto& node = as<syntax::ListComp>(expression);
            if (options_.list_comprehensions_leak) return visit_leaking(node);
            return visit_one(node, ComprehensionKind::list, *node.elt, nullptr);
        }
        case ExpressionKind::set_comp: {
            const auto& node = as<syntax::SetComp>(expression);
            return visit_one(node, ComprehensionKind::set, *node.elt, nullptr);
        }
        case ExpressionKind::dict_comp: {
            const auto& node = as<syntax::DictComp>(expression);
            if (node.key) return visit_one(node, ComprehensionKind::dict, *node.key, node.value.get());
            if (options_.minor < 15 && !is_operand(*node.value))
                refuse(node.span, "what is unpacked in a comprehension");
            if (options_.minor < 15) fail(node.value->span, "dict unpacking cannot be used in dict comprehension");
            return visit_one(node, ComprehensionKind::dict, *node.value, nullptr);
        }
        default: {
            const auto& node = as<syntax::GeneratorExp>(expression);
            return visit_one(node, ComprehensionKind::generator, *node.elt, nullptr);
        }
    }
}

void Generator::visit_first_iterable(const syntax::Expression& iterable) {
    if (options_.loops_keep_sequences) return visit(iterable);
    visit_iterable(iterable);
}

void Generator::visit_as_function(const Comprehended& node) {
    Unit unit(UnitKind::comprehension, node.scope, unit_, identities_);
    unit.code->positional = unit.code->positional_only = 1;
    unit.locals.insert(table_.names().intern(".0"));
    unit.parameters = 1;
    const bool iterates_itself = node.is_generator() && options_.loops_keep_sequences;
    unit.code->begins_late = iterates_itself;
    enter(unit, node.name(), node.span(), static_cast<std::int32_t>(node.span().line));
    if (!node.is_generator()) emit(node.span(), node.build(), 0);
    visit_loops(node, 0, 0);
    if (node.is_generator()) {
        add_return_none();
    } else {
        emit(nowhere, Opcode::return_value);
    }
    auto code = leave();
    make_closure(std::move(code), node.scope, unit.free, 0, node.span());
    const syntax::Expression& iterable = *node.generators[0].iter;
    if (node.starts_async()) {
        visit(iterable);
        if (!iterates_itself) emit(place_of_loop(node.span(), iterable.span), Opcode::get_async_iterator);
    } else {
        visit_first_iterable(iterable);
        if (!iterates_itself) emit(place_of_loop(node.span(), iterable.span), Opcode::get_iterator);
    }
    emit(node.span(), Opcode::call, 0);
    if (node.scope.coroutine && !node.is_generator()) emit_await(node.span(), 0);
}

/// The list is there before anything is evaluated.
void Generator::visit_leaking(const syntax::ListComp& node) {
    const Comprehended comprehended{node, ComprehensionKind::list, node.generators, *node.elt, nullptr, unit_->scope,
                                    true};
    emit(node.span, comprehended.build(), 0);
    visit_iterable(*node.generators[0].iter);
    emit(node.generators[0].iter->span, Opcode::get_iterator);
    visit_loops(comprehended, 0, 0);
}

/// The names that the comprehension binds are put aside on the stack, below its iterator; an exception, too, brings
/// them back.
void Generator::visit_inlined(const Comprehended& node) {
    const syntax::Expression& iterable = *node.generators[0].iter;
    if (node.starts_async()) {
        visit(iterable);
        emit(place_of_loop(node.span(), iterable.span), Opcode::get_async_iterator);
    } else {
        visit_first_iterable(iterable);
        emit(place_of_loop(node.span(), iterable.span), Opcode::get_iterator);
    }
    std::vector<Isolated> isolated;
    const int outer_depth = unit_->inlined_depth;
    isolate(node.scope, isolated);
    ++unit_->inlined_depth;
    std::uint32_t saved = 0;
    for (const Isolated& name : isolated) saved += name.saved ? 1 : 0;
    const Label cleanup = new_label();
    if (saved > 0) {
        emit(node.span(), Opcode::swap, saved + 1);
        assembler().begin_handler(cleanup, SavesIndex::no);
    }
    emit(node.span(), node.build(), 0);
    emit(node.span(), Opcode::swap, 2);
    visit_loops(node, 0, 0);
    if (saved > 0) {
        const Label end = new_label();
        assembler().end_handler();
        emit_jump(nowhere, Opcode::jump, end);
        bind(cleanup);
        emit(nowhere, Opcode::swap, 2);
        emit(nowhere, Opcode::pop_top);
        restore(isolated, saved);
        emit(nowhere, Opcode::reraise, 0);
        bind(end);
        restore(isolated, saved);
    }
    for (const Isolated& name : isolated) {
        *unit_->scope.find(name.name) = name.outer;
        if (name.hidden) std::erase(unit_->hidden, name.name);
    }
    unit_->inlined_depth = outer_depth;
}

void Generator::isolate(Scope& scope, std::vector<Isolated>& isolated) {
    for (std::size_t i = 0; i < scope.symbols.size(); ++i) {
        const Symbol& inner = scope.symbols[i];
        if (inner.flags & defined_parameter) continue;
        const bool bound = (inner.flags & defined_local) && !(inner.flags & defined_nonlocal);
        const bool in_class = unit_->kind == UnitKind::class_body && unit_->inlined_depth == 0;
        const bool global = inner.binding == Binding::global_implicit || inner.binding == Binding::global_explicit;
        if (!bound && !in_class && !global) continue;
        isolate_name(scope.names.keys()[i], inner, isolated);
    }
}

void Generator::isolate_name(NameId name, const Symbol& inner, std::vector<Isolated>& isolated) {
    Symbol* outer = unit_->scope.find(name);
    if (!outer) outer = &unit_->scope.add(name);
    Isolated entry{name, *outer, false, false};
    const bool free_around = outer->binding == Binding::free;
    if (!(inner.binding == Binding::cell && free_around)) outer->binding = inner.binding;
    if ((inner.flags & defined_local) && !(inner.flags & (defined_nonlocal | defined_global))) {
        const bool is_hidden = std::find(unit_->hidden.begin(), unit_->hidden.end(), name) != unit_->hidden.end();
        if (!is_in_function() && !is_hidden) {
            unit_->hidden.push_back(name);
            entry.hidden = true;
        }
        entry.saved = true;
        // As in CPython, a cell that is put aside is numbered among the plain locals.
        if (!free_around) unit_->locals.insert(name);
        emit(nowhere, Opcode::load_fast_or_null, slot(name));
        if (inner.binding == Binding::cell) emit(nowhere, Opcode::make_cell, slot(name));
    }
    isolated.push_back(entry);
}

void Generator::restore(const std::vector<Isolated>& isolated, std::uint32_t saved) {
    emit(nowhere, Opcode::swap, saved + 1);
    for (std::size_t i = isolated.size(); i-- > 0;) {
        if (isolated[i].saved) emit(nowhere, Opcode::store_fast_or_unset, slot(isolated[i].name));
    }
}

void Generator::visit_loops(const Comprehended& node, std::size_t index, std::uint32_t depth) {
    if (node.generators[index].is_async == Asynchrony::asynchronous) {
        visit_async_loop(node, index, depth);
    } else {
        visit_loop(node, index, depth);
    }
}

namespace {

/// `for y in [value]` is an assignment.
const syntax::Expression* single_element(const syntax::Expression& iterable) {
    const syntax::Expressions* elements = nullptr;
    if (const auto* list = syntax::try_as<syntax::List>(&iterable)) elements = &list->elts;
    if (const auto* tuple = syntax::try_as<syntax::Tuple>(&iterable)) elements = &tuple->elts;
    if (!elements || elements->size() != 1 || elements->front()->kind == ExpressionKind::starred) return nullptr;
    return elements->front().get();
}

}  // namespace

void Generator::visit_loop(const Comprehended& node, std::size_t index, std::uint32_t depth) {
    const syntax::Comprehension& generator = node.generators[index];
    const Label start = new_label();
    const Label skip = new_label();
    const Label anchor = new_label();
    const syntax::Expression* assigned = index > 0 ? single_element(*generator.iter) : nullptr;
    if (assigned) {
        visit(*assigned);
    } else {
        const bool first = index == 0;
        if (first && !node.inlined) emit(node.span(), Opcode::load_fast, 0);
        if (!first) visit_iterable(*generator.iter);
        const bool iterates_itself = node.is_generator() && options_.loops_keep_sequences;
        const bool is_inner = !first && options_.minor < 10;
        const Span& span = is_inner ? generator.iter->span : place_of_loop(node.span(), generator.iter->span);
        if (!first || iterates_itself) emit(span, Opcode::get_iterator);
        if (first && iterates_itself) emit(node.span(), Opcode::begin);
        ++depth;
        bind(start);
        emit_jump(span, Opcode::for_iterator, anchor);
    }
    store(*generator.target);
    visit_inside(node, index, depth, skip);
    bind(skip);
    if (!assigned) emit_jump(node.element.span, Opcode::jump, start);
    bind(anchor);
    if (assigned) bind(start);
}

void Generator::visit_async_loop(const Comprehended& node, std::size_t index, std::uint32_t depth) {
    const syntax::Comprehension& generator = node.generators[index];
    const Label start = new_label();
    const Label skip = new_label();
    const Label exhausted = new_label();
    if (index > 0) {
        visit(*generator.iter);
        emit(place_of_loop(node.span(), generator.iter->span), Opcode::get_async_iterator);
    } else if (!node.inlined) {
        emit(node.span(), Opcode::load_fast, 0);
        if (node.is_generator() && options_.loops_keep_sequences) {
            emit(generator.iter->span, Opcode::get_async_iterator);
            emit(node.span(), Opcode::begin);
        }
    }
    bind(start);
    assembler().begin_handler(exhausted, SavesIndex::no);
    emit(node.span(), Opcode::get_async_next);
    load_none(node.span());
    emit_send_loop(node.span());
    assembler().end_handler();
    store(*generator.target);
    visit_inside(node, index, depth + 1, skip);
    bind(skip);
    emit_jump(node.element.span, Opcode::jump, start);
    bind(exhausted);
    emit(node.span(), Opcode::end_async_for);
}

void Generator::visit_inside(const Comprehended& node, std::size_t index, std::uint32_t depth, Label skip) {
    for (const auto& condition : node.generators[index].ifs) jump_if(*condition, skip, JumpWhen::is_false);
    if (index + 1 < node.generators.size()) return visit_loops(node, index + 1, depth);
    visit_element(node, depth);
}

/// `[*iterable for ...]`, from 3.15 on.
void Generator::visit_unpacked(const Comprehended& node, const syntax::Starred& element, std::uint32_t depth) {
    if (options_.minor < 15) fail(element.span, "iterable unpacking cannot be used in comprehension");
    visit(*element.value);
    switch (node.kind) {
        case ComprehensionKind::list: return emit(element.span, Opcode::list_extend, depth + 1);
        case ComprehensionKind::set: return emit(element.span, Opcode::set_update, depth + 1);
        default: break;
    }
    if (node.scope.coroutine) refuse(element.span, "unpacking in an asynchronous generator expression");
    emit(element.span, Opcode::get_yield_from_iterator);
    load_none(element.span);
    emit_send_loop(element.span);
    emit(element.span, Opcode::pop_top);
}

void Generator::visit_element(const Comprehended& node, std::uint32_t depth) {
    Span span = node.element.span;
    if (options_.minor == 11) {
        span = node.span();
    } else if (options_.minor > 11 && node.value) {
        span.end_line = node.value->span.end_line;
        span.end_column = node.value->span.end_column;
    }
    if (const auto* starred = syntax::try_as<syntax::Starred>(&node.element))
        return visit_unpacked(node, *starred, depth);
    const bool value_first = node.value && options_.minor < 8;
    if (value_first) visit(*node.value);
    visit(node.element);
    if (node.kind == ComprehensionKind::dict && !node.value) return emit(span, Opcode::dict_update, depth + 1);
    if (value_first) emit(span, Opcode::swap, 2);
    if (node.value && !value_first) visit(*node.value);
    switch (node.kind) {
        case ComprehensionKind::list: return emit(span, Opcode::list_append, depth + 1);
        case ComprehensionKind::set: return emit(span, Opcode::set_add, depth + 1);
        case ComprehensionKind::dict: return emit(span, Opcode::dict_add, depth + 1);
        default: emit_yield(node.element.span); return emit(node.element.span, Opcode::pop_top);
    }
}

}  // namespace lastref::model::compile
