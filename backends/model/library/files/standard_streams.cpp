#include "backends/model/vm/exit/standard_streams.hpp"

#include "backends/model/heap/detail.hpp"
#include "backends/model/library/files/buffered.hpp"
#include "backends/model/library/files/python_2_file.hpp"
#include "backends/model/library/files/text_wrapper.hpp"
#include "backends/model/vm/interpreter.hpp"

#include <vector>

namespace lastref::model {

namespace {

/// A stream that does not say whether it is closed is open.
void flush(Run& run, Object* stream) {
    Value closed = find_attribute(run, stream, run.intern("closed"));
    if (!closed || !is_true(run, closed.get())) call_method(run, stream, "flush");
}

Value stream_of(Run& run, std::string_view name) {
    Interpreter& vm = interpreter_of(run);
    Object* stream = vm.imported_attribute("sys", name);
    if (!stream && name == "stdout") stream = vm.standard_output.get();
    return share(stream == run.none ? nullptr : stream);
}

void report_unflushed(Run& run, Object* error, Object* stream) {
    const bool has_words = does(run, Detail::failed_flushes_are_told);
    std::string_view words = does(run, Detail::failed_flushes_are_told_of_with_while) ? "while flushing sys.stdout"
                             : has_words                                              ? "on flushing sys.stdout"
                                                                                      : "";
    run.report_unraisable(error, words, has_words ? nullptr : stream);
}

}  // namespace

Value make_standard_stream(Run& run, int descriptor) {
    constexpr std::string_view names[] = {"<stdin>", "<stdout>", "<stderr>"};
    bool was = std::exchange(run.heap.making_internals, true);
    Value number = make_int(run, descriptor);
    Value no = make_bool(run, false);
    Ref<Str> raw_mode = make_string(run, descriptor ? "w" : "r");
    Value raw = call(run, builtin_type(run, file_io_type), {number.get(), raw_mode.get(), no.get()});
    Ref<Str> name = make_string(run, names[descriptor]);
    set_attribute(run, raw.get(), run.intern("name"), name.get());
    Value buffer = call(run, builtin_type(run, descriptor ? buffered_writer_type : buffered_reader_type), raw.get());
    // All but PyPy 7.3 tell of it in small letters, however they tell of that of files.
    const bool is_as_files_are = run.profile.family == "pypy" && run.profile.minor() < 11;
    Ref<Str> encoding = make_string(run, is_as_files_are ? run.profile.default_encoding : "utf-8");
    Ref<Str> errors = make_string(run, descriptor == 2 ? "backslashreplace" : "strict");
    Ref<Str> newline = make_string(run, "\n");
    Value text;
    if (run.profile.python_2) {
        text = make_python_2_file(run, buffer.get(), raw_mode.get(), false);
        static_cast<TextFile*>(text.get())->write_through = false;
    } else {
        text = call(run, builtin_type(run, text_wrapper_type),
                    {buffer.get(), encoding.get(), errors.get(), descriptor ? newline.get() : run.none});
        set_attribute(run, text.get(), run.intern("mode"), raw_mode.get());
    }
    as_file(buffer.get())->holds_nothing_back = as_file(text.get())->holds_nothing_back = true;
    run.heap.making_internals = was;
    return text;
}

bool is_under_output(const Interpreter& vm, const Object* buffer) {
    Object* stream = vm.standard_output.get();
    return stream && vm.standard_output_is_open && static_cast<TextFile*>(stream)->below == buffer;
}

std::size_t waiting_output(const Interpreter& vm) {
    Object* stream = vm.standard_output.get();
    return stream ? static_cast<TextFile*>(stream)->pending_size : 0;
}

void flush_standard_streams(Run& run, std::initializer_list<std::string_view> names) {
    for (std::string_view name : names) {
        try {
            if (Value stream = stream_of(run, name)) flush(run, stream.get());
        } catch (Raised&) {
            // It is tried again at the very end.
        }
    }
}

bool flush_standard_streams_at_exit(Run& run) {
    bool worked = true;
    for (std::string_view name : {"stdout", "stderr"}) {
        Value stream = stream_of(run, name);
        if (!stream) continue;
        try {
            flush(run, stream.get());
        } catch (Raised& raised) {
            worked = false;
            if (name == "stdout") report_unflushed(run, raised.exception.get(), stream.get());
        }
    }
    return worked;
}

void flush_all_files(Run& run) {
    std::vector<Value> open_files;
    run.heap.collector().for_each_object(-1, [&](Object* object) {
        const Interpreter& vm = interpreter_of(run);
        const bool is_flushed = object == vm.standard_output.get() || is_under_output(vm, object);
        if (object->kind != Kind::file || is_flushed) return;
        switch (as_file(object)->role) {
            case FileRole::text:
            case FileRole::writer:
            case FileRole::random:
            case FileRole::base:
            case FileRole::pair: open_files.push_back(share(object)); break;
            default: break;
        }
    });
    // Roughly the order of PyPy's table of streams: the newest first.
    for (auto each = open_files.rbegin(); each != open_files.rend(); ++each) {
        try {
            flush(run, each->get());
        } catch (Raised&) {
            // Nobody is told.
        }
    }
}

}  // namespace lastref::model
