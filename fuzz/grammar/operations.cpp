#include "fuzz/grammar/parts.hpp"

#include <array>

namespace lastref::fuzz {
namespace {

template <std::size_t Count>
Expression two(Writer& writer, const std::array<const char*, Count>& forms) {
    Expression left = writer.value();
    Expression right = writer.value();
    return fill(forms[writer.random.below(Count)], {left, right});
}

void show_comparison(Writer& writer) {
    constexpr std::array<const char*, 8> forms{
        "$ is $",         "$ == $",           "$ != $",        "$ is not $",
        "$ in [None, $]", "($, 1) == ($, 1)", "$ not in ($,)", "$ in {'x': $}.values()"};
    Expression compared = two(writer, forms);
    writer.line("print($, $)", {writer.quoted_tag(), compared});
}

void show_truth(Writer& writer) {
    constexpr std::array<const char*, 4> forms{"bool($ and $)", "not ($ or $)", "callable($) + callable($)",
                                               "isinstance($, type($))"};
    Expression result = two(writer, forms);
    writer.line("print($, $)", {writer.quoted_tag(), result});
}

void show_temporary(Writer& writer) {
    constexpr std::array<const char*, 8> forms{
        "print($, $.name)",          "print($, len([$]))",      "print($, type($.method(1)).__name__)",
        "print($, str($.name) * 2)", "print($, '%s' % $.name)", "print($, '{0}'.format($.name))",
        "print($, [$][0].name)",     "print($, ($, 1)[1])"};
    Expression temporary = writer.instance();
    writer.line(forms[writer.random.below(forms.size())], {writer.quoted_tag(), temporary});
}

void show_several_temporaries(Writer& writer) {
    constexpr std::array<const char*, 5> forms{"print($.name, $.name, $.name)", "print($.name + $.name, $.name)",
                                               "print([$.name, $.name], $.name)", "print(max($.name, $.name, $.name))",
                                               "print(dict(x=$.name, y=$.name)['x'], $.name)"};
    writer.line(forms[writer.random.below(forms.size())], {writer.instance(), writer.instance(), writer.instance()});
}

void method_call(Writer& writer) {
    Expression self =
        writer.random.percent(60) ? writer.instance() : writer.name_of(Shape::instance).value_or(writer.instance());
    constexpr std::array<const char*, 3> forms{"$.method($, $)", "$.method(*[$, $])", "$.method($, *($,))"};
    Expression first = writer.value();
    Expression second = writer.value();
    writer.line(forms[writer.random.below(forms.size())], {self, first, second});
}

void formatted(Writer& writer) {
    constexpr std::array<const char*, 3> forms{"print(f'{$.name}-{$.name}')", "print('%s %s' % ($.name, $.name))",
                                               "print('{} {}'.format($.name, $.name))"};
    // A tag in quotes within an f-string needs other quotes before 3.12.
    const auto form = writer.random.below(forms.size());
    if (form == 0) {
        Expression first = Expression(writer.assign({writer.instance(), Shape::instance}));
        return writer.line(forms[form], {first, first});
    }
    writer.line(forms[form], {writer.instance(), writer.instance()});
}

void operate(Writer& writer) {
    if (!writer.operators) return show_temporary(writer);
    constexpr std::array<const char*, 6> forms{"$ + $", "$[$]", "$ < $", "$ & $", "$ in $", "$($)"};
    const auto form = writer.random.below(forms.size());
    writer.line("print($, type(" + std::string(forms[form]) + ").__name__)",
                {writer.quoted_tag(), writer.instance(), writer.instance()});
}

void operate_on_names(Writer& writer) {
    auto first = writer.name_of(Shape::instance);
    auto second = writer.name_of(Shape::instance);
    if (!writer.operators || !first || !second) return show_comparison(writer);
    writer.line("$ = $ + $", {Expression(writer.bind(Shape::any)), *first, *second});
}

Made make_sum(Writer& writer) {
    if (!writer.operators) return {writer.instance(), Shape::instance};
    return {fill("($ + $)", {writer.instance(), writer.instance()}), Shape::any};
}

Made make_subscript(Writer& writer) {
    if (!writer.operators) return {writer.instance(), Shape::instance};
    return {fill("$[$]", {writer.instance(), writer.value()}), Shape::any};
}

Made make_choice(Writer& writer) {
    constexpr std::array<const char*, 5> forms{"($ if $ else None)", "($ and $)", "($ or $)", "(None or [$, $])",
                                               "(1 if $ is None else $)"};
    return {two(writer, forms), Shape::any};
}

Made make_bound_method(Writer& writer) {
    if (auto known = writer.name_of(Shape::instance)) return {fill("$.method", {*known}), Shape::function};
    return {fill("$.method", {writer.instance()}), Shape::function};
}

Made make_method_result(Writer& writer) {
    return {fill("$.method($)", {writer.instance(), writer.value()}), Shape::any};
}

Made make_iterator(Writer& writer) {
    constexpr std::array<const char*, 8> forms{"iter([$, $])",           "zip([$], [$])",
                                               "reversed([$, $])",       "enumerate([$, $])",
                                               "iter({'x': $, 'y': $})", "map(lambda one: one, [$, $])",
                                               "filter(None, [$, $])",   "iter(($, $))"};
    return {two(writer, forms), Shape::iterator};
}

Made make_next(Writer& writer) {
    constexpr std::array<const char*, 4> forms{"next(iter([$, $]))", "next(zip([$], [$]))", "next(reversed([$, $]))",
                                               "next(iter([]), [$, $])"};
    return {two(writer, forms), Shape::any};
}

Made make_extreme(Writer& writer) {
    constexpr std::array<const char*, 4> forms{
        "max([$, $], key=lambda one: getattr(one, 'name', ''))", "min($, $, key=lambda one: getattr(one, 'name', ''))",
        "sorted([$, $], key=lambda one: getattr(one, 'name', ''))", "list(map(lambda one, other: other, [$], [$]))"};
    return {two(writer, forms), Shape::any};
}

}  // namespace

const Grammar operations{{
                             // clang-format off
        {"comparison", 4, show_comparison}, {"truth", 3, show_truth}, {"temporary", 5, show_temporary},
        {"temporaries", 4, show_several_temporaries}, {"method call", 5, method_call}, {"formatting", 3, formatted},
        {"operator on temporaries", 4, operate}, {"operator on names", 3, operate_on_names},
                             // clang-format on
                         },
                         {
                             // clang-format off
        {"sum", 3, make_sum}, {"subscript of an instance", 2, make_subscript}, {"choice", 3, make_choice},
        {"bound method", 5, make_bound_method}, {"result of a method", 4, make_method_result},
        {"iterator", 4, make_iterator}, {"next()", 3, make_next}, {"max, min, sorted, map", 2, make_extreme},
                             // clang-format on
                         }};

}  // namespace lastref::fuzz
