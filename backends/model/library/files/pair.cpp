#include "backends/model/library/files/file.hpp"

namespace lastref::model {

namespace {

File* self_of(Arguments arguments) {
    return as_file(arguments[0]);
}

File* ready_self(Run& run, Arguments arguments) {
    File* file = self_of(arguments);
    if (!file->ready) raise(run, CoreType::value_error, "I/O operation on uninitialized object");
    return file;
}

Value init(Run& run, Arguments arguments) {
    File* file = self_of(arguments);
    file->ready = false;
    if (!answers_true(run, arguments[1], "readable")) raise_unsupported(run, "File or stream is not readable.");
    if (!answers_true(run, arguments[2], "writable")) raise_unsupported(run, "File or stream is not writable.");
    if (arguments.count > 4 && arguments[4])
        run.warn(CoreType::deprecation_warning, "max_buffer_size is deprecated", nullptr);
    Value size = arguments[3] ? share(arguments[3]) : make_int(run, run.profile.stream_buffer_bytes);
    replace(file->below, call(run, builtin_type(run, buffered_reader_type), {arguments[1], size.get()}));
    replace(file->second, call(run, builtin_type(run, buffered_writer_type), {arguments[2], size.get()}));
    file->ready = true;
    return none(run);
}

template <const char* method>
Value read_side(Run& run, Arguments arguments) {
    File* file = ready_self(run, arguments);
    if (arguments.count > 1 && arguments[1]) return call_method(run, file->below, method, {arguments[1]});
    return call_method(run, file->below, method);
}

template <const char* method>
Value write_side(Run& run, Arguments arguments) {
    File* file = ready_self(run, arguments);
    if (arguments.count > 1) return call_method(run, file->second, method, {arguments[1]});
    return call_method(run, file->second, method);
}

constexpr char read_name[] = "read";
constexpr char read1_name[] = "read1";
constexpr char readinto_name[] = "readinto";
constexpr char readinto1_name[] = "readinto1";
constexpr char peek_name[] = "peek";
constexpr char readable_name[] = "readable";
constexpr char writable_name[] = "writable";
constexpr char write_name[] = "write";
constexpr char flush_name[] = "flush";

Value close(Run& run, Arguments arguments) {
    File* file = ready_self(run, arguments);
    return both([&] { call_method(run, file->second, "close"); },
                [&] { return call_method(run, file->below, "close"); });
}

Value isatty(Run& run, Arguments arguments) {
    File* file = ready_self(run, arguments);
    return make_bool(run, answers_true(run, file->second, "isatty") || answers_true(run, file->below, "isatty"));
}

Value get_closed(Run& run, Object* object) {
    File* file = as_file(object);
    if (!file->ready) {
        raise(run, CoreType::runtime_error, "the BufferedRWPair object is being garbage-collected");
    }
    return get_attribute(run, file->second, run.intern("closed"));
}

/// CPython's deallocator drops both sides without closing the pair; only its collector calls the finalizer.
Value finalize(Run& run, Arguments arguments) {
    File* file = self_of(arguments);
    bool dies_at_zero = run.heap.collector().frees_at_zero() && file->refcount == 1 && !file->type->program_defined;
    return dies_at_zero ? none(run) : io_base_del(run, arguments);
}

constexpr NativeRow rows[] = {
    {"__del__", "self, /", finalize},
    {"__new__", "cls, *args, **kwargs", file_new<FileRole::pair>, Binding::static_method, true, to_3_11_or_pypy},
    {"__init__", "self, reader, writer, buffer_size=?, /", init},
    {"__init__", "self, reader, writer, buffer_size=?, max_buffer_size=?, /", init, Binding::method, true,
     only_python_2},
    {"close", "self, /", close},
    {"flush", "self, /", write_side<flush_name>},
    {"isatty", "self, /", isatty},
    {"peek", "self, size=?, /", read_side<peek_name>},
    {"read", "self, size=?, /", read_side<read_name>},
    {"read1", "self, size=?, /", read_side<read1_name>},
    {"readable", "self, /", read_side<readable_name>},
    {"readinto", "self, buffer, /", read_side<readinto_name>},
    {"readinto1", "self, buffer, /", read_side<readinto1_name>, Binding::method, true, 1},
    {"writable", "self, /", write_side<writable_name>},
    {"write", "self, buffer, /", write_side<write_name>},
};

constexpr GetSetRow attributes[] = {{"closed", get_closed}};

}  // namespace

const TypeSpec buffered_pair_type{
    .name = "BufferedRWPair",
    .kind = Kind::file,
    .instance_size = sizeof(File),
    .base = &buffered_io_base_type,
    .methods = rows,
    .attributes = attributes,
    .module = "_io",
    .make = make_bare_file<FileRole::pair>,
    .has_dict = true,
    .has_finalizer = true,
};

}  // namespace lastref::model
