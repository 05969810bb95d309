#include <algorithm>

#include "backends/model/compile/generator.hpp"

namespace lastref::model::compile {

using syntax::as;
using syntax::ExpressionKind;

namespace {

Constant names_constant(const std::vector<syntax::Keyword>& keywords) {
    auto names = std::make_unique<TupleConstant>();
    for (const syntax::Keyword& keyword : keywords) names->items.push_back(string_constant(*keyword.arg));
    return std::unique_ptr<const TupleConstant>(std::move(names));
}

}  // namespace

syntax::Span span_from_attribute(const syntax::Attribute& attribute, syntax::Span span) {
    if (attribute.span.line == attribute.span.end_line) return span;
    const auto length = static_cast<std::uint32_t>(attribute.attr.size());
    span.line = attribute.span.end_line;
    span.column = attribute.span.end_column > length ? attribute.span.end_column - length : 0;
    return span;
}

bool Generator::is_plain_call(std::uint32_t pushed, const syntax::Expressions& arguments,
                              const std::vector<syntax::Keyword>& keywords) const {
    if (arguments.size() + pushed + keywords.size() * 2 > stack_use_guideline) return false;
    return std::none_of(arguments.begin(), arguments.end(),
                        [](const auto& argument) { return argument->kind == ExpressionKind::starred; }) &&
           std::all_of(keywords.begin(), keywords.end(), [](const auto& keyword) { return keyword.arg.has_value(); });
}

void Generator::visit_plain_arguments(const Span& span, std::uint32_t pushed, const syntax::Expressions& arguments,
                                      const std::vector<syntax::Keyword>& keywords) {
    for (const auto& argument : arguments) visit(*argument);
    const auto count = static_cast<std::uint32_t>(arguments.size() + keywords.size()) + pushed;
    if (keywords.empty()) return emit(span, Opcode::call, count);
    for (const syntax::Keyword& keyword : keywords) visit(*keyword.value);
    load_constant(names_constant(keywords), span);
    emit(span, Opcode::call_keywords, count);
}

/// What the display is built with that `node` stands for, if it does.
std::optional<Opcode> Generator::display_of(const syntax::Call& node) const {
    const auto* name = syntax::try_as<syntax::Name>(node.func.get());
    if (!name || node.args.size() != 1 || !node.keywords.empty()) return std::nullopt;
    const auto* generator = syntax::try_as<syntax::GeneratorExp>(node.args[0].get());
    if (!generator || table_.of(generator).coroutine) return std::nullopt;
    if (options_.tuples_of_generators_are_built && name->id == "tuple") return Opcode::build_tuple;
    if (options_.lists_of_generators_are_built && name->id == "list") return Opcode::build_list;
    if (options_.lists_of_generators_are_built && name->id == "set") return Opcode::build_set;
    return std::nullopt;
}

void Generator::visit_call_of_generator(const syntax::Call& node, Opcode build) {
    const Span& span = node.func->span;
    const Label other = new_label();
    const Label start = new_label();
    const Label exhausted = new_label();
    const Label end = new_label();
    const bool set = build == Opcode::build_set;
    visit(*node.func);
    emit(span, Opcode::is_builtin_type, set ? 1 : build == Opcode::build_list ? 0 : 2);
    emit_jump(span, Opcode::pop_jump_if_false, other);
    emit(span, Opcode::pop_top);
    emit(span, set ? Opcode::build_set : Opcode::build_list, 0);
    visit(*node.args[0]);
    bind(start);
    emit_jump(span, Opcode::for_iterator, exhausted);
    emit(span, set ? Opcode::set_add : Opcode::list_append, 2);
    emit_jump(span, Opcode::jump, start);
    bind(exhausted);
    if (build == Opcode::build_tuple) emit(span, Opcode::list_to_tuple);
    emit_jump(span, Opcode::jump, end);
    bind(other);
    emit(span, Opcode::push_null);
    visit_plain_arguments(node.span, 0, node.args, node.keywords);
    bind(end);
}

void Generator::visit_call(const syntax::Call& node) {
    if (const auto build = display_of(node)) return visit_call_of_generator(node, *build);
    const bool plain = is_plain_call(0, node.args, node.keywords);
    const auto* attribute = syntax::try_as<syntax::Attribute>(node.func.get());
    if (plain && attribute) {
        visit(*attribute->value);
        emit_named(span_from_attribute(*attribute, attribute->span), Opcode::load_method, attribute->attr);
        return visit_plain_arguments(span_from_attribute(*attribute, node.span), 0, node.args, node.keywords);
    }
    visit(*node.func);
    emit(node.func->span, Opcode::push_null);
    visit_arguments(node.span, 0, node.args, node.keywords);
}

void Generator::visit_arguments(const Span& span, std::uint32_t pushed, const syntax::Expressions& arguments,
                                const std::vector<syntax::Keyword>& keywords) {
    if (is_plain_call(pushed, arguments, keywords)) return visit_plain_arguments(span, pushed, arguments, keywords);
    if (pushed == 0 && arguments.size() == 1 && arguments[0]->kind == ExpressionKind::starred) {
        visit(*as<syntax::Starred>(*arguments[0]).value);
    } else {
        visit_sequence(arguments, Sequence::arguments, pushed, span);
    }
    if (!keywords.empty()) visit_unpacked_keywords(span, keywords);
    emit(span, Opcode::call_unpacked, keywords.empty() ? 0 : 1);
}

void Generator::visit_keyword_part(const Span& span, const std::vector<syntax::Keyword>& keywords, std::size_t begin,
                                   std::size_t end) {
    const std::size_t count = end - begin;
    const bool big = count * 2 > stack_use_guideline;
    if (big) emit(nowhere, Opcode::build_dict, 0);
    for (std::size_t i = begin; i < end; ++i) {
        load_constant(string_constant(*keywords[i].arg), span);
        visit(*keywords[i].value);
        if (big) emit(nowhere, Opcode::dict_add, 1);
    }
    if (!big) emit(span, Opcode::build_dict, static_cast<std::uint32_t>(count));
}

void Generator::join_keywords(const Span& span, const std::vector<syntax::Keyword>& keywords) {
    std::uint32_t parts = 0;
    std::size_t begin = 0;
    const auto finish_part = [&](std::size_t end) {
        if (begin == end) return;
        visit_keyword_part(span, keywords, begin, end);
        ++parts;
    };
    for (std::size_t i = 0; i < keywords.size(); ++i) {
        if (keywords[i].arg) continue;
        finish_part(i);
        visit(*keywords[i].value);
        ++parts;
        begin = i + 1;
    }
    finish_part(keywords.size());
    emit(span, Opcode::join_keywords, parts);
}

void Generator::visit_unpacked_keywords(const Span& span, const std::vector<syntax::Keyword>& keywords) {
    if (joins_displays()) return join_keywords(span, keywords);
    bool have_dict = false;
    std::size_t begin = 0;
    const auto finish_part = [&](std::size_t end) {
        if (begin == end) return;
        visit_keyword_part(span, keywords, begin, end);
        if (have_dict) emit(span, Opcode::dict_merge, 1);
        have_dict = true;
    };
    for (std::size_t i = 0; i < keywords.size(); ++i) {
        if (keywords[i].arg) continue;
        finish_part(i);
        if (!have_dict) emit(span, Opcode::build_dict, 0);
        have_dict = true;
        visit(*keywords[i].value);
        emit(span, Opcode::dict_merge, 1);
        begin = i + 1;
    }
    finish_part(keywords.size());
}

}  // namespace lastref::model::compile
