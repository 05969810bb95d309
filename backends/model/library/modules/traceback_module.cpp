#include "backends/model/heap/detail.hpp"
#include "backends/model/library/modules/language.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/vm/errors/carets.hpp"
#include "backends/model/vm/errors/exception_text.hpp"
#include "backends/model/vm/imports/module_spec.hpp"

#include <algorithm>

namespace lastref::model {

namespace {

std::optional<std::int64_t> limit_of(Run& run, Object* limit) {
    if (!limit || limit == run.none) return limit_of_program(interpreter_of(run), Reporter::module);
    return index_as_int64(run, limit);
}

Value list_of(Run& run, const std::vector<std::string>& texts) {
    Ref<List> list = make_list(run);
    for (const std::string& text : texts) list_append(run, list.get(), Value(make_string(run, text)));
    return list;
}

/// To place the marks under a line the library parses it.
void parse_marked_lines(Run& run) {
    if (does(run, Detail::marked_lines_are_parsed)) interpreter_of(run).note_import("ast");
}

bool is_exception_object(const Object* object) {
    return object->kind == Kind::exception;
}

Value format_exception(Run& run, Arguments arguments) {
    Object* exception = arguments[0];
    bool nothing = !is_exception_object(exception);
    if (nothing) return list_of(run, {fmt::format("{}: {}\n", type_name(exception), str(run, exception)->view())});
    if (arguments[1] != run.none) parse_marked_lines(run);
    ExceptionText what{.chained = is_true(run, arguments[3]), .limit = limit_of(run, arguments[2])};
    return list_of(run, exception_lines(interpreter_of(run), exception, arguments[1], what));
}

Value format_exception_only(Run& run, Arguments arguments) {
    Object* exception = arguments[0];
    if (!is_exception_object(exception)) {
        return list_of(run, {fmt::format("{}: {}\n", type_name(exception), str(run, exception)->view())});
    }
    return list_of(run, exception_only_lines(interpreter_of(run), exception, arguments[1], Reporter::module));
}

Value format_tb(Run& run, Arguments arguments) {
    auto entries = traceback_entries(run, arguments[0], limit_of(run, arguments[1]));
    if (!entries.empty()) parse_marked_lines(run);
    return list_of(run, stack_text(interpreter_of(run), entries, report_style(run.profile).carets));
}

Value optional_number(Run& run, int number) {
    return number < 0 ? none(run) : make_int(run, number);
}

/// (file, line, end line, column, end column, name, frame)
Value entry_tuple(Run& run, const TracebackEntry& entry, Object* frame) {
    bool marked = report_style(run.profile).carets != Carets::none;
    Ref<Str> file = make_string(run, entry.file);
    Ref<Str> name = make_string(run, entry.name);
    Value line = make_int(run, entry.place.line);
    Value end_line = marked ? make_int(run, entry.place.end_line) : none(run);
    Value column = optional_number(run, marked ? entry.place.column : -1);
    Value end_column = optional_number(run, marked ? entry.place.end_column : -1);
    return make_tuple(run, {file.get(), line.get(), end_line.get(), column.get(), end_column.get(), name.get(), frame});
}

Value tb_entries(Run& run, Arguments arguments) {
    std::optional<std::int64_t> limit = limit_of(run, arguments[1]);
    Ref<List> list = make_list(run);
    if (arguments[0] == run.none) return list;
    std::vector<Traceback*> all;
    for (auto* each = static_cast<Traceback*>(arguments[0]); each; each = static_cast<Traceback*>(each->next)) {
        all.push_back(each);
    }
    std::size_t count = all.size();
    if (limit) count = std::min(count, static_cast<std::size_t>(*limit < 0 ? -*limit : *limit));
    std::size_t first = limit && *limit < 0 ? all.size() - count : 0;
    for (std::size_t i = first; i < first + count; ++i) {
        TracebackEntry entry = entry_of(static_cast<FrameObject*>(all[i]->frame), all[i]->line, all[i]->lasti);
        list_append(run, list.get(), entry_tuple(run, entry, all[i]->frame));
    }
    return list;
}

Value stack_entries(Run& run, Arguments arguments) {
    std::optional<std::int64_t> limit = limit_of(run, arguments[1]);
    std::vector<Value> frames;
    for (Value frame = share(arguments[0]); frame && frame.get() != run.none;) {
        frames.push_back(frame);
        frame = get_attribute(run, frame.get(), run.intern("f_back"));
    }
    if (limit && *limit >= 0) frames.resize(std::min(frames.size(), static_cast<std::size_t>(*limit)));
    if (limit && *limit < 0 && frames.size() > static_cast<std::size_t>(-*limit)) {
        frames.erase(frames.begin(), frames.end() + *limit);
    }
    Ref<List> list = make_list(run);
    for (auto frame = frames.rbegin(); frame != frames.rend(); ++frame) {
        Value line = get_attribute(run, frame->get(), run.intern("f_lineno"));
        TracebackEntry entry = entry_of(static_cast<FrameObject*>(frame->get()),
                                        static_cast<int>(static_cast<Int*>(line.get())->value), UINT32_MAX);
        list_append(run, list.get(), entry_tuple(run, entry, frame->get()));
    }
    return list;
}

int number_or(Object* object, int otherwise) {
    return is_int(object) ? static_cast<int>(static_cast<Int*>(object)->value) : otherwise;
}

/// Entries as tuples: file, line, end line, column, end column, name, the text of the line or None.
Value format_stack(Run& run, Arguments arguments) {
    Interpreter& vm = interpreter_of(run);
    std::vector<TracebackEntry> entries;
    std::vector<std::string> lines;
    for_each(run, arguments[0], [&](Object* item) {
        Object** part = static_cast<Tuple*>(item)->items();
        int line = number_or(part[1], 0);
        TracebackEntry entry{std::string(str(run, part[0])->view()),
                             std::string(str(run, part[5])->view()),
                             {line, number_or(part[2], line), number_or(part[3], -1), number_or(part[4], -1)}};
        if (part[3] != run.none) parse_marked_lines(run);
        if (part[6] != run.none && vm.source_line(entry.file, line).empty()) {
            // A line that the program gave: shown without marks.
            entry.line_text = str(run, part[6])->view();
        }
        entries.push_back(std::move(entry));
        return true;
    });
    return list_of(run, stack_text(vm, entries, report_style(run.profile).carets));
}

/// _handled(): the exception that is handled and its traceback, or None twice.
Value handled(Run& run, Arguments) {
    const Run::HandledState* state = run.handled_state();
    if (!state) return model::make_tuple(run, {run.none, run.none});
    auto* exception = static_cast<Exception*>(state->exception);
    Object* traceback = run.profile.exceptions_outlive_handlers ? state->traceback : exception->traceback;
    return model::make_tuple(run, {exception, traceback ? traceback : run.none});
}

Value source_line(Run& run, Arguments arguments) {
    int line = number_or(arguments[1], 0);
    std::string file(str(run, arguments[0])->view());
    return make_string(run, interpreter_of(run).source_line(file, line));
}

Value frame(Run& run, Arguments arguments) {
    Interpreter& vm = interpreter_of(run);
    Frame* found = vm.frame_at(static_cast<int>(index_as_int64(run, arguments[0])));
    return found ? Value(vm.frame_object(found)) : none(run);
}

constexpr NativeRow functions[] = {
    {"_format_exception", "value, tb, limit, chain, /", format_exception, Binding::function},
    {"_format_exception_only", "value, traceback, /", format_exception_only, Binding::function},
    {"_format_tb", "tb, limit, /", format_tb, Binding::function},
    {"_tb_entries", "tb, limit, /", tb_entries, Binding::function},
    {"_stack_entries", "frame, limit, /", stack_entries, Binding::function},
    {"_format_stack", "entries, /", format_stack, Binding::function},
    {"_handled", "", handled, Binding::function},
    {"_frame", "depth, /", frame, Binding::function},
    {"_source_line", "filename, lineno, /", source_line, Binding::function},
    {"_refuse", "what, /", refuse_by_name, Binding::function},
};

}  // namespace

extern const ModuleSpec traceback_module;
const ModuleSpec traceback_module{
    .name = "traceback",
    .functions = functions,
    .fill = fill_language,
    .python = "traceback",
    .lacks = "collections itertools linecache sys textwrap codeop keyword tokenize suppress _print_exception_bltin",
};

}  // namespace lastref::model
