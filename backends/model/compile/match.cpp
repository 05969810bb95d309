#include <algorithm>

#include "backends/model/compile/failure.hpp"
#include "backends/model/compile/pattern_state.hpp"

namespace lastref::model::compile {

using syntax::as;
using syntax::PatternKind;

bool is_wildcard(const syntax::Pattern& pattern) {
    const auto* node = syntax::try_as<syntax::MatchAs>(&pattern);
    return node && !node->name && !node->pattern;
}

/// A copy of the subject is taken for every case but the last; a last `case _` needs none at all.
void Generator::visit_match(const syntax::Match& node) {
    require_language(10, node.subject->span);
    visit(*node.subject);
    const Label end = new_label();
    const std::size_t count = node.cases.size();
    const bool has_default = count > 1 && is_wildcard(*node.cases.back().pattern);
    const std::size_t patterns = has_default ? count - 1 : count;
    for (std::size_t i = 0; i < patterns; ++i) {
        const syntax::MatchCase& match_case = node.cases[i];
        const Span& span = match_case.pattern->span;
        const bool last = i + 1 == patterns;
        if (!last) emit(span, Opcode::copy, 1);
        PatternState state;
        state.allow_irrefutable = match_case.guard != nullptr || i + 1 == count;
        visit_pattern(*match_case.pattern, state);
        for (const std::string& name : state.stores) access(Access::store, name, span);
        if (match_case.guard) jump_if(*match_case.guard, fail_label(0, state), JumpWhen::is_false);
        if (!last) emit(span, Opcode::pop_top);
        visit(match_case.body);
        emit_jump(nowhere, Opcode::jump, end);
        bind_fail_labels(span, state);
    }
    if (has_default) {
        const syntax::MatchCase& match_case = node.cases.back();
        if (match_case.guard) jump_if(*match_case.guard, end, JumpWhen::is_false);
        visit(match_case.body);
    }
    bind(end);
}

Assembler::Label Generator::fail_label(std::size_t pops, PatternState& state) {
    while (state.fail_labels.size() <= pops) state.fail_labels.push_back(new_label());
    return state.fail_labels[pops];
}

void Generator::jump_to_fail(Opcode opcode, const Span& span, PatternState& state) {
    emit_jump(span, opcode, fail_label(state.on_top + state.stores.size(), state));
}

void Generator::bind_fail_labels(const Span& span, PatternState& state) {
    if (state.fail_labels.empty()) return;
    for (std::size_t pops = state.fail_labels.size(); --pops > 0;) {
        bind(state.fail_labels[pops]);
        emit(span, Opcode::pop_top);
    }
    bind(state.fail_labels[0]);
    state.fail_labels.clear();
}

void Generator::rotate(std::size_t count, const Span& span) {
    for (; count > 1; --count) emit(span, Opcode::swap, static_cast<std::uint32_t>(count));
}

void Generator::capture(const std::optional<std::string>& name, const Span& span, PatternState& state) {
    if (!name) return emit(span, Opcode::pop_top);
    if (std::find(state.stores.begin(), state.stores.end(), *name) != state.stores.end()) {
        fail(span, "multiple assignments to name '" + *name + "' in pattern");
    }
    rotate(state.on_top + state.stores.size() + 1, span);
    state.stores.push_back(*name);
}

void Generator::visit_pattern(const syntax::Pattern& pattern, PatternState& state) {
    switch (pattern.kind) {
        case PatternKind::match_value: return visit_value_pattern(as<syntax::MatchValue>(pattern), state);
        case PatternKind::match_singleton: return visit_singleton_pattern(as<syntax::MatchSingleton>(pattern), state);
        case PatternKind::match_sequence: return visit_sequence_pattern(as<syntax::MatchSequence>(pattern), state);
        case PatternKind::match_mapping: return visit_mapping_pattern(as<syntax::MatchMapping>(pattern), state);
        case PatternKind::match_class: return visit_class_pattern(as<syntax::MatchClass>(pattern), state);
        case PatternKind::match_star: return capture(as<syntax::MatchStar>(pattern).name, pattern.span, state);
        case PatternKind::match_as: return visit_as_pattern(as<syntax::MatchAs>(pattern), state);
        case PatternKind::match_or: return visit_or_pattern(as<syntax::MatchOr>(pattern), state);
    }
}

void Generator::visit_subpattern(const syntax::Pattern& pattern, PatternState& state) {
    const bool allowed = state.allow_irrefutable;
    state.allow_irrefutable = true;
    visit_pattern(pattern, state);
    state.allow_irrefutable = allowed;
}

}  // namespace lastref::model::compile
