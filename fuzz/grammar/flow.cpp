#include "fuzz/grammar/parts.hpp"

#include <array>

namespace lastref::fuzz {
namespace {

void advance(Writer& writer) {
    if (auto known = writer.name_of(Shape::iterator)) {
        writer.line("print($, type(next($, None)).__name__)", {writer.quoted_tag(), *known});
        return;
    }
    Expression left = writer.value();
    Expression right = writer.value();
    writer.assign({fill("iter([$, $])", {left, right}), Shape::iterator});
}

void condition(Writer& writer) {
    constexpr std::array<const char*, 3> forms{"if $ is not None:", "if $:", "if isinstance($, Base):"};
    writer.block(forms[writer.random.below(forms.size())], {writer.value()},
                 [&] { writer.statements(writer.random.between(1, 2)); });
    if (writer.random.percent(40)) writer.block("else:", {}, [&] { writer.statements(1); });
}

void count_loop(Writer& writer) {
    const std::string counts = writer.random.percent(50) ? "range(2)" : "(0, 1, 2)";
    writer.loop("for number in " + counts + ":", {}, [&] { writer.statements(writer.random.between(1, 3)); });
}

void item_loop(Writer& writer) {
    Expression first = writer.value();
    Expression second = writer.value();
    const std::string name = writer.bind(Shape::any);
    constexpr std::array<const char*, 4> forms{
        "for $ in [$, $]:", "for $ in ($, $):", "for number, $ in enumerate([$, $]):", "for $ in iter([$, $]):"};
    writer.loop(forms[writer.random.below(forms.size())], {Expression(name), first, second}, [&] {
        writer.line("print($, getattr($, 'name', None))", {writer.quoted_tag(), Expression(name)});
        writer.statements(1);
        if (writer.random.percent(30)) writer.line("break");
    });
    if (writer.random.percent(15)) writer.block("else:", {}, [&] { writer.statements(1); });
}

void while_loop(Writer& writer) {
    const std::string list = writer.assign({fill("[$, $]", {writer.instance(), writer.instance()}), Shape::list});
    writer.loop("while $:", {Expression(list)}, [&] {
        constexpr std::array<const char*, 3> forms{"$.pop()", "del $[0]", "print($.pop(0).name)"};
        writer.line("print($, len($))", {writer.quoted_tag(), Expression(list)});
        writer.line(forms[writer.random.below(forms.size())], {Expression(list)});
        if (writer.random.percent(20)) writer.line("break");
    });
}

void with_statement(Writer& writer) {
    Expression manager =
        writer.random.percent(70) ? writer.instance() : writer.name_of(Shape::instance).value_or(writer.instance());
    if (writer.random.percent(50)) {
        const std::string name = writer.bind(Shape::any);
        writer.block("with $ as $:", {manager, Expression(name)},
                     [&] { writer.statements(writer.random.between(1, 2)); });
    } else {
        writer.block("with $:", {manager}, [&] { writer.statements(writer.random.between(1, 2)); });
    }
}

void with_two(Writer& writer) {
    writer.block("with $, $:", {writer.instance(), writer.instance()}, [&] { writer.statements(1); });
}

void assertion(Writer& writer) {
    writer.line("assert [$, $]", {writer.instance(), writer.value()});
}

void executed(Writer& writer) {
    const std::string code = "made = " + writer.random.pick(writer.classes) + "(\"" + writer.tag() + "\")";
    writer.line("exec('" + code + "', {'" + writer.classes.front() + "': Base, 'A': Base, 'B': Base, 'Built': Base})");
}

Made make_evaluated(Writer& writer) {
    return {fill("eval('[one, one]', {'one': $})", {writer.value()}), Shape::list};
}

}  // namespace

const Grammar flow{{
                       // clang-format off
        {"iterator step", 4, advance}, {"if", 4, condition}, {"for over numbers", 4, count_loop},
        {"for over objects", 6, item_loop}, {"while", 3, while_loop}, {"with", 5, with_statement},
        {"with two", 2, with_two}, {"assert", 1, assertion}, {"exec()", 1, executed},
                       // clang-format on
                   },
                   {{"eval()", 1, make_evaluated}}};

}  // namespace lastref::fuzz
