#include "backends/model/heap/detail.hpp"
#include "backends/model/library/files/buffered.hpp"
#include "backends/model/library/files/bytes_to_write.hpp"
#include "backends/model/library/files/passed_on.hpp"

#include "backends/model/object/real_size.hpp"
#include "backends/model/object/text/bytes.hpp"
#include "backends/model/vm/exit/standard_streams.hpp"
#include "backends/model/vm/interpreter.hpp"

#include <algorithm>

namespace lastref::model {

namespace {

Buffered* self_of(Arguments arguments) {
    return static_cast<Buffered*>(arguments[0]);
}

void require_ability(Run& run, Object* raw, std::string_view method, std::string_view message) {
    if (!answers_true(run, raw, method)) raise_unsupported(run, message);
}

Value init(Run& run, Arguments arguments) {
    Buffered* file = self_of(arguments);
    Object* raw = arguments[1];
    file->ready = false;
    if (file->role == FileRole::random) require_ability(run, raw, "seekable", "File or stream is not seekable.");
    if (file->role != FileRole::writer) require_ability(run, raw, "readable", "File or stream is not readable.");
    if (file->role != FileRole::reader) require_ability(run, raw, "writable", "File or stream is not writable.");
    if (run.profile.python_2 && arguments[2] && !is_index(arguments[2]))
        raise(run, CoreType::type_error, "an integer is required");
    std::int64_t size = arguments[2] ? index_as_int64(run, arguments[2]) : run.profile.stream_buffer_bytes;
    if (arguments.count > 3 && arguments[3])
        run.warn(CoreType::deprecation_warning, "max_buffer_size is deprecated", nullptr);
    buffered_init(run, file, raw, size);
    return none(run);
}

template <const char* name>
constexpr NativeFunction forward = pass_on<Buffered, require_ready, name>;
template <const char* name>
constexpr auto forward_attribute = pass_on_attribute<Buffered, require_ready, name>;

Value bytes_or_none(Run& run, bool any, const std::string& bytes) {
    return any ? make_binary(run, bytes) : none(run);
}

Value read(Run& run, Arguments arguments) {
    Buffered* file = self_of(arguments);
    std::int64_t count = size_argument(run, arguments[1]);
    const bool is_cpython_3 = run.profile.family == "cpython" && run.profile.minor() >= 7;
    if (count < -1)
        raise(run, CoreType::value_error, "read length must be {} or -1", is_cpython_3 ? "non-negative" : "positive");
    require_open_raw(run, file, "read of closed file");
    BufferedGuard guard(run, file);
    std::string result;
    bool any = count < 0 ? buffered_read_all(run, file, result) : buffered_read(run, file, count, result);
    return bytes_or_none(run, any, result);
}

Value read1(Run& run, Arguments arguments) {
    Buffered* file = self_of(arguments);
    if (!run.profile.python_2) require_open_raw(run, file, "read of closed file");
    std::int64_t count = run.profile.python_2 ? size_argument(run, arguments[1]) : integer_argument(run, arguments[1]);
    if (count < 0 && does(run, Detail::short_reads_have_length))
        raise(run, CoreType::value_error, "read length must be positive");
    BufferedGuard guard(run, file);
    return make_binary(run, buffered_read1(run, file, count));
}

Value read1_of_python_2(Run& run, Arguments arguments) {
    if (!arguments[1]) raise(run, CoreType::type_error, "read1() takes exactly 1 argument (0 given)");
    return read1(run, arguments);
}

template <bool once>
Value readinto(Run& run, Arguments arguments) {
    Buffered* file = self_of(arguments);
    require_open_raw(run, file, "readinto of closed file");
    Ref<MemoryView> view = writable_view(run, arguments[1]);
    BufferedGuard guard(run, file);
    std::string result;
    bool any = true;
    if (once) {
        any = buffered_read_into_once(run, file, view->size, result);
    } else {
        any = buffered_read(run, file, view->size, result);
    }
    if (!any) return none(run);
    std::copy(result.begin(), result.end(), memory_view_data(view.get()));
    return make_count(run, static_cast<std::int64_t>(result.size()));
}

Value peek(Run& run, Arguments arguments) {
    Buffered* file = self_of(arguments);
    if (!run.profile.python_2) integer_argument(run, arguments[1]);
    // Python 2 leaves it to the raw stream to tell.
    if (!run.profile.python_2) require_open_raw(run, file, "peek of closed file");
    BufferedGuard guard(run, file);
    return make_binary(run, buffered_peek(run, file));
}

Value readline(Run& run, Arguments arguments) {
    Buffered* file = self_of(arguments);
    require_open_raw(run, file, "readline of closed file");
    std::int64_t limit = size_argument(run, arguments[1]);
    BufferedGuard guard(run, file);
    return make_binary(run, buffered_readline(run, file, limit));
}

Value next_buffered_line(Run& run, Object* object) {
    if (object->type->program_defined) return next_line(run, object);
    auto* file = static_cast<Buffered*>(object);
    if (object->type == builtin_type(run, buffered_writer_type)) raise_unsupported(run, "read");
    require_open_raw(run, file, "readline of closed file");
    BufferedGuard guard(run, file);
    std::string line = buffered_readline(run, file, -1);
    return line.empty() ? Value{} : make_binary(run, line);
}

Value write(Run& run, Arguments arguments) {
    Buffered* file = self_of(arguments);
    require_ready(run, file);
    std::string_view bytes = bytes_to_write(run, arguments[1]);
    require_open_raw(run, file, "write to closed file");
    BufferedGuard guard(run, file);
    return make_count(run, buffered_write(run, file, bytes));
}

Value flush(Run& run, Arguments arguments) {
    Buffered* file = self_of(arguments);
    require_ready(run, file);
    if (file->role == FileRole::reader) return call_method(run, attached_raw(run, file), "flush");
    require_open_raw(run, file, "flush of closed file");
    BufferedGuard guard(run, file);
    buffered_flush(run, file);
    Interpreter& vm = interpreter_of(run);
    if (is_under_output(vm, file)) vm.flush_output(waiting_output(vm));
    if (is_under_errors(file)) vm.flush_waiting_errors();
    if (file->role == FileRole::random) buffered_rewind(run, file);
    return none(run);
}

Value close(Run& run, Arguments arguments) {
    Buffered* file = self_of(arguments);
    require_ready(run, file);
    if (is_closed(run, file->below)) return none(run);
    if (file->finalizing && !run.profile.python_2) {
        try {
            call_method(run, attached_raw(run, file), "_dealloc_warn", {file});
        } catch (Raised&) {
            // Raw streams of a program's own class have no such method.
        }
    }
    const auto close_raw = [&] {
        Value raw = share(attached_raw(run, file));
        Value answer = call_method(run, raw.get(), "close");
        run.heap.release_buffer(std::exchange(file->data, nullptr), file->capacity);
        file->capacity = file->start = file->end = 0;
        file->writing = false;
        return answer;
    };
    Value answer = both([&] { call_method(run, file, "flush"); }, close_raw);
    did_close(run, file);
    return answer;
}

Value detach(Run& run, Arguments arguments) {
    Buffered* file = self_of(arguments);
    require_ready(run, file);
    call_method(run, file, "flush");
    require_ready(run, file);
    return Value::adopt(std::exchange(file->below, nullptr));
}

Value dealloc_warn(Run& run, Arguments arguments) {
    Buffered* file = self_of(arguments);
    if (!file->ready || !file->below) return none(run);
    try {
        call_method(run, attached_raw(run, file), "_dealloc_warn", {arguments[1]});
    } catch (Raised&) {
        // Raw streams of a program's own class have no such method.
    }
    return none(run);
}

Value tell(Run& run, Arguments arguments) {
    require_ready(run, self_of(arguments));
    return make_count(run, buffered_tell(run, self_of(arguments)));
}

Value seek(Run& run, Arguments arguments) {
    Buffered* file = self_of(arguments);
    auto whence = static_cast<int>(c_int_argument(run, arguments[2]));
    const bool is_known = whence >= 0 && whence <= 2;
    if (!is_known && run.profile.python_2)
        raise(run, CoreType::value_error, "whence must be between 0 and 2, not {}", whence);
    if (!is_known) raise(run, CoreType::value_error, "whence value {} unsupported", whence);
    require_open_raw(run, file, "seek of closed file");
    require_ability(run, file->below, "seekable", "File or stream is not seekable.");
    // In the words for any index, not in those for a place in memory.
    const bool is_cpython_3 = run.profile.family == "cpython" && !run.profile.python_2;
    if (is_cpython_3 && !is_index(arguments[1])) index_as_int64(run, arguments[1]);
    std::int64_t offset =
        run.profile.python_2 ? offset_argument(run, arguments[1]) : integer_argument(run, arguments[1]);
    BufferedGuard guard(run, file);
    return make_count(run, buffered_seek(run, file, offset, whence));
}

/// Python 2 leaves all but what waits to the raw stream.
Value truncate_as_raw(Run& run, Buffered* file, Object* size) {
    require_ready(run, file);
    BufferedGuard guard(run, file);
    if (file->role != FileRole::reader) buffered_flush(run, file);
    if (file->role == FileRole::random) buffered_rewind(run, file);
    return call_method(run, attached_raw(run, file), "truncate", {size});
}

Value truncate(Run& run, Arguments arguments) {
    Buffered* file = self_of(arguments);
    if (run.profile.python_2) return truncate_as_raw(run, file, arguments[1]);
    const bool says_what = run.profile.family == "pypy" || run.profile.minor() >= 9;
    require_open_raw(run, file, says_what ? "truncate of closed file" : "I/O operation on closed file");
    if (file->role == FileRole::reader && !does(run, Detail::readers_truncate)) raise_unsupported(run, "truncate");
    call_method(run, file, "flush");
    const bool stops_here = arguments[1] == run.none && run.profile.family == "cpython";
    Value size = stops_here ? make_int(run, buffered_tell(run, file)) : share(arguments[1]);
    return call_method(run, attached_raw(run, file), "truncate", {size.get()});
}

Value repr_row(Run& run, Arguments arguments) {
    return repr_with_name(run, arguments[0], "");
}

/// With its buffer, as long as there is one.
Value sizeof_row(Run& run, Arguments arguments) {
    const auto size = static_cast<std::int64_t>(told_size(run, arguments[0]));
    return make_int(run, size + self_of(arguments)->capacity);
}

Value get_raw(Run& run, Object* object) {
    require_ready(run, static_cast<Buffered*>(object));
    return share(static_cast<Buffered*>(object)->below);
}

#define LASTREF_BUFFERED_ROWS                                                                                        \
    {"__init__", "self, raw, buffer_size=?", init}, {"__repr__", "self, /", repr_row},                               \
        {"__sizeof__", "self, /", sizeof_row, Binding::method, true, only_cpython_3},                                \
        {"__iter__", "self, /", io_base_iter}, {"close", "self, /", close},                                          \
        {"_dealloc_warn", "self, source, /", dealloc_warn, Binding::method, true, 1}, {"detach", "self, /", detach}, \
        {"fileno", "self, /", forward<fileno_name>}, {"flush", "self, /", flush},                                    \
        {"isatty", "self, /", forward<isatty_name>}, {"readable", "self, /", forward<readable_name>},                \
        {"seek", "self, target, whence=0, /", seek}, {"seekable", "self, /", forward<seekable_name>},                \
        {"tell", "self, /", tell}, {"truncate", "self, pos=None, /", truncate}, {                                    \
        "writable", "self, /", forward<writable_name>                                                                \
    }

#define LASTREF_BUFFERED_READING_ROWS                                                                            \
    {"peek", "self, size=0, /", peek}, {"read", "self, size=-1, /", read}, {"read1", "self, size=-1, /", read1}, \
        {"read1", "self, size, /", read1, Binding::method, true, 1, 6},                                          \
        {"read1", "self, size=?, /", read1_of_python_2, Binding::method, true, only_python_2},                   \
        {"readinto", "self, buffer, /", readinto<false>, Binding::method, true, 1},                              \
        {"readinto1", "self, buffer, /", readinto<true>, Binding::method, true, 1}, {                            \
        "readline", "self, size=-1, /", readline                                                                 \
    }

// The last of two rows of one name counts.
Value answer_false(Run& run, Arguments) {
    return make_bool(run, false);
}

constexpr NativeRow reader_rows[] = {
    {"__new__", "cls, *args, **kwargs", file_new<FileRole::reader>, Binding::static_method, true, to_3_11_or_pypy},
    LASTREF_BUFFERED_ROWS,
    LASTREF_BUFFERED_READING_ROWS,
    {"writable", "self, /", answer_false, Binding::method, true, 1},
};

constexpr NativeRow writer_rows[] = {
    {"__new__", "cls, *args, **kwargs", file_new<FileRole::writer>, Binding::static_method, true, to_3_11_or_pypy},
    {"write", "self, buffer, /", write},
    LASTREF_BUFFERED_ROWS,
    {"__init__", "self, raw, buffer_size=?, max_buffer_size=?", init, Binding::method, true, only_python_2},
    {"readable", "self, /", answer_false, Binding::method, true, 1},
};

constexpr NativeRow random_rows[] = {
    {"__new__", "cls, *args, **kwargs", file_new<FileRole::random>, Binding::static_method, true, to_3_11_or_pypy},
    {"write", "self, buffer, /", write},
    LASTREF_BUFFERED_ROWS,
    {"__init__", "self, raw, buffer_size=?, max_buffer_size=?", init, Binding::method, true, only_python_2},
    LASTREF_BUFFERED_READING_ROWS,
};

constexpr GetSetRow attributes[] = {
    {"closed", forward_attribute<closed_name>},
    {"mode", forward_attribute<mode_name>},
    {"name", forward_attribute<name_name>},
    {"raw", get_raw},
};

}  // namespace

#define LASTREF_BUFFERED_TYPE(identifier, text, rows, role) \
    const TypeSpec identifier{                              \
        .name = text,                                       \
        .kind = Kind::file,                                 \
        .instance_size = sizeof(Buffered),                  \
        .base = &buffered_io_base_type,                     \
        .methods = rows,                                    \
        .attributes = attributes,                           \
        .module = "_io",                                    \
        .next = next_buffered_line,                         \
        .make = make_bare_file<FileRole::role>,             \
        .has_dict = true,                                   \
        .has_finalizer = true,                              \
    };

LASTREF_BUFFERED_TYPE(buffered_reader_type, "BufferedReader", reader_rows, reader)
LASTREF_BUFFERED_TYPE(buffered_writer_type, "BufferedWriter", writer_rows, writer)
LASTREF_BUFFERED_TYPE(buffered_random_type, "BufferedRandom", random_rows, random)

}  // namespace lastref::model
