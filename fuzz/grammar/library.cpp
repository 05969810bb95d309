#include "fuzz/grammar/parts.hpp"

#include <array>

namespace lastref::fuzz {
namespace {

void at_exit(Writer& writer) {
    writer.need_module("atexit");
    constexpr std::array<const char*, 3> forms{"atexit.register(print, 'exit', $)",
                                               "atexit.register(lambda one=$: print('exit', one is None))",
                                               "atexit.register(gc.collect)"};
    const auto form = writer.random.below(forms.size());
    if (form == 2) return writer.line(forms[form]);
    writer.line(forms[form], {form == 0 ? writer.quoted_tag() : writer.value()});
}

void leave(Writer& writer) {
    if (writer.random.percent(70) || writer.in_function()) return at_exit(writer);
    writer.need_module("sys");
    constexpr std::array<const char*, 3> forms{"raise SystemExit(3)", "sys.exit()", "raise KeyError('end')"};
    writer.block("if saved:", {}, [&] { writer.line(forms[writer.random.below(forms.size())]); });
}

void keep_module(Writer& writer) {
    writer.need_module("sys");
    constexpr std::array<const char*, 3> forms{"sys.held = $", "sys.modules['held'] = $", "gc.held = $"};
    writer.line(forms[writer.random.below(forms.size())], {writer.value()});
}

void deque_change(Writer& writer) {
    writer.need_module("collections");
    auto known = writer.name_of(Shape::deque);
    if (!known) {
        Expression first = writer.value();
        Expression second = writer.value();
        writer.assign({fill("collections.deque([$, $], 3)", {first, second}), Shape::deque});
        return;
    }
    constexpr std::array<const char*, 5> forms{"$.append($)", "$.appendleft($)", "$.extend([$])", "$.clear()",
                                               "$.rotate(1)"};
    const auto form = writer.random.below(forms.size());
    writer.line(forms[form], form < 3 ? std::vector{*known, writer.value()} : std::vector{*known});
}

void cached(Writer& writer) {
    writer.need_module("functools");
    const std::string name = "c" + writer.tag();
    writer.line("@functools.lru_cache(maxsize=" + std::string(writer.random.percent(50) ? "1" : "None") + ")");
    writer.function("def " + name + "(arg):", {}, {{"arg", Shape::any}},
                    [&] { writer.line("return $", {writer.value()}); });
    for (int i = writer.random.between(1, 3); i > 0; --i)
        writer.line(name + "($)", {writer.random.percent(60) ? writer.instance() : Expression("1")});
    if (writer.random.percent(40)) writer.line(name + ".cache_clear()");
}

void exit_stack(Writer& writer) {
    writer.need_module("contextlib");
    writer.block("with contextlib.ExitStack() as stack:", {}, [&] {
        writer.line("stack.enter_context($)", {writer.instance()});
        writer.line("stack.callback(print, 'callback', $)", {writer.quoted_tag()});
        writer.statements(1);
    });
    writer.line("del stack");
}

void copied(Writer& writer) {
    writer.need_module("copy");
    auto known = writer.name_of(Shape::instance);
    if (!known) return deque_change(writer);
    const std::string name = writer.bind(Shape::instance);
    writer.line("$ = copy.copy($)", {Expression(name), *known});
    writer.line("$.name += '2'", {Expression(name)});
}

template <std::size_t Count>
Made make_one_of(Writer& writer, const std::array<const char*, Count>& forms, const char* module, Shape shape) {
    writer.need_module(module);
    Expression first = writer.value();
    Expression second = writer.value();
    return {fill(forms[writer.random.below(Count)], {first, second}), shape};
}

Made make_partial(Writer& writer) {
    constexpr std::array<const char*, 2> forms{"functools.partial(lambda *rest: rest, $, $)",
                                               "functools.partial(lambda *rest, key=None: key, $, key=$)"};
    return make_one_of(writer, forms, "functools", Shape::function);
}

Made make_chain(Writer& writer) {
    constexpr std::array<const char*, 5> forms{"itertools.chain([$], [$])", "itertools.cycle([$, $])",
                                               "itertools.islice([$, $], 1)", "itertools.repeat([$, $], 2)",
                                               "itertools.zip_longest([$], [$, 1])"};
    return make_one_of(writer, forms, "itertools", Shape::any);
}

Made make_deque(Writer& writer) {
    constexpr std::array<const char*, 2> forms{"collections.deque([$, $])", "collections.deque(($, $), 1)"};
    return make_one_of(writer, forms, "collections", Shape::deque);
}

Made make_ordered(Writer& writer) {
    constexpr std::array<const char*, 4> forms{
        "collections.OrderedDict([('x', $), ('y', $)])", "collections.defaultdict(list, x=$, y=$)",
        "collections.ChainMap({'x': $}, {'y': $})", "collections.OrderedDict(x=$, y=$)"};
    return make_one_of(writer, forms, "collections", Shape::any);
}

Made make_namespace(Writer& writer) {
    constexpr std::array<const char*, 2> forms{"types.SimpleNamespace(x=$, y=$)",
                                               "types.MethodType(lambda *rest: $, [$])"};
    return make_one_of(writer, forms, "types", Shape::any);
}

Made make_reduced(Writer& writer) {
    constexpr std::array<const char*, 3> forms{"functools.reduce(lambda one, other: other, [$, $])",
                                               "functools.reduce(lambda one, other: one, ($, $))",
                                               "functools.reduce(lambda one, other: [one, other], [$, 1], $)"};
    return make_one_of(writer, forms, "functools", Shape::any);
}

}  // namespace

const Grammar library{{
                          // clang-format off
        {"atexit", 2, at_exit}, {"exit", 1, leave}, {"held by a module", 2, keep_module}, {"deque", 3, deque_change},
        {"lru_cache", 2, cached}, {"ExitStack", 2, exit_stack}, {"copy.copy", 2, copied},
                          // clang-format on
                      },
                      {{"partial", 2, make_partial},
                       {"itertools", 2, make_chain},
                       {"collections.deque", 2, make_deque},
                       {"OrderedDict, defaultdict", 2, make_ordered},
                       {"types", 1, make_namespace},
                       {"reduce", 1, make_reduced}}};

}  // namespace lastref::fuzz
