#include "backends/model/heap/detail.hpp"
#include "backends/model/library/types/bytes_functions.hpp"
#include "backends/model/library/types/reducing.hpp"
#include "backends/model/object/containers/slice_range.hpp"
#include "backends/model/object/numbers/integer.hpp"
#include "backends/model/object/real_size.hpp"
#include "backends/model/object/types/instance_size.hpp"

#include <algorithm>

namespace lastref::model {

namespace {

ByteArray* self_of(Arguments arguments) {
    return static_cast<ByteArray*>(arguments[0]);
}

Value byte_array_new(Run& run, Arguments arguments) {
    Type* cls = class_argument(arguments[0]);
    return Value::adopt(run.heap.make_sized(Kind::byte_array, cls, instance_size(cls, sizeof(ByteArray))));
}

Value byte_array_init(Run& run, Arguments arguments) {
    // CPython's is empty from then on, whatever the arguments are.
    if (run.profile.family == "cpython") byte_array_resize(run, self_of(arguments), 0);
    std::string bytes = bytes_from(run, arguments[1], arguments[2], arguments[3], "bytearray");
    byte_array_replace(run, self_of(arguments), 0, self_of(arguments)->size, bytes);
    return none(run);
}

Value byte_array_repr(Run& run, Arguments arguments) {
    std::string text(does(run, Detail::reprs_name_subclasses) ? std::string_view(type_name(arguments[0]))
                                                              : "bytearray");
    text += '(';
    append_bytes_repr(text, bytes_self(arguments), SingleQuotes::always_escaped);
    return make_string(run, text + ")");
}

/// In Python 2 a text is bytes.
Value byte_array_str(Run& run, Arguments arguments) {
    if (!run.profile.python_2) return byte_array_repr(run, arguments);
    return make_string(run, bytes_self(arguments));
}

Value byte_array_iter(Run& run, Arguments arguments) {
    return make_iterator(run, CoreType::byte_array_iterator, arguments[0]);
}

std::size_t place_in(Run& run, const ByteArray* array, std::int64_t place) {
    if (place < 0) place += array->size;
    if (place < 0 || place >= array->size) raise(run, CoreType::index_error, "bytearray index out of range");
    return static_cast<std::size_t>(place);
}

void delete_stepwise(Run& run, ByteArray* array, SliceRange range) {
    if (range.step < 0) {
        range.start += (range.count - 1) * range.step;
        range.step = -range.step;
    }
    std::string kept;
    std::int64_t next = range.start;
    std::int64_t left = range.count;
    for (std::int64_t i = 0; i < array->size; ++i) {
        if (left > 0 && i == next) {
            next += range.step;
            --left;
        } else {
            kept += array->data[i];
        }
    }
    byte_array_replace(run, array, 0, array->size, kept);
}

/// Assigns to a slice; `bytes` empty deletes it.
void set_slice(Run& run, ByteArray* array, Slice* slice, std::string_view bytes, bool deleting) {
    SliceRange range = unpack_slice(run, slice);
    range = adjust_slice(range, array->size);
    if (range.step == 1) {
        auto start = static_cast<std::size_t>(range.start);
        byte_array_replace(run, array, start, start + static_cast<std::size_t>(range.count), bytes);
        return;
    }
    if (deleting) {
        if (range.count > 0) delete_stepwise(run, array, range);
        return;
    }
    if (static_cast<std::int64_t>(bytes.size()) != range.count) {
        raise(run, CoreType::value_error, "attempt to assign bytes of size {} to extended slice of size {}",
              bytes.size(), range.count);
    }
    for (std::int64_t i = 0; i < range.count; ++i) {
        array->data[range.start + i * range.step] = bytes[static_cast<std::size_t>(i)];
    }
}

Value byte_array_setitem(Run& run, Arguments arguments) {
    ByteArray* array = self_of(arguments);
    if (arguments[1]->kind == Kind::slice) {
        const Kind kind = arguments[2]->kind;
        const bool is_number = is_int(arguments[2]) || kind == Kind::floating || kind == Kind::complex_number;
        if (is_string(arguments[2]) && run.profile.family == "pypy")
            raise(run, CoreType::type_error, "cannot convert a (unicode) str object to bytes");
        if (is_number || (is_string(arguments[2]) && !run.profile.python_2)) {
            raise(run, CoreType::type_error, "can assign only bytes, buffers, or iterables of ints in range(0, 256)",
                  type_name(arguments[2]));
        }
        std::string bytes = bytes_from(run, arguments[2], nullptr, nullptr, "bytearray");
        set_slice(run, array, static_cast<Slice*>(arguments[1]), bytes, bytes.empty());
        return none(run);
    }
    if (!is_int(arguments[1]) && !find_special(arguments[1]->type, SpecialName::index)) {
        raise(run, CoreType::type_error, "bytearray indices must be integers or slices, not {}",
              type_name(arguments[1]));
    }
    const std::int64_t index = index_as_int64(run, arguments[1]);
    const bool sees_place_first = !does(run, Detail::new_bytes_are_seen_first);
    if (sees_place_first) place_in(run, array, index);
    char byte = byte_argument(run, arguments[2]);
    std::size_t place = place_in(run, array, index);
    if (place < array->size) array->data[place] = byte;
    return none(run);
}

Value byte_array_delitem(Run& run, Arguments arguments) {
    ByteArray* array = self_of(arguments);
    if (arguments[1]->kind == Kind::slice) {
        set_slice(run, array, static_cast<Slice*>(arguments[1]), "", true);
        return none(run);
    }
    if (!is_int(arguments[1]) && !find_special(arguments[1]->type, SpecialName::index)) {
        raise(run, CoreType::type_error, "bytearray indices must be integers or slices, not {}",
              type_name(arguments[1]));
    }
    std::size_t place = place_in(run, array, index_as_int64(run, arguments[1]));
    byte_array_replace(run, array, place, place + 1, "");
    return none(run);
}

Value byte_array_iadd(Run& run, Arguments arguments) {
    auto bytes = bytes_like(arguments[1]);
    if (!bytes && run.profile.family == "pypy")
        raise(run, CoreType::type_error, "a bytes-like object is required, not '{}'", type_name(arguments[1]));
    if (!bytes) {
        raise(run, CoreType::type_error, "can't concat {} to {}", type_name(arguments[1]), type_name(arguments[0]));
    }
    byte_array_replace(run, self_of(arguments), self_of(arguments)->size, self_of(arguments)->size, *bytes);
    return share(arguments[0]);
}

Value byte_array_imul(Run& run, Arguments arguments) {
    Value product = bytes_mul(run, arguments);
    if (product.get() == run.not_implemented) return product;
    byte_array_replace(run, self_of(arguments), 0, self_of(arguments)->size,
                       byte_array_view(static_cast<ByteArray*>(product.get())));
    return share(arguments[0]);
}

Value byte_array_append(Run& run, Arguments arguments) {
    char byte = byte_argument(run, arguments[1]);
    ByteArray* array = self_of(arguments);
    byte_array_replace(run, array, array->size, array->size, {&byte, 1});
    return none(run);
}

Value byte_array_extend(Run& run, Arguments arguments) {
    const bool is_data = run.profile.python_2 && bytes_like(arguments[1]);
    if (!is_data && (is_string(arguments[1]) || is_int(arguments[1]))) {
        const bool is_asked_for_items = run.profile.family == "cpython" && run.profile.minor() < 13;
        if (is_string(arguments[1]) && is_asked_for_items && as_string(arguments[1])->size)
            raise(run, CoreType::type_error, "'str' object cannot be interpreted as an integer");
        if (is_string(arguments[1]) && !is_asked_for_items)
            raise(run, CoreType::type_error, "expected iterable of integers; got: 'str'");
    }
    if (run.profile.python_2 && is_int(arguments[1]))
        raise(run, CoreType::type_error, "'{}' object is not iterable", type_name(arguments[1]));
    if (!is_iterable(arguments[1]) && !bytes_like(arguments[1]) && !run.profile.python_2) {
        const bool is_iterated = run.profile.minor() < 8 || run.profile.family == "pypy";
        if (is_iterated) raise(run, CoreType::type_error, "'{}' object is not iterable", type_name(arguments[1]));
        raise(run, CoreType::type_error, "can't extend bytearray with {}", type_name(arguments[1]));
    }
    if (run.profile.family == "cpython") ask_length(run, arguments[1]);
    std::string bytes = bytes_from(run, arguments[1], nullptr, nullptr, "bytearray");
    ByteArray* array = self_of(arguments);
    byte_array_replace(run, array, array->size, array->size, bytes);
    return none(run);
}

Value byte_array_resize_row(Run& run, Arguments arguments) {
    const std::int64_t size = index_as_int64(run, arguments[1]);
    if (size < 0) raise(run, CoreType::value_error, "Can only resize to positive sizes, got {}", size);
    byte_array_resize(run, self_of(arguments), static_cast<std::size_t>(size));
    return none(run);
}

Value byte_array_insert(Run& run, Arguments arguments) {
    std::int64_t place = integer_argument(run, arguments[1]);
    char byte = byte_argument(run, arguments[2]);
    ByteArray* array = self_of(arguments);
    if (place < 0) place = std::max<std::int64_t>(place + array->size, 0);
    auto at = static_cast<std::size_t>(std::min<std::int64_t>(place, array->size));
    byte_array_replace(run, array, at, at, {&byte, 1});
    return none(run);
}

Value byte_array_pop(Run& run, Arguments arguments) {
    ByteArray* array = self_of(arguments);
    std::int64_t place = integer_argument(run, arguments[1]);
    if (array->size == 0) raise(run, CoreType::index_error, "pop from empty bytearray");
    if (place < 0) place += array->size;
    if (place < 0 || place >= array->size) raise(run, CoreType::index_error, "pop index out of range");
    auto at = static_cast<std::size_t>(place);
    auto byte = static_cast<unsigned char>(array->data[at]);
    byte_array_replace(run, array, at, at + 1, "");
    return make_int(run, byte);
}

Value byte_array_remove(Run& run, Arguments arguments) {
    char byte = byte_argument(run, arguments[1]);
    ByteArray* array = self_of(arguments);
    std::size_t place = byte_array_view(array).find(byte);
    if (place == std::string_view::npos) raise(run, CoreType::value_error, "value not found in bytearray");
    byte_array_replace(run, array, place, place + 1, "");
    return none(run);
}

Value byte_array_clear(Run& run, Arguments arguments) {
    byte_array_resize(run, self_of(arguments), 0);
    return none(run);
}

Value byte_array_reverse(Run& run, Arguments arguments) {
    ByteArray* array = self_of(arguments);
    std::reverse(array->data, array->data + array->size);
    return none(run);
}

Value byte_array_copy(Run& run, Arguments arguments) {
    return make_byte_array(run, bytes_self(arguments));
}

Value byte_array_alloc(Run& run, Arguments arguments) {
    return make_int(run, self_of(arguments)->capacity);
}

/// PyPy looks at exports first, whatever the arguments are.
template <NativeFunction function>
Value resizing(Run& run, Arguments arguments) {
    if (run.profile.family == "pypy" && run.profile.exports_prevent_resizing && self_of(arguments)->exports)
        raise_message(run, CoreType::buffer_error, "Existing exports of data: object cannot be re-sized");
    return function(run, arguments);
}

constexpr NativeRow rows[] = {
    {"__new__", "cls, *args, **kwargs", byte_array_new, Binding::static_method},
    {"__init__", "self, source=?, encoding=?, errors=?", byte_array_init},
    {"__repr__", "self, /", byte_array_repr},
    {"__buffer__", "self, flags, /", buffer_of, Binding::method, true, 12},
    {"__reduce__", "self, /", reduce_in_library},
    {"__reduce_ex__", "self, protocol=0, /", reduce_bytearray, Binding::method, true, only_cpython_3},
    {"__str__", "self, /", byte_array_str},
    {"__iter__", "self, /", byte_array_iter},
    {"__setitem__", "self, key, value, /", byte_array_setitem},
    {"__delitem__", "self, key, /", resizing<byte_array_delitem>},
    {"__iadd__", "self, value, /", resizing<byte_array_iadd>},
    {"__imul__", "self, value, /", resizing<byte_array_imul>},
    {"__alloc__", "self, /", byte_array_alloc},
    {"__sizeof__", "self, /", object_sizeof},
    {"append", "self, item, /", resizing<byte_array_append>},
    {"clear", "self, /", byte_array_clear},
    {"copy", "self, /", byte_array_copy},
    {"extend", "self, iterable_of_ints, /", resizing<byte_array_extend>},
    {"insert", "self, index, item, /", resizing<byte_array_insert>},
    {"pop", "self, index=-1, /", resizing<byte_array_pop>},
    {"resize", "self, size, /", resizing<byte_array_resize_row>, Binding::method, true, 14},
    {"remove", "self, value, /", resizing<byte_array_remove>},
    {"reverse", "self, /", byte_array_reverse},
    LASTREF_BYTES_ROWS,
};

}  // namespace

const TypeSpec byte_array_type{
    .name = "bytearray",
    .kind = Kind::byte_array,
    .instance_size = sizeof(ByteArray),
    .methods = rows,
    .doc = "bytearray(iterable_of_ints) -> bytearray",
    .hashable = false,
};

}  // namespace lastref::model
