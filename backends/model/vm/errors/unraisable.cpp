// Exceptions that nobody can catch, as CPython's Python/errors.c (PyErr_FormatUnraisable) and PyPy report them.
#include "backends/model/vm/errors/unraisable.hpp"

#include "backends/model/heap/detail.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/containers/struct_sequence.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/object/types/descriptor.hpp"
#include "backends/model/vm/errors/error_writes.hpp"
#include "backends/model/vm/errors/exception_text.hpp"

namespace lastref::model {

namespace {

constexpr GetSetRow fields[] = {
    {"exc_type", struct_field<0>}, {"exc_value", struct_field<1>}, {"exc_traceback", struct_field<2>},
    {"err_msg", struct_field<3>},  {"object", struct_field<4>},
};
/// How many calls deep the library's `traceback` goes to show an exception, and to be imported. Where fewer are left,
/// the interpreter itself shows what it can.
constexpr int frames_to_show = 9;
constexpr int frames_to_import = 33;

constexpr std::string_view ignored = "Exception ignored ";
constexpr std::string_view in_exit_callback = "in atexit callback";

Value text_or_none(Run& run, std::string_view text) {
    return text.empty() ? none(run) : Value(make_string(run, text));
}

/// PyPy tells what sort of thing it called, and always the thing.
std::string pypy_message(std::string_view phrase) {
    if (phrase == "while calling weakref callback") return "Exception ignored in: weakref callback ";
    if (phrase == "while closing generator" || phrase == "while finalizing coroutine")
        return "Exception ignored in: finalizer of ";
    if (phrase == in_exit_callback) return std::string(ignored) + std::string(in_exit_callback);
    return {};
}

/// `phrase` is what 3.14 says behind "Exception ignored "; older versions say it of exit callbacks alone.
void word(Interpreter& vm, UnraisableDetails& details, std::string_view phrase, bool is_named) {
    UnraisableWords words = report_style(vm.profile).unraisable_words;
    if (words == UnraisableWords::pypy) {
        details.message = make_string(vm, pypy_message(phrase));
        return;
    }
    bool exit_callback = phrase == in_exit_callback;
    const bool in_exit_message = exit_callback || !is_named;
    bool in_message =
        words == UnraisableWords::in_message || (in_exit_message && words == UnraisableWords::exit_in_message);
    if (phrase.empty() || (!in_message && !exit_callback)) {
        details.message = none(vm);
    } else if (in_message && is_named) {
        details.message = make_string(vm, fmt::format("{}{} {}", ignored, phrase, repr_text(vm, details.object.get())));
        details.object = none(vm);
    } else {
        details.message = make_string(vm, fmt::format("{}{}", ignored, phrase));
    }
}

Writes heading(Interpreter& vm, const UnraisableDetails& details) {
    std::string message =
        details.message.get() == vm.none ? std::string() : std::string(str(vm, details.message.get())->view());
    bool named = details.object.get() != vm.none;
    if (does(vm, Detail::unraisable_heads_end_in_line)) {
        if (message.empty() && !named) return {"Exception ignored in:\n"};
        bool tight = message.ends_with(' ') || message.ends_with(in_exit_callback);
        std::string_view joint = message.empty() ? "" : tight ? " " : ": ";
        if (message.empty()) message = "Exception ignored in: ";
        return {fmt::format("{}{}{}\n", message, joint, repr_text(vm, details.object.get()))};
    }
    if (!named && message.empty()) return {};
    if (message.empty()) message = "Exception ignored in";
    if (!named) return {message, ":\n"};
    return {message + ": ", repr_text(vm, details.object.get()), "\n"};
}

/// The class and what the exception says, even if that is nothing. Up to 3.7 there may be no exception yet that says
/// it.
std::string last_line(Interpreter& vm, Object* exception) {
    std::string line = exception_headline(vm, exception, Reporter::interpreter);
    const auto* raised = static_cast<Exception*>(exception);
    const bool is_missing = raised->unborn && vm.profile.minor() < 8;
    if (line.find(':') == std::string::npos && !is_missing) line.insert(line.size() - 1, ": ");
    if (is_missing && is_exception(vm, exception, CoreType::key_error)) {
        Object* text = raised->notes_or_value;
        const std::string argument = text ? std::string(str(vm, text)->view()) : repr_text(vm, raised->args);
        line = fmt::format("{}: {}\n", type_name(exception), argument);
    }
    return line;
}

Writes body(Interpreter& vm, const UnraisableDetails& details) {
    const ReportStyle& style = report_style(vm.profile);
    Object* exception = details.exception.get();
    ReportWriter writer = ReportWriter::pieces;
    std::vector<std::string> lines;
    // CPython cannot import what shows all of it any more, or not yet.
    const bool lacks_library = vm.profile.family == "cpython" &&
                               (vm.phase() == Interpreter::Phase::finalizing || vm.is_importing_traceback() ||
                                vm.recursion_depth + frames_to_show > vm.recursion_limit);
    if (style.unraisable == UnraisableReport::full && !lacks_library) {
        writer = ReportWriter::entries;
        const Reporter limited_as = vm.profile.family == "pypy" ? Reporter::module : Reporter::interpreter;
        lines = exception_lines(vm, exception, details.traceback.get(),
                                {.reporter = Reporter::interpreter, .limit = limit_of_program(vm, limited_as)});
    } else {
        Carets carets = style.unraisable == UnraisableReport::marked ? style.carets : Carets::none;
        lines = stack_text(
            vm, traceback_entries(vm, details.traceback.get(), limit_of_program(vm, Reporter::interpreter)), carets);
        if (!lines.empty()) lines.insert(lines.begin(), "Traceback (most recent call last):\n");
        lines.push_back(last_line(vm, exception));
    }
    return writes_of_report(lines, writer);
}

}  // namespace

const TypeSpec unraisable_type = struct_spec("UnraisableHookArgs", "", fields);

bool is_own_hook(const Object* hook, std::string_view name) {
    return hook->kind == Kind::native && static_cast<const Native*>(hook)->row->name == name;
}

void print_unraisable(Interpreter& vm, const UnraisableDetails& details) {
    if (does(vm, Detail::unraisables_import_io)) vm.note_import("io");
    const bool imports_traceback =
        vm.recursion_depth + frames_to_import <= vm.recursion_limit && does(vm, Detail::unraisables_import_traceback);
    Writes writes = heading(vm, details);
    if (imports_traceback) {
        write_standard_error(vm, std::exchange(writes, {}));
        vm.note_import("traceback");
        const bool imports_more = does(vm, Detail::unraisables_import_dataclasses);
        for (std::string_view module : {"linecache", "ast", "dataclasses"})
            if (imports_more) vm.note_import(module);
    }
    std::ranges::move(body(vm, details), std::back_inserter(writes));
    write_standard_error(vm, writes);
    if (!does(vm, Detail::unraisable_errors_are_flushed)) return;
    vm.flush_waiting_errors();
    if (report_style(vm.profile).unraisable != UnraisableReport::full) flush_standard_error(vm);
}

bool Interpreter::report_exit_callback(Object* exception) {
    ExitCallbackReport style = report_style(profile).exit_callbacks;
    if (style == ExitCallbackReport::hook) return false;
    if (is_exception(*this, exception, CoreType::system_exit)) return true;
    if (style == ExitCallbackReport::printed_with_heading) write_standard_error("Error in atexit._run_exitfuncs:\n");
    write_standard_error(exception_text(*this, exception, {.reporter = Reporter::interpreter}));
    return true;
}

void Interpreter::report_unraisable(Object* exception, std::string_view message, Object* where) {
    if (stop_reason_ != StopReason::none) return;
    if (message.starts_with(ignored)) message.remove_prefix(ignored.size());
    try {
        auto* raised = static_cast<Exception*>(exception);
        Value kept = share(exception);
        clear(raised->left_traceback);
        if (message == in_exit_callback && report_exit_callback(exception)) return;
        bool lacks_traceback = !raised->traceback || raised->traceback == none;
        if (lacks_traceback && frame_ && does(*this, Detail::frameless_errors_get_interrupted_frame))
            add_traceback(frame_, exception);
        const bool is_traced = raised->traceback && !(profile.family == "pypy" && message == in_exit_callback);
        UnraisableDetails details{kept, share(is_traced ? raised->traceback : none), {}, share(where ? where : none)};
        word(*this, details, message, where != nullptr);
        Value hook = profile.minor() < 8 ? Value() : share(imported_attribute("sys", "unraisablehook"));
        if (!hook || hook.get() == none || is_own_hook(hook.get(), "unraisablehook")) {
            print_unraisable(*this, details);
            return;
        }
        try {
            Value told = make_struct(
                *this, unraisable_type,
                {share(exception->type), details.exception, details.traceback, details.message, details.object});
            model::call(*this, hook.get(), told.get());
        } catch (Raised& failed) {
            auto* failure = static_cast<Exception*>(failed.exception.get());
            print_unraisable(*this, {failed.exception, share(failure->traceback ? failure->traceback : none),
                                     text_or_none(*this, "Exception ignored in sys.unraisablehook"), hook});
        }
    } catch (Raised&) {
        // The report itself failed: CPython gives up too.
    }
}

}  // namespace lastref::model
