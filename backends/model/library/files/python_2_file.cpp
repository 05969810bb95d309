#include "backends/model/library/files/python_2_file.hpp"

#include "backends/model/library/files/text_wrapper.hpp"
#include "backends/model/object/text/bytes.hpp"

namespace lastref::model {

namespace {

TextFile* open_self(Run& run, Arguments arguments) {
    auto* file = static_cast<TextFile*>(arguments[0]);
    require_open(run, file);
    return file;
}

std::int64_t count_argument(Run& run, Object* given) {
    if (!is_int(given)) raise(run, CoreType::type_error, "an integer is required");
    return index_as_int64(run, given);
}

Value read(Run& run, Arguments arguments) {
    TextFile* file = open_self(run, arguments);
    return text_read(run, file, count_argument(run, arguments[1]));
}

Value readline(Run& run, Arguments arguments) {
    TextFile* file = open_self(run, arguments);
    return text_readline(run, file, count_argument(run, arguments[1]));
}

Value readlines(Run& run, Arguments arguments) {
    TextFile* file = open_self(run, arguments);
    const std::int64_t hint = count_argument(run, arguments[1]);
    if (hint > 0) run.refuse("readlines() with a size, of a file of Python 2");
    Ref<List> lines = make_list(run);
    for (;;) {
        Value line = text_readline(run, file, -1);
        if (length(run, line.get()) == 0) return lines;
        list_append(run, lines.get(), std::move(line));
    }
}

Value next_file_line(Run& run, Object* object) {
    Value line = text_readline(run, open_self(run, {&object, 1}), -1);
    return length(run, line.get()) == 0 ? Value() : std::move(line);
}

/// Strings as they are, of other things with bytes these.
Value writable_text(Run& run, Object* given) {
    if (is_string(given)) return share(given);
    if (const auto bytes = bytes_like(given)) return make_binary(run, *bytes);
    return {};
}

Value write(Run& run, Arguments arguments) {
    TextFile* file = open_self(run, arguments);
    if (!file->encoder) raise(run, CoreType::os_error, "File not open for writing");
    Value text = writable_text(run, arguments[1]);
    if (!text && as_string(file->second)->view().find('b') != std::string_view::npos)
        run.refuse("write() of what has no bytes, to a binary file of Python 2");
    if (!text) raise(run, CoreType::type_error, "expected a string or other character buffer object");
    text_write(run, file, text.get());
    return none(run);
}

Value writelines(Run& run, Arguments arguments) {
    TextFile* file = open_self(run, arguments);
    if (!file->encoder) raise(run, CoreType::os_error, "File not open for writing");
    if (!is_iterable(arguments[1])) raise(run, CoreType::type_error, "writelines() requires an iterable argument");
    for_each(run, arguments[1], [&](Object* line) {
        Value text = writable_text(run, line);
        if (!text) raise(run, CoreType::type_error, "writelines() argument must be a sequence of strings");
        text_write(run, file, text.get());
        return true;
    });
    return none(run);
}

Value isatty(Run& run, Arguments arguments) {
    return call_method(run, open_self(run, arguments)->below, "isatty");
}

Value fileno(Run& run, Arguments arguments) {
    return call_method(run, open_self(run, arguments)->below, "fileno");
}

Value itself(Run& run, Arguments arguments) {
    return share(open_self(run, arguments));
}

Value leave(Run& run, Arguments arguments) {
    return call_method(run, arguments[0], "close");
}

Value get_name(Run& run, Object* object) {
    return get_attribute(run, as_file(object)->below, run.intern("name"));
}
Value get_mode(Run&, Object* object) {
    return share(as_file(object)->second);
}
Value get_closed(Run& run, Object* object) {
    return make_bool(run, is_closed(run, object));
}
Value get_none(Run& run, Object*) {
    return none(run);
}
Value get_newlines(Run& run, Object* object) {
    const NewlineMode& mode = static_cast<TextFile*>(object)->newlines;
    if (mode.universal && mode.seen) run.refuse("the newlines of a file of Python 2");
    return none(run);
}

Value repr_row(Run& run, Arguments arguments) {
    Value name = get_name(run, arguments[0]);
    return make_string(run, fmt::format("<{} file {}, mode {} at {:#x}>",
                                        is_closed(run, arguments[0]) ? "closed" : "open", repr_text(run, name.get()),
                                        repr_text(run, as_file(arguments[0])->second), identity(run, arguments[0])));
}

Value file_new(Run& run, Arguments) {
    run.refuse("file");
}

constexpr NativeRow rows[] = {
    {"__new__", "cls, *args, **kwargs", file_new, Binding::static_method},
    {"__enter__", "self, /", itself},
    {"__exit__", "self, *args", leave},
    {"__iter__", "self, /", itself},
    {"__repr__", "self, /", repr_row},
    {"close", "self, /", text_close},
    {"fileno", "self, /", fileno},
    {"flush", "self, /", text_flush},
    {"isatty", "self, /", isatty},
    {"read", "self, size=-1, /", read},
    {"readline", "self, size=-1, /", readline},
    {"readlines", "self, size=-1, /", readlines},
    {"seek", "self, offset, whence=0, /", text_seek},
    {"tell", "self, /", text_tell},
    {"truncate", "self, size=None, /", text_truncate},
    {"write", "self, text, /", write},
    {"writelines", "self, lines, /", writelines},
    {"xreadlines", "self, /", itself},
};

constexpr GetSetRow attributes[] = {
    {"closed", get_closed}, {"encoding", get_none}, {"errors", get_none},
    {"mode", get_mode},     {"name", get_name},     {"newlines", get_newlines},
};

const TypeSpec python_2_file_type{
    .name = "file",
    .kind = Kind::file,
    .instance_size = sizeof(TextFile),
    .methods = rows,
    .attributes = attributes,
    .subclassable = false,
    .next = next_file_line,
};

}  // namespace

Value make_python_2_file(Run& run, Object* buffer, Object* mode, bool has_universal_newlines) {
    Value made = make_file(run, builtin_type(run, python_2_file_type), FileRole::text);
    auto* file = static_cast<TextFile*>(made.get());
    Ref<Str> encoding = make_string(run, "ascii");
    Ref<Str> newline = make_string(run, "\n");
    text_init(run, file, buffer, encoding.get(), run.none, has_universal_newlines ? run.none : newline.get());
    replace(file->second, share(mode));
    file->write_through = file->of_python_2 = true;
    return made;
}

}  // namespace lastref::model
