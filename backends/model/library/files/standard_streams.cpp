#include "backends/model/vm/standard_streams.hpp"

#include "backends/model/library/files/buffered.hpp"
#include "backends/model/library/files/text_wrapper.hpp"
#include "backends/model/vm/interpreter.hpp"

#include <vector>

namespace lastref::model {

namespace {

/// A stream that does not say whether it is closed is open.
void flush(Run& run, Object* stream) {
    try {
        Value closed = find_attribute(run, stream, run.intern("closed"));
        if (!closed || !is_true(run, closed.get())) call_method(run, stream, "flush");
    } catch (Raised&) {
        // At exit nobody is told.
    }
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
    Ref<Str> encoding = make_string(run, "utf-8");
    Ref<Str> errors = make_string(run, descriptor == 2 ? "backslashreplace" : "strict");
    Ref<Str> newline = make_string(run, "\n");
    Value text = call(run, builtin_type(run, text_wrapper_type),
                      {buffer.get(), encoding.get(), errors.get(), descriptor ? newline.get() : run.none});
    set_attribute(run, text.get(), run.intern("mode"), raw_mode.get());
    as_file(buffer.get())->holds_nothing_back = as_file(text.get())->holds_nothing_back = true;
    run.heap.making_internals = was;
    return text;
}

void flush_standard_streams(Run& run) {
    Interpreter& vm = interpreter_of(run);
    for (std::string_view name : {"stdout", "stderr"}) {
        Object* stream = vm.imported_attribute("sys", name);
        if (!stream && name == "stdout") stream = vm.standard_output.get();
        if (!stream || stream == run.none) continue;
        Value kept = share(stream);
        flush(run, kept.get());
    }
}

void flush_all_files(Run& run) {
    std::vector<Value> open_files;
    run.heap.collector().for_each_object(-1, [&](Object* object) {
        if (object->kind != Kind::file) return;
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
    for (auto each = open_files.rbegin(); each != open_files.rend(); ++each) flush(run, each->get());
}

}  // namespace lastref::model
