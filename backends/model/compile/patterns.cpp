#include <set>

#include "backends/model/compile/failure.hpp"
#include "backends/model/compile/fold.hpp"
#include "backends/model/compile/pattern_state.hpp"

namespace lastref::model::compile {

using syntax::as;
using syntax::PatternKind;

void Generator::visit_value_pattern(const syntax::MatchValue& pattern, PatternState& state) {
    visit(*pattern.value);
    emit(pattern.span, Opcode::compare_operator, static_cast<std::uint32_t>(CompareOperator::equal));
    jump_to_fail(Opcode::pop_jump_if_false, pattern.span, state);
}

void Generator::visit_singleton_pattern(const syntax::MatchSingleton& pattern, PatternState& state) {
    if (pattern.value == syntax::Singleton::none) {
        return jump_to_fail(Opcode::pop_jump_if_not_none, pattern.span, state);
    }
    load_constant(pattern.value == syntax::Singleton::true_, pattern.span);
    emit(pattern.span, Opcode::is_operator, 0);
    jump_to_fail(Opcode::pop_jump_if_false, pattern.span, state);
}

void Generator::visit_as_pattern(const syntax::MatchAs& pattern, PatternState& state) {
    if (pattern.pattern) {
        ++state.on_top;
        emit(pattern.span, Opcode::copy, 1);
        visit_pattern(*pattern.pattern, state);
        --state.on_top;
        return capture(pattern.name, pattern.span, state);
    }
    if (!state.allow_irrefutable) {
        fail(pattern.span, (pattern.name ? "name capture '" + *pattern.name + "'" : "wildcard") +
                               " makes remaining patterns unreachable");
    }
    capture(pattern.name, pattern.span, state);
}

void Generator::check_length(const Span& span, CompareOperator op, std::size_t length, PatternState& state) {
    emit(span, Opcode::get_length);
    load_constant(integer_constant(static_cast<std::int64_t>(length)), span);
    emit(span, Opcode::compare_operator, static_cast<std::uint32_t>(op));
    jump_to_fail(Opcode::pop_jump_if_false, span, state);
}

void Generator::visit_sequence_pattern(const syntax::MatchSequence& pattern, PatternState& state) {
    const std::size_t size = pattern.patterns.size();
    std::size_t star = size;
    bool only_wildcards = true;
    bool wildcard_star = false;
    for (std::size_t i = 0; i < size; ++i) {
        const syntax::Pattern& element = *pattern.patterns[i];
        if (const auto* starred = syntax::try_as<syntax::MatchStar>(&element)) {
            if (star != size) fail(pattern.span, "multiple starred names in sequence pattern");
            wildcard_star = !starred->name;
            only_wildcards = only_wildcards && wildcard_star;
            star = i;
        } else {
            only_wildcards = only_wildcards && is_wildcard(element);
        }
    }
    ++state.on_top;
    emit(pattern.span, Opcode::match_sequence);
    jump_to_fail(Opcode::pop_jump_if_false, pattern.span, state);
    if (star == size) {
        check_length(pattern.span, CompareOperator::equal, size, state);
    } else if (size > 1) {
        check_length(pattern.span, CompareOperator::greater_equal, size - 1, state);
    }
    --state.on_top;
    if (only_wildcards) {
        emit(pattern.span, Opcode::pop_top);
    } else if (wildcard_star) {
        index_sequence_pattern(pattern, star, state);
    } else {
        unpack_sequence_pattern(pattern, state);
    }
}

void Generator::unpack_sequence_pattern(const syntax::MatchSequence& pattern, PatternState& state) {
    const std::size_t size = pattern.patterns.size();
    unpack(
        size, [&](std::size_t i) { return pattern.patterns[i]->kind == PatternKind::match_star; }, pattern.span,
        "multiple starred names in sequence pattern");
    state.on_top += size;
    for (const auto& element : pattern.patterns) {
        --state.on_top;
        visit_subpattern(*element, state);
    }
}

/// `[a, *_, b]`: only the items that are looked at are taken out.
void Generator::index_sequence_pattern(const syntax::MatchSequence& pattern, std::size_t star, PatternState& state) {
    const std::size_t size = pattern.patterns.size();
    ++state.on_top;
    for (std::size_t i = 0; i < size; ++i) {
        const syntax::Pattern& element = *pattern.patterns[i];
        if (i == star || is_wildcard(element)) continue;
        emit(element.span, Opcode::copy, 1);
        if (i < star) {
            load_constant(integer_constant(static_cast<std::int64_t>(i)), element.span);
        } else {
            emit(element.span, Opcode::get_length);
            load_constant(integer_constant(static_cast<std::int64_t>(size - i)), element.span);
            emit(element.span, Opcode::binary_operator, static_cast<std::uint32_t>(BinaryOperator::subtract));
        }
        emit(element.span, Opcode::load_item);
        visit_subpattern(element, state);
    }
    --state.on_top;
    emit(pattern.span, Opcode::pop_top);
}

void Generator::visit_mapping_keys(const syntax::MatchMapping& pattern) {
    ConstantIdentities seen;
    std::set<std::uint32_t> numbers;
    for (const auto& key : pattern.keys) {
        if (const auto constant = fold(*key)) {
            if (!numbers.insert(seen.number(*constant)).second) {
                fail(pattern.span, "mapping pattern checks duplicate key (" + describe(*constant) + ")");
            }
        }
    }
    visit_sequence(pattern.keys, Sequence::tuple, 0, pattern.span);
}

void Generator::visit_mapping_pattern(const syntax::MatchMapping& pattern, PatternState& state) {
    const Span& span = pattern.span;
    const std::size_t size = pattern.keys.size();
    ++state.on_top;
    emit(span, Opcode::match_mapping);
    jump_to_fail(Opcode::pop_jump_if_false, span, state);
    if (size == 0 && !pattern.rest) {
        --state.on_top;
        return emit(span, Opcode::pop_top);
    }
    if (size > 0) check_length(span, CompareOperator::greater_equal, size, state);
    visit_mapping_keys(pattern);
    emit(span, Opcode::match_keys);
    state.on_top += 2;
    emit(span, Opcode::copy, 1);
    jump_to_fail(Opcode::pop_jump_if_none, span, state);
    emit(span, Opcode::unpack_sequence, static_cast<std::uint32_t>(size));
    state.on_top += size;
    --state.on_top;
    for (const auto& value : pattern.patterns) {
        --state.on_top;
        visit_subpattern(*value, state);
    }
    state.on_top -= 2;
    if (pattern.rest) return keep_rest_of_mapping(pattern, state);
    emit(span, Opcode::pop_top);
    emit(span, Opcode::pop_top);
}

/// `subject keys -> rest`: a copy of the subject as a dict, without the keys.
void Generator::keep_rest_of_mapping(const syntax::MatchMapping& pattern, PatternState& state) {
    const Span& span = pattern.span;
    const auto size = static_cast<std::uint32_t>(pattern.keys.size());
    emit(span, Opcode::build_dict, 0);
    emit(span, Opcode::swap, 3);
    emit(span, Opcode::dict_update, 2);
    emit(span, Opcode::unpack_sequence, size);
    for (std::uint32_t left = size; left > 0; --left) {
        emit(span, Opcode::copy, 1 + left);
        emit(span, Opcode::swap, 2);
        emit(span, Opcode::delete_item);
    }
    capture(pattern.rest, span, state);
}

void Generator::visit_class_pattern(const syntax::MatchClass& pattern, PatternState& state) {
    const Span& span = pattern.span;
    const std::size_t positional = pattern.patterns.size();
    const std::size_t size = positional + pattern.kwd_attrs.size();
    auto names = std::make_unique<TupleConstant>();
    std::set<std::string> seen;
    for (std::size_t i = 0; i < pattern.kwd_attrs.size(); ++i) {
        const std::string& name = pattern.kwd_attrs[i];
        if (!seen.insert(name).second) {
            fail(pattern.kwd_patterns[i]->span, "attribute name repeated in class pattern: " + name);
        }
        names->items.push_back(string_constant(name));
    }
    visit(*pattern.cls);
    load_constant(std::unique_ptr<const TupleConstant>(std::move(names)), span);
    emit(span, Opcode::match_class, static_cast<std::uint32_t>(positional));
    emit(span, Opcode::copy, 1);
    ++state.on_top;
    jump_to_fail(Opcode::pop_jump_if_none, span, state);
    emit(span, Opcode::unpack_sequence, static_cast<std::uint32_t>(size));
    state.on_top += size;
    --state.on_top;
    for (std::size_t i = 0; i < size; ++i) {
        --state.on_top;
        const syntax::Pattern& part = i < positional ? *pattern.patterns[i] : *pattern.kwd_patterns[i - positional];
        if (is_wildcard(part)) {
            emit(part.span, Opcode::pop_top);
        } else {
            visit_subpattern(part, state);
        }
    }
}

}  // namespace lastref::model::compile
