// Reports of exceptions, as Lib/traceback.py words them: entries of the traceback, chains, groups, notes.
#include "backends/model/vm/errors/exception_text.hpp"

#include "backends/model/heap/detail.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/object/text/unicode.hpp"
#include "backends/model/object/types/descriptor.hpp"
#include "backends/model/vm/code_object.hpp"
#include "backends/model/vm/errors/carets.hpp"

#include <algorithm>
#include <utility>

namespace lastref::model {

namespace {

constexpr int repeats_shown = 3;
constexpr int widest_group = 15;
constexpr int deepest_group = 10;

constexpr std::string_view cause_message = "\nThe above exception was the direct cause of the following exception:\n\n";
constexpr std::string_view context_message =
    "\nDuring handling of the above exception, another exception occurred:\n\n";

bool is_none(Run& run, const Object* object) {
    return !object || object == run.none;
}

template <class Ask>
std::string text_or(Ask ask, std::string_view otherwise) {
    try {
        return std::string(ask()->view());
    } catch (Raised&) {
        return std::string(otherwise);
    }
}

std::string class_name(Run& run, Type* type, Reporter reporter) {
    Value module = find_attribute(run, type, run.name(SpecialName::module));
    std::string_view home = module && is_string(module.get()) ? as_string(module.get())->view() : "<unknown>";
    MainClasses style = report_style(run.profile).main_classes;
    if (reporter == Reporter::module) style = MainClasses::without_module;
    Object* name = style == MainClasses::with_module_by_name ? type->name : type->qualified_name;
    std::string text(as_string(name)->view());
    const bool is_built_in = home == "builtins" || (run.profile.python_2 && home == "exceptions");
    if (is_built_in || (home == "__main__" && style == MainClasses::without_module)) return text;
    return std::string(home) + "." + text;
}

std::string message_of(Interpreter& vm, Object* exception, Reporter reporter) {
    const ReportStyle& style = report_style(vm.profile);
    bool by_type = style.unprintable_by_type &&
                   (reporter == Reporter::module || does(vm, Detail::unprintable_exceptions_tell_type));
    std::string otherwise =
        by_type ? fmt::format("<unprintable {} object>", type_name(exception)) : "<exception str() failed>";
    return text_or([&] { return str(vm, exception); }, otherwise);
}

void add_note(Interpreter& vm, std::vector<std::string>& lines, Object* note) {
    std::string text = text_or([&] { return str(vm, note); }, "<note str() failed>");
    std::size_t start = 0;
    while (start <= text.size()) {
        std::size_t end = std::min(text.find('\n', start), text.size());
        lines.push_back(text.substr(start, end - start) + "\n");
        start = end + 1;
    }
}

void add_notes(Interpreter& vm, std::vector<std::string>& lines, Object* exception) {
    Value notes = find_attribute(vm, exception, vm.name(SpecialName::notes));
    if (is_none(vm, notes.get())) return;
    if (notes->kind != Kind::list && notes->kind != Kind::tuple) {
        lines.push_back(text_or([&] { return repr(vm, notes.get()); }, "<__notes__ repr() failed>") + "\n");
        return;
    }
    Ref<Tuple> all = tuple_from(vm, notes.get());
    for (std::uint32_t i = 0; i < all->size; ++i) add_note(vm, lines, all->items()[i]);
}

std::int64_t number_of(Run& run, Object* object, std::string_view name) {
    Value value = find_attribute(run, object, run.intern(name));
    if (!value || !is_int(value.get()) || static_cast<Int*>(value.get())->big) return -1;
    return static_cast<Int*>(value.get())->value;
}

/// The marks below the text of a SyntaxError; both ends count from 1.
std::string syntax_marks(std::string_view text, std::int64_t offset, std::int64_t end_offset, std::size_t stripped) {
    if (end_offset <= 0 || end_offset == offset) end_offset = offset + 1;
    std::int64_t column = offset - 1 - static_cast<std::int64_t>(stripped);
    std::int64_t end_column = end_offset - 1 - static_cast<std::int64_t>(stripped);
    if (column < 0) return {};
    std::string blanks;
    std::int64_t place = 0;
    for_each_code_point(text, [&](std::uint32_t c) {
        if (place++ < column) blanks += is_whitespace(c) ? static_cast<char>(c < 0x80 ? c : ' ') : ' ';
    });
    while (place++ < column) blanks += ' ';
    return "    " + blanks +
           std::string(static_cast<std::size_t>(std::max<std::int64_t>(1, end_column - column)), '^') + "\n";
}

void add_syntax_place(Interpreter& vm, std::vector<std::string>& lines, Object* exception) {
    std::int64_t line = number_of(vm, exception, "lineno");
    if (line < 0) return;
    Value file = find_attribute(vm, exception, vm.intern("filename"));
    std::string name = is_none(vm, file.get()) ? "<string>" : std::string(str(vm, file.get())->view());
    lines.push_back(fmt::format("  File \"{}\", line {}\n", name, line));
    Value text = find_attribute(vm, exception, vm.intern("text"));
    if (is_none(vm, text.get()) || !is_string(text.get())) return;
    std::string_view raw = as_string(text.get())->view();
    raw = raw.substr(0, raw.find_last_not_of('\n') + 1);
    std::size_t first = std::min(raw.find_first_not_of(" \n\f"), raw.size());
    std::string_view shown = raw.substr(first);
    lines.push_back(fmt::format("    {}\n", shown));
    std::int64_t offset = number_of(vm, exception, "offset");
    if (offset < 0) return;
    bool range = report_style(vm.profile).syntax_range;
    auto behind = static_cast<std::int64_t>(count_code_points(raw)) + 1;
    if (does(vm, Detail::syntax_carets_stay_in_line)) offset = std::min(offset, behind);
    std::int64_t end =
        range && number_of(vm, exception, "end_lineno") == line ? number_of(vm, exception, "end_offset") : -1;
    std::int64_t end_line = number_of(vm, exception, "end_lineno");
    if (range && (report_style(vm.profile).whole_line_without_end ? end_line != line : end_line > line)) end = behind;
    end = std::min(end, behind);
    std::string marks = syntax_marks(shown, offset, end, first);
    if (!marks.empty()) lines.push_back(marks);
}

/// An exception on its way into the report: what was shown, how deep in groups it stands.
class Report {
public:
    Report(Interpreter& vm, const ExceptionText& what) : vm_(vm), what_(what) {
        if (!what_.limit) what_.limit = limit_of_program(vm, what.reporter);
    }

