#include "backends/model/heap/detail.hpp"
#include "backends/model/library/types/bytes_functions.hpp"
#include "backends/model/object/containers/array.hpp"
#include "backends/model/object/containers/slice_range.hpp"
#include "backends/model/object/numbers/integer.hpp"
#include "backends/model/object/text/string.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

namespace lastref::model {

namespace {

MemoryView* self_of(Arguments arguments) {
    return static_cast<MemoryView*>(arguments[0]);
}

void check_released(Run& run, MemoryView* view) {
    if (!view->released) return;
    raise(run, CoreType::value_error, "operation forbidden on released memoryview object");
}

std::string bytes_of(MemoryView* view) {
    std::string bytes(view->size, 0);
    const char* place = memory_view_data(view);
    for (char& each : bytes) {
        each = *place;
        place += view->step;
    }
    return bytes;
}

std::string bytes_of(Run& run, Arguments arguments) {
    check_released(run, self_of(arguments));
    return bytes_of(self_of(arguments));
}

/// What any bytes-like object shows, if it is not released.
std::optional<std::string> shown_bytes(Object* object) {
    if (is_array(object) && array_typecode(object) != 'B')
        run_of(object).refuse("a memoryview with an array of other numbers");
    if (object->kind == Kind::memory_view && !static_cast<MemoryView*>(object)->released)
        return bytes_of(static_cast<MemoryView*>(object));
    auto bytes = bytes_like(object);
    return bytes ? std::optional<std::string>(*bytes) : std::nullopt;
}

Value memory_view_new(Run& run, Arguments arguments) {
    return make_memory_view(run, arguments[1]);
}

}  // namespace

Value buffer_of(Run& run, Arguments arguments) {
    constexpr std::int64_t writable = 1;
    constexpr std::int64_t all_known = 0xff;
    const std::int64_t flags = index_as_int64(run, arguments[1]);
    if (flags < 0 || flags > all_known) run.refuse("flags of __buffer__");
    if (arguments[0]->kind == Kind::bytes && (flags & writable))
        raise_message(run, CoreType::buffer_error, "Object is not writable.");
    return make_memory_view(run, arguments[0]);
}

namespace {

Value memory_view_repr(Run& run, Arguments arguments) {
    std::string_view state = self_of(arguments)->released ? "released memory" : "memory";
    return make_string(run, fmt::format("<{} at {:#x}>", state, identity(run, arguments[0])));
}

Value memory_view_len(Run& run, Arguments arguments) {
    check_released(run, self_of(arguments));
    return make_int(run, self_of(arguments)->size);
}

bool on_pypy(const Run& run) {
    return run.profile.family == "pypy";
}

/// 7.3 takes the number as a bytearray does; to 8.0 one that is too large is of the wrong type, too.
std::int64_t byte_on_pypy(Run& run, Object* number) {
    const bool fits_type = is_int(number) || find_special(number->type, SpecialName::index);
    if (!does(run, Detail::views_take_bytes_as_arrays)) {
        std::int64_t byte = fits_type ? clamped_index(run, number) : -1;
        if (byte < 0 || byte > 255) raise(run, CoreType::type_error, "memoryview: invalid type for format 'B'");
        return byte;
    }
    if (!fits_type)
        raise(run, CoreType::type_error, "'{}' object cannot be interpreted as an integer", type_name(number));
    std::int64_t byte = clamped_index(run, number);
    if (byte < 0 || byte > 255) raise(run, CoreType::value_error, "byte must be in range(0, 256)");
    return byte;
}

char* place_argument(Run& run, MemoryView* view, Object* index) {
    if (index->kind == Kind::tuple) run.refuse("a tuple as index of a memoryview");
    if (!is_int(index) && !find_special(index->type, SpecialName::index)) {
        if (run.profile.python_2)
            raise(run, CoreType::type_error, "cannot index memory using \"{}\"", type_name(index));
        raise(run, CoreType::type_error, "memoryview: invalid slice key");
    }
    std::int64_t place = index_as_int64(run, index);
    check_released(run, view);
    if (place < 0) place += view->size;
    if (place < 0 || place >= view->size)
        raise(run, CoreType::index_error, "index out of {}",
              on_pypy(run)           ? "range"
              : run.profile.python_2 ? "bounds"
                                     : "bounds on dimension 1");
    return memory_view_data(view) + place * view->step;
}

SliceRange part_argument(Run& run, MemoryView* view, Slice* slice) {
    SliceRange range = unpack_slice(run, slice);
    if (range.step != 1 && run.profile.python_2)
        raise_exception(run, call(run, run.type(CoreType::not_implemented_error)));
    check_released(run, view);
    return adjust_slice(range, view->size);
}

Value memory_view_getitem(Run& run, Arguments arguments) {
    MemoryView* view = self_of(arguments);
    check_released(run, view);
    if (arguments[1]->kind == Kind::slice) {
        SliceRange range = part_argument(run, view, static_cast<Slice*>(arguments[1]));
        return make_memory_view_part(run, view, static_cast<std::uint32_t>(range.start),
                                     static_cast<std::uint32_t>(range.count), range.step);
    }
    const char* place = place_argument(run, view, arguments[1]);
    if (run.profile.python_2) return make_string_of_length(run, {place, 1}, 1);
    return make_int(run, static_cast<unsigned char>(*place));
}

/// Python 2 gives its items as strings, and takes them from anything with bytes.
std::string python_2_bytes(Run& run, Object* given, std::size_t size) {
    std::optional<std::string> bytes = shown_bytes(given);
    if (!bytes) raise(run, CoreType::type_error, "'{}' does not have the buffer interface", type_name(given));
    if (bytes->size() != size) raise(run, CoreType::value_error, "cannot modify size of memoryview object");
    return std::move(*bytes);
}

void set_in_python_2(Run& run, MemoryView* view, Object* key, Object* given) {
    if (key->kind == Kind::slice) {
        SliceRange range = part_argument(run, view, static_cast<Slice*>(key));
        std::string bytes = python_2_bytes(run, given, static_cast<std::size_t>(range.count));
        std::copy(bytes.begin(), bytes.end(), memory_view_data(view) + range.start);
    } else {
        char* place = place_argument(run, view, key);
        *place = python_2_bytes(run, given, 1).front();
    }
}

Value memory_view_setitem(Run& run, Arguments arguments) {
    MemoryView* view = self_of(arguments);
    check_released(run, view);
    if (view->read_only) raise(run, CoreType::type_error, "cannot modify read-only memory");
    if (run.profile.python_2) {
        set_in_python_2(run, view, arguments[1], arguments[2]);
        return none(run);
    }
    if (arguments[1]->kind == Kind::slice) {
        std::optional<std::string> shown = shown_bytes(arguments[2]);
        std::string bytes = shown ? std::move(*shown) : std::string(require_bytes_like(run, arguments[2]));
        SliceRange range = part_argument(run, view, static_cast<Slice*>(arguments[1]));
        if (static_cast<std::int64_t>(bytes.size()) != range.count) {
            if (range.step != 1 && run.profile.family == "pypy") run.refuse("a memoryview slice with a step");
            raise(run, CoreType::value_error, "memoryview assignment: lvalue and rvalue have different structures");
        }
        char* place = memory_view_data(view) + range.start * view->step;
        for (char each : bytes) {
            *place = each;
            place += range.step * view->step;
        }
        return none(run);
    }
    char* place = place_argument(run, view, arguments[1]);
    if (on_pypy(run)) {
        *place = static_cast<char>(byte_on_pypy(run, arguments[2]));
        return none(run);
    }
    if (!is_int(arguments[2]) && !find_special(arguments[2]->type, SpecialName::index)) {
        raise(run, CoreType::type_error, "memoryview: invalid type for format 'B'");
    }
    std::int64_t byte = index_as_int64(run, arguments[2]);
    check_released(run, view);
    if (byte < 0 || byte > 255) raise(run, CoreType::value_error, "memoryview: invalid value for format 'B'");
    *place = static_cast<char>(byte);
    return none(run);
}

Value memory_view_delitem(Run& run, Arguments arguments) {
    if (on_pypy(run)) raise(run, CoreType::type_error, "'memoryview' object does not support item deletion");
    MemoryView* view = self_of(arguments);
    check_released(run, view);
    if (view->read_only) raise(run, CoreType::type_error, "cannot modify read-only memory");
    raise(run, CoreType::type_error, "cannot delete memory");
}

Value compare_views(Run& run, Object* left, Object* right, compile::CompareOperator operation) {
    bool equality = operation == compile::CompareOperator::equal || operation == compile::CompareOperator::not_equal;
    auto first = shown_bytes(left);
    auto second = shown_bytes(right);
    if (!equality) return not_implemented(run);
    bool same = left == right;
    if (!same) {
        if (!second && right->kind != Kind::memory_view) return not_implemented(run);
        same = first && second && *first == *second;
    }
    return make_bool(run, same == (operation == compile::CompareOperator::equal));
}

Value memory_view_hash(Run& run, Arguments arguments) {
    if (run.profile.python_2) raise(run, CoreType::type_error, "unhashable type: 'memoryview'");
    if (self_of(arguments)->released) run.refuse("the hash of a released memoryview");
    if (!self_of(arguments)->read_only) raise(run, CoreType::value_error, "cannot hash writable memoryview object");
    return make_int(run, hash_of_bytes(bytes_of(run, arguments)));
}

Value memory_view_tobytes(Run& run, Arguments arguments) {
    const std::string bytes = bytes_of(run, arguments);
    if (run.profile.python_2) return make_string_of_length(run, bytes, bytes.size());
    return make_bytes(run, bytes);
}

Value memory_view_tolist(Run& run, Arguments arguments) {
    Ref<List> list = make_list(run);
    for (char c : bytes_of(run, arguments)) list_append(run, list.get(), make_int(run, static_cast<unsigned char>(c)));
    return list;
}

Value memory_view_release_row(Run& run, Arguments arguments) {
    memory_view_release(self_of(arguments));
    return none(run);
}

Value memory_view_enter(Run& run, Arguments arguments) {
    check_released(run, self_of(arguments));
    return share(arguments[0]);
}

Value memory_view_hex(Run& run, Arguments arguments) {
    Ref<Bytes> bytes = make_bytes(run, bytes_of(run, arguments));
    Object* values[] = {bytes.get(), arguments[1], arguments[2]};
    return bytes_hex(run, {values, 3});
}

Value memory_view_toreadonly(Run& run, Arguments arguments) {
    check_released(run, self_of(arguments));
    Ref<MemoryView> view = make_memory_view(run, arguments[0]);
    view->read_only = true;
    return view;
}

/// Looks at the shape that bytes are to have; refuses what is no line of them.
void check_shape(Run& run, const MemoryView* view, Object* shape) {
    if (shape->kind != Kind::list && shape->kind != Kind::tuple)
        raise(run, CoreType::type_error, "shape must be a list or a tuple");
    Ref<List> lengths = list_from(run, shape);
    std::int64_t product = 1;
    for (std::uint32_t i = 0; i < lengths->size; ++i) {
        Object* each = lengths->items[i];
        if (!is_int(each)) raise(run, CoreType::type_error, "memoryview.cast(): elements of shape must be integers");
        const std::int64_t length = integer_argument(run, each);
        if (length <= 0) raise(run, CoreType::value_error, "memoryview.cast(): elements of shape must be integers > 0");
        if (length > INT64_MAX / product)
            raise(run, CoreType::value_error, "memoryview.cast(): product(shape) > SSIZE_MAX");
        product *= length;
    }
    if (lengths->size == 0 || product != view->size)
        raise(run, CoreType::type_error, "memoryview: product(shape) * itemsize != buffer size");
    if (lengths->size > 1) run.refuse("a memoryview of several dimensions");
}

Value memory_view_cast(Run& run, Arguments arguments) {
    check_released(run, self_of(arguments));
    if (!is_contiguous(self_of(arguments)))
        raise(run, CoreType::type_error, "memoryview: casts are restricted to C-contiguous views");
    const bool is_plain = is_string(arguments[1]) && as_string(arguments[1])->view() == "B";
    if (is_plain && arguments[2] && run.profile.family == "cpython") check_shape(run, self_of(arguments), arguments[2]);
    if (is_plain) return make_memory_view(run, arguments[0]);
    run.refuse("method memoryview.cast");
}

Value memory_view_iter(Run& run, Arguments arguments) {
    check_released(run, self_of(arguments));
    return make_iterator(run, CoreType::sequence_iterator, arguments[0]);
}

/// Unlike other views of it, what this makes is of the view, not of what that shows.
Value memory_view_buffer(Run& run, Arguments) {
    run.refuse("memoryview.__buffer__");
}

constexpr NativeRow rows[] = {
    {"__new__", "cls, object", memory_view_new, Binding::static_method},
    {"__repr__", "self, /", memory_view_repr},
    {"__hash__", "self, /", memory_view_hash},
    {"__buffer__", "self, flags, /", memory_view_buffer, Binding::method, true, 12},
    {"__len__", "self, /", memory_view_len},
    {"__getitem__", "self, key, /", memory_view_getitem},
    {"__setitem__", "self, key, value, /", memory_view_setitem},
    {"__delitem__", "self, key, /", memory_view_delitem},
    {"__iter__", "self, /", memory_view_iter, Binding::method, true, 10},
    LASTREF_COMPARISON_ROWS(compare_views),
    {"__enter__", "self, /", memory_view_enter, Binding::method, true, 1},
    {"__exit__", "self, *args", memory_view_release_row, Binding::method, true, 1},
    {"cast", "self, /, format, shape=?", memory_view_cast, Binding::method, true, 1},
    {"hex", "self, /, sep=?, bytes_per_sep=1", memory_view_hex, Binding::method, true, 1},
    {"release", "self, /", memory_view_release_row, Binding::method, true, 1},
    {"tobytes", "self, /, order=?", memory_view_tobytes},
    {"tolist", "self, /", memory_view_tolist},
    {"toreadonly", "self, /", memory_view_toreadonly, Binding::method, true, 8},
};

MemoryView* checked(Run& run, Object* object) {
    check_released(run, static_cast<MemoryView*>(object));
    return static_cast<MemoryView*>(object);
}

/// Sizes are longs in Python 2.
Value in_language(Run& run, Value number) {
    return run.profile.python_2 ? as_long(run, std::move(number)) : number;
}

Value get_object(Run& run, Object* object) {
    MemoryView* view = checked(run, object);
    if (view->owner && !on_pypy(run)) run.refuse("obj of a memoryview of what a __buffer__ made");
    return share(memory_view_object(view));
}
Value get_size(Run& run, Object* object) {
    return make_int(run, checked(run, object)->size);
}
Value get_item_size(Run& run, Object* object) {
    return in_language(run, make_int(run, checked(run, object) ? 1 : 0));
}
Value get_format(Run& run, Object* object) {
    return make_string(run, checked(run, object) ? "B" : "");
}
Value get_read_only(Run& run, Object* object) {
    return make_bool(run, checked(run, object)->read_only);
}
Value get_contiguous(Run& run, Object* object) {
    return make_bool(run, is_contiguous(checked(run, object)));
}
Value get_shape(Run& run, Object* object) {
    Value size = in_language(run, get_size(run, object));
    return make_tuple(run, {size.get()});
}
Value get_strides(Run& run, Object* object) {
    Value step = in_language(run, make_int(run, checked(run, object)->step));
    return make_tuple(run, {step.get()});
}
Value get_suboffsets(Run& run, Object* object) {
    checked(run, object);
    return share(run.profile.python_2 ? run.none : run.empty_tuple);
}

constexpr GetSetRow attributes[] = {
    {"obj", get_object, nullptr, 1},
    {"nbytes", get_size, nullptr, 1},
    {"readonly", get_read_only},
    {"itemsize", get_item_size},
    {"format", get_format},
    {"ndim", get_item_size},
    {"shape", get_shape},
    {"strides", get_strides},
    {"suboffsets", get_suboffsets},
    {"contiguous", get_contiguous, nullptr, 1},
    {"c_contiguous", get_contiguous, nullptr, 1},
    {"f_contiguous", get_contiguous, nullptr, 1},
};

}  // namespace

const TypeSpec memory_view_type{
    .name = "memoryview",
    .kind = Kind::memory_view,
    .instance_size = sizeof(MemoryView),
    .methods = rows,
    .attributes = attributes,
    .subclassable = false,
    .doc = "Create a new memoryview object which references the given object.",
};

}  // namespace lastref::model
