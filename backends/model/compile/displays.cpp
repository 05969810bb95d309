#include <algorithm>
#include <utility>

#include "backends/model/compile/failure.hpp"
#include "backends/model/compile/fold.hpp"
#include "backends/model/compile/generator.hpp"

namespace lastref::model::compile {

using syntax::as;
using syntax::ExpressionKind;

namespace {

bool is_starred(const syntax::ExpressionPtr& expression) {
    return expression->kind == ExpressionKind::starred;
}

const syntax::Expression& value_of_starred(const syntax::Expression& starred) {
    return *as<syntax::Starred>(starred).value;
}

}  // namespace

/// `[1, 2, 3]` is made from the constant tuple.
bool Generator::visit_constant_sequence(const syntax::Expressions& elements, Sequence kind, std::uint32_t pushed,
                                        const Span& span) {
    const bool whole_tuple = kind == Sequence::tuple && pushed == 0;
    if (elements.size() <= 2 && !whole_tuple) return false;
    if (!whole_tuple && options_.minor < 9) return false;
    auto constant = kind == Sequence::set ? fold_frozen_set(elements) : fold_tuple(elements);
    if (!constant) return false;
    if (whole_tuple) {
        load_constant(std::move(*constant), span);
        return true;
    }
    emit(span, kind == Sequence::set ? Opcode::build_set : Opcode::build_list, pushed);
    load_constant(std::move(*constant), span);
    emit(span, kind == Sequence::set ? Opcode::set_update : Opcode::list_extend, 1);
    if (kind == Sequence::tuple) emit(span, Opcode::list_to_tuple);
    return true;
}

bool Generator::joins_displays() const {
    return options_.minor < 9 && !options_.python_2;
}

void Generator::join_sequence(const syntax::Expressions& elements, Sequence kind, std::uint32_t pushed,
                              const Span& span) {
    std::uint32_t parts = 0;
    std::uint32_t plain = pushed;
    const auto finish_part = [&] {
        if (plain == 0) return;
        emit(span, kind == Sequence::set ? Opcode::build_set : Opcode::build_tuple, std::exchange(plain, 0));
        ++parts;
    };
    for (const auto& element : elements) {
        if (!is_starred(element)) {
            visit(*element);
            ++plain;
            continue;
        }
        finish_part();
        visit(value_of_starred(*element));
        ++parts;
    }
    finish_part();
    if (kind == Sequence::arguments) return emit(span, Opcode::join_arguments, parts);
    emit(span, kind == Sequence::set ? Opcode::join_set : Opcode::join_list, parts);
    if (kind == Sequence::tuple) emit(span, Opcode::list_to_tuple);
}

void Generator::visit_sequence(const syntax::Expressions& elements, Sequence kind, std::uint32_t pushed,
                               const Span& span) {
    const bool starred = std::any_of(elements.begin(), elements.end(), is_starred);
    if (kind == Sequence::arguments) {
        if (joins_displays() && starred) return join_sequence(elements, kind, pushed, span);
        kind = Sequence::tuple;
    }
    if (visit_constant_sequence(elements, kind, pushed, span)) return;
    const bool big = elements.size() + pushed > stack_use_guideline;
    const Opcode build = kind == Sequence::set ? Opcode::build_set : Opcode::build_list;
    const auto count = static_cast<std::uint32_t>(elements.size()) + pushed;
    if (!starred && !big) {
        for (const auto& element : elements) visit(*element);
        return emit(span, kind == Sequence::tuple ? Opcode::build_tuple : build, count);
    }
    if (joins_displays() && starred) return join_sequence(elements, kind, pushed, span);
    bool built = big;
    if (big) emit(span, build, pushed);
    for (std::size_t i = 0; i < elements.size(); ++i) {
        const syntax::Expression& element = *elements[i];
        if (element.kind == ExpressionKind::starred) {
            if (!built) emit(span, build, static_cast<std::uint32_t>(i) + pushed);
            built = true;
            visit(value_of_starred(element));
            emit(span, kind == Sequence::set ? Opcode::set_update : Opcode::list_extend, 1);
        } else {
            visit(element);
            if (built) emit(span, kind == Sequence::set ? Opcode::set_add : Opcode::list_append, 1);
        }
    }
    if (kind == Sequence::tuple) emit(span, Opcode::list_to_tuple);
}

void Generator::visit_dict_part(const syntax::Dict& node, std::size_t begin, std::size_t end) {
    const std::size_t count = end - begin;
    // Python 2 stores one after the other, too, and asks for the value first.
    const bool big = count * 2 > stack_use_guideline || options_.python_2;
    if (big) emit(node.span, Opcode::build_dict, 0);
    for (std::size_t i = begin; i < end; ++i) {
        visit(options_.python_2 ? *node.values[i] : *node.keys[i]);
        visit(options_.python_2 ? *node.keys[i] : *node.values[i]);
        if (options_.python_2) emit(node.span, Opcode::swap, 2);
        if (big) emit(node.span, Opcode::dict_add, 1);
    }
    if (!big) emit(node.span, Opcode::build_dict, static_cast<std::uint32_t>(count));
}

void Generator::join_dict(const syntax::Dict& node) {
    std::uint32_t parts = 0;
    std::size_t begin = 0;
    const auto finish_part = [&](std::size_t end) {
        if (begin == end) return;
        visit_dict_part(node, begin, end);
        ++parts;
    };
    for (std::size_t i = 0; i < node.values.size(); ++i) {
        if (node.keys[i]) continue;
        finish_part(i);
        visit(*node.values[i]);
        ++parts;
        begin = i + 1;
    }
    finish_part(node.values.size());
    emit(node.span, Opcode::join_dict, parts);
}

void Generator::visit_dict(const syntax::Dict& node) {
    const bool unpacks = std::any_of(node.keys.begin(), node.keys.end(), [](const auto& key) { return !key; });
    if (joins_displays() && unpacks) return join_dict(node);
    bool have_dict = false;
    std::size_t begin = 0;
    const auto finish_part = [&](std::size_t end) {
        if (begin == end) return;
        visit_dict_part(node, begin, end);
        if (have_dict) emit(node.span, Opcode::dict_update, 1);
        have_dict = true;
    };
    for (std::size_t i = 0; i < node.values.size(); ++i) {
        if (!node.keys[i]) {
            finish_part(i);
            if (!have_dict) emit(node.span, Opcode::build_dict, 0);
            have_dict = true;
            visit(*node.values[i]);
            emit(node.span, Opcode::dict_update, 1);
            begin = i + 1;
        } else if ((i - begin) * 2 > stack_use_guideline) {
            finish_part(i + 1);
            begin = i + 1;
        }
    }
    finish_part(node.values.size());
    if (!have_dict) emit(node.span, Opcode::build_dict, 0);
}

void Generator::visit_joined_string(const syntax::JoinedStr& node) {
    if (node.early_end && options_.minor < 12 && !file_.starts_with("<frozen")) {
        const bool at_next = options_.minor < 9 && node.early_end->next_is_word;
        fail(node.early_end->next, at_next ? "invalid syntax" : node.early_end->message);
    }
    if (node.values.empty()) return load_constant(string_constant(""), node.span);
    for (const auto& value : node.values) visit(*value);
    if (node.values.size() > 1) emit(node.span, Opcode::build_string, static_cast<std::uint32_t>(node.values.size()));
}

void Generator::visit_formatted_value(const syntax::FormattedValue& node) {
    visit(*node.value);
    auto argument = static_cast<std::uint32_t>(node.conversion);
    if (node.format_spec) {
        // From 3.13 on it is converted, and gone, before the format is evaluated.
        if (argument && options_.minor >= 13) emit(node.span, Opcode::format_value, std::exchange(argument, 0));
        visit(*node.format_spec);
        argument |= 4;
    }
    emit(node.span, Opcode::format_value, argument);
}

}  // namespace lastref::model::compile
