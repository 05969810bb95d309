#include "fuzz/grammar/parts.hpp"

#include <algorithm>
#include <array>

namespace lastref::fuzz {
namespace {

std::string function_name(Writer& writer) {
    return "e" + writer.tag();
}

/// A function that raises, with a local that its traceback keeps.
std::string raising_function(Writer& writer) {
    const std::string name = function_name(writer);
    writer.function("def " + name + "(arg):", {}, {{"arg", Shape::any}}, [&] {
        writer.line("here = $", {writer.instance()});
        constexpr std::array<const char*, 4> forms{"raise ValueError($)", "raise KeyError('key', $)", "return {}[$]",
                                                   "return len($, 1)"};
        if (writer.random.percent(25)) {
            writer.block("try:", {}, [&] { writer.line("raise TypeError($)", {writer.value()}); });
            writer.block("finally:", {}, [&] { writer.statements(1); });
        } else {
            writer.line(forms[writer.random.below(2 + (writer.random.percent(20) ? 2U : 0U))], {writer.value()});
        }
    });
    return name;
}

void show_error(Writer& writer, const char* error) {
    writer.line(std::string("print($, type(") + error + ").__name__)", {writer.quoted_tag()});
}

void caught(Writer& writer) {
    const std::string function = raising_function(writer);
    writer.block("try:", {}, [&] { writer.line("$($)", {Expression(function), writer.value()}); });
    const auto form = writer.random.below(5);
    if (form == 0) {
        writer.block("except Exception:", {}, [&] { writer.statements(1); });
    } else {
        writer.block("except Exception as error:", {}, [&] {
            show_error(writer, "error");
            if (form == 1) writer.line("saved.append($)", {writer.instance()});
            if (form == 2) writer.statements(1);
            if (form == 3) writer.line("error.held = $", {writer.value()});
        });
    }
    if (writer.random.percent(20)) writer.block("else:", {}, [&] { writer.statements(1); });
    if (writer.random.percent(25)) writer.block("finally:", {}, [&] { writer.statements(1); });
}

void kept(Writer& writer) {
    const std::string function = raising_function(writer);
    const std::string name = writer.bind(Shape::any);
    writer.line("$ = None", {Expression(name)});
    writer.block("try:", {}, [&] { writer.line("$($)", {Expression(function), writer.value()}); });
    writer.block("except Exception as error:", {}, [&] { writer.line("$ = error", {Expression(name)}); });
    writer.set_shape(name, Shape::exception);
}

void drop_traceback(Writer& writer) {
    auto known = writer.name_of(Shape::exception);
    if (!known) return kept(writer);
    constexpr std::array<const char*, 6> forms{"$.__traceback__ = None",
                                               "$ = None",
                                               "$.__traceback__.tb_next.tb_frame.clear()",
                                               "$.args = ()",
                                               "$.__context__ = None",
                                               "print(type($.__traceback__).__name__)"};
    const auto form = writer.random.below(forms.size());
    if (form == 1) {
        const auto own = writer.bindable();
        const std::string name = to_text(*known);
        if (std::find(own.begin(), own.end(), name) == own.end()) return;
        writer.set_shape(name, Shape::any);
    }
    if (form == 2) {
        writer.block("if $.__traceback__ is not None:", {*known}, [&] { writer.line(forms[form], {*known}); });
        return;
    }
    writer.line(forms[form], {*known});
}

void look_at_traceback(Writer& writer) {
    auto known = writer.name_of(Shape::exception);
    if (!known) return kept(writer);
    writer.line("print($, $.__traceback__ is None, $.__context__ is None)", {writer.quoted_tag(), *known, *known});
}

void nested(Writer& writer) {
    const std::string function = raising_function(writer);
    writer.block("try:", {}, [&] {
        writer.block("try:", {}, [&] { writer.line("$($)", {Expression(function), writer.value()}); });
        writer.block("except ValueError as error:", {}, [&] {
            constexpr std::array<const char*, 5> forms{"raise KeyError($) from error", "raise",
                                                       "raise KeyError($) from None", "raise KeyError($)",
                                                       "raise error"};
            const auto form = writer.random.below(forms.size());
            const bool has_part = form != 1 && form != 4;
            writer.line(forms[form], has_part ? std::vector{writer.value()} : std::vector<Expression>{});
        });
    });
    writer.block("except Exception as other:", {}, [&] {
        show_error(writer, "other");
        if (writer.random.percent(50)) writer.statements(1);
    });
}

void raised_here(Writer& writer) {
    writer.block("try:", {}, [&] {
        if (writer.random.percent(40)) writer.statements(1);
        constexpr std::array<const char*, 3> forms{"raise ValueError($)", "[$][1]", "None.x($)"};
        const auto form = writer.random.below(forms.size());
        writer.line(forms[form], {writer.value()});
    });
    constexpr std::array<const char*, 3> clauses{"except (ValueError, IndexError, AttributeError) as error:",
                                                 "except Exception as error:", "except BaseException as error:"};
    writer.block(clauses[writer.random.below(clauses.size())], {}, [&] {
        show_error(writer, "error");
        if (writer.random.percent(30)) writer.statements(1);
    });
}

void temporaries_of_a_failed_call(Writer& writer) {
    constexpr std::array<const char*, 5> forms{"$.method($, [][0])", "[$, $, {}['x']]", "print($, $, 1 / 0)",
                                               "($, $, None.x)", "{'x': $, 'y': $, [][1]: 1}"};
    Expression first = writer.instance();
    Expression second = writer.value();
    const auto form = writer.random.below(forms.size());
    writer.block("try:", {}, [&] { writer.line(forms[form], {first, second}); });
    writer.block("except Exception as error:", {}, [&] { show_error(writer, "error"); });
}

void exception_with_a_finalizer(Writer& writer) {
    const std::string name = "E" + writer.tag();
    writer.block("class " + name + "(Exception):", {}, [&] {
        writer.block("def __del__(self):", {}, [&] { writer.line("print('del', $)", {writer.quoted_tag()}); });
    });
    writer.block("try:", {}, [&] { writer.line("raise " + name + "($)", {writer.value()}); });
    writer.block("except " + name + " as error:", {}, [&] {
        if (writer.random.percent(40)) writer.line("saved.append($)", {writer.instance()});
        if (writer.random.percent(40)) writer.line("error.me = error");
        show_error(writer, "error");
    });
}

void current_exception(Writer& writer) {
    writer.need_module("sys");
    writer.block("try:", {}, [&] { writer.line("raise ValueError($)", {writer.value()}); });
    writer.block("except ValueError:", {}, [&] {
        writer.line("print($, sys.exc_info()[0].__name__)", {writer.quoted_tag()});
        if (writer.random.percent(50)) writer.assign({Expression("sys.exc_info()[1]"), Shape::exception});
    });
}

void finally_only(Writer& writer) {
    writer.block("try:", {}, [&] { writer.statements(1); });
    writer.block("finally:", {}, [&] { writer.statements(1); });
}

Made make_exception(Writer& writer) {
    return {fill("ValueError($)", {writer.value()}), Shape::any};
}

}  // namespace

const Grammar exceptions{{
                             // clang-format off
        {"caught exception", 6, caught}, {"kept exception", 5, kept}, {"traceback dropped", 4, drop_traceback},
        {"traceback", 2, look_at_traceback}, {"exception while another is handled", 4, nested},
        {"exception raised here", 4, raised_here}, {"temporaries of a failed call", 4, temporaries_of_a_failed_call},
        {"exception with a finalizer", 3, exception_with_a_finalizer}, {"sys.exc_info()", 2, current_exception},
        {"try and finally", 2, finally_only},
                             // clang-format on
                         },
                         {{"exception", 3, make_exception}}};

}  // namespace lastref::fuzz
