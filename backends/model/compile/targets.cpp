#include "backends/model/compile/failure.hpp"
#include "backends/model/compile/generator.hpp"

#include <algorithm>
#include <set>
#include <string_view>

namespace lastref::model::compile {

using syntax::as;
using syntax::ExpressionKind;

void Generator::store(const syntax::Expression& target) {
    const Span& span = target.span;
    assembler().advance_line(span.line);
    switch (target.kind) {
        case ExpressionKind::name: return access(Access::store, as<syntax::Name>(target).id, span);
        case ExpressionKind::attribute: {
            const auto& node = as<syntax::Attribute>(target);
            note_static_attribute(node);
            visit(*node.value);
            return emit_named(span_from_attribute(node, span), Opcode::store_attribute, node.attr);
        }
        case ExpressionKind::subscript: {
            const auto& node = as<syntax::Subscript>(target);
            visit(*node.value);
            if (visit_bounds(*node.slice)) return emit(span, Opcode::store_slice);
            visit(*node.slice);
            return emit(span, Opcode::store_item);
        }
        case ExpressionKind::list: return store_all(as<syntax::List>(target).elts, span);
        case ExpressionKind::tuple: return store_all(as<syntax::Tuple>(target).elts, span);
        case ExpressionKind::starred: fail(span, "starred assignment target must be in a list or tuple");
        default: fail(span, "cannot assign to expression");
    }
}

void Generator::unpack(std::size_t count, const std::function<bool(std::size_t)>& is_starred, const Span& span,
                       const char* twice) {
    std::size_t star = count;
    for (std::size_t i = 0; i < count; ++i) {
        if (!is_starred(i)) continue;
        if (star != count) fail(span, twice);
        if (i >= 256 || count - i - 1 >= (1u << 23)) fail(span, "too many expressions in star-unpacking assignment");
        star = i;
    }
    if (star == count) return emit(span, Opcode::unpack_sequence, static_cast<std::uint32_t>(count));
    emit(span, Opcode::unpack_star, static_cast<std::uint32_t>(star | ((count - star - 1) << 8)));
}

void Generator::store_all(const syntax::Expressions& targets, const Span& span) {
    const bool is_forgotten = options_.stars_are_forgotten && !seen_targets_.insert(&targets).second;
    const auto starred = [&](std::size_t i) { return !is_forgotten && targets[i]->kind == ExpressionKind::starred; };
    // `a, b = b, a` makes no tuple.
    const auto count = static_cast<std::uint32_t>(targets.size());
    bool any_starred = false;
    for (std::size_t i = 0; i < targets.size(); ++i) any_starred |= starred(i);
    if (!any_starred && count >= 1 && count <= 3 && assembler().take_back_tuple(count)) {
        if (count > 1) emit(span, Opcode::swap, count);
    } else {
        unpack(targets.size(), starred, span, "multiple starred expressions in assignment");
    }
    for (const auto& target : targets) {
        const auto* star = syntax::try_as<syntax::Starred>(target.get());
        store(star ? *star->value : *target);
    }
}

void Generator::erase(const syntax::Expression& target) {
    const Span& span = target.span;
    assembler().advance_line(span.line);
    switch (target.kind) {
        case ExpressionKind::name: return access(Access::erase, as<syntax::Name>(target).id, span);
        case ExpressionKind::attribute: {
            const auto& node = as<syntax::Attribute>(target);
            visit(*node.value);
            return emit_named(span_from_attribute(node, span), Opcode::delete_attribute, node.attr);
        }
        case ExpressionKind::subscript: {
            const auto& node = as<syntax::Subscript>(target);
            visit(*node.value);
            visit(*node.slice);
            return emit(span, Opcode::delete_item);
        }
        case ExpressionKind::list:
            for (const auto& element : as<syntax::List>(target).elts) erase(*element);
            return;
        case ExpressionKind::tuple:
            for (const auto& element : as<syntax::Tuple>(target).elts) erase(*element);
            return;
        default: fail(span, "cannot delete expression");
    }
}

namespace {

/// The elements of a tuple or list that is written out, none of them starred.
const syntax::Expressions* plain_elements(const syntax::Expression& expression) {
    const syntax::Expressions* elements = nullptr;
    if (const auto* tuple = syntax::try_as<syntax::Tuple>(&expression)) elements = &tuple->elts;
    if (const auto* list = syntax::try_as<syntax::List>(&expression)) elements = &list->elts;
    const auto is_starred = [](const auto& each) { return each->kind == ExpressionKind::starred; };
    return elements && std::none_of(elements->begin(), elements->end(), is_starred) ? elements : nullptr;
}

}  // namespace

/// Of a name that is there twice only the last counts.
bool Generator::store_backwards(const syntax::Assign& node) {
    if (!options_.names_are_stored_backwards || node.targets.size() != 1) return false;
    const syntax::Expressions* names = plain_elements(*node.targets[0]);
    const syntax::Expressions* values = plain_elements(*node.value);
    const auto is_name = [](const auto& each) { return each->kind == ExpressionKind::name; };
    if (!names || !values || names->size() != values->size()) return false;
    if (!std::all_of(names->begin(), names->end(), is_name)) return false;
    for (const auto& value : *values) visit(*value);
    std::set<std::string_view> stored;
    for (auto name = names->rbegin(); name != names->rend(); ++name) {
        if (stored.insert(as<syntax::Name>(**name).id).second) {
            store(**name);
        } else {
            emit((*name)->span, Opcode::pop_top);
        }
    }
    return true;
}

void Generator::visit_assign(const syntax::Assign& node) {
    if (store_backwards(node)) return;
    visit(*node.value);
    for (std::size_t i = 0; i < node.targets.size(); ++i) {
        if (i + 1 < node.targets.size()) emit(node.span, Opcode::copy, 1);
        store(*node.targets[i]);
    }
}

void Generator::visit_augmented(const syntax::AugAssign& node) {
    const syntax::Expression& target = *node.target;
    const std::uint32_t op = binary_operator_number(node.op);
    switch (target.kind) {
        case ExpressionKind::name: {
            const std::string& name = as<syntax::Name>(target).id;
            access(Access::load, name, options_.augmented_names_are_marked ? target.span : node.span);
            visit(*node.value);
            emit(node.span, Opcode::inplace_operator, op);
            return access(Access::store, name, target.span);
        }
        case ExpressionKind::attribute: {
            const auto& attribute = as<syntax::Attribute>(target);
            const Span place = span_from_attribute(attribute, target.span);
            visit(*attribute.value);
            emit(target.span, Opcode::copy, 1);
            emit_named(place, Opcode::load_attribute, attribute.attr);
            visit(*node.value);
            emit(node.span, Opcode::inplace_operator, op);
            emit(place, Opcode::swap, 2);
            return emit_named(place, Opcode::store_attribute, attribute.attr);
        }
        case ExpressionKind::subscript: {
            const auto& subscript = as<syntax::Subscript>(target);
            visit(*subscript.value);
            const bool is_unbuilt = visit_bounds(*subscript.slice);
            if (!is_unbuilt) visit(*subscript.slice);
            const unsigned operands = is_unbuilt ? 3 : 2;
            for (unsigned i = 0; i < operands; ++i) emit(target.span, Opcode::copy, operands);
            emit(target.span, is_unbuilt ? Opcode::load_slice : Opcode::load_item);
            visit(*node.value);
            emit(node.span, Opcode::inplace_operator, op);
            for (unsigned i = operands + 1; i > 1; --i) emit(target.span, Opcode::swap, i);
            return emit(target.span, is_unbuilt ? Opcode::store_slice : Opcode::store_item);
        }
        default: fail(target.span, "illegal expression for augmented assignment");
    }
}

void Generator::visit_and_drop(const syntax::Expression& expression) {
    visit(expression);
    emit(expression.span, Opcode::pop_top);
}

/// `a.b: int` computes `a`, and `a[b]: int` computes `a` and `b`.
void Generator::check_annotated_target(const syntax::Expression& target) {
    if (const auto* attribute = syntax::try_as<syntax::Attribute>(&target)) return visit_and_drop(*attribute->value);
    if (const auto* subscript = syntax::try_as<syntax::Subscript>(&target)) {
        visit_and_drop(*subscript->value);
        visit_and_drop(*subscript->slice);
    }
}

void Generator::visit_annotated(const syntax::AnnAssign& node) {
    if (node.value) {
        visit(*node.value);
        store(*node.target);
    }
    if (annotation_mode_ == AnnotationMode::deferred && node.simple && unit_->kind == UnitKind::class_body) {
        unit_->annotations.push_back(&node);
    }
    const bool kept = !is_in_function() && annotation_mode_ != AnnotationMode::deferred;
    if (const auto* name = syntax::try_as<syntax::Name>(node.target.get())) {
        if (node.simple && kept) {
            visit_annotation(*node.annotation);
            access(Access::load, "__annotations__", node.span);
            load_constant(string_constant(table_.names().text(mangled(name->id))), node.span);
            return emit(node.span, Opcode::store_item);
        }
    } else if (!node.value) {
        check_annotated_target(*node.target);
    }
    if (!node.simple && kept && annotation_mode_ == AnnotationMode::evaluated) visit_and_drop(*node.annotation);
}

}  // namespace lastref::model::compile
