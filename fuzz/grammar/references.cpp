#include "fuzz/grammar/parts.hpp"

#include <array>

namespace lastref::fuzz {
namespace {

Expression name(const std::string& text) {
    return Expression(text);
}

/// An instance that has a name, made in a statement of its own where there is none yet.
Expression named_instance(Writer& writer) {
    if (auto known = writer.name_of(Shape::instance)) return *known;
    return name(writer.assign({writer.instance(), Shape::instance}));
}

void assign(Writer& writer) {
    writer.assign(writer.object());
}

void assign_instance(Writer& writer) {
    writer.assign({writer.instance(), Shape::instance});
}

void assign_none(Writer& writer) {
    writer.assign({Expression("None"), Shape::any});
}

void assign_chained(Writer& writer) {
    Made made = writer.object();
    const std::string first = writer.bind(made.shape);
    const std::string second = writer.bind(made.shape);
    writer.line("$ = $ = $", {name(first), name(second), made.expression});
}

void assign_unpacked(Writer& writer) {
    Made left = writer.object();
    Made right = writer.object();
    const std::string first = writer.bind(left.shape);
    const std::string second = writer.bind(right.shape);
    if (first == second) writer.set_shape(first, Shape::any);
    constexpr std::array<const char*, 3> forms{"$, $ = $, $", "$, $ = [$, $]", "($, *$) = ($, $)"};
    const auto form = writer.random.below(forms.size());
    if (form == 2) writer.set_shape(second, first == second ? Shape::any : Shape::list);
    writer.line(forms[form], {name(first), name(second), left.expression, right.expression});
}

void swap_names(Writer& writer) {
    const auto names = writer.bindable();
    if (names.size() < 2) return assign(writer);
    const auto& first = writer.random.pick(names);
    const auto& second = writer.random.pick(names);
    writer.set_shape(first, Shape::any);
    writer.set_shape(second, Shape::any);
    writer.line("$, $ = $, $", {name(first), name(second), name(second), name(first)});
}

void delete_name(Writer& writer) {
    const auto names = writer.bindable();
    if (names.empty()) return assign(writer);
    const std::string one = writer.random.pick(names);
    writer.line("del $", {name(one)});
    writer.forget(one);
}

void delete_several_names(Writer& writer) {
    const auto names = writer.bindable();
    if (names.size() < 2) return assign(writer);
    const auto start = writer.random.below(names.size() - 1);
    writer.line("del $, $", {name(names[start]), name(names[start + 1])});
    writer.forget(names[start]);
    writer.forget(names[start + 1]);
}

void set_attribute(Writer& writer) {
    const Expression target = named_instance(writer);
    writer.line("$." + writer.pick_attribute() + " = $", {target, writer.value()});
}

void set_attribute_by_function(Writer& writer) {
    const Expression target = named_instance(writer);
    writer.line("setattr($, '" + writer.pick_attribute() + "', $)", {target, writer.value()});
}

void delete_attribute(Writer& writer) {
    const Expression target = named_instance(writer);
    const std::string attribute = writer.pick_attribute();
    writer.line("$." + attribute + " = $", {target, writer.value()});
    if (writer.random.percent(50)) writer.line("print($)", {writer.quoted_tag()});
    writer.line("del $." + attribute, {target});
}

void make_self_cycle(Writer& writer) {
    const Expression target = named_instance(writer);
    writer.line("$." + writer.pick_attribute() + " = $", {target, target});
}

void make_cycle(Writer& writer) {
    const Expression first = named_instance(writer);
    const Expression second = name(writer.assign({writer.instance(), Shape::instance}));
    writer.line("$." + writer.pick_attribute() + " = $", {first, second});
    writer.line("$." + writer.pick_attribute() + " = $", {second, first});
}

void make_ring(Writer& writer) {
    const std::string ring =
        writer.assign({fill("[$, $, $]", {writer.instance(), writer.instance(), writer.instance()}), Shape::list});
    writer.line("$[0].p, $[1].p, $[2].p = $[1], $[2], $[0]", std::vector(6, name(ring)));
    if (writer.random.percent(70)) writer.line("del $[:]", {name(ring)});
}

void make_chain(Writer& writer) {
    const std::string chain = writer.assign({writer.instance(), Shape::instance});
    const int length = writer.random.percent(20) ? 120 : writer.random.between(2, 6);
    const std::string made = writer.random.pick(writer.classes);
    const std::string number = writer.tag() + "x";
    writer.loop("for number in range(" + std::to_string(length) + "):", {}, [&] {
        writer.line("$ = " + made + "('" + number + "%d' % number, $)", {name(chain), name(chain)});
    });
}

void drop_value(Writer& writer) {
    writer.line("$", {writer.value()});
}

void show_name(Writer& writer) {
    writer.line("print($, getattr($, 'name', None))", {writer.quoted_tag(), writer.some_name()});
}

void show_attribute(Writer& writer) {
    writer.line("print($, type(getattr($, '" + writer.pick_attribute() + "', None)).__name__)",
                {writer.quoted_tag(), writer.some_name()});
}

void show_saved(Writer& writer) {
    writer.line(writer.random.percent(50) ? "print($, [one.name for one in saved])" : "print($, len(saved))",
                {writer.quoted_tag()});
    if (writer.random.percent(60)) writer.line("del saved[:]");
}

void show_watched(Writer& writer) {
    writer.line("print($, [one() is None for one in watch])", {writer.quoted_tag()});
}

void keep_in_global(Writer& writer) {
    writer.line("saved.append($)", {writer.instance()});
}

void drop_globals(Writer& writer) {
    writer.line("globals().pop('" + std::string(1, static_cast<char>('a' + writer.random.below(8))) + "x', $)",
                {writer.value()});
}

void augmented(Writer& writer) {
    const std::string list = writer.assign({fill("[$]", {writer.value()}), Shape::list});
    writer.line("$ += [$, $]", {name(list), writer.value(), writer.value()});
}

Made make_instance(Writer& writer) {
    return {writer.instance(), Shape::instance};
}

Made make_name(Writer& writer) {
    return {writer.some_name(), Shape::any};
}

Made make_linked(Writer& writer) {
    return {fill(writer.random.pick(writer.classes) + "($, $)", {writer.quoted_tag(), writer.value()}),
            Shape::instance};
}

Made make_linked_by_keyword(Writer& writer) {
    return {fill(writer.random.pick(writer.classes) + "(p=$, name=$)", {writer.value(), writer.quoted_tag()}),
            Shape::instance};
}

Made make_attribute(Writer& writer) {
    return {fill("getattr($, '" + writer.pick_attribute() + "', None)", {writer.value()}), Shape::any};
}

Made make_attribute_of_temporary(Writer& writer) {
    return {fill("$.p", {writer.instance()}), Shape::any};
}

Made make_class_instance(Writer& writer) {
    return {fill("type('T', (), {'p': $})()", {writer.value()}), Shape::instance};
}

Made make_class(Writer& writer) {
    return {fill("type('T', (Base,), {'p': $})", {writer.value()}), Shape::type};
}

}  // namespace

const Grammar references{{
                             // clang-format off
        {"assignment", 14, assign}, {"new instance", 14, assign_instance}, {"rebinding to None", 5, assign_none},
        {"chained assignment", 4, assign_chained}, {"unpacking", 5, assign_unpacked}, {"swap", 3, swap_names},
        {"del name", 14, delete_name}, {"del names", 4, delete_several_names},
        {"attribute", 8, set_attribute}, {"setattr", 2, set_attribute_by_function},
        {"del attribute", 4, delete_attribute}, {"self cycle", 5, make_self_cycle}, {"cycle", 6, make_cycle},
        {"ring", 3, make_ring}, {"chain", 3, make_chain}, {"dropped value", 8, drop_value},
        {"show name", 4, show_name}, {"show attribute", 3, show_attribute}, {"show saved", 4, show_saved},
        {"show watched", 2, show_watched}, {"kept in a list", 2, keep_in_global}, {"globals()", 1, drop_globals},
        {"augmented assignment", 2, augmented},
                             // clang-format on
                         },
                         {
                             {"instance", 10, make_instance},
                             {"name", 10, make_name},
                             {"linked instance", 8, make_linked},
                             {"keyword arguments", 3, make_linked_by_keyword},
                             {"getattr", 4, make_attribute},
                             {"attribute of a temporary", 3, make_attribute_of_temporary},
                             {"instance of type()", 2, make_class_instance},
                             {"type()", 1, make_class},
                         }};

}  // namespace lastref::fuzz
