#include "backends/model/heap/detail.hpp"
#include "backends/model/library/files/bytes_to_write.hpp"
#include "backends/model/library/files/file.hpp"

#include "backends/model/library/files/machine_of.hpp"
#include "backends/model/object/os_errors.hpp"
#include "backends/model/object/text/bytes.hpp"
#include "backends/model/object/types/instance.hpp"
#include "backends/model/vm/imports/written_modules.hpp"

namespace lastref::model {

namespace {

RawFile* self_of(Arguments arguments) {
    return static_cast<RawFile*>(arguments[0]);
}

RawFile* open_self(Run& run, Arguments arguments) {
    RawFile* file = self_of(arguments);
    if (file->descriptor < 0) raise(run, CoreType::value_error, "I/O operation on closed file");
    return file;
}

[[noreturn]] void raise_bad_mode(Run& run) {
    raise(run, CoreType::value_error, "Must have exactly one of {}read/write/append mode and at most one plus",
          run.profile.python_2 ? "" : "create/");
}

/// Sets what the mode allows; returns the flags for the machine.
int parse_mode(Run& run, RawFile* file, std::string_view mode) {
    file->readable = file->writable = file->appending = file->created = file->truncates = false;
    int flags = 0;
    bool chosen = false;
    bool plus = false;
    for (char c : mode) {
        if (c == 'b') continue;
        if (c == '+') {
            if (plus) raise_bad_mode(run);
            plus = true;
            continue;
        }
        const bool is_known = c == 'r' || c == 'w' || c == 'a' || (c == 'x' && !run.profile.python_2);
        if (!is_known) raise(run, CoreType::value_error, "invalid mode: {}", mode);
        if (chosen) raise_bad_mode(run);
        chosen = true;
        if (c == 'r') {
            file->readable = true;
            continue;
        }
        file->writable = true;
        flags |= open_create;
        if (c == 'w') flags |= open_truncate;
        if (c == 'a') flags |= open_append;
        if (c == 'x') flags |= open_exclusive;
        file->appending = c == 'a';
        file->created = c == 'x';
        file->truncates = c == 'w';
    }
    if (!chosen) raise_bad_mode(run);
    if (plus) file->readable = file->writable = true;
    if (file->writable) flags |= file->readable ? open_read_write : open_write_only;
    return flags;
}

std::int64_t close_descriptor(Run& run, RawFile* file) {
    int descriptor = std::exchange(file->descriptor, -1);
    if (descriptor < 0 || file->keeps_descriptor) return 0;
    return require_success_of_stream(run, machine_of(run).close(descriptor), "close()");
}

int open_descriptor(Run& run, RawFile* file, Object* name, int flags, bool closes, Object* opener) {
    if (name->type == run.type(CoreType::boolean) && does(run, Detail::bool_descriptors_warn))
        run.warn(CoreType::runtime_warning, "bool is used as a file descriptor", nullptr);
    if (is_int(name)) {
        std::int64_t number = clamped_index(run, name);
        if (number != static_cast<std::int32_t>(number))
            raise(run, CoreType::type_error, "expected str, bytes or os.PathLike object, not {}", type_name(name));
        if (number < 0) raise(run, CoreType::value_error, "negative file descriptor");
        file->keeps_descriptor = !closes;
        return static_cast<int>(number);
    }
    if (name->kind == Kind::floating && (run.profile.family == "pypy" || run.profile.minor() < 10))
        raise(run, CoreType::type_error, "integer argument expected, got float");
    const bool has_own_words = run.profile.python_2 && !is_string(name);
    if (has_own_words && name->kind == Kind::floating)
        raise(run, CoreType::type_error, "integer argument expected, got float");
    if (has_own_words)
        raise(run, CoreType::type_error, "coercing to Unicode: need string or buffer, {} found", type_name(name));
    Value path = path_object(run, name);
    if (!closes) raise(run, CoreType::value_error, "Cannot use closefd=False with file name");
    file->keeps_descriptor = false;
    if (!opener) {
        const bool has_null =
            run.profile.python_2 && as_string(path.get())->view().find('\0') != std::string_view::npos;
        if (has_null) raise(run, CoreType::type_error, "embedded NUL character");
        std::string text = path_text(run, path.get());
        if ((flags & open_access_mode) != 0) interpreter_of(run).extension<WrittenModules>().add_file(text);
        return static_cast<int>(
            require_success_of_stream(run, machine_of(run).open(text, flags, 0666), "open()", name));
    }
    constexpr int close_on_exec = 02000000;
    Value flags_object = make_int(run, flags | close_on_exec);
    Value descriptor = call(run, opener, {path.get(), flags_object.get()});
    if (!is_int(descriptor.get())) raise(run, CoreType::type_error, "expected integer from opener");
    std::int64_t number = index_as_int64(run, descriptor.get());
    if (number < 0) raise(run, CoreType::value_error, "opener returned {}", number);
    return static_cast<int>(number);
}

/// A directory is no file; a descriptor must be one.
void check_descriptor(Run& run, RawFile* file, Object* name) {
    OpenFile* opened = machine_of(run).find(file->descriptor);
    constexpr std::uint32_t type_mask = 0170000;
    constexpr std::uint32_t directory = 0040000;
    if (opened && (opened->status().mode & type_mask) != directory) return;
    bool given = is_int(name);
    if (given) {
        file->descriptor = -1;
    } else {
        close_descriptor(run, file);
    }
    if (!opened) raise_os_error(run, error_bad_descriptor);
    raise_io_error(run, error_is_directory, name);
}

Value file_init(Run& run, Arguments arguments) {
    RawFile* file = self_of(arguments);
    Object* name = arguments[1];
    close_descriptor(run, file);
    file->closed = false;
    if (!is_string(arguments[2]) && run.profile.python_2)
        raise(run, CoreType::type_error, "fileio() argument 2 must be string, not {}", type_name(arguments[2]));
    if (!is_string(arguments[2])) {
        raise(run, CoreType::type_error, "FileIO() argument 'mode' must be str, not {}",
              given_type_name(run, arguments[2]), type_name(arguments[2]));
    }
    int flags = parse_mode(run, file, as_string(arguments[2])->view());
    Object* opener = arguments[4] == run.none ? nullptr : arguments[4];
    file->descriptor = open_descriptor(run, file, name, flags, is_true(run, arguments[3]), opener);
    check_descriptor(run, file, name);
    try {
        set_attribute(run, file, run.intern("name"), name);
    } catch (Raised&) {
        // A descriptor that was given stays the giver's.
        if (is_int(name)) file->descriptor = -1;
        throw;
    }
    if (file->appending) machine_of(run).find(file->descriptor)->seek(0, 2);
    file->ready = true;
    return none(run);
}

Value dealloc_warn(Run& run, Arguments arguments) {
    RawFile* file = self_of(arguments);
    if (file->descriptor < 0 || file->keeps_descriptor || run.profile.python_2) return none(run);
    Value kept = share(arguments[1]);
    std::string text = fmt::format("unclosed file {}", repr_text(run, kept.get()));
    try {
        Object* source = does(run, Detail::resource_warnings_have_sources) ? kept.get() : nullptr;
        run.warn(CoreType::resource_warning, text, source);
    } catch (Raised& raised) {
        // A filter made an error of it: nobody can catch that here.
        if (is_exception(run, raised.exception.get(), CoreType::warning)) {
            run.report_unraisable(raised.exception.get(), "Exception ignored while finalizing file", file);
        }
    }
    return none(run);
}

Value file_close(Run& run, Arguments arguments) {
    RawFile* file = self_of(arguments);
    return both([&] { io_base_close(run, arguments); },
                [&] {
                    if (file->finalizing) dealloc_warn(run, {std::array<Object*, 2>{file, file}.data(), 2});
                    close_descriptor(run, file);
                    return none(run);
                });
}

void require_readable(Run& run, const RawFile* file) {
    if (!file->readable) raise_unsupported(run, "File not open for reading");
}

void require_writable(Run& run, const RawFile* file) {
    if (!file->writable) raise_unsupported(run, "File not open for writing");
}

Value read_all(Run& run, RawFile* file) {
    std::string all;
    char piece[8192];
    for (;;) {
        SystemResult count = machine_of(run).read(file->descriptor, piece, sizeof(piece));
        if (count == -error_try_again) return all.empty() ? none(run) : make_binary(run, all);
        require_success_of_stream(run, count, "read()");
        if (count == 0) return make_binary(run, all);
        all.append(piece, static_cast<std::size_t>(count));
    }
}

Value file_readall(Run& run, Arguments arguments) {
    RawFile* file = open_self(run, arguments);
    if (run.profile.python_2 && !file->readable) raise_io_error(run, error_bad_descriptor);
    require_readable(run, file);
    return read_all(run, file);
}

Value file_read(Run& run, Arguments arguments) {
    RawFile* file = open_self(run, arguments);
    require_readable(run, file);
    std::int64_t size = size_argument(run, arguments[1]);
    if (size < 0) return call_method(run, file, "readall");
    std::string bytes(static_cast<std::size_t>(size), '\0');
    SystemResult count = machine_of(run).read(file->descriptor, bytes.data(), bytes.size());
    if (count == -error_try_again) return none(run);
    require_success_of_stream(run, count, "read()");
    return make_binary(run, std::string_view(bytes).substr(0, static_cast<std::size_t>(count)));
}

Value file_readinto(Run& run, Arguments arguments) {
    RawFile* file = open_self(run, arguments);
    require_readable(run, file);
    Ref<MemoryView> view = writable_view(run, arguments[1]);
    SystemResult count = machine_of(run).read(file->descriptor, memory_view_data(view.get()), view->size);
    memory_view_release(view.get());
    if (count == -error_try_again) return none(run);
    return make_count(run, require_success_of_stream(run, count, "read()"));
}

Value file_write(Run& run, Arguments arguments) {
    if (does(run, Detail::raw_files_look_at_data_first)) bytes_to_write(run, arguments[1]);
    RawFile* file = open_self(run, arguments);
    require_writable(run, file);
    SystemResult count = machine_of(run).write(file->descriptor, bytes_to_write(run, arguments[1]));
    if (count == -error_try_again) return none(run);
    return make_count(run, require_success_of_stream(run, count, "write()"));
}

SystemResult seek_to(Run& run, const RawFile* file, std::int64_t offset, int whence) {
    OpenFile* opened = machine_of(run).find(file->descriptor);
    return opened ? opened->seek(offset, whence) : -error_bad_descriptor;
}

Value file_seek(Run& run, Arguments arguments) {
    RawFile* file = open_self(run, arguments);
    const bool has_own_words = run.profile.family == "cpython" && run.profile.minor() < 10;
    if (has_own_words && arguments[1]->kind == Kind::floating)
        raise(run, CoreType::type_error, "an integer is required");
    if (has_own_words && !is_index(arguments[1]))
        raise(run, CoreType::type_error, "an integer is required (got type {})", type_name(arguments[1]));
    std::int64_t offset = integer_argument(run, arguments[1]);
    auto whence = static_cast<int>(c_int_argument(run, arguments[2]));
    return make_count(run, require_success_of_stream(run, seek_to(run, file, offset, whence), "lseek()"));
}

Value file_tell(Run& run, Arguments arguments) {
    RawFile* file = open_self(run, arguments);
    return make_count(run, require_success_of_stream(run, seek_to(run, file, 0, 1), "lseek()"));
}

Value file_truncate(Run& run, Arguments arguments) {
    RawFile* file = open_self(run, arguments);
    require_writable(run, file);
    if (run.profile.python_2 && arguments[1] != run.none && !is_index(arguments[1]))
        raise(run, CoreType::type_error, "an integer is required");
    std::int64_t size = arguments[1] == run.none ? require_success_of_stream(run, seek_to(run, file, 0, 1), "lseek()")
                                                 : index_as_int64(run, arguments[1]);
    OpenFile* opened = machine_of(run).find(file->descriptor);
    require_success_of_stream(run, opened ? opened->truncate(size) : -error_bad_descriptor, "ftruncate()");
    return arguments[1] != run.none && run.profile.python_2 ? share(arguments[1]) : make_count(run, size);
}

Value file_seekable(Run& run, Arguments arguments) {
    RawFile* file = open_self(run, arguments);
    return make_bool(run, seek_to(run, file, 0, 1) >= 0);
}

Value file_readable(Run& run, Arguments arguments) {
    return make_bool(run, open_self(run, arguments)->readable);
}
Value file_writable(Run& run, Arguments arguments) {
    return make_bool(run, open_self(run, arguments)->writable);
}
Value file_fileno(Run& run, Arguments arguments) {
    return make_int(run, open_self(run, arguments)->descriptor);
}

Value file_isatty(Run& run, Arguments arguments) {
    OpenFile* opened = machine_of(run).find(open_self(run, arguments)->descriptor);
    return make_bool(run, opened && opened->is_terminal());
}

std::string_view mode_text(const RawFile* file) {
    if (file->truncates && does(run_of(file), Detail::modes_tell_truncation)) return file->readable ? "wb+" : "wb";
    if (file->created) return file->readable ? "xb+" : "xb";
    if (file->appending) return file->readable ? "ab+" : "ab";
    if (file->readable) return file->writable ? "rb+" : "rb";
    return "wb";
}

Value file_repr(Run& run, Arguments arguments) {
    RawFile* file = self_of(arguments);
    std::string type = shown_type(file);
    if (file->descriptor < 0) return make_string(run, "<" + type + " [closed]>");
    std::string rest = fmt::format("mode='{}'", mode_text(file));
    if (!run.profile.python_2) rest += fmt::format(" closefd={}", file->keeps_descriptor ? "False" : "True");
    rest += '>';
    Value name = find_attribute(run, file, run.intern("name"));
    if (!name) return make_string(run, fmt::format("<{} fd={} {}", type, file->descriptor, rest));
    return make_string(run, fmt::format("<{} name={} {}", type, repr_of_name(run, file, name.get()), rest));
}

Value get_closed(Run& run, Object* object) {
    return make_bool(run, static_cast<RawFile*>(object)->descriptor < 0);
}
Value get_closefd(Run& run, Object* object) {
    return make_bool(run, !static_cast<RawFile*>(object)->keeps_descriptor);
}
Value get_mode(Run& run, Object* object) {
    return make_text(run, mode_text(static_cast<RawFile*>(object)));
}
Value get_block_size(Run& run, Object*) {
    constexpr std::int64_t block_bytes = 4096;  // as os.stat() says
    return make_int(run, block_bytes);
}

Value init(Run& run, Arguments arguments) {
    Value mode = arguments[2] ? share(arguments[2]) : share(run.intern("r"));
    Object* opener = arguments.count > 4 ? arguments[4] : run.none;
    Object* all[] = {arguments[0], arguments[1], mode.get(), arguments[3], opener};
    return file_init(run, {all, 5});
}

constexpr NativeRow rows[] = {
    {"__new__", "cls, *args, **kwargs", file_new<FileRole::raw>, Binding::static_method},
    {"__init__", "self, file, mode=?, closefd=True, opener=None", init},
    {"__init__", "self, file, mode=?, closefd=True", init, Binding::method, true, only_python_2},
    {"__repr__", "self, /", file_repr},
    {"_dealloc_warn", "self, source, /", dealloc_warn, Binding::method, true, 1},
    {"close", "self, /", file_close},
    {"fileno", "self, /", file_fileno},
    {"isatty", "self, /", file_isatty},
    {"read", "self, size=-1, /", file_read},
    {"readable", "self, /", file_readable},
    {"readall", "self, /", file_readall},
    {"readinto", "self, buffer, /", file_readinto},
    {"seek", "self, pos, whence=0, /", file_seek},
    {"seekable", "self, /", file_seekable},
    {"tell", "self, /", file_tell},
    {"truncate", "self, size=None, /", file_truncate},
    {"writable", "self, /", file_writable},
    {"write", "self, b, /", file_write},
};

constexpr GetSetRow attributes[] = {
    {"closed", get_closed}, {"closefd", get_closefd}, {"mode", get_mode}, {"_blksize", get_block_size, nullptr, 1}};

}  // namespace

const TypeSpec file_io_type{
    .name = "FileIO",
    .kind = Kind::file,
    .instance_size = sizeof(RawFile),
    .base = &raw_io_base_type,
    .methods = rows,
    .attributes = attributes,
    .module = "_io",
    .has_dict = true,
    .has_finalizer = true,
};

}  // namespace lastref::model
