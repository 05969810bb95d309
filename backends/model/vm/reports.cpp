#include "backends/model/object/containers.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/vm/interpreter.hpp"
#include "backends/model/vm/opcode_support.hpp"

namespace lastref::model {

namespace {

std::string exception_line(Run& run, Object* exception) {
    std::string name(as_string(exception->type->qualified_name)->view());
    Value module = find_attribute(run, exception->type, run.name(SpecialName::module));
    if (module && is_string(module.get())) {
        std::string_view text = as_string(module.get())->view();
        if (text != "builtins" && text != "__main__") name = std::string(text) + "." + name;
    }
    std::string text;
    try {
        text = str(run, exception)->view();
    } catch (Raised&) {
        text = "<exception str() failed>";
    }
    return text.empty() ? name + "\n" : name + ": " + text + "\n";
}

std::string traceback_lines(Run& run, Object* object, std::string_view source) {
    std::string text;
    (void)run;
    for (auto* each = static_cast<Traceback*>(object); each && each->kind == Kind::traceback;
         each = static_cast<Traceback*>(each->next)) {
        const compile::Code& code = code_of(static_cast<FrameObject*>(each->frame)->code);
        text += fmt::format("  File \"{}\", line {}, in {}\n", code.file, each->line, code.name);
        if (code.file.starts_with("<")) continue;
        std::string_view rest = source;
        for (int line = 1; line < each->line && !rest.empty(); ++line) {
            std::size_t end = rest.find('\n');
            rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
        }
        rest = rest.substr(0, rest.find('\n'));
        while (!rest.empty() && (rest.front() == ' ' || rest.front() == '\t')) rest.remove_prefix(1);
        if (!rest.empty()) text += fmt::format("    {}\n", rest);
    }
    return text;
}

}  // namespace

std::string_view Interpreter::source_line(std::string_view file, int line) const {
    const std::string& source = environment_.source;
    if (file != main_file_ || line < 1) return {};
    if (line_starts_.empty()) {
        line_starts_.push_back(0);
        for (std::size_t i = 0; i < source.size(); ++i) {
            if (source[i] == '\n') line_starts_.push_back(i + 1);
        }
    }
    auto place = static_cast<std::size_t>(line - 1);
    if (place >= line_starts_.size()) return {};
    std::string_view rest = std::string_view(source).substr(line_starts_[place]);
    rest = rest.substr(0, rest.find('\n'));
    std::size_t first = rest.find_first_not_of(" \t\f\r");
    if (first == std::string_view::npos) return {};
    return rest.substr(first, rest.find_last_not_of(" \t\f\r") - first + 1);
}

std::string Interpreter::format_exception(Object* exception) {
    auto* raised = static_cast<Exception*>(exception);
    std::string text;
    if (raised->cause && raised->cause != none) {
        text += format_exception(raised->cause);
        text += "\nThe above exception was the direct cause of the following exception:\n\n";
    } else if (raised->context && raised->context != none && !raised->suppress_context) {
        text += format_exception(raised->context);
        text += "\nDuring handling of the above exception, another exception occurred:\n\n";
    }
    if (raised->traceback && raised->traceback != none) {
        text += "Traceback (most recent call last):\n" + traceback_lines(*this, raised->traceback, environment_.source);
    }
    return text + exception_line(*this, exception);
}

void Interpreter::write_standard_error(std::string_view text) {
    Object* stream = imported_attribute("sys", "stderr");
    if (!stream || stream == none) {
        write(2, text);
        return;
    }
    Ref<Str> line = make_string(*this, text);
    Value kept = share(stream);
    call_method(*this, kept.get(), "write", {line.get()});
}

void Interpreter::print_exception(Object* exception) {
    try {
        Object* hook = imported_attribute("sys", "excepthook");
        if (hook && hook->kind != Kind::native) {
            auto* raised = static_cast<Exception*>(exception);
            Value traceback = raised->traceback ? share(raised->traceback) : model::none(*this);
            Value kept = share(hook);
            model::call(*this, kept.get(), {exception->type, exception, traceback.get()});
            return;
        }
        write_standard_error(format_exception(exception));
    } catch (Raised&) {
        // Nobody is left to tell.
    }
}

void Interpreter::report_unraisable(Object* exception, std::string_view message, Object* where) {
    if (stop_reason_ != StopReason::none) return;
    try {
        Value kept = share(exception);
        Value kept_where = share(where);
        if (Object* hook = imported_attribute("sys", "unraisablehook"); hook && hook->kind != Kind::native) {
            Value kept_hook = share(hook);
            Value details = unraisable_details(exception, message, where);
            model::call(*this, kept_hook.get(), details.get());
            return;
        }
        std::string heading = "Exception ignored in";
        if (!message.empty()) heading = message;
        // From 3.14 on the message runs on into the name of what was called.
        std::string_view joint = profile.unraisable_while_calling && !message.empty() ? " " : ": ";
        std::string text = where ? fmt::format("{}{}{}\n", heading, joint, repr_text(*this, where)) : heading + ":\n";
        write_standard_error(text + format_exception(exception));
    } catch (Raised&) {
        // The report itself failed: CPython gives up too.
    }
}

}  // namespace lastref::model
