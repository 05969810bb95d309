#include "backends/model/library/files/file.hpp"

#include "backends/model/object/numbers/integer.hpp"
#include "backends/model/object/os_errors.hpp"
#include "backends/model/object/text/bytes.hpp"
#include "backends/model/object/text/string.hpp"
#include "backends/model/object/text/unicode_text.hpp"

// Streams read and write the same in Python 2, where bytes are a str and texts are unicode objects.
namespace lastref::model {

Value make_binary(Run& run, std::string_view bytes) {
    if (run.profile.python_2) return make_string_of_length(run, bytes, bytes.size());
    return make_bytes(run, bytes);
}

bool is_binary(const Object* object) {
    if (object->kind != Kind::string) return object->kind == Kind::bytes;
    return run_of(object).profile.python_2 && !static_cast<const Str*>(object)->is_unicode;
}

bool streams_are_of_3_13(const Run& run) {
    return run.profile.minor() >= (run.profile.family == "pypy" ? 11 : 13);
}

std::string_view binary_view(const Object* object) {
    return object->kind == Kind::bytes ? static_cast<const Bytes*>(object)->view()
                                       : static_cast<const Str*>(object)->view();
}

Value make_text(Run& run, std::string_view text) {
    if (run.profile.python_2) return make_unicode(run, text);
    return make_string(run, text);
}

bool is_text(const Object* object) {
    if (object->kind != Kind::string) return false;
    return !run_of(object).profile.python_2 || static_cast<const Str*>(object)->is_unicode;
}

std::string_view text_type(const Run& run) {
    return run.profile.python_2 ? "unicode" : "str";
}

Value make_count(Run& run, std::int64_t count) {
    Value number = make_int(run, count);
    return run.profile.python_2 ? as_long(run, std::move(number)) : number;
}

std::string_view require_buffer(Run& run, Object* object) {
    if (run.profile.python_2 && !bytes_like(object))
        raise(run, CoreType::type_error, "'{}' does not have the buffer interface", type_name(object));
    return require_bytes_like(run, object);
}

namespace {

Value blocking_error_init(Run& run, Arguments arguments) {
    auto* given = static_cast<Tuple*>(arguments[1]);
    if (given->size < 2 || given->size > 3)
        raise(run, CoreType::type_error, "BlockingIOError() takes at {} {} arguments ({} given)",
              given->size < 2 ? "least" : "most", given->size < 2 ? 2 : 3, given->size);
    auto* error = static_cast<Exception*>(arguments[0]);
    if (given->size == 3 && !is_index(given->items()[2])) raise(run, CoreType::type_error, "an integer is required");
    Value written = given->size == 3 ? share(given->items()[2]) : make_int(run, 0);
    replace(error->args, Value(make_tuple(run, {given->items()[0], given->items()[1]})));
    replace(error->extra1, share(given->items()[0]));
    replace(error->extra2, share(given->items()[1]));
    replace(error->notes_or_value, std::move(written));
    return none(run);
}

constexpr NativeRow blocking_error_rows[] = {{"__init__", "self, *args", blocking_error_init}};

/// Python 2 has it in io alone.
const TypeSpec blocking_error_type{
    .name = "BlockingIOError",
    .kind = Kind::exception,
    .instance_size = sizeof(Exception),
    .base = &io_error_type,
    .methods = blocking_error_rows,
    .module = "__builtin__",
};

}  // namespace

Type* blocking_error(Run& run) {
    return run.profile.python_2 ? builtin_type(run, blocking_error_type) : run.type(CoreType::blocking_io_error);
}

}  // namespace lastref::model
