#include "backends/model/compile/opcodes.hpp"
#include "backends/model/library/files/machine_of.hpp"
#include "backends/model/library/files/passed_on.hpp"
#include "backends/model/library/files/text_wrapper.hpp"
#include "backends/model/object/os_errors.hpp"
#include "backends/model/vm/interpreter.hpp"

namespace lastref::model {

namespace {

TextFile* self_of(Arguments arguments) {
    return static_cast<TextFile*>(arguments[0]);
}

TextFile* open_self(Run& run, Arguments arguments) {
    TextFile* file = self_of(arguments);
    require_attached(run, file);
    require_open(run, file);
    return file;
}

Value init(Run& run, Arguments arguments) {
    TextFile* file = self_of(arguments);
    text_init(run, file, arguments[1], arguments[2], arguments[3], arguments[4]);
    file->line_buffering = is_true(run, arguments[5]);
    file->write_through = arguments.count > 6 && is_true(run, arguments[6]);
    return none(run);
}

Value write(Run& run, Arguments arguments) {
    std::int64_t written = text_write(run, self_of(arguments), arguments[1]);
    return make_count(run, written);
}

Value read(Run& run, Arguments arguments) {
    TextFile* file = open_self(run, arguments);
    return text_read(run, file, size_argument(run, arguments[1]));
}

Value readline(Run& run, Arguments arguments) {
    TextFile* file = open_self(run, arguments);
    const bool is_size = run.profile.family == "pypy" || (run.profile.python_2 && arguments[1] != run.none);
    if (run.profile.python_2 && !is_size) raise(run, CoreType::type_error, "integer argument expected, got 'NoneType'");
    return text_readline(run, file, is_size ? size_argument(run, arguments[1]) : integer_argument(run, arguments[1]));
}

Value next_text_line(Run& run, Object* object) {
    auto* file = static_cast<TextFile*>(object);
    require_attached(run, file);
    file->telling = false;
    Value line;
    if (object->type->program_defined) {
        line = next_line(run, object);
    } else {
        require_open(run, file);
        line = text_readline(run, file, -1);
        if (as_string(line.get())->size == 0) line = {};
    }
    if (!line) file->telling = file->seekable;
    return line;
}

}  // namespace

Value text_flush(Run& run, Arguments arguments) {
    TextFile* file = open_self(run, arguments);
    file->telling = file->seekable;
    text_write_out(run, file);
    return call_method(run, attached_buffer(run, file), "flush");
}

Value text_close(Run& run, Arguments arguments) {
    TextFile* file = self_of(arguments);
    require_attached(run, file);
    if (is_closed(run, file) || !file->below) return none(run);
    if (file->finalizing && !run.profile.python_2) {
        try {
            call_method(run, attached_buffer(run, file), "_dealloc_warn", {file});
        } catch (Raised&) {
            // Buffers of a program's own class have no such method.
        }
    }
    Interpreter& vm = interpreter_of(run);
    const auto close_buffer = [&] {
        if (file == vm.standard_output.get()) vm.standard_output_is_open = false;
        Value buffer = share(attached_buffer(run, file));
        return call_method(run, buffer.get(), "close");
    };
    Value answer = both([&] { call_method(run, file, "flush"); }, close_buffer);
    did_close(run, file);
    return answer;
}

namespace {

Value detach(Run& run, Arguments arguments) {
    TextFile* file = self_of(arguments);
    require_attached(run, file);
    call_method(run, file, "flush");
    require_attached(run, file);
    Value buffer = Value::adopt(std::exchange(file->below, nullptr));
    // PyPy's text keeps the buffer alive all the same.
    if (run.profile.family == "pypy") file->second = share(buffer.get()).release();
    return buffer;
}

template <const char* name>
constexpr NativeFunction forward = pass_on<TextFile, require_attached, name>;
template <const char* name>
constexpr auto forward_attribute = pass_on_attribute<TextFile, require_attached, name>;

std::int64_t position_of(Run& run, TextFile* file) {
    Value position = call_method(run, attached_buffer(run, file), "tell");
    return index_as_int64(run, position.get()) - (file->end - file->start);
}

/// Its places are those of bytes, from anywhere.
Value seek_in_file(Run& run, TextFile* file, std::int64_t offset, std::int64_t whence) {
    call_method(run, file, "flush");
    if (whence == 1) offset -= file->end - file->start;
    Value offset_object = make_int(run, offset);
    Value whence_object = make_int(run, whence);
    if (whence < 0 || whence > 2) raise_io_error(run, error_invalid);
    call_method(run, attached_buffer(run, file), "seek", {offset_object.get(), whence_object.get()});
    text_forget_input(file);
    return none(run);
}

}  // namespace

Value text_tell(Run& run, Arguments arguments) {
    TextFile* file = open_self(run, arguments);
    if (!file->seekable) raise_unsupported(run, "underlying stream is not seekable");
    if (!file->telling) raise(run, CoreType::os_error, "telling position disabled by next() call");
    text_write_out(run, file);
    call_method(run, file, "flush");
    const std::int64_t position = position_of(run, file);
    return file->of_python_2 ? make_int(run, position) : make_count(run, position);
}

Value text_seek(Run& run, Arguments arguments) {
    TextFile* file = open_self(run, arguments);
    if (!file->seekable) raise_unsupported(run, "underlying stream is not seekable");
    std::int64_t whence = c_int_argument(run, arguments[2]);
    if (file->of_python_2) return seek_in_file(run, file, offset_argument(run, arguments[1]), whence);
    // What says where is looked at as any number, and floats are told of.
    if (whence == 0 && !is_index(arguments[1])) {
        Value zero = make_int(run, 0);
        compare(run, arguments[1], zero.get(), static_cast<int>(compile::CompareOperator::less));
        if (run.profile.family != "pypy") run.refuse("TextIOWrapper.seek() to what is no integer");
    }
    std::int64_t offset = integer_argument(run, arguments[1]);
    if (whence < 0 || whence > 2) raise(run, CoreType::value_error, "invalid whence ({}, should be 0, 1 or 2)", whence);
    if (whence == 1 && offset) raise_unsupported(run, "can't do nonzero cur-relative seeks");
    if (whence == 2 && offset) raise_unsupported(run, "can't do nonzero end-relative seeks");
    if (whence == 0 && offset < 0) raise(run, CoreType::value_error, "negative seek position {}", offset);
    call_method(run, file, "flush");
    if (whence == 1) offset = position_of(run, file);
    text_forget_input(file);
    Value offset_object = whence == 0 ? share(arguments[1]) : make_count(run, offset);
    if (!run.profile.python_2) offset_object = make_int(run, offset);
    Value whence_object = make_int(run, whence == 2 ? 2 : 0);
    Value position = call_method(run, attached_buffer(run, file), "seek", {offset_object.get(), whence_object.get()});
    Value zero = make_int(run, 0);
    file->is_past_start = !equals(run, whence == 2 ? position.get() : offset_object.get(), zero.get());
    return whence == 2 ? position : offset_object;
}

Value text_truncate(Run& run, Arguments arguments) {
    TextFile* file = self_of(arguments);
    require_attached(run, file);
    if (file->of_python_2 && !file->encoder) raise(run, CoreType::os_error, "File not open for writing");
    call_method(run, file, "flush");
    if (run.profile.python_2) {
        Value size = call_method(run, attached_buffer(run, file), "truncate", {arguments[1]});
        return file->of_python_2 ? none(run) : size;
    }
    Value size = arguments[1] == run.none && file->end > file->start ? make_int(run, position_of(run, file))
                                                                     : share(arguments[1]);
    if (size.get() == run.none) return call_method(run, attached_buffer(run, file), "truncate");
    return call_method(run, attached_buffer(run, file), "truncate", {size.get()});
}

namespace {

Value repr_row(Run& run, Arguments arguments) {
    TextFile* file = self_of(arguments);
    if (!file->ready) raise(run, CoreType::value_error, "I/O operation on uninitialized object");
    std::string rest;
    Value mode = run.profile.python_2 ? Value() : find_attribute(run, file, run.intern("mode"));
    if (mode) {
        rest = fmt::format(" mode={}", repr(run, mode.get())->view());
    }
    rest += fmt::format(" encoding={}", repr(run, file->encoding)->view());
    if (file->below) return repr_with_name(run, file, rest);
    return make_string(run, fmt::format("<{}{}>", shown_type(file), rest));
}

void check_new_text(Run& run, Object* given, std::string_view name) {
    if (!given || given == run.none || is_string(given)) return;
    const bool is_pypy = run.profile.family == "pypy";
    if (run.profile.language[1] >= 11)
        raise(run, CoreType::type_error, "reconfigure{} argument '{}' must be str or None, not {}", is_pypy ? "" : "()",
              name, type_name(given));
    if (is_pypy) run.refuse("reconfigure() with what is no str");
    raise(run, CoreType::type_error, "bad argument type for built-in operation");
}

Value reconfigure(Run& run, Arguments arguments) {
    TextFile* file = self_of(arguments);
    const auto check_texts = [&] {
        check_new_text(run, arguments[1], "encoding");
        check_new_text(run, arguments[2], "errors");
        check_new_text(run, arguments[3], "newline");
    };
    const bool looks_at_once = run.profile.language[1] >= 11;
    if (looks_at_once) check_texts();
    require_attached(run, file);
    if ((arguments[1] != run.none || arguments[2] != run.none || arguments[3]) && file->end > file->start) {
        raise_unsupported(run, "It is not possible to set the encoding or newline of stream after the first read");
    }
    call_method(run, file, "flush");
    if (!looks_at_once) check_texts();
    if (arguments[1] != run.none || arguments[2] != run.none) {
        Value errors = arguments[2] == run.none && arguments[1] == run.none ? share(file->errors) : share(arguments[2]);
        if (errors.get() == run.none) errors = make_string(run, "strict");
        if (arguments[1] != run.none) {
            const bool is_locale = as_string(arguments[1])->view() == "locale" && run.profile.language[1] >= 11;
            Value encoding = is_locale ? Value(make_string(run, "UTF-8")) : share(arguments[1]);
            check_text_encoding(run, as_string(encoding.get())->view());
            replace(file->encoding, std::move(encoding));
            file->is_past_start = file->seekable && file->encoder && !text_is_at_start(run, file);
        }
        replace(file->errors, std::move(errors));
    }
    if (arguments[3]) file->newlines = newline_mode(run, arguments[3]);
    if (arguments[4] != run.none) file->line_buffering = is_true(run, arguments[4]);
    if (arguments[5] != run.none) file->write_through = is_true(run, arguments[5]);
    return none(run);
}

template <Object* File::*field>
Value get_field(Run& run, Object* object) {
    auto* file = static_cast<TextFile*>(object);
    if (file->ready && file->*field) return share(file->*field);
    require_attached(run, file);
    return none(run);
}

Value get_line_buffering(Run& run, Object* object) {
    return make_bool(run, static_cast<TextFile*>(object)->line_buffering);
}
Value get_write_through(Run& run, Object* object) {
    return make_bool(run, static_cast<TextFile*>(object)->write_through);
}
Value get_newlines(Run& run, Object* object) {
    return seen_newlines(run, static_cast<TextFile*>(object)->newlines);
}
Value get_chunk_size(Run& run, Object* object) {
    return make_count(run, static_cast<TextFile*>(object)->chunk_size);
}
void set_chunk_size(Run& run, Object* object, Object* value) {
    if (!value) run.refuse("the deletion of _CHUNK_SIZE");
    const std::int64_t size = run.profile.family == "pypy" ? integer_argument(run, value) : index_as_int64(run, value);
    if (size <= 0) raise(run, CoreType::value_error, "a strictly positive integer is required");
    if (size > UINT32_MAX) run.refuse("a _CHUNK_SIZE of that size");
    static_cast<TextFile*>(object)->chunk_size = static_cast<std::uint32_t>(size);
}

constexpr NativeRow rows[] = {
    {"__new__", "cls, *args, **kwargs", file_new<FileRole::text>, Binding::static_method, true, to_3_11_or_pypy},
    {"__init__", "self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False",
     init},
    {"__init__", "self, buffer, encoding=None, errors=None, newline=None, line_buffering=False", init, Binding::method,
     true, only_python_2},
    {"__repr__", "self, /", repr_row},
    {"__iter__", "self, /", io_base_iter},
    {"close", "self, /", text_close},
    {"detach", "self, /", detach},
    {"fileno", "self, /", forward<fileno_name>},
    {"flush", "self, /", text_flush},
    {"isatty", "self, /", forward<isatty_name>},
    {"read", "self, size=-1, /", read},
    {"readable", "self, /", forward<readable_name>},
    {"readline", "self, size=-1, /", readline},
    {"reconfigure", "self, *, encoding=None, errors=None, newline=?, line_buffering=None, write_through=None",
     reconfigure, Binding::method, true, 7},
    {"seek", "self, cookie, whence=0, /", text_seek},
    {"seekable", "self, /", forward<seekable_name>},
    {"tell", "self, /", text_tell},
    {"truncate", "self, pos=None, /", text_truncate},
    {"writable", "self, /", forward<writable_name>},
    {"write", "self, text, /", write},
};

constexpr GetSetRow attributes[] = {
    {"buffer", get_field<&File::below>},
    {"closed", forward_attribute<closed_name>},
    {"encoding", get_field<&File::encoding>},
    {"errors", get_field<&File::errors>},
    {"line_buffering", get_line_buffering},
    {"name", forward_attribute<name_name>},
    {"newlines", get_newlines},
    {"write_through", get_write_through, nullptr, 1},
    {"_CHUNK_SIZE", get_chunk_size, set_chunk_size},
};

}  // namespace

const TypeSpec text_wrapper_type{
    .name = "TextIOWrapper",
    .kind = Kind::file,
    .instance_size = sizeof(TextFile),
    .base = &text_io_base_type,
    .methods = rows,
    .attributes = attributes,
    .module = "_io",
    .next = next_text_line,
    .make = make_bare_file<FileRole::text>,
    .has_dict = true,
    .has_finalizer = true,
};

}  // namespace lastref::model
