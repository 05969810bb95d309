#include "fuzz/grammar/parts.hpp"

#include <array>

namespace lastref::fuzz {
namespace {

Expression named(Writer& writer, Shape shape, const char* display) {
    if (auto known = writer.name_of(shape)) return *known;
    Expression first = writer.value();
    Expression second = writer.value();
    return Expression(writer.assign({fill(display, {first, second}), shape}));
}

Expression named_list(Writer& writer) {
    return named(writer, Shape::list, "[$, $]");
}

Expression named_dict(Writer& writer) {
    return named(writer, Shape::dict, "{'x': $, 'y': $}");
}

void list_method(Writer& writer) {
    const Expression list = named_list(writer);
    constexpr std::array<const char*, 9> forms{"$.append($)",      "$.insert(0, $)",    "$.extend([$])",
                                               "$[:] = [$]",       "$[1:] = ($, None)", "$ += ($,)",
                                               "$[len($):] = [$]", "$[0:0] = [$]",      "$.append([$])"};
    const auto form = writer.random.below(forms.size());
    if (form == 6) return writer.line(forms[form], {list, list, writer.value()});
    if (form == 5 && writer.in_function()) return writer.line(forms[0], {list, writer.value()});
    writer.line(forms[form], {list, writer.value()});
}

void list_removal(Writer& writer) {
    const Expression list = named_list(writer);
    constexpr std::array<const char*, 8> forms{"del $[:1]",  "del $[:]",  "$.clear()",   "del $[::2]",
                                               "del $[-1:]", "$[:] = []", "$.reverse()", "del $[1:]"};
    writer.line(forms[writer.random.below(forms.size())], {list});
}

void list_item(Writer& writer) {
    const Expression list = named_list(writer);
    writer.block("if $:", {list}, [&] {
        constexpr std::array<const char*, 4> forms{"$[0] = $", "$[-1] = $", "$[0], $[-1] = None, $",
                                                   "$.append(($, $.pop()))"};
        const auto form = writer.random.below(forms.size());
        if (form == 2) return writer.line(forms[form], {list, list, writer.value()});
        if (form == 3) return writer.line(forms[form], {list, writer.value(), list});
        writer.line(forms[form], {list, writer.value()});
    });
}

void list_pop(Writer& writer) {
    const Expression list = named_list(writer);
    writer.block("if $:", {list}, [&] {
        constexpr std::array<const char*, 4> forms{"$.pop()", "print($.pop() is None)", "del $[0]", "$.pop(0)"};
        writer.line(forms[writer.random.below(forms.size())], {list});
    });
}

void list_of_itself(Writer& writer) {
    const Expression list = named_list(writer);
    writer.line("$.append($)", {list, list});
}

void list_sort(Writer& writer) {
    const Expression list = named_list(writer);
    writer.line("$.sort(key=lambda one: getattr(one, 'name', ''))", {list});
}

void dict_item(Writer& writer) {
    const Expression dict = named_dict(writer);
    constexpr std::array<const char*, 7> forms{"$['x'] = $",           "$['z'] = $",         "$.update(y=$)",
                                               "$.setdefault('x', $)", "$.update({'x': $})", "$[1, 2] = $",
                                               "$.update([('w', $)])"};
    writer.line(forms[writer.random.below(forms.size())], {dict, writer.value()});
}

void dict_removal(Writer& writer) {
    const Expression dict = named_dict(writer);
    constexpr std::array<const char*, 5> forms{"$.pop('x', None)", "$.clear()", "$.pop('y', 0)",
                                               "for key in list($): del $[key]", "while $: $.popitem()"};
    const auto form = writer.random.below(forms.size());
    writer.line(forms[form], form < 3 ? std::vector{dict} : std::vector{dict, dict});
}

void dict_of_itself(Writer& writer) {
    const Expression dict = named_dict(writer);
    writer.line("$['me'] = $", {dict, dict});
}

void dict_view(Writer& writer) {
    const Expression dict = named_dict(writer);
    constexpr std::array<const char*, 3> forms{"print(len($.items()))", "print([one is None for one in $.values()])",
                                               "for item in $.values(): pass"};
    writer.line(forms[writer.random.below(forms.size())], {dict});
}

void set_change(Writer& writer) {
    const Expression set = [&] {
        if (auto known = writer.name_of(Shape::set)) return *known;
        return Expression(writer.assign({fill("{$}", {writer.instance()}), Shape::set}));
    }();
    constexpr std::array<const char*, 5> forms{"$.clear()", "if $: $.pop()", "print(len($))", "$.discard(3)",
                                               "$ = set()"};
    const auto form = writer.random.below(forms.size());
    if (form == 4) return writer.line("print(3 in $)", {set});
    writer.line(forms[form], form == 1 ? std::vector{set, set} : std::vector{set});
}

void show_length(Writer& writer) {
    writer.line("print($, len($))", {writer.quoted_tag(), named_list(writer)});
}

void show_items(Writer& writer) {
    writer.line("print($, [getattr(one, 'name', None) for one in $])", {writer.quoted_tag(), named_list(writer)});
}

Made make_form(Writer& writer, const char* form, Shape shape, std::size_t parts) {
    std::vector<Expression> values;
    for (std::size_t i = 0; i < parts; ++i) values.push_back(writer.value());
    return {fill(form, std::move(values)), shape};
}

Made make_list(Writer& writer) {
    return make_form(writer, writer.random.percent(50) ? "[$, $]" : "[$, 1, $]", Shape::list, 2);
}

Made make_short_list(Writer& writer) {
    return make_form(writer, writer.random.percent(50) ? "[$]" : "[None, $] * 2", Shape::list, 1);
}

Made make_tuple(Writer& writer) {
    return make_form(writer, writer.random.percent(50) ? "($, $)" : "(1, $, $)", Shape::tuple, 2);
}

Made make_dict(Writer& writer) {
    return make_form(writer, writer.random.percent(50) ? "{'x': $, 'y': $}" : "dict(x=$, y=$)", Shape::dict, 2);
}

Made make_set(Writer& writer) {
    return {fill("{$}", {writer.instance()}), Shape::set};
}

Made make_starred(Writer& writer) {
    return make_form(writer, "[$, *[$, $]]", Shape::list, 3);
}

Made make_merged_dict(Writer& writer) {
    return make_form(writer, "{'x': $, **{'y': $, 'x': $}}", Shape::dict, 3);
}

Made make_key(Writer& writer) {
    return {fill("{$: $}", {writer.instance(), writer.value()}), Shape::dict};
}

Made make_list_comprehension(Writer& writer) {
    return make_form(
        writer, writer.random.percent(50) ? "[one for one in ($, $)]" : "[one for one in [$, $] if one is not None]",
        Shape::list, 2);
}

Made make_dict_comprehension(Writer& writer) {
    return make_form(writer, "{str(i): one for i, one in enumerate([$, $])}", Shape::dict, 2);
}

Made make_comprehension_of_instances(Writer& writer) {
    return {fill("[" + writer.random.pick(writer.classes) + "($ + str(i)) for i in range(3)]", {writer.quoted_tag()}),
            Shape::list};
}

Made make_nested_comprehension(Writer& writer) {
    return make_form(writer, "[[two, one] for one in [$, $] for two in (one, 1)]", Shape::list, 2);
}

Made make_slice(Writer& writer) {
    if (auto list = writer.name_of(Shape::list)) return {fill("$[:]", {*list}), Shape::list};
    return make_form(writer, "[$, $][1:]", Shape::list, 2);
}

Made make_item(Writer& writer) {
    constexpr std::array<const char*, 4> forms{"[$, $][0]", "($, $)[1]", "{'x': $, 'y': $}['y']",
                                               "{'x': $}.get('z', $)"};
    return make_form(writer, forms[writer.random.below(forms.size())], Shape::any, 2);
}

Made make_pop(Writer& writer) {
    constexpr std::array<const char*, 3> forms{"[$, $].pop()", "[$, $].pop(0)", "{'x': $}.pop('x', $)"};
    return make_form(writer, forms[writer.random.below(forms.size())], Shape::any, 2);
}

Made make_copy(Writer& writer) {
    constexpr std::array<const char*, 5> forms{"list([$, $])", "tuple([$, $])", "list(($, $))", "[$, $].copy()",
                                               "[$] + [$]"};
    const auto form = writer.random.below(forms.size());
    return make_form(writer, forms[form], form == 1 ? Shape::tuple : Shape::list, 2);
}

}  // namespace

const Grammar containers{{
                             // clang-format off
        {"list method", 8, list_method}, {"list removal", 6, list_removal}, {"list item", 5, list_item},
        {"list pop", 4, list_pop}, {"list of itself", 3, list_of_itself}, {"list sort", 2, list_sort},
        {"dict item", 6, dict_item}, {"dict removal", 5, dict_removal}, {"dict of itself", 2, dict_of_itself},
        {"dict view", 2, dict_view}, {"set change", 3, set_change}, {"show length", 2, show_length},
        {"show items", 3, show_items},
                             // clang-format on
                         },
                         {
                             // clang-format off
        {"list", 8, make_list}, {"short list", 5, make_short_list}, {"tuple", 8, make_tuple}, {"dict", 7, make_dict},
        {"set", 3, make_set}, {"starred display", 3, make_starred}, {"** in a display", 2, make_merged_dict},
        {"instance as a key", 3, make_key}, {"list comprehension", 5, make_list_comprehension},
        {"dict comprehension", 3, make_dict_comprehension},
        {"comprehension of instances", 3, make_comprehension_of_instances},
        {"nested comprehension", 2, make_nested_comprehension}, {"slice", 3, make_slice}, {"item", 4, make_item},
        {"pop", 3, make_pop}, {"copy", 4, make_copy},
                             // clang-format on
                         }};

}  // namespace lastref::fuzz
