#include "backends/model/heap/detail.hpp"
#include "backends/model/library/types/bytes_functions.hpp"

#include "backends/model/library/codecs.hpp"
#include "backends/model/library/types/iterator_states.hpp"
#include "backends/model/library/types/reducing.hpp"
#include "backends/model/object/containers/list.hpp"
#include "backends/model/object/iterator.hpp"
#include "backends/model/object/numbers/integer.hpp"
#include "backends/model/object/real_size.hpp"

#include <cstring>

namespace lastref::model {

Value make_bytes_like(Run& run, Object* like, std::string_view bytes) {
    if (like->kind == Kind::byte_array) return make_byte_array(run, bytes);
    if (is_string(like)) return make_string(run, bytes);
    return make_bytes(run, bytes);
}

char byte_argument(Run& run, Object* object) {
    if (run.profile.python_2 && is_string(object) && !as_string(object)->is_unicode && as_string(object)->size == 1)
        return as_string(object)->data()[0];
    Value index = index_of(run, object);
    auto* number = static_cast<Int*>(index.get());
    if (!int_fits_int64(number) || number->value < 0 || number->value > 255) {
        raise(run, CoreType::value_error, "byte must be in range(0, 256)");
    }
    return static_cast<char>(number->value);
}

namespace {

std::string from_text(Run& run, Object* source, Object* encoding, Object* errors) {
    if (!encoding && run.profile.python_2) {
        if (!as_string(source)->is_unicode) return std::string(as_string(source)->view());
        raise(run, CoreType::type_error, "unicode argument without an encoding");
    }
    if (!encoding) raise(run, CoreType::type_error, "string argument without an encoding");
    std::string_view errors_text = errors ? as_string(errors)->view() : "strict";
    return encode_text(run, as_string(source), as_string(encoding)->view(), errors_text);
}

void check_name(Run& run, Object* object, std::string_view function, std::string_view name, int place) {
    if (!object || is_string(object)) return;
    raise(run, CoreType::type_error, "{}() argument '{}' must be str, not {}", function, name,
          given_type_name(run, object), place);
}

std::string from_iterator(Run& run, Object* iterator, std::string_view what) {
    std::string result;
    for_each_left(run, iterator, [&](Object* each) {
        Value index = index_of(run, each);
        auto* number = static_cast<Int*>(index.get());
        if (!int_fits_int64(number) || number->value < 0 || number->value > 255) {
            if (what == "byte") raise(run, CoreType::value_error, "byte must be in range(0, 256)");
            raise_worded(run, CoreType::value_error, run.profile.words.bytes_range);
        }
        result += static_cast<char>(number->value);
        return true;
    });
    return result;
}

/// The index that `source` is; null where it turns out to be none.
Value count_from(Run& run, Object* source) {
    try {
        return index_of(run, source);
    } catch (const Raised& raised) {
        if (!is_exception(run, raised.exception.get(), CoreType::type_error)) throw;
    }
    return {};
}

}  // namespace

std::string bytes_from(Run& run, Object* source, Object* encoding, Object* errors, std::string_view target) {
    check_name(run, encoding, target, "encoding", 2);
    check_name(run, errors, target, "errors", 3);
    if (!source) {
        if (encoding || errors) {
            if (run.profile.family == "pypy")
                raise(run, CoreType::type_error, "encoding or errors without sequence argument");
            raise(run, CoreType::type_error, "{} without a string argument", encoding ? "encoding" : "errors");
        }
        return {};
    }
    if (is_string(source)) return from_text(run, source, encoding, errors);
    if (encoding || errors) {
        raise(run, CoreType::type_error, "{} without a string argument", encoding ? "encoding" : "errors",
              type_name(source));
    }
    if (auto bytes = bytes_like(source)) return std::string(*bytes);
    if (Value count = is_index(source) ? count_from(run, source) : Value{}) {
        auto* number = static_cast<Int*>(count.get());
        if (!int_fits_int64(number)) {
            raise(run, CoreType::overflow_error, "cannot fit '{}' into an index-sized integer", type_name(source));
        }
        if (number->value < 0) raise(run, CoreType::value_error, "negative count");
        if (number->value > UINT32_MAX - 64) raise_message(run, CoreType::memory_error, "");
        return std::string(static_cast<std::size_t>(number->value), '\0');
    }
    const bool has_iter = is_iterable(source);
    Value iterator;
    if (target == "bytearray" && does(run, Detail::bytearray_takes_no_better_words))
        iterator = get_iterator(run, source);
    else if (has_iter && run.profile.family == "pypy")
        iterator = get_iterator(run, source);
    else if (has_iter)
        iterator = unless_type_error(run, [&] { return get_iterator(run, source); });
    if (!iterator) raise(run, CoreType::type_error, "cannot convert '{}' object to {}", type_name(source), target);
    if (target == "bytes" || run.profile.family == "pypy") ask_length(run, source);
    return from_iterator(run, iterator.get(), target == "bytes" ? "bytes" : "byte");
}

namespace {

Value make_bytes_of(Run& run, Type* cls, std::string_view bytes) {
    if (cls == run.type(CoreType::bytes)) return make_bytes(run, bytes);
    auto* made = static_cast<Bytes*>(run.heap.make_sized(Kind::bytes, cls, sizeof(Bytes) + bytes.size() + 1));
    made->hash = -1;
    made->size = static_cast<std::uint32_t>(bytes.size());
    if (!bytes.empty()) std::memcpy(made->data(), bytes.data(), bytes.size());
    return Value::adopt(made);
}

Value bytes_new(Run& run, Arguments arguments) {
    Type* cls = class_argument(arguments[0]);
    Object* source = arguments[1];
    if (source && !arguments[2] && !arguments[3]) {
        if (source->type == run.type(CoreType::bytes) && cls == source->type) return share(source);
        if (Value made = call_special(run, source, SpecialName::bytes)) {
            if (made->kind != Kind::bytes) {
                raise_worded(run, CoreType::type_error, run.profile.words.bytes_result, type_name(source),
                             type_name(made.get()), qualified_type_name(source->type), qualified_type_name(made->type));
            }
            if (cls == run.type(CoreType::bytes)) return made;
            return make_bytes_of(run, cls, static_cast<Bytes*>(made.get())->view());
        }
    }
    return make_bytes_of(run, cls, bytes_from(run, source, arguments[2], arguments[3]));
}

Value bytes_repr(Run& run, Arguments arguments) {
    if (run.profile.python_2) run.refuse("bytes of Python 2 that are no str here");
    std::string text;
    append_bytes_repr(text, bytes_self(arguments));
    return make_string(run, text);
}

Value bytes_hash_row(Run& run, Arguments arguments) {
    return make_int(run, bytes_hash(static_cast<Bytes*>(arguments[0])));
}
Value bytes_bytes(Run& run, Arguments arguments) {
    if (is_exactly(run, arguments[0], CoreType::bytes)) return share(arguments[0]);
    return make_bytes(run, bytes_self(arguments));
}
Value bytes_iter(Run& run, Arguments arguments) {
    return make_iterator(run, CoreType::bytes_iterator, arguments[0]);
}

Value bytes_getnewargs(Run& run, Arguments arguments) {
    Ref<Bytes> copy = make_bytes(run, bytes_self(arguments));
    return make_tuple(run, {copy.get()});
}

constexpr NativeRow rows[] = {
    {"__new__", "cls, source=?, encoding=?, errors=?", bytes_new, Binding::static_method},
    {"__getnewargs__", "self, /", get_new_arguments},
    {"__buffer__", "self, flags, /", buffer_of, Binding::method, true, 12},
    {"__repr__", "self, /", bytes_repr},
    {"__str__", "self, /", bytes_repr},
    {"__hash__", "self, /", bytes_hash_row},
    {"__bytes__", "self, /", bytes_bytes, Binding::method, true, 11},
    {"__iter__", "self, /", bytes_iter},
    {"__getnewargs__", "self, /", bytes_getnewargs},
    {"__sizeof__", "self, /", object_sizeof},
    LASTREF_BYTES_ROWS,
};

Value next_byte(Run& run, Object* object) {
    auto* iterator = static_cast<Iterator*>(object);
    if (!iterator->source) return {};
    std::string_view bytes = *bytes_like(iterator->source);
    auto place = static_cast<std::size_t>(iterator->index);
    if (place < bytes.size()) {
        ++iterator->index;
        return make_int(run, static_cast<unsigned char>(bytes[place]));
    }
    clear(iterator->source);
    return {};
}

Value iterator_hint(Run& run, Arguments arguments) {
    auto* iterator = static_cast<Iterator*>(arguments[0]);
    if (!iterator->source) return make_int(run, 0);
    std::int64_t left = static_cast<std::int64_t>(bytes_like(iterator->source)->size()) - iterator->index;
    return make_int(run, std::max<std::int64_t>(left, 0));
}

constexpr NativeRow iterator_rows[] = {
    {"__length_hint__", "self, /", iterator_hint},
    {"__reduce__", "self, /", reduce_sequence_iterator},
    {"__setstate__", "self, state, /", set_sequence_iterator},
};

}  // namespace

const TypeSpec bytes_type{
    .name = "bytes",
    .kind = Kind::bytes,
    .instance_size = sizeof(Bytes),
    .methods = rows,
    .doc = "bytes(iterable_of_ints) -> bytes\nbytes(string, encoding[, errors]) -> bytes",
};

const TypeSpec bytes_iterator_type{
    .name = "bytes_iterator",
    .kind = Kind::iterator,
    .instance_size = sizeof(Iterator),
    .methods = iterator_rows,
    .subclassable = false,
    .next = next_byte,
};

const TypeSpec byte_array_iterator_type{
    .name = "bytearray_iterator",
    .kind = Kind::iterator,
    .instance_size = sizeof(Iterator),
    .methods = iterator_rows,
    .subclassable = false,
    .next = next_byte,
};

}  // namespace lastref::model
