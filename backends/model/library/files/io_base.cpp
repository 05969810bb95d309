#include "backends/model/library/files/file.hpp"

#include "backends/model/library/files/machine_of.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/text/bytes.hpp"
#include "backends/model/object/types/instance.hpp"

#include <algorithm>

namespace lastref::model {

namespace {

Value unsupported_seek(Run& run, Arguments) {
    raise_unsupported(run, "seek");
}
Value unsupported_truncate(Run& run, Arguments) {
    raise_unsupported(run, "truncate");
}
Value unsupported_fileno(Run& run, Arguments) {
    raise_unsupported(run, "fileno");
}
Value unsupported_detach(Run& run, Arguments) {
    raise_unsupported(run, "detach");
}
Value unsupported_read(Run& run, Arguments) {
    raise_unsupported(run, "read");
}
Value unsupported_read1(Run& run, Arguments) {
    raise_unsupported(run, "read1");
}
Value unsupported_readline(Run& run, Arguments) {
    raise_unsupported(run, "readline");
}
Value unsupported_write(Run& run, Arguments) {
    raise_unsupported(run, "write");
}

Value io_base_tell(Run& run, Arguments arguments) {
    Value zero = make_int(run, 0);
    Value one = make_int(run, 1);
    return call_method(run, arguments[0], "seek", {zero.get(), one.get()});
}

/// Whether a stream of a program's own was closed is an attribute of it, which programs can see be asked for and set.
constexpr std::string_view name_of_closed = "__IOBase_closed";

bool remembers_itself(Run& run, Object* self) {
    return run.profile.family == "cpython" && as_file(self)->role == FileRole::base;
}

bool is_base_closed(Run& run, Object* self) {
    if (!remembers_itself(run, self)) return as_file(self)->closed;
    return static_cast<bool>(find_attribute(run, self, run.intern(name_of_closed)));
}

Value io_base_flush(Run& run, Arguments arguments) {
    if (!remembers_itself(run, arguments[0])) {
        require_open(run, arguments[0]);
    } else if (is_base_closed(run, arguments[0])) {
        raise(run, CoreType::value_error, "I/O operation on closed file.");
    }
    return none(run);
}

bool holds_data_back(FileRole role) {
    return role == FileRole::text || role == FileRole::writer || role == FileRole::random;
}

Value answer_false(Run& run, Arguments) {
    return make_bool(run, false);
}

Value io_base_isatty(Run& run, Arguments arguments) {
    require_open(run, arguments[0]);
    return make_bool(run, false);
}

Value io_base_enter(Run& run, Arguments arguments) {
    require_open(run, arguments[0]);
    return share(arguments[0]);
}

Value io_base_exit(Run& run, Arguments arguments) {
    return call_method(run, arguments[0], "close");
}

Value get_closed(Run& run, Object* object) {
    return make_bool(run, is_base_closed(run, object));
}

Value get_dict(Run& run, Object* object) {
    return share(instance_dict(run, object));
}

Value check_closed(Run& run, Arguments arguments) {
    require_open(run, arguments[0]);
    return none(run);
}

template <const char* method, const char* message>
Value check_ability(Run& run, Arguments arguments) {
    if (!answers_true(run, arguments[0], method)) raise_unsupported(run, message);
    return make_bool(run, true);
}

constexpr char seekable_name[] = "seekable";
constexpr char readable_name[] = "readable";
constexpr char writable_name[] = "writable";
constexpr char not_seekable[] = "File or stream is not seekable.";
constexpr char not_readable[] = "File or stream is not readable.";
constexpr char not_writable[] = "File or stream is not writable.";

}  // namespace

Value io_base_readlines(Run& run, Arguments arguments) {
    std::int64_t hint = size_argument(run, arguments[1]);
    Ref<List> lines = make_list(run);
    std::int64_t total = 0;
    for_each(run, arguments[0], [&](Object* line) {
        list_append(run, lines.get(), line);
        if (hint <= 0) return true;
        total += length(run, line);
        return total <= hint;
    });
    return lines;
}

Value io_base_writelines(Run& run, Arguments arguments) {
    require_open(run, arguments[0]);
    for_each(run, arguments[1], [&](Object* line) {
        call_method(run, arguments[0], "write", {line});
        return true;
    });
    return none(run);
}

namespace {

Value raw_read(Run& run, Arguments arguments) {
    std::int64_t size = size_argument(run, arguments[1]);
    if (size < 0) return call_method(run, arguments[0], "readall");
    Ref<ByteArray> bytes = make_byte_array(run, "");
    byte_array_resize(run, bytes.get(), static_cast<std::size_t>(size));
    Value count = call_method(run, arguments[0], "readinto", {bytes.get()});
    if (count.get() == run.none) return count;
    std::int64_t got = index_as_int64(run, count.get());
    if (got < 0 || got > size) {
        raise(run, CoreType::value_error, "readinto returned {} outside buffer size {}", got, size);
    }
    return make_binary(run, byte_array_view(bytes.get()).substr(0, static_cast<std::size_t>(got)));
}

Value raw_readall(Run& run, Arguments arguments) {
    std::string all;
    Value size = make_int(run, run.profile.stream_buffer_bytes);
    bool any = false;
    for (;;) {
        Value piece = call_method(run, arguments[0], "read", {size.get()});
        if (piece.get() == run.none) return any ? make_binary(run, all) : piece;
        if (!is_binary(piece.get())) raise(run, CoreType::type_error, "read() should return bytes");
        std::string_view view = binary_view(piece.get());
        if (view.empty()) return make_binary(run, all);
        any = true;
        all += view;
    }
}

template <const char* method>
Value buffered_base_readinto(Run& run, Arguments arguments) {
    Ref<MemoryView> view = writable_view(run, arguments[1], "readinto() ");
    Value size = make_int(run, view->size);
    Value data = call_method(run, arguments[0], method, {size.get()});
    if (!is_binary(data.get())) raise(run, CoreType::type_error, "read() should return bytes");
    std::string_view bytes = binary_view(data.get());
    if (bytes.size() > view->size) {
        raise(run, CoreType::value_error, "read() returned too much data: {} bytes requested, {} returned", view->size,
              bytes.size());
    }
    std::copy(bytes.begin(), bytes.end(), memory_view_data(view.get()));
    return make_count(run, static_cast<std::int64_t>(bytes.size()));
}

constexpr char read_name[] = "read";
constexpr char read1_name[] = "read1";

Value get_nothing(Run& run, Object*) {
    return none(run);
}

constexpr NativeRow base_rows[] = {
    {"__new__", "cls, *args, **kwargs", file_new<FileRole::base>, Binding::static_method, true, to_3_11_or_pypy},
    {"__del__", "self, /", io_base_del, Binding::method, true, 1},
    {"__enter__", "self, /", io_base_enter},
    {"__exit__", "self, *args", io_base_exit},
    {"__iter__", "self, /", io_base_iter},
    {"close", "self, /", io_base_close},
    {"fileno", "self, /", unsupported_fileno},
    {"flush", "self, /", io_base_flush},
    {"isatty", "self, /", io_base_isatty},
    {"readable", "self, /", answer_false},
    {"readline", "self, size=-1, /", io_base_readline},
    {"readlines", "self, hint=-1, /", io_base_readlines},
    {"seek", "self, offset=?, whence=?, /", unsupported_seek},
    {"seekable", "self, /", answer_false},
    {"tell", "self, /", io_base_tell},
    {"truncate", "self, size=None, /", unsupported_truncate},
    {"writable", "self, /", answer_false},
    {"writelines", "self, lines, /", io_base_writelines},
    {"_checkClosed", "self, msg=None", check_closed},
    {"_checkSeekable", "self, msg=None", check_ability<seekable_name, not_seekable>},
    {"_checkReadable", "self, msg=None", check_ability<readable_name, not_readable>},
    {"_checkWritable", "self, msg=None", check_ability<writable_name, not_writable>},
};

constexpr GetSetRow base_attributes[] = {{"closed", get_closed}, {"__dict__", get_dict, nullptr, 1}};

Value raw_lacks(Run& run, Arguments) {
    raise_exception(run, call(run, run.type(CoreType::not_implemented_error)));
}

constexpr NativeRow raw_rows[] = {
    {"__new__", "cls, *args, **kwargs", file_new<FileRole::base>, Binding::static_method, true, to_3_11_or_pypy},
    {"read", "self, size=-1, /", raw_read},
    {"readall", "self, /", raw_readall},
    {"readinto", "self, *args, **kwargs", raw_lacks, Binding::method, true, only_cpython_3},
    {"write", "self, *args, **kwargs", raw_lacks, Binding::method, true, only_cpython_3},
};

constexpr NativeRow buffered_rows[] = {
    {"__new__", "cls, *args, **kwargs", file_new<FileRole::base>, Binding::static_method, true, to_3_11_or_pypy},
    {"detach", "self, /", unsupported_detach},
    {"read", "self, size=-1, /", unsupported_read},
    {"read1", "self, size=-1, /", unsupported_read1},
    {"readinto", "self, buffer, /", buffered_base_readinto<read_name>},
    {"readinto1", "self, buffer, /", buffered_base_readinto<read1_name>, Binding::method, true, 1},
    {"write", "self, b, /", unsupported_write},
};

constexpr NativeRow text_rows[] = {
    {"__new__", "cls, *args, **kwargs", file_new<FileRole::base>, Binding::static_method, true, to_3_11_or_pypy},
    {"detach", "self, /", unsupported_detach},
    {"read", "self, size=-1, /", unsupported_read},
    {"readline", "self, size=-1, /", unsupported_readline},
    {"write", "self, s, /", unsupported_write},
};

constexpr GetSetRow text_attributes[] = {{"encoding", get_nothing}, {"newlines", get_nothing}, {"errors", get_nothing}};

}  // namespace

namespace {

/// CPython sets an attribute, which those in C know for their own.
void tell_of_finalizing(Run& run, Object* self) {
    const FileRole role = as_file(self)->role;
    const bool is_told = role == FileRole::base || role == FileRole::string || role == FileRole::bytes;
    const bool tells = run.profile.family == "cpython" && !run.profile.python_2;
    if (!tells || !self->type->program_defined || !is_told) return;
    try {
        set_attribute(run, self, run.intern("_finalizing"), make_bool(run, true).get());
    } catch (Raised&) {
        // Nobody is told.
    }
}

}  // namespace

/// In Python 2 what a cycle held forgets with its attributes that it was closed.
void forget_closing(Run& run, Object* self) {
    as_file(self)->closed = false;
    if (Dict* own = instance_dict(run, self)) dict_take(run, own, run.intern(name_of_closed));
}

/// iobase_finalize: closes what is open still, and tells close() that nobody asked for it.
Value io_base_del(Run& run, Arguments arguments) {
    Object* self = arguments[0];
    const FileRole role = as_file(self)->role;
    if (run.profile.python_2 && (role == FileRole::bytes || role == FileRole::string)) return none(run);
    if (run.profile.is_mutant(Mutant::file_stays_open)) return none(run);
    if (run.profile.is_mutant(Mutant::file_not_flushed) && holds_data_back(as_file(self)->role)) return none(run);
    try {
        Value closed = find_attribute(run, self, run.intern("closed"));
        if (!closed || is_true(run, closed.get())) return none(run);
    } catch (Raised&) {
        return none(run);
    }
    as_file(self)->finalizing = true;
    tell_of_finalizing(run, self);
    try {
        call_method(run, self, "close");
    } catch (Raised& raised) {
        if (run.profile.failing_close_of_dead_file_is_reported) {
            run.report_unraisable(raised.exception.get(), "Exception ignored while finalizing file", self);
        }
    }
    return none(run);
}

Value io_base_iter(Run& run, Arguments arguments) {
    require_open(run, arguments[0]);
    return share(arguments[0]);
}

Value io_base_close(Run& run, Arguments arguments) {
    Object* self = arguments[0];
    if (is_base_closed(run, self)) return none(run);
    Value answer = both([&] { call_method(run, self, "flush"); },
                        [&] {
                            if (remembers_itself(run, self))
                                set_attribute(run, self, run.intern(name_of_closed), make_bool(run, true).get());
                            as_file(self)->closed = true;
                            return none(run);
                        });
    did_close(run, as_file(self));
    return answer;
}

Value io_base_readline(Run& run, Arguments arguments) {
    std::int64_t limit = size_argument(run, arguments[1]);
    Object* self = arguments[0];
    bool peeks = static_cast<bool>(find_attribute(run, self, run.intern("peek")));
    Value one = make_int(run, 1);
    std::string line;
    while (limit < 0 || static_cast<std::int64_t>(line.size()) < limit) {
        std::size_t wanted = 1;
        if (peeks) {
            Value ahead = call_method(run, self, "peek", {one.get()});
            std::string_view view = require_bytes_like(run, ahead.get());
            std::size_t end = view.find('\n');
            wanted = end == std::string_view::npos ? std::max<std::size_t>(view.size(), 1) : end + 1;
            if (limit >= 0) wanted = std::min(wanted, static_cast<std::size_t>(limit) - line.size());
        }
        Value size = make_int(run, static_cast<std::int64_t>(wanted));
        Value piece = call_method(run, self, "read", {size.get()});
        if (!is_binary(piece.get())) {
            raise(run, CoreType::os_error, "read() should have returned a bytes object, not '{}'",
                  type_name(piece.get()));
        }
        std::string_view bytes = binary_view(piece.get());
        if (bytes.empty()) break;
        line += bytes;
        if (line.back() == '\n') break;
    }
    return make_binary(run, line);
}

Value next_line(Run& run, Object* stream) {
    Value line = call_method(run, stream, "readline");
    if (length(run, line.get()) == 0) return {};
    return line;
}

const TypeSpec io_base_type{
    .name = "_IOBase",
    .kind = Kind::file,
    .instance_size = sizeof(File),
    .methods = base_rows,
    .attributes = base_attributes,
    .module = "_io",
    .next = next_line,
    .make = make_bare_file<FileRole::base>,
    .has_dict = true,
    .has_finalizer = true,
};

const TypeSpec raw_io_base_type{
    .name = "_RawIOBase",
    .kind = Kind::file,
    .instance_size = sizeof(File),
    .base = &io_base_type,
    .methods = raw_rows,
    .module = "_io",
    .make = make_bare_file<FileRole::base>,
    .has_dict = true,
    .has_finalizer = true,
};

const TypeSpec buffered_io_base_type{
    .name = "_BufferedIOBase",
    .kind = Kind::file,
    .instance_size = sizeof(File),
    .base = &io_base_type,
    .methods = buffered_rows,
    .module = "_io",
    .make = make_bare_file<FileRole::base>,
    .has_dict = true,
    .has_finalizer = true,
};

const TypeSpec text_io_base_type{
    .name = "_TextIOBase",
    .kind = Kind::file,
    .instance_size = sizeof(File),
    .base = &io_base_type,
    .methods = text_rows,
    .attributes = text_attributes,
    .module = "_io",
    .make = make_bare_file<FileRole::base>,
    .has_dict = true,
    .has_finalizer = true,
};

}  // namespace lastref::model
