#include "backends/model/vm/errors/error_writes.hpp"

#include "backends/model/heap/detail.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/vm/errors/exception_text.hpp"
#include "backends/model/vm/exit/standard_streams.hpp"

#include <algorithm>

namespace lastref::model {

namespace {

/// Cuts an entry into the pieces that CPython's Python/traceback.c and pythonrun.c write.
class PieceWriter {
public:
    explicit PieceWriter(bool has_margins) : has_margins_(has_margins) {}

    void add_entry(std::string_view entry) {
        if (entry.starts_with("  File ")) {
            add_lines(entry);
        } else if (entry.starts_with("\n") && has_margins_) {
            add_lines(entry);
        } else if (entry.starts_with("\n") || entry.starts_with("Traceback (") || entry.starts_with("  ")) {
            add_margin();
            add(entry);
        } else {
            add_headline(entry);
        }
    }
    Writes take() { return std::move(writes_); }

private:
    void add(std::string_view piece) { writes_.emplace_back(piece); }
    void add_margin() {
        if (has_margins_) add("");
    }

    void add_lines(std::string_view entry) {
        while (!entry.empty()) {
            const std::size_t end = entry.find('\n') + 1;
            const std::string_view line = entry.substr(0, end);
            entry.remove_prefix(end);
            add_margin();
            if (line.starts_with("    ")) {
                add_source_line(line.substr(0, line.size() - 1));
                add("\n");
            } else {
                add(line);
            }
        }
    }

    void add_source_line(std::string_view line) {
        if (line.find_first_not_of(" ^~") == std::string_view::npos) {
            for (const char& mark : line) add({&mark, 1});
        } else {
            add(line.substr(0, 4));
            add(line.substr(4));
        }
    }

    /// `module.Name: text`, where the text may have lines of its own.
    void add_headline(std::string_view headline) {
        add_margin();
        headline.remove_suffix(1);
        const std::size_t name_end = headline.find(": ");
        const std::string_view name = headline.substr(0, name_end);
        if (const std::size_t dot = name.rfind('.'); dot != std::string_view::npos) {
            add(name.substr(0, dot));
            add(".");
            add(name.substr(dot + 1));
        } else {
            add(name);
        }
        if (name_end != std::string_view::npos) add(": ");
        add(name_end == std::string_view::npos ? "" : headline.substr(name_end + 2));
        add("\n");
    }

    Writes writes_;
    bool has_margins_;
};

ReportWriter writer_of_uncaught(Interpreter& vm) {
    if (vm.profile.family == "pypy" || does(vm, Detail::uncaught_exceptions_import_traceback))
        return ReportWriter::entries;
    return does(vm, Detail::uncaught_reports_have_margins) ? ReportWriter::pieces_with_margins : ReportWriter::pieces;
}

}  // namespace

Writes writes_of_report(const std::vector<std::string>& entries, ReportWriter writer) {
    if (writer == ReportWriter::entries) {
        Writes writes;
        for (const std::string& entry : entries) {
            writes.push_back(entry);
            writes.emplace_back();
        }
        return writes;
    }
    PieceWriter pieces(writer == ReportWriter::pieces_with_margins);
    for (const std::string& entry : entries) pieces.add_entry(entry);
    return pieces.take();
}

void write_standard_error(Interpreter& vm, const Writes& writes) {
    Value stream = share(vm.imported_attribute("sys", "stderr"));
    if (stream && stream->type->program_defined) {
        for (const std::string& each : writes) call_method(vm, stream.get(), "write", {make_string(vm, each).get()});
        return;
    }
    std::string text;
    for (const std::string& each : writes) text += each;
    vm.write_standard_error(text);
}

void flush_standard_error(Interpreter& vm) {
    Value stream = share(vm.imported_attribute("sys", "stderr"));
    if (stream && stream->type->program_defined) {
        call_method(vm, stream.get(), "flush");
    } else {
        flush_standard_streams(vm, {"stderr"});
    }
}

void write_uncaught(Interpreter& vm, Object* exception, Object* traceback) {
    const auto lines = exception_lines(vm, exception, traceback, {.reporter = Reporter::interpreter});
    write_standard_error(vm, writes_of_report(lines, writer_of_uncaught(vm)));
}

}  // namespace lastref::model
