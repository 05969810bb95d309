#include "backends/model/heap/detail.hpp"
#include "backends/model/library/files/file.hpp"

#include "backends/model/object/text/bytes.hpp"
#include "backends/model/object/text/own_buffer.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

namespace lastref::model {

namespace {

// The contents are bytes that others may have, too, until they change; then a bytearray of its own, so that memoryviews
// work and lock its size.

BytesFile* self_of(Arguments arguments) {
    return static_cast<BytesFile*>(arguments[0]);
}
std::string_view contents(const BytesFile* file) {
    if (file->below->kind == Kind::bytes) return static_cast<Bytes*>(file->below)->view();
    return byte_array_view(static_cast<ByteArray*>(file->below));
}
/// The contents to be changed.
ByteArray* own_contents(Run& run, BytesFile* file) {
    if (file->below->kind == Kind::bytes) replace(file->below, Value(make_byte_array(run, contents(file))));
    return static_cast<ByteArray*>(file->below);
}
std::uint32_t exports_of(const BytesFile* file) {
    bool owned = file->below && file->below->kind == Kind::byte_array;
    return owned ? static_cast<ByteArray*>(file->below)->exports : 0;
}
void check_exports(Run& run, const BytesFile* file) {
    if (exports_of(file) && run.profile.exports_prevent_resizing)
        raise_message(run, CoreType::buffer_error, "Existing exports of data: object cannot be re-sized");
}

BytesFile* open_self(Run& run, Arguments arguments) {
    BytesFile* file = self_of(arguments);
    if (file->closed || !file->below) raise(run, CoreType::value_error, "I/O operation on closed file.");
    return file;
}

std::string_view rest_of(const BytesFile* file) {
    std::string_view all = contents(file);
    return file->position >= static_cast<std::int64_t>(all.size())
               ? std::string_view{}
               : all.substr(static_cast<std::size_t>(file->position));
}

Value take(Run& run, BytesFile* file, std::int64_t count) {
    std::string_view rest = rest_of(file);
    bool whole = file->position == 0 && rest.size() > 1 && (count < 0 || count >= std::int64_t(rest.size()));
    if (whole && file->below->kind == Kind::bytes) {
        file->position = static_cast<std::int64_t>(rest.size());
        return share(file->below);
    }
    if (count >= 0) rest = rest.substr(0, static_cast<std::size_t>(count));
    file->position += static_cast<std::int64_t>(rest.size());
    return make_binary(run, rest);
}

Value bytes_io_new(Run& run, Arguments arguments) {
    Value made = make_file(run, arguments[0], FileRole::bytes);
    as_file(made.get())->below = make_byte_array(run, "").release();
    return made;
}

Value init(Run& run, Arguments arguments) {
    BytesFile* file = self_of(arguments);
    file->position = 0;
    file->closed = false;
    Value fresh = is_exactly(run, arguments[1], CoreType::bytes) ? share(arguments[1]) : Value{};
    if (!fresh) fresh = make_byte_array(run, arguments[1] == run.none ? "" : require_buffer(run, arguments[1]));
    replace(file->below, std::move(fresh));
    return none(run);
}

/// A size argument. 3.6 has words of its own here for a float.
std::int64_t bytes_size_argument(Run& run, Object* object) {
    if (run.profile.minor() == 6 && object->kind == Kind::floating)
        raise(run, CoreType::type_error, "integer argument expected, got 'float'");
    return size_argument(run, object);
}

Value read(Run& run, Arguments arguments) {
    const std::int64_t count = bytes_size_argument(run, arguments[1]);
    return take(run, open_self(run, arguments), count);
}

Value readline(Run& run, Arguments arguments) {
    std::int64_t limit = bytes_size_argument(run, arguments[1]);
    BytesFile* file = open_self(run, arguments);
    std::string_view rest = rest_of(file);
    std::size_t end = rest.find('\n');
    auto count = static_cast<std::int64_t>(end == std::string_view::npos ? rest.size() : end + 1);
    return take(run, file, limit >= 0 ? std::min(limit, count) : count);
}

Value next_bytes_line(Run& run, Object* object) {
    Object* self = object;
    if (object->type->program_defined && run.profile.family == "pypy") return next_line(run, object);
    BytesFile* file = open_self(run, {&self, 1});
    if (rest_of(file).empty()) return {};
    Object* all[] = {self, run.none};
    return readline(run, {all, 2});
}

Value readinto(Run& run, Arguments arguments) {
    Ref<MemoryView> view = writable_view(run, arguments[1]);
    BytesFile* file = open_self(run, arguments);
    std::string_view rest = rest_of(file).substr(0, view->size);
    std::copy(rest.begin(), rest.end(), memory_view_data(view.get()));
    file->position += static_cast<std::int64_t>(rest.size());
    return make_count(run, static_cast<std::int64_t>(rest.size()));
}

Value readlines(Run& run, Arguments arguments) {
    open_self(run, arguments);
    if (run.profile.python_2) bytes_size_argument(run, arguments[1]);
    if (arguments[1] != run.none && arguments[1]->kind != Kind::integer) {
        raise(run, CoreType::type_error, "integer argument expected, got '{}'", type_name(arguments[1]));
    }
    return io_base_readlines(run, arguments);
}

/// What write() was given, which its class may make by itself.
std::string bytes_to_keep(Run& run, Object* given) {
    constexpr int in_order = 8;
    const Ref<MemoryView> own = own_buffer(run, given, in_order);
    return std::string(require_buffer(run, own ? own.get() : given));
}

Value write(Run& run, Arguments arguments) {
    // That of 3.14.2 did not yet.
    const bool looks_first =
        does(run, Detail::bytes_io_looks_at_data_first) && run.profile.version >= std::array{3, 14, 10};
    std::optional<std::string> first;
    if (looks_first) first = bytes_to_keep(run, arguments[1]);
    BytesFile* file = open_self(run, arguments);
    if (run.profile.family == "pypy") require_bytes_like(run, arguments[1]);
    check_exports(run, file);
    const std::string bytes = first ? std::move(*first) : bytes_to_keep(run, arguments[1]);
    if (!looks_first && has_own_buffer(run, arguments[1]) && (file->closed || !file->below || exports_of(file)))
        run.refuse("a __buffer__ that closes or shows the file that it is written to");
    if (bytes.empty()) return make_count(run, 0);
    ByteArray* array = own_contents(run, file);
    auto start = static_cast<std::size_t>(file->position);
    if (start > array->size) byte_array_resize(run, array, start);
    byte_array_replace(run, array, start, std::min<std::size_t>(array->size, start + bytes.size()), bytes);
    file->position += static_cast<std::int64_t>(bytes.size());
    return make_count(run, static_cast<std::int64_t>(bytes.size()));
}

Value seek(Run& run, Arguments arguments) {
    std::int64_t offset = offset_argument(run, arguments[1]);
    std::int64_t whence = c_int_argument(run, arguments[2]);
    BytesFile* file = open_self(run, arguments);
    const bool is_whence = whence >= 0 && whence <= 2;
    if (!is_whence && run.profile.family == "pypy")
        raise(run, CoreType::value_error, "whence must be between 0 and 2, not {}", whence);
    if (!is_whence) raise(run, CoreType::value_error, "invalid whence ({}, should be 0, 1 or 2)", whence);
    if (whence == 0 && offset < 0) raise(run, CoreType::value_error, "negative seek value {}", offset);
    if (whence == 1) offset += file->position;
    if (whence == 2) offset += static_cast<std::int64_t>(contents(file).size());
    file->position = std::max<std::int64_t>(offset, 0);
    return make_count(run, file->position);
}

Value tell(Run& run, Arguments arguments) {
    return make_count(run, open_self(run, arguments)->position);
}

Value truncate(Run& run, Arguments arguments) {
    bool is_old = does(run, Detail::bytes_truncate_wants_int_or_none);
    if (!is_old && run.profile.family == "cpython") check_exports(run, open_self(run, arguments));
    if ((is_old || run.profile.python_2) && !is_index(arguments[1])) bytes_size_argument(run, arguments[1]);
    std::int64_t size = arguments[1] != run.none ? integer_argument(run, arguments[1]) : self_of(arguments)->position;
    if (is_old) check_exports(run, open_self(run, arguments));
    if (size < 0) raise(run, CoreType::value_error, "negative size value {}", size);
    BytesFile* file = open_self(run, arguments);
    check_exports(run, file);
    if (size < static_cast<std::int64_t>(contents(file).size())) {
        byte_array_resize(run, own_contents(run, file), static_cast<std::size_t>(size));
    }
    return make_count(run, size);
}

Value getvalue(Run& run, Arguments arguments) {
    BytesFile* file = open_self(run, arguments);
    if (exports_of(file) || run.profile.python_2) return make_binary(run, contents(file));
    if (file->below->kind != Kind::bytes) replace(file->below, Value(make_bytes(run, contents(file))));
    return share(file->below);
}

/// What stands between CPython's views and the stream.
const TypeSpec bytes_io_buffer_type{
    .name = "_BytesIOBuffer",
    .kind = Kind::record,
    .instance_size = sizeof(Record),
    .subclassable = false,
    .module = "_io",
};

Value getbuffer(Run& run, Arguments arguments) {
    BytesFile* file = open_self(run, arguments);
    if (run.profile.family == "pypy") return make_memory_view(run, own_contents(run, file), file);
    Ref<Record> between = make_record(run, builtin_type(run, bytes_io_buffer_type), 1);
    between->fields()[0] = share(file).release();
    return make_memory_view(run, own_contents(run, file), between.get());
}

Value close(Run& run, Arguments arguments) {
    BytesFile* file = self_of(arguments);
    if (exports_of(file) && run.profile.exports_prevent_closing) {
        raise_message(run, CoreType::buffer_error, "Existing exports of data: object cannot be re-sized");
    }
    file->closed = true;
    if (exports_of(file)) own_contents(run, file)->size = 0;
    clear(file->below);
    return none(run);
}

Value answer_true(Run& run, Arguments arguments) {
    open_self(run, arguments);
    return make_bool(run, true);
}

Value flush(Run& run, Arguments arguments) {
    open_self(run, arguments);
    return none(run);
}

Value get_state(Run& run, Arguments arguments) {
    Value value = getvalue(run, arguments);
    Value position = make_int(run, self_of(arguments)->position);
    Value attributes = attributes_as_state(run, arguments[0]);
    return make_tuple(run, {value.get(), position.get(), attributes.get()});
}

Value set_state(Run& run, Arguments arguments) {
    const bool looks_first = run.profile.family == "pypy";
    if (looks_first) open_self(run, arguments);
    Tuple* state = state_argument(run, arguments, 3);
    if (!looks_first) open_self(run, arguments);
    Object* all[] = {arguments[0], state->items()[0]};
    init(run, {all, 2});
    self_of(arguments)->position = state_position(run, "second", state->items()[1]);
    add_state_attributes(run, arguments[0], "third", state->items()[2]);
    return none(run);
}

constexpr NativeRow rows[] = {
    {"__new__", "cls, *args, **kwargs", bytes_io_new, Binding::static_method},
    {"__init__", "self, initial_bytes=None", init},
    {"__iter__", "self, /", io_base_iter},
    {"__getstate__", "self, /", get_state},
    {"__setstate__", "self, state, /", set_state},
    {"close", "self, /", close},
    {"flush", "self, /", flush},
    {"getbuffer", "self, /", getbuffer, Binding::method, true, 1},
    {"__iter__", "self, /", self_row},
    {"getvalue", "self, /", getvalue},
    {"read", "self, size=-1, /", read},
    {"read1", "self, size=-1, /", read},
    {"read1", "self, size, /", read, Binding::method, true, 1, 6},
    {"read1", "self, size, /", read, Binding::method, true, only_python_2},
    {"readable", "self, /", answer_true},
    {"readinto", "self, buffer, /", readinto},
    {"readline", "self, size=-1, /", readline},
    {"readlines", "self, size=None, /", readlines},
    {"writelines", "self, lines, /", io_base_writelines},
    {"seek", "self, pos, whence=0, /", seek},
    {"seekable", "self, /", answer_true},
    {"tell", "self, /", tell},
    {"truncate", "self, size=None, /", truncate},
    {"writable", "self, /", answer_true},
    {"write", "self, b, /", write},
};

}  // namespace

const TypeSpec bytes_io_type{
    .name = "BytesIO",
    .kind = Kind::file,
    .instance_size = sizeof(BytesFile),
    .base = &buffered_io_base_type,
    .methods = rows,
    .module = "_io",
    .next = next_bytes_line,
    .has_dict = true,
    .attributes_go_first = true,
    .has_finalizer = true,
};

}  // namespace lastref::model
