#include "fuzz/grammar/parts.hpp"

#include <array>

namespace lastref::fuzz {
namespace {

Expression named_instance(Writer& writer) {
    if (auto known = writer.name_of(Shape::instance)) return *known;
    return Expression(writer.assign({writer.instance(), Shape::instance}));
}

Expression callback(Writer& writer) {
    const std::string tag = writer.tag();
    switch (writer.random.below(6)) {
        case 0: return Expression("lambda gone: saved.append(Base('" + tag + "'))");
        case 1: return Expression("lambda gone: print('gone', '" + tag + "', gone() is None)");
        case 2: return fill("lambda gone, one=$: print('gone', '" + tag + "')", {writer.value()});
        case 3: return Expression("lambda gone: gc.collect() and None");
        default: return Expression("lambda gone: print('gone', '" + tag + "')");
    }
}

void make_reference(Writer& writer) {
    writer.need_module("weakref");
    const Expression target = named_instance(writer);
    writer.assign({fill("weakref.ref($)", {target}), Shape::weak_reference});
}

void make_reference_with_callback(Writer& writer) {
    writer.need_module("weakref");
    const Expression target = named_instance(writer);
    writer.assign({fill("weakref.ref($, $)", {target, callback(writer)}), Shape::weak_reference});
}

void several_callbacks(Writer& writer) {
    writer.need_module("weakref");
    const Expression target = named_instance(writer);
    writer.assign({fill("[weakref.ref($, $), weakref.ref($, $), weakref.ref($)]",
                        {target, callback(writer), target, callback(writer), target}),
                   Shape::list});
}

void show_reference(Writer& writer) {
    auto known = writer.name_of(Shape::weak_reference);
    if (!known) return make_reference(writer);
    constexpr std::array<const char*, 4> forms{"print($, $() is None)", "print($, getattr($(), 'name', None))",
                                               "print($, type($()).__name__)", "print($, $ == $)"};
    const auto form = writer.random.below(forms.size());
    if (form == 3) return writer.line(forms[form], {writer.quoted_tag(), *known, *known});
    writer.line(forms[form], {writer.quoted_tag(), *known});
}

void revive(Writer& writer) {
    auto known = writer.name_of(Shape::weak_reference);
    if (!known) return make_reference_with_callback(writer);
    writer.line("$ = $()", {Expression(writer.bind(Shape::any)), *known});
}

void reference_in_a_cycle(Writer& writer) {
    writer.need_module("weakref");
    const Expression target = named_instance(writer);
    writer.line("$.p = $", {target, target});
    writer.line("$.q = weakref.ref($, $)", {target, target, callback(writer)});
}

void reference_held_beside(Writer& writer) {
    writer.need_module("weakref");
    const Expression target = named_instance(writer);
    const Expression other = Expression(writer.assign({writer.instance(), Shape::instance}));
    writer.line("$.p, $.q = $, weakref.ref($, $)", {target, target, other, other, callback(writer)});
}

void make_proxy(Writer& writer) {
    writer.need_module("weakref");
    const Expression target = named_instance(writer);
    const std::string proxy = writer.assign({fill("weakref.proxy($)", {target}), Shape::any});
    writer.block("try:", {}, [&] { writer.line("print($, $.name)", {writer.quoted_tag(), Expression(proxy)}); });
    writer.block("except ReferenceError as error:", {},
                 [&] { writer.line("print('dead', $)", {writer.quoted_tag()}); });
    // Whatever else is done with a proxy may find it dead.
    writer.line("$ = None", {Expression(proxy)});
}

void make_finalizer(Writer& writer) {
    writer.need_module("weakref");
    const Expression target = named_instance(writer);
    const std::string name = writer.assign(
        {fill("weakref.finalize($, print, 'finalize', $)", {target, writer.quoted_tag()}), Shape::finalizer});
    if (writer.random.percent(30)) writer.line("$.atexit = False", {Expression(name)});
}

void use_finalizer(Writer& writer) {
    auto known = writer.name_of(Shape::finalizer);
    if (!known) return make_finalizer(writer);
    constexpr std::array<const char*, 4> forms{"print($, $.alive)", "print($, $())", "print($, $.detach() is None)",
                                               "print($, $.peek() is None)"};
    writer.line(forms[writer.random.below(forms.size())], {writer.quoted_tag(), *known});
}

void weak_values(Writer& writer) {
    writer.need_module("weakref");
    auto known = writer.name_of(Shape::weak_values);
    if (!known || writer.random.percent(20)) {
        const Expression target = named_instance(writer);
        known = Expression(writer.assign({Expression("weakref.WeakValueDictionary()"), Shape::weak_values}));
        return writer.line("$['x'] = $", {*known, target});
    }
    constexpr std::array<const char*, 5> forms{
        "print($, sorted($))", "print($, len($))", "print($, $.get('x') is None)",
        "print($, [type(one).__name__ for one in $.values()])", "print($, $.pop('y', None) is None)"};
    const auto form = writer.random.below(forms.size() + 2);
    if (form >= forms.size())
        return writer.line("$['" + writer.pick_attribute() + "'] = $", {*known, named_instance(writer)});
    writer.line(forms[form], {writer.quoted_tag(), *known});
}

void weak_keys(Writer& writer) {
    writer.need_module("weakref");
    auto known = writer.name_of(Shape::weak_keys);
    if (!known || writer.random.percent(20)) {
        known = Expression(writer.assign({Expression("weakref.WeakKeyDictionary()"), Shape::weak_keys}));
    }
    const auto form = writer.random.below(4);
    if (form == 0) return writer.line("print($, len($))", {writer.quoted_tag(), *known});
    if (form == 1) return writer.line("print($, [one.name for one in $.keys()])", {writer.quoted_tag(), *known});
    const Expression target = named_instance(writer);
    writer.line("$[$] = $", {*known, target, writer.value()});
}

void weak_set(Writer& writer) {
    writer.need_module("weakref");
    auto known = writer.name_of(Shape::weak_set);
    if (!known || writer.random.percent(20)) {
        known = Expression(writer.assign({Expression("weakref.WeakSet()"), Shape::weak_set}));
    }
    if (writer.random.percent(40)) return writer.line("print($, len($))", {writer.quoted_tag(), *known});
    if (writer.random.percent(20))
        return writer.line("print($, sorted(one.name for one in $))", {writer.quoted_tag(), *known});
    writer.line("$.add($)", {*known, named_instance(writer)});
}

void count_references(Writer& writer) {
    writer.need_module("weakref");
    const Expression target = named_instance(writer);
    writer.line("print($, weakref.getweakrefcount($))", {writer.quoted_tag(), target});
}

void weak_method(Writer& writer) {
    writer.need_module("weakref");
    const Expression target = named_instance(writer);
    const std::string made = writer.assign({fill("weakref.WeakMethod($.method)", {target}), Shape::weak_reference});
    writer.line("print($, $() is None)", {writer.quoted_tag(), Expression(made)});
}

void reference_to_another(Writer& writer) {
    writer.need_module("weakref");
    constexpr std::array<const char*, 4> forms{"lambda: 0", "type('T', (), {})", "{1}", "(one for one in ())"};
    const std::string target = writer.assign({Expression(forms[writer.random.below(forms.size())]), Shape::any});
    writer.assign({fill("weakref.ref($, $)", {Expression(target), callback(writer)}), Shape::weak_reference});
    if (writer.random.percent(60)) {
        writer.line("del $", {Expression(target)});
        writer.forget(target);
    }
}

Made make_weak(Writer& writer) {
    writer.need_module("weakref");
    return {fill("weakref.ref($)", {writer.instance()}), Shape::weak_reference};
}

Made make_weak_with_callback(Writer& writer) {
    writer.need_module("weakref");
    auto known = writer.name_of(Shape::instance);
    return {fill("weakref.ref($, $)", {known ? *known : writer.instance(), callback(writer)}), Shape::weak_reference};
}

}  // namespace

const Grammar weak_references{
    {
        // clang-format off
        {"weak reference", 6, make_reference}, {"weak callback", 7, make_reference_with_callback},
        {"several weak callbacks", 3, several_callbacks}, {"look at a weak reference", 7, show_reference},
        {"revive", 2, revive}, {"weak reference in a cycle", 3, reference_in_a_cycle},
        {"weak reference beside its target", 3, reference_held_beside}, {"proxy", 3, make_proxy},
        {"weakref.finalize", 4, make_finalizer}, {"use of a finalize", 3, use_finalizer},
        {"WeakValueDictionary", 4, weak_values}, {"WeakKeyDictionary", 4, weak_keys}, {"WeakSet", 3, weak_set},
        {"getweakrefcount", 2, count_references}, {"WeakMethod", 2, weak_method},
        {"weak reference to something else", 3, reference_to_another},
        // clang-format on
    },
    {{"temporary weak reference", 3, make_weak}, {"weak reference with a callback", 3, make_weak_with_callback}}};

}  // namespace lastref::fuzz
