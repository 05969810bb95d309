#include "fuzz/grammar/parts.hpp"

#include <array>

namespace lastref::fuzz {
namespace {

std::string function_name(Writer& writer) {
    return "f" + writer.tag();
}

std::vector<Name> one_parameter() {
    return {{"arg", Shape::any}};
}

Expression result_of(Writer& writer) {
    return writer.random.percent(30) ? Expression("None") : writer.value();
}

void call(Writer& writer, const std::string& function) {
    constexpr std::array<const char*, 6> forms{
        "$($)", "$(*[$])", "$(arg=$)", "$(**{'arg': $})", "$($)", "print(type($($)).__name__)"};
    const auto form = writer.random.below(forms.size() + 2);
    Expression argument = writer.value();
    if (form >= forms.size()) {
        const std::string name = writer.bind(Shape::any);
        return writer.line("$ = $($)", {Expression(name), Expression(function), argument});
    }
    writer.line(forms[form], {Expression(function), argument});
}

void function_and_call(Writer& writer) {
    const std::string name = function_name(writer);
    const bool with_default = writer.random.percent(25);
    auto parameters = one_parameter();
    std::vector<Expression> parts;
    if (with_default) {
        parts.push_back(writer.value());
        parameters.push_back({"other", Shape::any});
    }
    writer.function("def " + name + (with_default ? "(arg, other=$):" : "(arg):"), parts, parameters, [&] {
        writer.statements(writer.random.between(1, 5));
        writer.line("return $", {result_of(writer)});
    });
    call(writer, name);
    if (writer.random.percent(30)) call(writer, name);
}

void function_with_early_return(Writer& writer) {
    const std::string name = function_name(writer);
    writer.function("def " + name + "(arg):", {}, one_parameter(), [&] {
        writer.statements(1);
        if (writer.random.percent(50)) {
            writer.block("try:", {}, [&] { writer.line("return $", {writer.value()}); });
            writer.block("finally:", {}, [&] { writer.statements(1); });
        } else {
            Expression first = writer.value();
            Expression second = writer.value();
            writer.loop("for one in [$, $]:", {first, second}, [&] { writer.line("return one"); });
        }
    });
    call(writer, name);
}

void function_with_rest(Writer& writer) {
    const std::string name = function_name(writer);
    writer.function("def " + name + "(*arg, **rest):", {}, {{"arg", Shape::tuple}, {"rest", Shape::dict}}, [&] {
        writer.statements(writer.random.between(1, 2));
        writer.line(writer.random.percent(50) ? "return arg" : "return rest");
    });
    constexpr std::array<const char*, 4> forms{"$($, $)", "$($, key=$)", "$(*[$], **{'key': $})", "$(key=$, value=$)"};
    Expression first = writer.value();
    Expression second = writer.value();
    writer.line(forms[writer.random.below(forms.size())], {Expression(name), first, second});
}

/// A function that rebinds or deletes its parameter while its caller may still hold it.
void drop_argument(Writer& writer) {
    const std::string name = function_name(writer);
    writer.function("def " + name + "(arg):", {}, {}, [&] {
        writer.line(writer.random.percent(50) ? "del arg" : "arg = None");
        writer.line("print($)", {writer.quoted_tag()});
    });
    call(writer, name);
}

void closure(Writer& writer) {
    const std::string name = function_name(writer);
    const std::string inner = function_name(writer);
    writer.function("def " + name + "(arg):", {}, {{"arg", Shape::instance}}, [&] {
        writer.line("kept = $", {writer.value()});
        writer.function("def " + inner + "(one):", {}, {{"one", Shape::any}}, [&] {
            const auto form = writer.random.below(4);
            if (form == 0) writer.line("nonlocal arg");
            if (form == 0) writer.line("arg = one");
            if (form == 1) writer.line("return " + inner);
            if (form == 2) writer.statements(1);
            writer.line(writer.random.percent(50) ? "return arg" : "return (kept, one)");
        });
        if (writer.random.percent(30)) writer.line("arg.p = $", {Expression(inner)});
        if (writer.random.percent(30)) writer.line("kept = None");
        writer.line("return " + inner);
    });
    const std::string made = writer.bind(Shape::function);
    writer.line("$ = $($)", {Expression(made), Expression(name), writer.instance()});
    if (writer.random.percent(50)) writer.line("$($)", {Expression(made), writer.value()});
}

void call_known(Writer& writer) {
    auto known = writer.name_of(Shape::function);
    if (!known) return closure(writer);
    writer.line("print($, type($($)).__name__)", {writer.quoted_tag(), *known, writer.value()});
}

void recursion(Writer& writer) {
    const std::string name = function_name(writer);
    writer.function("def " + name + "(arg, depth=0):", {}, one_parameter(), [&] {
        writer.line("here = $", {writer.instance()});
        if (writer.random.percent(50)) writer.line("arg = [arg, here]");
        writer.block("if depth < 2:", {}, [&] {
            writer.line(writer.random.percent(50) ? "return " + name + "(arg, depth + 1)" : name + "(here, depth + 1)");
        });
        if (writer.random.percent(50)) writer.line("return arg");
    });
    call(writer, name);
}

void local_class(Writer& writer) {
    const std::string name = function_name(writer);
    writer.function("def " + name + "(arg):", {}, {{"arg", Shape::any}}, [&] {
        writer.block("class Local(Base):", {}, [&] {
            writer.line("held = $", {writer.value()});
            if (writer.random.percent(50)) writer.block("def look(self):", {}, [&] { writer.line("return arg"); });
        });
        writer.line(writer.random.percent(50) ? "return Local($)" : "Local($)", {writer.quoted_tag()});
    });
    call(writer, name);
}

void rebind_global(Writer& writer) {
    const auto names = writer.bindable();
    if (names.empty() || writer.in_function()) return call_known(writer);
    const std::string name = function_name(writer);
    const std::string rebound = writer.random.pick(names);
    writer.set_shape(rebound, Shape::any);
    writer.function("def " + name + "(arg):", {}, one_parameter(), [&] {
        writer.line("global " + rebound);
        writer.line(writer.random.percent(50) ? rebound + " = arg" : rebound + " = None");
        writer.statements(1);
    });
    call(writer, name);
}

void local_variables(Writer& writer) {
    const std::string name = function_name(writer);
    writer.function("def " + name + "(arg):", {}, {}, [&] {
        writer.line("here = $", {writer.instance()});
        writer.line(writer.random.percent(50) ? "space = locals()" : "print(sorted(locals()))");
        writer.line("del here");
        writer.line("print($)", {writer.quoted_tag()});
    });
    call(writer, name);
}

void decorated(Writer& writer) {
    const std::string name = function_name(writer);
    const std::string decorator = function_name(writer);
    writer.function("def " + decorator + "(arg):", {}, {}, [&] {
        writer.line("held = $", {writer.instance()});
        writer.line("return lambda one: (arg(one), held)");
    });
    writer.line("@" + decorator);
    writer.function("def " + name + "(arg):", {}, one_parameter(), [&] { writer.statements(1); });
    call(writer, name.c_str());
    if (writer.random.percent(50)) writer.line("del " + name);
}

Made make_lambda(Writer& writer) {
    constexpr std::array<const char*, 3> forms{"(lambda one=$: one)", "(lambda one, two=$: two)",
                                               "(lambda *rest, two=$: rest)"};
    return {fill(forms[writer.random.below(forms.size())], {writer.value()}), Shape::function};
}

Made make_closure(Writer& writer) {
    return {fill("(lambda one: lambda two=None: one)($)", {writer.value()}), Shape::function};
}

Made make_called_lambda(Writer& writer) {
    constexpr std::array<const char*, 4> forms{"(lambda one, two: one)($, $)", "(lambda one, two: two)($, two=$)",
                                               "(lambda *rest: rest[0])($, $)",
                                               "(lambda one, two=None: [one, two])(*[$, $])"};
    Expression first = writer.value();
    Expression second = writer.value();
    return {fill(forms[writer.random.below(forms.size())], {first, second}), Shape::any};
}

Made make_call(Writer& writer) {
    auto known = writer.name_of(Shape::function);
    if (!known) return make_called_lambda(writer);
    return {fill("$($)", {*known, writer.value()}), Shape::any};
}

}  // namespace

const Grammar functions{{
                            // clang-format off
        {"function", 8, function_and_call}, {"early return", 3, function_with_early_return},
        {"* and ** parameters", 3, function_with_rest}, {"dropped argument", 3, drop_argument}, {"closure", 4, closure},
        {"call", 4, call_known}, {"recursion", 3, recursion}, {"local class", 2, local_class},
        {"global", 2, rebind_global}, {"locals()", 2, local_variables}, {"decorator", 2, decorated},
                            // clang-format on
                        },
                        {{"lambda with a default", 4, make_lambda},
                         {"closure of a lambda", 3, make_closure},
                         {"called lambda", 4, make_called_lambda},
                         {"result of a call", 3, make_call}}};

}  // namespace lastref::fuzz
