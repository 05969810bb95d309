#include "backends/model/heap/detail.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/object/text/unicode.hpp"
#include "backends/model/vm/errors/error_writes.hpp"
#include "backends/model/vm/errors/exception_text.hpp"
#include "backends/model/vm/errors/unraisable.hpp"
#include "backends/model/vm/exit/standard_streams.hpp"
#include "backends/model/vm/interpreter.hpp"

#include <algorithm>

// What the interpreter itself says on standard error, and the program's text for it.
namespace lastref::model {

std::string_view Interpreter::source_lines(std::string_view file, int first, int last) const {
    const std::string& source = environment_.source;
    if (sources_are_gone_) return {};
    if (file != main_file_ || first < 1 || last < first) return {};
    if (line_starts_.empty()) {
        line_starts_.push_back(0);
        for (std::size_t i = 0; i < source.size(); ++i) {
            if (source[i] == '\n') line_starts_.push_back(i + 1);
        }
        line_starts_.push_back(source.size() + 1);
    }
    auto start = static_cast<std::size_t>(first - 1);
    auto end = std::min(static_cast<std::size_t>(last), line_starts_.size() - 1);
    if (start >= end) return {};
    std::string_view text = std::string_view(source).substr(0, line_starts_[end] - 1);
    return text.substr(std::min(line_starts_[start], text.size()));
}

std::string_view Interpreter::source_line(std::string_view file, int line) const {
    return strip_whitespace(source_lines(file, line, line));
}

void Interpreter::write_standard_error(std::string_view text) {
    if (streams_are_gone_) return;
    const bool is_out_of_reach = standard_error_waits_ && sys_at_exit_;
    Object* stream = is_out_of_reach ? nullptr : imported_attribute("sys", "stderr");
    if (!stream) {
        write(2, text);
    } else if (stream != none) {
        Ref<Str> line = make_string(*this, text);
        Value kept = share(stream);
        call_method(*this, kept.get(), "write", {line.get()});
    }
}

namespace {

/// Since 3.13 the library's module shows what ended a program.
void import_reporter(Interpreter& vm) {
    if (!does(vm, Detail::uncaught_exceptions_import_traceback)) return;
    for (std::string_view module : {"traceback", "linecache", "ast"}) vm.note_import(module);
}

/// PyPy calls the hook from Python.
std::string error_in_pypy_hook(Interpreter& vm, Object* error) {
    constexpr std::string_view heading = "Traceback (most recent call last):\n";
    std::string text = exception_text(vm, error, {.reporter = Reporter::interpreter});
    if (text.starts_with(heading)) text.erase(0, heading.size());
    const int line = does(vm, Detail::hooks_are_called_later) ? 218 : 205;
    return fmt::format(
        "Error calling sys.excepthook:\n{}  File \"<builtin>/app_main.py\", line {}, in "
        "display_exception\n{}",
        heading, line, text);
}

}  // namespace

int Interpreter::print_exception(Object* exception) {
    auto* raised = static_cast<Exception*>(exception);
    const bool is_pypy = profile.family == "pypy";
    try {
        Value hook = share(imported_attribute("sys", "excepthook"));
        if (!hook || is_own_hook(hook.get(), "excepthook")) {
            const bool is_missing = !hook && imported_attribute("sys", "__name__") && !is_pypy;
            if (is_missing) write_standard_error("sys.excepthook is missing\n");
            import_reporter(*this);
            write_uncaught(*this, exception, raised->traceback);
            if (does(*this, Detail::reports_are_flushed)) flush_standard_streams(*this, {"stderr"});
            return 1;
        }
        Value traceback = raised->traceback ? share(raised->traceback) : model::none(*this);
        try {
            model::call(*this, hook.get(), {exception->type, exception, traceback.get()});
        } catch (Raised& failed) {
            if (!is_pypy && is_exception(*this, failed.exception.get(), CoreType::system_exit))
                return handle_uncaught(std::move(failed.exception));
            if (!is_pypy) write_standard_error("Error in sys.excepthook:\n");
            import_reporter(*this);
            write_standard_error(
                (is_pypy ? error_in_pypy_hook(*this, failed.exception.get())
                         : exception_text(*this, failed.exception.get(), {.reporter = Reporter::interpreter})) +
                "\nOriginal exception was:\n" + exception_text(*this, exception, {.reporter = Reporter::interpreter}));
        }
    } catch (Raised&) {
        // Nobody is left to tell.
    }
    return 1;
}

}  // namespace lastref::model
