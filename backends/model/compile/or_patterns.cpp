#include <algorithm>

#include "backends/model/compile/failure.hpp"
#include "backends/model/compile/pattern_state.hpp"

namespace lastref::model::compile {

/// Each alternative tries a copy of the subject. All capture the same names, and leave them in the order of the first.
void Generator::visit_or_pattern(const syntax::MatchOr& pattern, PatternState& state) {
    const Label end = new_label();
    std::vector<std::string> control;
    for (std::size_t i = 0; i < pattern.patterns.size(); ++i) {
        const syntax::Pattern& alternative = *pattern.patterns[i];
        PatternState inner;
        inner.allow_irrefutable = i + 1 == pattern.patterns.size() && state.allow_irrefutable;
        emit(alternative.span, Opcode::copy, 1);
        visit_pattern(alternative, inner);
        if (i == 0) {
            control = inner.stores;
        } else {
            reorder_captures(pattern, inner.stores, control);
        }
        emit_jump(alternative.span, Opcode::jump, end);
        bind_fail_labels(alternative.span, inner);
    }
    emit(pattern.span, Opcode::pop_top);
    jump_to_fail(Opcode::jump, pattern.span, state);
    bind(end);
    // The new captures lie above the subject's copy and what was there before; each moves below all of that.
    const std::size_t rotations = control.size() + 1 + state.on_top + state.stores.size();
    for (const std::string& name : control) {
        rotate(rotations, pattern.span);
        if (std::find(state.stores.begin(), state.stores.end(), name) != state.stores.end()) {
            fail(pattern.span, "multiple assignments to name '" + name + "' in pattern");
        }
        state.stores.push_back(name);
    }
    emit(pattern.span, Opcode::pop_top);
}

void Generator::reorder_captures(const syntax::Pattern& pattern, std::vector<std::string>& stores,
                                 const std::vector<std::string>& control) {
    const auto differ = [&] { fail(pattern.span, "alternative patterns bind different names"); };
    if (stores.size() != control.size()) differ();
    for (std::size_t wanted = control.size(); wanted-- > 0;) {
        const auto found = std::find(stores.begin(), stores.end(), control[wanted]);
        if (found == stores.end()) differ();
        const auto at = static_cast<std::size_t>(found - stores.begin());
        if (at == wanted) continue;
        // Moves the names up to and including this one behind those that follow, on the list and on the stack.
        const std::size_t moved = at + 1;
        std::vector<std::string> rotated(stores.begin(), stores.begin() + static_cast<std::ptrdiff_t>(moved));
        stores.erase(stores.begin(), stores.begin() + static_cast<std::ptrdiff_t>(moved));
        stores.insert(stores.begin() + static_cast<std::ptrdiff_t>(wanted - at), rotated.begin(), rotated.end());
        for (std::size_t i = 0; i < moved; ++i) rotate(wanted + 1, pattern.span);
    }
}

}  // namespace lastref::model::compile
