#include "fuzz/grammar/parts.hpp"

#include <array>

namespace lastref::fuzz {
namespace {

std::string function_name(Writer& writer) {
    return "g" + writer.tag();
}

void write_generator_body(Writer& writer) {
    const auto form = writer.random.below(5);
    if (form == 0) {
        writer.line("here = $", {writer.instance()});
        writer.line("yield here");
        writer.line("yield $", {writer.value()});
    } else if (form == 1) {
        writer.block("try:", {}, [&] {
            writer.line("yield $", {writer.value()});
            writer.line("yield arg");
        });
        writer.block("finally:", {}, [&] {
            writer.line("print('finally', $)", {writer.quoted_tag()});
            if (writer.random.percent(30)) writer.statements(1);
        });
    } else if (form == 2) {
        writer.block("with $:", {writer.instance()}, [&] { writer.line("arg = yield $", {writer.value()}); });
        writer.line("yield arg");
    } else if (form == 3) {
        Expression first = writer.value();
        Expression second = writer.value();
        writer.loop("for one in [$, $, arg]:", {first, second}, [&] { writer.line("yield one"); });
    } else {
        writer.line("yield from [$, arg]", {writer.value()});
        if (writer.random.percent(50)) writer.line("return $", {writer.value()});
    }
}

std::string generator_function(Writer& writer) {
    const std::string name = function_name(writer);
    writer.function("def " + name + "(arg):", {}, {{"arg", Shape::any}}, [&] { write_generator_body(writer); });
    return name;
}

void make_generator(Writer& writer) {
    const std::string function = generator_function(writer);
    const std::string name = writer.bind(Shape::generator);
    writer.line("$ = $($)", {Expression(name), Expression(function), writer.value()});
    if (writer.random.percent(70))
        writer.line("print($, type(next($, None)).__name__)", {writer.quoted_tag(), Expression(name)});
}

void loop_over_generator(Writer& writer) {
    const std::string function = generator_function(writer);
    const std::string name = writer.bind(Shape::any);
    writer.loop("for $ in $($):", {Expression(name), Expression(function), writer.value()}, [&] {
        writer.line("print($, getattr($, 'name', None))", {writer.quoted_tag(), Expression(name)});
        if (writer.random.percent(50)) writer.line("break");
    });
}

void advance(Writer& writer) {
    auto known = writer.name_of(Shape::generator);
    if (!known) return make_generator(writer);
    constexpr std::array<const char*, 3> forms{"print($, type(next($, None)).__name__)", "print($, len(list($)))",
                                               "print($, [type(one).__name__ for one in $])"};
    writer.line(forms[writer.random.below(forms.size())], {writer.quoted_tag(), *known});
}

void close(Writer& writer) {
    auto known = writer.name_of(Shape::generator);
    if (!known) return make_generator(writer);
    writer.line("$.close()", {*known});
}

void send(Writer& writer) {
    auto known = writer.name_of(Shape::generator);
    if (!known) return make_generator(writer);
    constexpr std::array<const char*, 4> forms{"$.send($)", "$.throw(ValueError($))", "$.throw(KeyError, KeyError($))",
                                               "print(type($.send($)).__name__)"};
    const std::size_t count = writer.target().language >= std::vector{3, 12} ? 2 : 3;
    Expression sent = writer.value();
    const auto form = writer.random.below(count + 1);
    writer.block("try:", {}, [&] { writer.line(forms[form == count ? 3 : form], {*known, sent}); });
    writer.block("except Exception as error:", {},
                 [&] { writer.line("print($, type(error).__name__)", {writer.quoted_tag()}); });
}

void self_reference(Writer& writer) {
    const std::string function = generator_function(writer);
    const std::string list = writer.assign({Expression("[]"), Shape::list});
    writer.line("$.append($($))", {Expression(list), Expression(function), Expression(list)});
    if (writer.random.percent(60)) writer.line("next($[0])", {Expression(list)});
    if (writer.random.percent(60)) {
        writer.line("del $", {Expression(list)});
        writer.forget(list);
    }
}

std::string coroutine_function(Writer& writer) {
    const std::string pause = "P" + writer.tag();
    const std::string name = function_name(writer);
    writer.block("class " + pause + ":", {}, [&] {
        writer.block("def __await__(self):", {}, [&] {
            writer.line("got = yield $", {writer.instance()});
            writer.line("return got");
        });
    });
    writer.function("async def " + name + "(arg):", {}, {{"arg", Shape::any}}, [&] {
        writer.line("here = $", {writer.value()});
        if (writer.random.percent(50)) {
            writer.block("try:", {}, [&] { writer.line("await " + pause + "()"); });
            writer.block("finally:", {}, [&] { writer.line("print('finally', $)", {writer.quoted_tag()}); });
        } else {
            writer.line("here = await " + pause + "()");
        }
        writer.line("return arg");
    });
    return name;
}

void make_coroutine(Writer& writer) {
    const std::string function = coroutine_function(writer);
    const std::string name = writer.bind(Shape::coroutine);
    writer.line("$ = $($)", {Expression(name), Expression(function), writer.value()});
    if (writer.random.percent(80)) writer.line("$.send(None)", {Expression(name)});
}

void finish_coroutine(Writer& writer) {
    auto known = writer.name_of(Shape::coroutine);
    if (!known) return make_coroutine(writer);
    if (writer.random.percent(40)) return writer.line("$.close()", {*known});
    writer.block("try:", {}, [&] { writer.line("$.send(None)", {*known}); });
    writer.block("except (StopIteration, RuntimeError) as error:", {},
                 [&] { writer.line("print($, type(error).__name__)", {writer.quoted_tag()}); });
}

void async_generator(Writer& writer) {
    const std::string name = function_name(writer);
    writer.function("async def " + name + "(arg):", {}, {{"arg", Shape::any}}, [&] {
        writer.block("try:", {}, [&] { writer.line("yield $", {writer.value()}); });
        writer.block("finally:", {}, [&] { writer.line("print('finally', $)", {writer.quoted_tag()}); });
    });
    const std::string made = writer.assign({fill("$($)", {Expression(name), writer.value()}), Shape::any});
    writer.block("try:", {}, [&] { writer.line("$.asend(None).send(None)", {Expression(made)}); });
    writer.block("except StopIteration as error:", {},
                 [&] { writer.line("print($, type(error.value).__name__)", {writer.quoted_tag()}); });
}

void context_manager(Writer& writer) {
    writer.need_module("contextlib");
    const std::string name = function_name(writer);
    writer.line("@contextlib.contextmanager");
    writer.function("def " + name + "(arg):", {}, {{"arg", Shape::any}}, [&] {
        writer.line("here = $", {writer.value()});
        writer.block("try:", {}, [&] { writer.line("yield arg"); });
        writer.block("finally:", {}, [&] { writer.line("print('finally', $)", {writer.quoted_tag()}); });
    });
    if (writer.random.percent(40)) {
        const std::string entered = writer.assign({fill("$($)", {Expression(name), writer.value()}), Shape::any});
        writer.line("$.__enter__()", {Expression(entered)});
    } else {
        writer.block("with $($):", {Expression(name), writer.value()}, [&] { writer.statements(1); });
    }
}

Made make_expression(Writer& writer) {
    constexpr std::array<const char*, 3> forms{"(one for one in [$, $])", "(one for one in ($, $) if one is not None)",
                                               "((one, two) for one in [$, $] for two in (1, 2))"};
    Expression first = writer.value();
    Expression second = writer.value();
    return {fill(forms[writer.random.below(forms.size())], {first, second}), Shape::generator};
}

Made make_consumed(Writer& writer) {
    constexpr std::array<const char*, 4> forms{"list(one for one in [$, $])", "tuple(one for one in ($, $))",
                                               "next(one for one in [$, $])",
                                               "dict((str(i), one) for i, one in enumerate([$, $]))"};
    const auto form = writer.random.below(forms.size());
    Expression first = writer.value();
    Expression second = writer.value();
    return {fill(forms[form], {first, second}), form == 0 ? Shape::list : Shape::any};
}

}  // namespace

const Grammar generators{{
                             // clang-format off
        {"generator", 5, make_generator}, {"for over a generator", 4, loop_over_generator}, {"next of a generator", 4, advance},
        {"close", 2, close}, {"send and throw", 4, send}, {"generator in a cycle", 3, self_reference},
        {"coroutine", 3, make_coroutine}, {"end of a coroutine", 2, finish_coroutine},
        {"async generator", 2, async_generator}, {"contextmanager", 2, context_manager},
                             // clang-format on
                         },
                         {{"generator expression", 4, make_expression}, {"consumed generator", 4, make_consumed}}};

}  // namespace lastref::fuzz
