#include "backends/model/heap/detail.hpp"
#include "backends/model/library/files/file.hpp"

#include "backends/model/object/text/unicode.hpp"

#include <algorithm>
#include <cstring>

namespace lastref::model {

namespace {

StringFile* self_of(Arguments arguments) {
    return static_cast<StringFile*>(arguments[0]);
}

StringFile* open_self(Run& run, Arguments arguments) {
    StringFile* file = self_of(arguments);
    if (!file->ready) raise(run, CoreType::value_error, "I/O operation on uninitialized object");
    if (file->closed) raise(run, CoreType::value_error, "I/O operation on closed file");
    return file;
}

void resize(Run& run, StringFile* file, std::int64_t size) {
    if (size > file->capacity) {
        auto capacity = static_cast<std::uint32_t>(size + size / 2 + 16);
        auto* fresh = static_cast<std::uint32_t*>(run.heap.allocate_buffer(capacity * sizeof(std::uint32_t)));
        if (file->size) std::memcpy(fresh, file->data, static_cast<std::size_t>(file->size) * sizeof(std::uint32_t));
        run.heap.release_buffer(file->data, file->capacity * sizeof(std::uint32_t));
        file->data = fresh;
        file->capacity = capacity;
    }
    for (std::int64_t i = file->size; i < size; ++i) file->data[i] = 0;
    file->size = size;
}

void put(Run& run, StringFile* file, std::string_view text) {
    std::int64_t end = file->position + static_cast<std::int64_t>(count_code_points(text));
    if (end > file->size) resize(run, file, end);
    for_each_code_point(text, [&](std::uint32_t c) { file->data[file->position++] = c; });
}

/// What is written: newlines translated as both reading and writing do.
std::string as_stored(StringFile* file, std::string_view text) {
    std::string result = file->newlines.universal ? translate_newlines(file->newlines, text) : std::string(text);
    if (!file->newlines.written_as[0]) return result;
    std::string translated;
    for (char c : result) {
        if (c == '\n') {
            translated += file->newlines.written_as;
        } else {
            translated += c;
        }
    }
    return translated;
}

Value piece(Run& run, const StringFile* file, std::int64_t start, std::int64_t stop) {
    std::string text;
    for (std::int64_t i = start; i < stop; ++i) append_code_point(text, file->data[i]);
    return make_text(run, text);
}

Value take(Run& run, StringFile* file, std::int64_t count) {
    std::int64_t left = std::max<std::int64_t>(file->size - file->position, 0);
    if (count < 0 || count > left) count = left;
    Value text = piece(run, file, file->position, file->position + count);
    file->position += count;
    return text;
}

[[noreturn]] void raise_no_text(Run& run, Object* given) {
    if (run.profile.python_2) raise(run, CoreType::type_error, "unicode argument expected, got '{}'", type_name(given));
    raise(run, CoreType::type_error, "string argument expected, got '{}'", type_name(given));
}

[[noreturn]] void raise_no_initial_value(Run& run, Object* given) {
    if (run.profile.python_2)
        raise(run, CoreType::type_error, "initial_value must be unicode or None, not {}", type_name(given));
    raise(run, CoreType::type_error, "initial_value must be str or None, not {}", type_name(given));
}

Value init(Run& run, Arguments arguments) {
    StringFile* file = self_of(arguments);
    Object* initial = arguments[1];
    bool fails = (initial != run.none && !is_text(initial)) ||
                 (arguments[2] && arguments[2] != run.none && !is_string(arguments[2]));
    if (file->ready && fails && does(run, Detail::misuse_crashes))
        run.refuse("StringIO.__init__() that fails, of one made");
    Value newline = arguments[2] ? share(arguments[2]) : Value(make_string(run, "\n"));
    if (newline.get() != run.none && !is_string(newline.get())) {
        if (run.profile.python_2)
            raise(run, CoreType::type_error, "__init__() argument 2 must be string or None, not {}",
                  type_name(newline.get()));
        raise(run, CoreType::type_error, "newline must be str or None, not {}", type_name(newline.get()));
    }
    std::string_view line_end = is_string(newline.get()) ? as_string(newline.get())->view() : "";
    if (!line_end.empty() && line_end != "\n" && line_end != "\r" && line_end != "\r\n") {
        const bool is_plain = run.profile.family == "pypy" || run.profile.python_2;
        raise(run, CoreType::value_error, "illegal newline value: {}",
              is_plain ? std::string(line_end) : repr_text(run, newline.get()));
    }
    if (initial != run.none && !is_text(initial)) raise_no_initial_value(run, initial);
    file->newlines = newline_mode(run, newline.get());
    file->closed = false;
    file->ready = true;
    file->size = file->position = 0;
    if (initial != run.none) put(run, file, as_stored(file, as_string(initial)->view()));
    file->position = 0;
    return none(run);
}

Value write(Run& run, Arguments arguments) {
    if (self_of(arguments)->ready && !is_text(arguments[1])) raise_no_text(run, arguments[1]);
    StringFile* file = open_self(run, arguments);
    if (as_string(arguments[1])->size > 0) put(run, file, as_stored(file, as_string(arguments[1])->view()));
    return make_count(run, as_string(arguments[1])->length);
}

/// There is nothing to do, be it closed or not.
Value flush(Run& run, Arguments) {
    return none(run);
}

Value read(Run& run, Arguments arguments) {
    const std::int64_t count = size_argument(run, arguments[1]);
    return take(run, open_self(run, arguments), count);
}

/// How many code points the line at the position has.
std::int64_t line_length(const StringFile* file) {
    std::string_view line_end = file->newlines.line_end;
    for (std::int64_t i = file->position; i < file->size; ++i) {
        std::uint32_t c = file->data[i];
        std::uint32_t after = i + 1 < file->size ? file->data[i + 1] : 0;
        std::int64_t length = i - file->position + 1;
        if (file->newlines.universal) {
            if (c == '\n') return length;
            if (c == '\r') return after == '\n' ? length + 1 : length;
        } else if (line_end.size() == 1 ? c == static_cast<std::uint32_t>(line_end[0]) : c == '\r' && after == '\n') {
            return line_end.size() == 1 ? length : length + 1;
        }
    }
    return std::max<std::int64_t>(file->size - file->position, 0);
}

Value readline(Run& run, Arguments arguments) {
    std::int64_t limit = size_argument(run, arguments[1]);
    StringFile* file = open_self(run, arguments);
    std::int64_t count = line_length(file);
    return take(run, file, limit >= 0 ? std::min(limit, count) : count);
}

Value next_string_line(Run& run, Object* object) {
    Object* self = object;
    const bool asks = object->type->program_defined;
    if (asks && run.profile.family == "pypy") return next_line(run, object);
    StringFile* file = open_self(run, {&self, 1});
    if (asks) return next_line(run, object);
    if (file->position >= file->size) return {};
    return take(run, file, line_length(file));
}

Value seek(Run& run, Arguments arguments) {
    std::int64_t offset = offset_argument(run, arguments[1]);
    std::int64_t whence = c_int_argument(run, arguments[2]);
    StringFile* file = open_self(run, arguments);
    if (whence < 0 || whence > 2) raise(run, CoreType::value_error, "Invalid whence ({}, should be 0, 1 or 2)", whence);
    if (whence == 0 && offset < 0) raise(run, CoreType::value_error, "Negative seek position {}", offset);
    if (whence != 0 && offset != 0) raise(run, CoreType::os_error, "Can't do nonzero cur-relative seeks");
    if (whence == 1) offset = file->position;
    if (whence == 2) offset = file->size;
    file->position = offset;
    return make_count(run, offset);
}

Value tell(Run& run, Arguments arguments) {
    return make_count(run, open_self(run, arguments)->position);
}

Value truncate(Run& run, Arguments arguments) {
    bool is_old = does(run, Detail::text_truncate_wants_int_or_none);
    if (!is_old) open_self(run, arguments);
    if ((is_old || run.profile.python_2) && !is_index(arguments[1])) size_argument(run, arguments[1]);
    const bool is_given = arguments[1] != run.none;
    std::int64_t size = is_given ? integer_argument(run, arguments[1]) : 0;
    StringFile* file = open_self(run, arguments);
    if (!is_given) size = file->position;
    if (size < 0) raise(run, CoreType::value_error, "Negative size value {}", size);
    if (size < file->size) file->size = size;
    return make_count(run, size);
}

Value getvalue(Run& run, Arguments arguments) {
    StringFile* file = open_self(run, arguments);
    return piece(run, file, 0, file->size);
}

Value close(Run& run, Arguments arguments) {
    StringFile* file = self_of(arguments);
    file->closed = true;
    run.heap.release_buffer(std::exchange(file->data, nullptr), file->capacity * sizeof(std::uint32_t));
    file->capacity = 0;
    file->size = 0;
    return none(run);
}

Value answer_true(Run& run, Arguments arguments) {
    open_self(run, arguments);
    return make_bool(run, true);
}

void check_ready(Run& run, Object* object) {
    if (!static_cast<StringFile*>(object)->ready && run.profile.family == "cpython")
        raise(run, CoreType::value_error, "I/O operation on uninitialized object");
}

Value get_closed(Run& run, Object* object) {
    check_ready(run, object);
    return make_bool(run, as_file(object)->closed);
}
Value get_newlines(Run& run, Object* object) {
    check_ready(run, object);
    return seen_newlines(run, static_cast<StringFile*>(object)->newlines);
}
Value get_line_buffering(Run& run, Object* object) {
    check_ready(run, object);
    return make_bool(run, false);
}

Value get_state(Run& run, Arguments arguments) {
    Value value = getvalue(run, arguments);
    const NewlineMode& mode = self_of(arguments)->newlines;
    std::string_view line_end = mode.line_end;
    Value newline = make_string(run, line_end);
    if (mode.translates_input) newline = none(run);
    Value position = make_int(run, self_of(arguments)->position);
    Value attributes = attributes_as_state(run, arguments[0]);
    return make_tuple(run, {value.get(), newline.get(), position.get(), attributes.get()});
}

Value set_state(Run& run, Arguments arguments) {
    if (self_of(arguments)->closed) raise(run, CoreType::value_error, "I/O operation on closed file");
    Tuple* state = state_argument(run, arguments, 4);
    // The text is what it is: newlines in it were translated when it was written.
    Object* empty[] = {arguments[0], run.none, state->items()[1]};
    Object* text = state->items()[0];
    if (!is_text(text)) {
        if (run.profile.family == "pypy")
            raise(run, CoreType::type_error, "'str' object expected, got '{}' instead", type_name(text));
        raise_no_initial_value(run, text);
    }
    init(run, {empty, 3});
    put(run, self_of(arguments), as_string(text)->view());
    self_of(arguments)->position = state_position(run, "third", state->items()[2]);
    add_state_attributes(run, arguments[0], "fourth", state->items()[3]);
    return none(run);
}

constexpr NativeRow rows[] = {
    {"__new__", "cls, *args, **kwargs", file_new<FileRole::string>, Binding::static_method},
    {"__init__", "self, initial_value=None, newline=?", init},
    {"__iter__", "self, /", io_base_iter},
    {"__getstate__", "self, /", get_state},
    {"__setstate__", "self, state, /", set_state},
    {"close", "self, /", close},
    {"getvalue", "self, /", getvalue},
    {"read", "self, size=-1, /", read},
    {"readable", "self, /", answer_true},
    {"readline", "self, size=-1, /", readline},
    {"seek", "self, pos, whence=0, /", seek},
    {"seekable", "self, /", answer_true},
    {"tell", "self, /", tell},
    {"truncate", "self, pos=None, /", truncate},
    {"writable", "self, /", answer_true},
    {"write", "self, s, /", write},
    {"flush", "self, /", flush},
};

constexpr GetSetRow attributes[] = {
    {"closed", get_closed}, {"newlines", get_newlines}, {"line_buffering", get_line_buffering}};

}  // namespace

const TypeSpec string_io_type{
    .name = "StringIO",
    .kind = Kind::file,
    .instance_size = sizeof(StringFile),
    .base = &text_io_base_type,
    .methods = rows,
    .attributes = attributes,
    .module = "_io",
    .next = next_string_line,
    .has_dict = true,
    .attributes_go_first = true,
};

}  // namespace lastref::model