    void add_chain(Object* exception, Object* traceback);
    std::vector<std::string> take() { return std::move(lines_); }

private:
    struct Link {
        std::string_view message;  ///< between the one before and this
        Value exception;
        Value traceback;
    };

    /// The exception and what led to it, the last one first.
    std::vector<Link> chain_of(Object* exception, Object* traceback);
    void add_one(Object* exception, Object* traceback);
    void add_group(Object* exception, Object* traceback);
    void add_members(Tuple* members);
    void add_stack(Object* traceback, std::string_view heading, char margin);
    void emit(std::string_view text, char margin = '|');
    [[nodiscard]] std::string indent() const { return std::string(2 * static_cast<std::size_t>(depth_), ' '); }
    bool first_time(const Object* exception);

    Interpreter& vm_;
    ExceptionText what_;
    std::vector<std::string> lines_;
    std::vector<const Object*> seen_;
    int depth_ = 0;
    bool wants_closing_ = false;
};

bool Report::first_time(const Object* exception) {
    if (std::find(seen_.begin(), seen_.end(), exception) != seen_.end()) return false;
    seen_.push_back(exception);
    return true;
}

void Report::emit(std::string_view text, char margin) {
    if (depth_ == 0) {
        lines_.emplace_back(text);
        return;
    }
    std::string all;
    while (!text.empty()) {
        std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
        all += indent() + margin + ' ' + std::string(text.substr(0, end));
        text.remove_prefix(end);
    }
    lines_.push_back(std::move(all));
}

std::vector<Report::Link> Report::chain_of(Object* exception, Object* traceback) {
    std::vector<Link> chain;
    Value current = share(exception);
    Value entries = share(traceback);
    first_time(exception);
    while (current) {
        auto* raised = static_cast<Exception*>(current.get());
        Value next;
        std::string_view message;
        if (what_.chained && !is_none(vm_, raised->cause) && first_time(raised->cause)) {
            next = share(raised->cause);
            message = cause_message;
        } else if (what_.chained && !is_none(vm_, raised->context) && !raised->suppress_context &&
                   first_time(raised->context)) {
            next = share(raised->context);
            message = context_message;
        }
        chain.push_back({message, current, entries});
        current = next;
        entries = next ? share(static_cast<Exception*>(next.get())->traceback) : Value{};
    }
    return chain;
}

void Report::add_chain(Object* exception, Object* traceback) {
    std::vector<Link> chain = chain_of(exception, traceback);
    for (auto link = chain.rbegin(); link != chain.rend(); ++link) {
        if (!link->message.empty()) emit(link->message);
        add_one(link->exception.get(), link->traceback.get());
    }
}

void Report::add_stack(Object* traceback, std::string_view heading, char margin) {
    std::vector<TracebackEntry> entries = traceback_entries(vm_, traceback, what_.limit);
    const bool is_headed = !is_none(vm_, traceback) && what_.reporter == Reporter::module &&
                           does(vm_, Detail::empty_tracebacks_are_headed);
    if (entries.empty() && !is_headed) return;
    emit(heading, margin);
    Carets carets = what_.marked ? report_style(vm_.profile).carets : Carets::none;
    for (const std::string& text : stack_text(vm_, entries, carets)) emit(text);
}

void Report::add_one(Object* exception, Object* traceback) {
    bool group = is_exception(vm_, exception, CoreType::base_exception_group);
    if (group && depth_ > deepest_group) {
        emit(fmt::format("... (max_group_depth is {})\n", deepest_group));
    } else if (group) {
        add_group(exception, traceback);
    } else {
        add_stack(traceback, "Traceback (most recent call last):\n", '|');
        for (const std::string& line : exception_only_lines(vm_, exception, traceback, what_.reporter)) emit(line);
    }
}

void Report::add_group(Object* exception, Object* traceback) {
    bool outermost = depth_ == 0;
    if (outermost) depth_ = 1;
    add_stack(traceback, "Exception Group Traceback (most recent call last):\n", outermost ? '+' : '|');
    for (const std::string& line : exception_only_lines(vm_, exception, traceback, what_.reporter)) emit(line);
    Value members = get_attribute(vm_, exception, vm_.intern("exceptions"));
    Ref<Tuple> all = tuple_from(vm_, members.get());
    add_members(all.get());
    if (outermost) depth_ = 0;
}

void Report::add_members(Tuple* members) {
    std::uint32_t count = std::min<std::uint32_t>(members->size, widest_group + 1);
    wants_closing_ = false;
    for (std::uint32_t i = 0; i < count; ++i) {
        bool last = i + 1 == count;
        if (last) wants_closing_ = true;  // a group inside may close for both
        std::string title = i < widest_group ? std::to_string(i + 1) : "...";
        lines_.push_back(
            fmt::format("{}{}+---------------- {} ----------------\n", indent(), i == 0 ? "+-" : "  ", title));
        ++depth_;
        if (i < widest_group) {
            Value member = share(members->items()[i]);
            add_chain(member.get(), static_cast<Exception*>(member.get())->traceback);
        } else {
            std::uint32_t rest = members->size - widest_group;
            emit(fmt::format("and {} more exception{}\n", rest, rest > 1 ? "s" : ""));
        }
        if (last && wants_closing_) {
            lines_.push_back(indent() + "+------------------------------------\n");
            wants_closing_ = false;
        }
        --depth_;
    }
}

}  // namespace

TracebackEntry entry_of(const FrameObject* frame, int line, std::uint32_t lasti) {
    const compile::Code& code = code_of(frame->code);
    compile::Position place{line, line, -1, -1};
    if (lasti < code.positions.size() && code.positions[lasti].line == line) place = code.positions[lasti];
    return {code.file, code.name, place, {}};
}

std::optional<std::int64_t> limit_of_program(Interpreter& vm, Reporter reporter) {
    Object* limit = vm.imported_attribute("sys", "tracebacklimit");
    if (!limit || !is_int(limit)) return {};
    std::int64_t shown = std::max<std::int64_t>(0, index_as_int64(vm, limit));
    return reporter == Reporter::module ? shown : -shown;
}

std::vector<TracebackEntry> traceback_entries(Run& run, Object* traceback, std::optional<std::int64_t> limit) {
    std::vector<TracebackEntry> entries;
    if (is_none(run, traceback)) return entries;
    for (auto* each = static_cast<Traceback*>(traceback); each; each = static_cast<Traceback*>(each->next)) {
        if (limit && *limit >= 0 && entries.size() == static_cast<std::size_t>(*limit)) break;
        entries.push_back(entry_of(static_cast<FrameObject*>(each->frame), each->line, each->lasti));
    }
    if (limit && *limit < 0 && entries.size() > static_cast<std::size_t>(-*limit)) {
        entries.erase(entries.begin(), entries.end() + *limit);
    }
    return entries;
}

std::string entry_text(const Interpreter& vm, const TracebackEntry& entry, Carets carets) {
    std::string text = fmt::format("  File \"{}\", line {}, in {}\n", entry.file, entry.place.line, entry.name);
    int last = carets == Carets::multi_line ? std::max(entry.place.line, entry.place.end_line) : entry.place.line;
    std::string_view lines = vm.source_lines(entry.file, entry.place.line, last);
    if (!entry.line_text.empty()) return text + fmt::format("    {}\n", strip_whitespace(entry.line_text));
    if (strip_whitespace(lines).empty()) return text;
    return text + marked_lines(lines, entry.place, carets);
}

std::vector<std::string> stack_text(const Interpreter& vm, const std::vector<TracebackEntry>& entries, Carets carets) {
    std::vector<std::string> texts;
    std::size_t place = 0;
    while (place < entries.size()) {
        std::size_t end = place;
        while (end < entries.size() && entries[end].looks_like(entries[place])) ++end;
        for (std::size_t i = place; i < std::min(end, place + repeats_shown); ++i) {
            texts.push_back(entry_text(vm, entries[i], carets));
        }
        if (end > place + repeats_shown) {
            std::size_t more = end - place - repeats_shown;
            texts.push_back(fmt::format("  [Previous line repeated {} more time{}]\n", more, more > 1 ? "s" : ""));
        }
        place = end;
    }
    return texts;
}

std::string exception_headline(Interpreter& vm, Object* exception, Reporter reporter) {
    std::string message = message_of(vm, exception, reporter);
    std::string name = class_name(vm, exception->type, reporter);
    return message.empty() ? name + "\n" : name + ": " + message + "\n";
}

std::vector<std::string> exception_only_lines(Interpreter& vm, Object* exception, Object* traceback,
                                              Reporter reporter) {
    const ReportStyle& style = report_style(vm.profile);
    std::vector<std::string> lines;
    std::string name = class_name(vm, exception->type, reporter);
    std::string message;
    if (is_exception(vm, exception, CoreType::syntax_error)) {
        add_syntax_place(vm, lines, exception);
        Value text = find_attribute(vm, exception, vm.intern("msg"));
        message = is_none(vm, text.get()) ? "<no detail available>" : std::string(str(vm, text.get())->view());
        Value file = find_attribute(vm, exception, vm.intern("filename"));
        if (number_of(vm, exception, "lineno") < 0 && !is_none(vm, file.get()))
            message += fmt::format(" ({})", str(vm, file.get())->view());
    } else {
        message = message_of(vm, exception, reporter);
        message += suggestion_for(vm, static_cast<Exception*>(exception), traceback, reporter);
    }
    lines.push_back(message.empty() ? name + "\n" : name + ": " + message + "\n");
    if (style.has_notes) add_notes(vm, lines, exception);
    return lines;
}

std::vector<std::string> exception_lines(Interpreter& vm, Object* exception, Object* traceback,
                                         const ExceptionText& what) {
    Report report(vm, what);
    report.add_chain(exception, traceback);
    return report.take();
}

std::string exception_text(Interpreter& vm, Object* exception, const ExceptionText& what) {
    std::string text;
    for (const std::string& line :
         exception_lines(vm, exception, static_cast<Exception*>(exception)->traceback, what)) {
        text += line;
    }
    return text;
}

}  // namespace lastref::model
